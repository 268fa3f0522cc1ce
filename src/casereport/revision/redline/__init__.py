"""Two documents as one, in which every text says what was put in and what was taken out."""

from casereport.revision.redline.document import redline

__all__ = ["redline"]
