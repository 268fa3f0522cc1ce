from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.dom import minidom

from tests.figures import cases

from casereport.figures import theme_css, write_svg
from casereport.figures.course.data import CourseData, CoursePatient
from casereport.figures.course.drawing import draw_course
from casereport.figures.paper.palette import DARK, LIGHT
from casereport.figures.paper.svg import number

SCENE = draw_course(cases.SEED_LIKE)
SVG = write_svg(SCENE, "fig1")
ROOT = Path(__file__).parent.parent.parent.parent


def test_the_title_comes_first_then_the_description_and_the_role_is_img() -> None:
    start = SVG.index(">") + 1
    assert SVG[start:].startswith(f'<title id="fig1-title">{SCENE.title}</title><desc id="fig1-desc">')
    root = minidom.parseString(SVG).documentElement
    assert root is not None
    assert root.getAttribute("role") == "img"
    assert root.getAttribute("aria-labelledby") == "fig1-title fig1-desc"


def test_only_plain_elements_and_attributes_are_used() -> None:
    elements = minidom.parseString(write_svg(SCENE, "f", tooltips=True)).getElementsByTagName("*")
    assert {element.tagName for element in elements} == {"svg", "title", "desc", "g", "rect", "path", "circle", "text"}
    for word in ("var(", "opacity", "rgba", "<pattern", "url(", "href", "<style", "dominant-baseline", "transform"):
        assert word not in SVG


def test_ids_carry_the_prefix_and_are_stable() -> None:
    ids = re.findall(r' id="([^"]+)"', SVG)
    assert all(id_.startswith("fig1-") for id_ in ids)
    assert len(ids) == len(set(ids))
    assert {"fig1-p0-row2", "fig1-p1-lane0", "fig1-p0-axis", "fig1-p0-care"} <= set(ids)


def test_tooltips_are_left_out_for_print() -> None:
    assert SVG.count("<title") == 1
    tipped = write_svg(SCENE, "f", tooltips=True)
    assert "<title>Patient 1, day 3: C-reactive protein 296 mg/L (high)</title>" in tipped
    assert "<title>Patient 1, days 4–6: Glucocorticoids 10 mg/kg/d IV</title>" in tipped


def test_numbers_have_two_decimals_at_most() -> None:
    assert [number(v) for v in (1.0, 1.234, -0.001, 100.0, 0.1, -2.5)] == ["1", "1.23", "0", "100", "0.1", "-2.5"]
    assert not re.search(r"\d\.\d{3}", SVG)


def test_a_patient_name_cannot_become_markup() -> None:
    patient = CoursePatient('<script>"&', cases.FIRST.series)
    svg = write_svg(draw_course(CourseData((patient,), ("crp",))), "f", tooltips=True)
    minidom.parseString(svg)
    assert "<script" not in svg


def test_every_role_has_a_class_and_both_themes_know_it() -> None:
    roles = set(re.findall(r"[fs]-([a-z-]+)", " ".join(re.findall(r'class="([^"]*)"', SVG)))) - {"figure"}
    assert roles <= set(LIGHT) == set(DARK)
    assert f".f-paper{{fill:{DARK['paper']}}}" in theme_css()
    assert DARK["paper"] in write_svg(SCENE, "f", dark=True)


def test_the_same_record_gives_the_same_bytes_in_a_process_of_its_own() -> None:
    code = (
        "import sys, hashlib\n"
        "from tests.figures import cases\n"
        "from casereport.figures import write_svg\n"
        "from casereport.figures.course.drawing import draw_course\n"
        "print(hashlib.sha256(write_svg(draw_course(cases.SEED_LIKE), 'fig1').encode()).hexdigest())"
    )
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == hashlib.sha256(SVG.encode()).hexdigest()
