"""The YAML export: what comes back is what went out, in every parser, in any order of input."""

from __future__ import annotations

import io
import json
import random
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from tests.property import exchange_strategies as drawn

from tui_reader.errors import InputError
from tui_reader.exchange.bundle import Bundle, Heading, Selection
from tui_reader.exchange.bundle import bundles as streamed
from tui_reader.exchange.yaml_emitter import quoted
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.exchange.yaml_schema import json_schema
from tui_reader.model.labels import LabelSchema
from tui_reader.model.records import annotation_to_plain
from tui_reader.model.schema_plain import schema_to_plain

LOADERS = [getattr(yaml, name) for name in ("SafeLoader", "CSafeLoader") if hasattr(yaml, name)]
VALIDATOR = Draft202012Validator(json_schema())


def exported(heading: Heading, bundles: list[Bundle]) -> bytes:
    """The file."""
    stream = io.BytesIO()
    YamlFormat().write(heading, bundles, stream)
    return stream.getvalue()


def read_by_all(raw: bytes) -> list[Any]:
    """The values that each parser of Python gives."""
    ruamel = YAML(typ="safe", pure=True).load(raw.decode())
    return [ruamel, *(yaml.load(raw, loader) for loader in LOADERS)]  # noqa: S506 - safe ones


def alike(value: object) -> str:
    """A value written out, so that `1`, `1.0` and `True` differ."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@given(drawn.schemas(), drawn.bundles())
@settings(max_examples=60)
def test_what_is_written_is_read(schema: LabelSchema, bundles: list[Bundle]) -> None:
    """Schema, articles, texts, sets, contexts, states: all of it comes back."""
    incoming = YamlFormat().read(exported(Heading(schema, "x"), bundles), "export")
    assert incoming.schema == schema
    assert [(a.id, a.file, a.text, a.page, a.sets) for a in incoming.articles] == [
        (b.article.id, b.article.file, b.article.text, b.article.page, b.sets) for b in bundles
    ]


@given(drawn.schemas(), drawn.bundles(), drawn.strings)
@settings(max_examples=25)
def test_every_parser_gives_the_values_that_were_meant(
    schema: LabelSchema, bundles: list[Bundle], generator: str
) -> None:
    """ruamel.yaml (1.2), PyYAML and libyaml (1.1) agree with what the model says, and so does the JSON Schema."""
    got = read_by_all(exported(Heading(schema, generator), bundles))
    for plain in got:
        assert alike(plain) == alike(got[0])
        assert plain["generator"] == generator
        assert alike({key: plain[key] for key in ("axes", "labels")}) == alike(schema_to_plain(schema))
        for article, bundle in zip(plain["articles"], bundles, strict=True):
            assert article["text"] == bundle.article.text
            meant = [annotation_to_plain(each) for each in bundle.annotations]
            assert alike(article.get("annotations", [])) == alike(meant)
    VALIDATOR.validate(got[0])


@given(drawn.strings | st.text(drawn.characters))
@settings(max_examples=150)
def test_a_string_is_the_same_string_in_every_parser(text: str) -> None:
    """As a value, as a key and in a list on one line, whatever it holds."""
    line = f"a: {quoted(text)}\nb: {{? {quoted(text)} : 1}}\nc: [{quoted(text)}, {quoted(text)}]\n"
    for plain in read_by_all(line.encode()):
        assert plain == {"a": text, "b": {text: 1}, "c": [text, text]}


@given(drawn.bundles(), st.randoms())
@settings(max_examples=40)
def test_the_order_of_the_input_changes_no_byte(bundles: list[Bundle], chance: random.Random) -> None:
    """Articles, sets and annotations may come in any order."""
    by_id = {bundle.article.id: (bundle.article, bundle.sets) for bundle in bundles}
    mixed = {
        identity: (article, shuffled([replace(each, by_id=shuffled_map(each.by_id, chance)) for each in sets], chance))
        for identity, (article, sets) in by_id.items()
    }
    everything = Selection(everything=True)
    straight = streamed(by_id, by_id.__getitem__, everything)
    crooked = streamed(shuffled(list(mixed), chance), mixed.__getitem__, everything)
    heading = Heading(LabelSchema(), "x")
    assert exported(heading, list(crooked)) == exported(heading, list(straight)) == exported(heading, bundles)


@given(drawn.strings, st.integers(0, 200), st.sampled_from(["\ud800", "\udfff", "\udc80"]))
@settings(max_examples=20)
def test_a_lone_surrogate_is_refused_wherever_it_stands(text: str, at: int, surrogate: str) -> None:
    """It is never written as something else."""
    with pytest.raises(InputError, match="lone surrogate"):
        quoted(text[:at] + surrogate + text[at:])


def shuffled(items: list[Any], chance: random.Random) -> list[Any]:
    """The items in another order."""
    return chance.sample(items, len(items))


def shuffled_map(by_id: Any, chance: random.Random) -> Any:
    """The mapping with its keys in another order."""
    return MappingProxyType({key: by_id[key] for key in shuffled(list(by_id), chance)})
