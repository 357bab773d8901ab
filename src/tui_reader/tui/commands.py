"""The one table of commands: what keys, bottom line, palette, help and manual are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tui_reader.model.labels import LabelSchema

REASONS = {
    "article": "no article under the cursor",
    "accepting": "no label of this project takes this kind of suggestion: press a label's key",
    "focus": "nothing in focus: tab goes to the next highlight",
    "filter": "no filter is set: / sets one",
    "redo": "nothing to do again",
    "selection": "nothing is selected: shift and arrows, or , and arrows",
    "suggestion": "no suggestion in focus: tab goes to the next highlight",
    "tag": "no tag of yours in focus: tab goes to the next highlight",
    "undo": "nothing to undo in this article",
    "writable": "read-only: nothing can be changed here",
}
"""What a command may need, and what is said when that is not so. A screen answers `meets(need)`."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a user can ask for. Ids never change: key settings and tests name them."""

    id: str
    """`scope.name`."""
    title: str
    """What the palette lists: an imperative of a few words."""
    help: str
    """One sentence more, for help screen and manual."""
    keys: tuple[str, ...] = ()
    """Default keys, as `keymap.key_of` writes them; the first is the one that is shown."""
    needs: tuple[str, ...] = ()
    """Keys of `REASONS`; the first unmet one says why the command is disabled."""
    short: str = ""
    """A word for the bottom line; empty when the command is not shown there."""

    @property
    def scope(self) -> str:
        """Which screen obeys: `reader`, `label` (the reader too), `library`, `start`, `help`; `app` is for all."""
        return self.id.partition(".")[0]


class Meets(Protocol):
    """A screen that knows whether a need of a command is met."""

    def meets(self, need: str) -> bool:
        """Whether `need`, a key of `REASONS`, is met now."""
        ...


def _motion(name: str, what: str, *keys: str) -> tuple[Command, Command]:
    """A motion and its selecting twin, on the same key with shift."""
    shifted = tuple(_shifted(key) for key in keys if len(key) > 1)
    return (
        Command(f"reader.{name}", f"Move {what}", "With shift, or after `,`, it selects.", keys),
        Command(
            f"reader.select-{name}",
            f"Select {what}",
            "After `,` the plain motion does the same.",
            shifted,
        ),
    )


def _shifted(key: str) -> str:
    chord, plus, last = key.rpartition("+")
    return f"{chord}{plus}shift+{last}"


MOTIONS = (
    *_motion("left", "one character back", "left"),
    *_motion("right", "one character on", "right"),
    *_motion("up", "one row up", "up"),
    *_motion("down", "one row down", "down"),
    *_motion("word-left", "to the word before", "ctrl+left", "("),
    *_motion("word-right", "to the next word", "ctrl+right", ")"),
    *_motion("paragraph-up", "to the paragraph before", "ctrl+up", "="),
    *_motion("paragraph-down", "to the next paragraph", "ctrl+down", "_"),
    *_motion("page-up", "one screen up", "pageup"),
    *_motion("page-down", "one screen down", "pagedown"),
    *_motion("row-start", "to the row's start", "home"),
    *_motion("row-end", "to the row's end", "end"),
    *_motion("article-start", "to the article's start", "ctrl+home", "<"),
    *_motion("article-end", "to the article's end", "ctrl+end", ">"),
)

READER = (
    Command(
        "reader.next-highlight",
        "Next highlight",
        "Focuses the next tag or suggestion, also the next of several at one place.",
        ("tab",),
        short="next",
    ),
    Command(
        "reader.previous-highlight",
        "Previous highlight",
        "Focuses the tag or suggestion before.",
        ("shift+tab",),
    ),
    Command(
        "reader.accept",
        "Accept the suggestion",
        "The suggestion in focus becomes a tag of the label that accepts its kind; a quote keeps its speaker and cue.",
        ("enter", "ctrl+j"),
        ("suggestion", "writable", "accepting"),
        short="accept",
    ),
    Command(
        "reader.remove",
        "Remove the tag, reject the suggestion",
        "Takes away what has the focus: your tag, or the suggestion, which then stays away.",
        ("-", "delete"),
        ("focus", "writable"),
        short="remove",
    ),
    Command(
        "reader.grow",
        "Grow the selection",
        "Selects the word, then the name, the quote, the sentence, the paragraph, the article.",
        ("space",),
        short="select",
    ),
    Command(
        "reader.shrink",
        "Shrink the selection",
        "One step back in what the selection grew through.",
        ("backspace", "ctrl+h"),
    ),
    Command(
        "reader.select",
        "Select with the arrows",
        "Plain motions select from here on, until escape or the same key.",
        (",",),
    ),
    Command(
        "reader.undo", "Undo", "Takes the latest act back and goes where it was.", ("u", "ctrl+z"), ("undo",), "undo"
    ),
    Command("reader.redo", "Redo", "Does again what was undone last.", ("U", "ctrl+y"), ("redo",)),
    Command(
        "reader.note", "Write a note", "Opens the note of the tag in focus.", ("n",), ("tag", "writable"), short="note"
    ),
    Command(
        "reader.escape",
        "Clear, close",
        "Ends selecting, clears the selection, closes what is open.",
        ("escape",),
        short="clear",
    ),
    Command(
        "reader.furniture",
        "Unfold or fold the furniture",
        "Shows adverts, forms and other page furniture in full, dimmed, or folds each stretch to one row.",
        ("F",),
    ),
    Command(
        "reader.others",
        "Show or hide other annotators' tags",
        "Marks what other annotators tagged; the pane names them.",
        ("O",),
    ),
    Command(
        "reader.pane",
        "Show or hide the side pane",
        "All about the highlight in focus, and the list of your tags; on a narrow screen it lies over the text.",
        ("I",),
    ),
    Command(
        "reader.copy", "Copy the selection", "Puts the selected text on the clipboard.", ("ctrl+c", "Y"), ("selection",)
    ),
    Command(
        "reader.saved",
        "Say what is saved",
        "Every tag is saved by itself; this says whether all are.",
        ("ctrl+s", "S", "ctrl+q"),
    ),
    Command("reader.back", "Back to the library", "Leaves the article; its place is kept.", ("q",), short="back"),
)

