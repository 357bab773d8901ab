"""Articles and findings come through the pipe as they went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui_reader.analysis import wire
from tui_reader.model.article import Article, Page
from tui_reader.model.suggestion import KINDS, Findings, Mention, Suggestion
from tui_reader.text.span import Span

anything = st.text(st.characters(), max_size=20)
maybe = st.none() | anything
offsets = st.integers(0, 10_000_000)
spans = st.builds(lambda start, length: Span(start, start + length), offsets, st.integers(0, 100))
pages = st.builds(
    Page,
    title=maybe,
    byline=maybe,
    date=maybe,
    source=maybe,
    language=st.sampled_from(("fr", "en")),
    title_span=st.none() | spans,
    header=st.lists(spans, max_size=3).map(tuple),
    furniture=st.lists(spans, max_size=3).map(tuple),
)
articles = st.builds(Article, anything, anything, anything, anything, pages)
mentions = st.none() | st.builds(Mention, offsets, offsets, anything, maybe)
suggestions = st.builds(
    Suggestion,
    offsets,
    offsets,
    st.sampled_from(KINDS),
    anything,
    st.floats(0, 1, exclude_min=True),
    anything,
    maybe,
    mentions,
    mentions,
)
tuples = st.lists(suggestions, max_size=3).map(tuple)


@given(articles)
def test_articles_come_back(article: Article) -> None:
    """Lone surrogates, line ends and all."""
    line = wire.dumps(wire.article_to_plain(article))
    assert line.count(b"\n") == 1
    assert wire.article_from_plain(wire.loads(line)) == article


@given(st.builds(Findings, tuples, tuples, tuples, tuples))
def test_findings_come_back(findings: Findings) -> None:
    """Scores to the last bit, names or none, speakers and cues."""
    assert wire.findings_from_plain(wire.loads(wire.dumps(wire.findings_to_plain(findings)))) == findings


@given(anything, anything)
def test_a_short_request_is_enough(identity: str, text: str) -> None:
    """Whoever writes a request by hand needs an id and a text."""
    assert wire.article_from_plain({"id": identity, "text": text}) == Article(identity, identity, text)
