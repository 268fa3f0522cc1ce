"""The order in which a document is put together: front, body, back, numbers, and last what would otherwise be lost."""

from __future__ import annotations

from casereport.case.source import Case
from casereport.citations import StyleFile
from casereport.citations.abbreviation import check_abbreviations
from casereport.document.back import is_draft, not_reported, statements
from casereport.document.body import body
from casereport.document.draft import Draft, section
from casereport.document.front import front_matter
from casereport.document.narrative.remainder import remainder
from casereport.document.numbering import Numbering, label_floats, number_sections
from casereport.document.prose.prose import Prose
from casereport.facts import Facts
from casereport.figures import Scene
from casereport.journal import Journal
from casereport.model.ages import AgePolicy
from casereport.model.fields import Answer
from casereport.problems import Problem, fault
from casereport.tree import AbstractPart, Document, Figure, Item, List, Notice, Section, Terms, Text, plain, walk

AGE_POLICIES: dict[str, AgePolicy] = {"as-typed": "exact", "years": "exact", "decade": "decade"}


def build_document(case: Case, journal: Journal, style: StyleFile | None = None) -> tuple[Document, list[Problem]]:
    """The document of a case for a journal, and the problems met in its prose, citations and figures; `style` replaces the journal's."""
    document, problems, _ = build_with_scenes(case, journal, style)
    return document, problems


def build_with_scenes(case: Case, journal: Journal, style: StyleFile | None = None) -> tuple[Document, list[Problem], dict[str, Scene]]:
    """The document and its problems, and the scene of every drawing in it by the hash under which the document names it."""
    facts = Facts(case.record, AGE_POLICIES[journal.age_policy])
    draft = Draft(case, journal, facts, Prose(facts, case.text_place))
    front, main, back = front_matter(draft), body(draft), statements(draft)
    back = (*back, *not_reported(draft))
    around = (_lead(draft), _abbreviations(draft))
    lead, extra = (number_sections(sections, numbered=False) for sections in around)
    main = (*lead, *number_sections(main, numbered=journal.numbered), *extra)
    (main, back), labels = label_floats((main, number_sections(back, numbered=False)), journal, draft.panels)
    numbering = Numbering(case.references, labels, journal, style)
    for part in (front, main, back):
        numbering.collect(part)
    front = numbering.resolve(front)
    main, back = numbering.resolve(main), numbering.resolve(back)
    document = Document(
        language=case.record.language,
        front=front,
        body=main,
        back=back,
        references=numbering.reference_list(),
        references_title=journal.references_title,
        notices=_notices(draft, main),
        banner=_banner(draft),
        created="",
        description=_description(front.abstract),
        silent=_silent_statements(draft),
        assets=_assets(draft, main),
    )
    document = remainder(draft, document)
    full_titles = check_abbreviations(numbering.works.order, "" if style else journal.citations.style)
    return document, [*draft.prose.problems, *numbering.problems, *_unused(draft, numbering), *full_titles], draft.scenes


def _silent_statements(draft: Draft) -> tuple[str, ...]:
    """The statements that the record answers with `not reported`."""
    told = draft.record.statements
    values = {rule.id: getattr(told, rule.id, None) for rule in draft.journal.statements} if told else {}
    answers = {name: getattr(value, "answer", value) for name, value in values.items()}
    return tuple(name for name, answer in answers.items() if isinstance(answer, Answer) and answer.state == "not reported")


def _lead(draft: Draft) -> tuple[Section, ...]:
    """The highlights, where the author gave them."""
    listed = draft.record.highlights
    if not listed:
        return ()
    items = tuple(Item(draft.text(text, None, "highlights", index)) for index, text in enumerate(listed))
    return (section("highlights", "Highlights", (List(items),), "highlights"),)


def _abbreviations(draft: Draft) -> tuple[Section, ...]:
    listed = draft.record.abbreviations
    if not listed:
        return ()
    entries = tuple(((Text(short),), (Text(long),)) for short, long in sorted(listed.items()))
    return (section("abbreviations", "Abbreviations", (Terms(entries),), "abbreviations"),)


def _notices(draft: Draft, main: tuple[Section, ...]) -> tuple[Notice, ...]:
    """What the tool itself must say of the whole: invented, retold, illustrative."""
    words, found = draft.journal.words, []
    if draft.record.status == "synthetic":
        found.append(Notice(words["synthetic_notice"], "warning"))
    if draft.record.status == "published":
        found.append(Notice(words["published_notice"]))
    if any(isinstance(node, Figure) and node.alt.startswith("Illustrative") for node in walk(main)):
        found.append(Notice(words["illustrative_notice"], "warning"))
    return tuple(found)


def _banner(draft: Draft) -> str:
    words = draft.journal.words
    if draft.record.status == "synthetic":
        return words["synthetic_banner"]
    return words["draft_banner"] if is_draft(draft) else ""


def _description(abstract: tuple[AbstractPart, ...]) -> str:
    text = " ".join(" ".join(plain(part.children) for part in abstract).split())
    return text if len(text) <= 300 else text[:300].rsplit(" ", 1)[0] + " …"


def _assets(draft: Draft, main: tuple[Section, ...]) -> dict[str, tuple[str, bytes]]:
    """Media type and bytes of every image of the document, by content hash."""
    used = {node.asset: node for node in walk(main) if isinstance(node, Figure)}
    images = {asset.hash: (asset.media_type, asset.bytes) for asset in draft.case.assets.values() if asset.hash in used}
    return images | {digest: (node.media_type, draft.drawings[digest]) for digest, node in used.items() if digest in draft.drawings}


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
