"""Lines by every kind of newline, and the paragraphs among them."""

from __future__ import annotations

from tui_reader.text.segments import lines, paragraph_at, paragraphs
from tui_reader.text.span import Span


def test_every_kind_of_newline_ends_a_line() -> None:
    """CRLF is one newline; form feeds and NEL are none."""
    text = "a\nb\r\nc\rd\u2028e\u2029f\x0cg\x85h"
    assert [text[start:stop] for start, stop, _ in lines(text)] == ["a", "b", "c", "d", "e", "f\x0cg\x85h"]


def test_lines_of_a_stretch_stop_at_its_end() -> None:
    """A line that goes on behind the stretch is cut there."""
    assert list(lines("ab\ncdef", 1, 5)) == [(1, 2, 3), (3, 5, 5)]


def test_blank_lines_are_no_paragraphs() -> None:
    """What holds nothing but white space, no-break blanks too, lies between paragraphs."""
    assert list(paragraphs("\nun\n\u00a0 \n\ndeux")) == [Span(1, 3), Span(8, 12)]


def test_the_line_at_an_offset() -> None:
    """A newline belongs to the line that it ends, both halves of a CRLF too."""
    text = "un\r\n\r\ndeux"
    assert [paragraph_at(text, offset) for offset in (0, 2, 3)] == [Span(0, 2)] * 3
    assert paragraph_at(text, 4) == Span(4, 4)
    assert paragraph_at(text, 99) == Span(6, 10)
