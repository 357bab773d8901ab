"""Exports read back, and files written by hand: what is taken, and how each fault is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.contracts.format import SCHEMA, TEXT, sample, tag, written

from tui_reader.errors import InputError, NewerVersionError
from tui_reader.exchange.incoming import Incoming
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.exchange.yaml_reader import read

HAND = """\
# from a colleague's notes
format: tui-reader
version: 1
articles:
- id: lanvrezal/port
  date: 2025-11-11
  title: no
  status: {bob: done, zoe: new}
  text: |
    Le port rouvre à 12:30, dit Anne.
  annotations:
  - label: person
    start: 28
    end: 32
    text: Anne
  - {label: quote, start: 0, end: 14, text: Le port rouvre, annotator: bob, note: 'à voir',
     links: [{role: speaker, article: x, start: 0, end: 1, text: y}], attributes: {sure: yes, n: 2, of: [a, b]}}
"""


def hand(change: str = "", into: str = "") -> Incoming:
    """What the file written by hand holds, with one thing changed."""
    assert change in HAND
    return read(HAND.replace(change, into, 1).encode(), "hand.yaml")


def refused(change: str, into: str) -> str:
    """What is said when one thing in the file is changed."""
    with pytest.raises(InputError) as caught:
        hand(change, into)
    return str(caught.value)


def test_an_export_comes_back_as_it_was() -> None:
    """Schema, articles and sets are those that were written."""
    incoming = read(written(YamlFormat(), sample()), "export.yaml")
    assert incoming.schema == SCHEMA
    assert incoming.untaken == ()
    for article, bundle in zip(incoming.articles, sample(), strict=True):
        was = bundle.article
        assert (article.id, article.file, article.text, article.sha256) == (was.id, was.file, was.text, was.sha256)
        assert article.page == was.page
        assert article.sets == tuple(replace(each, status=each.state) for each in bundle.sets)


def test_context_is_taken_from_the_text_that_the_file_brings() -> None:
    """With the text, passages can be found again in another one; without, only their own words help."""
    with_text, without = (
        read(written(YamlFormat(), sample(), with_text=each), "e.yaml").articles[1] for each in (True, False)
    )
    assert with_text.sets[0].by_id["a2"] == tag(TEXT, "Élise Kerguélen", "a2", label="person")
    assert (without.text, without.sets[0].by_id["a2"].before, without.sha256) == (None, "", with_text.sha256)


def test_a_file_written_by_hand_is_read() -> None:
    """Plain style, block text, and no more than what a person would write."""
    [article] = hand().articles
    assert (article.id, article.page.date, article.page.title) == ("lanvrezal/port", "2025-11-11", "no")
    assert article.text == "Le port rouvre à 12:30, dit Anne.\n"
    nobody, bob = article.sets
    assert (nobody.annotator, nobody.status, bob.annotator, bob.status) == ("", None, "bob", "done")
    [person] = nobody.annotations
    assert (person.origin, person.created, len(person.id)) == ("imported", "", 12)
    [quote] = bob.annotations
    assert quote.note == "à voir"
    assert quote.attributes == (("n", 2), ("of", ("a", "b")), ("sure", "yes"))


def test_ids_made_for_a_file_by_hand_are_the_same_every_time() -> None:
    """So that the same file can be imported twice."""
    assert hand() == hand()
    ids = {a.id for each in hand().articles[0].sets for a in each.annotations}
    assert len(ids) == 2


def test_keys_without_a_value_are_keys_left_out() -> None:
    """`note:` with nothing behind it says nothing."""
    bob = hand("note: 'à voir'", "note: ").articles[0].sets[1]
    assert bob.annotations[0].note == ""


@pytest.mark.parametrize(
    ("change", "into", "line", "said"),
    [("format: tui-reader", "format: other", 2, "no tui-reader export"), ("version: 1", "version: one", 2, "'one'"),
     ("version: 1", "version: true", 2, "True"), ("version: 1", "version: 1\noffsets: bytes", 2, "'bytes'"),
     ("version: 1", "version: 1\nartikles: []", 2, "'artikles'"), ("status:", "statsu:", 5, "'statsu'"),
     ("start: 28", "begin: 28", 12, "'begin'"), ("start: 28", "start: x", 12, "start"),
     ("start: 28", "start: 27", 12, "is not what stands at [27, 32)"), ("end: 32", "end: 20", 12, "not a passage"),
     ("text: Anne", "text: 1990", 12, "1990"), ("title: no", "title: 12", 5, "put it in quotes"),
     ("id: lanvrezal/port", "id: ../../etc/passwd", 5, "no id"), ("id: lanvrezal/port", "id: /etc", 5, "no id"),
     ("id: lanvrezal/port", "id: a/.hidden", 5, "no id"),
     ("id: lanvrezal/port", 'id: "a\\u001bb"', 5, "no id"), ("- id: lanvrezal/port\n", "-\n", 6, "no id"),
     ("bob: done", "bob: finished", 8, "'finished'"), ("bob: done", "../x: done", 8, "cannot name an annotator"),
     ("annotator: bob", "annotator: .bob", 16, "cannot name an annotator"), ("of: [a, b]", "of: {a: b}", 16, "'of'"),
     ("role: speaker,", "role: speaker, to: b,", 17, "'to'"), ("of: [a, b]", "of: [1e400, .inf, ~]", 16, "'of'"),
     ("article: x, ", "", 16, "article is missing"), ("role: speaker,", "role: s, target: t,", 17, "not both"),
     ("status: {bob: done, zoe: new}", "status: done", 5, "'done'"),
     ("annotations:\n", "annotations: 7\n  labels:\n", 5, "should be a list"),
     ("version: 1", "version: 1\nlabels:\n- {name: a}\n- {name: b, key: Q}", 6, "labels[1].key"),
     ("  date:", "  length: 3\n  date:", 5, "sha256 and length"), ("  date:", "  sha256: abc\n  date:", 5, "sha256"),
     ("- {label: quote, start: 0, end: 14, text: Le port rouvre, annotator: bob",
      "- {label: person, start: 28, end: 32, text: Anne", 16, "there twice")],
)  # fmt: skip
def test_faults_are_told_with_their_line(change: str, into: str, line: int, said: str) -> None:
    """One line: file, line of the thing that is wrong, what is wrong."""
    told = refused(change, into)
    assert told.startswith(f"hand.yaml:{line}: ")
    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize("raw", [b"", b"[]", b"just words", b"{}"])
def test_what_is_no_export_is_said_to_be_none(raw: bytes) -> None:
    """Any other YAML is refused by name."""
    with pytest.raises(InputError, match=r"^x\.yaml:1: this is no tui-reader export"):
        read(raw, "x.yaml")


def test_an_article_there_twice_is_refused() -> None:
    """Which of the two is meant cannot be known."""
    with pytest.raises(InputError, match=r"^x:4: article 'a' is there twice"):
        read(b"format: tui-reader\nversion: 1\narticles: [{id: a},\n {id: a}]\n", "x")


def test_a_newer_version_is_refused_before_its_keys_are_looked_at() -> None:
    """A later program's file is told as that, whatever it holds."""
    with pytest.raises(NewerVersionError, match="version 2 is newer"):
        hand("version: 1", "version: 2\nnews: 1")


def test_labels_of_a_whole_article_are_said_not_to_be_taken() -> None:
    """Nothing is dropped in silence."""
    assert hand("  date:", "  labels: [topic]\n  date:").untaken == (
        "hand.yaml:5: labels of a whole article (lanvrezal/port) are not taken",
    )


def test_an_orphaned_annotation_need_not_fit_the_text() -> None:
    """It says itself that its passage is gone."""
    nobody = hand("start: 28", "orphaned: true\n    start: 27").articles[0].sets[0]
    assert nobody.annotations[0].orphaned
