"""Further doors: figures and references of a case as files of their own, registries, what the terminal prints."""
