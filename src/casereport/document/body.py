"""The sections of the article: what the author wrote, and what the record tells where no section of the author's owns it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from casereport.document.draft import Draft
from casereport.document.figures.floats import floats_of, with_floats
from casereport.document.figures.plots import drawn_beside, figure_blocks
from casereport.document.figures.side_by_side import with_neighbours
from casereport.document.narrative.citing import with_citing
from casereport.document.narrative.course import course, is_in_sentences
from casereport.document.narrative.diagnosis import differential
from casereport.document.narrative.discussion import perspectives, points
from casereport.document.narrative.history import history
from casereport.document.narrative.investigations import investigations, labs_sentence
from casereport.document.narrative.outcome import follow_up, outcome
from casereport.document.narrative.phrases import listed, section
from casereport.document.narrative.presentation import examination, presentation
from casereport.document.narrative.provenance import source_nodes, source_sentence
from casereport.document.narrative.told import results_told
from casereport.document.narrative.treatment import treatment
from casereport.document.overflow import within_limit
from casereport.document.ownership import FEWEST, check_untold, owners_of
from casereport.document.prose.authored import Authored, is_about, read_authored, read_tellings
from casereport.document.series.findings import is_short
from casereport.document.series.series import Series
from casereport.document.spot import Spot
from casereport.document.tables.authored import authored_tables
from casereport.document.tables.laboratory import further_tables, untabled_results
from casereport.journal import SectionRule
from casereport.model import SECTION_KEYS, SectionKey
from casereport.model.course import Treatment
from casereport.model.patient import Patient
from casereport.model.series import LabSeries
from casereport.problems import Path
from casereport.tree import Block, Paragraph, Section, Table, Text, walk

TELLERS: dict[SectionKey, Callable[..., tuple[Block, ...]]] = {
    "presentation": presentation, "history": history, "examination": examination, "investigations": investigations,
    "differential": differential, "treatment": treatment, "outcome": outcome, "follow_up": follow_up,
}  # fmt: skip
"""Meaning of a section → what tells it from a patient's entry; investigations and outcome take the results that no table shows besides."""

TABLES_AFTER: dict[SectionKey, str] = {"presentation": "events", "investigations": "labs"}
"""Generated tables, by the section that they follow."""

ADDITIONS: dict[SectionKey, Callable[[Spot], list[Block]]] = {"perspective": perspectives, "discussion": points}
"""Meaning of a section → what the record adds to the author's text of the whole case."""


def body(draft: Draft) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections in the journal's order, and the supplement: what the author's sections own and do not tell.

    A section with nothing to tell is left out, one that the journal does not know comes last.
    """
    # Drawn before anything is told: what figures show is told no more.
    floats: dict[str, tuple[Block, ...]] = {f"fig:{spec.id}": figure_blocks(draft, n) for n, spec in enumerate(draft.record.figures)}
    authored = read_authored(draft.at())
    draft.tellings = read_tellings(draft.at(), authored)
    at = replace(draft.at(), tellings=draft.tellings, floats=floats_of(draft, authored))
    telling = _Telling(draft, at, authored, at.floats.placed)
    known = {key for rule in draft.journal.sections for key in rule.merges}
    rest = [
        SectionRule(id=key.replace("_", "-"), title=at.say(f"heading.{key}"), merges=(key,)) for key in SECTION_KEYS if key not in known
    ]
    aside = _supplement(telling)  # first, so that what is not reported is listed in the order of the case
    found = [told for rule in (*draft.journal.sections, *rest) if (told := telling.section(rule))]
    for spec in draft.record.tables:
        floats[f"tbl:{spec.id}"] = authored_tables(at, draft.journal, draft.is_only_drawn, spec)
    if telling.patients("treatment", owned=False):
        kinds = {spec.id: draft.kind_of(spec) for spec in draft.record.figures}
        found = with_citing(at, draft.journal.sections, kinds, found, floats)
    main = with_floats(_with_source(at, found), floats, at.say("heading.case"))
    main = with_neighbours(main, draft.journal, partial(drawn_beside, draft))
    main, moved = within_limit(draft.record, draft.journal.limits.figures_and_tables, main)
    return main, _with_tables(at, aside, moved)


def _supplement(telling: _Telling) -> tuple[Section, ...]:
    """What the author's sections own and do not tell; that there is such is noted."""
    draft, at = telling.draft, telling.at
    apart = replace(at, silence=draft.aside, floats=replace(at.floats, uncited=(), is_aside=True))
    found = replace(telling, at=apart, is_aside=True).supplement()
    draft.problems += check_untold(at, {draft.case.typed(path) for path in telling.untold()})
    return found


