"""What stands beside the paragraphs of an annotated copy, whole, for an agreement of a few paragraphs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import compiled_library
from test_cover_note import FILE

from assembler.agreement import Agreement, Answer, Column, CopyKind, Paragraph, Properties, Row, Section, Table, Text
from assembler.effects.annotations import sources_beside
from assembler.effects.explanation import Reason, explain
from assembler.pipeline import Result, complete_answers
from assembler.register import load_register
from assembler.source import Document

EMAIL = "execution.notices_by_email"


def p(key: str, *content: Text | Answer) -> Paragraph:
    return Paragraph(key, "body", content)


TABLE = Table(
    "t",
    "",
    "",
    (Column("", 1),),
    (
        Row("t/1", ((p("c1"),), (p("c2", Answer("Ash", ("parties[1].short_name",))), p("c3", Answer("", ("x.y",)))))),
        Row("t/2", ((p("c4"),),)),
    ),
)
SECTIONS = (
    Section("outstanding", "outstanding", p("outstanding", Text("x")), (p("outstanding#x", Text("x")),)),
    Section(
        "notices",
        "clause",
        p("notices", Text("Notices")),
        (p("notices#by-email", Text("a"), Answer("b", (EMAIL, EMAIL)), Answer("c", ("parties[2].kind",))), TABLE),
        law=("one", "two"),
    ),
    Section("board", "clause", p("board", Text("Board")), ()),
    Section("cover", "cover", None, (p("cover#x", Text("x")),)),
)


def beside(copy: CopyKind) -> object:
    given = complete_answers(FILE, compiled_library(), load_register())
    moved = Document(given.source.value, given.source.lines, "/home/ann/hub.yaml")
    properties = Properties("", "", "", "", "", "", copy, "")
    result = Result(replace(given, source=moved), Agreement(properties, SECTIONS, ()), (), frozenset())
    return sources_beside(result, compiled_library())


def test_beside_each_paragraph_stand_its_source_reason_and_answers():
    assert beside("annotated") == {
        "notices": "Source: notices. Law: one; two. In without a condition.",
        "notices#by-email": "Source: notices#by-email. In because whether formal notices may be given by email: yes (the default). "
        f"Answers: {EMAIL} (the default); parties[2].kind (hub.yaml:6).",
        "c2": "Source: t/1. In without a condition. Answers: parties[1].short_name (hub.yaml:4); x.y (given).",
        "board": "Source: board. In because governance structure: A board of the parties (the default).",
        "cover#x": "Source: cover#x. In without a condition.",
    }


@pytest.mark.parametrize("copy", ["clean", "internal", "signature", "publication"])
def test_no_other_copy_has_any(copy: CopyKind):
    assert beside(copy) is None


def test_a_reason_says_what_was_answered_and_where():
    assert str(Reason("a.b", "label", "value", "hub.yaml:3")) == "label: value (hub.yaml:3)"


def test_a_condition_on_a_count_list_fact_or_choice_is_told_in_words():
    given = complete_answers(FILE, compiled_library(), load_register())
    told = {one.key: [str(reason) for reason in one.reasons] for one in explain(given, compiled_library().library)}
    subjects = "subjects that the agreement needs to deal with: none of them (the default)"

    assert told["complaints"] == [subjects]
    assert told["annex"] == ["annexes: none (none given)"]
    assert told["assets"] == [subjects, "number of assets: 0 (counted)"]
    assert told["audit-and-inspection#assurance"] == [
        "number of workstreams: 0 (counted)",
        "whether any party carries out another\N{RIGHT SINGLE QUOTATION MARK}s function in its place: nothing yet (not recorded)",
    ]
    assert told["background#considered/b"] == [
        "kind of body (Beech): Charity (hub.yaml:6)",
        "record of the confirmation about the mayor (Beech): nothing yet (not asked)",
        "date on which the party considered the proposal (Beech): nothing yet (not asked)",
    ]
