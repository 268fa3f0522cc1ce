"""Sections: their order and merges by journal, the author's texts, what the record adds, figures and tables in their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.dump import inline
from tests.document.prose.test_prose import png
from tests.document.short import REFERENCES, build, document, terms, text_of, titles

from casereport.tree import Cite, Figure, Paragraph, Section, plain, walk

BOY = """
patients:
  - id: P1
    age: 14 y
    sex: male
    presenting: [{finding: fever, at: 1}, {finding: rash, at: 1}, {finding: cough, duration: 2 weeks}]
    exam: [{label: red lips}, {label: oedema, present: no}]
    tests: [{name: throat swab, result: negative}]
    treatments: [{drug: aspirin, dose: 100 mg, route: oral, every: 24 h, days: 2-5}]
    outcomes: [{measure: Fever, value: gone, at: 4}]
    follow_up: Well after a year
"""


def test_every_section_is_told_from_the_record(tmp_path: Path) -> None:
    made = document(tmp_path / "case", BOY)
    assert titles(made) == [
        "Case presentation", "Diagnostic assessment", "Therapeutic intervention", "Follow-up and outcomes", "Consent for publication",
    ]  # fmt: skip
    assert text_of(made, "case").splitlines() == [
        "A 14-year-old boy presented with a 2-week history of cough. On day 1, he had fever and a rash.",
        "On examination, the patient had red lips but no oedema.",
    ]
    assert text_of(made, "diagnosis") == "A throat swab was negative."
    assert text_of(made, "treatment") == "On days 2–5, aspirin was given at 100 mg orally every 24 h."
    assert text_of(made, "outcome").splitlines() == ["On day 4, fever was gone.", "The patient was well after a year."]


def test_a_journal_with_one_section_for_the_case(tmp_path: Path) -> None:
    made = document(tmp_path / "case", BOY + "sections: {discussion: D., conclusion: C.}\n", "frontiers")
    assert titles(made)[:2] == ["1 Case presentation", "2 Discussion"]
    assert "On day 4, fever was gone." in text_of(made, "case").replace("\u00a0", " ")
    assert text_of(made, "discussion").splitlines() == ["D.", "C."]


def test_sections_stand_in_the_order_of_the_journal_not_of_the_record(tmp_path: Path) -> None:
    typed = "sections: {conclusion: C., discussion: D., outcome: O., treatment: T., case: A., introduction: I.}\n"
    assert titles(document(tmp_path / "plain", typed))[:6] == [
        "Introduction", "Case presentation", "Therapeutic intervention", "Follow-up and outcomes", "Discussion", "Conclusions",
    ]  # fmt: skip
    made = document(tmp_path / "frontiers", typed, "frontiers")
    assert titles(made)[:3] == ["1 Introduction", "2 Case presentation", "3 Discussion"]
    assert text_of(made, "case").splitlines()[:3] == ["A.", "T.", "O."]


def test_an_empty_section_is_left_out(tmp_path: Path) -> None:
    assert titles(document(tmp_path / "case", "sections: {introduction: I.}\n")) == ["Introduction", "Consent for publication"]


def test_the_author_names_a_section(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "sections: {case: {text: A., title: Case description}, discussion: {text: D., title: Comment}}\n")
    assert titles(made)[:2] == ["Case description", "Comment"]


def test_a_title_inside_a_merged_section_opens_a_subsection(tmp_path: Path) -> None:
    made = document(tmp_path / "case", "sections: {case: A., treatment: {text: T., title: What we gave}}\n", "frontiers")
    assert titles(made)[:2] == ["1 Case presentation", "  1.1 What we gave"]


# --- what the author tells, and what the record adds ---------------------------------------------------------------


def test_prose_that_tells_an_entry_spares_its_repetition(tmp_path: Path) -> None:
    told = "sections: {case: {text: 'A 14-year-old boy had a cough for 2 weeks. On examination he had red lips.', rest: print}}\n"
    made = document(tmp_path / "case", BOY + told)
    assert text_of(made, "case").splitlines() == [
        "A 14-year-old boy had a cough for 2 weeks. On examination he had red lips.",
        "The patient presented on day 1 with fever and a rash.",
        "On examination, the patient had no oedema.",
    ]


@pytest.mark.parametrize(
    ("prose", "kept"),
    [
        ("He had red lips.", False),
        ("He had no red lips.", True),
        ("Red lips were absent.", True),
        ("His lips were red.", False),
        ("He had red lipstick.", True),
        ("Fever came first. Red lips followed, without a rash.", False),
    ],
)
def test_an_entry_is_spared_only_where_the_prose_surely_tells_it(tmp_path: Path, prose: str, kept: bool) -> None:
    made = document(tmp_path / "case", BOY + f"sections: {{examination: {{rest: print, text: '{prose}'}}}}\n")
    assert ("had red lips but no oedema" in text_of(made, "case")) is kept


def test_an_authored_section_is_followed_by_what_it_leaves_untold(tmp_path: Path) -> None:
    """Not in a remainder at the end, but right behind the author's words."""
    made = document(
        tmp_path / "case",
        BOY + "sections: {treatment: {text: He was given aspirin., rest: print}, outcome: {text: He got well., owns: []}}\n",
    )
    assert text_of(made, "treatment").splitlines() == [
        "He was given aspirin.",
        "On days 2–5, aspirin was given at 100 mg orally every 24 h.",
    ]
    assert text_of(made, "outcome").splitlines() == ["He got well.", "On day 4, fever was gone.", "The patient was well after a year."]
    assert "Further details of the record" not in titles(made)


