"""A spot of the record: the way to an entry, whose it is, and how its texts, answers and silences are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field, replace

from casereport.chart import Chart, Clocks
from casereport.document.narrative.phrases import Inlines, detailed, joined, negative_text
from casereport.document.prose.telling import Telling
from casereport.document.prose.texts import Texts
from casereport.facts import Facts
from casereport.model import CaseRecord
from casereport.model.course import Treatment
from casereport.model.fields import Answer, Basis, Sourced
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.problems import Path
from casereport.tree import Block, Text, plain
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not told where it stands: subjects not reported, or not asked about, with the patients of whom they are not, by label."""

    subjects: dict[str, list[str]] = field(default_factory=dict)
    unasked: dict[str, list[str]] = field(default_factory=dict)
    told: set[Path] = field(default_factory=set)
    """Entries that the author's prose tells, and that are therefore not printed again."""
    untold: set[Path] = field(default_factory=set)
    """Entries that it does not tell."""

    def note(self, subject: str, label: str | None, *, is_unasked: bool = False) -> None:
        """Puts a subject on its list."""
        names = (self.unasked if is_unasked else self.subjects).setdefault(subject, [])
        if label is not None and label not in names:
            names.append(label)


_SILENT = Telling()


@dataclass(frozen=True, slots=True)
class Floats:
    """What figures and tables of the author show of the patients, so that sentences tell it no more, or name them."""

    placed: frozenset[str] = frozenset()
    """What tables and figures show of whom, by kind: `treatments P1`, `timeline P1`."""
    is_only_drawn: Callable[[LabSeries | Treatment, Patient], bool] = lambda _entry, _patient: False
    uncited: tuple[Uncited, ...] = ()
    """Figures and tables that no text of the author's mentions."""
    untabled: frozenset[tuple[str, int]] = frozenset()
    """The laboratory series that sentences tell whole, by patient and place."""
    is_aside: bool = False
    """True where the supplement is told, which repeats no value in a sentence."""


