"""Doses, answers, lists and people in words; sentences, paragraphs and sections of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casereport.clinical.doses import route_name
from casereport.clinical.units import printed_units
from casereport.document.prose.markup import read_name
from casereport.language import say, spoken_now
from casereport.language.sentences import in_sentence
from casereport.model.ages import AgePolicy
from casereport.model.amounts import Dose
from casereport.model.course import Dosed, Step, Treatment
from casereport.model.fields import Answer
from casereport.model.frequency import Every
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern
from casereport.tree import Block, Inline, Paragraph, Section, Text, plain

Inlines = tuple[Inline, ...]

_ADULT = 18  # years
_SPOKEN_WITH_VOWEL = "AEFHILMNORSX"
_LIKE_YOU = lazy_pattern(r"(?:uni(?![nmd])|unidir|use|usu|uti|ute|eu|one\b|once\b|ur[ei])", re.IGNORECASE)


def dose_text(item: Dosed) -> str:
    """Dose, daily dose, rate, number of doses and taper as printed in a table, "" when none is told."""
    parts = [
        _shown(item.dose) if item.dose else "",
        _per_day(item.daily) if item.daily else "",
        _rate(item.rate) if item.rate else "",
        count_text(item, item.doses) if isinstance(item, Treatment) and item.doses else "",
        say("dose.taper", taper=item.taper) if isinstance(item, Step) and item.taper else "",
    ]
    return ", ".join(part for part in parts if part)


def _shown(dose: Dose) -> str:
    return dose.shown


def _per_day(dose: Dose) -> str:
    return _shown(dose) if dose.basis else say("dose.per_day", dose=_shown(dose))


def _rate(dose: Dose) -> str:
    return say("dose.at" if dose.basis else "dose.rate", dose=_shown(dose))


def count_text(item: Treatment, doses: str, number: str = "") -> str:
    """How many of a treatment were given: `4 doses`, `5 sessions`; anything but a number as typed. `number` stands for the figure."""
    if not doses.isdigit():
        return doses
    several = "count" if doses == "1" else "counts"
    kind = counted_as(item)
    return say(f"given.{several}_{kind}" if kind else f"dose.{several}", number=number or doses)


def counted_as(item: Treatment) -> str:
    """What an intervention that is no drug is counted in: session, fraction, unit or transfusion; "" for doses."""
    if item.drug:
        return ""
    kinds = ("transfusion", *(() if item.dose else ("unit",)), "fraction", "session")
    return next((kind for kind in kinds if re.search(say(f"given.as_{kind}"), item.name or "")), "")


def regimen_text(route: str | None, every: Every | None) -> str:
    """Route and frequency as printed: `intravenous, every 6 h`."""
    return ", ".join(part for part in ((route_name(route) or route) if route else "", printed_units(every.shown) if every else "") if part)


def listed(words: Sequence[str]) -> str:
    """The words with commas and `and` before the last, with a comma before it where the language has one."""
    if len(words) < 2:
        return "".join(words)
    return say("list.last_serial" if has_serial_comma(len(words)) else "list.last", words=", ".join(words[:-1]), last=words[-1])


def has_serial_comma(number: int) -> bool:
    """True where the language sets a comma before the last of so many words."""
    return number > 2 and spoken_now() in say("list.serial").split(", ")


def negative_text(answer: Answer) -> str:
    """The words of an answer that states nothing: those typed, else none, not asked, not reported, not applicable."""
    return answer.word or answer.state


def joined(parts: Sequence[Inlines], separator: str = "; ") -> Inlines:
    """Inline parts with a separator between them; a full stop before a comma or semicolon is dropped."""
    told = [part for part in parts if part]
    found: list[Inline] = []
    for index, part in enumerate(told):
        is_last = index == len(told) - 1
        found += [Text(separator)] * bool(found) + list(part if is_last or not separator.strip() else without_stop(part))
    return tuple(found)


def without_stop(nodes: Inlines) -> Inlines:
    """Inline nodes without a full stop at their end."""
    last = nodes[-1] if nodes else None
    if isinstance(last, Text) and last.text.endswith(".") and not last.text.endswith(".."):
        return (*nodes[:-1], Text(last.text[:-1]))
    return nodes


def bracketed(details: Sequence[Inlines]) -> Inlines:
    """Details in brackets, with a space before them; () for none."""
    told = [without_stop(detail) for detail in details if detail]
    if not told:
        return ()
    nodes: Inlines = (Text(" ("),)
    for number, detail in enumerate(told):
        nodes = (*nodes, *((Text("; "),) if number else ()), *detail)
    return (*nodes, Text(")"))


def detailed(label: Inlines, details: Sequence[Inlines | str], separator: str = ", ") -> Inlines:
    """A label with its details in brackets: `fever (day 3, severe)`; empty details do not count."""
    told = joined([read_name(detail) if isinstance(detail, str) else detail for detail in details if detail], separator)
    return (*without_stop(label), Text(" (" if label else "("), *without_stop(told), Text(")")) if told else label


def capital(text: str) -> str:
    """The text with a capital first letter, behind marks of emphasis."""
    marks = len(text) - len(text.lstrip("*"))
    return text[:marks] + text[marks : marks + 1].upper() + text[marks + 1 :]


def manner_text(how: str | None) -> str:
    """How something was looked for: `by audiometry`; as typed when it begins with such a word itself."""
    return how or "" if not how or re.match(r"(?:by|on|at|in|with|during|using|via|from|after)\b", how) else say("manner.by", how=how)


def article_for(words: str) -> str:
    """`an` before a vowel as it is spoken, before 8, 11 and 18, and before letters such as `MRI`; else `a`."""
    first = re.split(r"[\s\u00a0-]", words.lstrip('*\u201c"('), maxsplit=1)[0].rstrip(".,;:)")
    if (len(first) == 1 and words[1:2] == "-") or re.match("[a-z][A-Z]", first):  # a letter by its name: x-ray, mRS
        first = first.upper()
    if re.fullmatch(r"[A-Z]{2,}\d*[a-z]?|[A-Z]\d*|(?=\w*\d)[A-Z]\w*|Hb", first) and first not in say("form.words_of_letters").split():
        return "an" if first[0] in _SPOKEN_WITH_VOWEL else "a"
    is_vowel = re.match(r"[aeiouAEIOU]|[hH](?:our|onest|eir)|8|1[18](?!\d)", first) and not _LIKE_YOU.match(first)
    return "an" if is_vowel else "a"


def person_text(patient: Patient, policy: AgePolicy) -> str:
    """The patient as a noun with age: `14-year-old boy`, `61-year-old woman`, `female patient`; "" when neither age nor sex is known."""
    age = patient.age.text(policy, adjective=True) if patient.age else ""
    sex = patient.sex if patient.sex in ("female", "male", "intersex") else ""
    if patient.gender:
        gender = in_sentence(patient.gender)
        is_noun = gender.rpartition(" ")[2].rpartition("-")[2].lower() in say("person.nouns").split(", ")
        return " ".join(word for word in (age, gender if is_noun else say("person.of_sex", sex=gender)) if word)
    if not (age or sex):
        return ""
    noun = _noun(patient, sex) if age else ""
    return " ".join(word for word in (age, noun or ("" if age.endswith("newborn") else say("person.of_sex", sex=sex).strip())) if word)


def _noun(patient: Patient, sex: str) -> str:
    """A person's noun by sex and majority; "" where none fits."""
    age = patient.age
    if age is None or sex not in ("female", "male"):
        return ""
    is_adult = age.is_over_89 or (age.years if age.years is not None else age.decade or 0) >= _ADULT
    return say(f"person.{sex}_{'adult' if is_adult else 'child'}")


def name_of(given: str | None, family: str | None, group: str | None = None) -> str:
    """An author's name as printed in a sentence."""
    return group or " ".join(part for part in (given, family) if part)


def paragraph(*nodes: Inline | str) -> Paragraph:
    """A paragraph of nodes and plain texts."""
    return Paragraph(tuple(Text(node) if isinstance(node, str) else node for node in nodes))


def sentence(nodes: Inlines) -> Inlines:
    """Words of the tool's own as a sentence: with a capital first letter and a full stop."""
    first = nodes[0] if nodes else None
    return stopped((Text(capital(first.text)), *nodes[1:]) if isinstance(first, Text) else nodes)


def stopped(nodes: Inlines) -> Inlines:
    """A text of the author with a full stop, unless it has an end of its own."""
    if not nodes or plain(nodes).rstrip().rstrip(")”\"'").endswith((".", "!", "?", ":", "…")):
        return nodes
    return (*nodes, Text("."))


def section(identifier: str, title: str, blocks: tuple[Block, ...], role: str = "") -> Section:
    """A section without number or level yet."""
    return Section(f"sec-{identifier}", "", (Text(title),), 1, blocks, role)