def test_age_and_sex_are_told_unless_the_prose_tells_both(tmp_path: Path) -> None:
    for number, (prose, told) in enumerate(
        {"A 14-year-old boy came.": False, "A boy came.": True, "A patient aged 14 years came; he was ill.": False}.items()
    ):
        made = document(tmp_path / str(number), BOY + f"sections: {{case: {{rest: print, text: {prose}}}}}\n")
        assert ("14-year-old boy presented" in text_of(made, "case")) is told


TWO = """
patients:
  - {id: P1, label: Patient 1, age: 11 y, sex: female, exam: [{label: rash}], diagnoses: [{label: Measles}]}
  - {id: P2, label: Patient 2, age: 61 y, sex: male, exam: [{label: cough}], diagnoses: [{label: Measles}]}
"""


@pytest.mark.parametrize(
    ("prose", "told"),
    [
        ("Both had measles.", 0),
        ("The two patients had measles, a rash and a cough.", 0),
        ("Both had measles, but only one had a rash.", 2),
        ("Patient 1 had measles; both had coughed.", 1),
        ("The girl had measles.", 1),
        ("Patient 1 had measles, as had Patient 2.", 2),
        ("Both came. There was measles.", 2),
    ],
)
def test_a_sentence_about_all_patients_tells_of_each(tmp_path: Path, prose: str, told: int) -> None:
    made = document(tmp_path / "case", TWO + f"sections: {{case: {{rest: print, text: '{prose}'}}}}\n", "frontiers")
    assert text_of(made, "case").count("The diagnosis was measles.") == told


def test_two_patients_are_told_one_after_the_other(tmp_path: Path) -> None:
    made = document(tmp_path / "case", TWO + "sections: {case: {text: There was measles and a rash., rest: print}}\n", "frontiers")
    assert text_of(made, "case").splitlines() == [
        "There was measles and a rash.",
        "# Patient 1", "Patient 1 was an 11-year-old girl.", "On examination, Patient 1 had a rash.", "The diagnosis was measles.",
        "# Patient 2", "Patient 2 was a 61-year-old man.", "On examination, Patient 2 had a cough.", "The diagnosis was measles.",
    ]  # fmt: skip


def test_what_is_the_same_of_both_is_told_once(tmp_path: Path) -> None:
    made = document(tmp_path / "case", TWO)
    assert text_of(made, "diagnosis").splitlines() == ["# Patient 1 and Patient 2", "The diagnosis was measles."]


def test_the_authors_own_headings_of_patients_are_kept(tmp_path: Path) -> None:
    prose = "    ### Patient 1\n    A girl of 11 years had a rash.\n\n    ### Patient 2\n    A man coughed.\n"
    text = f"sections:\n  case:\n   rest: print\n   text: |\n{prose}"
    made = document(tmp_path / "case", TWO + text)
    assert text_of(made, "case").splitlines() == [
        "# Patient 1", "A girl of 11 years had a rash.",
        "# Patient 2", "A man coughed.", "Patient 2 was a 61-year-old man.",
    ]  # fmt: skip


def test_a_text_of_one_patient_tells_nothing_of_the_other(tmp_path: Path) -> None:
    made = document(tmp_path / "case", TWO.replace("cough", "rash") + "sections: {examination: {text: She had a rash., patient: P1}}\n")
    lines = text_of(made, "case").splitlines()
    assert [line for line in lines if "examination" in line] == ["On examination, Patient 2 had a rash."]


