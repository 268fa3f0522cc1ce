"""Random records that are valid: every way to tell a time, a value, a dose and an event, mixed as no author would mix them.

`random_record` is the same for the same seed. `faulty_record` is one with a single known problem.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.oracle.courses import random_events, random_treatments
from tests.oracle.places import NoPlace, Timekeeper
from tests.oracle.questions import random_facts, written
from tests.oracle.reference import Fact, expect

ANALYTES = ("zalemin", "torexin", "quorate", "ibrase", "menolase", "lucidin", "varsol", "okthane")
UNITS = ("mg/L", "U/L", "mmol/L", "g/L", "10^9/L")
IDS = ("P1", "P2", "P3")
Record = dict[str, Any]


class Dice(Random):
    """Chance; one record in five `is_rich`: times from either end of drugs and stays, times of day in stays, marks of the source."""

    is_rich = False


def random_record(seed: int) -> Record:
    """A valid record: one to three patients, their figures, their tables and sections that ask for facts."""
    return random_case(seed)[0]


def random_case(seed: int) -> tuple[Record, tuple[Fact, ...]]:
    """A valid record, and facts that may be asked of it and must be refused."""
    random = Dice(f"oracle {seed}")
    random.is_rich = seed % 5 == 2
    names = random.sample(ANALYTES, random.randint(1, 3))
    units = {name: random.choice(UNITS) for name in names}
    patients = [_patient(random, id_, names, units) for id_ in IDS[: random.choice((1, 1, 1, 2, 3))]]
    used = [name for name in names if any(series["analyte"] == name for patient in patients for series in patient["labs"])]
    record = _around(patients) | {"figures": _figures(random, patients, used), "tables": _tables(patients)}
    sources = [fact for patient in patients for fact in random_facts(random, patient, alone=len(patients) == 1)]
    facts = expect(record | {"sections": {"case": "".join(f"{{{{ {source} }}}}" for source in sources)}}).facts
    record["sections"] = written(facts)
    mentions = [f"@fig:{figure['id']}" for figure in record["figures"]] + [f"@tbl:{table['id']}" for table in record["tables"]]
    record["sections"]["discussion"] += "\n\nSee " + ", ".join(mentions) + ".\n"
    return record, tuple(fact for fact in facts if fact.answer.kind == "error")


def yaml_text(record: Record) -> str:
    """The record as the text of `case.yaml`."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _around(patients: list[Record]) -> Record:
    author = {"given": "Ada", "family": "Example", "affiliations": ["unit"], "email": "ada@example.org", "corresponding": "yes"}
    return {
        "casereport": "1",
        "status": "synthetic",
        "title": "Random course: a case report",
        "authors": [author],
        "affiliations": {"unit": {"name": "Example Hospital", "country": "Italy"}},
        "patients": patients,
    }


# --- patients -------------------------------------------------------------------------------------------------


def _patient(random: Dice, id_: str, names: list[str], units: dict[str, str]) -> Record:
    how = random.choice(("days", "days", "days", "hours", "months", "stays", "stays"))
    patient: Record = {"id": id_, "age": f"{random.randint(2, 17)} y", "sex": random.choice(("male", "female")), "weight": "20 kg"}
    patient["consent"] = {"from": "guardian", "written": "yes"}
    patient |= _clocks(random, how)
    patient["events"], patient["procedures"] = random_events(random, how, patient)
    patient["treatments"] = random_treatments(random, how)
    patient["encounters"] = _encounters(random, how)
    patient["labs"] = [_series(random, how, patient, name, units[name]) for name in names if random.random() < 0.85 or name == names[0]]
    return patient


def _clocks(random: Random, how: str) -> Record:
    if how == "hours":
        return {"clocks": {"life": {"starts": "birth", "first": "0"}}}
    if how == "months":
        return {"clocks": {"diagnosis": {"starts": "diagnosis", "first": "0"}}}
    if how == "stays":
        gaps = [random.choice(("5 d", "12 d", "2 wk", "unknown")) for _ in range(random.choice((1, 1, 2)))]
        stays: list[Record] = [{"id": "first", "label": "First stay"}]
        stays += [
            {"id": name, "label": f"{name} stay".capitalize(), "gap": gap} for name, gap in zip(("second", "third"), gaps, strict=False)
        ]
        if random.random() < 0.3:
            stays[0]["days"] = f"1-{random.randint(8, 11)}"
        return {"stays": stays}
    if random.random() < 0.4:
        return {"clock": "hospital"}
    clocks: Record = {"hospital": {"starts": "admission", "first": random.choice("01")}}
    others = {"illness": "first symptom", "therapy": "first infusion", "age": "birth"}
    for name in random.sample(sorted(others), random.randint(0, 2)):
        align = random.choice(("-3", "2", "5", "unknown")) if name != "age" else "unknown"
        clocks[name] = {"starts": others[name], "first": random.choice("01"), "align": align}
    return {"clocks": clocks}


