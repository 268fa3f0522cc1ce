"""The cover letter: what the report adds and what the journal demands to be said, drawn from the record; gaps are marked as such."""

from __future__ import annotations

from casereport.document.narrative.phrases import listed
from casereport.language import say
from casereport.submission.extracts import section_of, statement, title_of, told_as_new
from casereport.submission.subject import Subject
from casereport.tree import Block, Contributor, Document, Inline, Paragraph, Text, plain


def letter(subject: Subject) -> Document:
    """The letter as a document; a sentence in square brackets is for the author to write."""
    return subject.page("", (*_opening(subject), *_of_the_report(subject), *_demands(subject), *_close(subject)))


def letter_gaps(subject: Subject) -> list[str]:
    """What the author has to add to the letter before it is sent."""
    gaps = [say("letter.gap_date")]
    gaps += [] if told_as_new(subject.document) else [say("letter.gap_adds")]
    return gaps if _corresponding(subject) else [*gaps, say("letter.gap_author")]


def journal_title(subject: Subject) -> str:
    """The journal's full name: the record's, else the profile's."""
    publication = subject.document.matter.publication
    return (publication.journal if publication else "") or subject.journal.title.partition(" (")[0]


def _opening(subject: Subject) -> tuple[Block, ...]:
    title, journal = title_of(subject.document), journal_title(subject)
    return (
        _told(f"[{say('letter.date')}]"),
        _told(say("letter.salutation", journal=journal)),
        _told(say("letter.submit", title=title)),
    )


def _of_the_report(subject: Subject) -> tuple[Block, ...]:
    """What it adds in the author's words, then consent, ethics, conflicts, funding and the use of AI as the report states them."""
    adds = told_as_new(subject.document)
    opening = (_told(say("letter.adds")), *adds) if adds else (_told(f"[{say('letter.gap_adds')}]"),)
    told = tuple(_stated(subject, name) for name in ("consent", "ethics", "conflicts", "funding", "ai"))
    stated = tuple(paragraph for paragraph in told if paragraph)
    return (*opening, *((_told(say("letter.stated")), *stated) if stated else ()))


def _stated(subject: Subject, name: str) -> Paragraph | None:
    """A statement behind its heading of the manuscript, without which `None.` says nothing; None where there is none."""
    text, section = statement(subject.document, name), section_of(subject.document, name)
    return Paragraph((Text(f"{plain(section.title)}: "), *text)) if text and section else None


def _demands(subject: Subject) -> tuple[Block, ...]:
    """The sentences that every journal asks for, what the checklist bears out, and the sentences of this journal."""
    many = "s" if len(subject.record.authors) > 1 else ""
    only = say("letter.only_here") if subject.record.status == "real" else f"[{say('letter.no_new_case')}]"
    return tuple(_told(text) for text in (only, say(f"letter.agreed{many}"), _guideline(subject), *subject.journal.submission.demands))


def _guideline(subject: Subject) -> str:
    """That the checklist is enclosed, and which of its items are not reported; whole where every item is."""
    rows = [one.row for one in subject.checklist.rows]
    lacking = [row.item.id for row in rows if row.state == "not reported"]
    is_open = any(row.state == "open" for row in rows)
    title = subject.checklist.guideline.title
    if lacking:
        return say("letter.checklist_lacks_one" if len(lacking) == 1 else "letter.checklist_lacks", checklist=title, items=listed(lacking))
    return say("letter.checklist" if is_open else "letter.checklist_whole", checklist=title)


def _close(subject: Subject) -> tuple[Block, ...]:
    author = _corresponding(subject)
    if author is None:
        return (_told(say("letter.close")), _told(f"[{say('letter.gap_author')}]"))
    places = [subject.document.matter.organisations[index].name for index in author.affiliations]
    name = author.group or " ".join(part for part in (author.given, author.family, author.suffix) if part)
    return (_told(say("letter.close")), *(_told(line) for line in (name, *places, author.email) if line))


def _corresponding(subject: Subject) -> Contributor | None:
    return next((one for one in subject.document.matter.contributors if one.corresponding), None)


def _told(*nodes: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))
