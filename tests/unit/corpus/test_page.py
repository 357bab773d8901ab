"""What stands around an article is recognized, and the article is left alone."""

from __future__ import annotations

import pytest

from tui_reader.corpus.page import read_page
from tui_reader.model.article import Page
from tui_reader.text.span import Span

BODY = (
    "Le bac de Lanvrezal a repris la mer hier matin, avec trois heures de retard et deux cents passagers à bord. "
    "La compagnie n’a donné aucune explication, et le quai a fini par applaudir."
)
ENGLISH = (
    "The ferry left the harbour yesterday morning, three hours late and with two hundred passengers on board. "
    "The company gave no reason for the delay, and the people on the quay applauded in the end."
)


def furniture(text: str) -> list[str]:
    """The furniture of `text`, as strings."""
    return [span.of(text) for span in read_page(text).furniture]


def test_an_article_without_anything_around_it() -> None:
    """Paragraphs alone have no title, no byline, no date, no furniture."""
    assert read_page(f"{BODY}\n{BODY}\n") == Page()


def test_headline_list_header_signature_and_source() -> None:
    """A list below the headline is header; name and paper below the body are byline and source; all are furniture."""
    text = f"Le bac repart enfin\n- lanvrezalnet\n- 26 juin 2025\n- 2 min de lecture\n\n{BODY}\nÀ quai\n{BODY}\n"
    text += "Oura KANTÉ\nLe Fanal\n" + 42 * "\n" + "Commentaires"
    page = read_page(text)
    assert (page.title, page.byline, page.date, page.source) == (
        "Le bac repart enfin",
        "Oura KANTÉ",
        "2025-06-26",
        "Le Fanal",
    )
    assert [span.of(text) for span in page.header] == ["- lanvrezalnet", "- 26 juin 2025", "- 2 min de lecture"]
    assert furniture(text)[3:] == ["Oura KANTÉ", "Le Fanal", "Commentaires"]


def test_a_date_glued_to_the_first_sentence() -> None:
    """The prefix is lifted out, at the precision it has, and the first sentence is no headline."""
    page = read_page(f" date 2025-06 {BODY}\n\n\n\n{BODY}")
    assert (page.title, page.date) == (None, "2025-06")
    assert [(span.start, span.end) for span in page.header] == [(1, 13)]
    assert page.furniture == page.header


def test_a_headline_with_a_full_stop_and_a_comment_form() -> None:
    """A line without a verb is a headline in spite of its full stop; the form at the end is furniture."""
    text = (
        f"Brest – Cork : dix ans de traversées au service des deux rives.\n\n{BODY}\n\n{BODY}\n\nAmen K.\n\n"
        "Laisser un commentaire\n\nVotre adresse e-mail ne sera pas publiée. Les champs obligatoires ont une *"
    )
    page = read_page(text)
    assert page.title == "Brest – Cork : dix ans de traversées au service des deux rives."
    assert page.byline == "Amen K."
    assert furniture(text)[0] == "Amen K."
    assert len(furniture(text)) == 3


def test_a_first_sentence_is_no_headline() -> None:
    """A short first sentence with a verb stays a sentence."""
    assert read_page(f"Le maire a démissionné hier soir.\n\n{BODY}\n").title is None


def test_lines_of_a_fixed_width_are_no_headlines() -> None:
    """A first line that goes on in the next is no headline."""
    assert read_page(BODY.replace(", ", ",\n").replace(" et ", "\net ") + "\n").title is None


@pytest.mark.parametrize(
    "line",
    [
        "LA SUITE APRÈS LA PUBLICITÉ",
        "VOTRE LECTURE REPREND APRÈS CETTE ANNONCE",
        "- Publicité -",
        "Advertisement",
        "Story continues below advertisement",
        "Partager sur Facebook",
        "Facebook Twitter WhatsApp",
        "Share this article",
        "Lire aussi : Le bac ne reviendra pas",
        "À lire aussi",
        "Read more: The boat that never came",
        "Temps de lecture : 3 min",
        "4 min read",
        "Photo : Gwenn Stervinot / ALP",
        "Crédit photo : DR",
        "© Le Fanal de l’Ouest",
        "Tous droits réservés.",
        "Abonnez-vous à notre newsletter pour ne rien manquer",
        "Suivez-nous sur Telegram",
        "12 commentaires",
    ],
)
def test_furniture_between_paragraphs(line: str) -> None:
    """Adverts, share bars, links, credits and forms are furniture in the middle of an article, newline left out."""
    text = f"{BODY}\n{line}\n{BODY}\n"
    assert furniture(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Une coopération en pleine expansion",
        "Partager le pouvoir",
        "La suite des travaux",
        "Photo : la foule attend sur le quai que le bac veuille bien partir, hier.",
        "Les champs de bataille",
        "Partagez ce repas avec nous, a dit la patronne du port à ses trois derniers clients du soir.",
        "Oura KANTÉ",
        "Commentaires",
    ],
)
def test_headings_and_captions_belong_to_the_article(line: str) -> None:
    """An intertitle or a caption is not taken for furniture because of its first word."""
    assert furniture(f"{BODY}\n{line}\n{BODY}\n") == []


