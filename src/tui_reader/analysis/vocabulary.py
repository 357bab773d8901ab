"""The word lists that the rules look things up in, read once from the package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tui_reader.analysis.tokens import CAPITAL, INITIAL, UPPER, Tokens, folded, tokenize

_MASCULINE = ("", "s", "e", "es")
_ADJECTIVES = frozenset(
    (
        "national nationale nationaux nationales international internationale internationaux internationales mondial "
        "mondiale régional régionale régionaux municipal municipale départemental départementale fédéral fédérale "
        "central centrale général générale supérieur supérieure armé armée armées annuel annuelle public publique "
        "publics publiques étranger étrangère étrangers étrangères social sociale sociales économique économiques "
        "politique militaire militaires civil civile judiciaire administratif administrative territorial territoriale "
        "territoriales agricole agricoles scientifique numérique intergouvernementale intergouvernemental "
        "interministériel interministérielle technique techniques universel universelle olympique olympiques "
        "constitutionnel constitutionnelle électoral électorale populaire démocratique socialiste communiste "
        "républicain républicaine indépendant indépendante combattants combattant extérieur extérieures intérieure "
        "maritime fluvial fluviale paralympiques nautique littéraire artistique alpin "
        "nordique mondiales régionales"
    ).split()
)


@cache
def words(name: str, section: str = "") -> frozenset[str]:
    """The single words of a list (of one of its sections), folded as token keys are."""
    return frozenset(folded(item) for item in items(name, section))


@cache
def given_names(language: str) -> frozenset[str]:
    """The given names that count in texts of a language: English, which learned from less text, knows more."""
    return words("given_names") | (words("names_en", "given") if language == "en" else frozenset())


@cache
def items(name: str, section: str = "") -> tuple[str, ...]:
    """The items of the list file `name`, or of its `[section]`, as written."""
    text = (files("tui_reader.analysis") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    found: list[str] = []
    current = ""
    for line in text.splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif not line.startswith("#") and section in ("", current):
            found += [item.strip() for item in line.split(",") if item.strip()]
    return tuple(found)


class Phrases:
    """Names of one or more words, found in token sequences; capitals must stand where the name has them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._by_first: dict[str, list[tuple[list[str], bytes]]] = {}
        for name in names:
            tokens = tokenize(name)
            self._by_first.setdefault(tokens.keys[0], []).append((tokens.keys, bytes(tokens.shapes)))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def longest(self, tokens: Tokens, first: int, stop: int) -> int:
        """How many tokens the longest name that begins at `first` has, before `stop`; 0 when none does."""
        for keys, shapes in self._by_first.get(tokens.keys[first], ()):
            after = first + len(keys)
            if after <= stop and tokens.keys[first:after] == keys and _fits(shapes, tokens.shapes[first:after]):
                return len(keys)
        return 0

    def by_first_key(self) -> dict[str, list[list[str]]]:
        """The keys of each phrase under its first one, for matching without regard to capitals."""
        return {first: [keys for keys, _ in candidates] for first, candidates in self._by_first.items()}


@cache
def phrases(name: str, section: str = "") -> Phrases:
    """The items of a list as phrases."""
    return Phrases(items(name, section))


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of places, peoples and languages in all their forms: they are never names."""
    forms: set[str] = set()
    for stem in words("demonyms"):
        forms.update(stem + ending for ending in _MASCULINE)
        if stem.endswith("n"):
            forms.update((stem + "ne", stem + "nes"))
        elif stem.endswith("i"):
            forms.update((stem + "s", stem + "se", stem + "ses"))
    return frozenset(forms)


def is_adjective(key: str) -> bool:
    """Whether `key` is an adjective that may stand inside the name of a body or an event."""
    return key in _ADJECTIVES or key in demonyms()


def _fits(wanted: bytes, given: bytes | bytearray) -> bool:
    for want, have in zip(wanted, given, strict=True):
        if want == UPPER and have != UPPER:
            return False
        if want in (CAPITAL, INITIAL) and not CAPITAL <= have <= INITIAL:
            return False
    return True
