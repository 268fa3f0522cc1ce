"""Markdown of the record: what an author writes, and what is printed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.dump import dump, inline
from tests.document.short import REFERENCES, build, prose_of, read, text_of, titles

from casereport.document.prose.prose import read_prose
from casereport.document.prose.texts import Texts
from casereport.facts import Facts
from casereport.tree import Cite, Link, Xref, plain, walk

LABS = """
patients:
  - {id: P1, age: 14 y, labs: [{analyte: crp, unit: mg/L, values: {1: 135, 3: 64}}]}
"""


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return prose_of(read(tmp_path_factory.mktemp("prose"), LABS))


def shown(prose: Texts, text: str) -> str:
    return inline(prose.read_inlines(text, ()))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain words", "plain words"),
        ("*Staphylococcus aureus* grew", "*Staphylococcus aureus* grew"),
        ("**no** allergies, *none **at all***", "**no** allergies, *none **at all***"),
        ("10^9^/L and CO~2~", "10^9^/L and CO~2~"),
        ("2^nd^ day, Na^+^", "2^nd^ day, Na^+^"),
        ("about ~ 5 and 2 ^ 3", "about ~ 5 and 2 ^ 3"),
        ("variant `c.442G>C`", "variant `c.442G>C`"),
        ("CRP <135 and >5 & rising", "CRP <135 and >5 & rising"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("snake_case_name", "snake_case_name"),
        (r"a \*star\* and a \[bracket\]", "a *star* and a [bracket]"),
        ("&alpha;-blocker &amp; more", "α-blocker & more"),
        ("first line\nsame paragraph", "first line same paragraph"),
        ("hard break\\\nnext", "hard break⏎next"),
        ("two\n\nparagraphs", "two⏎paragraphs"),
        ("HLA-B\\*57:01", "HLA-B*57:01"),
        ("HLA-A*02:01 and HLA-C*07:02", "HLA-A*02:01 and HLA-C*07:02"),
        ("HLA-DQA1*05:01-DQB1*02:01, *rare*", "HLA-DQA1*05:01-DQB1*02:01, *rare*"),
        ("CYP2C19*2/*17, CYP2D6*4/*4 (*4 twice)", "CYP2C19*2/*17, CYP2D6*4/*4 (*4 twice)"),
        ("5-*exo* and *N*-acetyl, **(bold)**", "5-*exo* and *N*-acetyl, **(bold)**"),
        ("~2-~4 weeks (~10/~12)", "~2-~4 weeks (~10/~12)"),
        ("10^6/mL,10^3/mL; 10^9-10^12", "10^6/mL,10^3/mL; 10^9-10^12"),
        ("H~2~O, C~max,ss~ of t~1/2~, Ca^2+^, ^18^F-FDG, 10^-3^", "H~2~O, C~max,ss~ of t~1/2~, Ca^2+^, ^18^F-FDG, 10^-3^"),
        ("1:40 to 1:320", "1:40 to 1:320"),
        ("write to ward@example.org now", "write to ward@example.org now"),
    ],
)
def test_marks(prose: Texts, text: str, printed: str) -> None:
    assert shown(prose, text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("see [the register](https://example.org/r)", "see [the register → https://example.org/r]"),
        ("[doi](https://doi.org/10.1/x)", "[doi → https://doi.org/10.1/x]"),
        ("[mail](mailto:ward@example.org)", "[mail → mailto:ward@example.org]"),
        ("[*in vivo* data](https://example.org)", "*[in vivo → https://example.org]*[ data → https://example.org]"),
        (
            "[`code` and **bold**](https://example.org)",
            "[code → https://example.org][ and  → https://example.org]**[bold → https://example.org]**",
        ),
    ],
)
def test_safe_links_hold_plain_text_with_marks_around(prose: Texts, text: str, printed: str) -> None:
    assert shown(prose, text) == printed


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "//example.org", "x.html"]
)
def test_unsafe_links_are_printed_as_text_and_told(tmp_path: Path, target: str) -> None:
    document, problems = build(tmp_path / "case", f"sections: {{case: 'A [click]({target}) here.'}}\n")
    assert text_of(document, "case") == "A click here."
    assert [problem.code for problem in problems] == ["unsafe-link"]
    assert not [node for node in walk(document.body) if isinstance(node, Link)]


def test_html_is_printed_as_characters_and_told(tmp_path: Path) -> None:
    document, problems = build(tmp_path / "case", "sections:\n  case: |\n    Before <script>alert(1)</script> and <135 after.\n")
    assert text_of(document, "case") == "Before <script>alert(1)</script> and <135 after."
    assert [(problem.code, problem.place and (problem.place.line, problem.place.column)) for problem in problems] == [("raw-html", (7, 12))]


def test_lists_nest_and_are_numbered(prose: Texts) -> None:
    blocks = prose.read_blocks("1. first\n   - inner *a*\n   - inner b\n2. second\n\n   more of it\n", ())
    assert [line.strip() for line in dump(blocks).splitlines()] == [
        "list ordered=True", "item", "first", "nested: list", "item", "inner *a*", "item", "inner b", "item", "second⏎more of it",
    ]  # fmt: skip


def test_quotes(prose: Texts) -> None:
    assert dump(prose.read_blocks("> It hurt\n> at night.\n", ())) == "quote\n  paragraph\n    It hurt at night."


def test_a_heading_in_a_quote_is_kept(prose: Texts) -> None:
    assert dump(prose.read_blocks("> # At night\n> It hurt.\n", ())) == "quote\n  paragraph\n    **At night**\n  paragraph\n    It hurt."


def test_headings_open_subsections_without_gaps(tmp_path: Path) -> None:
    text = (
        "sections:\n  case: |\n    Opening.\n\n    ## On the ward\n    Text.\n\n    #### Deeper\n    Text.\n\n    ## At home\n    Text.\n"
    )
    document, _ = build(tmp_path / "case", text, "frontiers")
    assert titles(document)[:4] == ["1 Case presentation", "  1.1 On the ward", "    1.1.1 Deeper", "  1.2 At home"]


def test_a_heading_in_a_single_line_field_is_no_section(prose: Texts) -> None:
    assert shown(prose, "# fever") == "# fever"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("known [@a]", "known [1]"),
        ("known [@a; @b]", "known [1,2]"),
        ("known [@c; @a; @b]", "known [1–3]"),
        ("@a showed it", "[1] showed it"),
        ("as @a and [@b; @a] showed", "as [1] and [1,2] showed"),
        ("(@a)", "([1])"),
        ("by a@a.org", "by a@a.org"),
        ("[not a citation]", "[not a citation]"),
        ("[@a](https://example.org)", "[[1] → https://example.org]"),
    ],
)
def test_citations(tmp_path: Path, text: str, printed: str) -> None:
    rest = "\n  discussion: 'Also [@a; @b; @c; @d].'\n" if "@a" in text and "a@a" not in text else "\n"
    document, _ = build(tmp_path / "case", f"sections:\n  case: '{text}'{rest}references: refs.bib\n", refs_bib=REFERENCES)
    if "](" not in text:
        assert text_of(document, "case") == printed


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("known [see @a, p. 3]", r"known \[see 1\W+p\W*3\W*\]"),
        ("known [@a, fig. 2; @b]", r"known \[1\W+fig\W*2\W+2\]"),
        ("[-@a]", r"\[1\]"),
    ],
)
def test_words_around_a_citation_are_kept(tmp_path: Path, text: str, pattern: str) -> None:
    """The citation style sets them; none is lost."""
    document, _ = build(tmp_path / "case", f"sections: {{case: '{text}'}}\nreferences: refs.bib\n", refs_bib=REFERENCES)
    assert re.fullmatch(pattern, text_of(document, "case"))


def test_a_citation_knows_the_way_back(tmp_path: Path) -> None:
    document, _ = build(tmp_path / "case", "sections: {case: 'One [@a; @b]. Two [@a].'}\nreferences: refs.bib\n", refs_bib=REFERENCES)
    cites = [node for node in walk(document.body) if isinstance(node, Cite)]
    assert [cite.id for cite in cites] == ["cite-1", "cite-2"]
    assert [(one.id, one.cited_from) for one in document.references] == [("ref-1", ("cite-1", "cite-2")), ("ref-2", ("cite-1",))]


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    _, problems = build(
        tmp_path / "case", "sections: {case: 'As shown [@marsch].'}\nreferences: refs.bib\n", refs_bib=REFERENCES.replace("{a,", "{marsh,")
    )
    found = next(problem for problem in problems if problem.code == "unknown-citation")
    assert found.hint == "did you mean @marsh?"


@pytest.mark.parametrize("slip", ["fgi:course", "tab:labs", "figure:x", "Fig:a"])
def test_a_slip_in_the_word_for_a_figure_is_told_as_one(tmp_path: Path, slip: str) -> None:
    _, problems = build(tmp_path / "case", f"sections: {{case: 'As shown in @{slip}.'}}\nreferences: refs.bib\n", refs_bib=REFERENCES)
    found = next(problem for problem in problems if problem.code == "unknown-citation")
    assert "@fig:" in found.hint


XREFS = """
sections:
  case: "Fall after treatment (@fig:trend, @fig:trend-A); both scans (@fig:scan, @fig:scan-B) and @tbl:found; see @sec:discussion."
  discussion: Enough.
