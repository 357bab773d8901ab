"""Whatever the text, its page is consistent."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.corpus.page import read_page

LINE = st.sampled_from(
    [
        "Le bac repart enfin",
        "- lanvrezalnet",
        "- 26 juin 2025",
        "Par Oura Kanté",
        "Oura KANTÉ",
        "Publicité",
        "Commentaires",
        "© 2026 Le Fanal",
        "Photo : X / AFP",
        "Articles similaires",
        "date 2025-06 Le bac a repris la mer hier matin. " * 4,
        "Le bac a repris la mer hier matin. La compagnie n’a rien dit. " * 3,
        "---",
        "title: x",
        "",
        "",
    ]
) | st.text(max_size=40)


@given(st.lists(LINE, max_size=14), st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=150)
def test_spans_are_inside_sorted_and_disjoint(lines: list[str], newline: str, markdown: bool) -> None:  # noqa: FBT001
    """Furniture is sorted, disjoint, inside the text and not empty; the header is a part of it, the title is not."""
    text = newline.join(lines)
    page = read_page(text, markdown=markdown)
    ends = [0]
    for span in page.furniture:
        assert ends[-1] <= span.start < span.end <= len(text)
        ends.append(span.end)
    assert set(page.header) <= set(page.furniture)
    if page.title_span:
        assert not any(page.title_span.overlaps(span) for span in page.furniture)
        assert page.title_span.of(text).strip()
    assert page.language in {"fr", "en"}
