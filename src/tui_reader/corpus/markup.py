"""HTML to tokens in one pass, linear whatever the page: a tag that never ends is text, not a search to the end."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
_STOP = re.compile(r"=\s*+[\"']|[<>]")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?")
_RAW = frozenset({"script", "style", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes", "template", "svg"})
"""Elements whose content is no text of the page: skipped to their end tag."""
_MOST_ATTRIBUTES = 200


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag; names in lower case, entities in the values decoded."""

    name: str
    closes: bool
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Tag | str]:
    """The tags and the stretches of text (entities decoded, white space as it stands) of `page`, in order."""
    position = 0
    while opening := _OPENING.search(page, position):
        if opening.start() > position:
            yield html.unescape(page[position : opening.start()])
        end = _end_of_markup(page, opening.start())
        if end < 0:
            return
        tag = _tag(page[opening.start() : end])
        position = end
        if tag:
            yield tag
            if tag.name in _RAW and not tag.closes and page[end - 2] != "/":
                position = _after_raw(page, end, tag.name)
    if position < len(page):
        yield html.unescape(page[position:])


def _end_of_markup(page: str, start: int) -> int:
    """Where the comment, declaration or tag at `start` ends; -1 when it never does, so that nothing follows."""
    if page.startswith("<!--", start):
        return _after(page, "-->", start + 4)
    if page.startswith("<![CDATA[", start):
        return _after(page, "]]>", start + 9)
    if page[start + 1] in "!?":
        return _after(page, ">", start)
    position = start + 1
    while stop := _STOP.search(page, position):
        if stop.group() == ">":
            return stop.end()
        if stop.group() == "<":
            return stop.start()
        closing = page.find(stop.group()[-1], stop.end())
        position = closing + 1 if closing >= 0 else stop.end()
    return -1


def _after(page: str, mark: str, start: int) -> int:
    found = page.find(mark, start)
    return found + len(mark) if found >= 0 else -1


def _after_raw(page: str, start: int, name: str) -> int:
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, start)
    return closing.start() if closing else len(page)


def _tag(markup: str) -> Tag | None:
    name = _NAME.match(markup)
    if not name:
        return None
    if markup.startswith("</"):
        return Tag(name[1].lower(), closes=True)
    attributes: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(markup, name.end(), len(markup)):
        value = (found[2] or "").strip("\"'")
        attributes.setdefault(found[1].lower(), html.unescape(value))
        if len(attributes) >= _MOST_ATTRIBUTES:
            break
    return Tag(name[1].lower(), closes=False, attributes=attributes)
