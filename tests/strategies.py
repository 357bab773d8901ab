"""What Hypothesis draws in the property tests: texts, annotations, sets, edits and sessions of editing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType

from hypothesis import strategies as st

from tui_reader.model.annotation import ORIGINS, Annotation, Link, Suggested, context
from tui_reader.model.annotation_set import STATES, AnnotationSet, Rejection
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace, SetStatus
from tui_reader.model.history import History
from tui_reader.model.labels import ATTRIBUTE_TYPES, LARGEST_INTEGER, Attribute, Axis, Label, LabelSchema, Role
from tui_reader.model.schema_plain import COLORS, RESERVED_KEYS
from tui_reader.model.suggestion import KINDS
from tui_reader.text.span import Span

ARTICLE, ANNOTATOR = "politique/visite-de-kati", "alice"
MOMENT = "2026-11-21T10:00:00Z"
LABELS = ("person", "quote", "promise", "doubtful")

strings = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
"""Anything that a store can hold."""

article_texts = st.text(st.sampled_from("abé «»’\n\u00a0😀e\u0301"), min_size=1, max_size=40)
"""Texts in which passages come again, of few characters, some of them wide or combining."""

TEXTS = ("Assimi Goïta a dit : « Non. »\n", "é e\u0301 😀 é", "x")
"""Texts for the tests in which the text matters little, since drawing one takes long."""

scalars = (
    strings
    | st.booleans()
    | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
    | st.floats(allow_nan=False, allow_infinity=False)
)
names = st.text("abcXYZ019_.-", min_size=1, max_size=8).map(lambda tail: f"n{tail}")


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A passage of `text`, which is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def plain_annotations(draw: st.DrawFn, text: str, identity: str = "a1") -> Annotation:
    """A plain annotation of a passage of `text`; `rich_annotations` carry all that one may carry."""
    span = draw(spans(text))
    before, after = context(text, span)
    return Annotation(
        id=identity,
        label=draw(st.sampled_from(LABELS)),
        start=span.start,
        end=span.end,
        text=span.of(text),
        annotator=ANNOTATOR,
        created=MOMENT,
        updated=MOMENT,
        before=before,
        after=after,
        note=draw(st.sampled_from(["", "à vérifier"])),
    )


@st.composite
def rich_annotations(draw: st.DrawFn, text: str) -> Annotation:
    """An annotation of a passage of `text` with anything that one may carry."""
    plain = draw(plain_annotations(text))
    return replace(
        plain,
        pieces=draw(_pieces(plain.span)),
        origin=draw(st.sampled_from(ORIGINS)),
        suggested=draw(st.none() | _suggested),
        note=draw(strings),
        flag=draw(st.sampled_from(["", "discuss"])),
        attributes=tuple(sorted(draw(st.dictionaries(names, scalars | _lists, max_size=3)).items())),
        links=tuple(draw(st.lists(_links, max_size=2))),
        orphaned=draw(st.booleans()),
    )


@st.composite
def rejections(draw: st.DrawFn, text: str) -> Rejection:
    """A suggestion turned down at a passage of `text`."""
    span = draw(spans(text))
    return Rejection(span.start, span.end, draw(st.sampled_from(KINDS)), span.of(text))


@st.composite
def annotation_sets(draw: st.DrawFn, text: str, *, largest: int = 3) -> AnnotationSet:
    """What an annotator may have said of `text`: up to `largest` annotations with the ids `a0`, `a1` and so on."""
    by_id = {f"a{i}": draw(plain_annotations(text, f"a{i}")) for i in range(draw(st.integers(0, largest)))}
    rejected = draw(st.frozensets(rejections(text), max_size=2))
    status = draw(st.none() | st.sampled_from(STATES))
    return AnnotationSet(ARTICLE, ANNOTATOR, MappingProxyType(by_id), rejected, status)


@st.composite
def edits(draw: st.DrawFn, text: str, to: AnnotationSet, fresh: str, *, depth: int = 1) -> Edit:
    """An edit that fits `to` and changes it; annotations that it adds have ids that begin with `fresh`."""
    there = st.sampled_from(to.annotations) if to.by_id else st.nothing()
    rejected = st.sampled_from(sorted(to.rejected)) if to.rejected else st.nothing()
    kinds: list[st.SearchStrategy[Edit]] = [
        plain_annotations(text, fresh).map(Add),
        there.map(Remove),
        there.flatmap(lambda old: plain_annotations(text, old.id).map(lambda new: Replace(old, new))),
        rejections(text).filter(lambda each: each not in to.rejected).map(Reject),
        rejected.map(Reopen),
        st.sampled_from([None, *STATES]).map(lambda state: SetStatus(to.status, state)),
    ]
    if depth:
        kinds.append(batches(text, to, fresh, depth=depth - 1))
    return draw(st.one_of(kinds))


@st.composite
def batches(draw: st.DrawFn, text: str, to: AnnotationSet, fresh: str, *, depth: int = 0) -> Batch:
    """Up to three edits, each of which fits what the ones before it leave of `to`."""
    parts: list[Edit] = []
    for i in range(draw(st.integers(0, 2))):
        parts.append(draw(edits(text, to, f"{fresh}.{i}", depth=depth)))
        to = parts[-1].apply(to)
    return Batch(tuple(parts))


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a session: what is applied, as which act, and what then stands in memory."""

    edit: Edit
    act: str
    annotations: AnnotationSet
    history: History


