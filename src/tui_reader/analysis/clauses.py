"""Where reported words begin behind their cue, and where they end."""

from __future__ import annotations

from dataclasses import dataclass

from tui_reader.analysis.cues import ASIDES, CLITICS, Cue, cue_at
from tui_reader.analysis.document import Document
from tui_reader.analysis.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, is_speaking
from tui_reader.analysis.tokens import LOWER, NUMBER
from tui_reader.analysis.verbs import AUXILIARIES, forms, labeling, naming, telling

_THAT = frozenset(("que", "qu'", "that"))
_OF = frozenset(("de", "d'"))
_IF = frozenset(("si", "s'", "if", "whether"))
_QUESTIONS = frozenset("quel quelle quels quelles où quand comment pourquoi combien how why what where".split())
_ASKING = frozenset("demander interroger ask wonder savoir".split())
_WITH_DE = frozenset(
    "promettre demander proposer menacer conseiller jurer ordonner exiger suggérer préconiser recommander regretter "
    "sommer prier supplier implorer enjoindre intimer reprocher accuser craindre envisager refuser convenir souvenir "
    "féliciter réjouir rêver espérer avertir dire étonner indigner plaindre inquiéter".split()
)
_WITH_A = frozenset("engager appeler inviter exhorter conclure préparer".split())
_DE_NOUN = frozenset("plaindre inquiéter indigner alarmer étonner".split())
_WITH_SUR = frozenset(("insister", "alerter"))
_WITH_A_NOUN = frozenset(("appeler", "conclure"))
_BARE = frozenset(
    "dire affirmer assurer espérer estimer penser croire jurer prétendre reconnaître nier démentir avouer admettre "
    "craindre déclarer préciser soutenir redouter imaginer compter confier confirmer rappeler promettre considérer "
    "juger répondre répéter certifier".split()
)
_ADDRESSING = frozenset(
    "sommer exhorter prier informer prévenir avertir convaincre inviter supplier implorer alerter accuser féliciter "
    "urge tell warn remind inform assure ask order advise beg".split()
)
_ENGLISH_SAYING = frozenset(
    "say believe think claim insist argue add warn note estimate hope suggest predict fear expect explain concede "
    "admit acknowledge allege maintain contend reckon state stress tell confirm complain".split()
)
_ENGLISH_VERBS = frozenset(
    "is are was were be had has have will would can could may might must should did does do 's cannot don didn "
    "won".split()
)
_INFINITIVE_CLITICS = frozenset("ne n' pas plus jamais rien l' le la les lui leur se s' y en me m' nous vous".split())
_ARTICLES = frozenset("l' le la les".split())
_IN_AIRE = frozenset("faire refaire défaire plaire taire croire boire".split())
_NO_INFINITIVES = frozenset(
    "autre autres quatre notre votre contre entre hier hiver janvier février mer ministre maître rapporteur "
    "premier dernier avenir désir plaisir souvenir pouvoir devoir soir espoir lettre chambre nombre centre ordre "
    "titre encore vivre".split()
)
_ADVERBIAL = frozenset(
    "pourtant cependant donc désormais plutôt ensuite alors notamment également aussi ainsi même "
    "surtout enfin encore déjà toutefois lundi mardi mercredi jeudi vendredi samedi dimanche hier again also".split()
)
_CIRCUMSTANCES = frozenset(
    "dans en lors devant depuis pendant par auprès sur on in at during by over via after before à au aux face to from "
    "sous chez".split()
)
_NUMBERS = frozenset(
    "six sept huit neuf onze douze treize vingt trente quarante cinquante soixante cent mille four five six seven "
    "eight nine ten eleven twelve twenty hundreds dozens".split()
)
_COORDINATING = frozenset("et mais puis and then but".split())
_LINK_TOKENS = 14
_INCISE_TOKENS = 9
_LEAST_BEHIND = 2


@dataclass(frozen=True, slots=True)
class Link:
    """Where reported words begin, and whether a linking word, a clause or an infinitive proves them."""

    start: int
    proven: bool