def _encounters(random: Random, how: str) -> list[Record]:
    if random.random() < 0.5:
        return []
    if how == "hours":
        return [{"setting": "ICU", "days": f"{random.randint(1, 5)} h to {random.randint(20, 40)} h"}]
    if how == "months":
        return [{"setting": "ward", "days": "0 mo to 1 mo"}]
    clock = "first " if how == "stays" else ""
    cut = random.randint(2, 5)
    found = [{"setting": "ward", "days": f"{clock}1-{cut}"}, {"setting": "ICU", "days": f"{clock}{cut + 1}-{cut + random.randint(2, 3)}"}]
    return found if random.random() < 0.7 else found[:1]


# --- results --------------------------------------------------------------------------------------------------


def _series(random: Dice, how: str, patient: Record, name: str, unit: str) -> Record:
    times = _times(random, how, patient)
    scale = random.choice((1, 10, 100))
    numbers = [
        f"{number * scale / 10:.1f}" if scale == 1 else str(number * scale // 10) for number in random.sample(range(60, 900), len(times))
    ]
    _censor(random, numbers, scale)
    if len(numbers) > 2 and random.random() < 0.2:
        numbers[random.randrange(len(numbers))] = random.choice(("not done", "pending"))
    series: Record = {"analyte": name, "unit": unit, "values": dict(zip(times, numbers, strict=True))}
    reference = _reference(random, how, patient, scale)
    if random.is_rich and not reference:
        flagged = [time for time, number in series["values"].items() if number[0].isdigit()]
        return series | {"reported_flag": {time: random.choice(("high", "low")) for time in flagged[:2]}}
    return series | ({"reference": reference} if reference else {})


def _censor(random: Random, numbers: list[str], scale: int) -> None:
    if random.random() < 0.3:
        numbers[random.randrange(len(numbers))] = f"<{scale * 5}"
    if random.random() < 0.2:
        numbers[random.randrange(len(numbers))] = f">{scale * 95}"


def _reference(random: Random, how: str, patient: Record, scale: int) -> Any:
    one = random.choice((f"<{scale * 20}", f">{scale * 30}", f"{scale * 20}-{scale * 60}", f"<={scale * 50}", f"up to {scale * 5}", ""))
    two = random.choice((f"<{scale * 40}", f"{scale * 10}-{scale * 50}"))
    if random.random() < 0.7 or len(patient.get("stays", ())) > 2:
        return one
    one = one or f"<{scale * 25}"
    if how == "days":
        cut = random.randint(3, 12)
        first = f"1-{cut}" if patient.get("clocks", {}).get("hospital", {}).get("first", "1") == "1" else f"0 to {cut}"
        return random.choice(({first: one, f"{cut + 1}-": two}, {f"unknown to {cut}": two, f"{cut + 1} to 30": one}))
    if how == "hours":
        cut = random.randint(10, 30)
        return {f"life 0 h to {cut} h": one, f"life {cut} h to 400 h": two}
    if how == "months":
        return {"0 mo to 6 mo": one, "6 mo to 20 y": two}
    return {"first 1-4": one, "second 1 to ongoing": two}


def _times(random: Dice, how: str, patient: Record) -> list[str]:
    """Times that no two results of a series share, not even the start of a day and an instant."""
    time, taken, found = Timekeeper(patient), set(), []
    wanted = random.randint(2, 8)
    for _ in range(60):
        text = random_time(random, how, patient)
        try:
            place = time.place(text)
        except NoPlace:
            if "unknown" not in found and text == "unknown" and random.random() < 0.5:
                found.append(text)
            continue
        if place.key not in taken and text not in found:
            taken.add(place.key)
            found.append(text)
        if len(found) >= wanted:
            break
    return found


def random_time(random: Dice, how: str, patient: Record) -> str:
    """A time of any kind that a record of this sort has."""
    if random.random() < 0.03:
        return "unknown"
    if random.random() < 0.15:
        return _relative(random, how)
    if random.is_rich and random.random() < 0.3:
        return _rich_time(random, how, patient)
    if how == "hours":
        return random.choice((f"life {random.randint(1, 90)} h", f"life {random.randint(1, 90)} h", f"{random.randint(5, 200)} min"))
    if how == "months":
        texts = (
            f"{random.randint(1, 80)} mo",
            f"{random.randint(1, 12)} wk",
            f"{random.randint(1, 5)} y",
            f"1 y {random.randint(1, 11)} mo",
        )
        return random.choice(texts)
    if how == "stays":
        return f"{random.choice(patient['stays'])['id']} {random.randint(1, 7)}"
    return _hospital_time(random, patient)


def _rich_time(random: Random, how: str, patient: Record) -> str:
    """A time from the start or the end of a drug or a stay, or a time of day in a stay."""
    unit, number = {"hours": "h", "months": "mo"}.get(how, "d"), random.randint(1, 6)
    names = [t.get("drug", t.get("name")) for t in patient["treatments"]] + (["first stay"] if how == "stays" else [])
    if how == "stays" and (not names or random.random() < 0.4):
        return f"{random.choice(patient['stays'])['id']} {number} {random.randint(1, 23):02d}:30"
    words = random.choice(("after stopping", "after end of", "after start of", "before", "after first dose of", "after last dose of"))
    return f"{number} {unit} {words} {random.choice(names)}" if names else "2 d"


def _hospital_time(random: Random, patient: Record) -> str:
    day = random.randint(1, 20)
    clock = random.choice(sorted(patient.get("clocks", {"hospital": {}})))
    kind = random.random()
    if kind < 0.12:
        return f"{day} {random.randint(1, 23):02d}:{random.choice(('00', '15', '30'))}"
    if kind < 0.2:
        return random.choice((f"{random.randint(2, 6)} wk", f"{random.randint(2, 50)} h", f"{random.randint(2, 9)} mo", f"{day} d"))
    if kind < 0.35 and clock != "hospital":
        return f"{clock} {day}"
    if kind < 0.42:
        return f"-{random.randint(1, 4)}"
    return f"day {day}" if kind < 0.5 else str(day)


def _relative(random: Random, how: str) -> str:
    if how == "hours":
        return random.choice(("3 h after birth", "90 min after intubation", "2 h before intubation", "2 d after birth"))
    if how == "months":
        return random.choice(("6 mo after relapse", "3 wk before relapse", "2 mo after diagnosis", "1 y after relapse"))
    number = random.randint(1, 6)
    if how == "stays":
        return random.choice((f"{number} d after sent home", f"{number} wk after sent home", f"{number} d before biopsy"))
    texts = (f"{number} wk after discharge", f"{number} d after discharge", f"{number} mo after discharge", f"{number} d before biopsy")
    return random.choice((*texts, f"{number} h after biopsy", f"{number} d after nephrectomy", f"{number} wk after admission"))


# --- figures and tables ---------------------------------------------------------------------------------------


def _figures(random: Random, patients: list[Record], names: list[str]) -> list[Record]:
    drugs = sorted({t["id"] for patient in patients for t in patient["treatments"]})
    course: Record = {"id": "course", "kind": "course", "analytes": names}
    if drugs:
        course |= {"treatments": drugs} | ({"guide": random.choice(drugs)} if random.random() < 0.4 else {})
    figures = [course, {"id": "path", "kind": "timeline", "patients": random.choice(patients)["id"], "analytes": names[:1]}]
    if drugs and random.random() < 0.5:
        figures[1]["treatments"] = drugs
    if len(patients) > 1 and random.random() < 0.5:
        figures.append({"id": "lanes", "kind": "swimmer"})
    if random.random() < 0.2:
        figures.append({"id": "listed", "kind": "table", "patients": patients[0]["id"]})
    return random.sample(figures, random.randint(1, min(2, len(figures))))


def _tables(patients: list[Record]) -> list[Record]:
    kinds = ("labs", "treatments", "events") if any(patient.get("treatments") for patient in patients) else ("labs", "events")
    return [{"id": f"{kind}table", "kind": kind, **({"analytes": ["all"]} if kind == "labs" else {})} for kind in kinds]


# --- faults ---------------------------------------------------------------------------------------------------


FAULTS = ("ambiguous", "gap-without-end", "unknown-anchor")


def faulty_record(seed: int) -> tuple[Record, str]:
    """A record with one problem, and which: a time counted from what could be two, from what has none, or a gap from nowhere."""
    random = Random(f"faulty {seed}")
    fault = FAULTS[seed % len(FAULTS)]
    values = {"1": "12", "4": "30"}
    patient: Record = {"id": "P1", "age": "9 y", "sex": "female", "consent": {"from": "guardian", "written": "yes"}}
    if fault == "gap-without-end":
        patient["stays"] = [{"id": "first"}, {"id": "second", "gap": f"{random.randint(2, 9)} d"}]
        values = {"second 1": "12", "second 4": "30"}
        patient["events"] = [{"at": "second 2", "kind": "procedure", "label": "Biopsy"}]
    else:
        patient["clock"] = "hospital"
        labels = ("Biopsy", "Biopsy") if fault == "ambiguous" else ("Biopsy", "Scan")
        times = (str(random.randint(2, 4)), str(random.randint(5, 9))) if fault == "ambiguous" else ("unknown", "6")
        patient["events"] = [{"at": at, "kind": "procedure", "label": label} for at, label in zip(times, labels, strict=True)]
        values[f"{random.randint(2, 5)} d after biopsy"] = "77"
    patient["labs"] = [{"analyte": "zalemin", "unit": "mg/L", "values": values}]
    record = _around([patient])
    record["figures"] = [{"id": "course", "kind": "course", "analytes": ["zalemin"]}]
    record["tables"] = _tables([patient])[:1]
    record["sections"] = {"discussion": "See @fig:course and @tbl:labstable.\n"}
    return record, fault
