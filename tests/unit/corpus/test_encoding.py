"""What is text is read exactly, what is not is named."""

from __future__ import annotations

import pytest

from tui_reader.corpus.encoding import decode
from tui_reader.errors import InputError

FRENCH = "L’été dernier, « le cœur » de la cité — où naît l'Œuvre — a coûté 5 €.\r\nNoël à Évry…\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_french(codec: str) -> None:
    """French with typographic marks comes back unchanged, whatever the encoding."""
    assert decode(FRENCH.encode(codec)).text == FRENCH


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("cp1252", "cp1252"),
    ],
)
def test_names_the_encoding(codec: str, name: str) -> None:
    """The name is the one with which Python opens the file; a UTF-8 mark makes no other encoding."""
    assert decode(FRENCH.encode(codec)).encoding == name


def test_latin_1_is_told_from_cp1252() -> None:
    """Without the marks that only cp1252 has, the plainer name is given."""
    text = "Le café de la cité, déjà fermé à Évry.\n"
    assert decode(text.encode("latin-1")).encoding == "latin-1"
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("raw", [b"", b"plain\n", b"\xef\xbb\xbf", "à".encode()])
def test_small_texts(raw: bytes) -> None:
    """Empty and tiny files are UTF-8, and a mark alone is an empty text."""
    assert decode(raw).text == raw.decode("utf-8-sig")
    assert decode(raw).encoding == "utf-8"


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (bytes(range(256)) * 20, "NUL"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\x01\x02\x03\x04 abc", "control characters"),
        (("déjà été là " * 9).encode() + b"\xff", "byte 153"),
        (b"\xef\xbb\xbf\xff", "UTF-8"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16"),
        ("Сегодня в Москве прошла встреча министров".encode("cp1251"), "neither"),
    ],
)
def test_refuses_what_is_no_text(raw: bytes, seen: str) -> None:
    """Binary files, damaged files and unknown encodings are refused with what was seen."""
    with pytest.raises(InputError, match=seen) as caught:
        decode(raw)
    assert "\n" not in str(caught.value)


def test_a_text_with_escape_sequences_is_text() -> None:
    """A few control characters do not make a text binary."""
    text = "Titre \x1b]0;owned\x07\n\n« \x1b[31mRouge\x1b[0m \x9b31m », a dit Jean Petit à Paris.\n"
    assert decode(text.encode()).text == text
