"""The new manuscript with what was put in and taken out marked in its text, as a web page, as pages, or as a Word file to be accepted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from casereport import tree
from casereport.checks.gates.draft import as_draft
from casereport.document.prose.signs import set_signs
from casereport.patterns import lazy_pattern
from casereport.problems import CaseReportError, is_failure
from casereport.revision.cases import Revised
from casereport.revision.redline import redline
from casereport.revision.redline.mentions import part_mentions
from casereport.revision.tracked import track_changes
from casereport.revision.wording import say
from casereport.tree.marks import marked
from casereport.writers import Source, choose_writers
from casereport.writers.identifiers import Watch, identifiers_left, watch_for

_CITED = lazy_pattern(
    r'<meta name="(?:author|citation_\w+|dc\.\w+)"[^>]*>\n?|<script type="application/ld\+json">.*?</script>\n?', re.DOTALL
)
_UNLISTED = '<meta name="robots" content="noindex">'


def build_redline(revised: Revised) -> tree.Document:
    """Both documents as one, marked, signs as print sets them; raises CaseReportError where one has an error, as a build does."""
    if is_failure(revised.problems):
        raise CaseReportError(revised.problems)
    return redline(set_signs(revised.old_document), set_signs(revised.new_document))


def _written(format_name: str, *, legend: bool) -> Callable[[Revised], dict[str, bytes]]:
    def write(revised: Revised) -> dict[str, bytes]:
        document = build_redline(revised)
        if legend:
            document = replace(document, notices=(_legend(), *document.notices))
        if format_name == "docx":
            document = part_mentions(document)
        (writer,) = choose_writers([format_name])
        made = writer.write(Source(document, revised.journal))
        if identifiers_left(_watch(revised), made.files) and not document.banner:
            made = writer.write(Source(as_draft(document, revised.journal), revised.journal))
        if is_failure(made.problems):
            raise CaseReportError(made.problems)
        files = {f"-redline{suffix}": data for suffix, data in made.files.items()}
        finish = {"docx": track_changes, "html": _without_citation}.get(format_name, bytes)
        return {name: finish(data) for name, data in files.items()}

    return write


def _watch(revised: Revised) -> Watch:
    """What a copy must not hold that shows what both versions say."""
    old = watch_for(revised.old, revised.old_document, revised.journal)
    new = watch_for(revised.new, revised.new_document, revised.journal)
    legend = frozenset(re.findall(r"[^\W\d_]+", _legend().text.casefold()))
    return Watch(tuple(sorted({*old.denied, *new.denied})), old.known | new.known | legend)


def _without_citation(page: bytes) -> bytes:
    """The page without what tells machines how to cite it, and with the word that keeps it out of their lists: it is no publication."""
    text = _CITED.sub("", page.decode())
    return (text if _UNLISTED in text else text.replace("<style>", f"{_UNLISTED}\n<style>", 1)).encode()


def _legend() -> tree.Notice:
    """What the marks mean, where pages and not the reader's program show them; no name of a folder, which a reader must not see."""
    added, removed = marked(say("report.added"), "inserted"), marked(say("report.removed"), "deleted")
    return tree.Notice(say("report.legend", added=added, removed=removed))


WRITERS: dict[str, Callable[[Revised], dict[str, bytes]]] = {
    "redline-html": _written("html", legend=True),
    "redline-pdf": _written("pdf", legend=True),
    "redline-docx": _written("docx", legend=False),
}
"""Format → the function that makes its files: ending → bytes."""
