"""Drugs by name: notation, brands, two names, allergies."""

from __future__ import annotations

from collections.abc import Callable

from casereport.clinical.tables import read_table

Found = Callable[..., list[tuple[str, str]]]
Told = Callable[..., dict[str, str]]
GIVEN = "route: iv, every: 24 h, days: 1-3"

NOTATION = {
    "drug: a, dose: 1.0 mg": "unsafe-notation treatments[0].dose",
    "drug: a, dose: 10.00 mg": "unsafe-notation treatments[0].dose",
    "drug: a, dose: 1 mg": "",
    "drug: a, dose: 1.05 mg": "",
    "drug: a, dose: 100 mg": "",
    "drug: insulin, dose: 10 U": "unsafe-notation treatments[0].dose",
    "drug: insulin, dose: 10 units": "",
    "drug: heparin, dose: 5000 IU": "unsafe-notation treatments[0].dose",
    "drug: MS, dose: 10 mg": "unsafe-notation treatments[0].drug",
    "drug: MSO4, dose: 10 mg": "unsafe-notation treatments[0].drug",
    "drug: morphine sulfate, dose: 10 mg": "",
    "drug: TMZ, dose: 10 mg": "",
    "drug: a, dose: 10 mg, note: started at 2.0 mg": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: increased by .5 mg": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: 25 mg q.d. at first": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: raised by 2.05 mg": "",
    "drug: a, dose: 10 mg, note: heparin 5000U before": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: insulin 10 IU each evening": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: given qd": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: given Q.O.D.": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: given qhs": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: MS 2 mg": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: 0.5 cc": "unsafe-notation treatments[0].note",
    "drug: a, dose: 10 mg, note: until ALT was below 40 U/L": "",
    "drug: a, dose: 10 mg, note: haemoglobin 9.0 g/dL": "",
    "drug: a, dose: 10 mg, note: 10 units of insulin in the QT study of MS": "",
}


def test_notation(told: Told) -> None:
    cases = {f"treatments: [{{{case}, {GIVEN}}}]": expected for case, expected in NOTATION.items()}
    assert told("unsafe-notation", cases) == cases


BRANDS = {
    "drug: Actemra": "brand-name treatments[0].drug",
    "drug: LASIX": "brand-name treatments[0].drug",
    "drug: Humira®": "brand-name treatments[0].drug",
    "drug: tocilizumab, brand: Actemra": "",
    "drug: furosemide": "",
}


def test_brands(told: Told) -> None:
    cases = {f"treatments: [{{{case}, dose: 5 mg, {GIVEN}}}]": expected for case, expected in BRANDS.items()}
    assert told("brand-name", cases) == cases


def test_one_substance_has_one_name(found: Found) -> None:
    given = "treatments: [{drug: paracetamol, dose: 1 g, route: oral, every: 6 h, days: 1-3}]"
    both = "sections: {case: Acetaminophen was given.}"
    assert found("two-names", f"id: P1, {given}", both) == [("two-names", "sections.case")]
    assert found("two-names", f"id: P1, {given}", "sections: {case: Paracetamol was given.}") == []
    assert found("two-names", f"id: P1, {given}", "sections: {case: Acetaminophen-induced injury was excluded.}") == []
    assert found("two-names", "id: P1", "sections: {case: Paracetamol (acetaminophen) was given.}") == []
    assert found("two-names", "id: P1", "sections: {case: Adrenaline was given. Later epinephrine.}") == [("two-names", "sections.case")]


def _allergic(allergy: str, drug: str, more: str = "") -> str:
    return f"history: {{allergies: {allergy}}}, treatments: [{{drug: {drug}, dose: 2 g, {GIVEN}{more}}}]"


