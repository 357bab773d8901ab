"""Laws of edits and of history, on which undo, redo, storage and merging rest."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import TEXTS, Step, annotation_sets, edits, sessions

from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import difference, place, with_annotations
from tui_reader.model.history import History

Pair = tuple[AnnotationSet, AnnotationSet]
Case = tuple[str, AnnotationSet]

few = settings(max_examples=30)
texts = st.sampled_from(TEXTS)
pairs = texts.flatmap(lambda text: st.tuples(annotation_sets(text), annotation_sets(text)))
text_and_set = texts.flatmap(lambda text: st.tuples(st.just(text), annotation_sets(text)))


@few
@given(text_and_set, st.data())
def test_an_edit_is_taken_back_by_its_inverse(case: Case, data: st.DataObject) -> None:
    """After an edit and its inverse, the set is what it was; so it is after the inverse of the inverse."""
    text, before = case
    edit = data.draw(edits(text, before, "new"))
    after = edit.apply(before)
    assert edit.invert().apply(after) == before
    assert edit.invert().invert() == edit


@few
@given(text_and_set, st.data())
def test_applying_an_edit_leaves_the_old_set_alone(case: Case, data: st.DataObject) -> None:
    """A set is a value: whoever holds the old one sees no change."""
    text, before = case
    held = (dict(before.by_id), before.rejected, before.status)
    data.draw(edits(text, before, "new")).apply(before)
    assert (dict(before.by_id), before.rejected, before.status) == held


@few
@given(pairs)
def test_the_difference_leads_from_one_set_to_the_other(case: Pair) -> None:
    """Applied to the first set it gives the second, and nothing is to do between equal ones."""
    before, after = case
    edit = difference(before, after)
    assert (edit is None) == (before == after)
    assert (edit.apply(before) if edit else before) == after
    assert difference(after, after) is None


@few
@given(pairs)
def test_a_difference_touches_a_passage_unless_only_the_status_changes(case: Pair) -> None:
    """The screen can go to where something was undone whenever something there changed."""
    before, after = case
    edit = difference(before, after)
    only_status = before.by_id == after.by_id and before.rejected == after.rejected
    assert edit is None or (place(edit) is None) == only_status


@few
@given(text_and_set, st.data())
def test_mapping_the_annotations_to_themselves_changes_nothing(case: Case, data: st.DataObject) -> None:
    """`with_annotations` keeps the edit, whatever its kind."""
    text, before = case
    edit = data.draw(edits(text, before, "new"))
    assert with_annotations(edit, lambda annotation: annotation) == edit


@few
@given(texts.flatmap(sessions))
def test_everything_can_be_undone_and_redone(steps: list[Step]) -> None:
    """Undoing all that is done leads to nothing, redoing all of it back to where one was, history included."""
    now, history = steps[-1].annotations, steps[-1].history
    done, undone = len(history.done), len(history.undone)
    while taken := history.undo():
        edit, history = taken
        now = edit.apply(now)
    assert now.empty
    assert len(history.undone) == done + undone
    for _ in range(done):
        taken = history.redo()
        assert taken is not None
        edit, history = taken
        now = edit.apply(now)
    assert (now, history) == (steps[-1].annotations, steps[-1].history)


@few
@given(texts.flatmap(sessions), st.data())
def test_a_new_act_ends_what_could_be_redone(steps: list[Step], data: st.DataObject) -> None:
    """After an edit nothing can be redone, and the edit is what is undone next."""
    history = steps[-1].history
    edit = steps[0].edit
    assert history.push(edit).redo() is None
    taken = history.push(edit).undo()
    assert taken is not None
    assert taken[0] == edit.invert()


def test_an_empty_history_offers_nothing() -> None:
    """There is nothing to undo or to redo before the first act."""
    assert History().undo() is None
    assert History().redo() is None
