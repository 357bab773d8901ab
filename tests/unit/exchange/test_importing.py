"""What an import plans: whose, where, what is new, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.contracts.format import MOMENT, SCHEMA, tag, tags

from tui_reader.errors import InputError
from tui_reader.exchange.importing import Change, Plan, Present, Target, plan
from tui_reader.exchange.incoming import Incoming, IncomingArticle
from tui_reader.model.annotation import Link
from tui_reader.model.annotation_set import AnnotationSet
from tui_reader.model.article import Page, text_sha256
from tui_reader.model.edits import Add, SetStatus
from tui_reader.model.labels import Label, LabelSchema

TEXT = "Le port rouvre, dit Anne. Le port ferme, dit Bruno."
NOW = "2027-01-01T00:00:00Z"
ANNE = tag(TEXT, "Anne", "a1", label="person")
RIVALS = replace(SCHEMA, labels=(*SCHEMA.labels, Label("place", "entity")))


def article(
    *sets: AnnotationSet, text: str | None = TEXT, identity: str = "x", file: str = "corpus/x.md"
) -> IncomingArticle:
    """An article of a file with these sets."""
    return IncomingArticle(identity, file, text_sha256(TEXT), text, Page(), sets)


def planned(
    *articles: IncomingArticle,
    text: str | None = TEXT,
    held: Iterable[AnnotationSet] = (),
    annotator: str | None = None,
    schema: LabelSchema = SCHEMA,
) -> Plan:
    """The plan for a project that has `text` as its only article, `x`, and these sets; alice imports."""
    by_name = {each.annotator: each for each in held}
    present = Present(
        text=lambda identity: text if identity == "x" else None,
        held=lambda name, identity: by_name.get(name, AnnotationSet(identity, name)),
        schema=schema,
    )
    return plan(Incoming("f.yaml", articles, SCHEMA, ("an untaken thing",)), present, Target("alice", NOW, annotator))


def test_annotations_go_under_the_annotators_that_the_file_names() -> None:
    """Each set becomes one edit of its annotator, ids, times and states kept."""
    bob = tags("x", "bob", tag(TEXT, "Bruno", "b1", "bob", "person"), status="done")
    made = planned(article(tags("x", "alice", ANNE), bob))
    assert made.articles == ()
    assert made.said == ("an untaken thing",)
    assert [(each.article, each.annotator) for each in made.changes] == [("x", "alice"), ("x", "bob")]
    assert made.changes[0].edit == Add(ANNE)
    assert made.changes[1].edit.apply(AnnotationSet("x", "bob")) == bob


def test_with_a_name_all_go_under_it() -> None:
    """The sets of several annotators become one; what they agree on of the state stands."""
    bob = tags("x", "bob", tag(TEXT, "Bruno", "b1", "bob"), status="done")
    zoe = tags("x", "zoe", tag(TEXT, "Anne", "z1", "zoe"), status="done")
    [change] = planned(article(bob, zoe), annotator="carol").changes
    result = change.edit.apply(AnnotationSet("x", "carol"))
    assert {a.id: a.annotator for a in result.annotations} == {"b1": "carol", "z1": "carol"}
    assert result.status == "done"
    [change] = planned(article(bob, replace(zoe, status="discuss")), annotator="carol").changes
    assert change.edit.apply(AnnotationSet("x", "carol")).status is None


def test_work_in_progress_that_goes_without_saying_is_not_said() -> None:
    """A state that the annotations show anyhow is not set, so that it can still change by itself."""
    begun = tags("x", "bob", tag(TEXT, "Bruno", "b1", "bob"), status="in-progress")
    [change] = planned(article(begun)).changes
    assert change.edit.apply(AnnotationSet("x", "bob")).status is None
    [change] = planned(article(tags("x", "bob", status="in-progress"))).changes
    assert change.edit == SetStatus(None, "in-progress")


def test_an_annotator_who_has_work_on_the_article_stands_in_the_way() -> None:
    """Nothing is mixed into anybody's work unasked; the way out is told."""
    other = tags("x", "alice", tag(TEXT, "port", "a9"))
    with pytest.raises(InputError, match=r"f\.yaml: alice already has work on 'x'; say --annotator NAME"):
        planned(article(tags("x", "alice", ANNE)), held=[other])


