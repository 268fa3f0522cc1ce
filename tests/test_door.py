"""What is answered before the command line is imported is what the command line says."""

import inspect
import subprocess
import sys
from importlib import import_module

import pytest
from tests.sources import SOURCE

from casereport import cli, door
from casereport.commands import COMMANDS, MODULES
from casereport.journal.resources import templates_dir
from casereport.tools import listing


@pytest.mark.parametrize("command", [["--version"], ["formats"], ["journals"], ["explain"], ["explain", "no-consent"]], ids=" ".join)
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


def test_every_journal_is_listed_as_its_whole_profile_says() -> None:
    assert listing.journal_lines() == listing.journal_lines([templates_dir()])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_what_its_function_says(name: str) -> None:
    module = import_module(f"casereport.commands.{MODULES.get(name, name)}")
    assert inspect.getdoc(getattr(module, f"{name}_command")) == COMMANDS[name]


# Words of a command line → the modules of the package that it may import at most, and what it must not import.
LIGHT = {
    "--version": (2, {"typer", "pydantic", "yaml"}),
    "journals": (7, {"typer", "pydantic", "yaml"}),
    "formats": (14, {"typer", "pydantic", "yaml"}),
    "explain no-consent": (14, {"typer", "pydantic", "yaml"}),
    "--help": (8, {"pydantic", "yaml", "casereport.problems"}),
    "check --help": (20, {"yaml", "casereport.build", "casereport.case"}),
}


@pytest.mark.parametrize("words", LIGHT)
def test_a_light_command_imports_little(words: str) -> None:
    code = (
        f"import sys; sys.argv = ['casereport', *{words.split()!r}]\n"
        "from casereport.door import main\nassert main() == 0\nprint(*sys.modules, file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stderr.split()
    most, heavy = LIGHT[words]
    assert not heavy & set(loaded)
    assert len([name for name in loaded if name.startswith("casereport")]) <= most


def test_what_is_left_at_the_end_is_not_looked_through_for_garbage() -> None:
    """The interpreter does so once more as it ends, and a command keeps nearly all that it made."""
    code = (
        "import gc, sys; sys.argv = ['casereport', 'check', 'samples/minimal']\n"
        "gc.callbacks.append(lambda phase, told: print(phase, len(gc.get_objects()), file=sys.stderr) if phase == 'start' else None)\n"
        "from casereport.door import main\nmain()\nprint('end', file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=SOURCE.parent)
    ended = ran.stderr.partition("end\n")[2].split()
    assert all(int(count) < 20_000 for count in ended[1::2])


OF_OUTPUTS = {"weasyprint", "matplotlib", "docx", "lxml", "PIL", "numpy", "fontTools", "jinja2", "pybtex", "citeproc", "ssl"}


def test_a_check_imports_nothing_of_outputs_or_of_what_its_record_has_not() -> None:
    code = (
        "import sys; sys.argv = ['casereport', 'check', 'samples/minimal']\n"
        "from casereport.door import main\nmain()\nprint('loaded', *sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=SOURCE.parent)
    loaded = ran.stdout.partition("loaded ")[2].split()
    assert not OF_OUTPUTS & set(loaded)
    assert len([name for name in loaded if name.startswith("casereport")]) <= 620
    assert len(loaded) <= 1_050
