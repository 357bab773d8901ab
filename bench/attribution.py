"""Quotes with kind and speaker, and statements with theirs, scored against what people found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
"""An article: `text`, `quotes`, `statements`, and in a gold file `id`, `borderline`, `furniture`."""
Entry = Mapping[str, Any]
"""A quote or a statement: `start`, `end`, `speaker`, of a gold file or of `detect`."""
_HALF = 0.5


@dataclass(slots=True)
class Tally:
    """How many quotes and statements were sought, found and right in each respect, and what went wrong."""

    quotes: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Right (the very same span), found, sought."""
    kinds: int = 0
    """Of the right ones, those of the right kind."""
    speakers: list[int] = field(default_factory=lambda: [0, 0])
    """Of the right ones that are speech: whose speaker is right, and all."""
    statements: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Right (half overlap), found, sought."""
    sources: int = 0
    """Of the right statements, those with the right speaker."""
    faults: list[str] = field(default_factory=list)

    @property
    def rates(self) -> dict[str, float]:
        """F1 of quote spans, share of right kinds, of right speakers, F1 of statements, share of right sources."""
        return {
            "quotes": _f1(self.quotes),
            "kinds": _share(self.kinds, self.quotes[0]),
            "speakers": _share(*self.speakers),
            "statements": _f1(self.statements),
            "sources": _share(self.sources, self.statements[0]),
        }

    def __str__(self) -> str:
        counts = f"{self.quotes} {self.kinds} {self.speakers} {self.statements} {self.sources}"
        return "  ".join(f"{name} {rate:.3f}" for name, rate in self.rates.items()) + f"  {counts}"


def tally(gold: Sequence[Row], found: Sequence[Row]) -> Tally:
    """Scores `found`, a row for each of `gold`; what touches furniture, or lies on a doubtful span, counts nowhere."""
    total = Tally()
    for row, said in zip(gold, found, strict=True):
        _quotes(row, said, total)
        if "statements" in row:
            _statements(row, said, total)
    return total


def _quotes(row: Row, said: Row, total: Tally) -> None:
    name, text = row.get("id", ""), row["text"]
    quiet = {_span(zone) for zone in row.get("borderline", ())}
    zones = [_span(zone) for zone in (*row.get("furniture", ()), *row.get("ignore", ()))]
    sought = {_span(each): each for each in row["quotes"]}
    found = {_span(each): each for each in said["quotes"] if _span(each) not in quiet and not _touches(each, zones)}
    both = sought.keys() & found.keys()
    total.quotes = _plus(total.quotes, [len(both), len(found), len(sought)])
    for span in sorted(sought.keys() ^ found.keys()):
        what = "missed" if span in sought else "wrong"
        total.faults.append(f"{name}: {what} quote {text[span[0] : span[1]][:70]!r}")
    for span in sorted(both):
        want, got = sought[span], found[span]
        right_kind = got["kind"] in (want["kind"], want.get("kind_alt"))
        total.kinds += right_kind
        if not right_kind:
            total.faults.append(f"{name}: kind of {text[span[0] : span[1]][:50]!r}: {got['kind']}")
        if want["kind"] == "speech":
            right = is_same(text, want, got)
            total.speakers = _plus(total.speakers, [right, 1])
            if not right:
                total.faults.append(f"{name}: speaker of {text[span[0] : span[1]][:50]!r}: {_whose(text, want, got)}")


def _statements(row: Row, said: Row, total: Tally) -> None:
    name, text = row.get("id", ""), row["text"]
    quiet = [_span(zone) for zone in row.get("borderline", ())]
    zones = [_span(zone) for zone in row.get("furniture", ())]
    sought = row["statements"]
    found = [each for each in said["statements"] if not _touches(each, zones)]
    pairs = _pairs(sought, found)
    paired = {at for _, at in pairs}
    loose = [each for at, each in enumerate(found) if at not in paired]
    loose = [each for each in loose if all(_overlap(_span(each), zone) < _HALF for zone in quiet)]
    total.statements = _plus(total.statements, [len(pairs), len(pairs) + len(loose), len(sought)])
    for each in loose:
        total.faults.append(f"{name}: wrong statement {text[each['start'] : each['end']][:90]!r}")
    missed = [each for at, each in enumerate(sought) if all(at != one for one, _ in pairs)]
    for each in missed:
        total.faults.append(f"{name}: missed statement {text[each['start'] : each['end']][:90]!r}")
    for one, other in pairs:
        want, got = sought[one], found[other]
        right = is_same(text, want, got)
        total.sources += right
        if not right:
            total.faults.append(
                f"{name}: source of {text[want['start'] : want['end']][:50]!r}: {_whose(text, want, got)}"
            )


def _pairs(sought: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Which of `sought` each of `found` is, best overlaps first, one to one."""
    close = sorted(
        (-share, one, other)
        for one, want in enumerate(sought)
        for other, got in enumerate(found)
        if (share := _overlap(_span(want), _span(got))) >= _HALF
    )
    pairs: list[tuple[int, int]] = []
    for _, one, other in close:
        if all(one != a and other != b for a, b in pairs):
            pairs.append((one, other))
    return pairs


def is_same(text: str, want: Entry, got: Entry) -> bool:
    """Whether the speaker of `got` is that of `want`: the passages overlap, or names end with the same word."""
    speaker = got.get("speaker")
    if want.get("speaker") is None or speaker is None:
        return speaker is None and (want.get("speaker") is None or "speaker_alt" in want)
    start, end = _span(want["speaker"])
    right = {_last(text[start:end]), *map(_last, want.get("speaker_also_text", ()))}
    said = {_last(speaker["text"]), _last(speaker.get("name") or speaker["text"])}
    place = _span(speaker)
    return not right.isdisjoint(said) or (place[0] < end and start < place[1])


def _whose(text: str, want: Entry, got: Entry) -> str:
    wanted = want.get("speaker") and text[slice(*_span(want["speaker"]))]
    speaker = got.get("speaker") or {}
    return f"wanted {wanted!r}, got {speaker.get('text')!r} = {speaker.get('name')!r}"


def _span(entry: Any) -> tuple[int, int]:
    return (entry["start"], entry["end"]) if isinstance(entry, Mapping) else (entry[0], entry[1])


def _touches(entry: Entry, zones: Iterable[tuple[int, int]]) -> bool:
    return any(start < entry["end"] and entry["start"] < end for start, end in zones)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Overlap as a share of the longer of the two."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(one[1] - one[0], other[1] - other[0], 1)


def _last(name: str) -> str:
    """The last word of a name, without case, accents and kinds of apostrophe."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'").replace("\xad", "")
    parts = "".join(char for char in plain if not unicodedata.combining(char)).replace("-", " ").split()
    return parts[-1] if parts else ""


def _plus(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _f1(counts: Sequence[int]) -> float:
    right, found, sought = counts
    return 2 * right / (found + sought) if right else 0.0


def _share(right: int, of: int) -> float:
    return right / of if of else 1.0
