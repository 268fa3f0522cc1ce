"""Facts: what prose may ask of the record between {{ and }}."""

from casereport.facts.expressions import FactFault
from casereport.facts.words import Facts

__all__ = ["FactFault", "Facts"]