@pytest.mark.parametrize(
    ("line", "byline", "date"),
    [
        ("Par Malo Trévidic", "Malo Trévidic", None),
        ("By Ruth Amberley", "Ruth Amberley", None),
        ("Par Malo Trévidic, envoyé spécial à Cork", "Malo Trévidic", None),
        ("Par Malo Trévidic et Oura KANTÉ", "Malo Trévidic et Oura KANTÉ", None),
        ("Publié le 26 juin 2025 à 14h30 par Malo Trévidic", "Malo Trévidic", "2025-06-26"),
        ("Malo Trévidic | 26/06/2025", "Malo Trévidic", "2025-06-26"),
        ("Jeudi 26 juin 2025", None, "2025-06-26"),
        ("Published on June 26, 2025 at 2:30 pm", None, "2025-06-26"),
        ("Mis à jour le 1er juillet 2025 à 10:00", None, "2025-07-01"),
        ("Date : 26 juin 2025", None, "2025-06-26"),
        ("Auteur : Malo Trévidic", "Malo Trévidic", None),
    ],
)
def test_metadata_below_the_headline(line: str, byline: str | None, date: str | None) -> None:
    """Byline and date lines in their usual forms are understood, and are header and furniture."""
    text = f"Le bac repart enfin\n{line}\n\n{BODY}\n\n{BODY}\n"
    page = read_page(text)
    assert (page.byline, page.date) == (byline, date)
    assert [span.of(text) for span in page.header] == [line]
    assert furniture(text) == [line]


@pytest.mark.parametrize(
    "name", ["D.Kaboré", "Oura KANTÉ", "Amen K.", "Corvaisier J.", "J.-P. Le Goff", "La Rédaction"]
)
def test_signatures(name: str) -> None:
    """A name alone below the last paragraph is the byline, in each of its forms."""
    page = read_page(f"{BODY}\n{BODY}\n{name}\n")
    assert page.byline == name


@pytest.mark.parametrize("line", ["Le silence.", "À suivre", "Un jour", "Bamako", "LA FIN"])
def test_last_words_are_no_signature(line: str) -> None:
    """Short last lines that are no names stay in the article."""
    page = read_page(f"{BODY}\n{BODY}\n{line}\n")
    assert page.byline is None
    assert page.furniture == ()


@pytest.mark.parametrize(
    "line", ["29 juillet 2016, Auschwitz, Pologne", "Claire Keim (née le 8 juillet 1975) est une actrice."]
)
def test_a_name_beside_a_date_may_be_no_author(line: str) -> None:
    """Places of a dateline, and the subject of a sentence, are no byline."""
    assert read_page(f"Le bac repart\n\n{line}\n\n{BODY}\n").byline is None


def test_agency_codes_and_a_sign_off() -> None:
    """A wire's slug, its initials, and its name behind the last sentence are furniture."""
    text = f"ALP0418 4 POL 0431 FRA-IRL/ALP-KQ21\nLe bac repart\n{BODY}\n{BODY} (AFP)\nmtr/kq/gs"
    assert furniture(text) == ["ALP0418 4 POL 0431 FRA-IRL/ALP-KQ21", "(AFP)", "mtr/kq/gs"]
    assert read_page(text).title == "Le bac repart"


def test_links_after_the_article() -> None:
    """Below a heading for related articles, all up to the end is furniture."""
    text = f"{BODY}\n{BODY}\n\nArticles similaires\nLe bac d’hier\nLa digue de demain\n\n© Le Fanal, 2026\n"
    assert furniture(text) == ["Articles similaires", "Le bac d’hier", "La digue de demain", "© Le Fanal, 2026"]


