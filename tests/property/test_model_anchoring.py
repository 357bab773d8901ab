"""Laws of finding passages again: where they are, where they went, or honestly gone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.strategies import ANNOTATOR, ARTICLE, MOMENT, article_texts, spans

from tui_reader.model.anchoring import anchor, anchor_set
from tui_reader.model.annotation import CONTEXT, Annotation, context
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.text.span import Span

FAR = "§" * CONTEXT
"""As much text as is remembered around a passage, of a character that the drawn texts lack."""

few = settings(max_examples=60)
text_and_span = article_texts.flatmap(lambda text: st.tuples(st.just(text), spans(text)))


def tag(text: str, span: Span) -> Annotation:
    """An annotation of `span`, as one is made."""
    before, after = context(text, span)
    return Annotation(
        "a1", "person", span.start, span.end, span.of(text), ANNOTATOR, MOMENT, MOMENT, before=before, after=after
    )


@few
@given(text_and_span)
def test_a_passage_of_the_same_text_is_where_it_was(case: tuple[str, Span]) -> None:
    """In an unchanged text nothing changes, however often the passage comes again."""
    text, span = case
    made = tag(text, span)
    assert anchor(made, text) == made


@few
@given(text_and_span, article_texts)
def test_text_inserted_far_before_moves_the_passage_by_its_length(case: tuple[str, Span], inserted: str) -> None:
    """Every passage follows, pieces too, when something is inserted out of sight in front of it."""
    text, span = case
    made = tag(FAR + text + FAR, span.shift(len(FAR)))
    if len(span) > 2:
        made = replace(made, pieces=(Span(made.start, made.start + 1), Span(made.end - 1, made.end)))
    found = anchor(made, inserted + FAR + text + FAR)
    assert found.span == made.span.shift(len(inserted))
    assert found.pieces == tuple(piece.shift(len(inserted)) for piece in made.pieces)
    assert not found.orphaned


@few
@given(text_and_span, article_texts)
def test_text_appended_far_behind_moves_nothing(case: tuple[str, Span], appended: str) -> None:
    """What is added out of sight behind a passage does not concern it."""
    text, span = case
    made = tag(FAR + text + FAR, span.shift(len(FAR)))
    assert anchor(made, FAR + text + FAR + appended) == made


@few
@given(text_and_span)
def test_a_deleted_passage_is_orphaned_where_it_was(case: tuple[str, Span]) -> None:
    """When the passage stands nowhere any more, the last known offsets are kept and said to be no more than that."""
    text, span = case
    made = tag(text, span)
    rest = text[: span.start] + text[span.end :]
    assume(made.text not in rest)
    assert anchor(made, rest) == replace(made, orphaned=True)


@few
@given(text_and_span, article_texts)
def test_what_is_found_says_what_the_text_says(case: tuple[str, Span], other: str) -> None:
    """In any text whatever, an annotation covers exactly its own words with their surroundings, or is orphaned."""
    made = tag(*case)
    found = anchor(made, other)
    if found.orphaned:
        assert found == replace(made, orphaned=True)
    else:
        assert found.span.of(other) == made.text
        assert (found.before, found.after) == context(other, found.span)
        assert anchor(found, other) == found


@few
@given(text_and_span, article_texts)
def test_an_orphan_comes_back_with_its_text(case: tuple[str, Span], other: str) -> None:
    """When the old text is put back, every annotation is where it was, found meanwhile or not."""
    text, span = case
    made = tag(text, span)
    found = anchor(made, other)
    assume(found.orphaned)
    assert anchor(found, text) == made


@few
@given(text_and_span, text_and_span, article_texts)
def test_a_set_keeps_everything(case: tuple[str, Span], second: tuple[str, Span], other: str) -> None:
    """Whatever the new text is, no annotation and no status is dropped, and each is found as it is alone."""
    text, span = case
    tags = {"a1": tag(text, span), "a2": replace(tag(*second), id="a2")}
    rejection = Rejection(span.start, span.end, "PER", span.of(text))
    before = AnnotationSet(ARTICLE, ANNOTATOR, tags, frozenset({rejection}), "done")
    after = anchor_set(before, other)
    assert list(after.by_id.values()) == [anchor(each, other) for each in tags.values()]
    assert after.status == "done"
    assert [each.text for each in after.rejected] == [rejection.text]
