"""The library's preview: what an article is, how it begins, and what is highlighted there first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import ClassVar

from rich.style import Style

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Article, Page
from tui_reader.model.labels import LabelSchema
from tui_reader.model.suggestion import ENTITY_KINDS, Findings, Suggestion
from tui_reader.reading.cells import drawn
from tui_reader.reading.flow import RowKind
from tui_reader.reading.layout import Row, lay_out
from tui_reader.text.span import Span
from tui_reader.tui.strips import Piece, clean
from tui_reader.tui.widgets.colors import written
from tui_reader.tui.widgets.marks import Cell, Mark, Paper, State, Way, label_color, ways
from tui_reader.tui.widgets.paper import paper_of
from tui_reader.tui.widgets.rows import Line, Rows

LOOKED_AT = 4000
"""Code points of an article that a preview may show."""
NAMES = 6
REMEMBERED = 200
"""Articles whose findings are kept."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage and how it is marked."""

    span: Span
    mark: Mark


@dataclass(frozen=True, slots=True)
class Glance:
    """What the preview shows of one article."""

    article: Article
    findings: Findings | None = None
    """None until the detection process has answered."""
    own: AnnotationSet | None = None


def preview_lines(glance: Glance, schema: LabelSchema, paper: Paper, columns: int, rows: int) -> list[Line]:
    """At most `rows` rows of `columns` cells: how the article begins, and a last row of first names and counts."""
    marks = highlights(glance, schema)
    lines = list(_text_lines(glance.article, marks, paper, columns, rows - 2))
    summary = _summary(glance, schema, paper)
    return [*lines, [], summary] if summary else lines


def highlights(glance: Glance, schema: LabelSchema) -> list[Highlight]:
    """One's own tags and the open suggestions, the outermost first."""
    own = [a for a in glance.own.annotations if not a.orphaned] if glance.own else []
    found = [(a.span, a.label, State.TAG) for a in own]
    tagged = {a.span for a in own}
    for suggestion in glance.findings.all() if glance.findings else ():
        label = schema.accepting(suggestion.kind)
        if label and suggestion.span not in tagged:
            found.append((suggestion.span, label.name, State.SUGGESTION))
    by_axis = (*ways(schema), Way.ENDS)
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    return [
        Highlight(span, Mark(by_axis[schema.axis_index(name)], label_color(schema, name), state))
        for span, name, state in found
        if span.start < LOOKED_AT
    ]


def _text_lines(article: Article, marks: Sequence[Highlight], paper: Paper, columns: int, rows: int) -> Iterator[Line]:
    """The first rows of the article as the reader lays them out, page matter left out, no two blank ones in a row."""
    text = article.text[:LOOKED_AT]
    layout = lay_out(text, _cut(article.page, len(text)), columns, folded=True)
    blank = True
    left = rows
    for row in map(layout.row, range(len(layout))):
        if left <= 0:
            return
        if row.kind in (RowKind.TITLE, RowKind.BODY):
            role = "title" if row.kind is RowKind.TITLE else ""
            yield list(_runs(text, row, role, marks, paper))
            blank = False
        elif not blank:
            yield []
            blank = True
        else:
            continue
        left -= 1


def _cut(page: Page, length: int) -> Page:
    """What the page says of the first `length` code points."""

    def kept(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(Span(span.start, min(span.end, length)) for span in spans if span.start < length)

    title = kept([page.title_span] if page.title_span else [])
    return replace(
        page, title_span=title[0] if title else None, header=kept(page.header), furniture=kept(page.furniture)
    )


def _runs(text: str, row: Row, role: str, marks: Sequence[Highlight], paper: Paper) -> Iterator[Piece]:
    start, end = row.start, row.shown
    here = [m for m in marks if m.span.start < end and m.span.end > start]
    cuts = {start, end, *(c for m in here for c in (m.span.start, m.span.end) if start < c < end)}
    borders = sorted(cuts)
    for first, last in pairwise(borders):
        covering = tuple(m.mark for m in here if m.span.start <= first and m.span.end >= last)
        yield drawn(text, first, last), paper.style(Cell(covering, role))


def _summary(glance: Glance, schema: LabelSchema, paper: Paper) -> Line:
    if glance.findings is None:
        return []
    names: dict[str, Suggestion] = {}
    for entity in glance.findings.entities:
        if entity.kind in ENTITY_KINDS[:4]:
            names.setdefault(entity.name or entity.text, entity)
    pieces: list[Piece] = []
    for name, entity in list(names.items())[:NAMES]:
        label = schema.accepting(entity.kind)
        ink = Style(color=written(paper.label_ink(label_color(schema, label.name)))) if label else Style()
        pieces += [(clean(name), ink), (" · ", Style())]
    if quotes := len(glance.findings.quotes):
        pieces.append((f"{quotes} quote{'s' if quotes > 1 else ''}", Style()))
    elif pieces:
        pieces.pop()
    return pieces


class PreviewPane(Rows):
    """The beginning of an article."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"preview-pane--faint"}

    def __init__(self, schema: LabelSchema) -> None:
        super().__init__()
        self._schema = schema
        self._glance: Glance | None = None
        self._notice = ""
        self._found: OrderedDict[str, Findings] = OrderedDict()

    def look_at(self, glance: Glance) -> None:
        """Show an article's beginning."""
        if glance.findings:
            self._found[glance.article.sha256] = glance.findings
            while len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        self._glance = glance
        self._draw()

    def clear(self, notice: str = "") -> None:
        """Show nothing but a notice."""
        self._glance, self._notice = None, notice
        self._draw()

    def findings_of(self, article: Article) -> Findings | None:
        """What was found in this very text when it was looked at before."""
        return self._found.get(article.sha256)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def notify_style_update(self) -> None:
        """A new theme: its colors."""
        super().notify_style_update()
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        columns, rows = self.content_size
        if self._glance is None or not columns:
            self.show([[(self._notice, Style())]])
            return
        lines = preview_lines(self._glance, self._schema, paper_of(self), columns, rows)
        self.show([*lines, *([[]] * (rows - len(lines)))])
