"""Bodies: institution words with a place or a domain, known names, acronyms, acronyms explained in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from tui_reader.analysis.chunks import is_shouted
from tui_reader.analysis.document import Document
from tui_reader.analysis.found import Found
from tui_reader.analysis.tokens import CAPITAL, LOWER, UPPER
from tui_reader.analysis.vocabulary import demonyms, is_adjective, phrases, words

KNOWN = 0.89
"""The score of a body of the list."""
INSTITUTION = 0.85
"""The score of a body that an institution word begins."""
_OF = frozenset("de du des d' of for".split())
_ARTICLES = frozenset("la le les l' the".split())
NOT_BODIES = frozenset(
    "tva pib gdp pac rsa smic adn dna cv ok vip pdg ceo dj tgv hlm gps sms pme tpe qr suv ogm vtt btp jo can fcfa cfa "
    "eur usd mw kw gw km ha cm mm kg tv fm am pm id pdf url html http https www covid sida vih hiv ivg pma gpa qi iq "
    "ia ai dvd cd usb led bd vf vo irm ado pib rtt cdd cdi ps nb ndlr sos tnt atm kwh dr mr st av bc ad ce "
    "nor fra por ita esp ger gbr sui bel ned swe fin den aut pol rus ukr chn jpn kor aus nzl bra arg ken eth alg tun "
    "cze svk hun rou bul cro srb gre tur isr ind col mex per uru chi ven cub jam nga sen civ cmr rsa uga bur".split()
)
_ROMAN = regex.compile(r"[ivxlcdm]+")
_ACRONYM_LETTERS = range(2, 8)
_MOST_WORDS = 16
_TAIL = regex.compile(r"(?:ères?|iales?|iques?|aux|ales?|elles?|ives?|aires?|ées?|sables?|ques|ieures?|ieurs?|tants)$")


def known(doc: Document, line: range) -> Iterator[Found]:
    """Bodies of the list."""
    names = phrases("known_bodies")
    index = line.start
    while index < line.stop:
        count = names.longest(doc.tokens, index, line.stop) if doc.tokens.is_capitalized(index) else 0
        if count and not (count == 1 and doc.tokens.shapes[index] == CAPITAL and doc.sentence_starts[index]):
            span = doc.span(index, index + count - 1)
            yield Found(span.start, span.end, "ORG", KNOWN)
        index += count or 1


def institutions(doc: Document, line: range) -> Iterator[Found]:
    """Bodies that an institution word begins: `parquet de Valbourg`, `ministère russe des Affaires étrangères`."""
    index = line.start
    while index < line.stop:
        last = _institution(doc, index, line)
        if last is not None:
            span = doc.span(index, last)
            yield Found(span.start, span.end, "ORG", INSTITUTION)
            index = last
        index += 1


def acronyms(doc: Document, line: range) -> Iterator[Found]:
    """Words in capitals that can only be the short names of bodies."""
    if is_shouted(doc, line):
        return
    tokens = doc.tokens
    for index in line:
        key = tokens.keys[index]
        if tokens.shapes[index] != UPPER or len(key) not in _ACRONYM_LETTERS or not key.isalpha():
            continue
        if key in NOT_BODIES or _ROMAN.fullmatch(key) or _in_a_name(doc, index, line):
            continue
        span = doc.span(index, index)
        yield Found(span.start, span.end, "ORG", 0.65)


def explained(doc: Document, line: range) -> Iterator[tuple[Found, Found]]:
    """Long names with their acronyms in brackets behind them: (long, short) where the initials agree."""
    tokens = doc.tokens
    for index in range(line.start + 2, line.stop - 1):
        if tokens.keys[index - 1] != "(" or tokens.keys[index + 1] not in (")", ",", "-"):
            continue
        short = doc.text[tokens.starts[index] : tokens.ends[index]]
        if sum(char.isupper() for char in short) < 2:
            continue
        first = _initials_begin(doc, index - 2, line.start, short)
        if first is not None:
            long = doc.span(first, index - 2)
            span = doc.span(index, index)
            yield Found(long.start, long.end, "ORG", 0.9), Found(span.start, span.end, "ORG", 0.9)


def _initials_begin(doc: Document, last: int, stop: int, short: str) -> int | None:
    """Where the words begin whose initials, small words left out, spell `short`; they must end at `last`."""
    tokens = doc.tokens
    letters = [char for char in short.lower() if char.isalpha()]
    capitals = [char.lower() for char in short if char.isupper()]
    for wanted in (letters, capitals):
        left = list(wanted)
        at = last
        while left and at >= stop and last - at < _MOST_WORDS:
            key = tokens.keys[at]
            if key[0] == left[-1] and key not in _OF | _ARTICLES | {"et", "and"}:
                left.pop()
                if not left:
                    return at
            elif key not in _OF | _ARTICLES | {"et", "and", "-", "à", "pour"}:
                break
            at -= 1
    return None


def _in_a_name(doc: Document, index: int, line: range) -> bool:
    """Whether the capitals are a surname or a heading: next to another capitalized word, a mark, a number."""
    tokens = doc.tokens
    before = index - 1 if index > line.start else None
    if before is not None and tokens.shapes[before] in (CAPITAL, UPPER) and doc.gap(index) == " ":
        return tokens.keys[before] not in words("sentence_openers") or tokens.shapes[before] == UPPER
    after = index + 1
    if after < line.stop and tokens.shapes[after] in (CAPITAL, UPPER) and doc.gap(after) == " ":
        return True
    return after < line.stop and tokens.keys[after] == "-" and not doc.gap(after)


def _institution(doc: Document, index: int, line: range) -> int | None:
    tokens = doc.tokens
    own_capital = tokens.is_capitalized(index) and not doc.sentence_starts[index]
    count = _trigger(doc, index, line, "strong") or (_trigger(doc, index, line, "weak") if own_capital else 0)
    if not count:
        return None
    head = index + count - 1
    last, named = _complements(doc, head, line)
    return last if named or (own_capital and last > head) else None


def _trigger(doc: Document, index: int, line: range, section: str) -> int:
    """How many tokens an institution word of the section has here; capitals do not matter."""
    tokens = doc.tokens
    best = 0
    for keys in _triggers(section).get(tokens.keys[index], ()):
        after = index + len(keys)
        if after <= line.stop and tokens.keys[index:after] == keys:
            best = max(best, len(keys))
    return best


@cache
def _triggers(section: str) -> dict[str, list[list[str]]]:
    return phrases("bodies", section).by_first_key()


def _complements(doc: Document, head: int, line: range) -> tuple[int, bool]:
    """The last token of the body's name, and whether a place or a domain was named."""
    last = _adjectives(doc, head, line)
    named = False
    domain = head > 0 and doc.tokens.keys[head - 1] in _OF
    while last - head < _MOST_WORDS and (reach := _complement(doc, last, line, named=named or domain)) is not None:
        last, named = reach, named or _names_capital(doc, last + 1, reach)
    return last, named