def test_what_is_there_already_is_passed_over() -> None:
    """The same file again changes nothing, whoever is named."""
    there = tags("x", "alice", replace(ANNE, before="", after="other"))
    incoming = article(tags("x", "alice", ANNE, status="in-progress"))
    assert planned(incoming, held=[there]).changes == ()
    assert planned(incoming, held=[there], annotator="alice").changes == ()


def test_what_is_there_with_other_content_is_refused() -> None:
    """An import overwrites nobody's work, not even with a newer word of the same annotator."""
    there = tags("x", "alice", replace(ANNE, note="mine"))
    for annotator in (None, "alice"):
        with pytest.raises(InputError, match="alice has an annotation 'a1' on 'x' that says something else"):
            planned(article(tags("x", "alice", ANNE)), held=[there], annotator=annotator)


def test_no_passage_gets_two_labels_that_exclude_each_other() -> None:
    """Beside what one has, or within the file, a second label of an exclusive axis on the same passage is refused."""
    mine, there = tags("x", "alice", replace(ANNE, id="z", label="place")), tags("x", "alice", ANNE)
    rivals = r"^f\.yaml: x \[20, 24\) 'Anne' would be person and place of alice, which exclude each other"
    with pytest.raises(InputError, match=rivals):
        planned(article(mine), held=[there], annotator="alice", schema=RIVALS)
    with pytest.raises(InputError, match=rivals):
        planned(article(there.put(*mine.annotations)), schema=RIVALS)
    other_axis = tags("x", "alice", replace(ANNE, id="z", label="quote"))
    assert len(planned(article(other_axis), held=[there], annotator="alice", schema=RIVALS).changes) == 1
    agreeing = tags("x", "alice", replace(ANNE, id="z"))
    assert len(planned(article(agreeing), held=[there], annotator="alice", schema=RIVALS).changes) == 1
    elsewhere = tags("x", "alice", tag(TEXT, "Bruno", "z", label="place"))
    assert len(planned(article(elsewhere), held=[there], annotator="alice", schema=RIVALS).changes) == 1


def test_rivals_that_were_there_before_stop_no_import() -> None:
    """What an annotator has already is not the import's affair."""
    there = tags("x", "alice", ANNE, replace(ANNE, id="z", label="place"))
    fresh = tags("x", "alice", tag(TEXT, "Bruno", "b1", label="place"))
    assert len(planned(article(fresh), held=[there], annotator="alice", schema=RIVALS).changes) == 1


def test_two_annotators_ids_that_clash_under_one_name_are_refused() -> None:
    """Identical twins become one; different ones cannot both keep their id."""
    bob, zoe = (tags("x", name, replace(ANNE, annotator=name)) for name in ("bob", "zoe"))
    [change] = planned(article(bob, zoe), annotator="alice").changes
    assert change.edit == Add(ANNE)
    with pytest.raises(InputError, match="'a1'"):
        planned(article(bob, zoe.put(replace(ANNE, annotator="zoe", note="!"))), annotator="alice")


def test_only_the_importer_may_add_to_work_that_is_there() -> None:
    """Asked for by name, one's own set grows; another's does not."""
    mine, bobs = tags("x", "alice", tag(TEXT, "port", "a9")), tags("x", "bob", tag(TEXT, "port", "b9", "bob"))
    [change] = planned(article(tags("x", "zoe", ANNE)), held=[mine], annotator="alice").changes
    assert set(change.edit.apply(mine).by_id) == {"a1", "a9"}
    with pytest.raises(InputError, match="bob already has work on 'x'; only the annotator may add"):
        planned(article(tags("x", "zoe", ANNE)), held=[bobs], annotator="bob")


def test_a_state_that_was_said_is_not_overridden() -> None:
    """One's own word on the state stands against a file's."""
    mine = tags("x", "alice", status="discuss")
    [change] = planned(article(tags("x", "zoe", ANNE, status="done")), held=[mine], annotator="alice").changes
    assert change.edit == Add(ANNE)


