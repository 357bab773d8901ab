"""What each command prints, and the status that it ends with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import pytest
import yaml

from tui_reader.cli.program import COMMANDS, LATER, program


class _Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    """Runs a command and returns what it left."""

    def __call__(self, *arguments: object, who: str = "alice") -> _Ran:
        """Run it as `who`."""
        ...


def _json(ran: _Ran) -> Any:
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def _tag(cli: Run, start: int, end: int, label: str, *more: str, who: str = "alice") -> str:
    ran = cli("tag", "bac", start, end, label, *more, who=who)
    assert ran.status == 0, ran.err
    return ran.out.strip()


def test_list_tells_every_article_and_how_far_everybody_is(cli: Run) -> None:
    """The JSON has the promised keys, the table the title."""
    _tag(cli, 33, 47, "person")
    (row,) = _json(cli("list", "--json"))
    assert row == {
        "id": "bac",
        "file": "corpus/bac.txt",
        "encoding": "utf-8",
        "title": "Le bac",
        "date": None,
        "words": row["words"],
        "status": {"alice": "in-progress"},
        "annotations": {"alice": 1},
    }
    assert row["words"] > 10
    assert "Le bac" in cli("list").out


def test_a_tag_has_all_that_the_options_say(cli: Run) -> None:
    """Note, attribute, pieces and link arrive in `tags --json`."""
    person = _tag(cli, 33, 47, "person")
    quote = _tag(
        cli, 10, 23, "quote", "--note", "ton ?", "--attr", "translated=yes", "--link", f"speaker={person}",
        "--piece", "10:12", "--piece", "17:23",
    )  # fmt: skip
    found = {row["id"]: row for row in _json(cli("tags", "bac", "--json"))}
    assert found[quote]["pieces"] == [[10, 12], [17, 23]]
    assert found[quote]["attributes"] == {"translated": True}
    assert found[quote]["links"] == [{"role": "speaker", "target": person}]
    assert (found[quote]["article"], found[quote]["note"]) == ("bac", "ton ?")


def test_tags_are_chosen_by_annotator_label_and_article(cli: Run) -> None:
    """Everybody's unless one is named; unknown articles are refused."""
    mine, theirs = _tag(cli, 33, 47, "person"), _tag(cli, 10, 23, "quote", who="bob")
    assert {row["id"] for row in _json(cli("tags", "--json"))} == {mine, theirs}
    assert [row["id"] for row in _json(cli("tags", "--json", "--annotator", "bob"))] == [theirs]
    assert [row["id"] for row in _json(cli("tags", "--json", "--label", "person"))] == [mine]
    assert cli("tags", "nosuch").status == 2


def test_untag_takes_ones_own_and_undo_brings_back(cli: Run) -> None:
    """All ids or none; somebody else's are refused; one undo brings all back."""
    first, second = _tag(cli, 33, 47, "person"), _tag(cli, 10, 23, "quote")
    assert cli("untag", first, "nosuch").status == 2
    assert len(_json(cli("tags", "--json"))) == 2
    assert cli("untag", first, who="bob").status == 2
    assert cli("untag", first, second).status == 0
    assert _json(cli("tags", "--json")) == []
    assert cli("undo").status == 0
    assert len(_json(cli("tags", "--json"))) == 2
    assert cli("undo", "bac", "--redo").status == 0
    assert _json(cli("tags", "--json")) == []


def test_undo_goes_back_through_the_articles(cli: Run, folder: Path) -> None:
    """Without an article, the act taken back is the latest that can be, in whatever article."""
    (folder / "corpus" / "autre.txt").write_text("Brest.\n", encoding="utf-8")
    _tag(cli, 33, 47, "person")
    assert cli("tag", "autre", 0, 5, "place").status == 0
    assert "autre" in cli("undo").err
    assert "bac" in cli("undo").err
    assert cli("undo").status == 2


def test_a_link_leads_to_what_its_role_is_for(cli: Run) -> None:
    """A place is no speaker; a person is."""
    place, person = _tag(cli, 50, 55, "place"), _tag(cli, 33, 47, "person")
    refused = cli("tag", "bac", 10, 23, "quote", "--link", f"speaker={place}")
    assert refused.status == 2
    assert "person" in refused.err
    assert cli("tag", "bac", 10, 23, "quote", "--link", f"speaker={person}").status == 0


