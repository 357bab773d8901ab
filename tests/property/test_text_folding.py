"""What a folded search finds, in any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.property.texts import spans, texts

from tui_reader.text.folding import Folded, fold
from tui_reader.text.graphemes import snap
from tui_reader.text.visible import visible


@given(st.data(), texts)
def test_a_passage_is_found_where_it_stands(data: st.DataObject, text: str) -> None:
    """A passage of the text is found; each match folds to it, or to more where it would break a grapheme."""
    query = data.draw(spans(text)).of(text)
    folded = fold(query)
    found = list(Folded.of(text).find(query))
    assert found or not folded or folded not in fold(text)
    for span in found:
        assert folded in fold(span.of(text))
        assert snap(text, span.start) == span.start
        assert snap(text, span.end) == span.end


@given(texts)
def test_matches_are_disjoint_and_in_order(text: str) -> None:
    """No match touches the one before, by plain search or by pattern."""
    folded = Folded.of(text)
    for found in (list(folded.find("e")), list(folded.find_pattern(r"\w+"))):
        assert all(first.end <= second.start for first, second in pairwise(found))
        assert all(found)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text stays as it is."""
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_form_of_accents_does_not_matter(text: str) -> None:
    """Composed and decomposed texts fold to the same."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(texts)
def test_a_word_is_found_in_its_own_case_and_in_others(text: str) -> None:
    """Every ordinary word of a text is found by its capitals."""
    for word in regex.findall(r"\b[a-zéœ]{2,}\b", text):
        assert any(word in span.of(text) for span in Folded.of(text).find(word.upper()))


@given(texts)
def test_what_is_visible_steers_no_terminal(text: str) -> None:
    """The stand-ins are as many as the characters, none is a control, and they are the last word."""
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
