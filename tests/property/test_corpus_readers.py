"""Whatever bytes come, a reader gives storable text or one line that says why not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.corpus.markup import tokens
from tui_reader.corpus.readers import own_readers
from tui_reader.errors import InputError

PIECES = """<p> </p> <a\thref=' " <!-- --> <article> </article> <h1> <script> </script > <br> <nav \tclass=ad &amp; &#0;
&#x1b; <![CDATA[ texte { "text": [ } , --- é"""
MARKUP = st.lists(st.sampled_from([*PIECES.split(), "\n", " "]), max_size=30).map("".join)


@given(MARKUP.map(str.encode) | st.binary(max_size=60))
@settings(max_examples=150)
def test_readers_never_break(raw: bytes) -> None:
    """No reader raises anything but InputError, in one line; what it gives can be written."""
    for reader in own_readers():
        try:
            articles = list(reader.read(raw, "x"))
        except InputError as error:
            articles = []
            message = str(error)
            if "\n" in message:
                raise
        assert not any("\0" in article.text for article in articles)
        assert all(article.text.encode() or reader.in_place for article in articles)


@given(MARKUP)
def test_text_outside_markup_is_kept_in_order(page: str) -> None:
    """Tokens come in the order of the page, and text without any mark-up is one token, unchanged."""
    plain = page.replace("<", "").replace("&", "")
    assert "".join(token for token in tokens(plain) if isinstance(token, str)) == plain
    assert sum(len(token) for token in tokens(page) if isinstance(token, str)) <= len(page)
