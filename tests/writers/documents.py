"""A document with every node kind, written by hand in invented, neutral words; the writers' tests print it."""

from __future__ import annotations

import hashlib
import struct
import zlib

from casereport import tree as t

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="510.24" height="170" viewBox="0 0 510.24 170">
<title>Course of the marker</title><g id="f1-p0">
<rect class="f-refband" x="40" y="90" width="440" height="40" fill="#DDE9F3"/>
<path class="s-series" d="M 60 30 L 160 50 L 260 80 L 360 105 L 460 112" fill="none" stroke="#1F3A5F" stroke-width="1"/>
<path class="s-ink" d="M 40 140 L 480 140" fill="none" stroke="#1A1A1A" stroke-width="0.5"/>
<circle class="f-series" cx="60" cy="30" r="1.75" fill="#1F3A5F"/><circle class="f-paper s-series" cx="460" cy="112" r="1.75" fill="#FFFFFF" stroke="#1F3A5F"/>
<rect class="f-green" x="110" y="146" width="160" height="12" fill="#009E73"/>
<text class="f-on-green" x="190" y="155" font-family="CRFigure" font-size="7" text-anchor="middle" fill="#000000">study drug 2 mg/kg</text>
<text class="f-ink" x="8" y="14" font-family="CRFigure" font-size="8" font-weight="700" fill="#1A1A1A">A</text>
<text class="f-ink" x="40" y="14" font-family="CRFigure" font-size="7" fill="#1A1A1A">Marker (mg/L)</text>
<text class="f-muted" x="480" y="14" font-family="CRFigure" font-size="7" text-anchor="end" fill="#595959">ref. &lt;10</text>
</g></svg>"""


def _picture() -> bytes:
    """A picture of grey squares, 240 by 120 pixels (PNG without metadata)."""
    rows = b"".join(b"\0" + bytes(60 + (x // 60 + y // 60) % 4 * 45 for x in range(240)) for y in range(120))
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 240, 120, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)


PICTURE = _picture()


def key(data: bytes) -> str:
    """The name of an asset: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def text(*words: str) -> tuple[t.Text, ...]:
    """Plain text nodes."""
    return tuple(t.Text(word) for word in words)


def paragraph(*parts: str | t.Inline) -> t.Paragraph:
    """A paragraph of texts and inline nodes."""
    return t.Paragraph(tuple(t.Text(part) if isinstance(part, str) else part for part in parts))


def section(key_: str, title: str, *blocks: t.Block, number: str = "", level: int = 1, role: str = "") -> t.Section:
    """A section with a plain title."""
    return t.Section(key_, number, text(title), level, blocks, role)


def cite(key_: str, *numbers: int, form: str = "plain") -> t.Cite:
    """A citation of references by number, in round brackets."""
    links: list[t.Text | t.CiteLink] = [t.Text("(")]
    for number in numbers:
        links += [t.CiteLink(str(number), f"ref-{number}"), t.Text(", ")]
    return t.Cite(key_, (*links[:-1], t.Text(")")), "superscript" if form == "superscript" else "plain")


FILLER = (
    "The marker fell within two days of the first dose and stayed low for the rest of the stay, while the other results changed little. ",
    "No further organ was involved, and the circulation needed no support after the first night on the ward. ",
    "The family was told of the uncertain course and agreed with the plan, which was reviewed on every morning round. ",
    "A second sample, taken before the next infusion, confirmed the direction of the change and its size. ",
    "Repeated cultures remained sterile, and imaging of the chest and abdomen showed neither effusion nor collection. ",
)


def filler(start: int, sentences: int = 5) -> str:
    """A paragraph of invented sentences, different for each start."""
    return "".join(FILLER[(start + i) % len(FILLER)] for i in range(sentences)).strip()


