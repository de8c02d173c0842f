"""The library read from its folders: each part as its file says it, and each thing that can be wrong in one told with the rest."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conditions.vocabulary import VOCABULARY
from library import made
from library.small import FRONT, clause
from shipped import ROOT

from assembler.conditions import Vocabulary
from assembler.conditions.facts import WrittenFact
from assembler.errors import AssemblerError, LibraryError, Place
from assembler.library import sources
from assembler.library.folders import Folder
from assembler.library.library import Law, Matter, Subject
from assembler.library.sources import read_library, read_questions
from assembler.questions import Questionnaire
from assembler.source import Document, read_yaml
from assembler.statute.powers import Powers

OUTLINE = """outline: {name}
title: Title
kind: {kind}
parts:
  - id: body
    title: Body
    sections: [{sections}]
"""
STANDARD = OUTLINE.format(name="standard", kind="agreement", sections="cover, first")
PAPER = (
    OUTLINE.format(name="{name}", kind="paper", sections="first")
    + "stage: after\nstep: {step}\nnext: Send it.\nlaw: [practice]\n"
)
RULE = """- rule: s1-pays
  provision: s.1
  words: they pay
  checks: [{action: BLOCK, basis: Act, requires: pays, message: They must pay., cure: Pay.}]
"""
FILES = {
    "clauses/subjects.yaml": "- subject: premises\n  label: land\n  covered by: first\n",
    "clauses/matters.yaml": "- matter: who pays\n  decided by: [first#one]\n",
    "clauses/questions/01.yaml": "- a question\n",
    "clauses/outlines/standard.yaml": STANDARD.replace("cover, first", "cover, outstanding, first"),
    **{f"clauses/{name}".replace("front/", "body/"): text for name, text in FRONT.items()},
    "clauses/body/cover.md": FRONT["front/cover.md"].replace("{{ document.title }}", "Cover"),
    "clauses/body/first.md": clause("first", "1. {#one}\n   A **Host** must pay.\n"),
    "law/rules/1.yaml": RULE,
    "law/law.yaml": "as at: 2027-01-02\nact: The Act\npoints:\n  - {provision: s.1, point: A point., source: read, text: verified}\n",
}
UNNAMED = (
    "Every paragraph and table begins with its attributes in braces, with a permanent id. Write {#id}; `assembler clauses ids` adds "
    "missing ones."
)


def document(text: str, file: str = "clauses/a.yaml") -> Document:
    return read_yaml(text, file, LibraryError)


def folder(path: Path, files: dict[str, str], name: str = "clauses") -> Folder:
    for file, text in files.items():
        (path / file).parent.mkdir(parents=True, exist_ok=True)
        (path / file).write_text(text, encoding="utf-8")
    return Folder(path, name)


def told(read: Callable[[], object], error: type[AssemblerError] = LibraryError) -> list[str]:
    with pytest.raises(error) as raised:
        read()
    return [str(problem) for problem in raised.value.problems]


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a library of three clauses, whose conditions are about the small world of the tests, and which asks nothing."""
    folder(tmp_path, FILES)
    found = Folder(tmp_path / "clauses", "clauses"), Folder(tmp_path / "law", "law")
    monkeypatch.setattr(sources, "folders", lambda _: found)
    monkeypatch.setattr(sources, "_vocabulary", lambda *_: ({}, Powers((), ()), VOCABULARY))
    monkeypatch.setattr(sources, "read_questionnaire", lambda *_: Questionnaire(()))
    return tmp_path


def test_a_library_is_made_of_what_all_its_files_say(whole: Path):
    library = read_library(whole)

    assert (library.vocabulary, library.kinds, library.powers) == (VOCABULARY, {}, Powers((), ()))
    assert library.questionnaire.questions == ()
    assert [(rule.id, rule.words) for rule in library.rules] == [("s1-pays", "they pay")]
    assert list(library.clauses) == ["cover", "outstanding", "first"]
    assert [(name, outline.kind) for name, outline in library.outlines.items()] == [("standard", "agreement")]
    assert library.terms == {"Host": "first#one"}
    assert library.subjects == (Subject("premises", "land", "first"),)
    assert library.matters == (Matter("who pays", ("first#one",), ()),)
    assert (library.law.as_at, library.law.act) == ("2027-01-02", "The Act")
    assert [point.words for point in library.law.points] == ["s.1: A point."]
    assert (library.outline, library.whole) == ("", {})
    assert len(library.digest) == 64


