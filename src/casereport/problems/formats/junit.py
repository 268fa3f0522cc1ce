"""Reports as JUnit XML: a suite a case, a test a check, for services that show tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from casereport.patterns import lazy_pattern
from casereport.problems.problem import Problem, as_text
from casereport.problems.report import CaseReport, in_words

_READING = "the record can be read"
_FORBIDDEN = lazy_pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow in a document."""


def as_junit(reports: Iterable[CaseReport]) -> str:
    """A document of the reports: a test fails where its check told an error or a warning; one that had nothing to look at is skipped."""
    root = ET.Element("testsuites", name="casereport")
    for report in reports:
        root.append(_suite(report))
    for key in ("tests", "failures", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _suite(report: CaseReport) -> ET.Element:
    tests = list(_tests(report))
    failed, skipped = (sum(test.find(kind) is not None for test in tests) for kind in ("failure", "skipped"))
    suite = ET.Element("testsuite", name=_clean(report.case), tests=str(len(tests)), failures=str(failed), skipped=str(skipped), errors="0")
    suite.extend(tests)
    return suite


def _tests(report: CaseReport) -> Iterator[ET.Element]:
    """A test for each check with the problems of its codes, and one for what was told before any check ran."""
    left = list(report.problems)
    for check in report.checks:
        mine = [p for p in left if p.code in check.codes] if check.ran else []
        left = [p for p in left if p not in mine]
        yield _test(report, in_words(check.name), mine, skipped=not check.ran)
    yield _test(report, _READING, left, skipped=False)


def _test(report: CaseReport, name: str, problems: list[Problem], *, skipped: bool) -> ET.Element:
    test = ET.Element("testcase", classname=_clean(report.case), name=name)
    bad = [problem for problem in problems if problem.severity != "info"]
    if bad:
        failure = ET.SubElement(test, "failure", type=bad[0].code, message=_clean(bad[0].message))
        failure.text = _clean("\n".join(map(as_text, bad)))
    if skipped:
        ET.SubElement(test, "skipped", message="nothing to look at")
    if notes := [problem for problem in problems if problem.severity == "info"]:
        ET.SubElement(test, "system-out").text = _clean("\n".join(map(as_text, notes)))
    return test


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
