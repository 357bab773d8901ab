"""One annotator on one article: every act that changes annotations, undone and redone without limit."""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from tui_reader.errors import InputError
from tui_reader.model.anchoring import anchor
from tui_reader.model.annotation import Annotation, Link, Suggested, context, new_id, timestamp
from tui_reader.model.annotation_set import STATES, AnnotationSet, Rejection
from tui_reader.model.article import Article
from tui_reader.model.edits import Add, Batch, Edit, Reject, Remove, Replace, SetStatus, with_annotations
from tui_reader.model.history import History
from tui_reader.model.labels import Label, LabelSchema, Value
from tui_reader.model.suggestion import QUOTE_KINDS, STATEMENT_KIND, Findings, Mention, Suggestion
from tui_reader.text.span import Span
from tui_reader.workspace.durable import DurableSet, Store

SPEAKER_ROLES = ("speaker", "source", "locuteur")
CUE_ROLES = ("cue", "verb", "verbe")
"""Names of roles that accepting a quote or a statement fills by itself."""


class Session:
    """The acts of one annotator on one article. An act is in `annotations` at once, on the disk a moment later.

    `on_change` is called from the saving thread after every attempt to save. Who gives one will stay a while: the
    history is read beforehand, in that thread. Acts that are refused raise InputError.
    """

    def __init__(
        self,
        article: Article,
        store: Store,
        schema: LabelSchema,
        *,
        read_only: str | None = None,
        on_change: Callable[[Session], None] | None = None,
    ) -> None:
        self.article = article
        self.schema = schema
        self._read_only = read_only
        self._durable = DurableSet(store, (lambda: on_change(self)) if on_change else lambda: None)
        if on_change:
            self._durable.read_ahead()

    @property
    def annotations(self) -> AnnotationSet:
        """The annotator's set as it stands, what is not yet saved included."""
        return self._durable.current

    @property
    def annotator(self) -> str:
        """Whose set this is."""
        return self.annotations.annotator

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._durable.history

    @property
    def saved(self) -> bool:
        """Whether every act is on the disk."""
        return self._durable.saved

    @property
    def trouble(self) -> str | None:
        """Why saving failed at the latest attempt; None when it did not."""
        return self._durable.trouble

    @property
    def read_only(self) -> str | None:
        """Why nothing can be changed; None when it can."""
        return self._read_only

    def tag(
        self,
        span: Span,
        label_name: str,
        *,
        pieces: tuple[Span, ...] = (),
        note: str = "",
        attributes: Mapping[str, Value] | None = None,
        links: tuple[Link, ...] = (),
        origin: str = "manual",
    ) -> Annotation:
        """Tag a passage and return the annotation.

        The one already there is returned when the passage bears this label. A rival label of an exclusive axis on the
        very same passage is replaced: the annotation keeps its id, and what else the new label has.
        """
        label = self.schema.label(label_name)
        made = self._made(span, label, pieces)
        made = replace(
            made,
            note=_clean(note),
            attributes=_checked(label, attributes or {}),
            links=_linked(label, links),
            origin=origin,
        )
        return self._settle(made)

    def relabel(self, identity: str, label_name: str) -> Annotation:
        """Give an annotation another label; id and note stay, and what attributes and links the label has."""
        old = self.annotations.get(identity)
        label = self.schema.label(label_name)
        if old.label == label_name:
            return old
        new = _as_label(old, label)
        if new.suggested and not new.suggested.edited:
            new = replace(new, suggested=replace(new.suggested, edited=True))
        same = () if new.orphaned else self.annotations.on(new.spans)
        rivals = [a for a in same if a.id != old.id and self.schema.rivals(a.label, new.label)]
        self._perform(Replace(old, new), *(Remove(a) for a in rivals))
        return new

    def untag(self, *identities: str) -> None:
        """Remove annotations; all together are one act."""
        self._perform(*(Remove(self.annotations.get(identity)) for identity in dict.fromkeys(identities)))

    def accept(self, suggestion: Suggestion, label_name: str | None = None) -> Annotation:
        """Make a suggestion an annotation, under the label that accepts its kind unless one is named.

        Speaker and cue become links in those roles of the label that are for them.
        """
        usual = self.schema.accepting(suggestion.kind)
        label = self.schema.label(label_name) if label_name else usual
        if label is None:
            raise InputError(f"no label of this project accepts {suggestion.kind}; tag it with a label's key")
        made = self._made(suggestion.span, label, ())
        made = replace(
            made,
            origin="suggestion",
            suggested=Suggested(suggestion.recognizer, suggestion.score, edited=label != usual),
            links=_attribution(self.article.id, label, suggestion),
        )
        return self._settle(made)

    def reject(self, *suggestions: Suggestion) -> None:
        """Turn suggestions down; all together are one act."""
        self._perform(*(Reject(Rejection.of(suggestion)) for suggestion in suggestions))

    def annotate(
        self,
        identity: str,
        *,
        note: str | None = None,
        flag: str | None = None,
        attributes: Mapping[str, Value] | None = None,
        links: tuple[Link, ...] | None = None,
    ) -> Annotation:
        """Change what an annotation carries; what is None stays as it is."""
        old = self.annotations.get(identity)
        label = self.schema.label(old.label)
        new = replace(
            old,
            note=old.note if note is None else _clean(note),
            flag=old.flag if flag is None else _clean(flag),
            attributes=old.attributes if attributes is None else _checked(label, attributes),
            links=old.links if links is None else _linked(label, links),
        )
        if new == old:
            return old
        new = replace(new, updated=timestamp())
        self._perform(Replace(old, new))
        return new

    def set_status(self, state: str) -> None:
        """Say how far the work is; `new` takes back what was said."""
        if state not in STATES:
            raise InputError(f"unknown state {state!r}; states are: {', '.join(STATES)}")
        after = None if state == "new" else state
        if after != self.annotations.status:
            self._perform(SetStatus(self.annotations.status, after))

    def undo(self) -> Edit | None:
        """Take the latest act back and return the edit that did; None when nothing is left."""
        return self._step("undo") if self.history.done else None

    def redo(self) -> Edit | None:
        """Do again what was undone last and return that edit; None when nothing is left."""
        return self._step("redo") if self.history.undone else None

    def take_in(self, edit: Edit, act: str) -> None:
        """Make an edit that came from elsewhere, such as an import, as one act."""
        self._refuse_if_read_only()
        self._durable.apply(edit, act)

    def open_suggestions(self, findings: Findings) -> tuple[Suggestion, ...]:
        """Those suggestions that were neither rejected nor accepted nor tagged by hand on the same axis."""
        mine = self.annotations
        axes = {label.name: label.axis for label in self.schema.labels}
        tagged = {(a.start, a.end, axes[a.label]) for a in mine.by_id.values() if a.label in axes}
        accepted = {(a.start, a.end) for a in mine.by_id.values() if a.suggested}
        accepting = functools.cache(self.schema.accepting)

        def is_open(suggestion: Suggestion) -> bool:
            place = (suggestion.start, suggestion.end)
            label = accepting(suggestion.kind)
            done = (*place, label.axis) in tagged if label else place in accepted
            return not done and Rejection.of(suggestion) not in mine.rejected

        return tuple(suggestion for suggestion in findings.all() if is_open(suggestion))

    def flush(self, timeout: float | None = None) -> None:
        """Wait until every act is on the disk. Raises ReaderError when it cannot be."""
        self._durable.flush(timeout)

    def refresh(self) -> bool:
        """Take in what another program of this annotator wrote; whether there was anything."""
        return self._durable.refresh()

    def close(self) -> None:
        """Save what is left and let go of the files. Raises ReaderError when something could not be saved."""
        self._durable.close()

    def _made(self, span: Span, label: Label, pieces: tuple[Span, ...]) -> Annotation:
        text = self.article.text
        if not span or span.end > len(text):
            raise InputError(
                f"{self.article.id}: [{span.start}, {span.end}) is not a passage; the text has {len(text)} characters"
            )
        if any("\ud800" <= character <= "\udfff" for character in span.of(text)):
            raise InputError(f"{self.article.id}: the passage holds half a surrogate pair; mend the file first")
        before, after = context(text, span)
        now = timestamp()
        return Annotation(
            id=new_id(),
            label=label.name,
            start=span.start,
            end=span.end,
            text=span.of(text),
            annotator=self.annotator,
            created=now,
            updated=now,
            pieces=_pieces(self.article.id, span, pieces),
            before=before,
            after=after,
        )

    def _settle(self, made: Annotation) -> Annotation:
        """Put a new annotation where it belongs: beside the others, or in the place of a rival."""
        same = self.annotations.on(made.spans)
        for old in same:
            if old.label == made.label:
                return old
        rivals = [a for a in same if self.schema.rivals(a.label, made.label)]
        if not rivals:
            self._perform(Add(made))
            return made
        kept = _as_label(rivals[0], self.schema.label(made.label))
        made = replace(
            kept,
            note=made.note or kept.note,
            attributes=made.attributes or kept.attributes,
            links=made.links or kept.links,
            suggested=made.suggested or (kept.suggested and replace(kept.suggested, edited=True)),
        )
        self._perform(Replace(rivals[0], made), *(Remove(a) for a in rivals[1:]))
        return made

    def _perform(self, *edits: Edit) -> None:
        self._refuse_if_read_only()
        if edits:
            edit = edits[0] if len(edits) == 1 else Batch(edits)
            self._durable.apply(edit, "do")

    def _step(self, act: str) -> Edit | None:
        self._refuse_if_read_only()
        return self._durable.step(act, lambda edit: with_annotations(edit, self._found_again))

    def _found_again(self, annotation: Annotation) -> Annotation:
        in_place = annotation.span.of(self.article.text) == annotation.text
        return annotation if in_place else anchor(annotation, self.article.text)

    def _refuse_if_read_only(self) -> None:
        if self._read_only:
            raise InputError(f"{self.article.id}: {self._read_only}")


