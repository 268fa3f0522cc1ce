"""The cited references of a case beside what the registries say of them: differences, what is missing, what was published afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from casereport.problems import BuildFailure, Problem, fault, in_order
from casereport.references import Reference, check_reference, doi_is_wellformed, pmid_is_wellformed
from casereport.references.comparison import TELLING, completed, differing_fields, value_of
from casereport.tools.references import Listed, ReferenceList
from casereport.tools.registry import NAMES, Answer, Kind, LookupFault, Registry

MOST_FAULTS = 3
"""After so many answers of a registry that could not be used, it is not asked again."""
_AFTERWARDS = ("retracted", "concern", "corrected")
_MISSING = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}

Tell = Callable[[str], None]


@dataclass
class Resolved:
    """The list with its references completed and the problems found, a table for people, and the fault that ends the command."""

    listing: ReferenceList
    table: str
    failure: BuildFailure | None = None


@dataclass
class _Run:
    """The questions of one run: how many were answered, which registries are not asked any more, and why."""

    registry: Registry
    problems: list[Problem] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    faults: list[tuple[Kind, LookupFault]] = field(default_factory=list)
    ended: set[Kind] = field(default_factory=set)
    asked: int = 0
    answered: int = 0


def resolve_references(listing: ReferenceList, registry: Registry, tell: Tell = lambda _: None) -> Resolved:
    """The list beside the registries' answers, DOI and PubMed number of each cited reference; faults of the network end nothing else.

    A reference keeps what it says; its empty fields are filled in where title and first author agree.
    """
    run = _Run(registry)
    total = sum(len(_identifiers(entry.reference)) for entry in listing.cited)
    cited = []
    for entry in listing.cited:
        reference = entry.reference
        for kind, identifier in _identifiers(reference):
            run.asked += 1
            tell(f"looking up {run.asked} of {total}")
            answer = _ask(run, kind, identifier, entry)
            reference = _compared(run, entry, reference, kind, answer) if answer else reference
        _note_missing(run, entry, reference)
        cited.append(replace(entry, reference=reference))
    problems = tuple(in_order((*listing.problems, *run.problems)))
    done = f"{run.answered} of {total} identifiers were answered"
    return Resolved(replace(listing, cited=tuple(cited), problems=problems), "\n".join([*run.rows, done]), _failure(run))


def _identifiers(reference: Reference) -> list[tuple[Kind, str]]:
    """The identifiers that may be sent; a malformed one is a problem of its own and is not."""
    found: list[tuple[Kind, str]] = [("DOI", reference.doi)] if doi_is_wellformed(reference.doi) else []
    return [*found, ("PMID", reference.pmid)] if pmid_is_wellformed(reference.pmid) else found


def _ask(run: _Run, kind: Kind, identifier: str, entry: Listed) -> Answer | None:
    if kind in run.ended:
        return None
    try:
        answer = run.registry.look_up(kind, identifier)
    except LookupFault as found:
        run.faults.append((kind, found))
        run.rows.append(f"{entry.key}, {kind}: not answered")
        if found.ends or sum(of == kind for of, _ in run.faults) >= MOST_FAULTS:
            run.ended.add(kind)
        return None
    run.answered += 1
    if answer is None:
        message = f"{NAMES[kind]} knows no work under the {kind} of '{entry.key}'"
        run.problems.append(_problem("unknown-identifier", message, entry, f"compare the {kind} with the paper, letter by letter"))
    return answer


def _compared(run: _Run, entry: Listed, reference: Reference, kind: Kind, answer: Answer) -> Reference:
    """The reference, completed where the answer is of the same work."""
    names = differing_fields(entry.reference, answer.work, answer.years)
    if names:
        message = f"'{entry.key}' differs from what {NAMES[kind]} says: {', '.join(names)}"
        run.problems.append(_problem("reference-differs", message, entry, _hint(names, kind)))
        run.rows += [
            f"{entry.key}, {name}: {_shown(value_of(entry.reference, name))} | {NAMES[kind]}: {_shown(value_of(answer.work, name))}"
            for name in names
        ]
    if TELLING & set(names):
        return reference
    run.problems += _afterwards(entry, answer.work, NAMES[kind])
    return completed(reference, answer.work)


def _hint(names: tuple[str, ...], kind: Kind) -> str:
    is_other = set(names) >= TELLING
    return f"the {kind} may be that of another paper" if is_other else "look at the paper itself; registries err too"


def _afterwards(entry: Listed, work: Reference, of: str) -> Iterator[Problem]:
    """Retraction, concern and correction that the registry tells and the entry does not."""
    known = {problem.code for problem in check_reference(entry.reference)}
    for problem in check_reference(replace(work, key=entry.key, place=entry.reference.place)):
        if problem.code in _AFTERWARDS and problem.code not in known:
            yield replace(problem, message=f"{problem.message}, {of} says")


def _note_missing(run: _Run, entry: Listed, reference: Reference) -> None:
    """A note for the identifiers that the answers gave, and for a reference that has none."""
    given = [name for name in _MISSING if getattr(reference, name) and not getattr(entry.reference, name)]
    if given:
        message = f"'{entry.key}' has no {' and no '.join(_MISSING[name] for name in given)}; the registries know it"
        run.problems.append(_problem("missing-identifier", message, entry, "--to bibtex, ris or csl-json writes the completed entry"))
        run.rows += [f"{entry.key}, {_MISSING[name]}: none | the registries: {_shown(getattr(reference, name))}" for name in given]
    elif not _identifiers(entry.reference):
        message = f"'{entry.key}' has neither DOI nor PMID and was not looked up"
        run.problems.append(_problem("missing-identifier", message, entry, "add doi or pmid where the work has one"))


def _shown(text: str) -> str:
    """A registry's text for a terminal: nothing that moves the cursor or reorders letters."""
    bare = "".join(character for character in text if character.isprintable())
    return (f"{bare[:160]} …" if len(bare) > 160 else bare) or "nothing"


def _problem(code: str, message: str, entry: Listed, hint: str) -> Problem:
    return fault(code, message, path=("references", entry.key), hint=hint, place=entry.reference.place)


def _failure(run: _Run) -> BuildFailure | None:
    """The status of the first fault met, and a sentence for each kind of fault."""
    if not run.faults:
        return None
    messages = dict.fromkeys(found.message for _, found in run.faults)
    return BuildFailure(run.faults[0][1].status, "; ".join(messages), "what was answered is told above, and kept")
