"""The order in which a document is put together: front, body, back, numbers, and last what would otherwise be lost."""

from __future__ import annotations

from collections.abc import Sequence

from casereport.case.source import Case
from casereport.chart import Chart
from casereport.citations import StyleFile
from casereport.citations.abbreviation import abbreviated, check_abbreviations
from casereport.document.back import is_draft, not_reported, statements
from casereport.document.body import body
from casereport.document.draft import Draft
from casereport.document.front import front_matter
from casereport.document.matter import article_matter
from casereport.document.narrative.phrases import section
from casereport.document.narrative.remainder import remainder
from casereport.document.numbering import Numbering, label_floats, label_supplement, number_sections
from casereport.document.prose.telling import Telling
from casereport.document.prose.texts import Texts
from casereport.document.spot import Spot
from casereport.document.tables.setting import set_tables
from casereport.facts import Facts
from casereport.figures import Scene
from casereport.journal import Journal
from casereport.language import spoken
from casereport.model import CaseRecord
from casereport.model.ages import AgePolicy
from casereport.model.fields import Answer
from casereport.problems import Problem, fault
from casereport.tree import AbstractPart, Document, Figure, Item, List, Notice, Section, Terms, Text, plain, walk
from casereport.values import dataclass

AGE_POLICIES: dict[str, AgePolicy] = {"as-typed": "exact", "years": "exact", "decade": "decade"}


def build_document(case: Case, journal: Journal, style: StyleFile | None = None) -> tuple[Document, list[Problem]]:
    """The document of a case for a journal, and the problems met in its prose, citations and figures; `style` replaces the journal's."""
    made = assemble(case, journal, style)
    return made.document, made.problems


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document with the problems met, the scene of each drawing by the hash that names it, and what the prose tells by patient's id."""

    document: Document
    problems: list[Problem]
    scenes: dict[str, Scene]
    tellings: dict[str, Telling]


def assemble(case: Case, journal: Journal, style: StyleFile | None = None, chart: Chart | None = None) -> Assembled:
    """The document of a case for a journal with everything that was made on the way; `style` replaces the journal's."""
    with spoken(case.record.language):
        return _build(case, journal, style, chart)


def _build(case: Case, journal: Journal, style: StyleFile | None, chart: Chart | None) -> Assembled:
    facts = Facts(case.record, AGE_POLICIES[journal.age_policy], chart)
    draft = Draft(case, journal, facts, Texts(case, facts))
    at = draft.at()
    front, (main, aside), back = front_matter(at, journal), body(draft), statements(at, journal)
    back = (*back, *not_reported(at))
    around = (_lead(at), _abbreviations(at))
    lead, extra = (number_sections(sections, numbered=False) for sections in around)
    main = (*lead, *number_sections(main, numbered=journal.numbered), *extra)
    (main, back), labels = label_floats((main, number_sections(back, numbered=False)), journal)
    aside, further = label_supplement(number_sections(aside, numbered=False), journal)
    sources = {key: abbreviated(source) for key, source in case.references.items()}
    numbering = Numbering(sources, labels | further, journal, style, _refused(case, draft.problems))
    for part in (front, main, back, aside):
        numbering.collect(part)
    front = numbering.resolve(front)
    typed = {f"tbl-{spec.id}" for spec in case.record.tables if spec.kind == "custom"}
    main, back, aside = (set_tables(numbering.resolve(part), journal, typed) for part in (main, back, aside))
    figures = [node for node in walk(main) if isinstance(node, Figure)]
    document = Document(
        language=case.record.language,
        front=front,
        body=main,
        back=back,
        supplement=aside,
        references=numbering.reference_list(),
        references_title=journal.references_title,
        notices=_notices(at, figures),
        banner=_banner(at),
        created="",
        description=_description(front.abstract),
        silent=_silent_statements(case.record, journal),
        matter=article_matter(at),
        assets=_assets(draft, figures),
    )
    document = remainder(at, document, draft.silence.told | draft.aside.told)
    cited = [case.references[work.key] for work in numbering.works.order]
    full_titles = check_abbreviations(cited, "" if style else journal.citations.style)
    problems = [*draft.texts.problems, *draft.problems, *numbering.problems, *_unused(draft, numbering), *full_titles]
    return Assembled(document, problems, draft.scenes, draft.tellings)


