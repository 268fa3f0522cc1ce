"""Record + journal → the document tree: prose read, what the author left out generated, everything numbered once."""

from __future__ import annotations

from casereport.document.assembly import Assembled, assemble, build_document

__all__ = ["Assembled", "assemble", "build_document"]
