"""Laws of the rows that a reader screen shows, on any text and at any width."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.property.texts import articles, french, layouts, spans, texts, widths

from tui_reader.model.article import Page
from tui_reader.reading import cells
from tui_reader.reading.flow import RowKind
from tui_reader.reading.highlights import Highlight, HighlightIndex
from tui_reader.reading.layout import Layout, Row, lay_out
from tui_reader.text.graphemes import clusters, snap


def rows(layout: Layout) -> list[Row]:
    """All rows from top to bottom."""
    return [layout.row(index) for index in range(len(layout))]


@settings(max_examples=50)
@given(layouts())
def test_rows_cover_the_text_once_and_in_order(layout: Layout) -> None:
    """Each row begins where the one above ends, and blank rows hold nothing but blanks."""
    text, done = layout.text, 0
    for row in rows(layout):
        assert row.start == done
        assert row.start <= row.shown <= row.end
        assert row.kind is not RowKind.BLANK or not text[row.start : row.end].strip()
        assert row.kind is RowKind.FOLD or not text[row.shown : row.end].strip()
        done = row.end
    assert done == len(text)


@settings(max_examples=50)
@given(layouts())
def test_no_row_is_wider_than_the_width(layout: Layout) -> None:
    """What a row draws fits, and a terminal measures it as we do."""
    text = layout.text
    for row in rows(layout):
        drawn = cells.drawn(text, row.start, row.shown)
        assert cell_len(drawn) == cells.width(text, row.start, row.shown) <= layout.width


@settings(max_examples=50)
@given(layouts())
def test_no_row_splits_a_grapheme(layout: Layout) -> None:
    """Rows begin, end and stop drawing at graphemes' borders."""
    text = layout.text
    for row in rows(layout):
        assert {snap(text, border) for border in (row.start, row.shown, row.end)} == {row.start, row.shown, row.end}


@settings(max_examples=50)
@given(articles(), widths)
def test_folds_hide_furniture_and_nothing_else(article: tuple[str, Page], width: int) -> None:
    """A fold holds its furniture and blanks; all furniture is in folds, but where title or header have taken it."""
    text, page = article
    layout = lay_out(text, page, width)
    marks = [*page.header, *([page.title_span] if page.title_span else [])]
    taken = {snap(text, offset) for mark in marks for offset in range(mark.start, mark.end)}
    for row in rows(layout):
        if row.fold:
            rest = [at for at in range(row.start, row.end) if not any(span.holds(at) for span in row.fold.spans)]
            assert all(text[offset].isspace() for offset in rest)
    for span in page.furniture:
        for offset in range(span.start, span.end):
            assert layout.hidden(offset) or text[offset].isspace() or snap(text, offset) in taken


@settings(max_examples=50)
@given(articles(), widths)
def test_unfolded_furniture_is_read_like_the_rest(article: tuple[str, Page], width: int) -> None:
    """Without folds there is none, nothing is hidden, and every character but blanks is drawn."""
    text, page = article
    layout = lay_out(text, page, width, folded=False)
    shown = {place for row in rows(layout) for place in range(row.start, row.shown)}
    assert not any(layout.hidden(offset) for offset in range(len(text)))
    assert all(offset in shown or character.isspace() for offset, character in enumerate(text))


@settings(max_examples=50)
@given(layouts())
def test_columns_lead_back_to_their_offsets(layout: Layout) -> None:
    """Of each grapheme drawn, the row and the column lead back to it, also from its second cell."""
    text = layout.text
    for index, row in enumerate(rows(layout)):
        for start, end in clusters(text, row.start, row.shown):
            assert layout.row_of(start) == index
            column = layout.column_of(start)
            assert layout.offset_at(index, column) == start
            assert layout.offset_at(index, column + cells.width(text, start, end) - 1) == start


@settings(max_examples=50)
@given(articles(), widths, widths)
def test_laying_out_again_forgets_the_width_before(article: tuple[str, Page], width: int, other: int) -> None:
    """A layout after a resize is that of a fresh start."""
    text, page = article
    before = lay_out(text, page, width)
    lay_out(text, page, other)
    assert lay_out(text, page, width) == before


