"""BibTeX and BibLaTeX → references: the file, its entries, their LaTeX, names and dates."""
