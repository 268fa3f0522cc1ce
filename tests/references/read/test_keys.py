"""Keys made for references that have none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casereport.references import Date, Name, Reference
from casereport.references.read.keys import is_citable, with_keys
from casereport.tree import Text


def work(family: str = "", year: int = 0, key: str = "", literal: str = "", title: str = "") -> Reference:
    """A reference with the parts that a key is made of."""
    authors = (Name(family, literal=literal),) if family or literal else ()
    return Reference(key, authors=authors, issued=Date(year) if year else None, title=(Text(title),))


def keys(*works: Reference) -> list[str]:
    """The keys that the works get."""
    return [reference.key for reference in with_keys(list(works))]


def test_first_author_and_year() -> None:
    assert keys(work("Rossi", 2021)) == ["rossi2021"]
    assert keys(work("Della Paolera", 2021)) == ["dellapaolera2021"]
    assert keys(work("Üçüncü-Łø", 2021)) == ["ucunculo2021"]
    assert keys(work("山田", 2021)) == ["山田2021"]
    assert keys(work(literal="World Health Organization", year=2020)) == ["world2020"]
    assert keys(work("Rossi")) == ["rossind"]
    assert keys(work(title="Kawasaki disease", year=2020)) == ["kawasaki2020"]
    assert keys(work()) == ["worknd"]


def test_two_works_of_one_author_and_year() -> None:
    assert keys(work("Rossi", 2021), work("Bianchi", 2021), work("Rossi", 2021)) == ["rossi2021a", "bianchi2021", "rossi2021b"]
    many = keys(*[work("Rossi", 2021)] * 28)
    assert many[25:] == ["rossi2021z", "rossi2021aa", "rossi2021ab"]


def test_written_keys_stay_and_are_not_made_again() -> None:
    made = with_keys([work("Rossi", 2021), work("Verdi", 2020, key="rossi2021"), work("Verdi", 2020, key="rossi2021")])
    assert [(reference.key, reference.key_is_made) for reference in made] == [
        ("rossi2021a", True),
        ("rossi2021", False),
        ("rossi2021", False),
    ]


def test_which_keys_can_be_cited() -> None:
    assert [key for key in ("rossi2021", "WHO:2020/1", "a b", "x.", "山田2021", "") if is_citable(key)] == [
        "rossi2021",
        "WHO:2020/1",
        "山田2021",
    ]


@given(
    st.lists(
        st.builds(work, st.text(max_size=5), st.sampled_from([0, 2020]), st.sampled_from(["", "", "a", "nd"]), title=st.text(max_size=5))
    )
)
def test_made_keys_are_unique_citable_and_the_same_again(works: list[Reference]) -> None:
    made = with_keys(works)
    new = [reference.key for reference in made if reference.key_is_made]
    assert len(set(new)) == len(new)
    assert not set(new) & {reference.key for reference in works}
    assert all(map(is_citable, new))
    assert with_keys(works) == made == with_keys(made)
