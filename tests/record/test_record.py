"""The record as it is written and read: whole or refused, of every format that there has been."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from searching import search
from shipped import EXAMPLES, ROOT, answers, assembled, compiled_library, example, issued, recorded

from assembler.agreement import Table
from assembler.errors import AnswersError
from assembler.record import FORMAT, FileKind, read_record, recorded_answers
from assembler.record.format import BLANK, BLANK_ENDS, LACKING
from assembler.word.bookmarks import bookmark
from assembler.word.known import read_known

pytestmark = pytest.mark.row("E10")
ISSUED = sorted((ROOT / "tests" / "fixtures" / "release-0.1.0").glob("*.record.json"))
HUB = recorded(assembled(example("harrowmere-hub.yaml"))).content


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
def test_blanks_and_references_are_marked_and_a_bracket_in_an_answer_not():
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
        (changed(library=7), "“library” holds what is no text"),
        (changed(paragraphs={"a#b": "words"}), "“paragraphs” holds what is no list"),
        (changed(paragraphs={"a#b": ["body"]}), "a paragraph in it is not a role and words"),
        (changed(file={"copy": "clean"}), "“file” is no kind of file"),
        (changed(clauses={"withdrawal": {"source": "ab"}}), "a clause in it has other things than its source and law"),
        (changed(document_id="mine"), "“document id” is not one of the words that it may be"),
    ],
)
def test_a_damaged_record_is_refused_in_plain_words(content: bytes, why: str):
    with pytest.raises(AnswersError) as refused:
        read_record(content, "hub-record.json")

    assert str(refused.value).startswith(
        f"hub-record.json: This is not a record that can be read: {why}. Use the record"
    )


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
    def test_the_mark_is_the_same_for_every_version_and_does_not_tell_the_id(self):
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
