"""Plain values that are wrong, each refused with the field that is."""

from __future__ import annotations

from typing import Any

import pytest

from tui_reader.errors import InputError
from tui_reader.model.records import (
    annotation_from_plain,
    edit_from_plain,
    link_from_plain,
    rejection_from_plain,
    state_from_plain,
)
from tui_reader.text.span import Span

PLAIN: dict[str, Any] = {
    "id": "a", "label": "quote", "start": 3, "end": 9, "text": "voilà.", "annotator": "alice", "created": "t",
}  # fmt: skip


def test_little_is_needed() -> None:
    """What is left out has a meaning: made by hand, never updated, nothing to add."""
    annotation = annotation_from_plain(PLAIN)
    assert (annotation.origin, annotation.updated, annotation.note, annotation.pieces) == ("manual", "t", "", ())
    assert not annotation.orphaned


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"id": None}, "annotation: id is missing"),
        ({"label": 5}, "annotation 'a': label is not a str but 5"),
        ({"start": 9}, "annotation 'a': [9, 9) is not a passage"),
        ({"start": -1}, "annotation 'a': [-1, 9) is not a passage"),
        ({"start": True}, "annotation 'a': start is not a number"),
        ({"end": 9.0}, "annotation 'a': end is not a int"),
        ({"origin": "elsewhere"}, "annotation 'a': unknown origin 'elsewhere'"),
        ({"pieces": [[3, 5], [4, 9]]}, "pieces do not fill [3, 9) in order"),
        ({"pieces": [[3, 5], [6, 8]]}, "pieces do not fill [3, 9) in order"),
        ({"pieces": [[3, 3], [3, 9]]}, "pieces do not fill [3, 9) in order"),
        ({"pieces": [[3.0, 5], [6, 9]]}, "pieces are not pairs of offsets"),
        ({"pieces": [[3, 5, 9]]}, "pieces are not pairs of offsets"),
        ({"pieces": ["ab"]}, "pieces are not pairs of offsets"),
        ({"suggested": {"recognizer": "r", "score": "high"}}, "suggested: score is not a number"),
        ({"suggested": {"recognizer": "r", "score": float("nan")}}, "suggested: score is not a number"),
        ({"suggested": {"score": 0.5}}, "suggested: recognizer is missing"),
        ({"suggested": []}, "suggested: not a record but list"),
        ({"attributes": {"x": None}}, "attribute 'x': None is neither text"),
        ({"attributes": {"x": [[]]}}, "attribute 'x': [[]] is neither text"),
        ({"attributes": {"x": 10**30}}, "attribute 'x':"),
        ({"links": [{"role": "speaker"}]}, "link: start is missing"),
        ({"links": ["b"]}, "link: not a record but str"),
    ],
)
def test_a_wrong_annotation_is_told_by_its_field(wrong: dict[str, Any], told: str) -> None:
    """One line says what is wrong with which field."""
    with pytest.raises(InputError) as caught:
        annotation_from_plain(PLAIN | wrong)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_piece_is_the_whole() -> None:
    """Pieces that are but one say nothing beyond start and end."""
    assert annotation_from_plain(PLAIN | {"pieces": [[3, 9]]}).pieces == ()
    assert annotation_from_plain(PLAIN | {"pieces": [[3, 5], [5, 9]]}).pieces == (Span(3, 5), Span(5, 9))


@pytest.mark.parametrize("text", ["voi", "voilà voilà"])
def test_the_text_of_a_link_or_a_rejection_fills_its_place(text: str) -> None:
    """Both would lead astray otherwise."""
    passage = {"start": 3, "end": 9, "text": text}
    with pytest.raises(InputError, match=r"link: .* characters of text do not fill"):
        link_from_plain({"role": "speaker", "article": "kati", **passage})
    with pytest.raises(InputError, match=r"rejection: .* characters of text do not fill"):
        rejection_from_plain({"kind": "PER", **passage})


def test_edits_and_states_are_of_known_kinds() -> None:
    """Others are refused by name."""
    with pytest.raises(InputError, match="edit: unknown kind 'drop'"):
        edit_from_plain({"do": "drop"})
    with pytest.raises(InputError, match="unknown state 'finished'; states are: new, in-progress"):
        edit_from_plain({"do": "status", "after": "finished"})
    with pytest.raises(InputError, match=r"unknown state \['done'\]"):
        state_from_plain(["done"])
    assert state_from_plain(None) is None
    assert state_from_plain("done") == "done"
