"""The units of a text that a reader moves by: words, sentences, paragraphs. None costs by the length of the text."""

from __future__ import annotations

from tui_reader.text.counting import count_words
from tui_reader.text.paragraphs import lines, paragraph_at, paragraphs
from tui_reader.text.sentences import sentence_at, sentences
from tui_reader.text.words import next_word, previous_word, word_at, words

__all__ = [
    "count_words",
    "lines",
    "next_word",
    "paragraph_at",
    "paragraphs",
    "previous_word",
    "sentence_at",
    "sentences",
    "word_at",
    "words",
]
