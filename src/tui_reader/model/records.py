"""Annotations, edits and annotation sets as JSON-ready values, and back with every field checked."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Mapping
from typing import Any

from tui_reader.errors import InputError
from tui_reader.model.annotation import ORIGINS, Annotation, Link, Suggested
from tui_reader.model.annotation_set import STATES, Rejection
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Reopen, Replace, SetStatus
from tui_reader.model.labels import Value, is_portable
from tui_reader.text.span import Span

Plain = dict[str, Any]


def annotation_to_plain(annotation: Annotation, *, context: bool = False) -> Plain:
    """The annotation in the shape of the YAML export; keys with nothing to say are left out.

    With `context`, the text around the passage is carried too, as stores need it.
    """
    a = annotation
    plain: Plain = {"id": a.id, "label": a.label, "start": a.start, "end": a.end, "text": a.text}
    if a.pieces:
        plain["pieces"] = [[piece.start, piece.end] for piece in a.pieces]
    if context:
        plain |= {"before": a.before, "after": a.after}
    plain |= {"annotator": a.annotator, "created": a.created, "updated": a.updated, "origin": a.origin}
    if a.suggested:
        s = a.suggested
        plain["suggested"] = {"recognizer": s.recognizer, "score": s.score, "edited": s.edited}
    plain |= {name: getattr(a, name) for name in ("note", "flag") if getattr(a, name)}
    if a.attributes:
        plain["attributes"] = {name: list(v) if isinstance(v, tuple) else v for name, v in a.attributes}
    if a.links:
        plain["links"] = [link_to_plain(link) for link in a.links]
    if a.orphaned:
        plain["orphaned"] = True
    return plain


def annotation_from_plain(plain: object) -> Annotation:
    """The annotation that `annotation_to_plain` describes. Raises InputError naming the field that is wrong."""
    fields = _Fields(plain, "annotation")
    fields.what = f"annotation {fields.text('id')!r}"
    start, end = fields.stretch()
    origin = fields.text("origin", "manual")
    if origin not in ORIGINS:
        raise InputError(f"{fields.what}: unknown origin {origin!r}")
    created = fields.text("created")
    return Annotation(
        id=fields.text("id"),
        label=fields.text("label"),
        start=start,
        end=end,
        text=fields.text("text"),
        annotator=fields.text("annotator"),
        created=created,
        updated=fields.text("updated", created),
        pieces=_pieces(fields.sequence("pieces"), Span(start, end)),
        before=fields.text("before", ""),
        after=fields.text("after", ""),
        origin=origin,
        suggested=_suggested(fields.plain.get("suggested")),
        note=fields.text("note", ""),
        flag=fields.text("flag", ""),
        attributes=_attributes(fields.mapping("attributes")),
        links=tuple(link_from_plain(each) for each in fields.sequence("links")),
        orphaned=fields.plain.get("orphaned") is True,
    )


def link_to_plain(link: Link) -> Plain:
    """The link in the shape of the YAML export."""
    names = ("role", "target", "article", "start", "end", "text")
    return {name: getattr(link, name) for name in names if getattr(link, name) is not None}


def link_from_plain(plain: object) -> Link:
    """The link that `link_to_plain` describes. Raises InputError when it leads nowhere."""
    fields = _Fields(plain, "link")
    role = fields.text("role")
    if "target" in fields.plain:
        return Link(role, target=fields.text("target"))
    start, end, text = fields.passage()
    return Link(role, article=fields.text("article"), start=start, end=end, text=text)


def rejection_to_plain(rejection: Rejection) -> Plain:
    """The rejection as JSON-ready values."""
    return {"start": rejection.start, "end": rejection.end, "kind": rejection.kind, "text": rejection.text}


def rejection_from_plain(plain: object) -> Rejection:
    """The rejection that `rejection_to_plain` describes. Raises InputError naming the field that is wrong."""
    fields = _Fields(plain, "rejection")
    start, end, text = fields.passage()
    return Rejection(start, end, fields.text("kind"), text)


def edit_to_plain(edit: Edit) -> Plain:
    """The edit as JSON-ready values; `do` names its kind."""
    match edit:
        case Add(annotation):
            return {"do": "add", "annotation": annotation_to_plain(annotation, context=True)}
        case Remove(annotation):
            return {"do": "remove", "annotation": annotation_to_plain(annotation, context=True)}
        case Replace(before, after):
            return {
                "do": "replace",
                "before": annotation_to_plain(before, context=True),
                "after": annotation_to_plain(after, context=True),
            }
        case Reject(rejection):
            return {"do": "reject", "rejection": rejection_to_plain(rejection)}
        case Reopen(rejection):
            return {"do": "reopen", "rejection": rejection_to_plain(rejection)}
        case SetStatus(before_state, after_state):
            return {"do": "status", "before": before_state, "after": after_state}
        case Batch(edits):
            return {"do": "batch", "edits": [edit_to_plain(each) for each in edits]}


def edit_from_plain(plain: object) -> Edit:
    """The edit that `edit_to_plain` describes. Raises InputError naming the field that is wrong."""
    fields = _Fields(plain, "edit")
    read = fields.plain.get
    readers: dict[str, Callable[[], Edit]] = {
        "add": lambda: Add(annotation_from_plain(read("annotation"))),
        "remove": lambda: Remove(annotation_from_plain(read("annotation"))),
        "replace": lambda: Replace(annotation_from_plain(read("before")), annotation_from_plain(read("after"))),
        "reject": lambda: Reject(rejection_from_plain(read("rejection"))),
        "reopen": lambda: Reopen(rejection_from_plain(read("rejection"))),
        "status": lambda: SetStatus(state_from_plain(read("before")), state_from_plain(read("after"))),
        "batch": lambda: Batch(tuple(edit_from_plain(each) for each in fields.sequence("edits"))),
    }
    kind = fields.text("do")
    if kind not in readers:
        raise InputError(f"edit: unknown kind {kind!r}")
    return readers[kind]()


def state_from_plain(value: object) -> str | None:
    """A state of the work, or None. Raises InputError for an unknown one."""
    if value is None or (isinstance(value, str) and value in STATES):
        return value
    raise InputError(f"unknown state {value!r}; states are: {', '.join(STATES)}")


class _Fields:
    """The fields of one record, each checked for its type as it is read."""

    def __init__(self, plain: object, what: str) -> None:
        if not isinstance(plain, Mapping):
            raise InputError(f"{what}: not a record but {type(plain).__name__}")
        self.plain: Mapping[str, Any] = plain
        self.what = what

    def text(self, name: str, default: str | None = None) -> str:
        return str(self._checked(name, str, default))

    def number(self, name: str) -> int:
        value = self._checked(name, int, None)
        if isinstance(value, bool):
            raise InputError(f"{self.what}: {name} is not a number")
        return int(value)

    def stretch(self) -> tuple[int, int]:
        start, end = self.number("start"), self.number("end")
        if not 0 <= start < end:
            raise InputError(f"{self.what}: [{start}, {end}) is not a passage")
        return start, end

    def passage(self) -> tuple[int, int, str]:
        start, end = self.stretch()
        text = self.text("text")
        if len(text) != end - start:
            raise InputError(f"{self.what}: {len(text)} characters of text do not fill [{start}, {end})")
        return start, end, text

    def sequence(self, name: str) -> list[Any]:
        return list(self._checked(name, list, []))

    def mapping(self, name: str) -> dict[str, Any]:
        return dict(self._checked(name, dict, {}))

    def _checked(self, name: str, kind: type, default: Any) -> Any:
        value = self.plain.get(name, default)
        if value is None:
            raise InputError(f"{self.what}: {name} is missing")
        if not isinstance(value, kind):
            raise InputError(f"{self.what}: {name} is not a {kind.__name__} but {value!r}"[:200])
        return value


def _pieces(plain: list[Any], whole: Span) -> tuple[Span, ...]:
    if not plain:
        return ()
    try:
        pieces = tuple(Span(operator.index(start), operator.index(end)) for start, end in plain)
    except (TypeError, ValueError):
        raise InputError(f"annotation: pieces are not pairs of offsets: {plain!r}"[:200]) from None
    ordered = all(one.end <= other.start for one, other in itertools.pairwise(pieces))
    if not ordered or not all(pieces) or Span(pieces[0].start, pieces[-1].end) != whole:
        raise InputError(f"annotation: pieces do not fill [{whole.start}, {whole.end}) in order: {plain!r}"[:200])
    return pieces if len(pieces) > 1 else ()


def _suggested(plain: object) -> Suggested | None:
    if plain is None:
        return None
    fields = _Fields(plain, "suggested")
    score = fields.plain.get("score")
    if not isinstance(score, int | float) or isinstance(score, bool) or not is_portable(score):
        raise InputError("suggested: score is not a number")
    return Suggested(fields.text("recognizer"), float(score), edited=fields.plain.get("edited") is True)


def _attributes(plain: dict[str, Any]) -> tuple[tuple[str, Value], ...]:
    pairs: list[tuple[str, Value]] = []
    for name, value in sorted(plain.items()):
        held = tuple(value) if isinstance(value, list) else value
        parts = held if isinstance(held, tuple) else (held,)
        if not isinstance(name, str) or not all(map(_is_scalar, parts)):
            wrong = "is neither text, number, truth value nor a list of them"
            raise InputError(f"attribute {name!r}: {value!r}"[:160] + f" {wrong}")
        pairs.append((name, held))
    return tuple(pairs)


def _is_scalar(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, int | float) and is_portable(value))
