"""YAML from anywhere: plain values with their lines, and a refusal of all else."""

from __future__ import annotations

import pytest
import yaml

from tui_reader.errors import InputError
from tui_reader.exchange import yaml_parser
from tui_reader.exchange.yaml_parser import MAX_DEPTH, Record, parse


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each parser of PyYAML in its turn: the fast one is not everywhere."""
    if request.param == "SafeLoader":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    return str(request.param)


def refused(text: str | bytes) -> str:
    """What is said of a text that is refused."""
    with pytest.raises(InputError) as caught:
        parse(text.encode() if isinstance(text, str) else text, "f.yaml")
    told = str(caught.value)
    assert "\n" not in told
    return told


@pytest.mark.parametrize(
    ("written", "value"),
    [("no", "no"), ("12:30", "12:30"), ("2025-11-11", "2025-11-11"), ("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"),
     ("0o17", "0o17"), ("007", "007"), ("1e3", 1000.0), ("1_000", "1_000"), ("0x1F", "0x1F"), ("=", "="), ("12", 12),
     ("-3", -3), ("0.5", 0.5), ("1e999", "1e999"), ("12345678901234567", 12345678901234567.0), ("true", True),
     ("~", None), ("", None), ("'12'", "12"), ('"~"', "~"), ("|\n  a\n  b\n", "a\nb\n"), (".inf", ".inf")],
)  # fmt: skip
def test_plain_scalars_are_what_every_version_of_yaml_agrees_on(loader: str, written: str, value: object) -> None:
    """What the versions dispute is the string that stands there; quoted and block scalars are strings."""
    got = parse(f"a: {written}\n".encode(), "f.yaml")["a"]
    assert (type(got), got) == (type(value), value)


def test_mappings_know_their_lines(loader: str) -> None:
    """Lines are counted from 1, where a mapping begins."""
    root = parse(b"# hand\na:\n  - b: 1\n\n  - {c: 2}\n", "f.yaml")
    assert root == {"a": [{"b": 1}, {"c": 2}]}
    assert isinstance(root, Record)
    assert [root.line, *(each.line for each in root["a"])] == [2, 3, 5]


def test_keys_are_the_words_that_stand_there(loader: str) -> None:
    """`no`, `1` and `<<` are keys like any other; nothing is merged."""
    assert parse(b'no: 1\n1: 2\n"<<": {a: 3}\n', "f.yaml") == {"no": 1, "1": 2, "<<": {"a": 3}}
    assert parse(b"<<: {a: 3}\n", "f.yaml") == {"<<": {"a": 3}}


def test_a_file_without_a_document_is_nothing(loader: str) -> None:
    """Empty files and mere comments have no value."""
    assert parse(b"", "f.yaml") is None
    assert parse(b"# nothing\n", "f.yaml") is None


def test_a_byte_order_mark_is_passed_over(loader: str) -> None:
    """Editors of some systems put one in front."""
    assert parse(b"\xef\xbb\xbfa: 1\n", "f.yaml") == {"a": 1}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [("a: [ {id: x\n", 2, "no YAML"), ("a: 1\nb: &x 2\n", 2, "anchors and aliases"),
     ("a: 1\nb: *x\n", 2, "anchors and aliases"), ("a: 1\nb: !!python/object:x {}\n", 2, "tags are not read"),
     ("a: 1\nb: !x 2\n", 2, "tags are not read"), ("a: 1\n\na: 2\n", 3, "'a' stands twice"),
     ("a: 1\n--- \nb: 2\n", 2, "second document"), ("? [a]\n: 1\n", 1, "a key must be"),
     ("a: 1\n\tb: 2\n", 2, "no YAML"), ("a: 1\nb: x\x1by\n", 2, r"\u001b"), ("a: 1\nb: x\u2028y\n", 2, r"\u2028"),
     ("a: 1\nb: x\x85y\n", 2, r"\u0085")],
)  # fmt: skip
def test_faults_are_told_with_their_line(loader: str, text: str, line: int, said: str) -> None:
    """One line: file, line, what is wrong."""
    told = refused(text)
    assert told.startswith(f"f.yaml:{line}: ")
    assert said in told


def test_what_is_no_utf8_is_told_with_its_line(loader: str) -> None:
    """Latin-1 and UTF-16 are named for what they are not."""
    assert refused("a: 1\nb: é\n".encode("latin-1")).startswith("f.yaml:2: this is no UTF-8")
    assert "UTF-8" in refused("a: é\n".encode("utf-16"))


def test_depth_is_bounded(loader: str) -> None:
    """A file of brackets costs neither the stack nor much time."""
    assert parse(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "f.yaml") is not None
    assert f"more than {MAX_DEPTH}" in refused("[" * 100_000)


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than memory should hold is refused before it is parsed."""
    monkeypatch.setattr(yaml_parser, "MAX_BYTES", 10)
    assert "the limit is 10" in refused("a: 1\nb: 2\nc: 3\n")
