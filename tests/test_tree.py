"""Reading the document tree: every node once and in order, the text without marks."""

from __future__ import annotations

from casereport.tree import Break, Cell, Emph, Flag, Item, List, Paragraph, Section, Strong, Table, Text, plain, walk

INNER = List((Item((Text("b"),)),))
WHOLE = Section("s", "", (Text("T"),), 1, (Paragraph((Text("a"), Strong((Emph((Text("x"),)), Break())))), List((Item((), INNER),))))


def test_walk_gives_every_node_once_in_reading_order() -> None:
    kinds = [node.kind for node in walk(WHOLE)]  # type: ignore[attr-defined]
    assert kinds == ["section", "text", "paragraph", "text", "strong", "emph", "text", "break", "list", "item", "list", "item", "text"]


def test_walk_goes_through_the_cells_of_tables_and_through_tuples() -> None:
    table = Table("t", "", (Text("caption"),), ((Cell((Text("head"),)),),), ((Cell((Flag("high", "H"),)),),), ((Text("note"),),))
    assert [plain(node) for node in walk((table, (), Text("end"))) if isinstance(node, Text | Flag)] == [
        "caption",
        "head",
        "H",
        "note",
        "end",
    ]


def test_walk_of_what_is_no_node_finds_nothing() -> None:
    assert walk(("text", 3, None)) == []


def test_plain_text_has_no_marks() -> None:
    assert plain(WHOLE.blocks[0]) == "ax "
