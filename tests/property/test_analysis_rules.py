"""Whatever the text, the rules keep the contract."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.recognizer import article, check

from tui_reader.analysis.marks import quoted
from tui_reader.analysis.pipeline import detect
from tui_reader.text.span import Span

PIECES = (
    "« ", " »", "“", "”", "„", '"', "‘", "’", ",,", "’’", "\n", "\n\n", "\r\n", " ", "\u00a0", "\u202f", ", ", ". ",
    " : ", "a déclaré ", "a-t-il ajouté", "selon ", "Selon ", "que ", "dit ", "said ", "Paul Quéré ", "Quéré", "Mme ",
    "le ministre ", "Mali", "-", "–", "Russie ", "Salon ", "de la ", "mer ", "et ", "ministère ", "(OML)", "OML ",
    "Office ", "des ", "marins ", "lundi ", "11 ", "du ", "au ", "juin ", "2025 ", "rue ", "Le bac ", "e\u0301", "\xad",
    "😀", "\ud800", "\0",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(st.characters(), max_size=60)


@settings(max_examples=150)
@given(texts, st.sampled_from(("fr", "en")), st.data())
def test_findings_fit_the_text(text: str, language: str, data: st.DataObject) -> None:
    """Exact, sorted, off the furniture, entities disjoint, deterministic."""
    start = data.draw(st.integers(0, len(text)))
    zone = Span(start, data.draw(st.integers(start, len(text))))
    given_article = article(text, zone, language=language)
    found = detect(given_article)
    check(found, given_article)
    assert found == detect(given_article)
    for one, following in zip(found.entities, found.entities[1:], strict=False):
        assert one.end <= following.start
    for place in found.nested:
        assert any(wider.span.contains(place.span) and wider.span != place.span for wider in found.entities)


@given(texts)
def test_pairs_of_marks_nest(text: str) -> None:
    """Two pairs are apart or one lies in the other; the passage has neither marks nor spaces at its ends."""
    pairs = quoted(text)
    for pair in pairs:
        passage = pair.inner.of(text)
        assert passage == passage.strip()
        assert passage
        assert pair.outer.contains(pair.inner)
        assert not any(pair.outer.crosses(other.outer) for other in pairs)