def test_annotations_of_nobody_need_a_name() -> None:
    """A file that names no annotator goes under the name that is given, or is refused."""
    nobody = tags("x", "", replace(ANNE, annotator="", created="", updated=""))
    with pytest.raises(InputError, match="--annotator NAME"):
        planned(article(nobody))
    [change] = planned(article(nobody), annotator="alice").changes
    assert change.edit == Add(replace(ANNE, created=NOW, updated=NOW))


def test_a_date_made_up_at_the_first_import_is_no_difference_at_the_second() -> None:
    """What the file left to the import stays as the import left it."""
    nobody = tags("x", "", replace(ANNE, annotator="", created="", updated=""))
    there = tags("x", "alice", replace(ANNE, created=MOMENT, updated=MOMENT))
    assert planned(article(nobody), held=[there], annotator="alice").changes == ()


def test_an_article_that_the_project_lacks_comes_with_its_text() -> None:
    """The file's name is made from the id, so that the id stays; its kind is kept when it is a text."""
    made = planned(article(tags("x", "alice", ANNE)), text=None)
    assert [(each.id, each.file, each.text) for each in made.articles] == [("x", "x.md", TEXT)]
    assert made.changes == (Change("x", "alice", Add(ANNE)),)
    [page] = planned(article(identity="a/b.v2", file="corpus/b.html")).articles
    assert page.file == "a/b.v2.txt"


def test_an_article_that_nobody_has_is_refused_if_anything_is_said_of_it() -> None:
    """Annotations without a text hang in the air; an article of which nothing is said is passed over."""
    with pytest.raises(InputError, match="no article 'x' and the file brings no text"):
        planned(article(tags("x", "alice", ANNE), text=None), text=None)
    assert planned(article(text=None), text=None) == Plan((), (), ("an untaken thing",))


def test_passages_are_found_again_in_a_text_that_differs() -> None:
    """Pieces and context move along; what is gone is orphaned; both are told."""
    now = "Hier encore. " + TEXT.replace("Bruno", "Bernard")
    bruno = tag(TEXT, "Bruno", "a2", label="person")
    made = planned(article(tags("x", "alice", ANNE, bruno)), text=now)
    result = made.changes[0].edit.apply(AnnotationSet("x", "alice"))
    assert result.by_id["a1"] == replace(tag(now, "Anne", "a1", label="person"))
    assert result.by_id["a2"] == replace(bruno, orphaned=True)
    assert "x: annotation a1 moved to 33" in made.said
    assert "x: annotation a2 is orphaned, its passage is not in the text" in made.said


def test_links_move_with_their_passages() -> None:
    """A link to a passage of the same article leads to that passage in the text that the project has."""
    cue = Link("cue", article="x", start=16, end=19, text="dit")
    now = "Hier. " + TEXT
    linked = replace(ANNE, links=(cue, replace(cue, article="y"), Link("speaker", target="a2")))
    made = planned(article(tags("x", "alice", linked)), text=now)
    links = made.changes[0].edit.apply(AnnotationSet("x", "alice")).by_id["a1"].links
    assert links == (replace(cue, start=22, end=25), *linked.links[1:])


def test_nothing_is_guessed_without_context() -> None:
    """With no text to compare with, one of several occurrences is taken only where it stood."""
    bare = replace(tag(TEXT, "Le port", "a1"), before="", after="")
    now = "Hier. " + TEXT
    made = planned(article(tags("x", "alice", bare), text=None), text=now)
    assert made.changes[0].edit.apply(AnnotationSet("x", "alice")).by_id["a1"].orphaned
    same = planned(article(tags("x", "alice", bare), text=None), text=TEXT)
    assert same.changes[0].edit == Add(tag(TEXT, "Le port", "a1"))


def test_labels_that_the_project_lacks_are_kept_and_told() -> None:
    """A label is data; whether the scheme should have it is for people to decide."""
    made = planned(article(tags("x", "alice", ANNE)), schema=LabelSchema())
    assert made.changes[0].edit == Add(ANNE)
    assert made.said[-1] == "label 'person' is not in this project; 1 keep it"