@given(french, st.integers(30, 60))
def test_french_signs_stay_with_their_words(text: str, width: int) -> None:
    """No row ends with an opening mark or begins with a closing one or a high sign."""
    for row in rows(lay_out(text, Page(), width)):
        drawn = text[row.start : row.end].strip()
        assert drawn[-1] not in "«“"
        assert drawn[0] not in "»”:;!?"


@given(texts)
def test_a_drawn_stretch_is_as_wide_as_its_graphemes(text: str) -> None:
    """However a text is cut at graphemes' borders, the widths of the pieces add up to what a terminal measures."""
    borders = [0, *(end for _, end in clusters(text))]
    for start, end in zip(borders[::3], borders[2::3], strict=False):
        assert cell_len(cells.drawn(text, start, end)) == cells.width(text, start, end)
    assert sum(cells.width(text, start, end) for start, end in clusters(text)) == cells.width(text, 0, len(text))


@st.composite
def highlights(draw: st.DrawFn, text: str) -> list[Highlight]:
    """Highlights with one or two pieces, own or not, suggested or not, anywhere in `text`."""
    count = draw(st.integers(0, 6))
    return [
        Highlight(
            f"key {number}",
            tuple(sorted(draw(st.lists(spans(text), min_size=1, max_size=2)))),
            draw(st.sampled_from(["person", "quote"])),
            tag=draw(st.booleans()),
            own=draw(st.booleans()),
        )
        for number in range(count)
    ]


@settings(max_examples=50)
@given(st.data(), st.text("ab ", max_size=40))
def test_runs_cover_the_row(data: st.DataObject, text: str) -> None:
    """Runs follow each other from the row's start to its end, none empty, each with just the highlights over it."""
    marks = data.draw(highlights(text))
    row = data.draw(spans(text))
    done = row.start
    for run in HighlightIndex.of(marks).runs(row.start, row.end):
        assert run.start == done < run.end
        done = run.end
        for offset in range(run.start, run.end):
            over = {mark.key for mark in marks if any(span.holds(offset) for span in mark.spans)}
            assert {mark.key for mark in run.highlights} == over
    assert done == row.end


@settings(max_examples=50)
@given(st.data(), st.text("ab ", max_size=40))
def test_looking_up_highlights_agrees_with_asking_each(data: st.DataObject, text: str) -> None:
    """What lies at an offset or in a stretch is what a look at every highlight finds."""
    marks = data.draw(highlights(text))
    index = HighlightIndex.of(marks)
    for offset in range(len(text)):
        over = {mark.key for mark in marks if any(span.holds(offset) for span in mark.spans)}
        assert {mark.key for mark in index.at(offset)} == over
    stretch = data.draw(spans(text))
    inside = {mark.key for mark in marks if any(span and span.overlaps(stretch) for span in mark.spans)}
    assert {mark.key for mark in index.in_span(stretch.start, stretch.end)} == (inside if stretch else set())


@settings(max_examples=50)
@given(st.data(), st.text("ab ", max_size=40))
def test_walking_meets_every_highlight_once(data: st.DataObject, text: str) -> None:
    """From the first on, each step leads to another highlight, by start, and the way back is the same."""
    marks = data.draw(highlights(text))
    index = HighlightIndex.of(marks)
    walked: list[Highlight] = []
    step = index.next(0)
    while step:
        assert not walked or index.previous(step.key) is walked[-1]
        walked.append(step)
        step = index.next(step.key)
    assert walked == sorted(marks, key=lambda mark: mark.walking_order)


@settings(max_examples=50)
@given(st.data(), st.text("ab ", max_size=40))
def test_replacing_is_indexing_afresh(data: st.DataObject, text: str) -> None:
    """An index that lost some highlights and got others is the one made of what is left."""
    marks = data.draw(highlights(text))
    cut = data.draw(st.integers(0, len(marks)))
    changed = HighlightIndex.of(marks[:cut]).replace([mark.key for mark in marks[: cut // 2]], marks[cut:])
    afresh = HighlightIndex.of(marks[cut // 2 :])
    assert list(changed) == list(afresh)
    assert changed.runs(0, len(text)) == afresh.runs(0, len(text))