def test_a_library_without_rules_subjects_or_matters_may_be_read(whole: Path):
    for name in ("subjects", "matters"):
        (whole / "clauses" / f"{name}.yaml").write_text("[]\n", encoding="utf-8")

    assert (read_library(whole).subjects, read_library(whole).matters) == ((), ())


def test_a_fault_in_one_part_hides_none_in_another(whole: Path):
    for name, text in {
        "clauses/questions/01.yaml": "a: [\n",
        "law/rules/1.yaml": "- rule: r\n",
        "clauses/outlines/standard.yaml": "outline: standard\n",
        "clauses/subjects.yaml": "subject: premises\n",
        "clauses/matters.yaml": "matter: m\n",
        "law/law.yaml": "act: The Act\n",
        "clauses/body/first.md": clause("first", "1. A Party shall pay.\n"),
        "clauses/style.yaml": "banned: [shall]\nallowed: []\n",
    }.items():
        (whole / name).write_text(text, encoding="utf-8")

    problems = told(lambda: read_library(whole))

    assert problems[0].startswith("clauses/questions/01.yaml:")
    assert problems[1:] == [
        "law/rules/1.yaml:1, r: Names are wrong here (missing: checks, provision, words).",
        "clauses/outlines/standard.yaml:1: Names are wrong here (missing: kind, parts, title).",
        "clauses/subjects.yaml:1: This should be a list.",
        "clauses/matters.yaml:1: This should be a list.",
        "law/law.yaml:1: Names are wrong here (missing: as at, points).",
        f"clauses/body/first.md:7: {UNNAMED}",
        "clauses/body/first.md:7: “shall” is not in our style. Say it in plain modern English, or allow it, with the reason, in "
        "clauses/style.yaml.",
    ]


def test_a_style_that_is_faulty_is_told_and_nothing_is_held_to_it(whole: Path):
    (whole / "clauses" / "style.yaml").write_text("banned: [pay]\n", encoding="utf-8")

    assert told(lambda: read_library(whole)) == [
        "clauses/style.yaml: The file has `banned` and `allowed`, and nothing else."
    ]


def test_without_a_style_no_word_is_banned(whole: Path):
    (whole / "clauses" / "body" / "first.md").write_text(
        clause("first", "1. {#one}\n   A Party shall pay.\n"), encoding="utf-8"
    )

    assert list(read_library(whole).clauses) == ["cover", "outstanding", "first"]


def test_faults_of_a_library_as_a_whole_are_told_once_parts_are_sound(whole: Path):
    (whole / "clauses" / "matters.yaml").write_text("- matter: who pays\n  decided by: [second]\n", encoding="utf-8")

    assert told(lambda: read_library(whole)) == ["clauses/matters.yaml, who pays: There is nothing called “second”."]


@cache
def asked() -> tuple[Vocabulary, Questionnaire]:
    return read_questions(ROOT / "clauses")


def test_the_questions_may_be_read_alone_with_facts_they_use():
    vocabulary, questionnaire = asked()
    questions = {question.field: question for question in questionnaire.questions}

    assert questions["document.title"].prompt == "What is the agreement called?"
    assert {"party.police_paragraph", "arrangement.power_is_held", "parties.two_categories"} <= set(vocabulary.facts)
    assert vocabulary.facts["party.police_paragraph"].parameter == "party"


def test_facts_are_read_in_order_with_their_law_and_place():
    text = "- {fact: a, means: It is a., when: pays, law: [s.1, s.2]}\n- {fact: b, means: It is b., when: vat}\n"

    assert list(sources._facts(document(text, "clauses/facts.yaml"))) == [
        WrittenFact("a", "It is a.", "pays", ("s.1", "s.2"), Place("clauses/facts.yaml", 1)),
        WrittenFact("b", "It is b.", "vat", (), Place("clauses/facts.yaml", 2)),
    ]


def test_subjects_and_matters_need_not_say_where_else_they_are_named():
    subjects = "- {subject: a, label: A, covered by: one, also in: [two, three]}\n- {subject: b, label: B}\n"
    matters = "- {matter: m, decided by: [one, two], said in: [three]}\n- {matter: n, decided by: [one]}\n"

    assert sources._subjects(document(subjects)) == (
        Subject("a", "A", "one", ("two", "three")),
        Subject("b", "B", "", ()),
    )
    assert sources._matters(document(matters)) == (Matter("m", ("one", "two"), ("three",)), Matter("n", ("one",), ()))