@st.composite
def sessions(draw: st.DrawFn, text: str, *, longest: int = 8) -> list[Step]:
    """An annotator's acts on `text`, from nothing on: edits, undone and redone in any order that makes sense."""
    steps: list[Step] = []
    now, history = AnnotationSet(ARTICLE, ANNOTATOR), History()
    for number in range(draw(st.integers(1, longest))):
        act = draw(st.sampled_from(["do", "do", "undo", "redo"]))
        taken = {"undo": history.undo, "redo": history.redo}.get(act, lambda: None)()
        if taken is None:
            act, edit = "do", draw(edits(text, now, f"a{number}"))
            history = history.push(edit)
        else:
            edit, history = taken
        now = edit.apply(now)
        steps.append(Step(edit, act, now, history))
    return steps


@st.composite
def schemas(draw: st.DrawFn) -> LabelSchema:
    """A label schema that the configuration could describe."""
    axes = [Axis(name, exclusive=draw(st.booleans())) for name in draw(_some_names(1, 3))]
    own = draw(_some_names(0, 5))
    free = [letter for letter in "abcdefghijklmopqrstvwxyz" if letter not in RESERVED_KEYS]
    keys = draw(st.permutations(free))
    labels = [
        replace(draw(_labels(name, own)), axis=draw(st.sampled_from(axes)).name, key=draw(st.sampled_from([None, key])))
        for name, key in zip(own, keys, strict=False)
    ]
    return LabelSchema(tuple(axes), tuple(labels))


@st.composite
def _labels(draw: st.DrawFn, name: str, own: list[str]) -> Label:
    return Label(
        name,
        axis="",
        titles=tuple(draw(st.dictionaries(st.sampled_from(["en", "fr", "de"]), strings, max_size=2)).items()),
        color=draw(st.sampled_from(sorted(COLORS.values()))),
        description=draw(strings),
        accepts=tuple(draw(st.lists(st.sampled_from(KINDS), max_size=2))),
        attributes=tuple(draw(_attributes(each)) for each in draw(_some_names(0, 2))),
        roles=tuple(draw(st.lists(_roles(own), max_size=2, unique_by=lambda role: role.name))),
    )


@st.composite
def _attributes(draw: st.DrawFn, name: str) -> Attribute:
    kind = draw(st.sampled_from(ATTRIBUTE_TYPES))
    values = draw(st.lists(strings, min_size=1, max_size=3)) if kind == "choice" else []
    return Attribute(name, kind, tuple(values), required=draw(st.booleans()), many=draw(st.booleans()))


def _roles(own: list[str]) -> st.SearchStrategy[Role]:
    return st.builds(Role, names, st.lists(st.sampled_from(own), max_size=2).map(tuple))


@st.composite
def _pieces(draw: st.DrawFn, span: Span) -> tuple[Span, ...]:
    if len(span) < 3 or draw(st.booleans()):
        return ()
    gap = draw(st.integers(span.start + 1, span.end - 2))
    return Span(span.start, gap), Span(gap + 1, span.end)


@st.composite
def _passage_links(draw: st.DrawFn) -> Link:
    passage = draw(strings.filter(bool))
    start = draw(st.integers(0, 500))
    return Link(draw(names), article=draw(names), start=start, end=start + len(passage), text=passage)


_lists = st.lists(scalars, max_size=2).map(tuple)
_links = st.builds(Link, names, target=names) | _passage_links()
_suggested = st.builds(Suggested, names, st.floats(0, 1), edited=st.booleans())


def _some_names(least: int = 0, most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(names, min_size=least, max_size=most, unique=True)
