"""What any file reader keeps to; a plugin's tests import `check_reader` and run it on their own reader."""

from __future__ import annotations

from tui_reader.corpus.readers import Reader
from tui_reader.errors import InputError

HOSTILE = (
    b"",
    b"\0" * 100,
    bytes(range(256)) * 4,
    b"<" * 1000,
    b"[" * 100_000,
    b"\xff\xfe\x00",
    b"---\n" * 50,
    b'"' * 999,
)


def check_reader(reader: Reader, sample: bytes) -> None:
    """Checks `reader` on `sample`, the content of a file that it reads, and on bytes that nobody wrote."""
    assert reader.name
    assert reader.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)
    articles = list(reader.read(sample, "sample"))
    assert articles
    assert articles == list(reader.read(sample, "sample"))
    for article in articles:
        _check_article(article.name, article.text)
        for span in (*article.page.furniture, *article.page.header):
            assert span.end <= len(article.text)
    if reader.in_place:
        assert len(articles) == 1
    for raw in HOSTILE:
        _check_hostile(reader, raw)


def _check_article(name: str, text: str) -> None:
    assert name
    assert text.encode()
    assert "\0" not in text


def _check_hostile(reader: Reader, raw: bytes) -> None:
    try:
        for article in reader.read(raw, "hostile"):
            assert "\0" not in article.text
    except InputError as error:
        message = str(error)
        assert message
        assert "\n" not in message
