"""What a selection leaves of an article, and that passages are what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.contracts.format import tag, tags

from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Bundle, Selection, bundles, select, verify
from tui_reader.model.annotation_set import AnnotationSet, Rejection
from tui_reader.model.article import Article

TEXT = "Anne et Bruno."
ARTICLE = Article("x", "corpus/x.txt", TEXT)
ALICE = tags("x", "alice", tag(TEXT, "Anne", "1", label="person"), tag(TEXT, "et", "2"))
BOB = tags("x", "bob", status="done")


def chosen(*sets: AnnotationSet, **fields: object) -> Bundle | None:
    """What the selection with these fields leaves of `sets`."""
    asked = {key: frozenset(value) if isinstance(value, list) else value for key, value in fields.items()}
    return select(ARTICLE, sets, Selection(**asked))  # type: ignore[arg-type] # each test gives what fits


def kept(bundle: Bundle | None) -> dict[str, list[str]] | None:
    """The ids left, by annotator."""
    return None if bundle is None else {each.annotator: [a.id for a in each.annotations] for each in bundle.sets}


def test_everything_that_was_said_is_exported_by_default() -> None:
    """Without a filter, annotations and a mere status are both reasons to export an article."""
    assert kept(chosen(BOB, ALICE)) == {"alice": ["1", "2"], "bob": []}
    assert kept(chosen(BOB)) == {"bob": []}


def test_an_article_of_which_nothing_was_said_comes_only_with_everything() -> None:
    """`everything` adds the rest."""
    assert chosen() is None
    assert kept(chosen(everything=True)) == {}


def test_annotators_are_chosen_by_name() -> None:
    """The others' annotations and states are left out."""
    bundle = chosen(ALICE, BOB, annotators=["alice"])
    assert kept(bundle) == {"alice": ["1", "2"]}
    assert bundle is not None
    assert bundle.status == {"alice": "in-progress"}


def test_an_article_without_the_label_is_no_match_for_its_status() -> None:
    """With a label chosen, only an annotation with it is a reason to export; a chosen state is one again."""
    assert kept(chosen(ALICE, BOB, labels=["person"])) == {"alice": ["1"], "bob": []}
    assert chosen(ALICE, BOB, labels=["place"]) is None
    assert kept(chosen(ALICE, BOB, labels=["person"], statuses=["done"])) == {"bob": []}


def test_leaving_annotations_out_changes_no_state() -> None:
    """An annotator who has begun has begun, whatever is exported of it."""
    bundle = chosen(ALICE, labels=["place"], everything=True)
    assert bundle is not None
    assert (bundle.annotations, bundle.status) == ((), {"alice": "in-progress"})


def test_states_choose_sets() -> None:
    """`done` leaves the sets of those who are done."""
    assert kept(chosen(ALICE, BOB, statuses=["done"])) == {"bob": []}
    assert chosen(ALICE, statuses=["done"]) is None


def test_new_means_that_nobody_chosen_has_said_anything() -> None:
    """The state that nobody writes down can still be asked for."""
    assert kept(chosen(statuses=["new"])) == {}
    assert chosen(ALICE, statuses=["new"]) is None
    assert kept(chosen(ALICE, statuses=["new"], annotators=["bob"])) == {}


def test_rejections_alone_are_work_in_progress() -> None:
    """Whoever has only turned suggestions down has begun."""
    rejecting = replace(tags("x", "zoe"), rejected=frozenset({Rejection(0, 4, "PER", "Anne")}))
    bundle = chosen(rejecting)
    assert bundle is not None
    assert bundle.status == {"zoe": "in-progress"}


def test_articles_are_loaded_when_their_turn_comes() -> None:
    """Articles come by id, each once, and no article is loaded before the one in front of it was taken."""
    loaded: list[str] = []

    def load(identity: str) -> tuple[Article, Iterable[AnnotationSet]]:
        loaded.append(identity)
        return replace(ARTICLE, id=identity), [BOB]

    stream = bundles(["b", "a", "b"], load, Selection())
    assert loaded == []
    assert next(stream).article.id == "a"
    assert loaded == ["a"]
    assert [bundle.article.id for bundle in stream] == ["b"]


def test_annotations_are_ordered_by_place_then_length_then_annotator() -> None:
    """By start, longer ones first, then by annotator and id."""
    alice = tags("x", "alice", tag(TEXT, "Anne", "9"), tag(TEXT, "Anne", "8"), tag(TEXT, "Bruno", "1"))
    bob = tags("x", "bob", tag(TEXT, "Anne et", "5", "bob"), tag(TEXT, "Anne", "2", "bob"))
    assert [a.id for a in Bundle(ARTICLE, (bob, alice)).annotations] == ["5", "8", "9", "2", "1"]


def test_a_passage_that_differs_is_refused_unless_it_is_orphaned() -> None:
    """The text at the offsets must be the annotation's; an orphaned one says that it is not."""
    wrong = replace(tag(TEXT, "Anne", "w1"), text="Anna")
    with pytest.raises(InputError, match=r"^x: annotation w1 of alice .*\[0, 4\)"):
        verify(Bundle(ARTICLE, (tags("x", "alice", wrong),)))
    verify(Bundle(ARTICLE, (tags("x", "alice", replace(wrong, orphaned=True)),)))