def link(doc: Document, cue: Cue, stop: int) -> Link | None:
    """Where the words that `cue` reports begin; None when it reports none."""
    at = _past_adverbs(doc, cue.last + 1, stop)
    if at >= stop or doc.marked[at] or cue.aside or cue.lemma in naming() or cue.lemma in labeling():
        return None
    keys = doc.tokens.keys
    if keys[at] in _THAT or (keys[at] in _IF and cue.lemma in _ASKING):
        return Link(at + 1, proven=True)
    found = _governed(doc, cue, at, stop) or _addressed(doc, cue, at, stop)
    if found is not None:
        return found
    if cue.lemma in _ASKING and not _QUESTIONS.isdisjoint(keys[at : at + 2]):
        return Link(at, proven=True)
    if cue.lemma in _BARE and _infinitive(doc, at, stop):
        return Link(at, proven=True)
    if doc.language == "en" and cue.lemma in _ENGLISH_SAYING and _is_clause(doc, at, stop):
        return Link(at, proven=True)
    return Link(at, proven=False) if _is_told(doc, cue, at, stop) else None


def end(doc: Document, found: Link, stop: int, *, cue_first: bool = True) -> int:
    """The token before which the reported words end: a semicolon, the colon of a quote, a new verb of the narrator.

    The narrator has no verb to go on with where the cue is no verb before the words (`cue_first` is false).
    """
    keys = doc.tokens.keys
    for index in range(found.start, stop):
        if doc.marked[index]:
            continue
        key = keys[index]
        if key == ";" or (key == ":" and index + 1 < len(keys) and doc.marked[index + 1]):
            return index
        if cue_first and index > found.start and _narrator_goes_on(doc, found, index, stop):
            return index
    return stop


def _narrator_goes_on(doc: Document, found: Link, index: int, stop: int) -> bool:
    """Whether the token at `index` leads over to what the same subject does next."""
    keys = doc.tokens.keys
    if keys[index] in ("avant", "before") and index + 1 < stop:
        after_comma = keys[index - 1] == ","
        return (after_comma or not found.proven) and (keys[index + 1] in _OF or keys[index + 1].endswith("ing"))
    if keys[index] not in _COORDINATING or index + 1 >= stop:
        return False
    at = index + 1
    while at < stop and keys[at] in CLITICS:
        at += 1
    cue = cue_at(doc, at, stop)
    if cue is not None and cue.finite and cue.pronoun is None and not forms_a_noun(doc, at):
        return True
    small = keys[at] in DETERMINERS or keys[at] in PREPOSITIONS or keys[at] in PRONOUNS if at < stop else True
    acts = at < stop and doc.tokens.shapes[at] == LOWER and keys[at].endswith(("t", "e", "ent", "a", "d"))
    return keys[index] == "puis" and keys[index - 1] == "," and not small and acts


def forms_a_noun(doc: Document, index: int) -> bool:
    """Whether a word that may be a verb is rather a noun, as those who speak are called: `juge`, `critique`."""
    return is_speaking(doc.tokens.keys, index)


def _past_adverbs(doc: Document, at: int, stop: int) -> int:
    """Steps over adverbs, days and a short aside between commas or dashes."""
    keys = doc.tokens.keys
    while at < stop:
        phrase = next((one for one in ASIDES if keys[at : at + len(one)] == one), None)
        if phrase is not None:
            at += len(phrase)
        elif (
            keys[at] in _ADVERBIAL
            or (keys[at].endswith("ment") and doc.tokens.shapes[at] == LOWER)
            or (keys[at] in ("lui", "elle", "eux", "elles") and at + 1 < stop and keys[at + 1] == ",")
        ):
            at += 1
        elif keys[at] in (",", "-", "–", "—"):
            closing = next((i for i in range(at + 1, min(stop, at + _INCISE_TOKENS)) if keys[i] == keys[at]), None)
            if closing is None:
                return at
            at = closing + 1
        else:
            return at
    return at


