"""Texts are compared by words, with nothing lost from either."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from casereport.revision.wordwise import compare_words, counted_words, shortened, split_words

TEXTS = st.lists(st.sampled_from(["the ", "a ", "rash", "fever", " ", ", ", "3.5", "\n\n", "(", "×10⁹/L", "don't ", "."]), max_size=25).map(
    "".join
)


@given(TEXTS)
def test_words_are_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text


@given(TEXTS, TEXTS)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new(old: str, new: str) -> None:
    runs = compare_words(old, new)
    assert "".join(text for state, text in runs if state != "added") == old
    assert "".join(text for state, text in runs if state != "removed") == new
    assert all(text for _, text in runs)
    assert {state for state, _ in runs} <= {"same"} if old == new else any(state != "same" for state, _ in runs)


def test_a_number_is_a_word_of_its_own() -> None:
    assert compare_words("CRP was 3.5 mg/L.", "CRP was 3.75 mg/L.") == [
        ("same", "CRP was "), ("removed", "3.5"), ("added", "3.75"), ("same", " mg/L."),
    ]  # fmt: skip


def test_what_stands_between_two_changed_words_is_changed_with_them() -> None:
    assert compare_words("an old, red rash", "a new, pale rash") == [
        ("removed", "an old, red"),
        ("added", "a new, pale"),
        ("same", " rash"),
    ]


def test_a_few_words_are_shown_around_a_change() -> None:
    text = " ".join(f"w{number}" for number in range(40))
    runs = shortened(compare_words(text, text.replace("w20", "here")))
    assert runs == [("same", "…w14 w15 w16 w17 w18 w19 "), ("removed", "w20"), ("added", "here"), ("same", " w21 w22 w23 w24 w25 w26…")]
    assert counted_words(runs) == (1, 1)


def test_long_texts_are_compared_by_sentences_first_and_quickly() -> None:
    words = ["rash", "fever", "day", "crp", "the", "of", "was", "patient"]
    sentences = [" ".join(words[(number * step) % 8] for step in range(1, 12)) + f" {number}. " for number in range(600)]
    new = list(sentences)
    new[300] = sentences[300].replace(" 300.", " three hundred.")
    new.insert(100, "One more. ")
    begun = process_time()
    runs = compare_words("".join(sentences), "".join(new))
    assert [run for run in runs if run[0] != "same"] == [("added", " One more."), ("removed", "300"), ("added", "three hundred")]
    assert "".join(text for state, text in runs if state != "removed") == "".join(new)
    assert process_time() - begun < 5
    assert compare_words("a " * 3000, "b " * 3000) == [("removed", "a " * 3000), ("added", "b " * 3000)]