def _names_capital(doc: Document, first: int, last: int) -> bool:
    return any(doc.tokens.is_capitalized(index) for index in range(first, last + 1))


def _complement(doc: Document, last: int, line: range, *, named: bool) -> int | None:
    """The end of one more `de X` (also `et d'x`), with the adjectives behind it."""
    tokens = doc.tokens
    at = last + 1
    joined = named and at < line.stop and tokens.keys[at] in ("et", "and")
    at += joined
    if at >= line.stop or tokens.keys[at] not in _OF or doc.gap(at) not in (" ", "\xa0"):
        direct = at < line.stop and not joined and not named and doc.gap(at) == " " and tokens.shapes[at] == CAPITAL
        return _capitals(doc, at, line) if direct and tokens.keys[at] not in demonyms() else None
    at += 1
    while at < line.stop and tokens.keys[at] in _ARTICLES:
        at += 1
    if at >= line.stop or "\n" in doc.gap(at):
        return None
    if tokens.is_capitalized(at):
        return _adjectives(doc, _capitals(doc, at, line), line)
    coordinated = tokens.shapes[at] == LOWER and (joined or _opens_coordination(doc, at, line))
    return _adjectives(doc, at, line) if coordinated else None


def _opens_coordination(doc: Document, at: int, line: range) -> bool:
    """`de commerce et d'industrie`: a domain without a capital counts when another one follows."""
    tokens = doc.tokens
    return at + 2 < line.stop and tokens.keys[at + 1] == "et" and tokens.keys[at + 2] in _OF


def _capitals(doc: Document, at: int, line: range) -> int:
    tokens = doc.tokens
    last = at
    while last + 1 < line.stop:
        step = last + 1
        if tokens.is_capitalized(step) and doc.gap(step) == " " and tokens.keys[step] not in demonyms():
            last = step
        elif tokens.keys[step] == "-" and not doc.gap(step) and step + 1 < line.stop and not doc.gap(step + 1):
            last = step + 1
        else:
            break
    return last


def _adjectives(doc: Document, last: int, line: range) -> int:
    tokens = doc.tokens
    while last + 1 < line.stop and tokens.shapes[last + 1] == LOWER and doc.gap(last + 1) in (" ", "\xa0"):
        key = tokens.keys[last + 1]
        hyphenated = last + 3 < line.stop and tokens.keys[last + 2] == "-" and tokens.keys[last + 3] in demonyms()
        if hyphenated:
            last += 3
        elif is_adjective(key) or (
            tokens.is_capitalized(last) and _TAIL.search(key) and tokens.keys[last].endswith("s")
        ):
            last += 1
        else:
            break
    return last
