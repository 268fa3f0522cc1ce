"""Names planted into every text of a record are in no format of its blind copy, whoever the authors are."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.builds import RECORDS

from casereport.build import check, write
from casereport.case.source import load
from casereport.document.narrative.remainder import texts_of
from casereport.problems import CaseReportError
from casereport.tree.folding import folded
from casereport.writers.blindness import read_texts
from casereport.writers.options import Options

GIVEN = ("Ada", "José María", "Břetislav", "Zoë", "Mary-Jane", "Kaj", "Siobhán", "Ngozi", "Li", "伟")
FAMILY = (
    "Testperson",
    "Núñez Prueba",
    "van der Musterbeispiel",
    "O’Sample",
    "Müllermuster",
    "Fictus-Exemplum",
    "Zkouška",
    "Ng",
    "Søndagsen",
    "张",
)
PLACES = (
    ("Sampletonia General Hospital", "Department of Inventology", "Sampletonia"),
    ("Universitätsklinikum Musterhausen", "Klinik für Erfundenes", "Musterhausen"),
    ("Hôpital Saint-Exemplaire", "Service des Inventions", "Exempleville"),
    ("Fictionalia College of Medicine", "", "Glasgow"),
    ("University of Nowhereshire", "Unit of Made-up Things", "Bristol"),
)
_RAW = ("authors", "affiliations", "statements", "references", "origin", "publication", "funders", "silence", "journal")


def typed(folder: Path) -> dict[str, Any]:
    """The record as typed, every scalar as its text."""
    data: dict[str, Any] = yaml.load((folder / "case.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # texts alone
    return data


def plant(data: dict[str, Any], paths: list[tuple[str | int, ...]], words: str) -> None:
    """Puts the words behind every text of the paths."""
    for path in paths:
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = f"{holder[path[-1]].rstrip()} {words}"


def texts(folder: Path) -> list[tuple[str | int, ...]]:
    """The typed places of the texts of a record that could hold a name."""
    case = load(folder)
    data, found = typed(folder), []
    for path, _, text in texts_of(case.record):
        place = case.typed(path)
        try:
            value: Any = data
            for step in place:
                value = value[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(value, str) and value.strip() == text.strip() and place[0] not in _RAW and len(text) > 2 and "file" not in place:
            found.append(tuple(place))
    return list(dict.fromkeys(found))


def written(folder: Path, data: dict[str, Any]) -> Path:
    """The folder with the record as JSON."""
    (folder / "case.yaml").unlink(missing_ok=True)
    (folder / "case.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def holding(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], list[tuple[str | int, ...]]]:
    """A folder, its record as typed, and the places of texts in which any words may stand."""
    folder = tmp_path_factory.mktemp("names") / "case"
    shutil.copytree(RECORDS["full"], folder)
    data, paths = typed(folder), texts(folder)
    for _ in range(12):
        tried = json.loads(json.dumps(data))
        plant(tried, paths, "Zzyzxword")
        try:
            check(written(folder, tried))
        except CaseReportError as error:
            case_paths = [tuple(problem.path) for problem in error.problems if problem.severity == "error"]
            left = [path for path in paths if not any(path[: len(bad)] == bad or bad[: len(path)] == path for bad in case_paths)]
            if len(left) == len(paths):
                raise
            paths = left
        else:
            return folder, data, paths
    raise AssertionError("no places are left")


def authors(chance: random.Random) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A few authors and their institutions, one of which nobody has."""
    places = {
        f"p{number}": dict(zip(("name", "department", "city"), place, strict=True)) for number, place in enumerate(chance.sample(PLACES, 3))
    }
    places = {key: {name: text for name, text in place.items() if text} for key, place in places.items()}
    names = zip(chance.sample(GIVEN, 2), chance.sample(FAMILY, 2), strict=True)
    return [
        {"given": given, "family": family, "affiliations": [f"p{number}"], "email": f"author{number}@sampletonia-hospital.example"}
        for number, (given, family) in enumerate(names)
    ], places


def planted(people: list[dict[str, Any]], places: dict[str, Any]) -> list[str]:
    """What of them is put into the texts, a way of naming each."""
    found = [f"Prof {one['family']}" for one in people] + [f"{one['given']} {one['family']}" for one in people]
    found += [one["family"] for one in people if len(one["family"]) > 3]
    found += [one["email"] for one in people] + ["www.sampletonia-hospital.example"]
    return found + [text for place in places.values() for text in place.values()]


def told_in(text: str, words: str) -> bool:
    """Whether the output tells the words, as whole words, without regard to spaces and accents."""
    bare = r"[\s-]*".join(re.escape(part) for part in re.split(r"[\s-]+", folded(words)))
    return re.search(rf"(?<!\w){bare}(?!\w)", folded(text)) is not None


@pytest.mark.parametrize("seed", range(4))
def test_no_planted_name_is_left_in_any_format(seed: int, holding: tuple[Path, dict[str, Any], list[tuple[str | int, ...]]]) -> None:
    folder, data, paths = holding
    chance = random.Random(seed)
    people, places = authors(chance)
    words = planted(people, places)
    record = {**json.loads(json.dumps(data)), "authors": people, "affiliations": places}
    for path in paths:
        plant(record, [path], f"(as {chance.choice(words)} saw it)")
    checked = check(written(folder, record), journal="plain")
    formats = ["html", "docx", "markdown", "text", "jats", *(["pdf"] if seed == 0 else [])]
    outputs, problems = write(checked.document, checked.journal, formats, works=checked.works, options=Options(blind=True))
    assert [p for p in problems if p.code == "name-left"] == []
    shown = {name: data for name, data in outputs.items() if not name.startswith(".title-page")}
    assert len(shown) >= len(formats) - 1
    for ending, made in shown.items():
        for text in read_texts(ending, made):
            assert [one for one in words if told_in(text, one)] == [], ending
