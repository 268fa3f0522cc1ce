"""Several cases in one command: one that fails, whatever the reason, keeps no other from being built or told."""

import importlib
import json
import shutil
import sys
from pathlib import Path

import pytest

from casereport import cli

CASE = Path(__file__).parent.parent.parent / "samples" / "minimal"


@pytest.fixture(params=["1", "2"], ids=["in turn", "at once"])
def jobs(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A case that is well, one that meets a fault of ours, one with an error, another that is well."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "faulty", "wrong", "z"):
        shutil.copytree(CASE, tmp_path / name)
    (tmp_path / "wrong" / "case.yaml").write_text("casereport: 1\n", encoding="utf-8")
    building = importlib.import_module("casereport.build")  # the package has a function of this name
    check = building.check

    def failing(path: Path, **asked: object) -> object:
        if Path(path).name == "faulty":
            raise RuntimeError("Ada Rossi, 14 years")
        return check(path, **asked)

    monkeypatch.setattr(building, "check", failing)
    return ["a", "faulty", "wrong", "z"]


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["casereport", "build", *words, "--to", "html"])
    return cli.main()


def test_a_fault_of_ours_stops_no_other_case(
    jobs: str, cases: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _run(monkeypatch, *cases, "--jobs", jobs, "--format", "json")
    out, err = capsys.readouterr()
    told = {(problem["place"]["file"].partition("/")[0], problem["code"]) for problem in json.loads(out) if problem["place"]}
    assert status == 70
    assert {case for case, _ in told} == set(cases)
    assert {code for case, code in told if case == "faulty"} == {"not-finished"}
    assert "faulty: this is a fault of casereport" in err
    assert "Rossi" not in err
    assert [Path("build", case, f"{case}.html").is_file() for case in cases] == [True, False, False, True]


def test_as_many_at_once_say_and_write_the_same(
    cases: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses, said, made = [], [], []
    for jobs in ("1", "3"):
        statuses.append(_run(monkeypatch, "wrong", "z", "a", "--jobs", jobs))
        said.append(capsys.readouterr())
        made.append([Path("build", case, f"{case}.html").read_bytes() for case in ("a", "z")])
        shutil.rmtree("build")
    assert statuses == [1, 1]
    assert said[0] == said[1]
    assert made[0] == made[1]
    assert cases