def test_a_page_with_everything() -> None:
    """Menus, kicker, share bar, dates, tags and neighbors are told from headline and paragraphs."""
    text = (
        "Accueil > Politique > Défense\nPOLITIQUE\nLe bac repart enfin vers Cork\n"
        "Par Oura Kanté - Publié le 26 juin 2025 à 14h30 | Mis à jour le 27 juin 2025 à 08h00\n"
        f"Partager\nFacebook\nTwitter\n{BODY}\n{BODY}\n{BODY}\nTags : mer, bac\nArticle précédent\nLe pont s’effondre\n"
    )
    page = read_page(text)
    assert (page.title, page.byline, page.date) == ("Le bac repart enfin vers Cork", "Oura Kanté", "2025-06-26")
    kept = set(text.splitlines()) - set(furniture(text))
    assert kept == {"POLITIQUE", "Le bac repart enfin vers Cork", BODY}


def test_a_lead_above_the_byline() -> None:
    """Between headline and byline a lead may stand, which belongs to the article."""
    text = f"Le bac repart\n{BODY}\nPar Jean-Pierre N’Diaye (avec AFP)\n26/06/2025 10:15\n{BODY}\n{BODY}\n"
    page = read_page(text)
    assert (page.title, page.byline, page.date) == ("Le bac repart", "Jean-Pierre N’Diaye", "2025-06-26")


def test_readers_comments() -> None:
    """Short comments below their heading are furniture, the signature above them is found."""
    text = f"{BODY}\n{BODY}\nAmadou Diallo\nL’Essor\n\n\nCommentaires\n\nMoussa dit :\nBravo !\nRépondre\n"
    page = read_page(text)
    assert (page.byline, page.source) == ("Amadou Diallo", "L’Essor")
    assert len(page.furniture) == 6


def test_markdown_front_matter() -> None:
    """The head of a Markdown file is furniture and tells the metadata; the heading is where the title stands."""
    text = f"---\ntitle: Le bac\nauthor: [Oura Kanté, Amen K.]\ndate: 2026-04-11\n---\n\n# Le *bac*\n\n{BODY}\n"
    page = read_page(text, markdown=True)
    assert (page.title, page.byline, page.date) == ("Le bac", "Oura Kanté, Amen K.", "2026-04-11")
    assert page.title_span is not None
    assert page.title_span.of(text) == "# Le *bac*"
    assert page.furniture[0].of(text).startswith("---\ntitle")


@pytest.mark.parametrize("mark", ["# ", "## ", "  # ", "> # ", ""])
def test_the_marks_of_a_heading_stand_with_its_title(mark: str) -> None:
    """The title is without them, its place is the line, so that a reader shows the heading in one piece."""
    text = f"{mark}Le bac repart \n\n{BODY}\n"
    page = read_page(text, markdown=True)
    assert page.title == "Le bac repart"
    assert page.title_span == Span(len(mark) - len(mark.lstrip()), len(mark) + len("Le bac repart"))


@pytest.mark.parametrize(
    "head", ["---\n[broken\n---\n", "---\n- a list\n---\n", "---\nno end\n", "---\n!!python/object:a.B {}\n---\n"]
)
def test_a_broken_front_matter_is_text(head: str) -> None:
    """What is no YAML mapping between dashes is left in the text."""
    assert read_page(head + BODY, markdown=True).furniture == ()


def test_an_english_page() -> None:
    """English pages are told from French ones, and their furniture is known."""
    text = f"Ferry leaves at last\n\nBy Ruth Amberley\n16 January 2026\n\n{ENGLISH}\n\n{ENGLISH}\n\nLeave a comment\n"
    page = read_page(text)
    assert (page.language, page.title, page.byline, page.date) == (
        "en",
        "Ferry leaves at last",
        "Ruth Amberley",
        "2026-01-16",
    )
    assert furniture(text)[-1] == "Leave a comment"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_newline(newline: str) -> None:
    """Lines end where the text says so, and newlines are in no span."""
    text = f"Le bac repart\n26 juin 2025\n\n{BODY}\n\n{BODY}\nOura KANTÉ\n".replace("\n", newline)
    assert furniture(text) == ["26 juin 2025", "Oura KANTÉ"]
