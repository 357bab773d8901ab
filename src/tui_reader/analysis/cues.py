"""Cues: the verb groups and expressions that attribute words to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.document import Document
from tui_reader.analysis.tokens import LOWER
from tui_reader.analysis.verbs import AUXILIARIES, forms

PRONOUNS = frozenset("il elle ils elles on je nous vous ce he she they it i we".split())
CLITICS = frozenset("lui leur nous vous m' t' me te l' y en n' ne le la les".split())
"""Object pronouns and negation before a verb: outside the cue."""
_BEFORE_NOUNS = frozenset(
    "le la les l' un une des du de d' ce cet cette ces son sa ses mon ma mes notre nos leurs au aux en par pour sans "
    "the a an this that his her their its our my your of in no any some quelque chaque aucun aucune".split()
)
_ADVERBS = frozenset(
    "toutefois également aussi ainsi ensuite encore notamment déjà cependant pourtant aussitôt alors enfin même "
    "d'ailleurs ailleurs bien plutôt donc simplement surtout récemment hier lui-même elle-même pas jamais tout "
    "toujours souvent d' par plus tard immédiatement also then later already recently previously not".split()
)
_SAVOIR = frozenset("savoir valoir remarquer observer comprendre part état".split())
_MOST_ADVERBS = 4


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue over the tokens `first` to `last`, included."""

    first: int
    last: int
    lemma: str
    pronoun: int | None = None
    """The token of an inverted pronoun: the `il` of `a-t-il dit`."""
    finite: bool = True
    """Has a subject of its own; infinitives and participles take one from further off."""


def cue_at(doc: Document, index: int, stop: int) -> Cue | None:
    """The reporting verb group that begins at token `index`, reading no further than `stop`."""
    tokens = doc.tokens
    first = index
    if index < stop and tokens.keys[index] in ("s'", "se"):
        index += 1
    if index >= stop or tokens.shapes[index] != LOWER:
        return None
    if tokens.keys[index] in AUXILIARIES:
        return _compound(doc, first, index, stop)
    return None if _is_noun(doc, index) else _simple(doc, first, index, stop)


def preposition_at(doc: Document, index: int, stop: int) -> Cue | None:
    """`selon`, `d'après`, `dixit`, `according to` at token `index`."""
    keys = doc.tokens.keys
    if index >= stop:
        return None
    if keys[index] in ("selon", "dixit"):
        return Cue(index, index, keys[index])
    pair = " ".join(keys[index : index + 2]) if index + 1 < stop else ""
    return Cue(index, index + 1, pair) if pair in ("d' après", "according to") else None


def skip_clitics(doc: Document, index: int, stop: int) -> int:
    """The token at or behind `index` where a verb may begin: object pronouns are stepped over."""
    while index < stop and doc.tokens.keys[index] in CLITICS and not _ends_sentence(doc, index):
        index += 1
    return index


def _ends_sentence(doc: Document, index: int) -> bool:
    return doc.tokens.keys[index] in ".?!"


def _simple(doc: Document, first: int, index: int, stop: int) -> Cue | None:
    key = doc.tokens.keys[index]
    if key in ("fait", "font", "faisait", "faisaient", "fit") and index + 1 < stop:
        after = _past_adverbs(doc, index + 1, stop)
        if after < stop and doc.tokens.keys[after] in _SAVOIR:
            return Cue(first, after, "faire savoir")
        return None
    form = forms().get(key)
    if form is None or not (form.finite or form.infinitive or form.gerund):
        return None
    pronoun = _inverted(doc, index + 1, stop)
    return Cue(first, index if pronoun is None else pronoun, form.lemma, pronoun, finite=form.finite)


def _compound(doc: Document, first: int, index: int, stop: int) -> Cue | None:
    """Auxiliary, inverted pronoun, adverbs, participle; also `a fait savoir`, `a tenu à rappeler`."""
    keys = doc.tokens.keys
    pronoun = _inverted(doc, index + 1, stop)
    at = _past_adverbs(doc, (index if pronoun is None else pronoun) + 1, stop)
    if at >= stop:
        return None
    finite = keys[index] not in ("avoir", "ayant")
    if keys[at] == "fait":
        after = _past_adverbs(doc, at + 1, stop)
        return Cue(first, after, "faire savoir", pronoun, finite) if after < stop and keys[after] in _SAVOIR else None
    if keys[at] == "tenu" and at + 2 < stop and keys[at + 1] == "à":
        form = forms().get(keys[at + 2])
        return Cue(first, at + 2, form.lemma, pronoun, finite) if form and form.infinitive else None
    form = forms().get(keys[at])
    if form is None or not form.participle:
        return None
    reflexive = first != index
    if keys[index] in ("est", "sont", "était", "étaient") and not reflexive:
        return None
    return Cue(first, at, form.lemma, pronoun, finite)


def _past_adverbs(doc: Document, index: int, stop: int) -> int:
    keys = doc.tokens.keys
    count = 0
    while index < stop and count < _MOST_ADVERBS and (keys[index] in _ADVERBS or keys[index].endswith("ment")):
        index += 1
        count += 1
    return index


def _inverted(doc: Document, index: int, stop: int) -> int | None:
    """The token of a pronoun tied on by hyphens from `index` on: `-t-il`, `-elle`."""
    keys, at = doc.tokens.keys, index
    if at + 3 < stop and keys[at] in "-‑" and keys[at + 1] == "t" and keys[at + 2] in ("-", "‑", "'"):
        at += 2
    if at + 1 < stop and keys[at] in "-‑" and keys[at + 1] in PRONOUNS and not doc.gap(at + 1):
        return at + 1
    return None


def _is_noun(doc: Document, index: int) -> bool:
    if index == 0 or "\n" in doc.gap(index):
        return False
    before = doc.tokens.keys[index - 1]
    form = forms().get(doc.tokens.keys[index])
    if form is not None and form.infinitive and not form.finite:
        return before in ("le", "la", "les", "un", "une")
    return before in _BEFORE_NOUNS - {"en"} if form is not None and form.gerund else before in _BEFORE_NOUNS
