"""What readers say of an entry beside its names: fields, commands, dates and types that are not read, or read as something else."""

from __future__ import annotations

from collections.abc import Iterable

from casereport.references.reference import Remark

_DATE_HINT = "write 2020-02-23, 2020-02 or 2020, and a range as 2019-11/2019-12 (BibLaTeX's date)"
CUT_DATE = Remark("unread-text", "has a date of which a part is not read", _DATE_HINT)
CUT_ACCESS = Remark("unread-text", "has a day of access of which a part is not read", _DATE_HINT)


def unread_fields(names: Iterable[str]) -> list[Remark]:
    """One remark on all fields with text that is not printed, another on those that may be slips for one that matters; none without any."""
    found = sorted(set(names))
    slips = tuple(name for name in found if name.partition(" (")[2].removesuffix("?)") in _MATTERS)
    text = "has fields that are not printed and may be misspelt"
    misspelt = [Remark("misspelt-field", text, "write the name in brackets", slips)] if slips else []
    return [*misspelt, *_unread(tuple(name for name in found if name not in slips))]


# Fields without which an entry is printed wrong.
_MATTERS = frozenset({
    "author", "booktitle", "date", "doi", "edition", "editor", "institution", "journal", "journaltitle", "number", "pages", "publisher",
    "school", "title", "url", "volume", "year",
})  # fmt: skip


def _unread(details: tuple[str, ...]) -> list[Remark]:
    hint = (
        "nothing of them is in the list of references; where it belongs there, put it into a field that styles print (docs/references.md)"
    )
    return [Remark("unread-field", "has text in fields that are not printed", hint, details)] if details else []


def lost_commands(commands: Iterable[str]) -> list[Remark]:
    """One remark on all LaTeX commands and tags that print nothing; none without any."""
    details = tuple(dict.fromkeys(commands))
    hint = "type the character itself (UTF-8), or plain text"
    return [Remark("unread-text", "has LaTeX or HTML that is not read", hint, details)] if details else []


def unknown_type(written: str, taken: str, nearest: str) -> Remark:
    """A type of work that no format knows, what it is taken for, and the type that its author may have meant."""
    meant = f"did you mean {nearest}?" if nearest else "write a type of the format (docs/references.md)"
    return Remark("unknown-type", f"has a type that is not known and is read as {taken}", meant, (written,))