def test_authored_text_after_patients_has_a_heading_of_its_own(tmp_path: Path) -> None:
    """Without one it would seem to belong to the last patient."""
    made = document(tmp_path / "case", TWO + "sections: {outcome: Both got well.}\n", "frontiers")
    assert titles(made)[:4] == ["1 Case presentation", "  1.1 Patient 1", "  1.2 Patient 2", "  1.3 Outcome"]


def test_discussion_gathers_its_points(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case",
        "sections: {discussion: D.}\ndiscussion: {strengths: [Daily values], limitations: One case, rationale: Because.}\n"
        "search: {database: PubMed, terms: a AND b, until: May, found: Two reports.}\nlessons: Look twice.\n",
    )
    assert text_of(made, "discussion").splitlines() == [
        "D.", "Because.", "Literature search: PubMed, until May; terms: a AND b. Two reports.",
        "# Strengths", "- Daily values", "# Limitations", "- One case", "# Take-away lessons", "- Look twice.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("It was hard.", ["> It was hard."]),
        ("[It was hard., Thank you.]", ["> It was hard.", "> Thank you."]),
        ("not asked", []),
        ("{none: yes, asked: two letters}", ["The patient gave no perspective, according to two letters."]),
        ("{not_applicable: He had died}", ["A perspective of the patient was not applicable (he had died)."]),
    ],
)
def test_perspective(tmp_path: Path, answer: str, lines: list[str]) -> None:
    made = document(tmp_path / "case", f"patients: [{{id: P1, perspective: {answer}}}]\n")
    assert text_of(made, "perspective").splitlines() == lines


def test_a_section_that_the_journal_does_not_know_comes_last(tmp_path: Path) -> None:
    journal = tmp_path / "journals" / "short"
    journal.mkdir(parents=True)
    (journal / "page.css").write_text("")
    (journal / "journal.toml").write_text(
        'name = "short"\ntitle = "S"\ndescription = "D"\nsections = [{id = "case", title = "Case", merges = ["case"]}]\n'
    )
    from tests.document.short import read

    from casereport.document import build_document
    from casereport.journal import load_journal

    case = read(tmp_path / "case", "sections: {discussion: D., case: C.}\n")
    made, _ = build_document(case, load_journal("short", [tmp_path / "journals"]))
    assert titles(made)[:2] == ["Case", "Discussion"]


def test_highlights_and_abbreviations_frame_the_article_without_numbers(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case", "highlights: [One.]\nabbreviations: {TCZ: tocilizumab, ESC: society}\nsections: {case: C.}\n", "frontiers"
    )
    assert titles(made)[:3] == ["Highlights", "1 Case presentation", "Abbreviations"]
    assert list(terms(made)) == ["ESC", "TCZ"]


# --- figures and tables ---------------------------------------------------------------------------------------------

FLOATS = """
patients: [{id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 9, 2: 8, 3: 7}}]}]
figures: [{id: later, kind: image, panels: [{file: a.png, alt: x}]}, {id: trend, kind: course}]
tables: [{id: mine, kind: custom, rows: [[a]]}]
sections:
  case: "First @tbl:mine.\\n\\nThen @fig:trend and @tbl:mine.\\n\\nAt last nothing."
  discussion: "Also @fig:later."
"""


def test_figures_and_tables_follow_their_first_mention(tmp_path: Path) -> None:
    made = document(tmp_path / "case", FLOATS, a_png=png())
    assert text_of(made, "case").splitlines() == [
        "First Table 1.",
        "[Table 1]",
        "Then Figure 1 and Table 1.",
        "[Figure 1]",
        "At last nothing.",
    ]
    assert text_of(made, "discussion").splitlines() == ["Also Figure 2.", "[Figure 2]"]


def test_two_floats_of_one_paragraph_keep_the_order_of_the_record(tmp_path: Path) -> None:
    made = document(tmp_path / "case", FLOATS.replace("Also @fig:later", "Also @fig:later"), a_png=png())
    found = [node.label for node in walk(made.body) if isinstance(node, Figure)]
    assert found == ["Figure 1", "Figure 2"]


def test_a_float_that_nothing_mentions_stands_at_the_end_of_the_case_and_is_told(tmp_path: Path) -> None:
    made, problems = build(tmp_path / "case", FLOATS.replace("@fig:later", "nothing"), a_png=png())
    assert [problem.code for problem in problems] == ["uncited-figure"]
    assert [node.label for node in walk(made.body) if isinstance(node, Figure)] == ["Figure 1", "Figure 2"]