ALLERGIES = {
    _allergic("penicillin", "amoxicillin"): "allergy-conflict treatments[0].drug",
    _allergic("Rash after penicillin in childhood", "piperacillin-tazobactam"): "allergy-conflict treatments[0].drug",
    _allergic("penicillin", "ceftriaxone"): "",
    _allergic("penicillin", "amoxicillin", ", why: Negative challenge before"): "",
    _allergic("No allergy to penicillin", "amoxicillin"): "",
    _allergic("none known", "amoxicillin"): "",
    _allergic("'penicillin, later tolerated'", "amoxicillin"): "",
    _allergic("sulfonamides", "trimethoprim-sulfamethoxazole"): "allergy-conflict treatments[0].drug",
    _allergic("sulfonamides", "furosemide"): "",
    _allergic("NSAIDs", "ibuprofen"): "allergy-conflict treatments[0].drug",
    _allergic("NSAIDs", "paracetamol"): "",
    _allergic("lamotrigine (exanthema)", "lamotrigine"): "allergy-conflict treatments[0].drug",
    _allergic("sodium metabisulfite", "sodium valproate"): "",
    "history: {allergies: iodinated contrast}, imaging: [{kind: contrast-enhanced CT, at: 1, result: clear}]": "allergy-conflict imaging[0].kind",
    "history: {allergies: iodinated contrast}, imaging: [{kind: CT, at: 1, result: clear without contrast}]": "",
    "history: {allergies: abdominal pain after ibuprofen}, imaging: [{kind: abdominal ultrasound, at: 1, result: clear}]": "",
    _allergic("Rash after amoxicillin on day 2", "amoxicillin")
    + ", adverse_events: [{label: rash, at: 2, suspected: amoxicillin, causality: possible, dechallenge: positive}]": "",
}


def test_allergies(told: Told) -> None:
    assert told("allergy-conflict", ALLERGIES) == ALLERGIES


def test_the_lists_are_in_lower_case_and_have_a_source() -> None:
    table = read_table("drugs")
    assert all(len(table[name]["source"]) > 20 for name in ("daily", "weekly", "unsafe", "names", "brands", "allergies"))
    words = [word for row in table["allergies"]["classes"] for word in (*row["words"], *row["drugs"])]
    assert words == [word.lower() for word in words]
    assert all(brands == brands.lower() for _, brands in table["brands"]["substances"])


ENTRIES = {
    "events: [{at: 3, kind: treatment, label: Start, detail: Lamotrigine 25 mg q.d.}]": "unsafe-notation events[0].detail",
    "history: {medications: [Ramipril 5.0 mg]}": "unsafe-notation history.medications[0]",
    "history: {medications: [Ramipril 5 mg]}": "",
    "tests: [{name: protein in urine of a day, result: 3.0 g}]": "",
    "adverse_events: [{label: pain, action: Given 1.0 mg of morphine}]": "unsafe-notation adverse_events[0].action",
    "procedures: [{name: resection, at: 1, findings: Tumour of 2.0 g}]": "",
}


def test_notation_in_entries(told: Told) -> None:
    cases = {f"treatments: [{{drug: a, dose: 5 mg, {GIVEN}}}], {case}": expected for case, expected in ENTRIES.items()}
    assert told("unsafe-notation", cases) == cases


PROSE = {
    "She was given osimertinib (80 mg QD).": True,
    "She was given 1.0 mg of dexamethasone at night.": True,
    "He received heparin, 5000 U every 12 hours.": True,
    "He received .5 mg of lorazepam.": True,
    "He received lorazepam (0.5 mg). Haemoglobin was 9.0 g/dL.": False,
    "Protein in urine was 3.0 g a day before treatment.": False,
    "Lactate dehydrogenase was 310 U/L when treatment started.": False,
    "The tumour measured 2.0 cm and was treated.": False,
}


def test_notation_in_prose(found: Found) -> None:
    patient = f"id: P1, treatments: [{{drug: a, dose: 5 mg, {GIVEN}}}]"
    for text, is_unsafe in PROSE.items():
        whole = f"sections:\n  case: |\n    {text}"
        assert found("unsafe-notation", patient, whole) == ([("unsafe-notation", "sections.case")] if is_unsafe else []), text


def test_brands_in_history_and_suspects(told: Told) -> None:
    cases = {
        "history: {medications: [Synthroid 50 µg, ramipril]}": "brand-name history.medications",
        "history: {medications: [levothyroxine]}": "",
        "adverse_events: [{label: rash, suspected: [Tegretol]}]": "brand-name adverse_events[0].suspected",
    }
    assert {case: bool(found) for case, found in told("brand-name", cases).items()} == {case: bool(found) for case, found in cases.items()}


SPELT = {
    "drug: cafeine citrate": "misspelt-drug treatments[0].drug",
    "drug: propanolol": "misspelt-drug treatments[0].drug",
    "drug: Lamotrigene": "misspelt-drug treatments[0].drug",
    "drug: propranolol": "",
    "drug: prednisone": "",
    "drug: trimethoprim–sulfamethoxazole": "",
    "drug: prednisolone": "",
    "drug: something new": "",
    "drug: Keppra": "",
}


def test_drugs_are_spelt_right(told: Told) -> None:
    cases = {f"treatments: [{{{case}, dose: 5 mg, {GIVEN}}}]": expected for case, expected in SPELT.items()}
    assert told("misspelt-drug", cases) == cases
