"""JATS 1.3: the article as the XML that publishers and PubMed Central work with, from the tree, the typed metadata and the cited works."""

from __future__ import annotations

from casereport.writers import Output, Source
from casereport.writers.figure_names import figure_files
from casereport.writers.jats.lint import inspect_jats
from casereport.writers.jats.printing import print_article


def write_output(source: Source) -> Output:
    """The article, inspected; its graphics are the files that `casereport figure` writes."""
    data = print_article(source).encode()
    files = {name for names in figure_files(source.document, source.journal.figure.format).values() for name in names}
    return Output({".xml": data}, tuple(inspect_jats(data, source.document, files)))
