"""Reports for machines and pages: each names the checks, quotes its signs, and holds every problem."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from tests.sarif import schema_faults

from casereport.problems import Place, Problem, fault
from casereport.problems.formats import as_github, as_junit, as_markdown, as_sarif, checks_as_github, reports_as_json
from casereport.problems.report import CaseReport, CheckRun, baseline_text, checks_text

AGE = fault("bad-value", "an age | 50%0A <off>\nor so", path=("patients", 0, "age"), hint="14 y", place=Place("cäse 1/a,b:c.yaml", 21, 10))
NOTE = fault("untold", "the text seems not to tell")
WARNING = fault("keyword-count", "there are 0 keywords")
CHECKS = (
    CheckRun("keywords_fit_the_journal", ("keyword-count",), ran=True),
    CheckRun("title_fits_the_journal", ("title-rule",), ran=True),
    CheckRun("pairs_can_be_drawn", ("figure-pair",), ran=False),
)
REPORT = CaseReport("cases/one", (AGE, NOTE, WARNING), CHECKS)
OLD = replace(REPORT, problems=(AGE,), known=(WARNING,), fixed=("title-rule",))


# --- words ------------------------------------------------------------------------------------------------------------


def test_checks_are_named_as_sentences() -> None:
    assert checks_text(REPORT).splitlines() == [
        "checks that ran: keywords fit the journal, title fits the journal",
        "had nothing to look at: pairs can be drawn",
    ]
    assert checks_text(CaseReport("x", (AGE,))) == "no check ran: the record cannot be built yet"


def test_the_baseline_tells_what_is_known_and_what_is_fixed() -> None:
    assert baseline_text(REPORT) == ""
    assert baseline_text(OLD) == "1 known from the baseline; 1 fixed (title-rule)"


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_a_log_is_valid() -> None:
    assert schema_faults(as_sarif(REPORT.problems)) == []
    assert schema_faults(as_sarif(REPORT.problems, [REPORT])) == []
    assert schema_faults(as_sarif(OLD.problems, [OLD])) == []
    assert schema_faults(as_sarif([])) == []


def test_the_validator_sees_a_fault() -> None:
    log = json.loads(as_sarif([AGE]))
    log["runs"][0]["results"][0]["level"] = "info"
    assert schema_faults(json.dumps(log)) != []


def test_a_result_has_its_rule_its_line_and_a_fingerprint_that_outlives_its_line() -> None:
    (run,) = json.loads(as_sarif([AGE], [REPORT]))["runs"]
    (result,) = run["results"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bad-value"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "c%C3%A4se%201/a%2Cb%3Ac.yaml"
    assert location["physicalLocation"]["region"] == {"startLine": 21, "startColumn": 10}
    moved = replace(AGE, place=Place("a.yaml", 22, 10))
    (again,) = json.loads(as_sarif([moved]))["runs"][0]["results"]
    assert again["partialFingerprints"] == result["partialFingerprints"]
    assert run["properties"]["cases"] == [
        {
            "case": "cases/one",
            "ran": ["keywords_fit_the_journal", "title_fits_the_journal"],
            "notApplicable": ["pairs_can_be_drawn"],
            "fixed": [],
        }
    ]


def test_an_absolute_file_is_a_whole_address() -> None:
    (result,) = json.loads(as_sarif([replace(AGE, place=Place("/a b/c.yaml", 1, 1))]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a%20b/c.yaml"


def test_old_problems_are_unchanged_and_the_others_new() -> None:
    results = json.loads(as_sarif(OLD.problems, [OLD]))["runs"][0]["results"]
    assert [(result["ruleId"], result["baselineState"]) for result in results] == [("bad-value", "new"), ("keyword-count", "unchanged")]


# --- GitHub -----------------------------------------------------------------------------------------------------------


def parsed_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: what follows the second pair of colons is data; %25 is undone last."""
    match = re.fullmatch(r"::(\w+) ([^\n]*?)::(.*)", line)
    assert match is not None
    fields = dict(part.split("=", 1) for part in match[2].split(","))
    undone = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}

    def undo(text: str) -> str:
        for typed, meant in undone.items():
            text = text.replace(typed, meant)
        return text

    return match[1], {key: undo(value) for key, value in fields.items()}, undo(match[3])


