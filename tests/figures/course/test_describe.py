from __future__ import annotations

from dataclasses import replace

from tests.figures import cases
from tests.figures.reading import omitted

from casereport.figures import ONE_COLUMN
from casereport.figures.course.caption import caption_parts
from casereport.figures.course.data import CourseData, CoursePatient, Segment
from casereport.figures.course.describe import alt_sentence, data_table, long_description
from casereport.figures.course.drawing import draw_course, plan_of_course
from casereport.figures.course.entries import Bolus, Comparator, EventMark, Point, Series, Span, Treatment
from casereport.figures.course.words import joined, moment_words, span_words
from casereport.language.sentences import in_sentence


def caption(data: CourseData) -> dict[str, str]:
    return {part.kind: part.text for part in caption_parts(plan_of_course(data))}


def test_the_alternative_is_one_sentence() -> None:
    assert alt_sentence(cases.SEED_LIKE) == (
        "Illustrative line charts of lymphocytes, platelets and C-reactive protein for 2 patients by hospital day, "
        "with treatment bars for glucocorticoids, intravenous immunoglobulins and anakinra beneath."
    )
    assert alt_sentence(cases.TWO_STAYS) == (
        "Line charts of platelets, creatinine and C-reactive protein for 2 patients "
        "by hospital day, day of the earlier stay and day of the stay for MIS-C."
    )


def test_the_description_tells_each_course_with_its_extremes_and_gaps() -> None:
    notice, first, _ = long_description(cases.SEED_LIKE)
    assert notice == "The values are illustrative; none was measured."
    assert "C-reactive protein (mg/L, reference ≤5): 214 on day 1, peak 296 on day 3, <5 on day 19. No value on day 8." in first
    assert "Lymphocytes (×10⁹/L, reference 1.5–6.5): 0.62 on day 1, lowest 0.41 on day 3, 2.9 on day 19." in first
    assert "Intravenous immunoglobulins: 2 g/kg on day 2; 2 g/kg on day 3." in first
    assert "Care: Ward days 1–2, ICU days 3–7, Ward days 8–19." in first


def test_what_was_not_reported_is_said() -> None:
    assert "Creatinine: not reported." in long_description(cases.TWO_STAYS)[0]


def test_the_table_holds_every_result_with_comparator_reason_and_status() -> None:
    table = data_table(cases.SEED_LIKE)
    assert all(len(row) == len(table.head) for row in table.rows)
    assert ("Patient 1", "C-reactive protein", "day 13", "<5", "mg/L", "≤5", "within reference") in table.rows
    assert ("Patient 1", "C-reactive protein", "day 8", "not done", "", "≤5", "") in table.rows
    assert ("Patient 1", "Glucocorticoids", "days 4–6", "10 mg/kg/d IV", "", "", "") in table.rows
    assert ("Patient 2", "Care setting", "day 2", "Ward", "", "", "") in table.rows


def test_the_caption_explains_only_what_the_figure_holds() -> None:
    parts = caption_parts(plan_of_course(cases.SEED_LIKE))
    assert [(part.letters, part.text) for part in parts if part.kind == "panels"] == [
        (("A", "B"), "Lymphocytes."),
        (("C", "D"), "Platelets."),
        (("E", "F"), "C-reactive protein."),
    ]
    texts = caption(cases.SEED_LIKE)
    assert texts["illustrative"] == "Illustrative values: none was measured in a patient."
    assert texts["days"] == "Day 1 is the day of admission."
    assert texts["drawing"].startswith("A day is the interval around its tick")
    assert texts["symbols"] == (
        "Blue band, reference range; filled symbol, outside it; hollow symbol, inside it. "
        "Triangle pointing down, result below the limit at which it stands. "
        "Dashed line, across a result known only as a limit. The line is interrupted where a value is missing."
    )
    assert texts["care"] == "Shaded, intensive care. Dashed vertical line, start of anakinra."
    assert "Patient 1, glucocorticoids: 2 mg/kg/d IV (days 2–3)" in texts["omitted"]
    assert "Care settings not printed: Patient 2: Ward (day 2)." in texts["omitted"]
    assert texts["abbreviations"] == "GC, glucocorticoids; IVIG, intravenous immunoglobulins."


def test_the_caption_of_stays_apart_tells_the_break_and_the_missing_ranges() -> None:
    texts = caption(cases.TWO_STAYS)
    assert "Patient 2: the axis is broken where the time between its parts is not known, and no line crosses it." in texts["breaks"]
    assert (
        "No reference range was given for C-reactive protein and creatinine: filled symbol, marked high or low by the source"
        in texts["symbols"]
    )
    assert "Small dot, no reference range known (platelets)." in texts["symbols"]
    assert {"care", "doses", "illustrative", "omitted", "abbreviations"}.isdisjoint(texts)


