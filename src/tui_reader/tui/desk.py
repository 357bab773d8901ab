"""What lies on the reader's desk: session, highlights, cursor, selection, focus. No Textual here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.suggestion import Findings, Suggestion
from tui_reader.reading.highlights import Highlight, HighlightIndex
from tui_reader.reading.objects import Growth
from tui_reader.reading.selection import Selection
from tui_reader.text.span import Span
from tui_reader.tui.widgets.strips import clean
from tui_reader.workspace.session import Session

Item = Annotation | Suggestion


@dataclass(frozen=True, slots=True)
class Entry:
    """A highlight, and what it is the highlight of."""

    highlight: Highlight
    item: Item
    color: str
    """As `#rrggbb`."""
    letter: str
    """The key of its label; empty when there is none."""

    @property
    def span(self) -> Span:
        """The whole stretch."""
        return Span(self.highlight.start, self.highlight.end)


class Desk:
    """One annotator before one article. Everything that the screen shows is read from here."""

    def __init__(self, session: Session, language: str = "en", offset: int = 0) -> None:
        self.session = session
        self.schema = session.schema
        self.language = language
        self.findings = Findings()
        self.others: Mapping[str, AnnotationSet] = {}
        self.others_shown = False
        self.selection = Selection.at(offset)
        self.wish: int | None = None
        """The column that moves from row to row keep."""
        self.selecting = False
        """Plain motions select."""
        self.growth: Growth | None = None
        self.stale: list[Span] = []
        """Stretches whose highlights changed and that are not yet drawn again."""
        self._focus: str | None = None
        self._entries: dict[str, Entry] = {}
        self.highlights = HighlightIndex.of()
        self.renew()

    @property
    def text(self) -> str:
        """The article's text."""
        return self.session.article.text

    @property
    def cursor(self) -> int:
        """Where the reader is, an offset in code points."""
        return self.selection.head

    @property
    def selected(self) -> Span | None:
        """What is selected; None when nothing is."""
        return self.selection.span if self.selection else None

    @property
    def focus(self) -> Entry | None:
        """The highlight that the keys act on."""
        return self._entries.get(self._focus) if self._focus else None

    @property
    def focused_tag(self) -> Annotation | None:
        """The annotator's own tag in focus."""
        entry = self.focus
        return entry.item if entry and entry.highlight.own and isinstance(entry.item, Annotation) else None

    @property
    def focused_suggestion(self) -> Suggestion | None:
        """The suggestion in focus."""
        entry = self.focus
        return entry.item if entry and isinstance(entry.item, Suggestion) else None

    @property
    def focus_is_others(self) -> bool:
        """Whether another annotator's tag has the focus."""
        entry = self.focus
        return entry is not None and not entry.highlight.own

    def title(self, label_name: str) -> str:
        """A label's title in the reader's language; the name of a label that the schema no longer has."""
        label = self.schema.find(label_name)
        return clean(label.title(self.language) if label else label_name)

    def entry(self, key: str) -> Entry | None:
        """The entry of a highlight by its key."""
        return self._entries.get(key)

    def over(self, span: Span) -> list[Entry]:
        """The entries that touch `span`, the outermost first."""
        return [self._entries[str(h.key)] for h in self.highlights.in_span(span.start, span.end)]

    def at(self, offset: int) -> list[Entry]:
        """The entries that hold `offset`, the innermost first."""
        return [self._entries[str(h.key)] for h in self.highlights.at(offset)]

    def put_cursor(self, offset: int) -> None:
        """The cursor elsewhere, nothing selected, the innermost highlight there in focus."""
        self.select(Selection.at(offset))

    def select(self, selection: Selection, *, refocus: bool = True) -> None:
        """Another cursor and selection; the innermost highlight under the cursor takes the focus."""
        self.selection = selection
        if refocus:
            self.focus_under_cursor()

    def focus_on(self, key: str | None) -> None:
        """Give the focus to the highlight with this key."""
        self._focus = key if key in self._entries else None

    def focus_under_cursor(self) -> None:
        """The innermost highlight under the cursor takes the focus, own tags before suggestions."""
        here = self.at(self.cursor)
        self._focus = str(here[0].highlight.key) if here else None

    def open(self, session: Session, offset: int) -> None:
        """Another session in the place of this one, the cursor at `offset`: the article changed."""
        self.session = session
        self.findings = Findings()
        self.selecting, self.growth, self.wish = False, None, None
        self.selection = Selection.at(offset)
        self.renew()
        self.focus_under_cursor()

    def renew(self) -> None:
        """Take in what changed in the session, the findings or the others."""
        fresh = {str(entry.highlight.key): entry for entry in self._gathered()}
        old = self._entries
        if fresh == old:
            return
        gone = [entry for key, entry in old.items() if fresh.get(key) != entry]
        come = [entry for key, entry in fresh.items() if old.get(key) != entry]
        self._entries = fresh
        self.highlights = self.highlights.replace(
            [entry.highlight.key for entry in gone], [entry.highlight for entry in come]
        )
        if self._focus not in fresh:
            self.focus_under_cursor()
        self.stale += dict.fromkeys(entry.span for entry in (*gone, *come))

    def orphaned(self) -> tuple[Annotation, ...]:
        """The annotator's own tags whose passage is gone."""
        return tuple(a for a in self.session.annotations.annotations if a.orphaned)

    def tags(self) -> tuple[Annotation, ...]:
        """The annotator's own tags, by position."""
        return tuple(a for a in self.session.annotations.annotations if not a.orphaned)

    def _gathered(self) -> Iterable[Entry]:
        for annotation in self.tags():
            yield self._of_annotation(annotation)
        for suggestion in self.session.open_suggestions(self.findings):
            yield self._of_suggestion(suggestion)
        if self.others_shown:
            for annotator, theirs in self.others.items():
                for annotation in theirs.annotations:
                    if not annotation.orphaned:
                        yield self._of_annotation(annotation, annotator)

    def _of_annotation(self, annotation: Annotation, other: str | None = None) -> Entry:
        key = annotation.id if other is None else f"{other}/{annotation.id}"
        highlight = Highlight(
            key, annotation.spans, annotation.label, True, other is None, self.schema.axis_index(annotation.label)
        )
        return self._entry(highlight, annotation, annotation.label)

    def _of_suggestion(self, suggestion: Suggestion) -> Entry:
        label = self.schema.accepting(suggestion.kind)
        key = f"?{suggestion.kind}:{suggestion.start}:{suggestion.end}"
        axis = self.schema.axis_index(label.name) if label else len(self.schema.axes)
        highlight = Highlight(key, (suggestion.span,), suggestion.kind, False, True, axis)
        return self._entry(highlight, suggestion, label.name if label else "")

    def _entry(self, highlight: Highlight, item: Item, label_name: str) -> Entry:
        label = self.schema.find(label_name)
        return Entry(highlight, item, label.color if label else "#888888", (label.key or "") if label else "")
