"""Times and states in words: for tooltips, descriptions, tables and captions."""

from __future__ import annotations

from casereport.figures.axis.pieces import day_number
from casereport.figures.course.data import CourseData, CoursePatient, first_of
from casereport.figures.course.entries import SETTING_NAMES, CareStay, Phase, Span, Status, Treatment
from casereport.language import say
from casereport.language.sentences import in_sentence


def moment_words(data: CourseData, patient: CoursePatient, t: float, segment: int, when: str = "") -> str:
    """A moment as a reader meets it: as written, else its printed day, with the part of the axis when there are several."""
    return when or _on_clock(data, patient, segment, "day", _number(data, patient, t, segment))


def span_words(data: CourseData, patient: CoursePatient, span: Span, when: str = "", *, ongoing: bool = False) -> str:
    """A span as a reader meets it: as written, else its first and last printed day."""
    if when:
        return when
    first = None if span.start is None else _number(data, patient, span.start, span.segment)
    last = None if span.end is None or ongoing else _number(data, patient, span.end, span.segment)
    if first is None and last is None:
        return say("drawn.throughout")
    if first is None or last is None:
        time = _on_clock(data, patient, span.segment, "day", first or last or "")
        return say("drawn.until" if first is None else "drawn.onwards", time=time)
    if first == last:
        return _on_clock(data, patient, span.segment, "day", first)
    return _on_clock(data, patient, span.segment, "days", f"{first}–{last}")


def phase_words(data: CourseData, patient: CoursePatient, phase: Phase) -> str:
    """When a phase took place, with what is not known about it."""
    words = span_words(data, patient, phase.span, phase.when, ongoing=phase.ongoing)
    open_ends = [say(f"drawn.{name}") for known, name in ((phase.start_known, "start"), (phase.end_known, "end")) if not known]
    extra = [say("drawn.not_known", ends=joined(open_ends))] if open_ends else []
    ongoing = say("drawn.ongoing")
    told = ", ".join([words, *extra, *([ongoing] if phase.ongoing and phase.when and ongoing not in words else [])])
    return about_time(told, say("drawn.about"), approx=phase.approx)


def about_time(when: str, mark: str, *, approx: bool) -> str:
    """A time, marked as approximate where it is and does not say so itself."""
    return f"{mark} {when}" if approx and say("drawn.about") not in when.split() else when


def phase_text(phase: Phase) -> str:
    """The dose in full; what is approximate is its time."""
    return phase.texts[0] if phase.texts else ""


def about(text: str, *, approx: bool) -> str:
    """A text, marked where it is approximate."""
    return f"≈ {text}" if approx and text else text


def tip_head(label: str, when: str) -> str:
    """Whose and when, before what a tooltip says; a figure of one patient may have no name for the patient."""
    return f"{label}, {when}" if label else when[:1].upper() + when[1:]


def setting_name(stay: CareStay) -> str:
    """The care setting as printed."""
    return stay.label or SETTING_NAMES[stay.setting]


def treatment_name(treatment: Treatment) -> str:
    """The treatment in words."""
    return treatment.name or treatment.title


def status_words(status: Status) -> str:
    """A status in words, "" when there is none to tell."""
    return "" if status == "unknown" else say(f"drawn.{status}")


def joined(names: list[str]) -> str:
    """Names as a list in prose: a, b and c."""
    return say("list.last", words=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)


def _number(data: CourseData, patient: CoursePatient, t: float, segment: int) -> str:
    return str(day_number(t, first_of(data, patient, segment))).replace("-", "\u2212")


def _on_clock(data: CourseData, patient: CoursePatient, segment: int, word: str, number: str) -> str:
    """A day with the clock it is counted on, where a patient has several: "day 3 of the earlier stay", "illness day 3"."""
    if len(patient.segments) == 1:
        return f"{word} {number}"
    title = in_sentence(patient.segments[segment].title or data.axis_title)
    if title.startswith("day "):
        return f"{word} {number} {title.removeprefix('day ')}"
    return f"{title.removesuffix('day')}{word} {number}" if title.endswith("day") else f"{word} {number} ({title})"
