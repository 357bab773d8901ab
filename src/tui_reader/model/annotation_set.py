"""All that one annotator has said of one article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tui_reader.errors import InputError
from tui_reader.model.annotation import Annotation
from tui_reader.model.suggestion import Suggestion
from tui_reader.text.span import Span

STATES = ("new", "in-progress", "done", "discuss", "adjudicated")


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """A suggestion that the annotator turned down."""

    start: int
    end: int
    kind: str
    text: str

    @classmethod
    def of(cls, suggestion: Suggestion) -> Rejection:
        """The rejection of `suggestion`."""
        return cls(suggestion.start, suggestion.end, suggestion.kind, suggestion.text)


@dataclass(frozen=True, slots=True)
class AnnotationSet:
    """Annotations by id, rejected suggestions, and the state of the work; an operation returns a new set."""

    article: str
    annotator: str
    by_id: Mapping[str, Annotation] = field(default_factory=lambda: MappingProxyType({}))
    rejected: frozenset[Rejection] = frozenset()
    status: str | None = None
    """What the annotator said of the state of the work; None when nothing was said."""
    _sorted: tuple[Annotation, ...] | None = field(default=None, init=False, repr=False, compare=False)
    """The annotations in order, from when they were first asked for; views ask many times a frame."""

    def __len__(self) -> int:
        return len(self.by_id)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations by position, longer ones first, then by id."""
        if self._sorted is None:
            ordered = tuple(sorted(self.by_id.values(), key=lambda a: (a.start, -a.end, a.id)))
            object.__setattr__(self, "_sorted", ordered)
            return ordered
        return self._sorted

    @property
    def state(self) -> str:
        """One of `STATES`: what was said, else `in-progress` once something was done, else `new`."""
        return self.status or ("in-progress" if self.by_id or self.rejected else "new")

    @property
    def empty(self) -> bool:
        """Whether the annotator has said nothing at all of the article."""
        return not (self.by_id or self.rejected or self.status)

    def get(self, identity: str) -> Annotation:
        """The annotation with that id. Raises InputError when there is none."""
        try:
            return self.by_id[identity]
        except KeyError:
            raise InputError(f"{self.article}: {self.annotator} has no annotation {identity!r}") from None

    def at(self, span: Span) -> tuple[Annotation, ...]:
        """The annotations in one piece that cover exactly `span` and are not orphaned."""
        return tuple(a for a in self.on((span,)) if not a.pieces)

    def on(self, spans: tuple[Span, ...]) -> tuple[Annotation, ...]:
        """The annotations that cover exactly these spans and are not orphaned."""
        start, end = spans[0].start, spans[-1].end
        found = [a for a in self.by_id.values() if a.start == start and a.end == end and not a.orphaned]
        return tuple(sorted((a for a in found if a.spans == spans), key=lambda a: a.id))

    def put(self, *annotations: Annotation) -> AnnotationSet:
        """The set with these annotations, each in the place of one with its id."""
        return self._with({**self.by_id, **{a.id: a for a in annotations}})

    def drop(self, *identities: str) -> AnnotationSet:
        """The set without the annotations of these ids."""
        gone = set(identities)
        return self._with({k: a for k, a in self.by_id.items() if k not in gone})

    def reject(self, rejections: Iterable[Rejection]) -> AnnotationSet:
        """The set with these suggestions rejected."""
        return replace(self, rejected=self.rejected | frozenset(rejections))

    def unreject(self, rejections: Iterable[Rejection]) -> AnnotationSet:
        """The set with these suggestions open again."""
        return replace(self, rejected=self.rejected - frozenset(rejections))

    def with_status(self, status: str | None) -> AnnotationSet:
        """The set with another word on the state of the work."""
        return replace(self, status=status)

    def _with(self, by_id: dict[str, Annotation]) -> AnnotationSet:
        return replace(self, by_id=MappingProxyType(by_id))
