"""What lies on the reader's desk: session, highlights, cursor, selection, focus. No Textual here."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.suggestion import STATEMENT_KIND, Findings, Suggestion
from tui_reader.reading.highlights import Highlight, HighlightIndex
from tui_reader.reading.objects import Growth
from tui_reader.reading.selection import Selection
from tui_reader.text.span import Span
from tui_reader.tui.strips import clean
from tui_reader.workspace.session import Session

UNKNOWN = "#888888"
KIND_COLORS = {
    "PER": "#d9822b",
    "ORG": "#8e6fd8",
    "LOC": "#2f9e62",
    "EVENT": "#d0569b",
    "DATE": "#3c8fc9",
    "speech": "#b8962e",
    "term": "#b8962e",
    STATEMENT_KIND: "#2a9d9d",
}
"""For suggestions that no label of the schema accepts."""
MANY_PLACES = 32
"""Where more than so many places changed, all suggestions are gone through anew."""

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
        self._seen = AnnotationSet(session.article.id, session.annotator)
        self._found = self.findings
        self._suggested: dict[Span, tuple[Suggestion, ...]] = {}
        self._shown_others: Mapping[str, AnnotationSet] = {}
        self._tags: tuple[Annotation, ...] = ()
        self._orphaned: tuple[Annotation, ...] = ()
        self._starts: list[int] = []
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
        """Take in what changed in the session, the findings or the others; costs by what changed."""
        before, now = self._seen, self.session.annotations
        fresh: dict[str, Entry | None] = {}
        many = False
        if now is not before:
            places = self._renew_own(before, now, fresh)
            many = len(places) > MANY_PLACES
            self._renew_suggestions(() if many else places, fresh)
            self._seen = now
            self._sort_tags(now)
        if many or self.findings is not self._found:
            self._found = self.findings
            self._renew_findings(fresh)
        theirs = self.others if self.others_shown else {}
        if theirs != self._shown_others:
            self._shown_others = theirs
            self._renew_others(fresh)
        self._put(fresh)

    def orphaned(self) -> tuple[Annotation, ...]:
        """The annotator's own tags whose passage is gone."""
        return self._orphaned

    def tags(self) -> tuple[Annotation, ...]:
        """The annotator's own tags, by position."""
        return self._tags

    def tags_before(self) -> int:
        """How many of the own tags begin at the cursor or before it."""
        return bisect_right(self._starts, self.cursor)

    def _put(self, fresh: Mapping[str, Entry | None]) -> None:
        """Take in entries by key, None for those that are gone."""
        changes = {key: entry for key, entry in fresh.items() if self._entries.get(key) != entry}
        if not changes:
            return
        gone = [old for key in changes if (old := self._entries.pop(key, None))]
        come = [entry for entry in changes.values() if entry]
        self._entries |= {str(entry.highlight.key): entry for entry in come}
        self.highlights = self.highlights.replace(list(changes), [entry.highlight for entry in come])
        if self._focus not in self._entries:
            self.focus_under_cursor()
        self.stale += dict.fromkeys(entry.span for entry in (*gone, *come))

    def _renew_own(self, before: AnnotationSet, now: AnnotationSet, fresh: dict[str, Entry | None]) -> set[Span]:
        """The own tags that changed; gives back the places where a suggestion may open or close for it."""
        old, new = before.by_id, now.by_id
        changed = [key for key in old.keys() | new.keys() if old.get(key) is not new.get(key)]
        for key in changed:
            tag = new.get(key)
            fresh[key] = self._of_annotation(tag) if tag and not tag.orphaned else None
        places = {tag.span for key in changed for tag in (old.get(key), new.get(key)) if tag}
        return places | {Span(r.start, r.end) for r in before.rejected ^ now.rejected}

    def _renew_suggestions(self, places: Iterable[Span], fresh: dict[str, Entry | None]) -> None:
        for place in places:
            here = self._suggested.get(place, ())
            still_open = set(self.session.open_suggestions(Findings(entities=here)))
            for suggestion in here:
                entry = self._of_suggestion(suggestion)
                fresh[str(entry.highlight.key)] = entry if suggestion in still_open else None

    def _renew_findings(self, fresh: dict[str, Entry | None]) -> None:
        fresh |= {key: None for key, entry in self._entries.items() if not entry.highlight.tag}
        self._suggested = {}
        for suggestion in self.findings.all():
            self._suggested[suggestion.span] = (*self._suggested.get(suggestion.span, ()), suggestion)
        for suggestion in self.session.open_suggestions(self.findings):
            entry = self._of_suggestion(suggestion)
            fresh[str(entry.highlight.key)] = entry

    def _renew_others(self, fresh: dict[str, Entry | None]) -> None:
        fresh |= {key: None for key, entry in self._entries.items() if not entry.highlight.own}
        for annotator, theirs in self._shown_others.items():
            for annotation in theirs.annotations:
                if not annotation.orphaned:
                    fresh[f"{annotator}/{annotation.id}"] = self._of_annotation(annotation, annotator)

    def _sort_tags(self, now: AnnotationSet) -> None:
        self._tags = tuple(tag for tag in now.annotations if not tag.orphaned)
        self._orphaned = tuple(tag for tag in now.annotations if tag.orphaned)
        self._starts = [tag.start for tag in self._tags]

    def _of_annotation(self, annotation: Annotation, other: str | None = None) -> Entry:
        key = annotation.id if other is None else f"{other}/{annotation.id}"
        highlight = Highlight(
            key, annotation.spans, annotation.label, True, other is None, self.schema.axis_index(annotation.label)
        )
        label = self.schema.find(annotation.label)
        return Entry(highlight, annotation, label.color if label else UNKNOWN, (label.key or "·") if label else "·")

    def _of_suggestion(self, suggestion: Suggestion) -> Entry:
        label = self.schema.accepting(suggestion.kind)
        key = f"?{suggestion.kind}:{suggestion.start}:{suggestion.end}"
        axis = self.schema.axis_index(label.name) if label else len(self.schema.axes)
        highlight = Highlight(key, (suggestion.span,), suggestion.kind, False, True, axis)
        if label is None:
            return Entry(highlight, suggestion, KIND_COLORS[suggestion.kind], "")
        return Entry(highlight, suggestion, label.color, label.key or "")
