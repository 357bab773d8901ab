"""Values as YAML that every parser reads alike."""

from __future__ import annotations

import pytest
import yaml

from tui_reader.errors import InputError
from tui_reader.exchange.yaml_emitter import flow, quoted, record

TELLTALE = (
    "1e3",
    "0o17",
    "no",
    "12:30",
    "~",
    "<<",
    "=",
    "",
    " a ",
    "a: b",
    "- a",
    "#",
    "2025-11-11",
    "!!x",
    "&a",
    "*a",
)


@pytest.mark.parametrize("text", TELLTALE)
def test_a_string_is_a_string(text: str) -> None:
    """Nothing that a parser could take for something else stands bare."""
    assert quoted(text) == f'"{text}"'
    assert yaml.safe_load(quoted(text)) == text


def test_letters_of_any_script_can_be_read() -> None:
    """Letters, marks, spaces and emoji stand as they are."""
    text = "Élise « Ñ » 中文 e\u0301 👩‍👩‍👧\u00a0\u202f!"
    assert quoted(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("character", "written"),
    [("\n", r"\n"), ("\r", r"\r"), ("\t", r"\t"), ('"', r"\""), ("\\", r"\\"), ("\x1b", r"\u001b"), ("\x7f", r"\u007f"),
     ("\x85", r"\u0085"), ("\x9b", r"\u009b"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029"), ("\ufeff", r"\ufeff"),
     ("\u202e", r"\u202e"), ("\u2066", r"\u2066"), ("\u200b", r"\u200b"), ("\uffff", r"\uffff")],
)  # fmt: skip
def test_what_parsers_or_terminals_act_on_is_escaped(character: str, written: str) -> None:
    """Controls, breaks, marks of order and direction never stand bare."""
    assert quoted(f"a{character}é") == f'"a{written}é"'
    assert quoted(character) == f'"{written}"'


def test_a_lone_surrogate_is_refused() -> None:
    """What no UTF-8 file can hold is named."""
    with pytest.raises(InputError, match=r"U\+D83D"):
        quoted("a\ud83db")


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "null"), (True, "true"), (False, "false"), (0, "0"), (-7, "-7"), (0.5, "0.5"), (2.0, "2.0"),
     (1e16, "1.0e+16"), (1.5e-7, "1.5e-07"), ((), "[]"), ([1, "a"], '[1, "a"]'), ({}, "{}")],
)  # fmt: skip
def test_other_values_are_plain(value: object, written: str) -> None:
    """Numbers have the point that YAML 1.1 wants; lists and mappings stand on one line."""
    assert flow(value) == written
    assert yaml.safe_load(written) == (list(value) if isinstance(value, tuple) else value)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 2**53 + 1, -(2**60)])
def test_numbers_that_programs_hold_differently_are_refused(number: float) -> None:
    """Neither infinities nor integers that JavaScript rounds."""
    with pytest.raises(InputError, match="cannot be exported"):
        flow(number)


def test_keys_of_ours_are_bare_and_keys_from_data_quoted() -> None:
    """Who reads `no` or `1` as a key reads a string."""
    assert flow({"role": "x", "end": 3}) == '{role: "x", end: 3}'
    assert flow({"no": "x", "1": {"a": 1}}, data_keys=True) == '{"no": "x", "1": {a: 1}}'


def test_a_very_long_key_stays_a_key() -> None:
    """Parsers look 1,024 characters ahead for a colon; an explicit key needs none."""
    key = "é" * 2000
    assert yaml.safe_load(flow({key: 1, "b": 2}, data_keys=True)) == {key: 1, "b": 2}


def test_a_record_is_an_item_with_a_line_for_each_key() -> None:
    """The keys stand under each other at the indent."""
    fields = {"id": "a", "n": 1, "status": {"bob": "done"}}
    assert record(fields, 2, frozenset({"status"})) == '  - id: "a"\n    n: 1\n    status: {"bob": "done"}\n'
