"""HTML to an article: the paragraphs of its main part, and the title, author, date, source that the page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui_reader.corpus.encoding import Decoded, decode
from tui_reader.corpus.extracted import Extracted, Fields, compose
from tui_reader.corpus.html_page import HtmlPage, read_html
from tui_reader.corpus.lines import fold_line
from tui_reader.corpus.meta_lines import is_reading_time, read_meta
from tui_reader.errors import InputError

_CHARSET = re.compile(rb"(?i)<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_-]{3,20})")
_CHARSETS = re.compile(
    r"(?i)(?:iso-?8859-\d\d?|windows-12\d\d|koi8-[ru]|gbk|gb2312|gb18030|big5|shift[_-]jis|euc-(?:jp|kr))"
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DATES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "dcterms.issued",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_LEADING = 6
"""Blocks at the top among which a line that only tells author, date or reading time is left out: it is told already."""


class HtmlReader:
    """`.html`, `.htm`: the article, main or body element without menus, forms, asides and scripts."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")
    in_place = False

    def read(self, raw: bytes, name: str) -> Iterator[Extracted]:
        """The one article in `raw`; raises InputError when there is no text in it."""
        decoded = _decode(raw)
        page = read_html(decoded.text)
        fields = _fields(page)
        yield compose(name, fields, _paragraphs(page, fields), decoded.encoding)


def _decode(raw: bytes) -> Decoded:
    """UTF-8 when it is, else what the page declares, else what the bytes look like."""
    found = _CHARSET.search(raw[:4096])
    declared = found[1].decode("ascii") if found else ""
    try:
        decoded = decode(raw)
    except InputError:
        if not _CHARSETS.fullmatch(declared):
            raise
    else:
        if decoded.encoding.startswith("utf") or not _CHARSETS.fullmatch(declared):
            return decoded
    try:
        return Decoded(raw.decode(declared), declared.lower())
    except (UnicodeDecodeError, LookupError):
        raise InputError(f"it says that it is {declared}, but cannot be read as that: save it again as UTF-8") from None


def _fields(page: HtmlPage) -> Fields:
    title = _declared(page, _TITLES) or page.heading or _SITE_SUFFIX.sub("", page.window_title or "")
    byline = _declared(page, _AUTHORS)
    if byline is None or "://" in byline:
        byline = page.byline
    meta = read_meta(byline) if byline else None
    return Fields(title, meta.byline if meta else byline, _declared(page, _DATES) or page.time, _declared(page, _SITES))


def _declared(page: HtmlPage, names: tuple[str, ...]) -> str | None:
    return next((page.meta[name] for name in names if page.meta.get(name)), None)


def _paragraphs(page: HtmlPage, fields: Fields) -> list[str]:
    title = fold_line(fields.title or "")
    kept = [block for block in page.blocks if fold_line(block) != title or not title]
    leading = [block for block in kept[:_LEADING] if not (read_meta(block) or is_reading_time(block))]
    return leading + kept[_LEADING:]
