"""Writes templates/_docx/template.docx: the named styles, lists and page of a manuscript, and nothing of the machine that made it."""

from __future__ import annotations

import sys
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

TARGET = Path(__file__).parent.parent / "templates" / "_docx" / "template.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FONT = "Times New Roman"
LEVELS = 4


@dataclass(frozen=True)
class Style:
    """A paragraph style: its name in Word, the style it is based on and the one that follows it, and what it changes, as Word writes it."""

    name: str
    base: str = "Normal"
    follows: str = ""
    paragraph: str = ""
    run: str = ""

    @property
    def id(self) -> str:
        """The name without spaces, as Word makes ids."""
        return self.name.title().replace(" ", "") if self.name.islower() or " " in self.name else self.name


SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
BELOW = SINGLE.replace('w:after="0"', 'w:after="160"')
UNNUMBERED = "<w:suppressLineNumbers/>"
HANGING = '<w:ind w:left="567" w:hanging="567"/>'


def sized(half_points: int) -> str:
    """A size of type."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def heading(level: int, size: int, marks: str) -> Style:
    """A heading of a level, its size in half points."""
    paragraph = f'<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="{level - 1}"/>'
    return Style(f"heading {level}", "Normal", "BodyText", paragraph, marks + sized(size))


BOLD, ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
STYLES = (
    Style("Body Text", paragraph='<w:spacing w:after="120"/>'),
    Style("Article Type", follows="Title", paragraph='<w:keepNext/><w:spacing w:after="120"/>', run='<w:caps/><w:spacing w:val="20"/>'),
    Style("Title", follows="Author", paragraph='<w:keepNext/><w:spacing w:after="240"/>', run=BOLD + sized(32)),
    Style("Author", follows="Affiliation", paragraph='<w:spacing w:after="120"/>'),
    Style("Affiliation"),
    Style("Author Note"),
    Style(
        "Notice", "BodyText", paragraph='<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'
        '<w:spacing w:before="120" w:after="120"/><w:ind w:left="227"/>',
    ),
    Style("Abstract", "BodyText"),
    Style("Keywords", "BodyText"),
    Style("Source", "BodyText"),
    heading(1, 28, BOLD),
    heading(2, 24, BOLD),
    heading(3, 24, BOLD + ITALIC),
    heading(4, 24, ITALIC),
    heading(5, 24, ITALIC),
    Style("List Bullet", "BodyText", paragraph='<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>'),
    Style("List Number", "BodyText", paragraph='<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="60"/><w:contextualSpacing/>'),
    Style("Quote", "BodyText", paragraph='<w:ind w:left="567" w:right="567"/>', run=ITALIC),
    Style("Term", "BodyText", paragraph=HANGING),
    Style("Figure", follows="caption", paragraph=f"<w:keepNext/>{UNNUMBERED}{SINGLE}".replace('="0"', '="160"')),
    Style("Panel Letter", paragraph=f"<w:keepNext/>{UNNUMBERED}{SINGLE}", run=BOLD),
    Style("caption", follows="BodyText", paragraph='<w:spacing w:before="120" w:after="120"/>'),
    Style("Table Text", paragraph=f"<w:suppressAutoHyphens/>{SINGLE}", run=sized(18)),
    Style("Table Text Small", "TableText", run=sized(16)),
    Style("Table Note", follows="BodyText", paragraph=SINGLE.replace('w:before="0"', 'w:before="40"'), run=sized(18)),
    Style("Reference", paragraph=f'<w:suppressAutoHyphens/><w:spacing w:after="60"/>{HANGING}'),
    Style("header", paragraph=SINGLE, run=sized(20)),
    Style("footer", paragraph=f'{SINGLE}<w:jc w:val="center"/>', run=sized(20)),
    Style("Banner", "Header", paragraph=f'{BELOW}<w:jc w:val="center"/>', run=f'{BOLD}<w:color w:val="9C1C1C"/>'),
)  # fmt: skip
"""Paragraph properties stand in the order of the schema: keepNext, keepLines, numPr, suppressLineNumbers, pBdr, suppressAutoHyphens,
spacing, ind, jc."""

BUILT_IN = frozenset({
    "Body Text", "Title", "List Bullet", "List Number", "Quote", "caption", "header", "footer", "heading 1", "heading 2", "heading 3",
    "heading 4", "heading 5",
})  # fmt: skip

MARKS = ("\u2022", "\u2013")
"""Bullets of the levels in turn."""


def styles() -> str:
    """The styles part."""
    rows = "".join(_paragraph_style(style) for style in STYLES)
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/></w:style>"
        f"{rows}"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="LineNumber"><w:name w:val="line number"/><w:uiPriority w:val="99"/>'
        '<w:rPr><w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'
        "</w:styles>"
    )


def _paragraph_style(style: Style) -> str:
    own = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    follows = f"<w:next w:val={quoteattr(style.follows.title().replace(' ', '') if style.follows.islower() else style.follows)}/>"
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/><w:basedOn w:val="{style.base}"/>'
        f"{follows if style.follows else ''}<w:qFormat/>"
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + "</w:style>"
    )


def numbering() -> str:
    """The numbering part: bullets (1) and figures (2), four levels deep."""
    bullets = "".join(_level(k, "bullet", MARKS[k % len(MARKS)]) for k in range(LEVELS))
    figures = "".join(_level(k, ("decimal", "lowerLetter", "lowerRoman", "decimal")[k], f"%{k + 1}.") for k in range(LEVELS))
    return (
        f'<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{figures}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def _level(level: int, kind: str, text: str) -> str:
    left = 425 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="425"/></w:pPr></w:lvl>'
    )


SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
PREFIXES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)
"""What the prefixes of a manuscript mean: readers look for that in its first element alone."""

DOCUMENT = (
    f'<w:document {PREFIXES}><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)


def parts() -> dict[str, str]:
    """Name → text of every part, in the order in which they are packed."""
    kinds = {"document": "document.main", "numbering": "numbering", "settings": "settings", "styles": "styles"}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in kinds.items())
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "numbering", "settings"), start=1)
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        "word/document.xml": DOCUMENT,
        "word/numbering.xml": numbering(),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(),
    }


def template() -> bytes:
    """The whole file; the same bytes on every machine: nothing is compressed, since libraries do that differently."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            packed.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode())
    return out.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(template())
