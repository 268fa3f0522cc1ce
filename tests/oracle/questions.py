"""Random facts for the prose: every word, at times when there is something to tell and at times when there is not."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from tests.oracle.reference import Fact

Record = dict[str, Any]


def random_facts(random: Random, patient: Record, *, alone: bool) -> list[str]:
    """About ten facts of a patient as they stand between the braces."""
    found = [*_of_results(random, patient), *_of_doses(random, patient), *_of_times(random, patient)]
    chosen = random.sample(found, min(len(found), 12))
    if random.random() < 0.2:
        chosen.append(random.choice(("age()", "age('noun')")))
    named = "" if alone else f"patient='{patient['id']}'"
    return [_with(fact, named) for fact in dict.fromkeys(chosen)]


def _with(fact: str, option: str) -> str:
    if not option:
        return fact
    return fact.replace("()", f"({option})") if "()" in fact else f"{fact[:-1]}, {option})"


def _of_results(random: Random, patient: Record) -> list[str]:
    found = []
    for series in patient["labs"]:
        name, times = series["analyte"], [time for time in series["values"] if time != "unknown"]
        found += [f"{word}('{name}')" for word in ("peak", "nadir", "first", "last", "peak_day", "nadir_day")]
        asked = [*times, "9", "5"] if "stays" not in patient else times
        found += [f"lab('{name}', day={_quoted(time)})" for time in random.sample(asked, min(3, len(asked)))]
        if len(times) > 1:
            found.append(f"change('{name}', {', '.join(_quoted(time) for time in random.sample(times, 2))})")
        if "stays" in patient and all(time.split()[0] in ("first", "second", "third") for time in series["values"]):
            found += [f"{word}('{name}', stay='first')" for word in ("last", "peak", "first")]
            found += [f"lab('{name}', day={time.split()[1]}, stay='{time.split()[0]}')" for time in times[:1]]
    return found


def _quoted(time: str) -> str:
    return time if time.removeprefix("-").isdigit() else f"'{time}'"


def _of_doses(random: Random, patient: Record) -> list[str]:
    clock = {"stays": "first "}.get(next(iter({"stays"} & set(patient)), ""), "")
    unit = "h" if "life" in patient.get("clocks", {}) else "mo" if "diagnosis" in patient.get("clocks", {}) else ""
    found = []
    for treatment in patient["treatments"]:
        if "drug" not in treatment:
            continue
        days = [random.randint(1, 18) for _ in range(3)]
        asked = [f"{day} {unit}" if unit else f"{clock}{day}" for day in days]
        found += [f"dose('{treatment['id']}', day={_quoted(time)})" for time in asked]
        if "steps" not in treatment and "courses" not in treatment:
            found.append(f"dose('{treatment['drug']}')")
    return found


def _of_times(random: Random, patient: Record) -> list[str]:
    labels = [event["label"] for event in patient["events"] if event["label"] != "Admission"]
    kinds = [event["kind"] for event in patient["events"] if event["kind"] not in ("admission", "diagnosis")]
    drugs = [treatment["id"] for treatment in patient["treatments"]]
    names = [label.lower() if random.random() < 0.3 else label for label in labels]
    found = [f"day('{name}')" for name in random.sample([*names, *drugs, *kinds[:1]], min(3, len(names)))]
    found += [f"day('{random.choice(names)}', unit='{random.choice(('d', 'h', 'wk', 'mo'))}')"]
    pairs = [(start, end) for start in (*names, *drugs) for end in names if start.lower() != end.lower()]
    for start, end in random.sample(pairs, min(4, len(pairs))):
        unit = f", unit='{random.choice(('d', 'wk', 'h', 'mo', 'y'))}'" if random.random() < 0.25 else ""
        found.append(f"interval('{start}', '{end}'{unit})")
    return found


def written(facts: Sequence[Fact]) -> dict[str, str]:
    """Sections with the facts between marks that no text of a record holds; those that are no facts stand apart."""
    told = [fact.source for fact in facts if fact.answer.kind != "error"]
    lines = [f"{mark(k)} {{{{ {source} }}}} {mark(k).lower()}." for k, source in enumerate(told)]
    return {"discussion": "\n\n".join(lines)}


def mark(number: int) -> str:
    """The mark before the fact of a number: letters alone."""
    return f"QX{chr(65 + number // 26)}{chr(65 + number % 26)}Z"