patients:
  - {id: P1, labs: [{analyte: crp, unit: mg/L, values: {1: 135, 2: 80, 3: 64}}, {analyte: alt, unit: U/L, values: {1: 40, 2: 41}}]}
figures:
  - {id: trend, kind: course, analytes: [crp, alt]}
  - {id: scan, kind: image, panels: [{file: a.png, alt: one}, {file: a.png, alt: two}]}
tables: [{id: found, kind: custom, header: [A], rows: [[b]]}]
"""


def png() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (30, 20), "grey").save(out, "PNG")
    return out.getvalue()


def test_cross_references(tmp_path: Path) -> None:
    document, problems = build(tmp_path / "case", XREFS, a_png=png())
    assert problems == []
    found = [(node.text.replace("\u00a0", " "), node.target) for node in walk(document.body) if isinstance(node, Xref)]
    assert found == [
        ("Figure 1", "fig-trend"), ("Figure 1A", "fig-trend"), ("Figure 2", "fig-scan"), ("Figure 2B", "fig-scan"), ("Table 1", "tbl-found"),
        ("Discussion", "sec-discussion"),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["@fig:trent", "@fig:trend-Z", "@tbl:lost", "@sec:nowhere"])
def test_a_cross_reference_to_nothing_is_told(tmp_path: Path, target: str) -> None:
    _, problems = build(tmp_path / "case", XREFS.replace("@sec:discussion", target), a_png=png())
    assert [problem.code for problem in problems] == ["unknown-target"]


@pytest.mark.parametrize(("target", "codes"), [("@fig:scan-B", []), ("@fig:lost", ["unknown-target"])])
def test_a_figure_that_was_refused_is_told_once(tmp_path: Path, target: str, codes: list[str]) -> None:
    _, problems = build(tmp_path / "case", XREFS.replace("@sec:discussion", target), a_png=b"GIF89a")
    assert [problem.code for problem in problems] == codes


FACT = "{{ lab('crp', day=9) }}"


@pytest.mark.parametrize(
    ("text", "files", "place"),
    [
        (f'sections: {{case: "Was {FACT} then."}}\n', {}, ("case.yaml", 8, 23)),
        (f"sections:\n  case: |\n    A line.\n\n    Then {FACT} came.\n", {}, ("case.yaml", 12, 10)),
        ("sections:\n  case: {file: told.md}\n", {"told_md": f"A line.\n\nThen {FACT} came.\n"}, ("told.md", 3, 6)),
        (f"sections:\n  case: |\n    Twice {FACT} and {FACT}.\n", {}, ("case.yaml", 10, 11)),
    ],
    ids=["one line", "literal block", "file", "twice"],
)
def test_an_unknown_fact_is_told_at_its_place(tmp_path: Path, text: str, files: dict[str, Any], place: tuple[str, int, int]) -> None:
    document, problems = build(tmp_path / "case", LABS.lstrip("\n") + text, **files)
    found = [problem for problem in problems if problem.code == "unknown-fact"]
    first = found[0].place
    assert first is not None
    assert (Path(first.file).name, first.line, first.column) == (place[0], place[1] - 2 if place[0] == "case.yaml" else place[1], place[2])
    assert "it has values at: 1, 3" in found[0].hint
    if text.count(FACT) == 2:
        second = found[1].place
        assert second is not None
        assert second.column == place[2] + len(FACT) + 5
    assert "{{" not in text_of(document, "case")


def test_facts_are_text_and_are_not_read_again(tmp_path: Path) -> None:
    record = "patients: [{id: P1, labs: [{analyte: culture, values: {1: '*no* growth [@a]'}}]}]\nsections: {case: \"Found: {{ lab('culture', day=1) }}.\"}\n"
    document, _ = build(tmp_path / "case", record)
    assert text_of(document, "case").splitlines()[0] == "Found: *no* growth [@a]."


def test_a_fact_of_two_patients_needs_one(tmp_path: Path) -> None:
    two = "patients: [{id: P1, age: 4 y}, {id: P2, age: 5 y}]\nsections:\n  case: {text: 'Aged {{ age() }}.'%s}\n"
    _, problems = build(tmp_path / "one", two % "")
    assert [problem.code for problem in problems] == ["ambiguous-fact"]
    document, problems = build(tmp_path / "two", two % ", patient: P2")
    assert problems == []
    assert text_of(document, "case").startswith("Aged 5-year")


@given(st.text(alphabet=st.sampled_from("ab *_`[]()@{}^~#>-+1.\n\\<&;:!|"), max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is typed, the reader ends with nodes that can be printed, and loses no letter."""
    record = _empty_record()
    prose = read_prose(text, (), Facts(record), lambda *_: None)
    blocks = prose.blocks
    assert isinstance(prose.inlines, tuple)
    if not any(sign in text for sign in "[{@&\\"):  # these may make a link's address, a fact, a citation or an entity of letters
        assert [sign for block in blocks for sign in _text_of(block) if sign in "ab"] == [sign for sign in text if sign in "ab"]


def _text_of(block: Any) -> str:
    if hasattr(block, "items"):
        return "".join(plain(item.children) + (_text_of(item.nested) if item.nested else "") for item in block.items)
    if hasattr(block, "blocks"):
        return plain(getattr(block, "title", ())) + "".join(map(_text_of, block.blocks))
    return plain(block.children)


def _empty_record() -> Any:
    from casereport.model import CaseRecord

    return CaseRecord.model_validate({"casereport": "1", "status": "real", "title": "A", "patients": [{"id": "P1"}]})