def test_undo_ends_where_the_work_began(cli: Run) -> None:
    """Nothing left to undo is said, with status 2."""
    _tag(cli, 33, 47, "person")
    assert cli("undo", "bac").status == 0
    assert "nothing to undo" in cli("undo", "bac").err
    assert cli("undo", who="bob").status == 2


def test_a_status_is_kept_and_exported(cli: Run) -> None:
    """What was said of the work is in the list and in the export."""
    assert cli("status", "bac", "done").status == 0
    assert _json(cli("list", "--json"))[0]["status"] == {"alice": "done"}
    assert yaml.safe_load(cli("export", "--no-text").out)["articles"][0]["status"] == {"alice": "done"}
    assert cli("status", "bac", "finished").status == 2


def test_export_writes_to_a_file_whole_or_not_at_all(cli: Run, tmp_path: Path) -> None:
    """The file has the bytes of stdout; a failure leaves the old file as it was."""
    _tag(cli, 33, 47, "person")
    target = tmp_path / "out.yaml"
    assert cli("export", "-o", target).status == 0
    assert target.read_text(encoding="utf-8") == cli("export").out
    target.write_text("old", encoding="utf-8")
    assert cli("export", "-o", target, "--label", "nosuch").status == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


def test_an_export_without_a_gone_article_says_so(cli: Run, folder: Path) -> None:
    """What is annotated and no longer in the corpus is told on stderr, with a status of its own."""
    assert cli("status", "bac", "done").status == 0
    (folder / "corpus" / "bac.txt").unlink()
    ran = cli("export")
    assert (ran.status, yaml.safe_load(ran.out)["articles"]) == (2, [])
    assert ran.err == (
        "tui-reader: bac: not in the corpus any more, left out with its annotations (0 of alice): put its file back\n"
    )


def test_the_schema_of_the_export_stands_alone(cli: Run) -> None:
    """`--schema` prints JSON Schema and nothing of the project."""
    assert "$schema" in _json(cli("export", "--schema"))


def test_detect_reads_files_outside_of_any_project(cli: Run, tmp_path: Path) -> None:
    """A file's id is its name; each format says the same; one bad file costs status 2 and not the rest."""
    file = tmp_path / "dehors.txt"
    file.write_text("« Oui », a dit Jean Petit à Paris.", encoding="utf-8")
    row = json.loads(cli("detect", "--format", "jsonl", file).out)
    assert row["id"] == "dehors"
    assert yaml.safe_load(cli("detect", "--format", "yaml", file).out) == [row]
    assert "Jean Petit" in cli("detect", file).out
    both = cli("detect", "--format", "jsonl", tmp_path / "absent.txt", file)
    assert (both.status, json.loads(both.out)["id"]) == (2, "dehors")


def test_show_marks_tags_and_suggestions(cli: Run) -> None:
    """A tag stands in square brackets with label and annotator, a suggestion in braces with its kind."""
    _tag(cli, 33, 47, "person")
    out = cli("show", "bac", "--plain").out
    assert "[Odile Santerre|person alice]" in out
    assert "{Brest|LOC}" in out


def test_add_tells_what_it_took_and_refuses_what_is_no_text(cli: Run, folder: Path, tmp_path: Path) -> None:
    """The article is there byte for byte; a binary file is named, and the batch goes on."""
    good, bad = tmp_path / "neuf.txt", tmp_path / "noise.txt"
    good.write_bytes(b"Titre neuf\r\n\r\nPar Jean Petit\r\n\r\nUn texte.\r\n")
    bad.write_bytes(bytes(range(256)) * 4)
    ran = cli("add", bad, good)
    assert ran.status == 2
    assert "noise.txt" in ran.err
    assert "Jean Petit" in ran.out
    assert (folder / "corpus" / "neuf.txt").read_bytes() == good.read_bytes()


def test_labels_are_shown_checked_and_replaced(cli: Run, tmp_path: Path) -> None:
    """A label in use that the scheme lacks is found by `labels check`."""
    _tag(cli, 33, 47, "person")
    assert "personne" in cli("labels").out
    assert cli("labels", "check").status == 0
    scheme = tmp_path / "mine.yaml"
    scheme.write_text("axes: [{name: a}]\nlabels: [{name: x, axis: a}]\n", encoding="utf-8")
    assert cli("labels", "import", scheme).status == 0
    ran = cli("labels", "check")
    assert ran.status == 1
    assert "'person'" in ran.err


