"""Random records of which nothing is drawn and nothing is written: the whole case is told from them, in every form an author may type."""

from __future__ import annotations

import json
from random import Random
from typing import Any

Record = dict[str, Any]

NOUNS = (
    "asthma", "Type 2 diabetes since the age of 31 years", "a small effusion", "9 mm nodule in the left lobe", "Gout", "migraine with aura",
    "*Candida* oesophagitis", "mild anaemia", "HIV infection", "ulcer of the cornea", "unilateral oedema", "red, cracked lips",
    "eosinophilia (12%)", "Hodgkin lymphoma", "left-sided rash.", "LVEF 38%", "two nodules, largest 9 mm", "liver enlarged", "anaemia severe",
    "peritoneal deposits; progressive disease", "nodules resolved", "renal mass, ascites, pleural effusions", "sister with gout",
)  # fmt: skip
STATES = (
    "normal",
    "Unremarkable",
    "negative for malignant cells",
    "hypocellular; 20% blasts",
    "reassuring",
    "positive",
    "within normal limits",
    "Stable since week 7",
    "elevated",
)
SENTENCES = (
    "There was no residual flow.",
    "Both kidneys were small",
    "The smear showed 3 schistocytes. Culture was sterile.",
    "It had resolved.",
)
DENIALS = ("no growth after 5 days", "No effusion", "none seen")
NUMBERS = ("1:80", "<0.5 mg/L", "14%")
FREE = (*NOUNS, *STATES, *SENTENCES, *DENIALS, *NUMBERS)
WORDS = ("none", "none known", "denied", "not asked", "not applicable", "none reported")
KEYS = (
    "medical", "surgical", "family", "psychosocial", "genetic", "medications", "allergies", "immunisations", "development", "pregnancy",
    "diet", "alcohol", "tobacco", "substances", "occupation", "travel", "exposures",
)  # fmt: skip
PEOPLE = (
    "smoker",
    "Works as a nurse",
    "retired teacher",
    "Vaccinated in childhood",
    "lives alone",
    "widowed, lives alone",
    "never",
    "roofer, off work",
)


def random_case(seed: int) -> str:
    """The record of a seed as text: one patient, or two."""
    random = Random(f"narrative {seed}")
    patients = [_patient(random, f"P{number}") for number in range(1, random.choice((2, 2, 2, 3)))]
    return f"casereport: 1\nstatus: synthetic\ntitle: A random case\npatients: {json.dumps(patients, ensure_ascii=False)}\n"


def _patient(random: Random, name: str) -> Record:
    patient: Record = {"id": name, "clocks": random.choice((_HOSPITAL, _DIAGNOSIS)), **_person(random)}
    patient["presenting"] = random.choice((_many(random, _symptom, 4), "not asked", {"none": "yes", "asked": "referral letter"}))
    patient["history"] = {key: _answer(random) for key in random.sample(KEYS, random.randint(0, 8))}
    if random.random() < 0.3:
        patient["history"]["family"] = ["mother: gout at 51 y", random.choice(FREE)]
    patient |= {key: _many(random, _finding, 3) for key in ("exam", "findings")}
    patient["vitals"] = _many(random, _vital, 3)
    patient["tests"] = _many(random, _test, 3)
    patient["imaging"] = random.choice((_many(random, _imaging, 3), "not done"))
    patient["diagnoses"] = _many(random, _diagnosis, 2)
    patient["differential"] = _many(random, _considered, 4)
    patient["labs"] = _many(random, _series, 2)
    patient["prognosis"] = _answer(random)
    patient["family"] = {"members": _many(random, _relative, 2)}
    return {key: value for key, value in patient.items() if value not in ([], {})}


_HOSPITAL: Record = {"hospital": {"starts": "admission", "first": "1"}}
_DIAGNOSIS: Record = {"diagnosis": {"starts": "diagnosis", "first": "0"}}


