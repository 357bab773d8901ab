"""The end of a page: signature, source, agency codes, copyright, comment forms, lists of links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui_reader.corpus.bylines import bare_name, signed
from tui_reader.corpus.dates import find_date
from tui_reader.corpus.furniture import closing_zone, is_edge_furniture, is_prose
from tui_reader.corpus.lines import Line, tail_lines
from tui_reader.corpus.meta_lines import read_meta
from tui_reader.text.span import Span

_LONGEST_SOURCE = 45
_BODY_END = re.compile(r"[.!?…»”\"’)]\s*$")
_SOURCE_KEY = re.compile(r"(?:Source|Sources|SOURCE)\s*:\s*(?P<name>\S.{1,60})")
_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)\s*(?:\d{4})?\s*(?P<name>[^\W\d].{1,60}?)"
    r"(?:[,.]?\s*(?:\w+\s)?\d{4}.*|[.,]?\s*(?:tous droits|all rights).*)?"
)
_PLACE_AND_DATE = re.compile(r"(?:Fait à\s)?[A-ZÀ-Þ][\w-]+(?:\s[\w-]+)?,\s(?:le\s)?")
_SIGN_OFF = re.compile(
    r"[.!?»”]\s*(?P<code>\((?:AFP|Reuters|AP|APA|APS|Xinhua|PANA|EFE|dpa|Belga|ATS|TASS|MAP|AIP)\)"
    r"|[a-z]{2,4}(?:/[a-z]{2,4})+)\s*$"
)
_SIGN_OFF_WINDOW = 60
_HEADING = 80
"""Code points above which a line is no heading, whatever it ends with."""


@dataclass(slots=True)
class Ending:
    """What the end of a page says, gathered while it is read upwards."""

    byline: str | None = None
    date: str | None = None
    source: str | None = None
    furniture: list[Span] = field(default_factory=list)


def read_ending(text: str, start: int = 0) -> Ending:
    """Reads the last lines of `text`, up to the last paragraph; nothing before the offset `start` is looked at."""
    lines = tail_lines(text, start)
    ending = Ending()
    zone = closing_zone(lines)
    ending.furniture += [line.span for line in lines[zone:]]
    index = zone - 1
    while index > 0 and _read_line(lines, index, ending):
        ending.furniture.append(lines[index].span)
        index -= 1
    if index >= 0:
        _read_sign_off(text, lines[index], ending)
    return ending


def _read_line(lines: list[Line], index: int, ending: Ending) -> bool:
    """Whether the line at `index` closes the page; what it says is noted."""
    line = lines[index]
    plain = line.plain
    if source := _SOURCE_KEY.fullmatch(plain):
        ending.source = source["name"]
    elif is_edge_furniture(line):
        owner = _COPYRIGHT.fullmatch(plain)
        ending.source = ending.source or (owner["name"].strip() if owner else None)
    elif name := signed(plain) or _signature(lines, index):
        ending.byline = name
    elif _is_source(lines, index):
        ending.source = plain
    elif meta := read_meta(_PLACE_AND_DATE.sub("", plain, count=1)):
        ending.byline, ending.date = ending.byline or meta.byline, meta.date
    else:
        return False
    return True


def _signature(lines: list[Line], index: int) -> str | None:
    """A name alone on its line, below the last paragraph or below another name."""
    name = bare_name(lines[index].plain)
    above = lines[index - 1]
    return name if name and (_ends_body(above) or bare_name(above.plain)) and not find_date(name) else None


def _is_source(lines: list[Line], index: int) -> bool:
    """The name of a paper or site, below the author's."""
    plain = lines[index].plain
    short = len(plain) <= _LONGEST_SOURCE and plain[:1].isalnum() and plain[-1:] not in {".", "!", "?", ":"}
    above = lines[index - 1]
    return (
        short and index > 1 and bool(signed(above.plain) or (bare_name(above.plain) and _ends_body(lines[index - 2])))
    )


def _ends_body(line: Line) -> bool:
    return is_prose(line) or bool(_BODY_END.search(line.plain)) or len(line.plain) > _HEADING


def _read_sign_off(text: str, line: Line, ending: Ending) -> None:
    """An agency's code behind the last sentence."""
    window = max(line.start, line.end - _SIGN_OFF_WINDOW)
    found = _SIGN_OFF.search(text[window : line.end])
    if found:
        ending.furniture.append(Span(window + found.start("code"), window + found.end("code")))
