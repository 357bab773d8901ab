"""Texts for property tests: made of what French pages hold, and of what breaks readers."""

from __future__ import annotations

from hypothesis import strategies as st

from tui_reader.model.article import Page
from tui_reader.reading.layout import Layout, lay_out
from tui_reader.reading.wrapping import NARROWEST
from tui_reader.text.span import Span

_ORDINARY = ["le", "été", "l’aube", "d'un", "cœur", "Saint-Orme", "N’Dala", "3,5", "65e", "M.", "J.-P.", "aujourd’hui"]
_SIGNS = ["«", "»", "« ", " »", ":", " ;", "!", " ?", "…", "“", "”", '"', "’", "-", "–", "—", ".", ",", "%", "("]
_BLANKS = [" ", " ", " ", "  ", "\u00a0", "\u202f", "\u2009", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\n\n\n"]
_ODD = [
    *(
        "e\u0301",
        "\u0301",
        "a\u0302\u0323",
        "👨\u200d👩\u200d👧",
        "🇫🇷",
        "🇫",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "漢字",
        "한",
        "\u1112\u1161\u11ab",
    ),
    *(
        "\u200d",
        "\u200c",
        "\ufe0f",
        "\u0600",
        "नी",
        "क्षि",
        "กำ",
        "\u0e33",
        "ﾞ",
        "👍🏽",
        "🏴\U000e0067\U000e007f",
        "ﬁ",
        "İ",
        "ß",
    ),
    *(
        "\x1b[2J",
        "\x00",
        "\x7f",
        "\x9b",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u00ad",
        "\ud800",
        "ℹ\ufe0f",
        "ʼs",
        "'s",
        "\u1100" * 6,
    ),
]

pieces = st.one_of(
    st.sampled_from(_ORDINARY),
    st.sampled_from(_BLANKS),
    st.sampled_from(_SIGNS),
    st.sampled_from(_ODD),
    st.characters(),
)
texts = st.lists(pieces, max_size=30).map("".join)
"""Any text, also one that no page would hold."""

_words = st.sampled_from(["la", "cour", "été", "pont", "maire", "œuvre", "hier", "brume", "à", "Lune"])
_phrases = st.lists(_words, min_size=1, max_size=4).map(" ".join)
_clauses = st.one_of(
    _phrases,
    _phrases.map(lambda phrase: f"« {phrase} »"),
    _phrases.map(lambda phrase: f"“ {phrase} ”"),
    _phrases.map(lambda phrase: f"{phrase} :"),
    _phrases.map(lambda phrase: f"« {phrase} ! »"),
    _phrases.map(lambda phrase: f"{phrase} ; {phrase} ?"),
)
french = st.lists(_clauses, min_size=1, max_size=25).map(" ".join)
"""One line of words of up to six letters, with ordinary blanks beside quotation marks and high signs."""


widths = st.integers(NARROWEST, 40)
"""Widths of a column in cells."""


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A stretch of `text`, perhaps empty."""
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return Span(start, end)


@st.composite
def pages(draw: st.DrawFn, text: str) -> Page:
    """A page with a title, headers and furniture somewhere in `text`, sorted and disjoint by kind."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    stretches = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    with_title: bool = draw(st.booleans())
    title = stretches.pop(0) if stretches and with_title else None
    header = tuple(stretches[:1])
    return Page(title_span=title, header=header, furniture=tuple(stretches[1:]))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, Page]:
    """A text and a page for it."""
    text = draw(texts)
    return text, draw(pages(text))


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """An article laid out at some width, its furniture folded or not."""
    text, page = draw(articles())
    return lay_out(text, page, draw(widths), folded=draw(st.booleans()))
