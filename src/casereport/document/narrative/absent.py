"""Lists of a patient that are answered by a word: imaging not done, procedures none."""

from __future__ import annotations

from casereport.document.draft import Draft
from casereport.document.narrative.demographics import Entry
from casereport.model.patient import AbsentKey, Patient
from casereport.tree import Text

EXAMINED: dict[AbsentKey, str] = {
    "exam": "Examination",
    "vitals": "Vital signs",
    "findings": "Findings",
    "labs": "Laboratory tests",
    "tests": "Tests",
    "imaging": "Imaging",
    "variants": "Genetic variants",
    "diagnoses": "Diagnosis",
    "differential": "Differential diagnosis",
    "history": "History",
    "family": "Family",
}
DONE: dict[AbsentKey, str] = {"procedures": "Procedures", "events": "Events", "encounters": "Care settings", "stays": "Stays"}


def absent(draft: Draft, patient: Patient, titles: dict[AbsentKey, str]) -> list[Entry]:
    """The negative answers of these lists as terms; what the source does not report is told with all others."""
    return [
        ((Text(title),), draft.answer(answer, patient, *draft.path(patient, "absent", key)))
        for key, title in titles.items()
        if (answer := patient.absent.get(key)) and not draft.is_silent(answer, title[:1].lower() + title[1:], patient)
    ]
