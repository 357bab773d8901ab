"""Encodings, ids and file names hold for whatever comes."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from tui_reader.corpus.encoding import decode
from tui_reader.corpus.identity import article_ids, safe_name
from tui_reader.errors import InputError

PROSE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\r\t«»’é"))
PART = st.text(st.sampled_from("abé\u0301.~% "), min_size=1, max_size=4).filter(lambda part: part.strip(".") != "")
FILES = st.lists(st.builds("{}/{}{}".format, PART, PART, st.sampled_from([".txt", ".md", ".txt.md"])), unique=True)


@given(PROSE)
def test_utf_8_comes_back(text: str) -> None:
    """Any text written as UTF-8, with or without a mark, is read unchanged."""
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text
    assert decode(text.encode("utf-16")).text == text


@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("cp1252", "ignore")))
@settings(max_examples=80)
def test_the_encoding_named_opens_the_file(raw: bytes) -> None:
    """Whatever is accepted, Python reads the same text with the encoding that is named."""
    try:
        decoded = decode(raw)
    except InputError:
        return
    codec = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
    assert io.TextIOWrapper(io.BytesIO(raw), encoding=codec, newline="").read() == decoded.text


@given(FILES)
def test_ids_are_unique_and_stable(files: list[str]) -> None:
    """Each file has an id of its own, whatever the order in which the files are met."""
    ids = article_ids(files)
    assert len(set(ids.values())) == len(files)
    assert article_ids(reversed(files)) == ids


@given(st.text(max_size=300))
def test_safe_names_are_one_plain_part(name: str) -> None:
    """A safe name is one part of a path, printable, not hidden, and safe a second time."""
    safe = safe_name(name)
    assert PurePosixPath(safe).name == safe
    assert not safe.startswith(".")
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in safe)
    assert len(safe.encode()) < 255
    assert safe_name(safe) == safe
