"""Links to passages are found again with the tags that they belong to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.contracts.format import tag, tags

from tui_reader.model.anchoring import anchor_set
from tui_reader.model.annotation import Link

TEXT = "« Nous rouvrirons le port », a dit la maire. Elle a dit aussi que la pêche reprendra."
CUE = TEXT.index("a dit")


@pytest.mark.parametrize(
    ("now", "at"),
    [
        (TEXT, CUE),
        ("Hier. " + TEXT, CUE + 6),
        (TEXT.replace("« Nous", "« Hélas, nous").replace("aussi que", ""), CUE),
        (TEXT.replace(", a dit", ", à midi, a dit").replace("Elle a dit", "Elle dit"), CUE + 8),
        (TEXT.replace("a dit", "a crié"), CUE),
    ],
    ids=["unchanged", "grown in front", "two places alike", "grown between", "gone"],
)
def test_a_link_stands_where_its_passage_stands(now: str, at: int) -> None:
    """As far from the tag as before, else where it was, else where its text stands but once, else it is left alone."""
    link = Link("cue", article="x", start=CUE, end=CUE + 5, text="a dit")
    elsewhere = replace(link, article="y")
    quote = replace(tag(TEXT, "« Nous rouvrirons le port »", "q"), links=(link, elsewhere, Link("speaker", target="s")))
    moved = anchor_set(tags("x", "alice", quote), now).by_id["q"].links
    assert moved == (replace(link, start=at, end=at + 5), *quote.links[1:])
