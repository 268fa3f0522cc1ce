"""A case as a few files inside a finished PDF, and back: what `load` took of it, and nothing else."""

from __future__ import annotations

from casereport.case.archive.naming import RECORD
from casereport.case.archive.packing import Packed, pack
from casereport.case.archive.unpacking import MAX_FILES, is_ours, unpack

__all__ = ["MAX_FILES", "RECORD", "Packed", "is_ours", "pack", "unpack"]