def test_every_note_of_a_scene_reaches_the_caption() -> None:
    series = cases.series("na", "Sodium", "mmol/L", {1: 130, 12: 141}, 135, 400)
    phases = (replace(cases.phase(1, 4, 40), end_known=False), replace(cases.phase(4, 9, 0.5), approx=True), cases.phase(10, None, 2))
    drug = Treatment("d", "D", "Drug", phases, (Bolus(2, "1 g"), Bolus(2, "1 g")))
    events = tuple(EventMark(0, "A rather long name of an event that cannot fit anywhere " * 2) for _ in range(9))
    data = CourseData((CoursePatient("P", (series,), (drug,), events=events),), ("na",))
    scene = draw_course(data, ONE_COLUMN)
    whole = " ".join(part.text for part in caption_parts(plan_of_course(data, ONE_COLUMN)))
    assert {note.kind for note in scene.notes} >= {"band", "base", "open", "least-height", "nudged", "event", "shared-day"}
    for sentence in (
        "goes on beyond the axis: sodium above",
        "sodium does not start at zero",
        "Torn end",
        "drawn higher",
        "moved apart",
        "meet in its middle",
    ):
        assert sentence in whole
    for note in omitted(scene):
        assert note.text in whole


def test_days_name_their_clock_where_there_are_several() -> None:
    patient = CoursePatient("P", segments=(Segment("Day of the earlier stay"), Segment("Illness day", first=0)))
    data = CourseData((patient,), ("x",))
    assert moment_words(data, patient, 2, 0) == "day 3 of the earlier stay"
    assert span_words(data, patient, Span(2, 4, segment=1)) == "illness days 2–4"
    assert span_words(data, patient, Span(2, None, segment=1)) == "from illness day 2 on"
    assert moment_words(data, patient, 2, 1, "day 2, 06:00") == "day 2, 06:00"


def test_names_in_a_sentence_keep_their_capitals_where_they_need_them() -> None:
    assert [in_sentence(name) for name in ("Platelets", "C-reactive protein", "IVIG", "D", "pH")] == [
        "platelets",
        "C-reactive protein",
        "IVIG",
        "D",
        "pH",
    ]
    assert joined(["a", "b", "c"]) == "a, b and c"


def described(*values: tuple[float, Comparator], segments: tuple[Segment, ...] = (Segment(),), partial: bool = False) -> str:
    points = tuple(Point(float(t), value, comparator=sign, segment=t // 10) for t, (value, sign) in enumerate(values))
    series = Series("k", "Potassium", "mmol/L", points, low=3.5, high=5.0, ref_text="3.5–5.0", partial=partial)
    return long_description(CourseData((CoursePatient("P", (series,), segments=segments),), ("k",)))[0]


def test_no_extreme_is_told_that_another_result_can_lie_beyond() -> None:
    exact: tuple[tuple[float, Comparator], ...] = ((4.0, ""), (3.2, ""), (5.6, ""), (4.1, ""))
    assert all(word in described(*exact) for word in ("lowest 3.2", "peak 5.6"))
    assert "lowest" not in described(*exact, (3.5, "<"))
    assert "peak" not in described(*exact, (5.1, ">="))
    assert all(word not in described(*exact, partial=True) for word in ("lowest", "peak"))


def test_results_between_which_the_time_is_not_known_have_no_common_last() -> None:
    numbers = [*[4.0] * 9, 4.2, 3.9, 4.4]
    values: list[tuple[float, Comparator]] = [(number, "") for number in numbers]
    apart = described(*values, segments=(Segment(), Segment(title="Day of illness")))
    assert "4.2 on hospital day 10" in apart
    assert "4.2" not in described(*values, segments=(Segment(), Segment(joined=True)))


def without_range(*values: float, comparator: Comparator = "", partial: bool = False) -> str:
    points = tuple(Point(float(k), value, comparator=comparator if k == 1 else "") for k, value in enumerate(values))
    series = Series("map", "Mean arterial pressure", "mmHg", points, partial=partial)
    return long_description(CourseData((CoursePatient("P", (series,)),), ("map",)))[0]


def test_extremes_are_told_without_a_range_too() -> None:
    assert "85 on day 1, lowest 41 on day 2, peak 110 on day 3, 79 on day 4." in without_range(85, 41, 110, 79)
    assert "85 on day 1, lowest 41 on day 2, 79 on day 3." in without_range(85, 41, 79)
    assert "85 on day 1, 41 on day 2." in without_range(85, 41)
    assert "85 on day 1, 85 on day 3." in without_range(85, 85, 85)


def test_without_a_range_none_is_told_where_another_result_can_lie_beyond() -> None:
    assert "85 on day 1, peak 110 on day 3, 79 on day 4." in without_range(85, 83, 110, 79, comparator="<")
    assert "85 on day 1, lowest <41 on day 2, peak 110 on day 3, 79 on day 4." in without_range(85, 41, 110, 79, comparator="<")
    assert "85 on day 1, 79 on day 4." in without_range(85, 41, 110, 79, partial=True)


def test_columns_stand_side_by_side_whatever_the_length_of_their_names() -> None:
    first, second = cases.SEED_LIKE.patients
    long = replace(
        first, label="Patient 1, a previously healthy adolescent referred from a district hospital after five days of fever and rash"
    )
    told = caption(replace(cases.SEED_LIKE, patients=(long, second)))["columns"]
    assert told.startswith("Columns from left to right: Patient 1, a previously")
    assert caption(replace(cases.SEED_LIKE, patients=(first, second) * 4))["columns"].startswith("From top to bottom: ")