def front() -> t.Front:
    """A title block with three authors, one of them a group."""
    return t.Front(
        title=(t.Text("Case report: fever after a journey, told with every "), t.Emph(text("kind of node"))),
        title_text="Case report: fever after a journey, told with every kind of node",
        running_title="Fever after a journey",
        article_type="Case report",
        authors=(
            t.Author("Ada Example", "Ada", "Example", ("1", "*"), "0000-0002-1825-0097", ("Institute of Samples, Northtown",)),
            t.Author(
                "Björn Ångström-Muster",
                "Björn",
                "Ångström-Muster",
                ("1", "2", "†"),
                "",
                ("Institute of Samples, Northtown", "School of Forms"),
            ),
            t.Author("The Specimen Study Group", "", "The Specimen Study Group", ("2",), "", (), True),
        ),
        running_authors="Example et al.",
        affiliations=(
            t.Note("1", "Department of Samples, Institute of Samples, Northtown, Freeland"),
            t.Note("2", "School of Forms, Southtown, Freeland"),
        ),
        author_notes=(
            t.Note("*", "Correspondence: Ada Example,", "ada.example@example.org"),
            t.Note("†", "These authors contributed equally to this work"),
        ),
        abstract=(
            t.AbstractPart("Background", text("Fever after a journey has many causes. " + FILLER[4])),
            t.AbstractPart(
                "Case presentation", (t.Text("A traveller had a marker of 214 mg/L, against a limit of <10 mg/L. "), t.Text(filler(0, 3)))
            ),
            t.AbstractPart("Conclusions", text("One cause can hide another. " + FILLER[3])),
        ),
        keywords=("fever", "travel", "invented case", "β-marker", "café au lait"),
        source=(t.Text("This report retells "), t.Link("https://example.org/source", "an invented source"), t.Text(".")),
    )


def lab_table(*, wide: bool = True) -> t.Table:
    """A laboratory table with two header rows, marks, a range column and notes."""
    days = ("1", "2", "3", "4", "6", "8", "11", "19")
    group = (t.Cell(header="col"), t.Cell(text("Patient 1, hospital day"), "colgroup", "center", len(days)), t.Cell(header="col"))
    names = (t.Cell(text("Analyte (unit)"), "col"), *(t.Cell(text(day), "col", "right") for day in days), t.Cell(text("Reference"), "col"))
    rows = tuple(_lab_row(name, values, limit) for name, values, limit in _LABS)
    notes = (text("↑ above, ↓ below the reference range. – not done."), (t.Sup(text("a")), t.Text(" Haemolysed sample.")))
    caption = (t.Text("Laboratory results by hospital day. "), t.Text("Day 1 is the day of admission."))
    return t.Table("tbl-labs", "Table 1", caption, (group, names), rows, notes, wide)


_LABS = (
    ("C-reactive protein (mg/L)", ("135↑", "86↑", "64↑", "–", "19↑", "11↑", "<5", "<5"), "<10"),
    ("Platelets (×10⁹/L)", ("98↓", "109↓", "188", "236", "–", "362", "410", "398"), "150–400"),
    ("Ferritin (µg/L)", ("1,484↑", "1,120↑", "863↑", "576↑", "–", "301", "210", "–"), "30–400"),
    ("Haemoglobin (g/dL)", ("10.8↓", "10.1↓", "9.8↓", "9.9↓", "10.4↓", "11.2↓", "12.2", "12.6"), "12.0–15.5"),
)


def _lab_row(name: str, values: tuple[str, ...], limit: str) -> tuple[t.Cell, ...]:
    return (t.Cell(text(name), "row"), *(_lab_cell(value) for value in values), t.Cell(text(limit)))


def _lab_cell(value: str) -> t.Cell:
    if value[-1] in "↑↓":
        return t.Cell((t.Text(value[:-1]), t.Flag("high" if value[-1] == "↑" else "low", value[-1])), align="right")
    return t.Cell(text(value), align="right")


def small_table() -> t.Table:
    """A table of one column's width."""
    head = ((t.Cell(text("Day"), "col"), t.Cell(text("Event"), "col")),)
    rows = tuple(
        (t.Cell(text(day), "row"), t.Cell(text(event)))
        for day, event in (("−3", "Return from the journey"), ("1", "Admission"), ("19", "Discharge"))
    )
    return t.Table("tbl-events", "Table 2", text("Events in order."), head, rows)


def figure_data() -> t.Table:
    """The data table of the drawn figure."""
    head = ((t.Cell(text("Day"), "col"), t.Cell(text("Marker (mg/L)"), "col")),)
    rows = tuple((t.Cell(text(day), "row"), t.Cell(text(value), align="right")) for day, value in (("1", "214"), ("19", "<5")))
    return t.Table("fig-course-data", "", text("Values drawn."), head, rows)


def drawn_figure() -> t.Figure:
    """A figure drawn from data, across the page."""
    return t.Figure(
        "fig-course", "Figure 1", (t.Strong(text("Course of the marker.")), t.Text(" (A) Marker over 19 days; the bar is the study drug.")),
        "The marker falls from 214 mg/L on day 1 to below 5 mg/L on day 19.", key(DRAWING.encode()), 180, 60,
        "The marker starts at 214 mg/L and falls.", figure_data(), True, DRAWING,
    )  # fmt: skip


