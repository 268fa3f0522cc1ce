"""Pictures of the pages, drawn from the finished PDF."""

from __future__ import annotations

from io import BytesIO

from casereport.writers import Output, Source


def write_output(source: Source) -> Output:
    """The pages of the PDF that was made, numbered with as many digits as the last of them has."""
    pages = write_png(source.made["pdf"].files[".pdf"])
    digits = len(str(len(pages)))
    return Output({f"-page-{number:0{digits}d}.png": page for number, page in enumerate(pages, start=1)})


def write_png(pdf: bytes, dpi: int = 150) -> tuple[bytes, ...]:
    """One PNG a page, in order, `dpi` pixels an inch; the same bytes for the same PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_write_page(document[number], dpi) for number in range(len(document)))
    finally:
        document.close()


def _write_page(page: object, dpi: int) -> bytes:
    picture = page.render(scale=dpi / 72).to_pil().convert("RGB")  # type: ignore[attr-defined]  # pypdfium2 is untyped
    output = BytesIO()
    picture.save(output, "PNG")  # neither date nor text chunk
    return output.getvalue()
