"""Schemas, articles and annotations with the texts on which exports break."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from hypothesis import strategies as st

from tui_reader.exchange.bundle import Bundle
from tui_reader.model.annotation import ORIGINS, Annotation, Link, Suggested, context
from tui_reader.model.annotation_set import STATES, AnnotationSet
from tui_reader.model.article import Article, Page
from tui_reader.model.labels import LARGEST_INTEGER, Attribute, Axis, Label, LabelSchema, Role
from tui_reader.model.suggestion import KINDS
from tui_reader.text.span import Span

HOSTILE = (
    "1e3", "0o17", "0x1F", "007", "no", "Yes", "on", "y", "~", "null", "<<", "=", "12:30", "2025-11-11", ".inf", "-",
    " leading", "trailing ", "\t", "\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\ufeff", "\u00a0", "\u202f", "\xad",
    "👩\u200d👩\u200d👧", "🇫🇷", "\U0010ffff", "\U0001fffe", "e\u0301", "é", "\u202e", "\u2066", "\u200b", "\ufffe",
    "\uffff", "\x00", "\x1b[31m", "\x7f", "\x9b", "'", '"', "\\", "\\n", "#", "a: b", "- a", "?", "{", "}", "[", "]",
    ",", "&a", "*a", "!", "!!x", "|", ">", "%", "@", "`", "---", "...", "« non »", "l’an", "中文", "__proto__",
    "constructor", "x" * 1500,
)  # fmt: skip

characters = st.characters(exclude_categories=["Cs"])
strings = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(characters, max_size=4)), max_size=5).map("".join)
some = strings.filter(bool)
names = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,8}", fullmatch=True)
annotators = st.from_regex(r"[A-Za-z0-9éЖ美_-][A-Za-z0-9éЖ美._-]{0,8}", fullmatch=True)
ids = st.from_regex(r"[A-Za-z0-9é 中-]{1,6}(/[A-Za-z0-9é 中-]{1,6}){0,2}", fullmatch=True)
numbers = st.one_of(st.integers(-LARGEST_INTEGER, LARGEST_INTEGER), st.floats(allow_nan=False, allow_infinity=False))
scalars = st.one_of(strings, st.booleans(), numbers)
values = st.one_of(scalars, st.lists(scalars, max_size=3).map(tuple))
moments = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


@st.composite
def schemas(draw: st.DrawFn) -> LabelSchema:
    """Label schemes that obey their own rules."""
    axes = draw(st.lists(st.builds(Axis, names, st.booleans()), min_size=1, max_size=3, unique_by=lambda a: a.name))
    label_names = draw(st.lists(names, max_size=3, unique=True))
    keys = draw(st.permutations("abcdefg"))
    return LabelSchema(tuple(axes), tuple(
        Label(
            name=name,
            axis=draw(st.sampled_from(axes)).name,
            titles=tuple(draw(st.dictionaries(strings, strings, max_size=2)).items()),
            key=draw(st.sampled_from([None, key])),
            color=draw(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)),
            description=draw(strings),
            accepts=tuple(draw(st.lists(st.sampled_from(KINDS), max_size=2))),
            attributes=tuple(draw(st.lists(attributes, max_size=2, unique_by=lambda a: a.name))),
            roles=tuple(draw(st.lists(roles(label_names), max_size=2, unique_by=lambda r: r.name))),
        )
        for name, key in zip(label_names, keys, strict=False)
    ))  # fmt: skip


choices = st.lists(strings, min_size=1, max_size=3).map(tuple)
attributes = st.one_of(
    st.builds(Attribute, names, st.sampled_from(["string", "number", "boolean"]), st.just(()), st.booleans()),
    st.builds(Attribute, names, st.just("choice"), choices, many=st.booleans()),
)


def roles(labels: list[str]) -> st.SearchStrategy[Role]:
    """Roles for which the other end bears some of `labels`."""
    return st.builds(Role, names, st.lists(st.sampled_from(labels), max_size=2).map(tuple))


@st.composite
def passages(draw: st.DrawFn) -> Link:
    """Links to a passage of some article."""
    start, text = draw(st.integers(0, LARGEST_INTEGER // 2)), draw(some)
    return Link(draw(strings), article=draw(strings), start=start, end=start + len(text), text=text)


links = st.builds(Link, strings, target=strings) | passages()


@st.composite
def tags(draw: st.DrawFn, text: str, annotator: str, identity: str) -> Annotation:
    """An annotation of `text`, in one piece or more, with its context; now and then orphaned."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    pieces = tuple(Span(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2))
    whole = Span(pieces[0].start, pieces[-1].end)
    before, after = context(text, whole)
    made = Annotation(
        identity, draw(names), whole.start, whole.end, whole.of(text), annotator, draw(moments), draw(moments),
        pieces=pieces if len(pieces) > 1 else (),
        before=before,
        after=after,
        origin=draw(st.sampled_from(ORIGINS)),
        suggested=draw(st.none() | st.builds(Suggested, strings, st.floats(0, 1), st.booleans())),
        note=draw(strings),
        flag=draw(strings),
        attributes=tuple(sorted(draw(st.dictionaries(strings, values, max_size=3)).items())),
        links=tuple(draw(st.lists(links, max_size=2))),
    )  # fmt: skip
    if draw(st.integers(0, 5)):
        return made
    return replace(made, text="\ue000" * len(whole), before="", after="", orphaned=True)


@st.composite
def sets(draw: st.DrawFn, article: Article, annotator: str) -> AnnotationSet:
    """What `annotator` says of `article`, never nothing; a state is always said."""
    identities = draw(st.lists(some, max_size=3 if len(article.text) > 1 else 0, unique=True))
    made = {identity: draw(tags(article.text, annotator, identity)) for identity in identities}
    state = draw(st.sampled_from([state for state in STATES if state != "new"]))
    return AnnotationSet(article.id, annotator, MappingProxyType(made), status=state)


@st.composite
def bundles(draw: st.DrawFn) -> list[Bundle]:
    """Articles by id, with the sets of up to two annotators each."""
    made = []
    for identity in sorted(draw(st.lists(ids, max_size=2, unique=True))):
        page = Page(draw(st.none() | some), draw(st.none() | some), draw(st.sampled_from([None, "2025-11"])))
        article = Article(identity, f"corpus/{identity}.txt", draw(strings), page=page)
        who = draw(st.lists(annotators, max_size=2, unique=True))
        made.append(Bundle(article, tuple(draw(sets(article, name)) for name in sorted(who))))
    return made
