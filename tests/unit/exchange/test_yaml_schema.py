"""The JSON Schema takes every export and little else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.contracts.format import HEADING, sample, tag, tags, written
from tests.unit.exchange.test_yaml_format import shaped

from tui_reader.exchange.bundle import Bundle
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.exchange.yaml_schema import json_schema
from tui_reader.model.article import Article

VALIDATOR = Draft202012Validator(json_schema())


def exported(bundles: list[Bundle], *, with_text: bool = True) -> Any:
    """What a reader of the export sees."""
    return yaml.safe_load(written(YamlFormat(), bundles, with_text=with_text))


def test_it_is_a_schema() -> None:
    """It obeys its own dialect and can be written as JSON."""
    Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_takes_what_is_exported() -> None:
    """Rich, empty, without texts, with an article of which nothing is said."""
    for bundles in (sample(), [], [shaped()], [Bundle(Article("x", "x.txt", ""))]):
        for with_text in (True, False):
            VALIDATOR.validate(exported(bundles, with_text=with_text))


def test_it_takes_every_annotator_of_the_app() -> None:
    """Letters of any script name an annotator in the schema, and our own reader takes the file."""
    said = tags("x", "éloïse", tag("Le port", "port", "a1", "éloïse"), status="done")
    raw = written(YamlFormat(), [Bundle(Article("x", "x.txt", "Le port"), (said,))])
    VALIDATOR.validate(yaml.safe_load(raw))
    [article] = YamlFormat().read(raw, "f.yaml").articles
    assert [(each.annotator, each.status) for each in article.sets] == [("éloïse", "done")]


def test_every_list_and_mapping_of_ours_is_closed() -> None:
    """An unknown key is refused wherever keys are ours."""

    def objects(schema: Any) -> list[Any]:
        inside = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
        found = [each for child in inside for each in objects(child)]
        return [*found, schema] if isinstance(schema, dict) and "properties" in schema else found

    closed = objects(json_schema())
    assert {each["title"] for each in closed} >= {"Article", "Annotation", "Label"}
    assert all(each["additionalProperties"] is False for each in closed)


@pytest.mark.parametrize(
    "change",
    [{"version": 2}, {"offsets": "bytes"}, {"extra": 1}, {"articles": [{"id": "x"}]}, {"labels": [{"name": "é"}]}],
)
def test_it_refuses_another_shape(change: dict[str, object]) -> None:
    """A wrong value, a missing key and an extra key are faults."""
    assert not VALIDATOR.is_valid(exported(sample()) | change)


@pytest.mark.parametrize(
    "change",
    [{"start": -1}, {"start": "0"}, {"origin": "magic"}, {"pieces": [[0, 1]]}, {"pieces": [[0, 1, 2], [3, 4]]},
     {"links": [{"role": "x"}]}, {"links": [{"role": "x", "target": "a", "start": 1}]}, {"orphaned": False},
     {"attributes": {"a": {"b": 1}}}, {"annotator": "../x"}, {"suggested": {"recognizer": "x"}}, {"before": ""}],
)  # fmt: skip
def test_it_refuses_another_annotation(change: dict[str, object]) -> None:
    """What no annotation can be is a fault."""
    plain = exported([shaped()])
    wrong = copy.deepcopy(plain)
    wrong["articles"][0]["annotations"][0] |= change
    assert VALIDATOR.is_valid(plain)
    assert not VALIDATOR.is_valid(wrong)


def test_its_label_scheme_is_the_one_of_the_heading() -> None:
    """Every label that a scheme can describe is described."""
    labels = exported([])["labels"]
    assert [each["name"] for each in labels] == [label.name for label in HEADING.schema.labels]