def _person(random: Random) -> Record:
    found: Record = {
        "age": random.choice(("62 y", "11 y", "8 mo", "newborn", "18 y", "not reported", "80s")),
        "sex": random.choice(("female", "male", "intersex", "unknown", "not reported")),
        "gender": random.choice(("non-binary", "woman", "trans man")),
        "weight": "8.2 kg",
        "height": {"value": "81 cm", "at": "2"},
        "occupation": {"value": random.choice(("teacher", "office work")), "relevance": random.choice(FREE)},
        "summary": "The patient was seen twice.",
    }
    return {key: value for key, value in found.items() if random.random() < 0.5}


def _many(random: Random, one: Any, most: int) -> list[Record]:
    return [one(random) for _ in range(random.randint(0, most))]


def _when(random: Random) -> Record:
    times = ("1", "3", "4", "about 6", "by 9", "5 mo", "24 mo", "unknown", "2 wk", "-2")
    return random.choice(
        ({}, {"at": random.choice(times)}, {"at": random.choice(times)}, {"days": random.choice(("3-7", "2 to ongoing", "5"))})
    )


def _some(random: Random, **fields: Any) -> Record:
    return {key: value for key, value in fields.items() if random.random() < 0.35}


def _answer(random: Random) -> Any:
    kind = random.randint(0, 4)
    if kind == 0:
        return random.choice(WORDS)
    if kind == 1:
        return {"none": "yes", **_some(random, asked="both parents", how="Checklist of pets", items=["An aquarium at home"])}
    if kind == 2:
        return {"not_applicable": random.choice(("Child", "No reason to ask arose"))}
    return random.sample((*FREE, *PEOPLE), random.randint(1, 3))


def _symptom(random: Random) -> Record:
    more = _some(random, duration=random.choice(("3 months", "1 week", "since birth", "about 2 days")), note=random.choice(FREE))
    return {"finding": random.choice(NOUNS), **more, **_when(random)}


def _finding(random: Random) -> Record:
    more = _some(random, severity=random.choice(("severe", "grade 2")), how=random.choice(("auscultation", "on inspection")), onset="1")
    return {
        "label": random.choice((*NOUNS, "icteric")),
        "present": random.choice(("yes", "no")),
        "note": random.choice(FREE),
        **more,
        **_when(random),
    }


def _vital(random: Random) -> Record:
    return {**random.choice(({"name": "Heart rate", "value": "118 /min"}, {"name": "temperature", "value": "38.4 °C"})), **_when(random)}


def _test(random: Random) -> Record:
    more = _some(
        random, specimen=random.choice(("stool", "left kidney", "blood, two sets")), method=random.choice(("PCR", "transthoracic"))
    )
    return {"name": random.choice(("Blood cultures", "echocardiography", "ANA")), "result": random.choice(FREE), **more, **_when(random)}


def _imaging(random: Random) -> Record:
    region = _some(random, region=random.choice(("chest", "neck, chest, abdomen", "both knees", "abdominal")))
    return {"kind": random.choice(("CT", "Radiograph", "MRI")), "result": random.choice(FREE), **region, **_when(random)}


def _diagnosis(random: Random) -> Record:
    more = _some(random, stage=random.choice(("III", "FIGO IVB")), code="I30.0", criteria=random.choice(FREE), note=random.choice(FREE))
    return {"label": random.choice(NOUNS), "status": random.choice(("final", "provisional", "excluded")), **more, **_when(random)}


def _considered(random: Random) -> Record:
    more = _some(random, by=["CT"], verdict=random.choice(("excluded", "unlikely", "possible", "final")))
    reasons = {"for": random.sample(FREE, random.randint(0, 2)), "against": random.sample(FREE, random.randint(0, 2))}
    return {"dx": random.choice(NOUNS), **reasons, **more}


def _series(random: Random) -> Record:
    times = random.sample(("1", "3", "4", "5 mo", "24 mo", "unknown"), random.randint(1, 4))
    more = _some(random, reference="7-55", specimen="serum", note=random.choice(FREE))
    return {
        "analyte": random.choice(("alt", "crp", "platelets")),
        "values": {time: random.choice(("12", "64", "<5", "pending")) for time in times},
        **more,
    }


def _relative(random: Random) -> Record:
    more = _some(random, age="44 y", affected=random.choice(("yes", "no", "unknown")), genotype="carrier", note=random.choice(FREE))
    return {"relation": random.choice(("father", "aunt")), "sex": random.choice(("male", "female")), **more}
