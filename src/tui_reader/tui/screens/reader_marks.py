"""From what lies on the desk to what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from tui_reader.model.annotation import Annotation
from tui_reader.tui.desk import Entry
from tui_reader.tui.widgets.colors import rgb
from tui_reader.tui.widgets.marks import State, Way, way_of_kind
from tui_reader.tui.widgets.painting import Drawn


def drawn_of(entry: Entry, ways: Sequence[Way]) -> Drawn:
    """A highlight as it is drawn; `ways` are the marks of the axes."""
    highlight, item = entry.highlight, entry.item
    if highlight.axis < len(ways):
        way = ways[highlight.axis]
    else:
        way = Way.ENDS if isinstance(item, Annotation) else way_of_kind(item.kind)
    state = State.OTHER if not highlight.own else State.TAG if highlight.tag else State.SUGGESTION
    return Drawn(str(highlight.key), highlight.spans, highlight.axis, way, rgb(entry.color), entry.letter, state)
