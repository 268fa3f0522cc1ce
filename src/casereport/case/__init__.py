"""A case folder → its record, with the place of every value and every problem of reading it."""