NAMES: list[tuple[Callable[[Document], Any], str, str]] = [
    (lambda one: list(sources._facts(one)), "- {fact: a, about: b}\n", "unknown: about; missing: means, when"),
    (lambda one: list(sources._facts(one)), "- {means: a, law: b}\n", "missing: fact, when"),
    (sources._subjects, "- {subject: a, covered: b}\n", "unknown: covered; missing: label"),
    (sources._subjects, "- {label: a, covered by: b, also in: [c]}\n", "missing: subject"),
    (sources._matters, "- {matter: a, said: b}\n", "unknown: said; missing: decided by"),
    (sources._matters, "- {decided by: [a], said in: [b]}\n", "missing: matter"),
    (lambda one: sources._law(one, VOCABULARY), "{as at: a, on: b}\n", "unknown: on; missing: act, points"),
    (lambda one: sources._law(one, VOCABULARY), "{act: a, points: []}\n", "missing: as at"),
]


@pytest.mark.parametrize(("read", "text", "wrong"), NAMES)
def test_an_entry_with_wrong_names_is_told(read: Callable[[Document], Any], text: str, wrong: str):
    assert told(lambda: read(document(text))) == [f"clauses/a.yaml:1: Names are wrong here ({wrong})."]


def test_the_law_says_of_which_day_it_is_and_its_points():
    text = "as at: 2027-01-02\nact: The Act\npoints:\n- {provision: s.1, point: A point., source: seen, text: partly}\n"
    law = sources._law(document(text), VOCABULARY)

    assert law == Law("2027-01-02", "The Act", law.points)
    assert [(point.provision, point.text) for point in law.points] == [("s.1", "partly")]


def test_the_standard_outline_is_first_then_agreements_then_papers(tmp_path: Path):
    agreements = {name: OUTLINE.format(name=name, kind="agreement", sections="first") for name in ("short", "long")}
    papers = {name: PAPER.format(name=name, step=step) for step, name in enumerate(("b-letter", "a-notice"), 1)}
    texts = {"standard": STANDARD, **agreements, **papers}
    read = folder(tmp_path, {f"outlines/{name}.yaml": text for name, text in texts.items()})

    outlines = sources._outlines(read, VOCABULARY)

    assert list(outlines) == ["standard", "long", "short", "a-notice", "b-letter"]
    assert [outline.id for outline in outlines.values()] == list(outlines)


def test_faults_of_outlines_come_before_a_missing_standard_one(tmp_path: Path):
    read = folder(tmp_path, {"outlines/a.yaml": "outline: a\n", "outlines/b.yaml": "outline: b\n"})
    missing = "Names are wrong here (missing: kind, parts, title)."

    assert told(lambda: sources._outlines(read, VOCABULARY)) == [
        f"clauses/outlines/a.yaml:1: {missing}",
        f"clauses/outlines/b.yaml:1: {missing}",
    ]


def test_without_the_standard_outline_there_is_no_library(tmp_path: Path):
    read = folder(tmp_path, {"outlines/short.yaml": OUTLINE.format(name="short", kind="agreement", sections="first")})

    assert told(lambda: sources._outlines(read, VOCABULARY)) == ["clauses/outlines/standard.yaml: The file is missing."]


def clauses(path: Path, texts: dict[str, str], **outlines: str) -> dict[str, Any]:
    """The clauses with these texts below the folder of the standard form's only part, or another, taken by the outlines."""
    files = {name if "/" in name else f"body/{name}.md": text for name, text in texts.items()}
    plans = {f"outlines/{name}.yaml": text for name, text in outlines.items()}
    read = folder(path, files | plans)
    return sources._clauses(read, sources._outlines(read, VOCABULARY) if outlines else {}, VOCABULARY)


SOUND = "1. {#one}\n   It is so.\n"


def standard(*names: str) -> str:
    return OUTLINE.format(name="standard", kind="agreement", sections=", ".join(names))


def test_clauses_of_the_standard_form_come_first_and_each_once(tmp_path: Path):
    texts = {name: clause(name, SOUND) for name in ("a", "b", "c")}
    short = OUTLINE.format(name="short", kind="agreement", sections="c, a")

    found = clauses(tmp_path, texts, standard=standard("b", "a"), short=short)

    assert list(found) == ["b", "a", "c"]
    assert {name: one.id for name, one in found.items()} == {"a": "a", "b": "b", "c": "c"}


