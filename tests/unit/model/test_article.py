"""An article's text is known by its digest."""

from __future__ import annotations

import hashlib

from tui_reader.model.article import Article, Page, text_sha256


def test_the_digest_is_of_the_text_as_utf8() -> None:
    """Whatever the file's encoding was, and whatever characters the text holds."""
    text = "Assimi Goïta\r\n😀"
    assert Article("kati", "corpus/kati.txt", text, "cp1252").sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert text_sha256("a") != text_sha256("a\ud800")


def test_the_language_is_the_page_s() -> None:
    """French unless the page was recognized to be in English."""
    assert Article("kati", "kati.txt", "").language == "fr"
    assert Article("kati", "kati.txt", "", page=Page(language="en")).language == "en"
