"""Everything that a journal asks for when a report is handed in: files in its words, a zip of them, and what is still missing."""

from __future__ import annotations

from casereport.submission.bundle import Bundle, submit

__all__ = ["Bundle", "submit"]