def picture_figure() -> t.Figure:
    """A raster image of one column's width."""
    scan = t.Image("", "Four grey squares in two rows.", key(PICTURE), "image/png", 60, 30)
    return t.Figure("fig-scan", "Figure 2", text("An invented scan."), "Four grey squares in two rows.", "", 60, 30, images=(scan,))


def references() -> tuple[t.Reference, ...]:
    """Three references: with DOI and PubMed links, with a PMC link, with none."""
    return (
        t.Reference("ref-1", "1", (t.Text("Example A, Muster B. Fever after journeys. "), t.Emph(text("J Invented Med")), t.Text(" 2020;145:1663–5.")),
                    (t.Link("https://doi.org/10.1000/S0140-6736(20)31103-X", "doi: 10.1000/S0140-6736(20)31103-X"),
                     t.Link("https://pubmed.ncbi.nlm.nih.gov/1/", "PubMed")), ("cite-1", "cite-2")),
        t.Reference("ref-2", "2", text("Specimen Study Group. A cohort of samples. Ann Forms 2021;3:e20."), (t.Link("https://pmc.ncbi.nlm.nih.gov/articles/PMC1/", "PMC1"),), ("cite-2",)),
        t.Reference("ref-3", "3", text("Beispiel C. Handbook of invented findings. 2nd ed. Northtown: Form Press; 2018. 240 p."), (), ("cite-3",)),
    )  # fmt: skip


def every_kind() -> tuple[t.Block, ...]:
    """Blocks that hold every inline and block kind."""
    return (
        paragraph("Plain, ", t.Strong(text("strong")), ", ", t.Emph((t.Text("emphatic with "), t.Strong(text("strong inside")))), ", H", t.Sub(text("2")), "O, 10",
                  t.Sup(text("9")), ", ", t.Code("NM_000350.3:c.5882G>A"), ", ", t.Link("https://example.org/a?b=1&c=2", "a link"), " and markers ", cite("cite-1", 1),
                  " or raised", cite("cite-2", 1, 2, form="superscript"), " beside ", t.Xref("fig-course", "Figure 1"), " and ", t.Xref("tbl-labs", "Table 1"),
                  " with 214 mg/L", t.Flag("high", "↑"), " and 98", t.Flag("low", "↓"), ".", t.Break(), "A second line."),
        t.List((t.Item(text("First item")), t.Item(text("Second item with"), t.List((t.Item(text("a nested one")), t.Item(text("and another"))), True)))),
        t.List((t.Item(text("Step one")), t.Item(text("Step two"))), True),
        t.Quote((paragraph("I was tired, then I was well."), paragraph("So the traveller said."))),
        t.Terms(((text("Present"), text("fever, rash, conjunctivitis")), (text("Absent"), text("cough, diarrhoea")))),
        t.Notice("A sentence that the tool prints.", "info"),
        t.Notice("A sentence that warns.", "warning"),
    )  # fmt: skip


HOSTILE = '<script>alert(1)</script> & "quotes" {{ 7*7 }} {% raw %} <135 javascript:alert(1) </style>'
"""Text that must come out as the characters it is made of."""


def rich_document(*, banner: str = "", paragraphs: int = 3) -> t.Document:
    """A document with every node kind, a wide and a narrow figure and table, and three references."""
    inner = section("case-course", "Course", *(paragraph(filler(i)) for i in range(paragraphs)), drawn_figure(), paragraph(filler(2)), picture_figure(),
                    paragraph(filler(3)), number="2.1", level=2)  # fmt: skip
    body = (
        section("introduction", "Introduction", *(paragraph(filler(i), " ", cite(f"cite-i{i}", 1)) for i in range(paragraphs)), number="1"),
        section("case", "Case presentation", *every_kind(), inner, lab_table(), paragraph(filler(1)), small_table(), number="2"),
        section(
            "discussion",
            "Discussion",
            *(paragraph(filler(i + 1)) for i in range(paragraphs)),
            paragraph(HOSTILE, cite("cite-3", 3)),
            number="3",
        ),
    )
    back = (
        section(
            "consent",
            "Consent for publication",
            paragraph("The patient gave written informed consent to the publication of this report."),
            role="statement",
        ),
        section("funding", "Funding", paragraph("No funding was received for this work."), role="statement"),
    )
    return t.Document(
        language="en",
        front=front(),
        body=body,
        back=back,
        references=references(),
        notices=(t.Notice("This report describes an invented case.", "info"),),
        banner=banner,
        created="2024-01-01",
        description="An invented case with every kind of node.",
        assets={key(DRAWING.encode()): ("image/svg+xml", DRAWING.encode()), key(PICTURE): ("image/png", PICTURE)},
    )
