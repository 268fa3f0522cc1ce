"""A list of changes as text, Markdown and JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from casereport.problems import Place, path_text
from casereport.revision.cases import Revised
from casereport.revision.changes import Change, Kind
from casereport.revision.wording import say
from casereport.revision.wordwise import Run, compare_words, counted_words, shortened
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """What changed in one part: a patient, a section, the references."""

    title: str
    changes: tuple[Change, ...]


def group_changes(changes: Sequence[Change]) -> list[Group]:
    """The changes under the parts that they belong to, in the order in which the parts are first met."""
    titles = dict.fromkeys(_title(change) for change in changes)
    return [Group(title, tuple(change for change in changes if _title(change) == title)) for title in titles]


def what(change: Change) -> str:
    """What a change is about, inside its group: `treatments › anakinra › dose`."""
    words = change.words[2:] if _is_section(change) else change.words[1:] if len(change.words) > 1 else change.words
    return " › ".join(words)


def values(change: Change) -> tuple[str, str]:
    """The old and the new value; the unit behind the last of them."""
    unit = f" {change.unit}" if change.unit else ""
    old, new = (_unnamed(value, change) for value in (change.old, change.new))
    return (old, f"{new}{unit}") if new else (f"{old}{unit}", "")


def _unnamed(value: str, change: Change) -> str:
    """A whole entry without the name that it begins with, which is told before it."""
    name = change.words[-1]
    if change.kind not in ("added", "removed") or len(change.words) < 2 or not value.startswith(name):
        return value
    rest = value.removeprefix(name)
    return rest.removeprefix(", ") if not rest or rest.startswith(", ") else value


def runs_of(change: Change) -> list[Run]:
    """The words of a text that changed, with a few around them; no runs for other changes."""
    return shortened(compare_words(change.old, change.new)) if change.is_prose else []


def remark(change: Change) -> str:
    """What is said behind a change: that it is no change of the value, or how many words of a text."""
    if change.is_same:
        return say("note.same")
    if not change.is_prose:
        return ""
    removed, added = counted_words(compare_words(change.old, change.new))
    return say("report.words", removed=removed, added=added)


def count_text(changes: Sequence[Change]) -> str:
    """How many changes there are, and of which kinds: `3 changes: 2 changed, 1 added`."""
    if not changes:
        return say("report.none")
    count = say("report.count", number=len(changes)) if len(changes) > 1 else say("report.count_one")
    kinds = Counter(change.kind for change in changes)
    order: tuple[Kind, ...] = ("changed", "added", "removed", "moved")
    return say("report.sum", count=count, kinds=", ".join(f"{kinds[kind]} {say(f'kind.{kind}')}" for kind in order if kinds[kind]))


def places_text(change: Change) -> str:
    """Where a change stands in both versions: `old/case.yaml:41 → new/case.yaml:43`."""
    return " → ".join(f"{place.file}:{place.line}" for place in (change.old_place, change.new_place) if place)


def as_text(changes: Sequence[Change]) -> str:
    """The list for a terminal, a line a change, its places on the next; words removed and added stand as [-old-] and {+new+}."""
    lines = [count_text(changes)]
    for group in group_changes(changes):
        lines += ["", group.title]
        for change in group.changes:
            told = _told(change, lambda run: _MARKED[run[0]].format(_one_line(run[1])))
            lines.append(f"  {say(f'kind.{change.kind}'):8} {_line(change, told)}")
            if where := places_text(change):
                lines.append(f"           {where}")
    return "\n".join(map(_printable, lines)) + "\n"


def as_markdown(changes: Sequence[Change], title: str, versions: str) -> str:
    """The list as Markdown, a heading a part."""
    lines = [f"# {escaped(title)}", "", escaped(versions), "", escaped(count_text(changes))]
    for group in group_changes(changes):
        lines += ["", f"## {escaped(group.title)}", ""]
        for change in group.changes:
            told = _told(change, in_markdown, escaped)
            where = f" `{place}`" if (place := places_text(change)) else ""
            lines.append(f"- {say(f'kind.{change.kind}')}: {_line(change, told, escaped)}{where}")
    return "\n".join(lines) + "\n"


def as_json(changes: Iterable[Change]) -> str:
    """The changes as a JSON list, one object a change, values whole."""
    return json.dumps([_as_object(change) for change in changes], ensure_ascii=False, indent=2) + "\n"


PRINTERS: dict[str, Callable[[Revised], str]] = {
    "text": lambda revised: as_text(revised.changes),
    "markdown": lambda revised: as_markdown(revised.changes, *revised.heading),
    "json": lambda revised: as_json(revised.changes),
}

_MARKED = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
_IN_MARKDOWN = {"same": "{}", "removed": "~~{}~~", "added": "**{}**"}


def in_markdown(run: Run) -> str:
    """A run with its marks around its words, not around the spaces beside them, where Markdown would not read them."""
    state, text = run[0], escaped(_one_line(run[1]))
    inner = text.strip()
    before, _, after = text.partition(inner) if inner else (text, "", "")
    return f"{before}{_IN_MARKDOWN[state].format(inner)}{after}" if inner else text


def _title(change: Change) -> str:
    title = change.words[1] if _is_section(change) else change.words[0] if len(change.words) > 1 else say("group.manuscript")
    return title[:1].upper() + title[1:]


def _is_section(change: Change) -> bool:
    return change.topic.startswith("sections.") and len(change.words) > 1


def _line(change: Change, told: str, escape: Callable[[str], str] = str) -> str:
    about, note = escape(what(change)), remark(change)
    return f"{about}{': ' if about and told else ''}{told}" + (f" ({note})" if note else "")


def _told(change: Change, mark: Callable[[Run], str], escape: Callable[[str], str] = str) -> str:
    if change.is_prose:
        return "".join(map(mark, runs_of(change))).strip()
    old, new = (escape(_one_line(value)) for value in values(change))
    return f"{old} → {new}" if old and new else old or new


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text)


def _printable(line: str) -> str:
    """The line without what could steer a terminal."""
    return "".join(character if character.isprintable() else " " for character in line)


def escaped(text: str) -> str:
    """The text as Markdown prints it."""
    return re.sub(r"([\\`*_{}\[\]<>|~#])", r"\\\1", text)


def _as_object(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "about": list(change.words),
        "old": change.old,
        "new": change.new,
        "unit": change.unit,
        "same_value": change.is_same,
        "old_path": _path(change.old_path),
        "new_path": _path(change.new_path),
        "old_place": _place(change.old_place),
        "new_place": _place(change.new_place),
    }


def _path(path: tuple[str | int, ...] | None) -> str | None:
    return None if path is None else path_text(path)


def _place(place: Place | None) -> dict[str, object] | None:
    return {"file": place.file, "line": place.line, "column": place.column} if place else None
