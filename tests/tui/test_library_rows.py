"""Which rows the library shows, in which order, and what it makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.tui.library_rows import ORDERS, Row, Tally, arranged, searchable

STATES = ("new", "in-progress", "done", "discuss", "adjudicated")


def row(identity: str, title: str = "", **more: object) -> Row:
    """A row whose file was read."""
    return Row(identity, f"corpus/{identity}.txt", known=True, title=title, folded=searchable(title, identity), **more)  # type: ignore[arg-type]


ROWS = (
    row("c", "Été", date="2025-03", words=10, state="done", tags=2),
    row("a", "eau", date="2026-01-02", words=300, state="new"),
    row("b", "Zèbre", words=20, state="in-progress", tags=7),
)


@pytest.mark.parametrize(
    ("name", "ids"), [("title", "acb"), ("date", "acb"), ("words", "abc"), ("status", "abc"), ("tags", "bca")]
)
def test_orders(name: str, ids: str) -> None:
    """Titles folded, dates latest first, the longest first, new before done, the most tags first."""
    order = next(order for order in ORDERS if order.name == name)
    assert "".join(each.id for each in arranged(ROWS, order, "")) == ids


@pytest.mark.parametrize(("query", "ids"), [("ETE", "c"), ("e", "acb"), ("zebre b", "b"), ("none", ""), (" ", "acb")])
def test_filter(query: str, ids: str) -> None:
    """Every word must be there, whatever its case and accents."""
    assert "".join(each.id for each in arranged(ROWS, ORDERS[0], query)) == ids


@given(st.lists(st.sampled_from(STATES)), st.integers(1, 60))
def test_a_tally_counts_everything_and_its_bar_hides_nothing(states: list[str], width: int) -> None:
    """Each article counts once; whatever kind of work there is shows, and the bar never overflows."""
    tally = Tally.of([row(str(number), state=state) for number, state in enumerate(states)])
    assert tally.total == len(states)
    done, begun = tally.bar(width)
    assert done + begun <= width
    assert bool(done) == bool(tally.done)
    assert bool(begun) <= bool(tally.begun)
