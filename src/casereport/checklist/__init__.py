"""A reporting guideline filled in for a report: what was found of each item, on which page and line, as a document for the writers."""

from __future__ import annotations

from casereport.checklist.filling import FORMATS, Filled, checklist_name, fill_checklist, filled_rows, write_checklist
from casereport.checklist.form import open_items

__all__ = ["FORMATS", "Filled", "checklist_name", "fill_checklist", "filled_rows", "open_items", "write_checklist"]
