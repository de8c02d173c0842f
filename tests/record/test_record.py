"""The record as it is written and read: whole or refused, of every format that there has been."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from searching import search
from shipped import EXAMPLES, ROOT, answers, assembled, compiled_library, example, issued, recorded

from assembler.agreement import (
    Agreement,
    Answer,
    Column,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.answers.formats import FORMAT as ANSWERS_FORMAT
from assembler.errors import AnswersError
from assembler.numbering import STANDARD, Level, Numbering
from assembler.record import FORMAT, FileKind, agreement_lines, document_id, read_record, recorded_answers, traced
from assembler.record.format import BLANK, BLANK_ENDS, LACKING
from assembler.version import __version__
from assembler.word.bookmarks import bookmark
from assembler.word.known import KnownBy, read_known

pytestmark = pytest.mark.row("E10")
ISSUED = sorted((ROOT / "tests" / "fixtures" / "release-0.1.0").glob("*.record.json"))
HUB = recorded(assembled(example("harrowmere-hub.yaml"))).content


LEVELS = {
    "clause": [["decimal", "%1", 1, False]] * 5,
    "schedule": [["cardinalText", "SCHEDULE %1", 1, False]] * 5,
    "definition": [["none", "", 1, False]] * 3,
    "party": [["decimal", "(%1)", 2, True]],
    "recital": [["upperLetter", "(%1)", 1, False]],
}


def changed(**more: Any) -> bytes:
    return json.dumps(json.loads(HUB) | {name.replace("_", " "): value for name, value in more.items()}).encode()


@pytest.mark.row("trace-2")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_written_of_an_example_is_read_back_whole(path: Path):
    result = assembled(example(path.name))
    docx, content = issued(result, embed=True)
    record = read_record(content)
    paragraphs = list(result.agreement.paragraphs())
    outline = result.answers.given.document.length or "standard"
    tables = [block for section in result.agreement.sections for block in section.blocks if isinstance(block, Table)]
    clauses = {
        identity: clause
        for identity, clause in compiled_library().library.clauses.items()
        if identity in result.clauses
    }

    assert (record.format, record.lacks, record.outline) == (FORMAT, (), outline)
    assert record.kind == FileKind("clean", embedded=True)
    assert record.words == read_known(docx).words
    assert [(one.key, one.role) for one in record.paragraphs] == [(one.key, one.role) for one in paragraphs]
    assert record.tables == {table.key: tuple(column.heading for column in table.columns) for table in tables}
    assert [(one.id, one.source, one.law) for one in record.clauses] == [
        (one.id, one.source, one.law) for one in clauses.values()
    ]
    assert recorded_answers(record).given == result.answers.given


@pytest.mark.row("trace-2")
def test_every_bookmark_whose_name_is_a_hash_leads_to_its_key():
    result = assembled(example("harrowmere-hub.yaml"))
    record = read_record(HUB)
    hashed = {
        name: key for key in (one.key for one in result.agreement.paragraphs()) if (name := bookmark(key))[:3] == "_h_"
    }

    assert len(hashed) > 50
    assert record.bookmarks == hashed


@pytest.mark.row("trace-2")
def test_blanks_and_references_are_marked_but_no_bracket_in_an_answer():
    record = read_record(recorded(assembled(answers("document: {title: The ⟦?⟧ Hub}"))).content)
    words = {one.key: one.words for one in record.paragraphs}

    assert any(BLANK in text and BLANK_ENDS in text for text in words.values())
    assert any("⟦withdrawal#right⟧" in text for text in words.values())
    assert any("The ⟦⟦?⟧ Hub" in text for text in words.values())


def test_each_paragraph_tells_which_answers_are_printed_in_it():
    """What points to a party is printed as its name: both answers are told. A blank is there too."""
    printed = {one.key: one.answers for one in read_record(HUB).paragraphs}

    assert printed["board#chair"] == ("governance.chair_party", "parties[1].short_name")
    assert printed["value-added-tax#treatment"] == ("money.vat",)
    assert printed["scope#workstream/refurbishment"] == ("scope.workstreams[2].name",)
    assert printed["survival"] == ()


@pytest.mark.row("trace-2")
def test_the_hash_of_a_clause_is_that_of_its_file():
    sources = [clause.source for clause in compiled_library().library.clauses.values()]

    assert {len(source) for source in sources} == {64}
    assert len(set(sources)) == len(sources)


@pytest.mark.row("trace-3")
@pytest.mark.parametrize("path", ISSUED, ids=lambda path: path.stem)
def test_a_record_of_release_0_1_0_is_read_and_says_what_it_lacks(path: Path):
    held = json.loads(path.read_bytes())
    record = read_record(path.read_bytes())

    assert (record.format, record.lacks) == (1, LACKING)
    assert (record.document, record.kind, record.words, record.tables) == ("", None, "", None)
    assert {one.key: one.words for one in record.paragraphs} == held["paragraphs"]
    assert [one.id for one in record.clauses] == held["clauses"]
    assert recorded_answers(record).given.document.title == held["answers"]["document"]["title"]


@pytest.mark.row("trace-3")
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is not well-formed JSON"),
        (b"\xff", "it is not well-formed JSON"),
        (b"[]", "it is not names and values"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": 1, "a": 2}', "it gives a name twice"),
        (b"{}", "it lacks “answers”"),
        (HUB[:-10], "it is not well-formed JSON"),
        (changed(format=3), "it is of format 3, which a later release of assembler writes"),
        (changed(format=True), "its format is not a number that a format has"),
        (changed(format=1), "its format is not a number that a format has"),
        (changed(more=1), "it has “more”, which no record has"),
        (changed(words="no"), "“words” is no hash"),
        (changed(library=7), "“library” holds something that is not text"),
        (changed(paragraphs={"a#b": "words"}), "“paragraphs” holds something that is not a list"),
        (changed(paragraphs={"a#b": ["body"]}), "a paragraph in it is not a role and words"),
        (changed(file={"copy": "clean"}), "“file” is no kind of file"),
        (changed(clauses={"withdrawal": {"source": "ab"}}), "a clause in it has other things than its source and law"),
        (b"[" + b"1," * 10_000_000 + b"1]", "it is larger than 20 MB"),
        (changed(format=0), "its format is not a number that a format has"),
        (changed(a="x" * 50), "it has “a”, which no record has"),
        (changed(**{"x" * 50: 1}), f"it has “{'x' * 40}”, which no record has"),
        (changed(assembler=1), "“assembler” holds something that is not text"),
        (changed(law_as_at=1), "“law as at” holds something that is not text"),
        (changed(template="g"), "“template” is no hash"),
        (changed(answers=[]), "“answers” is not names and values"),
        (changed(answers_hash="G"), "“answers hash” is no hash"),
        (changed(clauses=[]), "“clauses” is not names and values"),
        (changed(clauses={"a": []}), "“clauses” is not names and values"),
        (changed(clauses={"a": {"law": [], "source": "z"}}), "“clauses” is no hash"),
        (changed(clauses={"a": {"law": "x", "source": "ab"}}), "“clauses” holds something that is not a list"),
        (changed(paragraphs=[]), "“paragraphs” is not names and values"),
        (changed(paragraphs={"a": [1, "b"]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", 1, []]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", "c", "d"]}), "“paragraphs” holds something that is not a list"),
        (changed(paragraphs={"a": [1, "c", []]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", "c", [1]]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": [1, "c", [], "1."]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", 1, [], "1."]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", "c", {}, "1."]}), "“paragraphs” holds something that is not a list"),
        (changed(paragraphs={"a": ["b", "c", [1], "1."]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", "c", [], 1]}), "“paragraphs” holds something that is not text"),
        (changed(paragraphs={"a": ["b", "c", [], "d", "e"]}), "a paragraph in it is not a role and words"),
        (changed(document="x"), "“document” is no hash"),
        (changed(document_id=1), "“document id” holds something that is not text"),
        (changed(outline=1), "“outline” holds something that is not text"),
        (changed(bookmarks=1), "“bookmarks” is not names and values"),
        (changed(bookmarks={"a": 1}), "“bookmarks” holds something that is not text"),
        (changed(tables={"a": "x"}), "“tables” holds something that is not a list"),
        (changed(tables={"a": [1]}), "“tables” holds something that is not text"),
        (changed(file=1), "“file” is not names and values"),
        (changed(file={"copy": "x", "embedded": True, "pages": True}), "“file” is no kind of file"),
        (changed(file={"copy": "clean", "embedded": 1, "pages": True}), "“file” is no kind of file"),
        (changed(file={"copy": "clean", "embedded": True, "pages": True, "x": 1}), "“file” is no kind of file"),
        (changed(numbering=1), "“numbering” is not names and values"),
        (changed(numbering={"clause": []}), "“numbering” has other lists than an agreement has"),
        (changed(numbering=LEVELS | {"party": []}), "“numbering” has a list of other levels than an agreement has"),
        (changed(numbering=LEVELS | {"party": "x"}), "“numbering” has a list of other levels than an agreement has"),
        *(
            (changed(numbering=LEVELS | {"party": [level]}), "“numbering” holds something that is not a level")
            for level in (
                1,
                [],
                ["x", "(%1)", 1, False],
                ["decimal", 1, 1, False],
                ["decimal", "", True, False],
                ["decimal", "", 1, 0],
            )
        ),
        (changed(document_id="mine"), "“document id” is not one of the words that it may be"),
    ],
)
def test_a_damaged_record_is_refused_in_plain_words(content: bytes, why: str):
    with pytest.raises(AnswersError) as refused:
        read_record(content, "hub-record.json")

    assert str(refused.value) == (
        f"hub-record.json: This is not a record that can be read: {why}. "
        "Use the record as it was written; a copy of it may be inside the draft, or in the folder of records."
    )


@pytest.mark.parametrize(
    ("more", "why"), [(0, "it is not well-formed JSON"), (1, "it is larger than 20 MB")], ids=["as large", "larger"]
)
def test_a_record_is_read_up_to_twenty_megabytes(more: int, why: str):
    with pytest.raises(AnswersError, match=f"This is not a record that can be read: {why}\\."):
        read_record(b" " * (20_000_000 + more))


def test_how_a_house_style_numbers_is_read_back_as_it_was_written():
    lists = {name: tuple(Level(*level) for level in levels) for name, levels in LEVELS.items()}
    made = recorded(assembled(example("harrowmere-hub.yaml")), numbering=Numbering(lists)).content  # type: ignore[arg-type]

    assert json.loads(made)["numbering"] == LEVELS
    assert read_record(made).numbering.lists == lists
    assert read_record(HUB).numbering is STANDARD
    assert "numbering" not in json.loads(HUB)


def test_what_a_record_of_the_first_format_lacks_is_said():
    assert LACKING == (
        "the id of the document",
        "which kind of file it belongs to",
        "the words of the file as a hash, so that the file cannot be compared with it",
        "the role of each paragraph, and where blanks are open",
        "the tables, and the names of bookmarks that are hashes",
        "the source of each clause, and the law behind it",
    )


def lines(*blocks: Paragraph | Table) -> list[str]:
    section = Section("s", "clause", None, blocks)
    return (
        agreement_lines(Agreement(Properties("", "", "", "", "", "", "clean", ""), (section,), ()))
        .content.decode()
        .split("\n")
    )


def test_each_paragraph_has_a_line_with_its_words_answers_and_number():
    content = (
        *(Text('A "⟦" '), Answer("b⟦", ("x.y", "z")), Answer("c", ("z",), open=True)),
        *(Reference("a#b", (ReferencePart("a", "1"),)), Text(" é\n")),
    )
    paragraphs = (
        Paragraph("a#b", "body", content),
        Paragraph("c", "level-2", (Text("d"),), "12A.", literal=True),
        Paragraph("d", "level-2", (Answer("e", ("f",)),), "", literal=True),
        Paragraph("g", "body", ()),
    )
    hashed = "Odd Key"
    grid = Table("t", "", "", (Column("One", 1), Column('"', 1)), (Row("r", ((Paragraph(hashed, "cell", ()),),)),))

    assert lines(*paragraphs, grid) == [
        '"bookmarks": {',
        f'"{bookmark(hashed)}": "Odd Key"',
        "},",
        '"paragraphs": {',
        r'"a#b": ["body", "A \"\u27e6\u27e6\" b\u27e6\u27e6\u27e6?\u27e7c\u27e6/?\u27e7\u27e6a#b\u27e7 \u00e9\n", ["x.y", "z"]],',
        '"c": ["level-2", "12A. d", [], "12A."],',
        '"d": ["level-2", "e", ["f"], ""],',
        '"g": ["body", ""],',
        '"Odd Key": ["cell", ""]',
        "},",
        '"tables": {',
        r'"t": ["One", "\""]',
        "}",
    ]


@pytest.mark.parametrize(
    ("named", "inside", "words", "own", "same"),
    [
        ("", None, "", None, None),
        ("", None, "w", None, True),
        ("right", None, "w", True, True),
        ("right", b"{}", "v", True, False),
        ("wrong", b"{}", "w", False, True),
        ("right", b"[]", "w", False, True),
        ("", b"{}", "w", True, True),
    ],
)
def test_a_file_is_held_against_a_record(
    named: str, inside: bytes | None, words: str, own: bool | None, same: bool | None
):
    record = replace(read_record(HUB), words=words)
    digest = {"right": sha256(b"{}").hexdigest()}.get(named, named)
    found = traced(KnownBy("", digest, inside, "w", 0), b"{}", record)

    assert (found.own, found.words, found.sure) == (own, same, own is True and same is True)


@pytest.mark.row("trace-3")
@search(60)
@given(st.data())
def test_whatever_stands_in_a_record_it_is_read_or_refused(data: st.DataObject):
    value = json.loads(HUB if data.draw(st.booleans()) else ISSUED[0].read_bytes())
    name = data.draw(st.sampled_from(sorted(value)))
    junk = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
    inside = value[name]
    if isinstance(inside, dict) and inside and data.draw(st.booleans()):
        inside[data.draw(st.sampled_from(sorted(inside)))] = data.draw(junk)
    else:
        value[name] = data.draw(junk)
    try:
        record = read_record(json.dumps(value).encode())
    except AnswersError:
        return
    assert record.format in (1, FORMAT)


class TestTheIdOfADocument:
    def test_the_mark_is_alike_for_every_version_and_does_not_tell_the_id(self):
        first, second = (
            recorded(assembled(answers(f"document: {{id: 4f6c1d3e-8a52, title: {title}}}")))
            for title in ("Hub", "New Hub")
        )

        assert first.document == second.document
        assert (first.derived, second.derived) == (False, False)
        assert "4f6c1d3e" not in first.document
        assert first.sha256 != second.sha256

    def test_is_made_of_the_answers_where_they_have_none_and_says_so(self):
        one, same, other = (
            recorded(assembled(answers(f"document: {{title: {title}}}"))) for title in ("Hub", "Hub", "New Hub")
        )

        assert one == same
        assert one.document != other.document
        assert one.derived
        assert read_record(one.content).derived

    def test_decides_nothing_of_the_agreement(self):
        with_id, without = assembled(answers("document: {id: 4f6c1d3e-8a52}")), assembled(answers("document: {}"))

        assert with_id.agreement == without.agreement

    @pytest.mark.parametrize("given", ["short", "a b c d e f g h", "../../etc/passwd", "a" * 65])
    def test_is_refused_where_it_could_not_be_one(self, given: str):
        with pytest.raises(AnswersError, match="is not the id of an agreement"):
            answers(f"document: {{id: {given}}}")


def test_the_head_of_a_record_says_what_the_file_was_made_of():
    library = compiled_library().library
    result = assembled(example("harrowmere-hub.yaml"), "internal")
    made = recorded(result, template="ab12", embed=True)
    held = json.loads(made.content)
    answers_text = json.dumps(held["answers"], sort_keys=True)

    assert {
        name: value
        for name, value in held.items()
        if name not in ("answers", "clauses", "paragraphs", "tables", "bookmarks")
    } == {
        "assembler": __version__,
        "answers hash": sha256(answers_text.encode()).hexdigest(),
        "document": made.document,
        "document id": "of the answers" if result.answers.given.document.id else "derived from the answers",
        "file": {"copy": "internal", "embedded": True, "pages": False},
        "format": 2,
        "law as at": library.law.as_at,
        "library": library.digest,
        "outline": "standard",
        "template": "ab12",
        "words": "",
    }
    assert made.sha256 == sha256(made.content).hexdigest()
    assert held["answers"]["format"] == ANSWERS_FORMAT
    assert list(held["clauses"]) == [one for one in library.clauses if one in result.clauses]
    lines = made.content.decode().split("\n")
    assert (lines[0], lines[1], lines[-1]) == ("{", f'"answers hash": "{held["answers hash"]}",', "}")


def test_a_record_holds_the_answers_that_were_given_and_no_others():
    held = json.loads(recorded(assembled(answers("document: {title: Hub}\nparties: [{id: a, short_name: A}]"))).content)

    assert held["answers"] == {
        "format": ANSWERS_FORMAT,
        "document": {"title": "Hub"},
        "parties": [{"id": "a", "short_name": "A"}],
    }
    assert json.loads(recorded(assembled(answers(""))).content)["answers"] == {"format": ANSWERS_FORMAT}


def test_the_id_that_files_bear_is_a_hash_of_that_of_the_agreement():
    own = sha256(b"assembler document id abc-12345").hexdigest()[:32]

    assert document_id("abc-12345") == own
    made = recorded(assembled(answers("document: {id: abc-12345}")))
    assert (made.document, made.derived) == (own, False)
    none = recorded(assembled(answers("")))
    held = json.loads(none.content)
    assert none.derived
    assert none.document == sha256(f"assembler document answers {held['answers hash']}".encode()).hexdigest()[:32]
