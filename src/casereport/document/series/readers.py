"""Which pieces a meaning of the case has, in the order of the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casereport.document.narrative.answers import DONE, EXAMINED
from casereport.document.series.findings import diagnoses_slots, findings_slots, labs_slots, tests_slots, variants_slots, vitals_slots
from casereport.document.series.people import counted_slots, events_slots, history_slots, person_slots, presenting_slots
from casereport.document.series.slots import Slot, answer_slots
from casereport.document.series.therapy import (
    adherence_slots,
    adverse_events_slots,
    follow_up_slots,
    outcomes_slots,
    procedures_slots,
    treatments_slots,
)
from casereport.document.spot import Spot
from casereport.model import SectionKey
from casereport.model.patient import AbsentKey


def slots_of(at: Spot, key: SectionKey) -> list[Slot]:
    """The pieces of a patient under one meaning, without those that are silent: these are noted as such."""
    return [slot for read in READERS.get(key, ()) for slot in read(at)]


def absent_slots(keys: tuple[AbsentKey, ...]) -> Callable[[Spot], Iterator[Slot]]:
    """What reads the negative answers that stand for lists."""

    def read(at: Spot) -> Iterator[Slot]:
        for key in keys:
            yield from answer_slots(at.at("absent", key), at.patient.absent.get(key), "absent", at.say(f"absent.{key}"))

    return read


READERS: dict[SectionKey, tuple[Callable[[Spot], Iterator[Slot]], ...]] = {
    "presentation": (person_slots, counted_slots, presenting_slots, events_slots),
    "history": (history_slots,),
    "examination": (vitals_slots, findings_slots("exam")),
    "investigations": (findings_slots("findings"), tests_slots, labs_slots, variants_slots, absent_slots(EXAMINED)),
    "differential": (diagnoses_slots,),
    "treatment": (treatments_slots, procedures_slots, absent_slots(DONE), adherence_slots),
    "outcome": (outcomes_slots, adverse_events_slots),
    "follow_up": (follow_up_slots,),
}
"""Meaning → what reads its pieces, in the order of the columns."""