def test_without_outlines_only_what_is_wrong_within_clauses_is_told(tmp_path: Path):
    assert clauses(tmp_path, {"a": clause("a", SOUND), "odd.txt/b": "x"}) == {}
    assert told(lambda: clauses(tmp_path, {"b": "---\nid: b\n---\n"})) == [
        "clauses/body/b.md:1, b: The front matter has no “status”.",
        "clauses/body/b.md:1, b: The front matter has no “law”.",
        "clauses/body/b.md:1, b: A clause or schedule must have a heading.",
    ]


def test_untaken_clauses_and_those_that_are_not_there_are_told(tmp_path: Path):
    texts = {name: clause(name, SOUND) for name in ("a", "spare", "more")}

    assert told(lambda: clauses(tmp_path, texts, standard=standard("a", "gone"))) == [
        "clauses/body/more.md:1, more: No outline takes “more”.",
        "clauses/body/spare.md:1, spare: No outline takes “spare”.",
        "clauses/outlines/standard.yaml:1: There is no file for “gone”.",
    ]


def test_a_file_that_nothing_uses_is_told(tmp_path: Path):
    texts = {"a": clause("a", SOUND), "body/notes.txt": "Notes.\n", "./odd.yaml": "- a\n"}

    assert told(lambda: clauses(tmp_path, texts, standard=standard("a"))) == [
        "clauses/body/notes.txt: Nothing uses this file.",
        "clauses/odd.yaml: Nothing uses this file.",
    ]


def test_faults_of_all_clauses_are_told_and_nothing_of_what_is_taken(tmp_path: Path):
    texts = {"a": clause("a", "1. It is so.\n"), "b": clause("b", "1. So.\n"), "spare": clause("spare", SOUND)}

    assert told(lambda: clauses(tmp_path, texts, standard=standard("a", "b"))) == [
        f"clauses/body/a.md:7: {UNNAMED}",
        f"clauses/body/b.md:7: {UNNAMED}",
    ]


def test_a_clause_is_in_the_folder_of_its_part_and_named_as_its_file(tmp_path: Path):
    texts = {"front/a.md": clause("a", SOUND), "b": clause("c", SOUND)}

    assert told(lambda: clauses(tmp_path, texts, standard=standard("a", "c"))) == [
        "clauses/body/b.md:1, c: The file of the clause “c” must be c.md.",
        "clauses/front/a.md:1, a: standard.yaml puts it in “body”, so its file belongs in that folder.",
    ]


def test_a_clause_of_another_outline_alone_may_stand_in_any_folder(tmp_path: Path):
    texts = {"a": clause("a", SOUND), "letters/b.md": clause("b", SOUND)}
    short = OUTLINE.format(name="short", kind="agreement", sections="b")

    assert list(clauses(tmp_path, texts, standard=standard("a"), short=short)) == ["a", "b"]


def test_a_term_of_two_outlines_has_its_place_in_the_standard_form():
    def defining(identity: str, *terms: str) -> Any:
        return made.clause(identity, made.paragraph("p", *(made.words(term, bold=True) for term in terms)))

    library = made.library(defining("one", "Host"), defining("two", "Host", "Guest"))
    first, second = library.outlines["standard"].parts[0].sections

    one, other = (made.library(sections=(section,)).outlines["standard"] for section in (first, second))

    terms = sources._terms(library.clauses, {"standard": one, "short": other})

    assert terms == {"Host": "one#p", "Guest": "two#p"}


def digest(path: Path, files: dict[str, str], name: str = "clauses") -> str:
    shutil.rmtree(path, ignore_errors=True)
    return sources._digest(folder(path, files, name))


def test_the_digest_depends_on_the_name_words_and_folder_of_each_file(tmp_path: Path):
    files = {"a.yaml": "one", "body/b.md": "two"}
    others = (
        {"a.yaml": "two", "body/b.md": "one"},
        {"c.yaml": "one", "body/b.md": "two"},
        {"a.yaml": "one", "front/b.md": "two"},
        {"a.yaml": "one"},
    )

    assert digest(tmp_path / "x", files) == digest(tmp_path / "y", dict(reversed(files.items())))
    assert len({digest(tmp_path / "z", one) for one in (files, *others)}) == 5
    assert digest(tmp_path / "x", files) != digest(tmp_path / "y", files, "law")


def test_the_digest_of_two_folders_covers_both(tmp_path: Path):
    first, second = folder(tmp_path / "x", {"a.yaml": "one"}), folder(tmp_path / "y", {"b.yaml": "two"}, "law")

    assert (
        len({sources._digest(first), sources._digest(second), sources._digest(first, second), sources._digest()}) == 4
    )
