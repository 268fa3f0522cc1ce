"""The README tells the truth: its record is the sample, its commands exist, its pictures and links are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casereport import cli
from casereport.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_two_commands_come_first_and_are_targets_of_the_makefile() -> None:
    first = re.search(r"```sh\n(.*?)```", README, re.DOTALL)
    assert first
    targets = [line.split("#")[0].strip() for line in first[1].splitlines()]
    assert targets == ["make sample", "make test"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{target.split()[1]}:", makefile, re.MULTILINE) for target in targets)


def test_the_record_shown_is_the_minimal_sample() -> None:
    shown = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert shown
    assert shown[1] == (ROOT / "samples" / "minimal" / "case.yaml").read_text(encoding="utf-8")
    assert len(shown[1].splitlines()) == 10


def test_every_command_of_the_table_exists() -> None:
    rows = re.findall(r"^\| `casereport (.*)$", README, re.MULTILINE)
    named = {word for row in rows for word in re.findall(r"(?:^|` · `)([a-z]+)", row.split(" | ")[0])}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", README))))
def test_every_file_that_is_named_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_commands_to_start_with_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [line.split("#")[0].split() for line in README.splitlines() if line.startswith(("casereport new ", "casereport build my"))]
    assert len(lines) == 2
    monkeypatch.chdir(tmp_path)
    for words in lines:
        monkeypatch.setattr("sys.argv", words)
        assert cli.main() == 0
    assert (tmp_path / "build" / "my-case" / "my-case.pdf").stat().st_size > 10_000
    assert (tmp_path / "build" / "my-case" / "my-case.html").stat().st_size > 10_000
