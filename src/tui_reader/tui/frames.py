"""What the terminal shows already: a frame sends only what differs from it, in few bytes.

Textual paints whole screens several times while it starts, after each layout and when screens change, and begins every
run of cells with all of its style. Most of that is on the terminal already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

from tui_reader.text.graphemes import snap

Piece = tuple[int, int, Sequence[Segment]]
"""Row, column, and the segments that are painted from there on."""
Codes = tuple[str, str, str]
"""Of a style: attributes, ink and ground as numbers of SGR sequences; empty for the terminal's own."""

RESET = "\x1b[0m"
_PLAIN: Codes = ("", "", "")


class News(CompositorUpdate):
    """An update that was rendered already."""

    def __init__(self, sequences: str) -> None:
        self._sequences = sequences

    def render_segments(self, console: Console) -> str:
        """The terminal sequences."""
        return self._sequences


class Shown:
    """The pieces of rows that were painted last and that nothing has been painted over."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, tuple[int, Sequence[Segment]]]] = {}

    def forget(self) -> None:
        """The terminal may show anything."""
        self._rows.clear()

    def news(self, update: CompositorUpdate, console: Console) -> str | None:
        """The terminal sequences of what `update` changes; None for a kind of update that is not understood."""
        pieces = pieces_of(update)
        if pieces is None:
            self.forget()
            return None
        fresh = [piece for each in pieces if (piece := self._fresh(each))]
        return written(fresh, console._color_system) if fresh else ""  # noqa: SLF001 - rich tells it only by name

    def _fresh(self, piece: Piece) -> Piece | None:
        """The part of a piece that is not on the terminal."""
        y, x, segments = piece
        row = self._rows.setdefault(y, {})
        end = x + _cells(segments)
        old_end, old = row.get(x, (-1, ()))
        if old_end == end:
            row[x] = (end, segments)
            skipped, changed = _differing(old, segments)
            return (y, x + skipped, changed) if changed else None
        for start in [start for start, (stop, _) in row.items() if start < end and stop > x]:
            del row[start]
        row[x] = (end, segments)
        return piece


def pieces_of(update: CompositorUpdate) -> Iterator[Piece] | None:
    """The pieces of an update, row by row; None for a kind of update that is not understood."""
    if isinstance(update, LayoutUpdate):
        return _of_layout(update)
    if isinstance(update, ChopsUpdate):
        return _of_chops(update)
    return None


def written(pieces: Sequence[Piece], colors: ColorSystem | None) -> str:
    """The terminal sequences that paint these pieces, each style told only as far as it differs from the one before."""
    sequences: list[str] = []
    now = _PLAIN
    for y, x, segments in pieces:
        sequences.append(Control.move_to(x, y).segment.text)
        for text, style, control in segments:
            if control or not text:
                continue
            codes = _codes(style, colors) if style else _PLAIN
            sequences += (_change(now, codes), text)
            now = codes
    return "".join(sequences) + (RESET if now != _PLAIN else "")


def _of_layout(update: LayoutUpdate) -> Iterator[Piece]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield y, x, strip._segments  # noqa: SLF001 - as a list, which compares fast
            x += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    """Each chop that a span touches, whole: what of it is news is found out by comparing."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < last and end > first:
                yield y, x, strip._segments  # noqa: SLF001 - as a list, which compares fast


def _cells(segments: Sequence[Segment]) -> int:
    return sum(cell_len(text) for text, _, control in segments if not control)


def _differing(old: Sequence[Segment], new: Sequence[Segment]) -> tuple[int, Sequence[Segment]]:
    """What differs between two rows of equal width: cells that are alike before it, and the segments themselves."""
    if old == new:
        return 0, ()
    ahead = 0
    shortest = min(len(old), len(new))
    while ahead < shortest and old[ahead] == new[ahead]:
        ahead += 1
    behind = 0
    while behind < shortest - ahead and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    was, now = list(old[ahead : len(old) - behind]), list(new[ahead : len(new) - behind])
    return _cells(new[:ahead]) + _without_common_ends(was, now), now


def _without_common_ends(was: list[Segment], now: list[Segment]) -> int:
    """Take off the text that the first, and the last, segments have in common; how many cells that is at the start."""
    skipped = 0
    if was and now and was[0].style == now[0].style:
        size = _common(was[0].text, now[0].text)
        skipped = cell_len(now[0].text[:size])
        was[0], now[0] = _cut(was[0], size, None), _cut(now[0], size, None)
    if was and now and was[-1].style == now[-1].style:
        old, new = was[-1].text, now[-1].text
        size = _alike(old[::-1], new[::-1])
        while size and not (_border(old, len(old) - size) and _border(new, len(new) - size)):
            size -= 1
        now[-1] = _cut(now[-1], 0, len(new) - size)
    return skipped


def _common(old: str, new: str) -> int:
    """How many code points two texts begin with in common, whole graphemes only."""
    size = _alike(old, new)
    while size and not (_border(old, size) and _border(new, size)):
        size -= 1
    return size


def _alike(old: str, new: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _border(text: str, offset: int) -> bool:
    return snap(text, offset) == offset


def _cut(segment: Segment, start: int, stop: int | None) -> Segment:
    return Segment(segment.text[start:stop], segment.style, segment.control)


@lru_cache(4096)
def _codes(style: Style, colors: ColorSystem | None) -> Codes:
    if colors is None:
        return _PLAIN
    attributes = style.without_color._make_ansi_codes(colors)  # noqa: SLF001 - rich has no other way to tell them
    ink, ground = style.color, style.bgcolor
    return (
        attributes,
        ";".join(ink.downgrade(colors).get_ansi_codes()) if ink else "",
        ";".join(ground.downgrade(colors).get_ansi_codes(foreground=False)) if ground else "",
    )


@lru_cache(4096)
def _change(now: Codes, to: Codes) -> str:
    if now == to:
        return ""
    if now[0] != to[0]:
        codes = ";".join(code for code in ("0", *to) if code)
    else:
        inks = [] if now[1] == to[1] else [to[1] or "39"]
        codes = ";".join([*inks, *([] if now[2] == to[2] else [to[2] or "49"])])
    return f"\x1b[{codes}m"