def _with_tables(at: Spot, supplement: tuple[Section, ...], moved: tuple[Table, ...]) -> tuple[Section, ...]:
    """The supplement with the tables for which the body has no room."""
    if not moved:
        return supplement
    whole = supplement or (section("record", at.say("heading.record"), (), "supplement"),)
    return (replace(whole[0], blocks=(*moved, *whole[0].blocks)),)


_ARRIVAL = ("presentation", "history", "examination")
"""What is told of a patient who has just come."""


@dataclass
class _Filling:
    """A section being filled: blocks so far, and the meanings that the record has yet to tell."""

    blocks: list[Block] = field(default_factory=list)
    waiting: list[SectionKey] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """True when a text put here would seem to belong to the subsection before it."""
        return any(isinstance(block, Section) for block in self.blocks)


@dataclass(frozen=True)
class _Telling:
    """The record being told behind the author's texts."""

    draft: Draft
    at: Spot
    authored: Authored
    placed: frozenset[str]
    """What need not be generated again: `events P1` where a table of the author shows it."""
    is_aside: bool = False
    """True where the supplement is told: what the author's sections own."""

    @cached_property
    def series(self) -> Series:
        """All patients as a series."""
        merged = [key for rule in self.draft.journal.sections for key in rule.merges if key in TELLERS]
        keys = [key for key in merged if self.patients(key, owned=self.is_aside)]
        return Series(self.at, self.at.record.patients, keys)

    def section(self, rule: SectionRule) -> Section | None:
        """One section of the journal: the author's texts in order, and behind each what the record tells beyond it, patient by patient."""
        filling = _Filling()
        title = rule.title
        for key in rule.merges:
            written = self.authored.get(key, ())
            entry = self.at.record.sections.get(key)
            if written:
                self._flush(filling)
                if entry and entry.title and not filling.blocks:
                    title = entry.title
                filling.blocks += self._titled(filling, key, entry.title if entry else None, written)
            if key in ADDITIONS and not self._is_owned(key):
                filling.blocks += ADDITIONS[key](self.at)
            elif key in TELLERS:
                filling.waiting.append(key)
        self._flush(filling)
        return section(rule.id, title, tuple(filling.blocks), rule.id) if filling.blocks else None

    def _titled(self, filling: _Filling, key: SectionKey, title: str | None, written: tuple[Block, ...]) -> tuple[Block, ...]:
        """The author's text, under a title of its own where it has one or would seem to belong to the subsection before it."""
        if not filling.blocks or not (title or filling.is_open):
            return written
        return (Section(f"sec-{key.replace('_', '-')}", "", (Text(title or self.at.say(f"heading.{key}")),), 2, written, "authored"),)

    def _flush(self, filling: _Filling) -> None:
        """Adds what the record tells of the waiting meanings, each patient under a heading when there are several, then the tables."""
        keys = list(filling.waiting)
        filling.waiting.clear()
        if keys:
            self._fill(filling, keys, {key: self.patients(key, owned=False) for key in keys})

    def supplement(self) -> tuple[Section, ...]:
        """What the sections that own it do not tell, meaning by meaning."""
        found = [told for key in (*TELLERS, "perspective") if (told := self._set_aside(key))]
        return (section("record", self.at.say("heading.record"), tuple(found), "supplement"),) if found else ()

    def _set_aside(self, key: SectionKey) -> Section | None:
        """What the record tells of one meaning to those whose section owns it."""
        patients, filling = self.patients(key, owned=True), _Filling()
        if not patients:
            return None
        if key in ADDITIONS:
            filling.blocks += ADDITIONS[key](self.at)
        else:
            self._fill(filling, [key], {key: patients})
        title = (Text(self.at.say(f"heading.{key}")),)
        return Section(f"sec-record-{key.replace('_', '-')}", "", title, 2, tuple(filling.blocks), "supplement") if filling.blocks else None

    def patients(self, key: SectionKey, *, owned: bool) -> list[Patient]:
        """The patients of whom the author's sections own a meaning, or do not; a series is told as a whole."""
        everyone = list(self.at.record.patients)
        found = [patient for patient in everyone if bool(owners_of(self.at.record, key, patient)) is owned]
        return found if len(everyone) < FEWEST or len(found) == len(everyone) else [] if owned or not found else everyone

    def _is_owned(self, key: SectionKey) -> bool:
        return not self.patients(key, owned=False)

    def untold(self) -> list[Path]:
        """The entries that the sections which own them do not tell and no figure or table of the author shows."""
        unseen = {one.target.removeprefix("fig:") for one in self.at.floats.uncited}
        left = self.draft.aside.untold - self.draft.aside.told - self.draft.silence.untold  # the last are printed in the body
        return [path for path in left if not self.draft.is_shown(path, self.placed, unseen)]

    def _fill(self, filling: _Filling, keys: Sequence[SectionKey], of: Mapping[SectionKey, Sequence[Patient]]) -> None:
        """Adds what the record tells of these meanings, each patient under a heading when there are several, then the tables."""
        everyone = self.at.record.patients
        if len(everyone) >= FEWEST:
            keys = [key for key in keys if of[key]]
            if self.is_aside:  # told patient by patient only to see what the text leaves out
                _ = [self._told_of(keys, of, patient) for patient in everyone]
            filling.blocks += self.series.blocks(keys, TELLERS)
            filling.blocks += [table for key in keys if key == "investigations" for table in self._tables("labs", of[key])]
            return
        if len(everyone) == 1:
            arrival = next((key for key in reversed(keys) if key in _ARRIVAL and "presentation" in keys), None)
            for key in keys:
                tables = self._lab_tables(of[key]) if of[key] and key == "investigations" else ()  # as what follows speaks of the results
                filling.blocks += (*self._told(key, everyone[0], (), tables), *tables) if of[key] else ()
                if key == arrival:  # where somebody went is told before what came of it
                    filling.blocks += self._tables(TABLES_AFTER["presentation"], of["presentation"])
            keys = [key for key in keys if key not in ("investigations", *(("presentation",) if arrival else ()))]
        else:
            tellings = [(patient, self._told_of(keys, of, patient, everyone)) for patient in everyone]
            for patients in _alike([(patient, told) for patient, told in tellings if told]):
                group = tuple(patients) if len(patients) > 1 else ()
                self._add(filling, patients, self._told_of(keys, of, patients[0], group), keys[0])
            keys = self._with_courses(filling, keys, of)
        filling.blocks += [table for key in keys if key in TABLES_AFTER for table in self._tables(TABLES_AFTER[key], of[key])]

    def _with_courses(self, filling: _Filling, keys: Sequence[SectionKey], of: Mapping[SectionKey, Sequence[Patient]]) -> list[SectionKey]:
        """Adds to what is told of each patient the events that are sentences; the keys behind which tables may yet stand."""
        if "presentation" not in keys or not is_in_sentences(self.at, of["presentation"]):
            return list(keys)
        for patient in of["presentation"]:
            if told := course(self.at, [patient]):
                self._add(filling, [patient], told, keys[0])
        return [key for key in keys if key != "presentation"]

    def _told_of(
        self, keys: Sequence[SectionKey], of: Mapping[SectionKey, Sequence[Patient]], patient: Patient, group: tuple[Patient, ...] = ()
    ) -> tuple[Block, ...]:
        """What the record tells of a patient under several meanings, in words that fit the `group` of which it is told together."""
        return tuple(block for key in keys if patient in of[key] for block in self._told(key, patient, group))

    def _told(self, key: SectionKey, patient: Patient, group: tuple[Patient, ...], tables: tuple[Table, ...] = ()) -> tuple[Block, ...]:
        here = replace(self.at.of(patient), group=group)
        if key in ("investigations", "outcome"):
            peers = self.patients(key, owned=bool(owners_of(self.at.record, key, patient)))
            journal, is_drawn = self.draft.journal, self.draft.is_only_drawn
            results = untabled_results(here, journal, is_drawn, peers, are_scores=key == "outcome")
            return investigations(here, results, tables) if key == "investigations" else TELLERS[key](here, results)
        return TELLERS[key](here)

    def _add(self, filling: _Filling, patients: list[Patient], told: tuple[Block, ...], key: str) -> None:
        """Puts what is told of patients under the author's heading with their name, else under a heading of its own."""
        labels = [self.at.label_of(patient) for patient in patients]
        for index, block in enumerate(filling.blocks):
            if len(patients) == 1 and isinstance(block, Section) and is_about(block, labels[0]):
                filling.blocks[index] = replace(block, blocks=(*_leaves(block.blocks), *told, *_subsections(block.blocks)))
                return
        filling.blocks.append(Section(f"sec-{key.replace('_', '-')}-{patients[0].id}", "", (Text(listed(labels)),), 2, told, "patient"))

    def _is_elsewhere(self, entry: LabSeries | Treatment, patient: Patient) -> bool:
        """True for results that a figure alone, or the table of a series shows."""
        is_series = len(self.at.record.patients) >= FEWEST and isinstance(entry, LabSeries) and is_short(self.at.of(patient), entry)
        return is_series or self.draft.is_only_drawn(entry, patient)

    def _lab_tables(self, of: Sequence[Patient]) -> tuple[Table, ...]:
        return () if results_told(self.at, of) else further_tables(self.at, self.draft.journal, self._is_elsewhere, of)

    def _tables(self, kind: str, of: Sequence[Patient]) -> list[Block]:
        """The generated tables of a kind, of what no table of the author shows about these patients."""
        if kind == "labs":
            tables = self._lab_tables(of)
            return [*labs_sentence(self.at, tables), *tables]
        return list(course(self.at, of))


