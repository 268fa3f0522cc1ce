"""Reading files: inside the case folder only, with limits, as text with places; nothing is guessed and nothing repaired."""

from __future__ import annotations

from casereport.reading.assets import Asset, read_image
from casereport.reading.files import CaseFolder
from casereport.reading.json import read_json
from casereport.reading.marks import Data, Loaded, Mark, ReadFault, locate
from casereport.reading.tables import TableCell, TableData, read_table
from casereport.reading.text import LIMITS, Limits, read_text
from casereport.reading.yaml import read_yaml

__all__ = [
    "LIMITS",
    "Asset",
    "CaseFolder",
    "Data",
    "Limits",
    "Loaded",
    "Mark",
    "ReadFault",
    "TableCell",
    "TableData",
    "locate",
    "read_image",
    "read_json",
    "read_table",
    "read_text",
    "read_yaml",
]
