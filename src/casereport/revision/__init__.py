"""Two versions of a case: what changed between them, as facts, as a marked manuscript, and as an answer to reviewers."""
