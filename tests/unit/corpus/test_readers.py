"""Files of each kind become articles; what cannot be read is said with its place."""

from __future__ import annotations

import json
import time
from importlib.metadata import EntryPoint

import pytest

from tui_reader.corpus.extracted import Extracted
from tui_reader.corpus.readers import IN_PLACE, own_readers, reader_for
from tui_reader.errors import InputError

PARAGRAPH = "Le bac a repris la mer hier matin, avec trois heures de retard. Personne n’a rien dit."


def read(suffix: str, content: str | bytes) -> list[Extracted]:
    """What the reader for `suffix` makes of a file named `page`."""
    reader = reader_for(suffix)
    assert reader is not None
    return list(reader.read(content.encode() if isinstance(content, str) else content, "page"))


def test_text_is_unchanged() -> None:
    """Newlines, blanks at the ends and front matter stay in the text of a file that is read in place."""
    for suffix in sorted(IN_PLACE):
        text = f"---\ntitle: x\n---\r\n\r {PARAGRAPH}\u00a0\n\n"
        assert [article.text for article in read(suffix, text)] == [text]


def test_html() -> None:
    """The main text is taken in paragraphs, with entities decoded; menus, forms and scripts are not."""
    page = f"""<!DOCTYPE html><html><head><title>Le bac | Le Fanal</title><meta name=author content="Oura Kanté">
    <meta property="article:published_time" content="2026-05-15T19:20:00+02:00"><style>p {{}}</style></head><body>
    <nav><a href=/>Accueil</a></nav><header><p>Le Fanal</p></header><article><header><h1>Le bac</h1></header>
    <p>{PARAGRAPH}</p><script>if (1 < 2) document.write("<p>non</p>")</script><h2>À quai</h2>
    <p>Vent &amp; mar&eacute;e,<br>toujours<!-- <p>non</p> --></p><aside>Lire aussi</aside><ul><li>un<li>deux</ul>
    <form><input><p>Votre e-mail</p></form></article><footer>&copy; Le Fanal</footer></body></html>"""
    article = read(".html", page)[0]
    assert article.text == (
        f"Le bac\n\nPar Oura Kanté\n2026-05-15\n\n{PARAGRAPH}\n\nÀ quai\n\nVent & marée,\ntoujours\n\nun\n\ndeux\n"
    )
    assert (article.page.title, article.page.byline, article.page.date) == ("Le bac", "Oura Kanté", "2026-05-15")


def test_html_without_an_article_element() -> None:
    """Broken, unclosed or headless pages still give their paragraphs."""
    assert read(".htm", f"<p>{PARAGRAPH}<p>Fin")[0].text == f"{PARAGRAPH}\n\nFin\n"
    assert read(".html", f"<nav><p>{PARAGRAPH}")[0].text == f"{PARAGRAPH}\n"
    assert "a < b" in read(".html", '<p class=l\'eau title="x > y">a < b et c')[0].text


def test_html_in_its_declared_encoding() -> None:
    """A page that says its encoding is read in it."""
    page = '<meta charset="windows-1251"><p>Сегодня в Москве прошла встреча министров.</p>'
    assert "встреча министров" in read(".html", page.encode("cp1251"))[0].text


@pytest.mark.parametrize(
    "page",
    [
        "<a " * 60_000,
        "<!--" * 40_000,
        '<a b="' * 40_000,
        "<p>" * 40_000 + "x",
        "<![CDATA[" * 100_000,
        "&#" * 60_000,
        "<script>" * 40_000,
    ],
)
def test_a_hostile_page_is_read_in_time(page: str) -> None:
    """Markup that never ends costs no more than its length."""
    start = time.process_time()
    try:
        read(".html", "mots " + page)
    except InputError as error:
        assert "no text" in str(error)  # noqa: PT017 - either outcome is right, but soon
    assert time.process_time() - start < 10


def test_jsonl() -> None:
    """Each object is an article, named by its id or its place, with a text that its page is found in again."""
    rows = [
        {
            "id": "un",
            "text": PARAGRAPH,
            "title": "Le bac",
            "date": "26 juin 2025",
            "author": "Oura Kanté",
            "source": "Le Fanal",
        },
        {"Body": PARAGRAPH},
    ]
    first, second = read(".jsonl", "\n".join(json.dumps(row) for row in rows) + "\n\n")
    assert first.name == "un"
    assert first.text == f"Le bac\n\nPar Oura Kanté\n2025-06-26\nSource : Le Fanal\n\n{PARAGRAPH}\n"
    assert (first.page.title, first.page.byline, first.page.date, first.page.source) == (
        "Le bac",
        "Oura Kanté",
        "2025-06-26",
        "Le Fanal",
    )
    assert (second.name, second.text) == ("page-0002", f"{PARAGRAPH}\n")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: not a JSON object"),
        ('{"title": "x"}', "line 2: no field named text"),
        ('{"text": "a\\u0000b"}', "line 2: there is a NUL"),
        ('{"text": "a\\ud800b"}', "line 2: there is half"),
        ("[" * 100_000, "line 2: not JSON"),
    ],
)
def test_bad_jsonl(line: str, message: str) -> None:
    """A bad line is named, in one line."""
    with pytest.raises(InputError, match=message) as caught:
        read(".jsonl", f'{{"text": "{PARAGRAPH}"}}\n{line}\n')
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(delimiter: str) -> None:
    """Columns are found by their names, whatever parts them; fields may hold newlines and be long."""
    rows = [["ID", "Titre", "texte"], ["un", "Le bac", f'"{PARAGRAPH}\n\n{"Encore. " * 20_000}"'], ["", "", ""]]
    article = read(".csv", "\n".join(delimiter.join(row) for row in rows))[0]
    assert article.name == "un"
    assert article.text.startswith(f"Le bac\n\n{PARAGRAPH}\n\nEncore.")


def test_csv_without_a_text_column() -> None:
    """A table without a text is refused, and its columns are named."""
    with pytest.raises(InputError, match="it has: nom, ville"):
        read(".csv", "nom,ville\nA,B\n")


def test_a_reader_made_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown suffix is looked for among the entry points, and only then."""
    asked = []

    def entry_points(group: str, name: str) -> list[EntryPoint]:
        asked.append((group, name))
        return [EntryPoint(name, f"{__name__}:Absent", group)] if name == "abc" else []

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    monkeypatch.setattr(EntryPoint, "load", lambda _: type(own_readers()[0]))
    assert reader_for(".abc") is not None
    assert reader_for(".xyz") is None
    assert reader_for(".TXT") is own_readers()[0]
    assert asked == [("tui_reader.readers", "abc"), ("tui_reader.readers", "xyz")]
