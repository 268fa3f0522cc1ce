"""How the parts of an entry meet."""

from __future__ import annotations

from casereport.citations.pieces import glue, italic, join, piece, wrap
from casereport.tree import Emph, Sub, Text


def test_a_full_stop_is_not_doubled() -> None:
    assert join((piece("Why fever?"), piece("Journal")), ". ") == (Text("Why fever? Journal"),)
    assert join((piece("et al."), piece("Title")), ". ") == (Text("et al. Title"),)
    assert glue(piece("Handbook."), piece(".")) == (Text("Handbook."),)


def test_a_stop_inside_quotation_marks_counts() -> None:
    assert join((piece("“Why fever?”"), piece("In")), ". ") == (Text("“Why fever?” In"),)


def test_a_stop_inside_a_mark_counts() -> None:
    assert join(((Emph((Text("E. coli."),)),), piece("Journal")), ". ") == (Emph((Text("E. coli."),)), Text(" Journal"))


def test_missing_parts_leave_no_gap() -> None:
    assert join((piece(""), piece("a"), (), piece("b")), "; ") == (Text("a; b"),)
    assert join(((), ()), ". ") == ()
    assert wrap((), "(", ")") == ()


def test_spaces_do_not_double() -> None:
    assert glue(piece("a "), piece(" b")) == (Text("a b"),)


def test_italics_inside_italics_stand_upright() -> None:
    title = (Text("The "), Emph((Text("Klebsiella"),)), Text(" book on CO"), Sub((Text("2"),)))
    assert italic(title) == (Emph((Text("The "),)), Text("Klebsiella"), Emph((Text(" book on CO"), Sub((Text("2"),)))))


def test_a_mark_goes_inside_a_closing_quotation() -> None:
    assert join((piece("How to say “no”"), piece("Journal")), ". ") == (Text("How to say “no.” Journal"),)
    assert glue(piece("Say “why?”"), piece(".")) == (Text("Say “why?”"),)
    assert glue(piece("A “word”"), piece(", 2011")) == (Text("A “word,” 2011"),)


def test_a_comma_stands_behind_an_abbreviation() -> None:
    assert join((piece("Rossi et al."), piece("editors")), ", ") == (Text("Rossi et al., editors"),)
    assert join((piece("Why?"), piece("editors")), ", ") == (Text("Why? editors"),)