@dataclass(frozen=True, slots=True)
class Uncited:
    """A figure or table that no text mentions, as a reference names it (`fig:course`), its kind, and the ids of whom it shows."""

    target: str
    kind: str
    patients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """An entry of the record by its path; `words` are the journal's, `tellings` what the author's prose tells of each patient, by id."""

    facts: Facts
    texts: Texts
    words: Mapping[str, str]
    silence: Silence
    tellings: Mapping[str, Telling]
    path: Path = ()
    floats: Floats = Floats()
    group: tuple[Patient, ...] = ()
    """The patients of whom the same is told together, where they are several."""
    only: frozenset[Path] | None = None
    """The entries that are to be told, where others are told elsewhere; None for all."""

    def at(self, *steps: str | int) -> Spot:
        """The entry that these steps lead to from here."""
        return replace(self, path=(*self.path, *steps))

    def whole(self) -> Spot:
        """The record itself."""
        return replace(self, path=())

    def of(self, patient: Patient) -> Spot:
        """A patient's own entry."""
        return replace(self, path=("patients", self.record.patients.index(patient)))

    @property
    def record(self) -> CaseRecord:
        """The record told."""
        return self.facts.record

    @property
    def chart(self) -> Chart:
        """What the record says, placed, judged and worded."""
        return self.facts.chart

    @property
    def owner(self) -> Patient | None:
        """The patient whose entry this is, None for one of the whole record."""
        is_patients = self.path[:1] == ("patients",) and len(self.path) > 1 and isinstance(self.path[1], int)
        return self.record.patients[int(self.path[1])] if is_patients else None

    @property
    def patient(self) -> Patient:
        """The patient whose entry this is; raises LookupError for one of the whole record."""
        if self.owner is None:
            raise LookupError("this entry is no patient's")
        return self.owner

    @property
    def clocks(self) -> Clocks:
        """The clocks of the patient."""
        return self.chart.of_patient(self.patient).clocks

    @property
    def label(self) -> str:
        """How the patient is called in print."""
        return self.label_of(self.patient)

    def label_of(self, patient: Patient) -> str:
        """How a patient is called in print."""
        if patient.label:
            return patient.label
        return self.say("patient.by_id", id=patient.id) if self.is_several else self.say("patient.only")

    @property
    def is_several(self) -> bool:
        """True for a report of several patients, who must be told apart."""
        return len(self.record.patients) > 1

    def say(self, name: str, /, **values: object) -> str:
        """A phrase in the journal's words."""
        return self.words[name].format(**values)

    def text(self, markdown: str | None, *steps: str | int) -> Inlines:
        """The inline nodes of a Markdown text, () for none."""
        return self.texts.read_inlines(markdown, (*self.path, *steps), patient=self._owner_id) if markdown else ()

    def blocks(self, markdown: str | None, *steps: str | int) -> tuple[Block, ...]:
        """The blocks of a Markdown text, () for none."""
        return self.texts.read_blocks(markdown, (*self.path, *steps), patient=self._owner_id) if markdown else ()

    @property
    def _owner_id(self) -> str | None:
        return self.owner.id if self.owner else None

    def answer(self, answer: Answer | None) -> Inlines:
        """The answer here as printed: what is stated, or the negative word with how it was looked for; () when there is no answer."""
        return self.answer_items(answer, range(len(answer.items))) if answer else ()

    def answer_items(self, answer: Answer, chosen: Sequence[int]) -> Inlines:
        """Some of the items of the answer here as printed, with how they were looked for."""
        items = joined([self.item(answer, index) for index in chosen])
        asked = self.text(answer.asked, "asked")
        how = [self.text(answer.how, "how"), (Text(self.say("answer.asked")), *asked) if asked else ()]
        if answer.state == "stated":
            return detailed(items, how, "; ")
        return joined([detailed((Text(negative_text(answer)),), how, "; "), items])

    def untold(self, answer: Answer, *, about: Collection[str] = ()) -> Inlines:
        """The answer here without what the author's prose tells: items one by one, and a plain `none` where the prose denies its subject.

        `about` are words of which a sentence must hold one besides, as `asthma` tells nothing of the family by itself.
        """
        if answer.state == "stated":
            left = self.left(answer, about=about)
            return self.answer_items(answer, left) if left or not answer.items else ()
        is_plain = answer.state == "none" and not answer.is_undone and not (answer.items or answer.how or answer.asked)
        return () if is_plain and self.denies(str(self.path[-1])) else self.answer(answer)

    def items_untold(self, answer: Answer) -> list[Inlines]:
        """The items of a stated answer here that the author's prose does not tell; how they were looked for is with the last."""
        left = self.left(answer)
        return [*(self.item(answer, index) for index in left[:-1]), *([self.answer_items(answer, left[-1:])] if left else [])]

    def left(self, answer: Answer, *, about: Collection[str] = ()) -> list[int]:
        """Which items of the answer here the author's prose does not tell."""
        texts = [plain(self.item(answer, index)) for index in range(len(answer.items))]
        return [n for n, text in enumerate(texts) if not self.at(*self._item(n)).tells(text, about=about)]

    def item(self, answer: Answer, index: int) -> Inlines:
        """An item of the answer here."""
        return self.text(answer.items[index], *self._item(index))

    def _item(self, index: int) -> Path:
        """The steps from an answer to its item as typed: none for a single text."""
        if self.texts.is_typed(self.path):
            return ()
        return (index,) if self.texts.is_typed((*self.path, index)) else ("items", index)

    def is_silent(self, answer: Answer, subject: str) -> bool:
        """True when the subject is not reported, or was not asked about; it is then told once, with all others, at the end.

        Where the author's prose says so itself, it is not told again.
        """
        if answer.state not in ("not reported", "not asked") or answer.how or answer.asked or answer.items:
            return False
        if self.owner and self.telling.says_unknown(str(self.path[-1]), subject):
            return True
        self.silence.note(subject, self.label if self.owner else None, is_unasked=answer.state == "not asked")
        return True

    def note_silence(self, subject: str) -> None:
        """Puts a subject on the list of what is not reported, of the patient whose entry this is."""
        self.silence.note(subject, self.label if self.owner else None)

    @property
    def telling(self) -> Telling:
        """What the author's prose tells of the patient; of the whole record, what it tells of the only one."""
        owner = self.owner or (None if self.is_several else self.record.patients[0])
        return self.tellings.get(owner.id, _SILENT) if owner else _SILENT

    @property
    def is_left_out(self) -> bool:
        """True for an entry that is told elsewhere."""
        return self.only is not None and not any(self.path[:length] in self.only for length in range(len(self.path) + 1))

    def tells(self, *pieces: Inlines | str, when: str = "", about: Collection[str] = (), may_leave_time: bool = False) -> bool:
        """True when the author's prose tells this entry of the patient already, by these pieces in one sentence; the entry is then told."""
        if self.is_left_out:
            return True
        words = (piece if isinstance(piece, str) else plain(piece) for piece in pieces)
        kind = str(self.path[2]) if len(self.path) > 2 else ""
        return self.told(self.telling.tells(*words, when=when, about=about, may_leave_time=may_leave_time, kind=kind))

    def denies(self, subject: str) -> bool:
        """True when the author's prose denies the subject of this entry: `no known allergies`; the entry is then told."""
        return self.is_left_out or self.told(self.telling.denies(subject))

    def told(self, is_told: bool) -> bool:
        """The same; an entry that the author's prose tells is kept in mind, so that nobody prints it as left over."""
        entries = self.silence.told if is_told else self.silence.untold
        entries.add(tuple(step for step in self.path if step != "items"))
        return is_told

    def basis(self, *chain: Sourced) -> Basis | None:
        """The basis of an entry: that of the nearest thing that contains it, innermost first, then of the patient and the record."""
        around = [*chain, *([self.owner] if self.owner else []), self.record]
        return next((entry.basis for entry in around if entry.basis), None)
