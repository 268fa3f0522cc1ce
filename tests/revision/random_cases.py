"""Records at random for comparisons, and edits of which it is known what they change."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from casereport.model import CaseRecord

Data = dict[str, Any]

WORDS = ("fever", "rash", "cough", "pain", "shock", "headache", "nausea", "malaise", "dyspnoea", "oedema", "syncope", "tremor")
ANALYTES = ("crp", "ferritin", "platelets", "lymphocytes", "creatinine", "sodium", "potassium", "urea")
DRUGS = ("anakinra", "tocilizumab", "prednisolone", "ivig", "colchicine", "rituximab")


def _numbers() -> st.SearchStrategy[str]:
    return st.integers(1, 900).map(str)


def _series() -> st.SearchStrategy[list[Data]]:
    values = st.dictionaries(st.integers(1, 30).map(str), _numbers(), min_size=1, max_size=4)
    one = st.fixed_dictionaries({"analyte": st.sampled_from(ANALYTES), "unit": st.just("mg/L"), "values": values})
    return st.lists(one, max_size=4, unique_by=lambda entry: entry["analyte"])


def _treatments() -> st.SearchStrategy[list[Data]]:
    dose = st.integers(1, 90).map(lambda number: f"{number} mg")
    days = st.tuples(st.integers(1, 9), st.integers(10, 20)).map(lambda ends: f"{ends[0]}-{ends[1]}")
    one = st.fixed_dictionaries({"drug": st.sampled_from(DRUGS), "dose": dose, "days": days}, optional={"route": st.just("oral")})
    return st.lists(one, min_size=1, max_size=4, unique_by=lambda entry: entry["drug"])


def _patient(name: str) -> st.SearchStrategy[Data]:
    label = st.sampled_from(WORDS)
    events = st.lists(
        st.fixed_dictionaries({"at": st.integers(1, 30).map(str), "kind": st.just("complication"), "label": label}),
        max_size=4, unique_by=lambda entry: entry["label"],
    )  # fmt: skip
    presenting = st.lists(st.fixed_dictionaries({"finding": label}), min_size=1, max_size=4, unique_by=lambda entry: entry["finding"])
    return st.fixed_dictionaries(
        {"id": st.just(name), "age": st.integers(1, 88).map(lambda years: f"{years} y"), "presenting": presenting, "treatments": _treatments()},
        optional={
            "labs": _series(), "events": events, "sex": st.sampled_from(["female", "male"]),
            "history": st.fixed_dictionaries({}, optional={"allergies": st.sampled_from(["none known", "Penicillin"]), "medical": label}),
        },
    )  # fmt: skip


def records() -> st.SearchStrategy[Data]:
    """Records as data, of one or two patients, with prose, keywords and authors."""
    text = st.lists(st.sampled_from(WORDS), min_size=4, max_size=15).map(" ".join)
    family = st.sampled_from(["Rossi", "Marsh", "Dong", "Cole", "Lu"])
    author = st.fixed_dictionaries({"given": st.sampled_from(["Ada", "Ben"]), "family": family})
    return st.fixed_dictionaries({
        "casereport": st.just("1"),
        "status": st.just("synthetic"),
        "title": text,
        "keywords": st.lists(st.sampled_from(WORDS), max_size=5, unique=True),
        "authors": st.lists(author, max_size=4, unique_by=lambda one: one["family"]),
        "sections": st.dictionaries(st.sampled_from(["introduction", "discussion", "conclusion"]), text, max_size=3),
        "patients": st.one_of(_patient("P1").map(lambda one: [one]), st.tuples(_patient("P1"), _patient("P2")).map(list)),
    })  # fmt: skip


def read(data: Data) -> CaseRecord:
    """The data as a record."""
    return CaseRecord.model_validate(copy.deepcopy(data))


Edit = Callable[[Data], tuple[str, tuple[str, ...], str, str]]
"""An edit of the data in place → kind, words, old and new value of the one change that it makes."""


def change_age(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """The first patient a century of months old, which no patient is."""
    patient = data["patients"][0]
    old, patient["age"] = patient["age"], "100 mo"
    return "changed", ("patient P1", "age"), old, "100 mo"


def change_dose(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """The last treatment with a dose that no other has."""
    treatment = data["patients"][0]["treatments"][-1]
    old, treatment["dose"] = treatment["dose"], "99.5 mg"
    return "changed", ("patient P1", "treatments", treatment["drug"], "dose"), old, "99.5 mg"


def remove_treatment(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """The first treatment gone."""
    gone = data["patients"][0]["treatments"].pop(0)
    if not data["patients"][0]["treatments"]:
        del data["patients"][0]["treatments"]
    route = ", route: oral" if "route" in gone else ""
    told = f"{gone['drug']}, days: {gone['days']}, dose: {gone['dose']}{route}"
    return "removed", ("patient P1", "treatments", gone["drug"]), told, ""


def add_event(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """A further event."""
    data["patients"][-1].setdefault("events", []).insert(0, {"at": "5", "kind": "death", "label": "Death"})
    return "added", (f"patient {data['patients'][-1]['id']}", "events", "Death"), "", "Death, time: day 5, kind: death"


def add_value(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """A further value of a series, or a series."""
    labs = data["patients"][0].setdefault("labs", [])
    if not labs:
        labs.append({"analyte": "albumin", "unit": "g/L", "values": {"1": "30"}})
        return "added", ("patient P1", "laboratory", "albumin"), "", "albumin, unit: g/L, day 1: 30"
    labs[0]["values"]["31"] = "7"
    from casereport.clinical.analytes import find_analyte

    known = find_analyte(labs[0]["analyte"])
    assert known
    return "added", ("patient P1", "laboratory", known.label, "day 31"), "", "7"


def remove_title_word(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """The title without its first word."""
    old = data["title"]
    data["title"] = old.partition(" ")[2]
    return "changed", ("title",), old, data["title"]


def add_section(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """A section that no record has."""
    data["sections"]["perspective"] = "She was glad."
    return "added", ("section", "Patient perspective"), "", "She was glad."


def move_keyword(data: Data) -> tuple[str, tuple[str, ...], str, str]:
    """The last keyword the first."""
    words = data["keywords"] = [word for word in data["keywords"] if word != "zoster"] + ["zoster"]
    data["keywords"] = [words[-1], *words[:-1]]
    return "added", ("keywords",), "", "zoster"


EDITS: tuple[Edit, ...] = (change_age, change_dose, remove_treatment, add_event, add_value, remove_title_word, add_section, move_keyword)