def _silent_statements(record: CaseRecord, journal: Journal) -> tuple[str, ...]:
    """The statements that the record answers with `not reported`."""
    told = record.statements
    values = {rule.id: getattr(told, rule.id, None) for rule in journal.statements} if told else {}
    answers = {name: getattr(value, "answer", value) for name, value in values.items()}
    return tuple(name for name, answer in answers.items() if isinstance(answer, Answer) and answer.state == "not reported")


def _lead(at: Spot) -> tuple[Section, ...]:
    """The highlights, where the author gave them."""
    listed = at.record.highlights
    if not listed:
        return ()
    items = tuple(Item(at.text(text, "highlights", index)) for index, text in enumerate(listed))
    return (section("highlights", at.say("heading.highlights"), (List(items),), "highlights"),)


def _abbreviations(at: Spot) -> tuple[Section, ...]:
    listed = at.record.abbreviations
    if not listed:
        return ()
    entries = tuple(((Text(short),), (Text(long),)) for short, long in sorted(listed.items()))
    return (section("abbreviations", at.say("heading.abbreviations"), (Terms(entries),), "abbreviations"),)


def _notices(at: Spot, figures: list[Figure]) -> tuple[Notice, ...]:
    """What the tool itself must say of the whole: invented, retold, illustrative."""
    found = []
    if at.record.status == "synthetic":
        found.append(Notice(at.say("synthetic_notice"), "warning"))
    if at.record.status == "published":
        found.append(Notice(at.say("published_notice")))
    if any(figure.illustrative for figure in figures):
        found.append(Notice(at.say("illustrative_notice"), "warning"))
    return tuple(found)


def _banner(at: Spot) -> str:
    if at.record.status == "synthetic":
        return at.say("synthetic_banner")
    return at.say("draft_banner") if is_draft(at.record) else ""


def _description(abstract: tuple[AbstractPart, ...]) -> str:
    text = " ".join(" ".join(plain(part.children) for part in abstract).split())
    return text if len(text) <= 300 else text[:300].rsplit(" ", 1)[0] + " …"


def _assets(draft: Draft, figures: list[Figure]) -> dict[str, tuple[str, bytes]]:
    """Media type and bytes of every image of the document, by content hash."""
    images = {asset.hash: (asset.media_type, asset.bytes) for asset in draft.case.assets.values()}
    shown = {image.asset: images[image.asset] for figure in figures for image in figure.images}
    return shown | {figure.asset: ("image/svg+xml", draft.drawings[figure.asset]) for figure in figures if figure.asset}


def _refused(case: Case, problems: Sequence[Problem]) -> set[str]:
    """The figures that have an error of their own, as cross-references name them."""
    wrong = [problem.path for problem in (*case.problems, *problems) if problem.severity == "error"]
    typed = {f"fig:{spec.id}": case.typed(("figures", index)) for index, spec in enumerate(case.record.figures)}
    return {target for target, path in typed.items() if any(one[: len(path)] == path for one in wrong)}


def _unused(draft: Draft, numbering: Numbering) -> list[Problem]:
    """References that nothing cites, figures and tables that the text never names."""
    found = []
    parents = {source.parent for key, source in draft.case.references.items() if key in numbering.order}
    for key, source in draft.case.references.items():
        if key not in numbering.order and key not in parents:
            found.append(fault("uncited-reference", f"nothing cites the reference {key}", hint=f"cite it: [@{key}]", place=source.place))
    specs = [("fig", "figures", spec.id) for spec in draft.record.figures] + [("tbl", "tables", spec.id) for spec in draft.record.tables]
    counts = {"figures": 0, "tables": 0}
    for kind, key, name in specs:
        path = (key, counts[key])
        counts[key] += 1
        if f"{kind}:{name}" in numbering.labels and f"{kind}:{name}" not in numbering.mentioned:
            message = f"the text never mentions this {'figure' if kind == 'fig' else 'table'}"
            hint = f"write @{kind}:{name} where it belongs"
            found.append(fault("uncited-figure", message, path=path, hint=hint, place=draft.case.place(path)))
    return found
