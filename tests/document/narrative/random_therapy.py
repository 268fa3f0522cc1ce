"""Records of what was done and what came of it, made at random: free texts of every grammar in every field."""

from __future__ import annotations

import json
from random import Random
from typing import Any

DRUGS = ("aspirin", "carboplatin + paclitaxel", "glucocorticoids", "IVIG", "red cells", "noradrenaline", "insulin", "tacrolimus")
NAMES = (
    "phototherapy",
    "bed rest",
    "whole-brain radiotherapy",
    "mechanical ventilation",
    "plasma exchange",
    "platelet transfusion",
    "packed red cells",
)
OPERATIONS = ("Liver biopsy", "splenectomy", "Debridement, exchange of the liner", "two lumbar punctures", "ERCP", "chest drain")
NOUNS = (
    "anaemia grade 3", "Second relapse", "partial response", "no effect on temperature", "raised transaminases", "Persisting nodules",
    "good recovery", "tracheal erosions, no slough", "spleen 14 cm", "a rash", "CRP of 45", "stable disease",
)  # fmt: skip
CLAUSES = ("Colchicine had failed", "fever settled within a day", "the effusion recurred", "Nobody knew why")
SENTENCES = ("All doses were taken.", "Pain came back. It was mild.", "She slept again.")
STATES = (
    "gone",
    "well in a day",
    "Normal after a fortnight",
    "stopped after two hours",
    "not needed",
    "resolved",
    "unchanged",
    "recovered within 12 h",
)
BEHIND = ("to prevent relapse", "because of nausea", "after the transplant")
TEXTS = (*NOUNS, *CLAUSES, *SENTENCES, *STATES, *BEHIND)
DOSES = ("40 mg", "2 mg/kg", "375 mg/m2", "15 mg/kg/d", "1-2 mg/kg", "20 mg to 5 mg", "2 tablets")


def random_therapy(seed: int) -> str:
    """The record of one patient as YAML."""
    chance = Random(seed)
    patient: dict[str, Any] = {"id": "P1", "sex": chance.choice(["female", "male", "unknown"])}
    patient["treatments"] = [_treatment(chance) for _ in range(chance.randint(0, 4))]
    patient["procedures"] = [_procedure(chance) for _ in range(chance.randint(0, 3))]
    patient["outcomes"] = [_outcome(chance) for _ in range(chance.randint(0, 3))]
    patient["adverse_events"] = [_adverse_event(chance) for _ in range(chance.randint(0, 2))]
    patient["events"] = [
        _some(chance, {"at": _moment(chance), "kind": chance.choice(["symptom", "admission", "test", "death", "other"]), "label": _text(chance)},
              {"detail": _text(chance)}) for _ in range(chance.randint(0, 2))
    ]  # fmt: skip
    patient["follow_up"] = chance.choice([*TEXTS, "36 months", "until death"])
    patient["adherence"] = _some(chance, {"statement": _text(chance)}, {"method": "tablet count", "tolerability": _text(chance)})
    return "patients: " + json.dumps([{key: value for key, value in patient.items() if value}], ensure_ascii=False) + "\n"


def _some(chance: Random, always: dict[str, Any], sometimes: dict[str, Any]) -> dict[str, Any]:
    return always | {key: value for key, value in sometimes.items() if chance.random() < 0.4}


def _text(chance: Random) -> str:
    return chance.choice(TEXTS)


def _moment(chance: Random) -> str:
    return chance.choice(["3", "5", "9", "about 4", "by 7", "2 wk after admission", "6 mo", "4 08:00", "unknown", "2 d before admission"])


def _span(chance: Random) -> str:
    first = chance.randint(1, 9)
    return chance.choice(
        [
            f"{first}-{first + 4}",
            f"{first} to ongoing",
            f"{first} to unknown",
            f"before {first} to {first + 2}",
            "1 mo to 4 mo",
            "2 wk to 6 mo",
        ]
    )


def _treatment(chance: Random) -> dict[str, Any]:
    called = {"drug": chance.choice(DRUGS)} if chance.random() < 0.8 else {"name": chance.choice(NAMES)}
    texts = {key: _text(chance) for key in ("indication", "why", "response", "note")}
    more = {
        "route": chance.choice(["iv", "oral", "inhaled", "PICC"]),
        "every": chance.choice(["6 h", "daily", "continuous", "once"]),
        **texts,
    }
    how = chance.random()
    if how < 0.1:
        first = _some(chance, {"at": "1", "dose": chance.choice(DOSES[:2])}, {"why": chance.choice(["loading dose", _text(chance)])})
        then = _some(chance, {"days": "1-4", "rate": "3 mg/h"}, {"why": _text(chance)})
        return _some(chance, {**called, "steps": [first, then, {"days": "5-6", "rate": "1 mg/h"}]}, texts)
    if how < 0.25:
        days = [f"{first}-{first + 3}" for first in (1, 5, 11)]
        steps = [_some(chance, {"days": span, "dose": chance.choice(DOSES)}, {"why": _text(chance)}) for span in days]
        return _some(chance, {**called, "steps": steps}, more)
    if how < 0.4:
        courses = [_some(chance, {"at": str(day)}, {"why": _text(chance), "rechallenge": "deliberate"}) for day in (2, 9)]
        return _some(chance, {**called, "dose": chance.choice(DOSES), "courses": courses}, more)
    time = {"days": _span(chance)} if chance.random() < 0.6 else {"at": _moment(chance)}
    return _some(chance, {**called, **time}, {"dose": chance.choice(DOSES), "doses": "2", **more})


def _procedure(chance: Random) -> dict[str, Any]:
    texts = {key: _text(chance) for key in ("indication", "findings", "result", "complications")}
    words = {"anaesthesia": chance.choice(["local", "general anaesthesia", "none"]), "operator": "resident", "device": "18 G needle"}
    return _some(chance, {"name": chance.choice(OPERATIONS), "at": _moment(chance)}, {**texts, **words, "complication_grade": "II"})


def _outcome(chance: Random) -> dict[str, Any]:
    measure = chance.choice(
        [
            "Pain",
            "Nodules",
            "Return to work",
            "destination",
            "weight",
            "Barthel Index",
            "ECOG performance status",
            "Survival",
            "Quality of life, physical",
        ]
    )
    more = {"scale": chance.choice(["0-10", "NRS 0–10"]), "assessor": chance.choice(["clinician", "device"]), "note": _text(chance)}
    return _some(chance, {"measure": measure, "value": chance.choice([*TEXTS, "2", "55%"])}, {"at": _moment(chance), **more})


def _adverse_event(chance: Random) -> dict[str, Any]:
    label = chance.choice(["Rash", "Raised transaminases", "Deep vein thrombosis", "Fever"])
    choices = {key: chance.choice(["positive", "negative", "not done", "unknown"]) for key in ("dechallenge", "rechallenge")}
    words = {"severity": "CTCAE grade 3", "suspected": ["aspirin", "IVIG"], "causality": "probable (Naranjo 6)"}
    texts = {"action": chance.choice([*TEXTS, "stopped methotrexate", "drug withdrawn", "none"]), "outcome": _text(chance)}
    return _some(chance, {"label": label}, {"at": _moment(chance), **words, **choices, **texts})
