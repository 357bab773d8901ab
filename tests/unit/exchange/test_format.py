"""What a format lost."""

from __future__ import annotations

from tui_reader.exchange.format import Losses


def test_losses_count_only_what_was_lost() -> None:
    """No loss is no truth and no counts; else the kinds with their counts."""
    assert not Losses()
    assert Losses().counts == {}
    assert Losses(pieces=2, notes=1).counts == {"pieces": 2, "notes": 1}
    assert Losses(overlaps=1)