def _as_label(annotation: Annotation, label: Label) -> Annotation:
    attributes = {a.name for a in label.attributes}
    roles = {role.name for role in label.roles}
    return replace(
        annotation,
        label=label.name,
        updated=timestamp(),
        attributes=tuple(pair for pair in annotation.attributes if pair[0] in attributes),
        links=tuple(link for link in annotation.links if link.role in roles),
    )


def _pieces(article: str, span: Span, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    if not pieces or pieces == (span,):
        return ()
    ordered = tuple(sorted(pieces))
    apart = all(one.end <= other.start for one, other in itertools.pairwise(ordered))
    if not apart or not all(ordered) or Span(ordered[0].start, ordered[-1].end) != span:
        written = ", ".join(f"{p.start}:{p.end}" for p in ordered)
        raise InputError(f"{article}: pieces {written} must lie apart and reach from {span.start} to {span.end}")
    return ordered


def _checked(label: Label, attributes: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted((name, label.attribute(name).checked(value)) for name, value in attributes.items()))


def _linked(label: Label, links: tuple[Link, ...]) -> tuple[Link, ...]:
    for link in links:
        label.role(link.role)
    return links


def _attribution(article: str, label: Label, suggestion: Suggestion) -> tuple[Link, ...]:
    """Links to speaker and cue, in the first role for who speaks and the first for the words that say so."""
    if suggestion.kind not in (*QUOTE_KINDS, STATEMENT_KIND):
        return ()
    for_cue = [role.name for role in label.roles if role.name in CUE_ROLES]
    for_speaker = [role.name for role in label.roles if role.name in SPEAKER_ROLES]
    ends: list[tuple[list[str], Mention | None]] = [(for_speaker, suggestion.speaker), (for_cue, suggestion.cue)]
    return tuple(
        Link(names[0], article=article, start=mention.start, end=mention.end, text=mention.text)
        for names, mention in ends
        if names and mention
    )


def _clean(written: str) -> str:
    """What people wrote, without control characters and half surrogate pairs, which no store takes."""
    return "".join(c for c in written if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
