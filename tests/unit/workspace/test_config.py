"""A configuration is read, and every mistake in it is named with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui_reader.errors import InputError
from tui_reader.workspace.config import Config, load_config, read_schema
from tui_reader.workspace.schemes import starter


def _load(folder: Path, text: str) -> Config:
    (folder / "tui-reader.yaml").write_text(text, encoding="utf-8")
    return load_config(folder)


def test_without_a_file_the_built_in_scheme_news_holds(tmp_path: Path) -> None:
    """A folder without a configuration works with the default labels."""
    config = load_config(tmp_path)
    assert config.file is None
    assert config.schema.label("quote").key == "c"
    assert config.schema.accepting("PER") == config.schema.label("person")


@pytest.mark.parametrize(("scheme", "labels"), [("news", 11), ("frames", 12), ("empty", 0)])
def test_a_starting_text_is_a_sound_configuration(tmp_path: Path, scheme: str, labels: int) -> None:
    """What `init` writes reads back, with all the labels of its scheme."""
    assert len(_load(tmp_path, starter(scheme)).schema.labels) == labels


def test_a_built_in_scheme_can_be_named(tmp_path: Path) -> None:
    """`labels: frames` stands for the whole scheme."""
    assert "anticolonial" in _load(tmp_path, "labels: frames\n").schema


def test_labels_without_a_key_are_given_one(tmp_path: Path) -> None:
    """A label that names no key gets a free letter of its own name."""
    text = "axes: [{name: a}]\nlabels:\n- {name: nun, axis: a}\n- {name: tomb, key: t, axis: a}\n"
    assert [label.key for label in _load(tmp_path, text).schema.labels] == ["a", "t"]


FAULTS = {
    "labels: [ {name: x\n": (2, "expected"),
    "corpus: corpus\ncorpus: elsewhere\n": (2, "twice"),
    "# a comment\nlabel: []\n": (2, "unknown key"),
    "axes: [{name: a}]\nlabels:\n- {name: x, axis: b}\n": (3, "unknown axis"),
    "axes: [{name: a}]\nlabels:\n- name: x\n  axis: a\n  key: q\n": (5, "taken by the reader"),
    "axes: [{name: a}]\nlabels:\n- {name: x, axis: a, key: k}\n- {name: y, axis: a, key: k}\n": (4, "already the key"),
    "axes: [{name: a}]\nlabels:\n- {name: x, axis: a,\n   color: mud}\n": (4, "unknown color"),
    "annotators: [alice, ../bob]\n": (1, "annotator"),
    "annotators:\n- alice\n- Alice\n": (3, "twice"),
    "corpus: ../elsewhere\n": (1, "leaves the project"),
    "corpus: /etc\n": (1, "leaves the project"),
    "labels: &a [*a]\n": (1, "aliases"),
    "labels: !!python/object/apply:os.system [true]\n": (1, "tags"),
    "- a\n- b\n": (1, "keys and values"),
    "labels: nosuch\n": (1, "no built-in scheme"),
    "[" * 5000: (1, ""),
    "a: \x07\n": (1, "not YAML"),
    "axes: [{name: a}]\nlabels:\n- {name: x, axis: a}\n- {name: y, axis: a, name: z}\n": (4, "twice"),
    "axes: [{name: a}]\nlabels:\n- {name: x, axis: a, roles: [{name: r}, {name: r}]}\n": (3, "twice"),
    "labels: [2020-99-99]\n": (1, "labels[0]"),
    "? [a]\n: 1\n": (1, "a key must be a word"),
    "<<: 1\n": (1, "unknown key"),
    "axes: [{name: 2020-13-45}]\n": (1, "no name"),
    "corpus: annotations\n": (1, "folders apart"),
    "annotations: corpus/tags\n": (1, "folders apart"),
    "corpus: .\n": (1, "the project itself"),
}


@pytest.mark.parametrize("text", FAULTS, ids=range(len(FAULTS)))
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    """The message has the file, the line and the word that says what is wrong, on one line."""
    line, word = FAULTS[text]
    with pytest.raises(InputError) as caught:
        _load(tmp_path, text)
    message = str(caught.value)
    assert f"tui-reader.yaml:{line}: " in message
    assert word in message
    assert "\n" not in message


def test_a_scheme_can_be_read_out_of_any_file_that_holds_one(tmp_path: Path) -> None:
    """Whatever has axes and labels gives a scheme; what has none is refused."""
    file = tmp_path / "other.yaml"
    file.write_text("format: x\naxes: [{name: a}]\nlabels: [{name: x, axis: a}]\n", encoding="utf-8")
    assert "x" in read_schema(file)
    file.write_text("format: x\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"other\.yaml:1: no list `labels`"):
        read_schema(file)


def test_not_utf_8_is_said(tmp_path: Path) -> None:
    """A configuration in another encoding is refused with the byte that shows it."""
    (tmp_path / "tui-reader.yaml").write_bytes("corpus: é\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8 at byte 8"):
        load_config(tmp_path)