def test_check_ends_with_1_where_something_is_wrong(cli: Run, folder: Path) -> None:
    """A store cut in half is named, in words and in JSON, and left as it is."""
    _tag(cli, 33, 47, "person")
    assert (cli("check").status, _json(cli("check", "--json"))) == (0, [])
    store = folder / "annotations" / "alice" / "bac.json"
    store.write_bytes(store.read_bytes()[:40])
    ran = cli("check", "--json")
    assert ran.status == 1
    assert "bac.json" in json.loads(ran.out)[0]["problem"]
    assert cli("list").status == 2
    assert store.stat().st_size == 40


def test_stats_search_entities_quotes_answer_in_json(cli: Run) -> None:
    """Each is a JSON value with what the corpus holds."""
    assert _json(cli("stats", "--json"))["articles"] == 1
    assert _json(cli("search", "SANTERRE", "--json"))[0]["text"] == "Santerre"
    assert "Odile Santerre" in {row["name"] for row in _json(cli("entities", "--json"))}
    assert _json(cli("quotes", "--speaker", "santerre", "--json"))[0]["text"] == "La mer décide"


@pytest.mark.parametrize("name", LATER)
def test_what_is_not_there_yet_says_so_in_one_line(cli: Run, name: str) -> None:
    """Whatever stands behind it, the answer is one line and status 2."""
    ran = cli(name, "anything", "--at", "all")
    assert (ran.status, ran.out) == (2, "")
    assert "not there yet" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("tag", "bac", 0, 10, "nosuch"),
        ("tag", "bac", 10, 10, "quote"),
        ("tag", "bac", 0, 10_000, "quote"),
        ("tag", "bac", 0, 5, "quote", "--attr", "translated"),
        ("tag", "bac", 0, 5, "quote", "--attr", "translated=maybe"),
        ("tag", "bac", 0, 5, "quote", "--attr", "nosuch=1"),
        ("tag", "bac", 0, 5, "quote", "--link", "speaker=nosuch"),
        ("tag", "bac", 0, 5, "quote", "--link", "speaker"),
        ("tag", "bac", 0, 5, "quote", "--piece", "0-3"),
        ("tag", "bac", 0, 5, "quote", "--piece", "1:3"),
        ("tag", "../bac", 0, 5, "quote"),
        ("show", "../../etc/passwd"),
        ("export", "--format", "nosuch"),
        ("import", "absent.yaml", "--format", "yaml"),
        ("init",),
        ("nosuch",),
        ("list", "--nosuch"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(cli: Run, folder: Path, arguments: tuple[object, ...]) -> None:
    """Status 2, one line on stderr, nothing on stdout, nothing written."""
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert list((folder / "annotations").iterdir()) == []


def test_no_control_character_reaches_the_terminal(cli: Run, folder: Path) -> None:
    """Titles, names, notes and passages with escape sequences are shown with stand-ins, JSON with escapes."""
    hostile = folder / "corpus" / "h\x1b]0;x\x07.txt"
    hostile.write_text("Titre \x1b]0;x\x07\n\n« \x9b31m \u202eRouge », a dit Jean Petit à Paris.\n", encoding="utf-8")
    article = next(row["id"] for row in _json(cli("list", "--json")) if "Titre" in (row["title"] or ""))
    assert cli("tag", article, 0, 14, "place", "--note", "\x1b[31m\x9bX").status == 0
    lines = (
        f"list|tags|tags --json|show {article}|detect {article}|search titre|quotes|entities|export|check|list --json"
    )
    for line in lines.split("|"):
        ran = cli(*line.split(" ", 1) if "--" not in line else line.split())
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.out + ran.err), line


def test_every_command_of_the_help_is_there_and_explains_itself() -> None:
    """Each name in the table leads to a command of that name with a help of its own."""
    context = program.make_context("tui-reader", [], resilient_parsing=True)
    for name, line in COMMANDS.items():
        command = program.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.help
        assert len(line) < 80
