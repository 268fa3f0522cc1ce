"""CSL-JSON items: fields, names, dates, small mark-up, places, and values of wrong types."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereport.problems import Place
from casereport.references import Date, Name, Reference
from casereport.references.read.csl import build_reference
from casereport.references.read.csljson import read_csl_json
from casereport.tree import Emph, Strong, Sub, Sup, Text

FIELDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "numbers as numbers": ({"volume": 12, "issue": 3, "page": 7}, {"volume": "12", "issue": "3", "pages": "7"}),
    "identifiers": (
        {"DOI": "https://doi.org/10.1000/X", "PMID": 123, "PMCID": "7"},
        {"doi": "10.1000/X", "pmid": "123", "pmcid": "PMC7"},
    ),
    "identifiers in Zotero's note": ({"note": "PMID: 123\nPMCID: PMC7\nfree"}, {"pmid": "123", "pmcid": "PMC7"}),
    "date parts": ({"issued": {"date-parts": [[2021, 2, 23]]}}, {"issued": Date(2021, 2, 23)}),
    "date parts as text": ({"issued": {"date-parts": [["2021", "2"]]}}, {"issued": Date(2021, 2)}),
    "raw date": ({"accessed": {"raw": "2021-02-23"}}, {"accessed": Date(2021, 2, 23)}),
    "EDTF": ({"issued": "2021-02-23"}, {"issued": Date(2021, 2, 23)}),
    "pandoc's date": ({"issued": [{"year": "2021", "month": "2"}]}, {"issued": Date(2021, 2)}),
    "words for a date": ({"issued": {"literal": "in press"}}, {"issued": None, "status": "in press"}),
    "season": ({"issued": {"date-parts": [[2021, 21]]}}, {"issued": Date(2021, season=1)}),
    "particles": (
        {"author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."}]},
        {"authors": (Name("Berg", "Jan", particle="van der", suffix="Jr."),)},
    ),
    "suffix among the given names": ({"author": [{"family": "King", "given": "M. L., Jr."}]}, {"authors": (Name("King", "M. L.", suffix="Jr."),)}),
    "group": ({"author": [{"literal": "CARE Group"}]}, {"authors": (Name(literal="CARE Group"),)}),
    "cut list": ({"author": [{"family": "Rossi"}, {"literal": "et al."}]}, {"authors": (Name("Rossi"),), "authors_cut": True}),
    "cut list, said so": ({"author": [{"family": "Rossi"}, {"literal": "others"}]}, {"authors_cut": True, "et_al_typed": False}),
    "cut list, cut up": ({"author": [{"family": "Rossi"}, {"family": "al.", "given": "et"}]}, {"authors": (Name("Rossi"),), "et_al_typed": True}),
    "et al. typed": ({"author": [{"family": "Rossi"}, {"family": "et al"}]}, {"authors_cut": True, "et_al_typed": True}),
    "retracted": ({"title": "RETRACTED: T"}, {"retracted": True}),
    "retracted in a note": ({"note": "Retracted"}, {"retracted": True}),
    "a retracted organ": ({"title": "Retracted eyelid in a child"}, {"retracted": False}),
    "mark-up": (
        {"title": "<i>K. pneumoniae</i> &amp; CO<sub>2</sub>, Ca<sup>2+</sup>, <span class=\"nocase\">pH</span> <5 or >7"},
        {"title": (Emph((Text("K. pneumoniae"),)), Text(" & CO"), Sub((Text("2"),)), Text(", Ca"), Sup((Text("2+"),)), Text(", pH <5 or >7"))},
    ),
    "unpaired mark-up": ({"title": "a <i>b <b>c</i> d</b>"}, {"title": (Text("a b "), Strong((Text("c d"),)))}),
    "foreign mark-up": ({"title": "<script>x</script>"}, {"title": (Text("<script>x</script>"),)}),
    "spaces across marks": ({"title": " a  <i> b </i> c "}, {"title": (Text("a "), Emph((Text("b "),)), Text("c"))}),
    "controls": ({"title": "a\u202eb\u0000\ud800c"}, {"title": (Text("abc"),)}),
    "preprint": ({"type": "posted-content"}, {"type": "article", "genre": "Preprint"}),
    "Crossref's lists": ({"type": "journal-article", "title": ["T"], "container-title": ["J"]}, {"type": "article-journal", "title": (Text("T"),), "container": "J"}),
    "wrong types": (
        {"title": {"a": 1}, "author": "Rossi", "issued": 2020, "volume": True, "page": None, "DOI": []},
        {"title": (), "authors": (), "issued": None, "volume": "", "pages": "", "doi": ""},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIELDS)
def test_fields(case: str) -> None:
    item, expected = FIELDS[case]
    reference = build_reference(item, "k")
    assert {name: getattr(reference, name) for name in expected} == expected


def test_each_item_has_its_place() -> None:
    text = '[\n  {"id": "a",\n   "title": "A"}, {"id": 2}\n]\n'
    references, problems = read_csl_json(text, "r.json")
    assert problems == []
    assert [(reference.key, reference.place) for reference in references] == [("a", Place("r.json", 2, 3)), ("2", Place("r.json", 3, 19))]


@pytest.mark.parametrize("text", ['{"items": [{"id": "a"}]}', '{"references": [{"id": "a"}]}', '{"id": "a"}'])
def test_objects_that_hold_items(text: str) -> None:
    assert [reference.key for reference in read_csl_json(text, "r.json")[0]] == ["a"]


# text → (keys read, place of the problem)
BROKEN = {
    "not closed": ('[{"id": "a"}\n', ["a"], (2, 1)),
    "a missing comma": ('[{"id": "a"}\n {"id": "b"}]', ["a"], (2, 2)),
    "a broken item": ('[{"id": "a"},\n {"id": }]', ["a"], (2, 9)),
    "text behind": ('[{"id": "a"}] x', ["a"], (1, 15)),
    "no list": ("12", [], (1, 1)),
    "nothing": ("", [], (1, 1)),
    "an empty item": ('[{"id": "a"}, {}, {"id": "b"}]', ["a", "b"], (1, 15)),
    "no object": ('[7, {"id": "b"}]', ["b"], (1, 2)),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_files(case: str) -> None:
    text, keys, place = BROKEN[case]
    references, problems = read_csl_json(text, "r.json")
    assert [reference.key for reference in references] == keys
    assert [(problem.code, problem.place) for problem in problems] == [("bad-reference", Place("r.json", *place))]


values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "raw"]), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = [
    "type",
    "title",
    "author",
    "editor",
    "issued",
    "accessed",
    "page",
    "volume",
    "DOI",
    "PMID",
    "PMCID",
    "URL",
    "note",
    "status",
    "genre",
]


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(NAMES), values, max_size=8))
def test_any_item_is_read(item: dict[str, Any]) -> None:
    references, problems = read_csl_json(json.dumps([{"id": "k", **item}]), "r.json")
    assert problems == []
    assert isinstance(references[0], Reference)
