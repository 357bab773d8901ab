"""Graphemes, words, sentences and paragraphs, looked up one by one, against a scan of the whole text."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.property.texts import texts

from tui_reader.text.graphemes import clusters, next_boundary, previous_boundary, snap
from tui_reader.text.segments import (
    lines,
    next_word,
    paragraph_at,
    paragraphs,
    previous_word,
    sentence_at,
    sentences,
    word_at,
    words,
)


def borders(text: str) -> list[int]:
    """All grapheme borders, the end included."""
    return [cluster.start() for cluster in regex.finditer(r"\X", text)] + [len(text)]


@given(texts)
def test_graphemes_agree_with_a_scan(text: str) -> None:
    """From every offset, the border at, before and behind it is the one that a scan from the start finds."""
    everywhere = borders(text)
    for offset in range(len(text) + 1):
        assert snap(text, offset) == max(border for border in everywhere if border <= offset)
        assert next_boundary(text, offset) == min((b for b in everywhere if b > offset), default=len(text))
        assert previous_boundary(text, offset) == max((b for b in everywhere if b < offset), default=0)


@given(texts)
def test_clusters_cover_the_text(text: str) -> None:
    """Clusters begin where the one before ends, and are those of a scan."""
    assert [0, *(end for _, end in clusters(text))] == (borders(text) if text else [0])


@given(texts)
def test_words_are_whole_graphemes(text: str) -> None:
    """Words are in order, disjoint, not empty, without blanks, and cut no grapheme."""
    everywhere = set(borders(text))
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert {word.start, word.end} <= everywhere
        assert not any(character.isspace() for character in word.of(text))
        end = word.end


@given(texts)
def test_looking_up_words_agrees_with_a_scan(text: str) -> None:
    """The word at, before and behind each offset is the one that a scan finds."""
    every = list(words(text))
    starts = [word.start for word in every]
    for offset in range(len(text) + 1):
        assert word_at(text, offset) == next((word for word in every if word.holds(offset)), None)
        assert next_word(text, offset) == min((start for start in starts if start > offset), default=len(text))
        assert previous_word(text, offset) == max((start for start in starts if start < offset), default=0)


@given(texts)
def test_lines_cover_the_text(text: str) -> None:
    """Lines cover the text without gaps, and only their ends hold newlines."""
    done = 0
    for start, stop, end in lines(text):
        assert start == done
        assert text[stop:end] in {"\n", "\r", "\r\n", "\u2028", "\u2029", ""}
        assert not set("\n\r\u2028\u2029") & set(text[start:stop])
        done = end
    assert done == len(text)


@given(texts)
def test_paragraphs_are_found_from_each_of_their_offsets(text: str) -> None:
    """Each offset of a paragraph leads to it, and what lies between two is blank."""
    done = 0
    for paragraph in paragraphs(text):
        assert not text[done : paragraph.start].strip()
        assert all(paragraph_at(text, offset) == paragraph for offset in range(paragraph.start, paragraph.end + 1))
        done = paragraph.end
    assert not text[done:].strip()


@given(texts)
def test_sentences_hold_all_but_blanks(text: str) -> None:
    """Each character but white space is in one sentence, which none of its offsets misses."""
    done = 0
    for sentence in sentences(text):
        assert not text[done : sentence.start].strip()
        assert sentence == sentence.trimmed(text)
        assert all(sentence_at(text, offset) == sentence for offset in range(sentence.start, sentence.end))
        done = sentence.end
    assert not text[done:].strip()


@given(texts, st.integers(-5, 500))
def test_an_offset_beyond_the_text_is_brought_back(text: str, offset: int) -> None:
    """Every look-up takes any offset and gives one inside the text."""
    for found in (
        snap(text, offset),
        next_boundary(text, offset),
        next_word(text, offset),
        previous_word(text, offset),
    ):
        assert 0 <= found <= len(text)
    assert sentence_at(text, offset).end <= len(text)
    assert paragraph_at(text, offset).end <= len(text)
