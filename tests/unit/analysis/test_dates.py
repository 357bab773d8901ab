"""Calendar expressions, French and English."""

from __future__ import annotations

import pytest
from tests.unit.analysis.reading import entities


def dates(text: str, language: str = "fr") -> list[str]:
    """The dates of `text`."""
    return [passage for kind, passage in entities(text, language) if kind == "DATE"]


@pytest.mark.parametrize(
    "bracketed",
    [
        "Il vient [lundi 23 juin].",
        "ce [mardi], il pleut",
        "le [23 juin dernier] à quai",
        "[du 11 au 14 novembre], à quai",
        "[entre 2011 et 2013], rien",
        "[de juin à août 2025]",
        "[fin juin], puis [début mai 2024]",
        "[hiver 2009] et [1998-1999]",
        "code rural de [1987]",
        "dans la nuit de [samedi] à [dimanche]",
        "dès [mai1999], puis le [1er mars 2026]",
        "le [3/04/2031] et le [2025-06-26]",
        "le\u00a0[11\u00a0novembre\u00a02025]",
        "[lundi] soir",
        "avant la [Toussaint]",
    ],
)
def test_french_dates(bracketed: str) -> None:
    """What stands in brackets is found, and nothing else."""
    assert dates(bracketed.replace("[", "").replace("]", "")) == _bracketed(bracketed)


@pytest.mark.parametrize(
    "bracketed",
    [
        "on [Monday], by [June 23, 2025] and [23 June 2025]",
        "[from 11 to 14 November]",
        "[between 2011 and 2013]",
        "in [March], since [2019], in [early June]",
        "[September 3-5]",
    ],
)
def test_english_dates(bracketed: str) -> None:
    """The same in English."""
    assert dates(bracketed.replace("[", "").replace("]", ""), "en") == _bracketed(bracketed)


@pytest.mark.parametrize(
    "text",
    ["hier et aujourd’hui", "cette année", "à 14 h 30", "depuis plusieurs mois",
     "2 000 habitants", "en 2000 euros", "may he march"],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    """Words of the day, clock times, lengths of time and plain numbers are no dates."""
    assert dates(text) == []


def _bracketed(text: str) -> list[str]:
    return [piece.split("]")[0] for piece in text.split("[")[1:]]
