"""The workflows pin what they run, have only the rights they need, and let nobody else's text into a shell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parent.parent / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")

# In a shell only what the repository itself decides may be put in by an expression.
UNTRUSTED = re.compile(r"\$\{\{(?!\s*(matrix|runner)\.)")


def faults(text: str) -> list[str]:
    """What a workflow does that none may, in the order of the file."""
    workflow: dict[Any, Any] = yaml.safe_load(text)
    events = workflow[True]  # YAML 1.1 reads the key `on` as true
    found = ["pull_request_target runs a stranger's code with the repository's rights"] if "pull_request_target" in events else []
    if workflow.get("permissions") != {}:
        found.append("rights are not taken away at the top")
    for name, job in workflow["jobs"].items():
        if not isinstance(job.get("permissions"), dict) or "write" in job["permissions"].values():
            found.append(f"{name}: rights are not stated, or include writing")
        if "timeout-minutes" not in job:
            found.append(f"{name}: no time limit")
        found += [f"{name}: {fault}" for step in job["steps"] for fault in step_faults(step)]
    found += [f"no version beside {line.strip()}" for line in text.splitlines() if "uses:" in line and not re.search(r"# v\d+\.\d+", line)]
    return found


def step_faults(step: dict[str, Any]) -> list[str]:
    """What one step does that none may."""
    found = []
    action = step.get("uses", "")
    if action and not PINNED.fullmatch(action):
        found.append(f"not pinned by commit: {action}")
    if action.startswith("actions/checkout@") and step.get("with", {}).get("persist-credentials") is not False:
        found.append("checkout keeps its token on disk")
    if UNTRUSTED.search(step.get("run", "")):
        found.append("an expression inside a shell command")
    return found


def test_the_workflows_were_found() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "previews.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_does_what_none_may(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


def test_one_action_has_one_commit() -> None:
    pins = {tuple(match.split("@")) for path in WORKFLOWS for match in PINNED.findall(path.read_text(encoding="utf-8"))}
    assert len(pins) == len({action for action, _ in pins})


def test_previews_run_the_base_branch_and_take_only_records_from_the_pull_request() -> None:
    (path,) = (path for path in WORKFLOWS if path.name == "previews.yml")
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]["previews"]["steps"]
    tool, records = (step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@"))
    assert (tool["ref"], tool["path"]) == ("${{ github.base_ref }}", "tool")
    assert (records["sparse-checkout"], records["path"]) == ("samples", "proposed")
    commands = "\n".join(step.get("run", "") for step in steps)
    assert "proposed/" not in commands
    assert "check --format github" in commands


BAD = """
on: [pull_request_target]
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}"
"""


def test_a_bad_workflow_is_found_out() -> None:
    assert faults(BAD) == [
        "pull_request_target runs a stranger's code with the repository's rights",
        "rights are not taken away at the top",
        "one: rights are not stated, or include writing",
        "one: no time limit",
        "one: not pinned by commit: actions/checkout@v4",
        "one: checkout keeps its token on disk",
        "one: an expression inside a shell command",
        "no version beside - uses: actions/checkout@v4",
    ]
