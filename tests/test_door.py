"""What is answered before the command line is imported is what the command line says."""

import sys

import pytest

from casereport import cli, door


@pytest.mark.parametrize("command", [["--version"], ["formats"], ["explain"], ["explain", "no-consent"]], ids=" ".join)
def test_lists_are_those_of_the_command_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["casereport", *command])
    assert cli.main() == 0
    told = capsys.readouterr()
    monkeypatch.setitem(sys.modules, "casereport.cli", None)  # its import would fail
    assert door.main() == 0
    assert capsys.readouterr() == told


def test_what_is_no_list_goes_to_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["casereport", "explain", "no-consnt"])
    assert door.main() == 2
    assert "did you mean no-consent?" in capsys.readouterr().err
