"""Random events, procedures and treatments of a patient, by the sort of time that the patient's record is told in."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

Record = dict[str, Any]

LABELS = {
    "Biopsy": "procedure",
    "Intubation": "procedure",
    "Relapse": "complication",
    "Rash": "symptom",
    "Fainting": "symptom",
    "Seizure": "complication",
    "Scan": "imaging",
    "Culture": "test",
    "Move": "transfer",
    "Clinic": "follow-up",
    "Recovery": "outcome",
}
DRUGS = ("velocort", "nupramide", "bolaxin", "dopanol", "trimiquat")
DOSES = ("2 mg/kg", "40 mg", "0.5 mg", "100 mg", "5000 U")
RATES = ("5 µg/kg/min", "0.05-0.2 µg/kg/min", "1000 U/h", "10 mg/h")


def random_events(random: Random, how: str, patient: Record) -> tuple[list[Record], list[Record]]:
    """The events and the procedures; what relative times count from is always among them."""
    events: list[Record] = [{"at": at, "kind": kind, "label": label} for label, kind, at in _fixed(random, how, patient)]
    used = {event["label"] for event in events}
    for label in random.sample([label for label in LABELS if label not in used], random.randint(0, 4)):
        event: Record = {"kind": LABELS[label], "label": label}
        event |= {"days": _lasting(random, how)} if random.random() < 0.25 else {"at": _moment(random, how)}
        events.append(event)
    random.shuffle(events)
    return events, [{"name": "Nephrectomy", "at": "3"}] if how == "days" else []


def _fixed(random: Random, how: str, patient: Record) -> list[tuple[str, str, str]]:
    if how == "hours":
        return [("Birth", "other", "0 h"), ("Intubation", "procedure", f"{random.randint(3, 9)} h")]
    if how == "months":
        return [("Diagnosis", "diagnosis", "0 mo"), ("Relapse", "complication", f"{random.randint(7, 40)} mo")]
    if how == "stays":
        biopsy = f"{random.choice(patient['stays'])['id']} {random.randint(2, 6)}"
        last = patient["stays"][0].get("days", f"1-{random.randint(7, 9)}").removeprefix("1-")
        return [("Sent home", "discharge", f"first {last}"), ("Biopsy", "procedure", biopsy)]
    first = patient.get("clocks", {}).get("hospital", {}).get("first", "1")
    admission = f"{first} {random.randint(8, 20):02d}:30" if random.random() < 0.25 else first
    biopsy = f"{random.randint(2, 9)} 10:15" if random.random() < 0.5 else str(random.randint(2, 9))
    discharge = str(random.randint(10, 18))
    return [("Admission", "admission", admission), ("Biopsy", "procedure", biopsy), ("Discharge", "discharge", discharge)]


def _moment(random: Random, how: str) -> str:
    text = random.choice(
        {
            "hours": (f"life {random.randint(1, 70)} h", f"{random.randint(10, 110)} min", "5 h after birth"),
            "months": (f"{random.randint(1, 60)} mo", f"{random.randint(1, 7)} y", "3 mo before relapse", "2 wk after diagnosis"),
            "stays": (f"first {random.randint(1, 6)}", f"second {random.randint(1, 6)}", "2 wk after sent home", "1 d before biopsy"),
        }.get(how, _hospital_moments(random))
    )
    if random.random() < 0.08:
        return "unknown"
    return f"{random.choice(('about', 'by'))} {text}" if random.random() < 0.12 else text


def _hospital_moments(random: Random) -> tuple[str, ...]:
    day = random.randint(1, 20)
    return (str(day), f"day {day}", f"{day} 14:00", f"{day} d", f"{day % 5 + 1} wk after discharge", f"{day} d before admission")


def _lasting(random: Random, how: str) -> str:
    low = random.randint(2, 5)
    high = low + random.randint(1, 5)
    if how == "hours":
        return f"life {low} h to life {high} h"
    if how == "months":
        return f"{low} mo to {high} mo"
    clock = "first " if how == "stays" else ""
    return random.choice((f"{clock}{low}-{high}", f"{clock}{low} to ongoing"))


# --- treatments -----------------------------------------------------------------------------------------------


def random_treatments(random: Random, how: str) -> list[Record]:
    """Up to three drugs: spans, single doses, steps, courses, tapers, ranges of doses, boluses beside rates, open ends."""
    found = []
    for drug in random.sample(DRUGS, random.randint(0, 3)):
        treatment: Record = {"id": f"t{drug[:2]}", "drug": drug, "route": random.choice(("iv", "oral"))}
        found.append(treatment | random.choice((_one, _single, _steps, _courses, _taper, _mixed))(random, how))
    if random.random() < 0.2:
        found.append({"id": "cooling", "name": "cooling", "days": _span(how, 2, 4)})
    return found


def _span(how: str, low: int, high: int) -> str:
    """From `low` to `high` in the unit of the record: days, hours, or months."""
    if how == "hours":
        return f"life {low} h to life {high} h"
    if how == "months":
        return f"{low} mo to {high} mo"
    clock = "first " if how == "stays" else ""
    return f"{clock}{low}-{high}"


def _ends(random: Random) -> tuple[int, int]:
    low = random.randint(1, 9)
    return low, low + random.randint(1, 8)


def _one(random: Random, how: str) -> Record:
    low, high = _ends(random)
    span, kind = _span(how, low, high), random.random()
    clock = {"stays": "first ", "hours": "life "}.get(how, "")
    unit = {"hours": " h", "months": " mo"}.get(how, "")
    if kind < 0.12:
        span = f"{clock}{low}{unit} to ongoing"
    elif kind < 0.2:
        span = f"before {clock}{low}{unit} to {clock}{high}{unit}"
    elif kind < 0.28:
        span = f"{clock}{low}{unit} to unknown"
    elif kind < 0.4 and how == "stays":
        span = f"first {low % 6 + 1} to second {high % 6 + 1}"
    elif kind < 0.5 and how == "days":
        span = random.choice((f"{low} 06:00 to {high} 18:00", f"{low * 5} h to {high * 5 + 3} h", f"{low} 06:00-18:00"))
    if random.random() < 0.3:
        return {"rate": random.choice(RATES), "days": span}
    return {"dose": random.choice(DOSES), "every": random.choice(("6 h", "24 h")), "days": span}


def _single(random: Random, how: str) -> Record:
    day = random.randint(1, 9)
    at = {"hours": f"life {day} h", "months": f"{day} mo", "stays": f"first {day}"}.get(how, random.choice((str(day), f"{day} 06:00")))
    return {"dose": random.choice(DOSES), "at": at}


def _steps(random: Random, how: str) -> Record:
    cuts = sorted(random.sample(range(1, 20), random.randint(3, 4)))
    gap = 1 if how in ("days", "stays") else 0
    rates = random.random() < 0.4
    amounts = random.sample(("5", "10", "20", "40"), len(cuts) - 1)
    steps = [{"days": _span(how, low + gap, high)} for low, high in pairwise(cuts)]
    for step, amount in zip(steps, amounts, strict=True):
        step["rate" if rates else "dose"] = f"{amount} µg/kg/min" if rates else f"{amount} mg"
    return {"steps": steps} | ({} if rates else {"every": "12 h"})


def _courses(random: Random, how: str) -> Record:
    low, high = _ends(random)
    courses = [{"days": _span(how, low, high)}, {"days": _span(how, high + 2, high + 4)}]
    return {"dose": random.choice(DOSES), "every": "8 h", "courses": courses}


def _taper(random: Random, how: str) -> Record:
    low, high = _ends(random)
    taper = {"days": _span(how, high + 1, high + 5), "dose": f"{random.choice((20, 30))} mg to 5 mg"}
    return {"every": "24 h", "steps": [{"days": _span(how, low, high), "dose": "40 mg"}, taper]}


def _mixed(random: Random, how: str) -> Record:
    low, high = _ends(random)
    at = {"hours": f"life {low} h", "months": f"{low} mo", "stays": f"first {low}"}.get(how, str(low))
    return {"courses": [{"at": at, "dose": "5000 U"}, {"days": _span(how, low, high), "rate": "1000 U/h"}]}
