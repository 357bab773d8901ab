"""The YAML export: its shape, its order, what it leaves out, what it refuses."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
import yaml
from tests.contracts.format import HEADING, TEXT, FormatContract, sample, tag, tags, written

from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Bundle, Heading
from tui_reader.exchange.format import Losses
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.model.annotation import Suggested
from tui_reader.model.article import Article
from tui_reader.model.labels import LabelSchema
from tui_reader.text.span import Span

SHAPE = """\
format: "tui-reader"
version: 1
generator: "tui-reader 0.1.0"
offsets: "code points"
axes:
  - {name: "entity", exclusive: true}
  - {name: "voice", exclusive: false}
labels:
  - name: "person"
    title: {"en": "person", "fr": "personne"}
    key: "p"
    axis: "entity"
    color: "#d05252"
  - name: "quote"
    key: "c"
    axis: "voice"
    color: "#888888"
    accepts: ["speech"]
    attributes: [{name: "translated", type: "boolean"}, {name: "themes", type: "string", many: true}]
    roles: [{name: "speaker", labels: ["person"]}, {name: "cue"}]
articles:
  - id: "x"
    file: "corpus/x.txt"
    sha256: "%s"
    length: 6
    language: "fr"
    status: {"alice": "in-progress", "bob": "done"}
    annotations:
      - id: "a1"
        label: "quote"
        start: 0
        end: 6
        text: "« Ñ »\\n"
        pieces: [[0, 2], [4, 6]]
        annotator: "alice"
        created: "2026-11-21T10:00:00Z"
        updated: "2026-11-21T10:00:00Z"
        origin: "suggestion"
        suggested: {recognizer: "rules", score: 0.98, edited: false}
        note: "no"
        flag: "discuss"
        attributes: {"themes": ["mer", "port"], "translated": true}
        links: [{role: "speaker", target: "a2"}, {role: "cue", article: "b/two", start: 0, end: 2, text: "No"}]
    text: "« Ñ »\\n"
"""


class TestYaml(FormatContract):
    """YAML keeps what every format must keep."""

    formatted = YamlFormat()


def shaped() -> Bundle:
    """The article of `SHAPE`."""
    article = Article("x", "corpus/x.txt", "« Ñ »\n")
    model = sample()[1].sets[0].by_id["a1"]
    rich = replace(
        tag(article.text, article.text, "a1"),
        pieces=(Span(0, 2), Span(4, 6)),
        origin="suggestion",
        suggested=Suggested("rules", 0.98),
        note="no",
        flag=model.flag,
        attributes=model.attributes,
        links=model.links,
    )
    return Bundle(article, (tags("x", "bob", status="done"), tags("x", "alice", rich)))


def test_the_shape_is_the_promised_one() -> None:
    """Keys, their order, block and flow style are those that scripts rely on."""
    digest = hashlib.sha256("« Ñ »\n".encode()).hexdigest()
    assert written(YamlFormat(), [shaped()]).decode() == SHAPE % digest


def test_nothing_is_lost() -> None:
    """YAML holds all that annotators say."""
    assert YamlFormat().write(HEADING, sample(), io.BytesIO()) == Losses()


def test_an_empty_project_gives_a_valid_document() -> None:
    """No labels and no articles are empty lists."""
    stream = io.BytesIO()
    YamlFormat().write(Heading(LabelSchema(), "tui-reader 0.1.0"), [], stream)
    plain = yaml.safe_load(stream.getvalue())
    assert (plain["axes"], plain["labels"], plain["articles"]) == ([], [], [])


def test_texts_can_be_left_out() -> None:
    """Without the text, all else is the same."""
    full, bare = (
        yaml.safe_load(written(YamlFormat(), sample(), with_text=with_text))["articles"] for with_text in (True, False)
    )
    assert [article.pop("text") for article in full] == ["No.", TEXT, ""]
    assert full == bare


def test_a_foreign_encoding_is_said() -> None:
    """Whoever opens the file itself learns how; UTF-8 goes without saying."""
    encodings = [each.get("encoding") for each in yaml.safe_load(written(YamlFormat(), sample()))["articles"]]
    assert encodings == ["cp1252", None, None]


def test_a_file_is_named_as_it_is_on_the_disk() -> None:
    """No Unicode form is changed; a byte of a name that is no UTF-8 is written as `%XX`."""
    files = {"a": "corpus/e\u0301.txt", "b": "corpus/\xe9.txt", "c": "corpus/caf\udce9.txt"}
    text = written(YamlFormat(), [Bundle(Article(identity, file, "")) for identity, file in files.items()])
    said = {each["id"]: each["file"] for each in yaml.safe_load(text)["articles"]}
    assert said == files | {"c": "corpus/caf%E9.txt"}


def test_an_orphaned_annotation_keeps_its_last_text() -> None:
    """It is exported with its last known offsets and says that it is orphaned."""
    lost = replace(tag(TEXT, "non", "o1"), orphaned=True, start=9000, end=9003)
    bundle = Bundle(Article("x", "corpus/x.txt", "Autre."), (tags("x", "alice", lost),))
    [annotation] = yaml.safe_load(written(YamlFormat(), [bundle]))["articles"][0]["annotations"]
    assert (annotation["start"], annotation["text"], annotation["orphaned"]) == (9000, "non", True)


def test_what_no_file_can_hold_is_told_with_its_article() -> None:
    """A lone surrogate in a text, or a number that is none, stops the export in one line."""
    bundle = Bundle(Article("x/y", "corpus/x/y.txt", "a\udc80"))
    with pytest.raises(InputError, match=r"^x/y: .*U\+DC80"):
        written(YamlFormat(), [bundle])
    wrong = replace(tag("No.", "No", "n1"), attributes=(("n", float("nan")),))
    with pytest.raises(InputError, match=r"^a: nan"):
        written(YamlFormat(), [Bundle(Article("a", "corpus/a.txt", "No."), (tags("a", "alice", wrong),))])


def test_articles_out_of_order_are_a_fault_of_the_caller() -> None:
    """The same articles must give the same bytes, so their order is not the caller's to choose."""
    with pytest.raises(ValueError, match="by id"):
        written(YamlFormat(), sample()[::-1])
    with pytest.raises(ValueError, match="by id"):
        written(YamlFormat(), [sample()[0], sample()[0]])


def test_one_article_at_a_time_is_taken() -> None:
    """An article is on the stream before the next one is asked for."""
    stream = io.BytesIO()
    seen = []

    def watched() -> Iterator[Bundle]:
        for bundle in sample():
            seen.append(stream.getvalue().count(b"\n  - id: "))
            yield bundle

    YamlFormat().write(HEADING, watched(), stream)
    assert seen == [0, 1, 2]
