"""Small words that the rules for speakers steer by, and what an article or a noun tells of gender."""

from __future__ import annotations

from functools import cache

from tui_reader.analysis.verbs import AUXILIARIES
from tui_reader.analysis.vocabulary import words

PRONOUNS = frozenset("il elle ils elles on je j' nous vous ce he she they it i we".split())
DETERMINERS = frozenset(
    "le la les l' un une des du ce cet cette ces son sa ses mon ma mes notre nos votre vos leur leurs plusieurs "
    "certains certaines quelques deux trois quatre cinq dix chaque aucun aucune the a an this that these his her their "
    "its one two three several some many my our your no quelqu'".split()
)
PREPOSITIONS = frozenset(
    "de d' du des à au aux dans en lors devant sur pour par avec sans après avant pendant depuis chez vers contre "
    "entre parmi selon malgré sous dès face at in on to for with during after before of by from about against under "
    "near into over through between".split()
)
SUBORDINATORS = frozenset(
    "que qu' qui dont où mais car si s' comme quand lorsque lorsqu' puisque puisqu' alors donc quoique "
    "tandis who whom which when while because although though but if whose where".split()
)
MARKS = frozenset(',;:()[]«»“”„"–—-.!?…')
VERBAL = AUXILIARIES | frozenset(
    "n' ne s' se y en fut furent sera seront serait doit doivent devait devaient peut peuvent pouvait pouvaient va "
    "vont fait font reste restent devient deviennent vient viennent met mettent prend prennent is are was were will "
    "would can could may might must should".split()
)
POSSESSIVES = frozenset("son sa ses leur leurs his her their its".split())
STRONG = {"lui": "il", "eux": "ils", "him": "he", "her": "she", "them": "they", "celui": "il", "celle": "elle"}
LATTER = frozenset(("celui", "celle"))
"""With `-ci`: the one named last."""
GENDERS = {"il": "m", "ils": "m", "he": "m", "elle": "f", "elles": "f", "she": "f"}
PLURALS = frozenset("ils elles they".split())
_DEFINITE = {"le": "m", "un": "m", "du": "m", "au": "m", "ce": "m", "la": "f", "une": "f", "cette": "f", "cet": "m"}
_EITHER = frozenset(
    "ministre maire juge élève artiste proche adulte guide jeune responsable propriétaire bénévole locataire diplomate "
    "fonctionnaire témoin journaliste collègue membre interprète membre internaute juriste notaire urbaniste".split()
)
_MEN = frozenset("homme père frère fils oncle mari monsieur m son man boy father brother husband mr".split())
_WOMEN = frozenset(
    "femme mère sœur soeur fille tante épouse madame mme woman girl mother sister wife daughter ms mrs source "
    "porte-parole direction association société police justice presse agence opposition défense commission".split()
)

_FEMININE = (
    *("rice", "euse", "ère", "ienne", "ée", "ante", "ente", "ion", "té", "rie", "ise", "ure", "ence", "ance", "esse"),
    *("ette", "ade", "ude", "ie", "igne", "ouche", "elle"),
)
_NO_NOUNS = frozenset("dit alias premier première milieu me".split())
PREPOSED = frozenset(
    "vieux vieil vieille ancien ancienne jeune nouveau nouvelle nouvel petit petite grand grande même autre seul seule "
    "haut haute simple célèbre vice ex old young former new own deuxième second seconde propre actuel actuelle "
    "dernier dernière principal principale chief senior cent cents mille -".split()
)
"""Adjectives that may stand between an article and its noun."""


@cache
def determiners(language: str) -> frozenset[str]:
    """The articles of a language; French `a` is a verb."""
    return DETERMINERS if language == "en" else DETERMINERS - {"a", "an"}


def gender_of(noun: str, determiner: str) -> str | None:
    """`m` or `f` of a French noun behind its article, or of an English noun that tells; None when neither does."""
    if noun in _MEN:
        return "m"
    known = _DEFINITE.get(determiner)
    if known is None and determiner in ("sa", "ma", "ta"):
        return "f"
    if known is not None:
        return known
    if noun in _WOMEN:
        return "f"
    if noun in _EITHER or determiner in ("the", "a", "an", "his", "her"):
        return None
    if noun.endswith(_FEMININE):
        return "f"
    return None if noun.endswith("e") else "m"


@cache
def speaking_nouns() -> frozenset[str]:
    """Nouns for somebody, or some body, that can say things."""
    return (words("sources") | words("titles")) - _NO_NOUNS


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for a person: an office, a trade, an age."""
    return (words("titles") | words("sources", "persons") | {"porte"}) - _NO_NOUNS


def is_speaking(keys: list[str], index: int) -> bool:
    """Whether the token is a noun for somebody, or some body, that can say things."""
    return keys[index] in speaking_nouns() and (keys[index] != "porte" or _is_spokes(keys, index))


def is_person(keys: list[str], index: int) -> bool:
    """Whether the token is a noun for a person."""
    return keys[index] in person_nouns() and (keys[index] != "porte" or _is_spokes(keys, index))


def is_latter(keys: list[str], index: int) -> bool:
    """Whether `celui-ci` or `celle-ci` begins at the token."""
    return keys[index] in LATTER and keys[index + 2 : index + 3] == ["ci"]


def _is_spokes(keys: list[str], index: int) -> bool:
    return keys[index + 1 : index + 3] == ["-", "parole"]
