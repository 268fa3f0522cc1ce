"""One typed record of a clinical case in, a submission-ready case report out.

The public names are imported when first used, so that `import casereport` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casereport.build import Built, build, check, write
    from casereport.case.source import load
    from casereport.journal import journals
    from casereport.model import CaseRecord
    from casereport.problems import CaseReportError, Problem
    from casereport.writers import formats

__version__ = "0.1.0"

_HOMES = {
    "load": "case.source", "check": "build", "build": "build", "write": "build", "Built": "build", "CaseRecord": "model",
    "Problem": "problems", "CaseReportError": "problems", "journals": "journal", "formats": "writers",
}  # fmt: skip

__all__ = ["Built", "CaseRecord", "CaseReportError", "Problem", "__version__", "build", "check", "formats", "journals", "load", "write"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"casereport.{_HOMES[name]}"), name)
