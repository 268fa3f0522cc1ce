"""The PDF that carries its record: PDF/A-3a and PDF/UA-1 in one file, with the record and its files attached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from casereport.writers.engine import add_colour_profile

VARIANT: Final = "pdf/a-3a"
GIVEN: Final = {"output_intent": "given"}
"""That the engine need not open a profile of colours, since the pages have one."""
ENDING: Final = ".archive.pdf"
_NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Of every attached file, so that one record has the same bytes whenever it is archived."""
_RELATIONS: Final = {"record": "Source", "text": "Source", "article": "Alternative"}
"""What a file is to the pages, by how its name begins; the others are data behind them."""
_TOLD: Final = {
    "record": "The record of the case, from which the pages are made",
    "text": "A text of the record",
    "table": "Laboratory results of the record",
    "references": "The references of the record",
    "image": "An image of the record",
    "article": "The article as JATS XML",
}
_UA = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
"""That the file is PDF/UA-1 too; PDF/A wants every word of its metadata that it does not know described (ISO 19005-3, 6.6.2.3)."""


def attach(weasyprint: Any, rendered: Any, files: Mapping[str, bytes]) -> None:
    """Has laid-out pages written with these files attached, and with the metadata of both standards."""
    for name, data in files.items():
        stem = name.partition(".")[0].partition("-")[0]
        attachment = weasyprint.Attachment(
            string=data,
            name=name,
            description=_TOLD.get(stem, ""),
            relationship=_RELATIONS.get(stem, "Data"),
            created=_NO_DATE,
            modified=_NO_DATE,
        )
        rendered.metadata.attachments.append(attachment)
    add_colour_profile(rendered)
    described = rendered.metadata.generate_rdf_metadata
    rendered.metadata.generate_rdf_metadata = lambda *wanted: described(*wanted).replace(b"</rdf:RDF>", _UA)
