"""Record + journal → the document tree: prose read, what the author left out generated, everything numbered once."""

from __future__ import annotations

from casereport.document.assembly import build_document, build_with_scenes

__all__ = ["build_document", "build_with_scenes"]