def test_panels_of_an_image_share_a_number(tmp_path: Path) -> None:
    text = """
sections: {case: "See @fig:scan."}
figures:
  - id: scan
    kind: image
    title: Two scans
    credit: Ward
    panels: [{file: a.png, alt: x, caption: Before}, {file: a.png, alt: y, caption: After.}]
"""
    made = document(tmp_path / "case", text, a_png=png())
    found = [(node.id, node.label, inline(node.caption)) for node in walk(made.body) if isinstance(node, Figure)]
    assert found == [("fig-scan", "Figure 1", "Two scans. **(A)** Before. **(B)** After. Image: Ward.")]
    (figure,) = [node for node in walk(made.body) if isinstance(node, Figure)]
    assert [(image.letter, image.alt) for image in figure.images] == [("A", "x"), ("B", "y")]


def test_a_panel_without_a_caption_is_told_by_the_imaging_that_it_shows(tmp_path: Path) -> None:
    text = """
patients:
  - id: P1
    clock: hospital
    imaging: [{id: mr1, kind: MRI, region: brain, at: 2, result: normal}, {id: ct1, kind: CT, result: normal}]
    tests: [{id: bx, name: skin biopsy, result: vasculitis}]
sections: {case: "See @fig:scan."}
figures:
  - id: scan
    kind: image
    panels: [{file: a.png, alt: x, of: mr1}, {file: a.png, alt: y, of: ct1}, {file: a.png, alt: z, of: bx}, {file: a.png, alt: v, of: ct1, caption: Later}]
"""
    made, _ = build(tmp_path / "case", text, a_png=png())
    (found,) = [inline(node.caption) for node in walk(made.body) if isinstance(node, Figure)]
    assert found.replace("⍽", " ") == "**(A)** MRI, brain (day 2). **(B)** CT. **(C)** Skin biopsy. **(D)** Later."


def test_citations_in_captions_and_tables_are_numbered_where_they_stand(tmp_path: Path) -> None:
    text = """
sections: {introduction: "Known [@d].", case: "See @tbl:t, then [@a]."}
tables: [{id: t, kind: custom, title: "After [@c]", rows: [["x [@b]"]], notes: ["and [@c]"]}]
references: refs.bib
"""
    made = document(tmp_path / "case", text, refs_bib=REFERENCES)
    assert [plain(node) for node in walk(made.body) if isinstance(node, Cite)] == ["[1]", "[2]", "[3]", "[4]", "[3]"]
    assert [plain(one.children).split(".")[0] for one in made.references] == ["D\u00a0A", "A\u00a0A", "C\u00a0A", "B\u00a0A"]


def test_a_citation_of_a_table_comes_after_that_of_the_text_before_it(tmp_path: Path) -> None:
    text = """
sections: {case: "One @tbl:t [@b].\\n\\nTwo [@c]."}
tables: [{id: t, kind: custom, rows: [["x [@a]"]]}]
references: refs.bib
"""
    made, _ = build(tmp_path / "case", text, refs_bib=REFERENCES)
    assert [plain(one.children).split(".")[0] for one in made.references] == ["B\u00a0A", "A\u00a0A", "C\u00a0A"]


def test_ids_of_a_document_are_unique(tmp_path: Path) -> None:
    made = document(
        tmp_path / "case", TWO + "sections: {case: {text: 'A.\n\n    ## X\n\n    B.', rest: print}, outcome: O., treatment: T.}\n"
    )
    found = [node.id for node in walk((made.body, made.back)) if isinstance(node, Section)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("journal", ["plain", "frontiers"])
def test_where_somebody_went_is_told_before_what_came_of_it(journal: str, tmp_path: Path) -> None:
    """Also where a journal tells the whole case in one section."""
    text = """
patients:
  - id: P1
    age: 60 y
    sex: female
    clock: hospital
    presenting: [{finding: fever, at: 1}]
    events: [{at: 1, kind: admission, label: Admission}, {at: 2, kind: transfer, label: Transferred to ICU}, {at: 8, kind: death, label: Death}]
    treatments: [{drug: meropenem, dose: 1 g, route: iv, every: 8 h, days: 1-8}]
"""
    made = document(tmp_path, text, journal)
    told = "\n".join(plain(node.children) for node in walk(made.body) if isinstance(node, Paragraph))
    places = [told.index(phrase) for phrase in ("fever", "transferred to the ICU", "meropenem", "died")]
    assert places == sorted(places)
