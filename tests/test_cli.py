"""The command line: exit statuses, what goes to which stream, several cases, every format, and what is not imported."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from casereport import __version__
from casereport.problems.codes import CODES
from casereport.tools import figure_files, references

ROOT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "mistakes" / "_base"
MINIMAL = ROOT / "samples" / "minimal"

Run = Callable[..., int]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case without a problem."""
    return shutil.copytree(BASE, tmp_path / "case")


def edit(case: Path, was: str, now: str) -> Path:
    file = case / "case.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")
    return case


def warn(case: Path) -> Path:
    """The case with one warning."""
    return edit(case, "keywords: [anakinra, hyperinflammation]", "keywords: [anakinra, anakinra]")


def fail(case: Path) -> Path:
    """The case with one error."""
    return edit(case, "age: 11 y", "age: eleven")


# -- exit status ---------------------------------------------------------------------------------------------------------------


def test_a_good_case_is_0(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", case) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    (line,) = printed.out.splitlines()
    assert re.fullmatch(r".*/case: \d+ checks ran, \d+ had nothing to look at; profile plain .*", line)
    assert run("check", case, "--verbose") == 0
    counts, ran, idle = capsys.readouterr().out.splitlines()
    assert (counts, ran.split(",")[0], idle.partition(":")[0]) == (line, "checks that ran: ids are unique", "had nothing to look at")


def test_an_error_is_1_and_goes_to_stderr_with_its_hint(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", fail(case)) == 1
    printed = capsys.readouterr()
    assert f"{case}/case.yaml:21:10: error[bad-value]" in printed.err
    assert "\n  hint: 14 y" in printed.err
    assert "1 error" in printed.err
    assert "error" not in printed.out


def test_a_warning_is_0_and_with_strict_1(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warn(case)
    assert run("check", case) == 0
    assert "warning[keyword-count]" in capsys.readouterr().err
    assert run("check", case, "--strict") == 1


def test_a_strict_build_with_a_warning_writes_nothing(run: Run, case: Path, tmp_path: Path) -> None:
    assert run("build", warn(case), "--strict", "-o", tmp_path / "out") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("written", "status", "told"),
    [
        (None, 2, "hint: did you mean nlm?"),
        (
            b"<!DOCTYPE html><html><p>styles</html>",
            1,
            "style.csl:1:1: error[bad-style] this is a web page, no style\n  hint: save the style",
        ),
        (
            b"<?xml version='1.0'?>\n<!-- \xe9 -->",
            1,
            "style.csl:2:1: error[bad-style] the file is not UTF-8 text\n  hint: save it as UTF-8",
        ),
    ],
    ids=["a name with capitals", "a web page", "a Windows encoding"],
)
def test_a_style_that_is_no_use_writes_nothing(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], written: bytes | None, status: int, told: str
) -> None:
    (tmp_path / "style.csl").write_bytes(written or b"")
    assert run("build", case, "--style", "NLM" if written is None else tmp_path / "style.csl", "-o", tmp_path / "out") == status
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_only_a_closed_gate_is_77(run: Run, case: Path, tmp_path: Path) -> None:
    edit(case, "    sex: male\n    consent: {from: guardian, written: yes, online: yes, assent: yes}\n", "    sex: male\n")
    edit(case, "status: synthetic", "status: real")
    assert run("check", case) == 0
    assert run("check", case, "--strict") == 77
    assert run("build", case, "--strict", "-o", tmp_path / "out") == 77
    assert not (tmp_path / "out").exists()
    assert run("check", warn(case), "--strict") == 1  # another fault beside it


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["frobnicate"], "frobnicate"),
        (["check"], "cases"),
        (["check", "CASE", "--frobnicate"], "--frobnicate"),
        (["check", "CASE", "--format", "xml"], "xml"),
        (["build", "CASE", "--to", "pdf,docx7"], "docx7"),
        (["build", "CASE", "--to", ","], "--to knows"),
        (["build", "CASE", "--journal", "plian"], "did you mean plain?"),
        (["check", "CASE", "--journal", ""], "no journal profile"),
        (["check", "CASE", "--templates", "nowhere"], "nowhere"),
        (
            ["build", "CASE", "-o", "rd.docx"],
            "-o names a folder, and rd.docx is the name of a file: what is written is named by itself, as rd/",
        ),
        (["diff", "CASE", "CASE", "--to", "redline-docx", "-o", "out/rd.docx"], "as out/rd/<case>/<case>-redline.docx"),
        (["figure", "CASE", "-o", "Figure1.TIFF"], "is the name of a file"),
        (["submit", "CASE", "-o", "all.zip"], "is the name of a file"),
        (["checklist", "CASE", "--to", "pdf", "-o", "care.pdf"], "is the name of a file"),
        (["extract", "CASE", "-o", "case.yaml"], "is the name of a file"),
        (["explain", "bad-unti"], "did you mean bad-unit?"),
        (["explain", "zzz"], "lists them"),
        (["new", "CASE"], "not empty"),
        (["schema", "extra"], "extra"),
    ],
)
def test_a_wrong_command_line_is_2(run: Run, case: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str) -> None:
    assert run(*(case if word == "CASE" else word for word in words)) == 2
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""