LIBRARY = (
    Command(
        "library.open",
        "Open the article",
        "Reads the article under the cursor.",
        ("enter", "right"),
        ("article",),
        "open",
    ),
    Command("library.up", "One article up", "Moves the cursor one row up.", ("up",)),
    Command("library.down", "One article down", "Moves the cursor one row down.", ("down",)),
    Command("library.page-up", "One screen up", "Moves the cursor one screen up.", ("pageup",)),
    Command("library.page-down", "One screen down", "Moves the cursor one screen down.", ("pagedown", "space")),
    Command("library.first", "First article", "Moves the cursor to the first row.", ("home", "<", "ctrl+home")),
    Command("library.last", "Last article", "Moves the cursor to the last row.", ("end", ">", "ctrl+end")),
    Command(
        "library.filter",
        "Filter the list",
        "Keeps the articles whose title, source, date or id holds every word typed; case and accents do not matter.",
        ("/",),
        short="filter",
    ),
    Command("library.unfilter", "Show all articles", "Takes the filter away.", ("escape",), ("filter",)),
    Command(
        "library.sort",
        "Sort by the next column",
        "By title, date, words, status, own tags in turn; the head of the list says by which.",
        ("s",),
        short="sort",
    ),
    Command("library.preview", "Show or hide the preview", "The beginning of the article under the cursor.", ("I",)),
    Command("library.quit", "Quit", "Leaves the program; everything is saved.", ("q",), short="quit"),
)

START = (
    Command("start.choose", "Choose", "Does what is under the cursor.", ("enter", "right"), short="choose"),
    Command("start.up", "Up", "Moves the cursor up.", ("up", "shift+tab")),
    Command("start.down", "Down", "Moves the cursor down.", ("down", "tab")),
    Command(
        "start.sample",
        "Try the sample",
        "Opens a copy of the sample project in your own folder: articles, labels, two annotators' work.",
        ("s",),
    ),
    Command("start.new", "New project here", "Asks for a label scheme and makes a project in this folder.", ("n",)),
    Command("start.open", "Open a folder", "Asks for the folder of a project.", ("o",)),
    Command("start.back", "Back", "To the choice before.", ("escape",), short="back"),
    Command("start.quit", "Quit", "Leaves the program.", ("q",), short="quit"),
)

HELP = (
    Command("help.up", "One row up", "Scrolls up.", ("up",)),
    Command("help.down", "One row down", "Scrolls down.", ("down",), short="scroll"),
    Command("help.page-up", "One screen up", "Scrolls one screen up.", ("pageup",)),
    Command("help.page-down", "One screen down", "Scrolls one screen down.", ("pagedown", "space")),
    Command("help.first", "To the top", "Scrolls to the first row.", ("home", "<", "ctrl+home")),
    Command("help.last", "To the end", "Scrolls to the last row.", ("end", ">", "ctrl+end")),
    Command(
        "help.close", "Close the help", "Back to the screen behind.", ("escape", "q", "?", "f1", "enter"), short="close"
    ),
)

APP = (
    Command("app.palette", "Command palette", "Finds a command by what it does.", (":", "ctrl+p"), short="commands"),
    Command("app.help", "Help", "Explains the keys of this screen.", ("?", "f1"), short="help"),
    Command("app.redraw", "Draw the screen again", "After another program wrote over it.", ("ctrl+l",)),
    Command(
        "app.theme", "Dark or light theme", "Changes to the other of the two themes, until the program ends.", ("f2",)
    ),
)

COMMANDS: tuple[Command, ...] = (*MOTIONS, *READER, *LIBRARY, *START, *HELP, *APP)
"""Every command but those of labels, which `label_commands` makes from a project's schema."""


def label_commands(schema: LabelSchema, language: str) -> tuple[Command, ...]:
    """A command for each label of the schema, titles in `language`; those without a key are for the palette."""
    return tuple(
        Command(
            f"label.{label.name}",
            f"Label: {label.title(language)}",
            label.description or f"Tags the selection, the highlight in focus or the word as {label.title(language)}.",
            (label.key,) if label.key else (),
            ("writable",),
        )
        for label in schema.labels
    )


def of_scope(commands: Iterable[Command], *scopes: str) -> tuple[Command, ...]:
    """Those of `commands` that belong to one of `scopes`, in order."""
    return tuple(command for command in commands if command.scope in scopes)


def why_disabled(command: Command, screen: Meets) -> str | None:
    """Why `command` cannot be carried out now, in one line; None when it can."""
    return next((REASONS[need] for need in command.needs if not screen.meets(need)), None)
