"""The side pane: all about the highlight in focus, and the list of one's tags."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style

from tui_reader.model.annotation import Annotation, Link
from tui_reader.model.suggestion import Mention, Suggestion
from tui_reader.tui.desk import Desk, Entry
from tui_reader.tui.strips import clean, fitted
from tui_reader.tui.widgets.colors import RGB, rgb, written
from tui_reader.tui.widgets.marks import Paper, label_color
from tui_reader.tui.widgets.paper import paper_of
from tui_reader.tui.widgets.rows import Line, Rows

FIRST_CELLS = 200
"""How much of a passage or a note is shown, in cells."""
MOST_ROWS_OF_TEXT = 6


class SidePane(Rows):
    """Shows the desk's focus and tags; asked to follow at every key, it works only when something changed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._shown: object = None
        self._desk: Desk | None = None

    def on_resize(self) -> None:
        """Another size: rows are made again."""
        if self._desk:
            self.follow(self._desk)

    def follow(self, desk: Desk) -> None:
        """Show the desk as it is now."""
        self._desk = desk
        tags = desk.tags()
        nearest = desk.tags_before() - 1
        state = (desk.focus, nearest, desk.session.annotations, self.size, self.app.theme, desk.others_shown)
        if state == self._shown:
            return
        self._shown = state
        paper = paper_of(self)
        width = self.size.width - 2
        lines = [*_focus(desk, paper, width), []]
        room = self.size.height - len(lines) - 1
        lines += _list(desk, tags, nearest, paper, (width, max(3, room)))
        self.show([[(" ", Style()), *line] for line in lines])

    def forget(self) -> None:
        """Work at the next call in any case."""
        self._shown = None


def _focus(desk: Desk, paper: Paper, width: int) -> Iterator[Line]:
    entry = desk.focus
    faint = Style(color=written(paper.faint()))
    if entry is None:
        yield [("nothing in focus", faint)]
        for part in _wrapped("tab goes to the next highlight, a label's key tags the word", width):
            yield [(part, faint)]
        return
    yield from _head(desk, entry, paper, width)
    facts = _about_tag(desk, entry.item) if isinstance(entry.item, Annotation) else _about_suggestion(entry.item)
    for name, value in facts:
        yield from _fact(name, value, faint, width)
    also = [other for other in desk.at(desk.cursor) if other.highlight.key != entry.highlight.key]
    for number, other in enumerate(also):
        yield [("also here  " if not number else " " * 11, faint), (_title(desk, other), _ink(paper, rgb(other.color)))]


def _head(desk: Desk, entry: Entry, paper: Paper, width: int) -> Iterator[Line]:
    suggested = isinstance(entry.item, Suggestion)
    what = "suggestion" if suggested else "" if entry.highlight.own else "another annotator's"
    ink = _ink(paper, rgb(entry.color))
    yield [
        (_title(desk, entry), Style(color=ink.color, bold=True, reverse=True)),
        (f" {what}" if what else "", Style()),
    ]
    for part in _wrapped(entry.item.text, width):
        yield [(part, Style(italic=suggested or None))]


def _title(desk: Desk, entry: Entry) -> str:
    if isinstance(entry.item, Annotation):
        return f" {desk.title(entry.item.label)} "
    label = desk.schema.accepting(entry.item.kind)
    return f" {desk.title(label.name)}? " if label else f" {entry.item.kind} "


def _about_tag(desk: Desk, tag: Annotation) -> Iterator[tuple[str, str]]:
    if tag.orphaned:
        yield "orphaned", "its passage is gone from the article"
    yield "by", f"{tag.annotator}, {tag.updated[:16].replace('T', ' ')}"
    if tag.suggested:
        edited = ", changed" if tag.suggested.edited else ""
        yield "from", f"{tag.suggested.recognizer} {tag.suggested.score:.2f}{edited}"
    if len(tag.spans) > 1:
        yield "pieces", str(len(tag.spans))
    if tag.flag:
        yield "flag", tag.flag
    for name, value in tag.attributes:
        yield name, ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).lower()
    for link in tag.links:
        yield link.role, _link(desk, link)
    if tag.note:
        yield "note", tag.note


def _link(desk: Desk, link: Link) -> str:
    if link.target:
        target = desk.session.annotations.by_id.get(link.target)
        return f"“{target.text}”" if target else f"tag {link.target}"
    where = "" if link.article in (None, desk.session.article.id) else f" in {link.article}"
    return f"“{link.text}”{where}"


def _about_suggestion(suggestion: Suggestion) -> Iterator[tuple[str, str]]:
    yield "kind", suggestion.kind
    if suggestion.name and suggestion.name != suggestion.text:
        yield "name", suggestion.name
    if suggestion.speaker:
        yield "speaker", _mention(suggestion.speaker)
    if suggestion.cue:
        yield "cue", _mention(suggestion.cue)
    yield "from", f"{suggestion.recognizer} {suggestion.score:.2f}"


def _mention(mention: Mention) -> str:
    name = f" = {mention.name}" if mention.name and mention.name != mention.text else ""
    return f"“{mention.text}”{name}"


def _fact(name: str, value: str, faint: Style, width: int) -> Iterator[Line]:
    shown = f"{clean(name)}  "
    indent = min(cell_len(shown), width // 2)
    for number, part in enumerate(_wrapped(value, width - indent)):
        yield [(fitted(shown, indent) if not number else " " * indent, faint), (part, Style())]


def _list(
    desk: Desk, tags: tuple[Annotation, ...], nearest: int, paper: Paper, size: tuple[int, int]
) -> Iterator[Line]:
    width, room = size
    faint = Style(color=written(paper.faint()))
    orphaned = desk.orphaned()
    yield [(f"your tags  {len(tags)}", faint), (f"  {len(orphaned)} orphaned" if orphaned else "", Style(bold=True))]
    room -= 1
    for tag in orphaned[: max(1, room // 3)]:
        room -= 1
        yield [("✗ ", Style(bold=True)), (fitted(f"{desk.title(tag.label)} {clean(tag.text)}", width - 2), faint)]
    focused = desk.focused_tag
    first = max(0, min(nearest - room // 2, len(tags) - room))
    for position, tag in enumerate(tags[first : first + max(0, room)], first):
        here = tag == focused or (focused is None and position == nearest)
        label = desk.schema.find(tag.label)
        ink = _ink(paper, label_color(desk.schema, tag.label))
        letter = label.key if label and label.key else "·"
        text = fitted(clean(tag.text), width - 4)
        yield [
            ("▸ " if here else "  ", Style(bold=True)),
            (letter, Style(color=ink.color, bold=True)),
            (f" {text}", Style(bold=tag == focused or None)),
        ]


def _ink(paper: Paper, color: RGB) -> Style:
    return Style(color=written(paper.label_ink(color)))


def _wrapped(text: str, width: int) -> list[str]:
    """A text in rows of at most `width` cells, at most `MOST_ROWS_OF_TEXT` of them."""
    rows: list[str] = []
    row = ""
    for word in clean(text[: FIRST_CELLS * 2]).split(" "):
        if cell_len(row) + cell_len(word) + 1 > width and row:
            rows.append(row)
            row = ""
        row = fitted(f"{row} {word}" if row else word, width)
    rows.append(row)
    if len(rows) > MOST_ROWS_OF_TEXT:
        return [*rows[: MOST_ROWS_OF_TEXT - 1], fitted(f"{rows[MOST_ROWS_OF_TEXT - 1]} …", width)]
    return rows
