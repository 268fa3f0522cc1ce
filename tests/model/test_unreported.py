"""A detail that is not reported is as if it were left out; what an entry cannot be without stays as it was typed."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from casereport.model.course import AdverseEvent, Event, Outcome, Procedure, Treatment
from casereport.model.diagnosis import Diagnosis, Differential, Imaging, Variant
from casereport.model.fields import Answer, Entry
from casereport.model.patient import Finding, PastIntervention, Presenting, Relative


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
    for word in ("not reported", "Not reported", "not asked"):
        assert model.model_validate({**needed, **dict.fromkeys(details, word)}) == bare


def test_nothing_spoke_for_a_diagnosis() -> None:
    assert Differential.model_validate({"dx": "sepsis", "for": "none", "against": "none"}) == Differential.model_validate({"dx": "sepsis"})


@pytest.mark.parametrize("word", ["not reported", "Not asked", "Unknown", "not recorded", "not available"])
def test_a_detail_in_words_that_nobody_knows_is_left_out(word: str) -> None:
    assert Procedure.model_validate({"name": "biopsy", "complications": word}) == Procedure.model_validate({"name": "biopsy"})


@pytest.mark.parametrize("word", ["not reported", "Not asked", "Unknown", "not recorded"])
def test_an_outcome_that_nobody_knows_keeps_its_word(word: str) -> None:
    assert Outcome.model_validate({"measure": "stroke", "value": word}).is_untold
    assert not Outcome.model_validate({"measure": "stroke"}).is_untold
    assert not Outcome.model_validate({"measure": "stroke", "value": "none"}).is_untold


@pytest.mark.parametrize(
    ("model", "entry"),
    [
        (Finding, {"label": "rash", "present": "not reported"}),
        (Diagnosis, {"label": "sepsis", "status": "not reported"}),
        (Finding, {"label": "not reported"}),
        (Presenting, {"finding": "Not asked"}),
        (Event, {"kind": "symptom", "label": "unknown"}),
        (AdverseEvent, {"label": "not reported"}),
        (Procedure, {"name": "not reported"}),
        (Outcome, {"measure": "not reported"}),
        (Answer, ["not reported", "asthma"]),
    ],
)
def test_no_word_for_the_unknown_stands_for_a_fact(model: type[Entry], entry: object) -> None:
    with pytest.raises(ValidationError):
        model.model_validate(entry)


def test_a_list_of_one_such_word_is_that_answer() -> None:
    assert Answer.model_validate(["not reported"]) == Answer.model_validate("not reported")


@pytest.mark.parametrize(
    "label",
    ["lack of appetite", "Absence of reflexes", "free of pain", "denied pain", "without fever", "afebrile", "not tender", "pain-free"],
)
def test_a_denial_is_not_denied_again(label: str) -> None:
    with pytest.raises(ValidationError):
        Finding.model_validate({"label": label, "present": "no"})
    assert Finding.model_validate({"label": label}).present


@pytest.mark.parametrize(
    "label",
    ["absent reflexes", "loss of consciousness", "absence seizures", "failure to thrive", "free fluid", "non-blanching rash", "no fever"],
)
def test_what_is_no_denial_can_be_denied(label: str) -> None:
    assert not Finding.model_validate({"label": label, "present": "no"}).present
