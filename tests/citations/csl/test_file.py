"""Style files of strangers: what is refused, where, and with which cure; what a good one is told to be."""

from __future__ import annotations

import pytest
from tests.citations.csl_styles import INFO, NAMED, NUMERIC

from casereport.citations.csl.file import MAX_STYLE_BYTES, read_style_file, style_parent
from casereport.problems import CaseReportError, Problem

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
DEPENDENT = f"""{HEAD}
<info><title>T</title><id>t</id>
<link href="http://www.zotero.org/styles/vancouver" rel="independent-parent"/>
<updated>2026-01-01T00:00:00+00:00</updated></info></style>"""
DOCTYPE = (
    '<?xml version="1.0"?>\n<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    + NUMERIC.partition("?>\n")[2]
)
LAYOUT = '<text variable="citation-number"/></layout>\n  </citation>'


def calls(*macros: str) -> str:
    """The numeric style with these macros, the first of them called."""
    return NUMERIC.replace("<citation ", "".join(macros) + "<citation ", 1).replace(LAYOUT, f'<text macro="a"/>{LAYOUT}')


BOMB = [f'<macro name="{name}">{f"""<text macro="{inner}"/>""" * 30}</macro>' for name, inner in zip("abcd", "bcde", strict=True)]

# What is wrong, the file, and the problem's line, message and cure in part.
MISTAKES: dict[str, tuple[bytes, int, str, str]] = {
    "not XML": (b"nlm: vancouver\n", 1, "not well-formed XML", "download"),
    "not closed": (NUMERIC.replace("</macro>", "").encode(), 28, "not well-formed XML", "download"),
    "XML of another kind": (b"<svg/>", 1, "no CSL style", "download"),
    "a web page": (b'\n<!DOCTYPE html>\n<html lang="en"><p>a<br>b</html>', 1, "a web page", "the style itself"),
    "a web page in XML": (b'<?xml version="1.0"?><!-- saved --><html><p/></html>', 1, "a web page", "the style itself"),
    "an empty file": (b"\xef\xbb\xbf \n", 1, "is empty", "download"),
    "no namespace": (b'<style class="in-text"/>', 1, "no CSL style", "download"),
    "a dependent style": (DEPENDENT.encode(), 1, "stands for another one, vancouver", "--style vancouver"),
    "a document type with a bomb in it": (DOCTYPE.encode(), 2, "declarations are refused", "remove them"),
    "an entity of a file": (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 1, "declarations are refused", "remove them"),
    "too large": (b"<!--" + b"x" * MAX_STYLE_BYTES + b"-->", 1, "larger than 1 MB", "download"),
    "Latin-1": (NUMERIC.encode().replace(b"<title>T", b"<title>\xe9"), 3, "not UTF-8", "save it as UTF-8"),
    "UTF-16": (NUMERIC.encode("utf-16"), 1, "not UTF-8", "save it as UTF-8"),
    "an encoding that is none of ours": (NUMERIC.replace("utf-8", "utf-16").encode(), 1, "says that it is not UTF-8", "UTF-8"),
    "our own marks": (NUMERIC.replace('suffix="."', 'suffix="\ufdd0"').encode(), 15, "no text may hold", "download"),
    "an element that CSL does not have": (NUMERIC.replace("<sort>", "<order/><sort>").encode(), 2, "not valid CSL 1.0.2", "download"),
    "footnotes": (NUMERIC.replace('"in-text"', '"note"').encode(), 2, "footnotes", "by number or by author"),
    "no list": (NUMERIC[: NUMERIC.index("<bibliography")].encode() + b"</style>", 2, "no list of references", "another style"),
    "a language without terms": (NAMED.replace("en-GB", "xx-XX").encode(), 2, "language of the style", "default-locale"),
    "a macro that is not there": (NUMERIC.replace('macro="who"', 'macro="whom"').encode(), 18, "a macro that it does not have", "download"),
    "a macro that calls itself": (calls('<macro name="a"><text macro="a"/></macro>').encode(), 10, "calls itself", "download"),
    "two macros in a circle": (
        calls('<macro name="a"><text macro="b"/></macro>', '<macro name="b"><text macro="a"/></macro>').encode(), 10, "calls itself", "download",
    ),
    "macros that unfold without end": (calls(*BOMB, '<macro name="e"><text value="x"/></macro>').encode(), 1, "too often", "download"),
}  # fmt: skip


def refused(data: bytes) -> list[Problem]:
    with pytest.raises(CaseReportError) as caught:
        read_style_file(data, "style.csl")
    return list(caught.value.problems)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_style_that_is_no_use_is_a_problem_at_its_line(mistake: str) -> None:
    data, line, message, hint = MISTAKES[mistake]
    problem = refused(data)[0]
    assert (problem.code, problem.severity) == ("bad-style", "error")
    assert message in problem.message
    assert hint in problem.hint
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("style.csl", line)


def test_a_deep_style_is_refused_and_no_crash() -> None:
    assert refused((f"{HEAD}{INFO}" + "<group>" * 5000).encode())[0].code == "bad-style"


def test_what_a_style_is() -> None:
    numeric, named = read_style_file(NUMERIC.encode(), "n.csl"), read_style_file(NAMED.encode(), "a.csl")
    assert (numeric.is_numeric, numeric.is_raised, numeric.prints_places, numeric.locale) == (True, True, False, "en-US")
    assert (named.is_numeric, named.is_raised, named.prints_places, named.locale) == (False, False, True, "en-GB")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_style_file(b"\xef\xbb\xbf" + NUMERIC.encode(), "n.csl").is_numeric


def test_the_style_that_a_dependent_one_names() -> None:
    assert style_parent(DEPENDENT.encode(), "d.csl") == "vancouver"
    assert style_parent(NUMERIC.encode(), "n.csl") == ""
    assert style_parent(DEPENDENT.replace("/vancouver", "/\x1b]8;;".replace("\x1b", "é")).encode(), "d.csl") == "(unnamed)"