def test_an_annotation_is_read_back_with_its_line() -> None:
    level, fields, message = parsed_command(as_github(AGE))
    assert level == "error"
    assert fields == {"title": "bad-value", "file": "cäse 1/a,b:c.yaml", "line": "21", "col": "10"}
    assert message == "an age | 50%0A <off>\nor so (14 y)"
    assert [parsed_command(as_github(problem))[0] for problem in (NOTE, WARNING)] == ["notice", "warning"]


def test_checks_are_a_folded_group_of_the_log() -> None:
    lines = checks_as_github(OLD).splitlines()
    assert lines[0] == "::group::cases/one: 2 checks ran"
    assert lines[-1] == "::endgroup::"
    assert [line for line in lines[1:-1] if line.startswith("::")] == []
    assert "1 known from the baseline; 1 fixed (title-rule)" in lines


# --- JUnit ------------------------------------------------------------------------------------------------------------


def test_a_check_is_a_test_that_fails_passes_or_is_skipped() -> None:
    root = ET.fromstring(as_junit([REPORT]))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("4", "2", "1")
    tests = {test.get("name"): [child.tag for child in test] for test in root.iter("testcase")}
    assert tests == {
        "keywords fit the journal": ["failure"],
        "title fits the journal": [],
        "pairs can be drawn": ["skipped"],
        "the record can be read": ["failure", "system-out"],
    }


def test_xml_holds_no_character_that_xml_forbids() -> None:
    strange = replace(AGE, message="a\x00b\x1b[1m & <c>", place=Place("\ud800.yaml", 1, 1))
    (failure,) = ET.fromstring(as_junit([CaseReport("x\x07", (strange,))])).iter("failure")
    assert failure.get("message") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}[1m & <c>"


# --- Markdown and JSON ------------------------------------------------------------------------------------------------


def test_a_row_holds_one_problem_whatever_its_signs() -> None:
    (row,) = [line for line in as_markdown([REPORT]).splitlines() if line.startswith("| error")]
    assert row == "| error | cäse 1/a,b:c.yaml:21:10 | **bad-value** an age \\| 50%0A \\<off\\> or so | 14 y |"


def test_a_mention_notifies_nobody() -> None:
    assert r"\@octocat" in as_markdown([CaseReport("x", (replace(AGE, message="see @octocat"),))])


def test_markdown_names_the_checks() -> None:
    text = as_markdown([OLD])
    assert "<summary>2 checks ran, 1 had nothing to look at</summary>" in text
    assert "checks that ran: keywords fit the journal, title fits the journal" in text
    assert "1 known from the baseline" in text


def test_json_holds_checks_and_problems_of_each_case() -> None:
    (one,) = json.loads(reports_as_json([OLD]))
    assert [problem["code"] for problem in one["problems"]] == ["bad-value"]
    assert [problem["code"] for problem in one["known"]] == ["keyword-count"]
    assert one["fixed"] == ["title-rule"]
    assert one["ran"] == ["keywords_fit_the_journal", "title_fits_the_journal"]
    assert one["not_applicable"] == ["pairs_can_be_drawn"]


def test_no_format_prints_a_key_that_an_author_made_up() -> None:
    secret = Problem("bad-value", "error", "a result", ("patients", 0, "labs", 0, "values", "14 March 2020"))
    report = CaseReport("x", (secret,), CHECKS)
    printed = [as_sarif([secret], [report]), as_github(secret), as_junit([report]), as_markdown([report]), reports_as_json([report])]
    assert [text for text in printed if "March" in text] == []