def _governed(doc: Document, cue: Cue, at: int, stop: int) -> Link | None:
    """`promet de rouvrir`, `s'engage à publier`, `appelle à la retenue`, `insiste sur la vétusté`."""
    keys = doc.tokens.keys
    if cue.lemma in _WITH_DE and keys[at] in _OF and _infinitive(doc, at + 1, stop):
        return Link(at + 1, proven=True)
    if cue.lemma in _WITH_A and keys[at] == "à" and _infinitive(doc, at + 1, stop):
        return Link(at + 1, proven=True)
    if (cue.lemma in _WITH_A_NOUN and keys[at] in ("à", "au", "aux")) or (cue.lemma in _WITH_SUR and keys[at] == "sur"):
        return Link(at + 1, proven=True)
    if cue.lemma in _DE_NOUN and keys[at] in _OF:
        return Link(at + 1, proven=False)
    return None


def _addressed(doc: Document, cue: Cue, at: int, stop: int) -> Link | None:
    """Behind the addressee or the circumstances: `a demandé aux élus de voter`, `told passengers that`."""
    keys = doc.tokens.keys
    direct = cue.lemma in _ADDRESSING
    learned = cue.lemma == "apprendre" and keys[at] == "de"
    if not (direct or learned) and keys[at] not in _CIRCUMSTANCES:
        return None
    for index in range(at + 1, min(stop, at + _LINK_TOKENS)):
        key = keys[index]
        if key in (",", ";", ":") or doc.marked[index]:
            return None
        if key in _THAT or (key in _IF and cue.lemma in _ASKING):
            return Link(index + 1, proven=True)
        asks = key in (*_OF, "à") and (cue.lemma in _WITH_DE or cue.lemma in _WITH_A)
        if asks and _infinitive(doc, index + 1, stop):
            return Link(index + 1, proven=True)
        if direct and key == "to" and doc.tokens.shapes[min(index + 1, stop - 1)] == LOWER and index + 1 < stop:
            return Link(index + 1, proven=True)
    return None


def _infinitive(doc: Document, at: int, stop: int) -> bool:
    """Whether an infinitive stands at `at`, behind negation and object pronouns."""
    keys = doc.tokens.keys
    index = at
    while index < stop and keys[index] in _INFINITIVE_CLITICS:
        index += 1
    if index >= stop or doc.tokens.shapes[index] != LOWER:
        return False
    key = keys[index]
    if index > at and keys[index - 1] in _ARTICLES and key not in ("avoir", "être", "faire", "voir", "rendre"):
        form = forms().get(key)
        return form is not None and form.infinitive
    adjective = key.endswith(("aire", "oire")) and key not in _IN_AIRE
    return key.endswith(("er", "ir", "re", "oir")) and key not in _NO_INFINITIVES and not adjective


def _is_clause(doc: Document, at: int, stop: int) -> bool:
    """Whether English words without `that` are a clause: a subject, then a verb."""
    keys = doc.tokens.keys
    if keys[at] in PREPOSITIONS or keys[at] in ("so", "nothing", "something", "little", "to", "goodbye", ","):
        return False
    return any(
        keys[index] in _ENGLISH_VERBS
        or (keys[index] in AUXILIARIES)
        or (doc.tokens.shapes[index] == LOWER and keys[index].endswith(("ed", "es", "ts", "ds", "ks")))
        for index in range(at + 1, min(stop, at + _LINK_TOKENS))
    )


def _is_told(doc: Document, cue: Cue, at: int, stop: int) -> bool:
    """Whether a noun phrase that tells what was said begins at `at`."""
    keys = doc.tokens.keys
    if cue.lemma not in telling() or stop - at < (1 if doc.language == "en" else _LEAST_BEHIND):
        return False
    plain = doc.language == "en" and doc.tokens.shapes[at] == LOWER and keys[at].endswith("s")
    counted = doc.tokens.shapes[at] == NUMBER or keys[at] in _NUMBERS or plain
    return counted or (keys[at] in DETERMINERS and keys[at] != "ce")
