"""Importing: an export carried into an empty project is the same work, and importing it again is nothing."""

from __future__ import annotations

import io

from hypothesis import given, settings
from tests.property import exchange_strategies as drawn

from tui_reader.exchange.bundle import Bundle, Heading
from tui_reader.exchange.importing import Plan, Present, Target, plan
from tui_reader.exchange.incoming import Incoming
from tui_reader.exchange.yaml_format import YamlFormat
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.labels import LabelSchema

Held = dict[tuple[str, str], AnnotationSet]


def incoming(bundles: list[Bundle]) -> Incoming:
    """What a reader of the export gets."""
    stream = io.BytesIO()
    YamlFormat().write(Heading(LabelSchema(), "x"), bundles, stream)
    return YamlFormat().read(stream.getvalue(), "export")


def planned(bundles: list[Bundle], texts: dict[str, str], held: Held, annotator: str | None = None) -> Plan:
    """The plan for a project with these texts and sets."""
    present = Present(
        text=texts.get,
        held=lambda who, article: held.get((who, article), AnnotationSet(article, who)),
        schema=LabelSchema(),
    )
    return plan(incoming(bundles), present, Target("someone", "2027-01-01T00:00:00Z", annotator))


def carried_out(made: Plan) -> tuple[dict[str, str], Held]:
    """An empty project after the plan."""
    held = {(c.annotator, c.article): c.edit.apply(AnnotationSet(c.article, c.annotator)) for c in made.changes}
    return {article.id: article.text for article in made.articles}, held


@given(drawn.bundles())
@settings(max_examples=40)
def test_an_export_carried_elsewhere_is_the_same_work(bundles: list[Bundle]) -> None:
    """Texts, annotations and states arrive; a second import has nothing left to do."""
    texts, held = carried_out(planned(bundles, {}, {}))
    assert texts == {bundle.article.id: bundle.article.text for bundle in bundles}
    for bundle in bundles:
        for each in bundle.sets:
            arrived = held[each.annotator, bundle.article.id]
            assert {**arrived.by_id} == {**each.by_id}
            assert arrived.state == each.state
    assert planned(bundles, texts, held).changes == ()


@given(drawn.bundles(), drawn.some)
@settings(max_examples=40)
def test_a_text_that_grew_in_front_moves_every_passage(bundles: list[Bundle], prefix: str) -> None:
    """What is found covers its own words; what is not found says so; no annotation is lost."""
    texts = {bundle.article.id: prefix + bundle.article.text for bundle in bundles}
    _, held = carried_out(planned(bundles, texts, {}))
    for bundle in bundles:
        for each in bundle.sets:
            arrived = held[each.annotator, bundle.article.id]
            assert arrived.by_id.keys() == each.by_id.keys()
            for annotation in arrived.annotations:
                assert annotation.orphaned or annotation.span.of(texts[bundle.article.id]) == annotation.text