def _leaves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Section))


def _subsections(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if isinstance(block, Section))


def _alike(tellings: list[tuple[Patient, tuple[Block, ...]]]) -> list[list[Patient]]:
    """Patients of whom the same is told, together."""
    groups: list[tuple[list[Patient], tuple[Block, ...]]] = []
    for patient, told in tellings:
        same = next((group for group, other in groups if other == told), None)
        if same is None:
            groups.append(([patient], told))
        else:
            same.append(patient)
    return [patients for patients, _ in groups]


def _with_source(at: Spot, sections: list[Section]) -> list[Section]:
    """The sections with the source of the whole record named at the end of the case, unless a table names it."""
    source = at.record.source
    if source is None or any(spec.kind == "labs" for spec in at.record.tables):
        return sections
    named = source_nodes(at.at("source"), source)
    if any(note[1:-1] == named for node in walk(tuple(sections)) if isinstance(node, Table) for note in node.notes):
        return sections
    told = Paragraph(source_sentence(at.at("source"), source))
    number = next((i for i, one in enumerate(sections) if one.role == "case"), None)
    if number is None:
        return [*sections, section("source", at.say("heading.source"), (told,), "source")]
    one = sections[number]
    return [*sections[:number], replace(one, blocks=(*_leaves(one.blocks), told, *_subsections(one.blocks))), *sections[number + 1 :]]
