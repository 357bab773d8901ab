"""A web page read for its blocks of text: which part is the article, and what is declared around it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from tui_reader.corpus.markup import Tag, tokens

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table tbody tr ul".split()
)
_DROPPED = frozenset("nav header footer aside form button select dialog menu object audio video canvas head".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ROLES = frozenset("navigation banner contentinfo complementary search dialog form".split())
_MARKED = re.compile(
    r"(?i)(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|shar(?:e|ing)|social|comments?|commentaires?|respond"
    r"|related|newsletter|cookies?|advert(?:isement)?|ads?|pub|sidebar|sponsored|promo|paywall|tags)(?:$|[\s_-])"
)
_AUTHOR = re.compile(r"(?i)(?:^|[\s_-])(?:author|byline|auteur|signature)(?:$|[\s_-])")
_MAY_BE_MARKED = frozenset({"div", "section", "ul", "ol", "p", "span", "figure"})
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_AROUND_BREAK = re.compile(r" *\n *")
_MAIN_SHARE = 0.3
"""An article element with less than this share of the page's text is a teaser, not the article."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The blocks of text of the main part, and what the page declares (names of `meta` in lower case)."""

    blocks: tuple[str, ...]
    meta: dict[str, str]
    heading: str | None
    window_title: str | None
    byline: str | None
    time: str | None


def read_html(page: str) -> HtmlPage:
    """Reads `page`; where nothing is left without menus and forms, what stands in them is taken too."""
    gathered = _gather(page, dropping=True)
    if not any(gathered.blocks.values()):
        gathered = _gather(page, dropping=False)
    return HtmlPage(
        tuple(gathered.main_blocks()),
        gathered.meta,
        _squeezed(gathered.captured["h1"]),
        _squeezed(gathered.captured["title"]),
        _squeezed(gathered.captured["author"]),
        gathered.time,
    )


def _gather(page: str, *, dropping: bool) -> _Gatherer:
    gatherer = _Gatherer(dropping)
    for token in tokens(page):
        if isinstance(token, str):
            gatherer.take_text(token)
        elif token.closes:
            gatherer.close(token.name)
        else:
            gatherer.open(token)
    gatherer.end_block()
    return gatherer


@dataclass(slots=True)
class _Gatherer:
    dropping: bool
    meta: dict[str, str] = field(default_factory=dict)
    time: str | None = None
    captured: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Text of the first heading, the window's title and the author's element."""
    blocks: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Blocks of text by the number of the container (an article or main element) that they stand in; 0 is the page."""
    kinds: list[str] = field(default_factory=lambda: ["body"])
    parents: list[int] = field(default_factory=lambda: [0])
    container: int = 0
    parts: list[str] = field(default_factory=list)
    dropped: str = ""
    depth: int = 0
    capturing: str = ""
    capture_tag: str = ""

    def open(self, tag: Tag) -> None:
        """A start tag."""
        self._declare(tag)
        self._capture(tag)
        if self.dropped:
            self.depth += tag.name == self.dropped
            return
        if self.dropping and _is_dropped(tag):
            self.end_block()
            self.dropped, self.depth = tag.name, 1
        elif tag.name == "br":
            self.parts.append("\n")
        elif tag.name in {"td", "th"}:
            self.parts.append(" ")
        elif tag.name in _BLOCKS:
            self.end_block()
            if tag.name in {"article", "main"}:
                self.kinds.append(tag.name)
                self.parents.append(self.container)
                self.container = len(self.kinds) - 1

    def close(self, name: str) -> None:
        """An end tag."""
        if name == self.capture_tag:
            self.capturing = self.capture_tag = ""
        if self.dropped:
            self.depth -= name == self.dropped
            if not self.depth:
                self.dropped = ""
            return
        if name in _BLOCKS:
            self.end_block()
        if name in {"article", "main"} and self.kinds[self.container] == name:
            self.container = self.parents[self.container]

    def take_text(self, text: str) -> None:
        """A stretch of text between two tags."""
        if self.capturing:
            self.captured[self.capturing].append(text)
        if not self.dropped and self.capturing not in {"title", "author"}:
            self.parts.append(_BLANKS.sub(" ", text))

    def end_block(self) -> None:
        """Ends the block of text; two line breaks in a row part two paragraphs."""
        text = _AROUND_BREAK.sub("\n", re.sub(" {2,}", " ", "".join(self.parts)))
        self.blocks[self.container] += [block for part in re.split(r"\n{2,}", text) if (block := part.strip())]
        self.parts = []

    def main_blocks(self) -> list[str]:
        """The blocks of the longest article element, else of main, else of the page."""
        sizes = {number: sum(map(len, blocks)) for number, blocks in self.blocks.items()}
        whole = sum(sizes.values())
        for kind in ("article", "main"):
            numbers = [number for number in sizes if self.kinds[number] == kind]
            best = max(numbers, key=lambda number: sizes[number], default=0)
            if best and sizes[best] >= _MAIN_SHARE * whole:
                return self.blocks[best]
        return [block for number in sorted(self.blocks) for block in self.blocks[number]]

    def _declare(self, tag: Tag) -> None:
        if tag.name == "meta":
            name = tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
            self.meta.setdefault(name.lower(), _BLANKS.sub(" ", tag.attributes.get("content", "")).strip())
        elif tag.name == "time" and self.time is None:
            self.time = tag.attributes.get("datetime") or None

    def _capture(self, tag: Tag) -> None:
        if self.capturing or tag.name in _VOID:
            return
        kind = tag.name if tag.name in {"h1", "title"} else ""
        marks = " ".join(tag.attributes.get(key, "") for key in ("class", "itemprop", "rel"))
        if not kind and tag.name in {"p", "span", "a", "div", "address"} and _AUTHOR.search(marks):
            kind = "author"
        if kind and not self.captured[kind]:
            self.capturing, self.capture_tag = kind, tag.name


def _is_dropped(tag: Tag) -> bool:
    if tag.name in _DROPPED or tag.attributes.get("role", "").lower() in _ROLES:
        return True
    if tag.name in _VOID:
        return False
    hidden = "hidden" in tag.attributes or tag.attributes.get("aria-hidden") == "true"
    marks = tag.attributes.get("class", "") + " " + tag.attributes.get("id", "")
    return hidden or (tag.name in _MAY_BE_MARKED and bool(_MARKED.search(marks)))


def _squeezed(parts: list[str]) -> str | None:
    return " ".join("".join(parts).split()) or None
