"""Every word that prose may use, with one patient, with two, and with stays; and everything that may not stand between the braces."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.facts import FactFault, Facts
from casereport.model import CaseRecord
from casereport.model.ages import AgePolicy

GAP = "\u00a0"

CHILD: dict[str, Any] = {
    "id": "P1",
    "age": "11 y",
    "clocks": {"hospital": {"starts": "admission"}, "illness": {"starts": "onset", "align": "-2"}, "age": {"starts": "birth"}},
    "labs": [
        {"analyte": "crp", "unit": "mg/L", "reference": "<10", "values": {"1": "182", "2": "214", "6": "31", "8": "<5", "9": "pending"}},
        {"analyte": "platelets", "unit": "10^9/L", "values": {"illness 3": "142", "4 06:00": "88", "4 18:00": "91", "12": "390"}},
        {"analyte": "haematocrit", "unit": "%", "values": {"1": "31"}},
        {"analyte": "ALT", "unit": "U/L", "reference": "<40", "values": {"1": "90", "2": "480"}},
        {"analyte": "GGT", "unit": "U/L", "reference": {"1": "<40", "2-": "<60"}, "values": {"1": "90", "2": "90"}},
        {"analyte": "ANA", "values": {"1": "1:80", "9": "negative"}},
        {"analyte": "creatinine", "unit": "mg/dL", "values": {"1": "0.9"}},
        {"analyte": "creatinine", "unit": "umol/L", "values": {"2": "85"}},
        {"analyte": "troponin", "unit": "ng/L", "values": {"1": "not done"}},
    ],
    "treatments": [
        {
            "id": "anakinra",
            "drug": "anakinra",
            "brand": "X",
            "short": "ANA",
            "dose": "2 mg/kg",
            "route": "iv",
            "every": "6 h",
            "days": "3-6",
        },
        {
            "id": "pred",
            "drug": "prednisolone",
            "route": "oral",
            "steps": [{"days": "2-5", "dose": "40 mg"}, {"days": "6-9", "dose": "20 mg"}, {"days": "10 to ongoing", "dose": "10 mg"}],
        },
        {"id": "amc", "drug": "amoxicillin", "dose": "500 mg", "courses": [{"days": "1-3"}, {"days": "20-22"}]},
        {"id": "rest", "name": "bed rest", "at": "1"},
        {"id": "bolus", "drug": "adrenaline", "dose": "0.5 mg", "at": "4 06:00"},
    ],
    "events": [
        {"at": "1", "kind": "admission", "label": "Admission"},
        {"at": "illness 1", "kind": "symptom", "label": "First fever"},
        {"at": "-1", "kind": "symptom", "label": "Rash"},
        {"at": "8 18:30", "kind": "discharge", "label": "Discharge home"},
        {"at": "unknown", "kind": "vaccination", "label": "Vaccination"},
        {"days": "10-12", "kind": "complication", "label": "Relapse"},
    ],
}
ADULT: dict[str, Any] = {
    "id": "P2",
    "stays": [{"id": "earlier"}, {"id": "second"}],
    "labs": [{"analyte": "crp", "unit": "mg/L", "values": {"earlier 1": "12", "second 1": "40", "second 2": "38"}}],
    "treatments": [{"drug": "anakinra", "dose": "100 mg", "days": "second 1-2"}],
    "events": [{"at": "earlier 5", "kind": "discharge", "label": "Home"}, {"at": "second 1", "kind": "admission", "label": "Back"}],
}


def facts(*patients: dict[str, Any], policy: AgePolicy = "exact") -> Facts:
    record = {"casereport": "1", "status": "synthetic", "title": "A case", "patients": list(patients or (CHILD,))}
    return Facts(CaseRecord.model_validate(record), policy)


ONE = facts()
TWO = facts(CHILD, ADULT)

TOLD = {
    # lab
    "lab('crp', day=1)": f"182{GAP}mg/L",
    "lab('CRP', 2)": f"214{GAP}mg/L",
    "lab('C-reactive protein', day='day 2')": f"214{GAP}mg/L",
    "lab('crp', day='illness 3')": f"182{GAP}mg/L",
    "lab('crp', day=8)": f"<5{GAP}mg/L",
    "lab('crp', day=9)": "pending",
    "lab('platelets', day='4 06:00')": f"88{GAP}×10⁹/L",
    "lab('haematocrit', day=1)": "31%",
    "lab('ANA', day=1)": "1:80",
    "lab('alt', day=1, as='xULN')": f"2.2{GAP}×{GAP}ULN",
    "lab('ggt', day=1, as='xULN')": f"2.2{GAP}×{GAP}ULN",
    "lab('ggt', day=2, as='xULN')": f"1.5{GAP}×{GAP}ULN",
    "lab('alt', day=2, as='xULN')": f"12{GAP}×{GAP}ULN",
    "lab('crp', day=1, patient='P1')": f"182{GAP}mg/L",
    # peak, nadir, first, last
    "peak('crp')": f"214{GAP}mg/L",
    "nadir('crp')": f"<5{GAP}mg/L",
    "first('crp')": f"182{GAP}mg/L",
    "last('crp')": f"<5{GAP}mg/L",
    "first('platelets')": f"142{GAP}×10⁹/L",
    "nadir('platelets')": f"88{GAP}×10⁹/L",
    "last('ANA')": "negative",
    "peak_day('crp')": "2",
    "nadir_day('platelets')": "4",
    "nadir_day('crp')": "8",
    # change, interval
    "change('crp', 1, 6)": f"from 182{GAP}mg/L to 31{GAP}mg/L",
    "interval('admission', 'discharge home')": f"7{GAP}days",
    "interval('admission', 'relapse')": f"9{GAP}days",
    "interval('first fever', 'admission')": f"2{GAP}days",
    "interval('rash', 'admission')": f"1{GAP}day",
    "interval('anakinra', 'relapse')": f"7{GAP}days",
    # dose
    "dose('anakinra')": "2 mg/kg intravenous every 6 h",
    "dose('ANA')": "2 mg/kg intravenous every 6 h",
    "dose('pred', day=5)": "40 mg oral",
    "dose('prednisolone', day='illness 8')": "20 mg oral",
    "dose('pred', day=400)": "10 mg oral",
    "dose('amc')": "500 mg",
    "dose('amc', day=21)": "500 mg",
    "dose('bolus', day=4)": "0.5 mg",
    # day
    "day('admission')": "1",
    "day('rash')": "−1",
    "day('first fever')": "−2",
    "day('discharge')": "8",
    "day('relapse')": "10",
    "day('anakinra')": "3",
    "day('pred')": "2",
    # age
    "age()": "11-year-old",
    "age('noun')": f"11{GAP}years",
}


@pytest.mark.parametrize("source", TOLD)
def test_fact_of_the_only_patient(source: str) -> None:
    assert ONE.evaluate(f" {source} ") == TOLD[source]


@pytest.mark.parametrize("source", TOLD)
def test_fact_of_two_patients_needs_its_patient(source: str) -> None:
    if "patient=" not in source:
        with pytest.raises(FactFault) as fault:
            TWO.evaluate(source)
        assert (fault.value.code, fault.value.hint) == ("ambiguous-fact", "add patient=, one of: P1, P2")
        named = source.removesuffix(")") + (", " if not source.endswith("()") else "") + "patient='P1')"
        assert TWO.evaluate(named) == TOLD[source]
    assert TWO.evaluate(source, "P1") == TOLD[source]


STAYS = {
    "lab('crp', day=1, stay='second')": f"40{GAP}mg/L",
    "lab('crp', day='earlier 1')": f"12{GAP}mg/L",
    "peak('crp', stay='second')": f"40{GAP}mg/L",
    "peak('crp', stay='earlier')": f"12{GAP}mg/L",
    "peak_day('crp', stay='second')": "1",
    "nadir_day('crp', stay='second')": "2",
    "last('crp', stay='second')": f"38{GAP}mg/L",
    "change('crp', 1, 2, stay='second')": f"from 40{GAP}mg/L to 38{GAP}mg/L",
    "day('discharge')": "5 of the first stay",
    "dose('anakinra', day='second 2')": "100 mg",
}


@pytest.mark.parametrize("source", STAYS)
def test_fact_of_a_stay(source: str) -> None:
    assert TWO.evaluate(source, "P2") == STAYS[source]


def test_patient_named_in_the_fact_wins_over_the_section() -> None:
    assert TWO.evaluate("lab('crp', day=1, patient='P1')", "P2") == f"182{GAP}mg/L"


UNKNOWN = {
    "labs('crp', day=1)": "did you mean lab()?",
    "frobnicate()": "the words are: lab, peak",
    "lab('crp', day=5)": "values at: 1, 2, 6, 8, 9",
    "lab('crq', day=1)": "did you mean crp?",
    "lab('alq', day=1)": "did you mean ALT?",
    "lab('lipase', day=1)": "the analytes are: crp, platelets",
    "lab('crp', day=1, patient='P9')": "the patients are: P1",
    "lab('haematocrit', day=1, as='xULN')": "add reference:",
    "peak('ferritin')": "the analytes are",
    "last('troponin')": "labs:",
    "interval('admission', 'vaccination')": "add at:",
    "interval('admission', 'surgery')": "the events are: admission, symptom, discharge",
    "day('vaccination')": "add at:",
    "day('surgery')": "the treatments are: anakinra, pred",
    "dose('ramipril')": "the treatments are: anakinra, pred",
    "dose('rest')": "add dose:",
    "dose('anakinra', day=7)": "choose a day",
    "dose('amc', day=10)": "choose a day",
}


@pytest.mark.parametrize("source", UNKNOWN)
def test_fact_that_the_record_does_not_have(source: str) -> None:
    _refused(ONE, source, "unknown-fact", UNKNOWN[source])


AMBIGUOUS = {
    "lab('platelets', day=4)": "add the hour",
    "dose('pred')": "day=",
    "day('symptom')": "label",
    "peak('creatinine')": "one unit",
}


@pytest.mark.parametrize("source", AMBIGUOUS)
def test_fact_that_could_be_several(source: str) -> None:
    _refused(ONE, source, "ambiguous-fact", AMBIGUOUS[source])


def test_value_in_two_stays_is_never_the_first_one() -> None:
    assert TWO.evaluate("peak('crp', patient='P2')") == f"40{GAP}mg/L"  # the greatest value needs no order
    _refused(TWO, "last('crp', patient='P2')", "ambiguous-fact", "stay=")
    _refused(TWO, "lab('crp', day=1, patient='P2')", "bad-fact", "id of the stay")


def test_age_that_the_record_or_the_journal_does_not_tell() -> None:
    _refused(facts(ADULT), "age()", "unknown-fact", "age:")
    _refused(facts(policy="none"), "age()", "unknown-fact", "leave the age out")


@pytest.mark.parametrize(
    ("age", "policy", "told"),
    [
        ("60s", "exact", "60-to-69-year-old"),
        (">89", "exact", "over-89-year-old"),
        ("15 y", "decade", "teenage"),
        ("8 y", "band", "2-to-12-year-old"),
    ],
)
def test_age_follows_the_journals_policy(age: str, policy: AgePolicy, told: str) -> None:
    assert facts({"id": "P1", "age": age}, policy=policy).evaluate("age()") == told


BAD = (
    "", " ", "7*7", "'text'", "age", "age().upper()", "''.__class__", "lab.__globals__", "lab.__init__.__globals__['os']", "self", "cycler",
    "lab('crp', day=''.join(['3']))", "lab('crp', day=[3])", "lab('crp', day={'a': 3})", "lab('crp', day=9**9**9**9)", "lab('crp' * 9999999999, day=3)",
    "lab('crp', day=1) + lab('crp', day=2)", "lab('crp', day=1)|upper", "lab('crp', day=1) if true else ''", "age() ~ age()", "age(), age()",
    "lab(*['crp'], day=1)", "lab('crp', **{'day': 1})", "lab('crp', day=true)", "lab('crp', day=none)", "lab('crp', day=other)", "lab('crp', day=age())",
    "lab('crp', day=1, day=2)", "lab('crp', day=1", "lab('crp' day=1)", "- age() -", "age() -", "age() }}{{ age()", "age() %}", "{% if 1 %}", "{# #}age()",
    "age()) ~ (age()", "lab()", "lab('crp')", "lab('crp', 1, 2)", "lab('crp', day=1, color='red')", "lab('crp', day=1, as='%')", "peak('crp', as='xULN')",
    "change('crp', 1)", "interval('admission')", "dose()", "day()", "age('verb')", "lab('crp', day='soon')", "lab('crp', day=0)", "lab('crp', day='stay 1')",
    "lab('crp', day=1e400)", "lab('crp', day='2021-07-04')", "lab('crp', day=" + "1" * 300 + ")", "dose('pred', day='soon')", "\x00", "\u202e age()", "age(\n",
)  # fmt: skip


@pytest.mark.parametrize("source", BAD)
def test_nothing_but_a_word_with_its_arguments_stands_between_the_braces(source: str) -> None:
    with pytest.raises(FactFault) as fault:
        ONE.evaluate(source)
    assert fault.value.code == "bad-fact"
    assert fault.value.hint


def test_the_fault_quotes_nothing() -> None:
    for source in (
        "lab('zz41', day=7341)",
        "lab('crp', day=7341)",
        "lab('crp', day='zz41')",
        "dose('zz41')",
        "zz41()",
        "day('zz41')",
        "lab('crp', zz41=7341)",
    ):
        with pytest.raises(FactFault) as fault:
            ONE.evaluate(source)
        told = f"{fault.value} {fault.value.message} {fault.value.hint}"
        assert "zz41" not in told
        assert "7341" not in told
        assert "182" not in told


def _refused(told: Facts, source: str, code: str, hint: str) -> None:
    with pytest.raises(FactFault) as fault:
        told.evaluate(source)
    assert fault.value.code == code
    assert hint in fault.value.hint


NEWBORN: dict[str, Any] = {
    "id": "N",
    "clocks": {"life": {"starts": "birth", "first": "0"}},
    "labs": [
        {"analyte": "lactate", "unit": "mmol/L", "values": {"life 2 h": "9.1", "life 90 min": "8.0", "life 26 h": "2.2", "unknown": "11"}},
        {"analyte": "glucose", "unit": "mmol/L", "values": {"life 1 h": "1.2", "life 3 h": "2.6", "life 5 h": "not done"}},
        {"analyte": "troponin", "unit": "ng/L", "values": {"life 1 h": "<14", "life 3 h": "5"}},
        {"analyte": "sodium", "unit": "mmol/L", "values": {"life 1 h": "130"}}, {"analyte": "sodium", "unit": "mg/dL", "values": {"life 3 h": "300"}},
    ],
    "treatments": [
        {"id": "d", "drug": "dopamine", "steps": [
            {"days": "life 18 h to life 20 h", "rate": "5 µg/kg/min"}, {"days": "life 20 h to life 26 h", "rate": "10 µg/kg/min"},
        ]},
        {"id": "h", "drug": "heparin", "days": "unknown to 3", "dose": "5000 U"},
        {"id": "s", "drug": "milrinone", "steps": [
            {"days": "2 10:00 to 2 16:00", "rate": "2 mg/h"}, {"days": "2 16:00 to 3 04:00", "rate": "4 mg/h"},
        ]},
        {"id": "v", "drug": "vitamin K", "dose": "1 mg", "at": "life 2 h"},
    ],
    "events": [
        {"at": "life 0 h", "kind": "other", "label": "Birth"}, {"at": "life 32 h", "kind": "procedure", "label": "Extubation"},
        {"at": "life 90 min", "kind": "procedure", "label": "Intubation"}, {"at": "life 23 wk 4 d", "kind": "follow-up", "label": "Clinic"},
        {"at": "1 wk before birth", "kind": "test", "label": "Antenatal"}, {"at": "6 h after extubation", "kind": "other", "label": "Feed"},
        {"days": "before life 30 h to life 40 h", "kind": "symptom", "label": "Apnoea"},
    ],
}  # fmt: skip
SURVIVOR: dict[str, Any] = {
    "id": "S",
    "clocks": {"diagnosis": {"starts": "diagnosis", "first": "0"}},
    "labs": [
        {"analyte": "psa", "unit": "ng/mL", "values": {"0 mo": "80", "6 mo": "4.1", "2 wk after relapse": "31", "before relapse": "5"}},
        {"analyte": "crp", "unit": "mg/L", "values": {"0 mo": ">300", "6 mo": "210"}},
    ],
    "treatments": [
        {"id": "tac", "drug": "tacrolimus", "steps": [{"days": "0 to 30", "dose": "4 mg"}, {"days": "1 mo to 3 mo", "dose": "3 mg"}]},
        {"id": "l", "drug": "letrozole", "dose": "2.5 mg", "days": "7 mo to ongoing"}, {"drug": "docetaxel", "dose": "120 mg", "days": "1 mo to 6 mo"}],
    "events": [
        {"at": "0 mo", "kind": "diagnosis", "label": "Diagnosis"}, {"at": "24 mo", "kind": "complication", "label": "Relapse"},
        {"at": "74 mo", "kind": "death", "label": "Death"}, {"at": "3 mo after relapse", "kind": "treatment", "label": "Second line"},
        {"at": "about 6 mo", "kind": "outcome", "label": "Remission"}, {"at": "2 mo after start of l", "kind": "other", "label": "Switch"}, {"at": "by 12 mo", "kind": "follow-up", "label": "Work"},
        {"at": "100 d after relapse", "kind": "test", "label": "Biopsy"},
    ],
}  # fmt: skip
READMITTED: dict[str, Any] = {
    "id": "T",
    "stays": [{"id": "first"}, {"id": "second", "gap": "5 d"}],
    "labs": [{"analyte": "crp", "unit": "mg/L", "values": {"first 4": "20", "second 2": "150"}}],
    "treatments": [{"drug": "amoxicillin", "dose": "1 g", "days": "first 3 to second 1"},
                   {"drug": "ganciclovir", "dose": "5 mg/kg", "days": "first 5 to 2 wk after home"}],
    "events": [
        {"at": "first 1", "kind": "admission", "label": "In"}, {"at": "first 5", "kind": "discharge", "label": "Home"},
        {"at": "second 1", "kind": "complication", "label": "Pneumothorax"},
    ],
}  # fmt: skip

LOST_BETWEEN: dict[str, Any] = {
    "id": "L",
    "stays": [{"id": "first"}, {"id": "second", "gap": "unknown"}, {"id": "third", "gap": "unknown"}],
    "labs": [{"analyte": "crp", "unit": "mg/L", "values": {"first 4": "20", "second 6": "9", "1 wk after home": "7", "first 12": "8"}},
             {"analyte": "psa", "unit": "ng/mL", "values": {"first 12": "8"}}],
    "treatments": [{"drug": "amoxicillin", "dose": "1 g", "days": "first 3 to third 2"}],
    "events": [{"at": "first 5", "kind": "discharge", "label": "Home"}],
}  # fmt: skip
WEEKS: dict[str, Any] = {
    "id": "K",
    "clocks": {"hospital": {"starts": "admission"}},
    "events": [
        {"at": "1", "kind": "admission", "label": "Admission"},
        {"at": "8", "kind": "discharge", "label": "Discharge"},
        {"at": "2 wk before admission", "kind": "symptom", "label": "Onset"},
        {"at": "3 wk after admission", "kind": "follow-up", "label": "Early visit"},
        {"at": "6 wk", "kind": "follow-up", "label": "Middle visit"},
        {"at": "5 wk after discharge", "kind": "follow-up", "label": "Late visit"},
    ],
}
UNMET: dict[str, Any] = {
    "id": "U",
    "clocks": {"hospital": {"starts": "admission"}, "age": {"starts": "birth"}},
    "labs": [{"analyte": "crp", "unit": "mg/L", "values": {"3": "20"}}],
    "treatments": [{"drug": "amoxicillin", "dose": "1 g", "days": "age 3 d to hospital 4"}],
}

IN_UNITS_TYPED = [
    (NEWBORN, "interval('birth', 'extubation')", "32 hours"),
    (NEWBORN, "interval('intubation', 'extubation')", "30 hours 30 minutes"),
    (NEWBORN, "interval('birth', 'intubation')", "90 minutes"),
    (NEWBORN, "interval('birth', 'clinic')", "23 weeks 4 days"),
    (WEEKS, "interval('early visit', 'middle visit')", "3 weeks"),
    (WEEKS, "interval('onset', 'late visit')", "8 weeks"),
    (WEEKS, "interval('onset', 'discharge')", "21 days"),
    (WEEKS, "interval('early visit', 'late visit', unit='d')", "21 days"),
    (NEWBORN, "interval('birth', 'extubation', unit='min')", "1920 minutes"),
    (NEWBORN, "day('extubation')", "32 hours"),
    (NEWBORN, "day('extubation', unit='d')", "1 day"),
    (NEWBORN, "peak('lactate')", "11 mmol/L"),
    (NEWBORN, "nadir('lactate')", "2.2 mmol/L"),
    (NEWBORN, "nadir_day('lactate')", "26 hours"),
    (NEWBORN, "last('glucose')", "2.6 mmol/L"),
    (NEWBORN, "lab('lactate', day='life 2 h')", "9.1 mmol/L"),
    (NEWBORN, "dose('d', day='life 19 h')", "5 µg/kg/min"),
    (NEWBORN, "dose('d', day='life 20 h')", "10 µg/kg/min"),
    (NEWBORN, "dose('d', day='life 25 h')", "10 µg/kg/min"),
    (NEWBORN, "dose('d', day='life 26 h')", "10 µg/kg/min"),
    (NEWBORN, "dose('d', day='life 18 h')", "5 µg/kg/min"),
    (NEWBORN, "dose('h', day=3)", "5000 U"),
    (NEWBORN, "dose('s', day='2 12:00')", "2 mg/h"),
    (NEWBORN, "dose('v', day='life 120 min')", "1 mg"),
    (SURVIVOR, "interval('diagnosis', 'death')", "74 months"),
    (SURVIVOR, "interval('relapse', 'death')", "50 months"),
    (SURVIVOR, "interval('relapse', 'second line')", "3 months"),
    (SURVIVOR, "interval('diagnosis', 'death', unit='y')", "6.2 years"),
    (SURVIVOR, "day('relapse')", "24 months"),
    (SURVIVOR, "day('second line')", "3 months after relapse"),
    (SURVIVOR, "day('relapse', unit='d')", "731 days"),
    (SURVIVOR, "interval('remission', 'relapse')", "about 18 months"),
    (SURVIVOR, "day('remission')", "about 6 months"),
    (SURVIVOR, "interval('relapse', 'biopsy')", "100 days"),
    (SURVIVOR, "interval('diagnosis', 'biopsy')", "about 830 days"),
    (READMITTED, "peak_day('crp')", "2 of the second stay"),
    (READMITTED, "peak_day('crp', stay='second')", "2"),
    (NEWBORN, "lab('glucose', day='life 5 h')", "not done"),
    (SURVIVOR, "peak('psa')", "80 ng/mL"),
    (NEWBORN, "day('antenatal', unit='wk')", "−1 week"),
    (NEWBORN, "day('feed')", "6 hours after extubation"),
    (NEWBORN, "day('extubation', unit='h')", "32 hours"),
    (SURVIVOR, "dose('tacrolimus', day=30)", "4 mg"),
    (SURVIVOR, "dose('tacrolimus', day=40)", "3 mg"),
    (SURVIVOR, "day('switch')", "2 months after start of letrozole"),
    (SURVIVOR, "dose('docetaxel', day='3 mo')", "120 mg"),
    (READMITTED, "interval('home', 'pneumothorax')", "5 days"),
    (READMITTED, "dose('ganciclovir', day=19, stay='first')", "5 mg/kg"),
    (READMITTED, "interval('end of first', 'pneumothorax')", "5 days"),
    (READMITTED, "last('crp')", "150 mg/L"),
    (READMITTED, "first('crp')", "20 mg/L"),
    (READMITTED, "day('pneumothorax')", "1 of the second stay"),
    (READMITTED, "dose('amoxicillin', day=1, stay='second')", "1 g"),
    (LOST_BETWEEN, "dose('amoxicillin', day='first 3')", "1 g"),
    (LOST_BETWEEN, "dose('amoxicillin', day='first 5')", "1 g"),
    (LOST_BETWEEN, "dose('amoxicillin', day='second 4')", "1 g"),
    (LOST_BETWEEN, "dose('amoxicillin', day='third 1')", "1 g"),
    (LOST_BETWEEN, "lab('crp', day='1 wk after home')", "7 mg/L"),
    (LOST_BETWEEN, "lab('psa', day='1 wk after home')", "8 ng/mL"),
    (UNMET, "dose('amoxicillin', day='age 3 d')", "1 g"),
    (UNMET, "dose('amoxicillin', day=4)", "1 g"),
]


@pytest.mark.parametrize(("patient", "source", "told"), IN_UNITS_TYPED)
def test_times_and_lengths_are_told_in_the_units_typed(patient: dict[str, Any], source: str, told: str) -> None:
    assert facts(patient).evaluate(source).replace(GAP, " ") == told


NEVER_GUESSED = [
    (NEWBORN, "last('lactate')", "ambiguous-fact", "patients[0].labs[0].values"),
    (NEWBORN, "day('apnoea')", "unknown-fact", "add at:"),
    (NEWBORN, "interval('birth', 'apnoea')", "unknown-fact", "add at:"),
    (SURVIVOR, "dose('docetaxel', day='6 mo')", "unknown-fact", "choose a day"),
    (NEWBORN, "dose('h', day=2)", "unknown-fact", "choose a day"),
    (NEWBORN, "dose('h', day=-3)", "unknown-fact", "choose a day"),
    (NEWBORN, "dose('s', day=2)", "ambiguous-fact", "name the hour"),
    (NEWBORN, "peak('troponin')", "ambiguous-fact", "bound"),
    (NEWBORN, "change('sodium', 'life 1 h', 'life 3 h')", "ambiguous-fact", "one unit"),
    (SURVIVOR, "interval('diagnosis', 'work')", "unknown-fact", "in words"),
    (NEWBORN, "peak_day('lactate')", "unknown-fact", "give the value a time"),
    (NEWBORN, "dose('d', day='life 2 h')", "unknown-fact", "choose a day"),
    (NEWBORN, "dose('d', day='life 27 h')", "unknown-fact", "choose a day"),
    (NEWBORN, "dose('v', day='life 3 h')", "unknown-fact", "choose a day"),
    (SURVIVOR, "last('psa')", "ambiguous-fact", "patients[0].labs[0].values"),
    (SURVIVOR, "nadir('crp', unit='x')", "bad-fact", "options are"),
    (SURVIVOR, "interval('diagnosis', 'death', unit='x')", "bad-fact", "units are"),
    (READMITTED, "dose('amoxicillin', day=3, stay='second')", "unknown-fact", "choose a day"),
    (LOST_BETWEEN, "dose('amoxicillin', day='first 2')", "unknown-fact", "choose a day"),
    (LOST_BETWEEN, "dose('amoxicillin', day='first 9')", "unknown-fact", "choose a day"),
    (LOST_BETWEEN, "dose('amoxicillin', day='third 3')", "unknown-fact", "choose a day"),
    (LOST_BETWEEN, "lab('crp', day='first 12')", "ambiguous-fact", "add the hour"),
    (UNMET, "dose('amoxicillin', day=3)", "unknown-fact", "choose a day"),
    (UNMET, "lab('crp', day='3 00:00')", "unknown-fact", "it has values at: 3"),
]


@pytest.mark.parametrize(("patient", "source", "code", "hint"), NEVER_GUESSED)
def test_what_the_record_leaves_open_is_never_guessed(patient: dict[str, Any], source: str, code: str, hint: str) -> None:
    _refused(facts(patient), source, code, hint)


def test_a_bound_that_reaches_beyond_the_numbers_has_no_peak() -> None:
    assert facts(SURVIVOR).evaluate("peak('crp')").replace(GAP, " ") == ">300 mg/L"
    open_top = SURVIVOR | {"labs": [{"analyte": "crp", "unit": "mg/L", "values": {"0 mo": ">300", "6 mo": "410"}}]}
    _refused(facts(open_top), "peak('crp')", "ambiguous-fact", "bound")


def test_specimens_of_one_analyte_are_never_mixed() -> None:
    labs = [
        {"analyte": "lactate", "unit": "mmol/L", "specimen": name, "values": values}
        for name, values in (("plasma", {"1": "1.1", "2": "1.4"}), ("Plasma", {"3": "1.3"}), ("CSF", {"2": "4.2", "4": "3.9"}))
    ]
    told = facts({"id": "P1", "labs": labs})
    for source in ("peak('lactate')", "last('lactate')", "lab('lactate', day=4)", "nadir_day('lactate')"):
        _refused(told, source, "ambiguous-fact", "name the specimen: lactate (Plasma), lactate (CSF)")
    assert told.evaluate("peak('lactate (CSF)')") == f"4.2{GAP}mmol/L"
    assert told.evaluate("lab('lactate (plasma)', day=3)") == f"1.3{GAP}mmol/L"
    _refused(told, "lab('lactate (urine)', day=3)", "unknown-fact", "did you mean lactate?")
    _refused(facts({"id": "P1", "labs": [labs[2], {**labs[0], "specimen": None}]}), "peak('lactate')", "ambiguous-fact", "its specimen:")
