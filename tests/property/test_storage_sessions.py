"""Whatever an annotator does, a restart finds it: annotations, rejections, status and what can be undone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import ANNOTATOR, ARTICLE, MOMENT, TEXTS, Step, rich_annotations, sessions
from tinydb import TinyDB

from tui_reader.model.annotation import Annotation
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.edits import Add
from tui_reader.model.history import History
from tui_reader.model.records import annotation_to_plain
from tui_reader.storage.annotation_store import AnnotationStore
from tui_reader.storage.layout import log_path
from tui_reader.storage.stored import Stored

LAST = Annotation("last", "person", 0, 1, "x", ANNOTATOR, MOMENT, MOMENT)

few = settings(max_examples=25)
drawn_sessions = st.sampled_from(TEXTS).flatmap(sessions)


def opened(folder: str) -> AnnotationStore:
    """The store as a program that has just started sees it."""
    return AnnotationStore(Path(folder), ANNOTATOR, ARTICLE)


def commit(store: AnnotationStore, step: Step) -> Stored:
    """Commits one step of a session on an article that stays as it is."""
    return store.commit(step.edit, step.act, article_sha256="a", rebase=unmoved)


def unmoved(annotations: AnnotationSet) -> AnnotationSet:
    """The passages where they are."""
    return annotations


@few
@given(drawn_sessions, st.data())
def test_a_restart_finds_what_stood_in_memory(steps: list[Step], data: st.DataObject) -> None:
    """After every step, in the same program or after any restart, store and history are those in memory."""
    with tempfile.TemporaryDirectory() as folder:
        store = opened(folder)
        for step in steps:
            if data.draw(st.booleans()):
                store.close()
                store = opened(folder)
            assert commit(store, step).annotations == step.annotations
            assert opened(folder).load().annotations == step.annotations
            assert store.history() == opened(folder).history() == step.history
        assert [(entry.act, entry.edit) for entry in store.log()] == [(step.act, step.edit) for step in steps]


@few
@given(drawn_sessions, st.integers(0, 7))
def test_dying_between_store_and_log_loses_no_history(steps: list[Step], after: int) -> None:
    """With the entry of any one step missing, the history is a way back to nothing all the same."""
    with tempfile.TemporaryDirectory() as folder:
        log = log_path(Path(folder), ANNOTATOR, ARTICLE)
        for number, step in enumerate(steps):
            whole = log.read_bytes() if log.exists() else b""
            commit(opened(folder), step)
            if number == after % len(steps):
                log.write_bytes(whole)
        assert opened(folder).load().annotations == steps[-1].annotations
        assert taken_back(steps[-1].annotations, opened(folder).history()).empty


@few
@given(drawn_sessions, st.data())
def test_a_log_cut_off_anywhere_goes_on(steps: list[Step], data: st.DataObject) -> None:
    """The annotations are untouched, nothing is offered for undoing that was not done, and the log catches up."""
    with tempfile.TemporaryDirectory() as folder:
        for step in steps:
            commit(opened(folder), step)
        log = log_path(Path(folder), ANNOTATOR, ARTICLE)
        raw = log.read_bytes()
        log.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
        store, kept = opened(folder), steps[-1].annotations
        assert store.load().annotations == kept
        assert store.history() == History() or taken_back(kept, store.history()).empty
        last = Step(Add(LAST), "do", Add(LAST).apply(kept), store.history().push(Add(LAST)))
        assert commit(store, last).annotations == replayed(store) == last.annotations
        assert opened(folder).history() == store.history() == last.history


@few
@given(drawn_sessions, st.data(), st.binary(max_size=40), st.integers(0, 40))
def test_a_log_overwritten_anywhere_costs_no_annotation(
    steps: list[Step], data: st.DataObject, garbage: bytes, length: int
) -> None:
    """Whatever stands in the log, the store is read, the next act is committed, and can be undone after a restart."""
    with tempfile.TemporaryDirectory() as folder:
        for step in steps:
            commit(opened(folder), step)
        log = log_path(Path(folder), ANNOTATOR, ARTICLE)
        raw = log.read_bytes()
        start = data.draw(st.integers(0, len(raw)))
        log.write_bytes(raw[:start] + garbage + raw[start + length :])
        store = opened(folder)
        before = store.load()
        assert before.annotations == steps[-1].annotations
        after = store.commit(Add(LAST), article_sha256="a", rebase=unmoved)
        assert after.annotations == Add(LAST).apply(before.annotations)
        assert after.sequence > before.sequence
        assert opened(folder).history().done[-1] == store.history().done[-1] == Add(LAST)


def taken_back(annotations: AnnotationSet, history: History) -> AnnotationSet:
    """The set after undoing all that can be undone."""
    while taken := history.undo():
        edit, history = taken
        annotations = edit.apply(annotations)
    return annotations


def replayed(store: AnnotationStore) -> AnnotationSet:
    """What the log's entries that can be read come to."""
    annotations = AnnotationSet(ARTICLE, ANNOTATOR)
    for entry in store.log():
        annotations = entry.edit.apply(annotations)
    return annotations


@few
@given(st.sampled_from(TEXTS).flatmap(lambda text: st.lists(rich_annotations(text), min_size=1, max_size=3)))
def test_stock_tinydb_reads_every_annotation(annotations: list[Annotation]) -> None:
    """Whatever an annotation carries, TinyDB's own storage gives the document that was stored."""
    with tempfile.TemporaryDirectory() as folder:
        store = opened(folder)
        for annotation in annotations:
            after = store.commit(Add(annotation), article_sha256="a", rebase=unmoved)
        with TinyDB(str(store.path), access_mode="r") as database:
            documents = database.table("annotations").all()
        assert documents == [annotation_to_plain(each, context=True) for each in after.annotations.by_id.values()]
        assert opened(folder).load() == after
