"""A detail that is not reported is as if it were left out; what an entry cannot be without stays as it was typed."""

from __future__ import annotations

import pytest

from casereport.model.course import AdverseEvent, Procedure, Treatment
from casereport.model.diagnosis import Differential, Imaging, Variant
from casereport.model.fields import Entry
from casereport.model.patient import Finding, PastIntervention, Relative


@pytest.mark.parametrize(
    ("model", "needed", "details"),
    [
        (Procedure, {"name": "biopsy"}, ("operator", "device", "findings", "complications", "anaesthesia", "at", "days")),
        (Treatment, {"drug": "aspirin"}, ("dose", "every", "route", "days", "indication", "response")),
        (AdverseEvent, {"label": "rash"}, ("suspected", "outcome", "severity", "causality")),
        (Finding, {"label": "rash"}, ("severity", "how", "note", "at")),
        (Imaging, {"kind": "CT", "result": "not reported"}, ("region",)),
        (Variant, {"gene": "BRCA1", "hgvs": "c.1A>G"}, ("zygosity", "class", "method")),
        (Relative, {"relation": "father"}, ("sex", "age", "affected", "genotype", "note")),
        (PastIntervention, {"intervention": "appendectomy"}, ("outcome", "when")),
        (Differential, {"dx": "sepsis"}, ("for", "against", "by", "verdict")),
    ],
)
def test_details_that_are_not_reported_are_left_out(model: type[Entry], needed: dict[str, str], details: tuple[str, ...]) -> None:
    bare = model.model_validate(needed)
    for word in ("not reported", "Not reported"):
        assert model.model_validate({**needed, **dict.fromkeys(details, word)}) == bare


def test_nothing_spoke_for_a_diagnosis() -> None:
    assert Differential.model_validate({"dx": "sepsis", "for": "none", "against": "none"}) == Differential.model_validate({"dx": "sepsis"})
