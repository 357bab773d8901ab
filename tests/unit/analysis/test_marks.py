"""Which quotation mark closes which."""

from __future__ import annotations

import pytest

from tui_reader.analysis.marks import DEEPEST, LONGEST, quoted


def inside(text: str) -> list[str]:
    """The passages between the pairs of `text`."""
    return [pair.inner.of(text) for pair in quoted(text)]


@pytest.mark.parametrize(
    "text",
    ["« mot »", "«mot»", "«\u00a0mot\u00a0»", "«\u202fmot\u202f»", "“mot”", "”mot”",
     "„mot“", "„mot”", '"mot"', "‘mot’", ",,mot’’", '" mot "'],
)  # fmt: skip
def test_every_pair_is_known(text: str) -> None:
    """All pairs of marks count, with any space next to them or none, which is left out."""
    assert inside(f"Il dit {text}.") == ["mot"]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("« Il a dit “non” hier »", ["Il a dit “non” hier", "non"]),
        ("« Il a dit « non » hier »", ["Il a dit « non » hier", "non"]),
        ('"Il a dit "non" hier"', ['Il a dit "non" hier', "non"]),
        ('d’« un bac » et l’"Aube"', ["un bac", "Aube"]),
        ('dit"Bonjour"au port', ["Bonjour"]),
    ],
)
def test_pairs_in_pairs_and_glued(text: str, passages: list[str]) -> None:
    """A pair inside another one is a second passage; marks may touch words."""
    assert inside(text) == passages


@pytest.mark.parametrize("again", ["«", "»"])
def test_paragraphs_opened_again_are_one_quote(again: str) -> None:
    """A quote that reopens at each paragraph and closes once is one."""
    text = f"« Un.\n\n{again} Deux.\n\n{again} Trois. »"
    assert inside(text) == [f"Un.\n\n{again} Deux.\n\n{again} Trois."]


def test_english_paragraphs_opened_again_are_one_quote() -> None:
    """The same with curly marks."""
    assert inside("“One.\n\n“Two,” she said.") == ["One.\n\n“Two,"]


def test_a_quote_may_run_into_the_next_paragraph() -> None:
    """A mark that closes in the next paragraph, before any other, closes."""
    assert inside("Il dit : « Un.\n\nDeux. »") == ["Un.\n\nDeux."]


@pytest.mark.parametrize(
    "text",
    [
        "Il dit « jamais fermé.\n\nUn autre jour.",
        "Jamais ouvert », dit-il.",
        "L’homme d’hier, c’est l’autre.",
        "l‘homme et l‘autre’",
        'Un écran de 12" et c’est tout.',
        "« »",
        "“ ”",
        '""',
    ],
)
def test_what_does_not_pair_gives_nothing(text: str) -> None:
    """Marks without their other half, apostrophes, inches and empty pairs are no quotes."""
    assert inside(text) == []


def test_an_unclosed_mark_does_not_swallow_a_closed_one() -> None:
    """A quote after a mark that was never closed is still found."""
    assert inside("Il dit « jamais fermé. Elle a dit « oui ».\nFin.") == ["oui"]


def test_a_possessive_closes_no_quote() -> None:
    """`boys’` ends a single quote only when nothing better follows."""
    assert inside("‘The boys’ toys are here,’ he said.") == ["The boys’ toys are here,"]
    assert inside("‘The boys’ toys are here.") == ["The boys"]


def test_depth_and_length_are_bounded() -> None:
    """Of many pairs in each other the inner ones count, and a quote has an end."""
    assert len(inside("«" * 50 + "mot" + "»" * 50)) == DEEPEST
    assert inside(f"« {'mot ' * LONGEST}»") == []
