"""Which patients have died, by everything that the record and its texts tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casereport.checks.prose.reading import Readings
from casereport.model.patient import Patient
from casereport.patterns import lazy_pattern

_DIED = lazy_pattern(r"\b(?:died|dead|deceased|death|fatal|lethal|exitus)\b", re.IGNORECASE)
_LIVED = lazy_pattern(r"\b(?:no|not|none|alive|survived|avoided|averted|prevented|risk|brain[ -]dead|cell death)\b", re.IGNORECASE)


def have_died(patients: Sequence[Patient], readings: Readings) -> frozenset[str]:
    """The ids of the patients of whose death an event, an outcome or a sentence about this case tells."""
    told = [one for one in readings.of("death") if one.is_case and one.path[0] in ("sections", "patients")]
    named = {one.statement.patient or (patients[0].id if len(patients) == 1 else "") for one in told}
    return frozenset(one.id for one in patients if one.id in named or _is_dead(one))


def _is_dead(patient: Patient) -> bool:
    outcomes = patient.outcomes.items if patient.outcomes else ()
    texts = [f"{one.measure} {one.value or ''}" for one in outcomes if not one.is_untold]
    return any(event.kind == "death" for event in patient.events) or any(_DIED.search(text) and not _LIVED.search(text) for text in texts)