def test_a_case_that_is_not_there_is_1(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run("check", tmp_path / "nowhere", tmp_path / "empty") == 1
    told = capsys.readouterr().err
    assert "there is no such case" in told
    assert "the folder has no case.yaml" in told
    assert "2 errors" in told


def test_a_fault_of_the_tool_is_70_and_quotes_nothing(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise LookupError("ZZ41")

    monkeypatch.setattr("casereport.build.check", break_down)
    assert run("check", case) == 70
    told = capsys.readouterr().err
    assert "LookupError" in told
    assert "test_cli.py" in told
    assert "ZZ41" not in told


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit", "markdown"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_case_that_could_not_be_finished_is_told_in_every_document_of_problems(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, form: str
) -> None:
    from casereport.build import check as whole

    good = shutil.copytree(case, tmp_path / "good")

    def break_down(path: Path, **options: object) -> object:
        if path == case:
            raise LookupError("ZZ41")
        return whole(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("casereport.build.check", break_down)
    options: list[object] = ["--to", "html", "-o", tmp_path / "out"] if command == "build" else []
    assert run(command, case, good, "--format", form, *options) == 70
    printed = capsys.readouterr().out
    assert "not-finished" in printed
    assert command == "build" or "/good" in printed
    assert "ZZ41" not in printed
    assert (tmp_path / "out" / "good" / "good.html").exists() == (command == "build")


def test_outputs_that_cannot_be_written_are_74_and_the_other_cases_go_on(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(case, tmp_path / "other")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "case").write_text("in the way")
    assert run("build", case, other, "--to", "html", "-o", tmp_path / "out") == 73
    printed = capsys.readouterr()
    assert "cannot be written" in printed.err
    assert "choose another folder" in printed.err
    assert (tmp_path / "out" / "other" / "other.html").is_file()


def test_a_full_disk_is_74_wherever_it_is_met_and_no_fault_of_ours(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(27, "File too large", "/tmp/ZZ41")

    monkeypatch.setattr("casereport.build.check", refuse)
    assert run("build", case) == 74
    told = capsys.readouterr().err
    assert "a file cannot be written: File too large" in told
    assert "fault of casereport" not in told
    assert "ZZ41" not in told


def test_an_interrupt_is_130(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("casereport.build.check", interrupt)
    assert run("check", case) == 130


# -- several cases, and the last good output --------------------------------------------------------------------------------------


def test_one_bad_case_does_not_keep_the_others_from_being_built(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, last = case, fail(shutil.copytree(case, tmp_path / "bad")), shutil.copytree(case, tmp_path / "last")
    assert run("build", good, bad, last, "--to", "html", "-o", tmp_path / "out") == 1
    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")) == [
        "case/case.html",
        "last/last.html",
    ]
    assert not (tmp_path / "out" / "bad").exists()
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [f"{tmp_path}/out/case/case.html", f"{tmp_path}/out/last/last.html"]
    assert printed.err.count("error[") == 1


def test_two_cases_of_one_name_are_refused_before_anything_is_built(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = shutil.copytree(case, tmp_path / "elsewhere" / "case")
    assert run("build", case, other, "--to", "html", "-o", tmp_path / "out") == 2
    assert "both be written to case" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_called_like_a_file_takes_outputs_where_it_is_there(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "out.docx").mkdir()
    assert run("build", case, "--to", "html", "-o", tmp_path / "out.docx") == 0
    assert (tmp_path / "out.docx" / "case" / "case.html").exists()


def test_a_failed_build_leaves_the_last_good_outputs(run: Run, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", case, "-o", out) == 0
    good = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (out / "case").iterdir()}
    assert set(good) == {"case.html", "case.pdf"}
    assert run("build", fail(case), "-o", out) == 1
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in (out / "case").iterdir()} == good


def test_a_build_that_cannot_be_published_leaves_the_last_good_outputs(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run("build", case, "--to", "html", "-o", out) == 0
    good = (out / "case" / "case.html").read_bytes()
    edit(case, "Both children recovered.", "Both children recovered fully.")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        assert run("build", case, "--to", "html", "-o", out) == 74
    assert {path.name: path.read_bytes() for path in (out / "case").iterdir()} == {"case.html": good}
    assert run("build", case, "--to", "html", "-o", out) == 0
    assert (out / "case" / "case.html").read_bytes() != good


def test_the_record_file_may_be_named_instead_of_its_folder(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", case / "case.yaml", "--to", "html", "-o", tmp_path / "out") == 0
    assert capsys.readouterr().out.strip() == f"{tmp_path}/out/case/case.html"
    assert run("check", fail(case) / "case.yaml") == 1
    assert f"{case}/case.yaml:21:10" in capsys.readouterr().err


# -- formats of problems ------------------------------------------------------------------------------------------------------------


def test_problems_as_json(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", fail(case), "--format", "json") == 1
    printed = capsys.readouterr()
    (report,) = json.loads(printed.out)
    (problem,) = report["problems"]
    assert report["case"] == str(case)
    assert report["ran"] == []
    assert problem["code"] == "bad-value"
    assert problem["severity"] == "error"
    assert problem["path"] == "patients[0].age"
    assert problem["place"] == {"file": f"{case}/case.yaml", "line": 21, "column": 10}
    assert printed.err == ""


def test_problems_as_sarif(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", warn(case), "--format", "sarif") == 0
    log = json.loads(capsys.readouterr().out)
    (result,) = log["runs"][0]["results"]
    assert log["version"] == "2.1.0"
    assert result["ruleId"] == "keyword-count"
    assert result["level"] == "warning"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 11}
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["keyword-count"]


def test_problems_as_github_annotations(run: Run, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", fail(case), "--format", "github") == 1
    printed = capsys.readouterr()
    (line,) = printed.out.splitlines()
    assert line.startswith(f"::error title=bad-value,file={case}/case.yaml,line=21,col=10::")
    assert printed.err == ""


@pytest.mark.parametrize("fmt", ["text", "json", "sarif", "github", "junit", "markdown"])
def test_every_report_names_the_checks(run: Run, case: Path, capsys: pytest.CaptureFixture[str], fmt: str) -> None:
    """What a person reads in a terminal counts them, and names them when asked."""
    assert run("check", warn(case), "--format", fmt, *(["--verbose"] if fmt == "text" else [])) == 0
    printed = capsys.readouterr().out.replace("_", " ")
    assert "keywords fit the journal" in printed
    assert "publication is in order" in printed  # which has nothing to look at


def test_an_old_problem_does_not_count_and_a_fixed_one_is_told(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.json"
    assert run("check", warn(case), "--strict") == 1
    assert run("check", case, "--baseline", known, "--write-baseline") == 0
    capsys.readouterr()
    assert run("check", case, "--baseline", known, "--strict") == 0
    assert "1 known from the baseline" in capsys.readouterr().out
    edit(case, "keywords: [anakinra, anakinra]", "keywords: [anakinra, hyperinflammation]")
    edit(case, "    email: ada@example.org\n", "")
    assert run("check", case, "--baseline", known, "--strict") == 1
    printed = capsys.readouterr()
    assert "1 fixed (keyword-count)" in printed.out
    assert "author-detail" in printed.err
    assert "keyword-count" not in printed.err


def test_a_baseline_needs_its_file_and_a_record_that_can_be_read(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = tmp_path / "known.json"
    assert run("check", case, "--write-baseline") == 2
    assert run("check", case, "--baseline", known) == 2
    assert run("check", fail(case), "--baseline", known, "--write-baseline") == 1
    assert not known.exists()
    assert "not written" in capsys.readouterr().err


@pytest.mark.parametrize("fmt", ["json", "sarif", "github"])
def test_a_machine_reads_nothing_but_problems(run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], fmt: str) -> None:
    assert run("build", case, "--to", "html", "-o", tmp_path / "out", "--format", fmt) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == "" if fmt == "github" else isinstance(json.loads(printed.out), list | dict)


def test_a_pipe_gets_no_progress(run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", case, "--to", "html", "-o", tmp_path / "out") == 0
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "\r" not in printed.out + printed.err
    assert printed.err == ""


def test_a_terminal_gets_progress_and_its_line_back(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert run("build", case, "--to", "html", "-o", tmp_path / "out") == 0
    told = capsys.readouterr().err
    assert "[1/1] case: reading" in told
    assert told.endswith("\r\x1b[K")


# -- the other commands -----------------------------------------------------------------------------------------------------------------


def test_a_new_folder_builds_at_once_without_a_word(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my-case"
    assert run("new", folder) == 0
    assert str(folder) in capsys.readouterr().out
    assert run("check", folder, "--strict") == 0
    assert capsys.readouterr().err == ""
    assert run("build", folder, "-o", tmp_path / "out") == 0
    assert (tmp_path / "out" / "my-case" / "my-case.pdf").read_bytes().startswith(b"%PDF")


def test_a_new_record_teaches(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "case") == 0
    text = (tmp_path / "case" / "case.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=case.schema.json\n")
    assert json.loads((tmp_path / "case" / "case.schema.json").read_text(encoding="utf-8"))["title"] == "casereport record"
    assert text.count("# ") >= 10
    assert "{{ lab(" in text
    assert ">-" not in text


def test_new_never_overwrites(run: Run, case: Path) -> None:
    before = (case / "case.yaml").read_bytes()
    assert run("new", case) == 2
    assert run("new", case / "case.yaml") == 2
    assert (case / "case.yaml").read_bytes() == before


def test_new_asks_for_the_spelling_once(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "a", "--language", "en-US") == run("new", tmp_path / "b") == 0
    written = [(tmp_path / name / "case.yaml").read_text(encoding="utf-8") for name in "ab"]
    assert ["\nlanguage: en-US " in written[0], "\nlanguage: en-GB " in written[1]] == [True, True]


def test_every_code_is_explained(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for code, entry in CODES.items():
        assert run("explain", code) == 0
        told = capsys.readouterr().out
        assert told.startswith(f"{code} ({entry.severity}): {entry.title}")
        assert entry.why in told
        assert entry.example.splitlines()[0] in told
    assert run("explain") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CODES)


def test_journals_formats_and_version(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("journals") == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert (listed, {"frontiers", "plain"} <= set(listed)) == (sorted(listed), True)
    assert run("journals", "plain") == 0
    assert "keywords.max" in capsys.readouterr().out
    assert run("journals", "pain") == 2
    assert "did you mean plain?" in capsys.readouterr().err
    assert run("formats") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()][:2] == ["pdf", "html"]
    assert run("--version") == 0
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert capsys.readouterr().out == f"casereport {__version__}\n" == f"casereport {version}\n"


@pytest.mark.parametrize(("command", "names"), [("figure", figure_files.FORMATS), ("references", references.FORMATS)])
def test_the_help_of_a_command_names_the_formats_that_it_knows(
    command: str, names: tuple[str, ...], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--help") == 0
    listed = re.search(r"(?:commas: |Write them as )([a-z, -]+)", " ".join(capsys.readouterr().out.split()))
    assert listed
    assert set(listed[1].replace(" or ", ", ").split(", ")) == set(names)


@pytest.mark.parametrize("command", ["", "build", "check", "new", "schema", "journals", "formats", "explain"])
def test_every_command_has_help(run: Run, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(*filter(None, [command, "--help"])) == 0
    assert "Usage:" in capsys.readouterr().out


def test_a_journal_of_the_user_wins(run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = shutil.copytree(ROOT / "templates" / "plain", tmp_path / "templates" / "mine")
    toml = mine / "journal.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('name = "plain"', 'name = "mine"'), encoding="utf-8")
    assert run("check", case, "--journal", "mine", "--templates", tmp_path / "templates") == 0
    assert "profile mine" in capsys.readouterr().out
    assert run("journals", "--templates", tmp_path / "templates") == 0
    assert "mine" in capsys.readouterr().out


def test_a_broken_journal_beside_the_chosen_one_does_not_matter(run: Run, case: Path, tmp_path: Path) -> None:
    broken = tmp_path / "templates" / "broken"
    broken.mkdir(parents=True)
    (broken / "journal.toml").write_text("name = ", encoding="utf-8")
    assert run("check", case, "--journal", "plain", "--templates", tmp_path / "templates") == 0
    assert run("check", case, "--journal", "broken", "--templates", tmp_path / "templates") == 1


# -- start-up and the process ----------------------------------------------------------------------------------------------------------------

_DRIVER = """
import sys
sys.argv = ["casereport", *sys.argv[1:]]
from casereport.cli import main
status = main()
heavy = {"matplotlib", "weasyprint", "numpy", "fontTools", "pypdfium2"} & {name.split(".")[0] for name in sys.modules}
print("imported:", *sorted(heavy), file=sys.stderr)
raise SystemExit(status)
"""


def _python(*words: object, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error"}
    return subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, env=environment, timeout=60, **options)


@pytest.mark.parametrize("words", [("--help",), ("check", MINIMAL), ("--version",)])
def test_start_up_imports_nothing_heavy(words: tuple[object, ...]) -> None:
    done = _python("-c", _DRIVER, *words)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1].rstrip() == "imported:"


def test_the_package_runs_as_a_module_from_anywhere(tmp_path: Path) -> None:
    done = _python("-m", "casereport", "check", fail(shutil.copytree(BASE, tmp_path / "case")), cwd=tmp_path)
    assert done.returncode == 1
    assert "error[bad-value]" in done.stderr


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    command = f"{sys.executable} -m casereport explain | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, timeout=60
    )
    assert "Traceback" not in done.stderr
    assert "fault of casereport" not in done.stderr
