"""Dates as pages write them become ISO 8601, no more precise than they are."""

from __future__ import annotations

import pytest

from tui_reader.corpus.dates import find_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("26 juin 2025", "2025-06-26"),
        ("jeudi 26 juin 2025", "2025-06-26"),
        ("1er août 2025", "2025-08-01"),
        ("8 déc. 2025", "2025-12-08"),
        ("June 26, 2025", "2025-06-26"),
        ("Wednesday, July 1, 2026", "2026-07-01"),
        ("Friday 16 January 2026", "2026-01-16"),
        ("2025-06-26", "2025-06-26"),
        ("2025-06-26T10:00:00Z", "2025-06-26"),
        ("2025-06", "2025-06"),
        ("26/06/2025", "2025-06-26"),
        ("26.06.2025", "2025-06-26"),
        ("06/26/2025", "2025-06-26"),
        ("juin 2025", "2025-06"),
        ("March 2025", "2025-03"),
    ],
)
def test_dates(written: str, iso: str) -> None:
    """Day, month and year in French, English and figures; a month stays a month."""
    found = find_date(f"publié {written} ici")
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    "text", ["31 février 2025", "2025-13", "12-2025-06-11-3", "le 26 juin", "BAMEX 2025", "10.0.2025.1"]
)
def test_no_dates(text: str) -> None:
    """What no calendar has, what has no year, and other numbers are no dates."""
    assert find_date(text) is None
