"""Where keys lead, on an article with a fold: marked texts, `|` before the grapheme under the cursor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui_reader.model.article import Page
from tui_reader.reading import motions
from tui_reader.reading.layout import Layout, lay_out
from tui_reader.text.span import Span

FOLDED = "PUBLICITÉ ici"
WIDTH = 10


def read(marked: str) -> tuple[Layout, int]:
    """The layout of a marked text, and where its cursor stands."""
    offset = marked.index("|")
    text = marked.replace("|", "")
    start = text.find(FOLDED)
    furniture = (Span(start, start + len(FOLDED)),) if start >= 0 else ()
    return lay_out(text, Page(furniture=furniture), WIDTH), offset


@pytest.mark.parametrize(
    ("motion", "before", "after"),
    [
        (motions.right, "|été", "é|té"),
        (motions.right, "|e\u0301te", "e\u0301|te"),
        (motions.right, "un|\n\n\ndeux", "un\n\n\n|deux"),
        (motions.right, "un|\nPUBLICITÉ ici\ndeux", "un\nPUBLICITÉ ici\n|deux"),
        (motions.right, "fi|n", "fin|"),
        (motions.right, "fin|", "fin|"),
        (motions.left, "un\r\n\r\n|deux", "un|\r\n\r\ndeux"),
        (motions.left, "|un", "|un"),
        (motions.left, "👨\u200d👩\u200d👧|a", "|👨\u200d👩\u200d👧a"),
        (motions.down, "la |brume se lève", "la brume se |lève"),
        (motions.down, "u|n\nPUBLICITÉ ici\n\ndeux", "un\nPUBLICITÉ ici\n\nd|eux"),
        (motions.down, "la bru|me\nun", "la brume\nun|"),
        (motions.up, "un\n\n\nde|ux", "un|\n\n\ndeux"),
        (motions.up, "u|n\n\ndeux", "u|n\n\ndeux"),
        (motions.word_right, "|l’aube claire", "l’|aube claire"),
        (motions.word_right, "u|n\nPUBLICITÉ ici\ndeux", "un\nPUBLICITÉ ici\n|deux"),
        (motions.word_right, "u|n !", "un !|"),
        (motions.word_left, "un\nPUBLICITÉ ici\n|deux", "|un\nPUBLICITÉ ici\ndeux"),
        (motions.word_left, "« l’au|be", "« l’|aube"),
        (motions.paragraph_down, "u|n\nPUBLICITÉ ici\ndeux", "un\nPUBLICITÉ ici\n|deux"),
        (motions.paragraph_down, "un\nla |brume se lève", "un\nla brume se lève|"),
        (motions.paragraph_up, "un\nla brume se |lève", "un\n|la brume se lève"),
        (motions.paragraph_up, "un\n|la brume", "|un\nla brume"),
        (motions.row_home, "la brume se lè|ve", "la brume |se lève"),
        (motions.row_end, "l|a brume se lève", "la brume| se lève"),
        (motions.row_end, "l|a\nun", "la|\nun"),
    ],
)
def test_motion(motion: Callable[[Layout, int], int], before: str, after: str) -> None:
    """From the marked place a motion leads to the marked place."""
    layout, offset = read(before)
    assert motion(layout, offset) == read(after)[1]


def test_rows_keep_the_wished_column() -> None:
    """Over a short row and on, the column is the one wished at the start; so many rows lead so far."""
    layout, offset = read("la bru|me\nun\nla nuit")
    below = motions.down(layout, offset, 6)
    assert layout.text[below] == "\n"
    assert motions.down(layout, below, 6) == layout.text.index("t", 12)
    assert motions.down(layout, offset, 6, 4) == motions.down(layout, below, 6)
    assert motions.up(layout, len(layout.text), 1, 99) == 1


def test_the_ends_of_an_article_leave_folds_out() -> None:
    """First and last place are on rows of text."""
    layout, _ = read("|PUBLICITÉ ici\nun\n\n")
    assert motions.article_start(layout) == 14
    assert motions.article_end(layout) == 16
