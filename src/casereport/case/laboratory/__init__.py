"""Laboratory tables in files → series under their patients, each cell with its own place."""
