"""The styles by name: what each is, which function prints its entries, and how it cites in the text."""

from __future__ import annotations

from collections.abc import Callable

from casereport.citations.capitals import open_subtitles
from casereport.citations.clusters import ClusterForm
from casereport.citations.pieces import Piece
from casereport.citations.quotes import curled
from casereport.citations.styles.ama import format_ama
from casereport.citations.styles.apa import format_apa
from casereport.citations.styles.bmc import format_bmc
from casereport.citations.styles.bmj import format_bmj
from casereport.citations.styles.elsevier import format_elsevier
from casereport.citations.styles.frontiers import format_frontiers
from casereport.citations.styles.nature import format_nature
from casereport.citations.styles.nlm import format_nlm
from casereport.references import Reference
from casereport.values import dataclass


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A citation style; `cluster` holds the signs of a numeric style and is None for names and years.

    `superscript` says that its guide raises the numbers, which the journal decides in the end; `raises_subtitles` that a capital follows
    the colon of a title (APA manual, 6.17), where others go on with a small letter.
    """

    title: str
    format_entry: Callable[[Reference], Piece]
    cluster: ClusterForm | None
    superscript: bool = False
    raises_subtitles: bool = False

    def print_entry(self, reference: Reference, letter: str = "") -> Piece:
        """The entry without its number, its quotation marks typographic; `letter` tells works of one author and year apart."""
        work = curled(open_subtitles(reference, raised=self.raises_subtitles))
        return self.format_entry(work) if self.is_numeric else format_apa(work, letter)

    @property
    def is_numeric(self) -> bool:
        """Whether works are cited by number, in the order of citation."""
        return self.cluster is not None


STYLES: dict[str, CitationStyle] = {
    "nlm": CitationStyle("NLM / Vancouver (Citing Medicine, citation-sequence)", format_nlm, ClusterForm()),
    "ama": CitationStyle("AMA Manual of Style, 11th edition", format_ama, ClusterForm("", "", dash="-"), superscript=True),
    "frontiers": CitationStyle("Frontiers medical journals", format_frontiers, ClusterForm(delimiter=", ")),
    "bmj": CitationStyle("BMJ journals", format_bmj, ClusterForm("[", "]")),
    "bmc": CitationStyle("BMC (BioMed Central)", format_bmc, ClusterForm("[", "]", ", ")),
    "elsevier-vancouver": CitationStyle("Elsevier, Vancouver", format_elsevier, ClusterForm("[", "]")),
    "nature": CitationStyle("Nature journals", format_nature, ClusterForm("", ""), superscript=True),
    "apa": CitationStyle("APA Style, 7th edition (author–year)", format_apa, None, raises_subtitles=True),
}
