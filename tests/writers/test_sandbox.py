"""Templates are compiled once: those that are shipped for all processes, those of a user for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Template

from casereport.journal.resources import templates_dir
from casereport.shipped import Store
from casereport.writers import sandbox
from casereport.writers.sandbox import _Compiled


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A place of its own for what is compiled, and a process that has compiled nothing yet."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    found = Store(tmp_path / "kept")
    monkeypatch.setattr(sandbox, "_STORE", found)
    monkeypatch.setattr(sandbox, "_COMPILED", _Compiled())
    return found


def shipped() -> Template:
    environment = sandbox.sandbox(templates_dir() / "_html")
    environment.filters |= {"render": str, "plain": str, "drawing": str}
    return environment.get_template("blocks.html")


def test_a_shipped_template_is_not_compiled_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shipped()
    store.write()
    monkeypatch.setattr(sandbox, "_STORE", Store(store._file))
    monkeypatch.setattr(sandbox, "_COMPILED", _Compiled())
    monkeypatch.setattr(sandbox.Sandbox, "compile", None)
    again = shipped()
    assert again.root_render_func.__code__ == first.root_render_func.__code__


def test_a_template_that_changed_is_compiled(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "templates_dir", lambda: tmp_path)
    for text in ("a", "b"):
        (tmp_path / "page.html").write_text(text)
        assert sandbox.sandbox(tmp_path).get_template("page.html").render() == text
    assert len(store._new) == 2


def test_a_template_of_a_user_is_kept_for_one_process_alone(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.html").write_text("told")
    assert sandbox.sandbox(tmp_path).get_template("own.html").render() == "told"
    assert store._new == {}
    monkeypatch.setattr(sandbox.Sandbox, "compile", None)
    assert sandbox.sandbox(tmp_path).get_template("own.html").render() == "told"
