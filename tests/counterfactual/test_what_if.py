"""Two agreements side by side: which clauses and paragraphs come in, go out or change, and which findings arise or go."""

from __future__ import annotations

from typing import Any

import pytest
from findings_made import finding
from shipped import answers, compiled_library

from assembler.agreement import Agreement, Paragraph, Properties, Reference, ReferencePart, Section, SectionKind, Text
from assembler.effects.counterfactual.changes import Change
from assembler.effects.counterfactual.what_if import (
    Difference,
    _change,
    _findings,
    agreement_differences,
    what_if,
)
from assembler.errors import AnswersError, Place, Problem
from assembler.register import load_register


def p(key: str, *words: str | Reference, number: str = "") -> Paragraph:
    content = tuple(Text(one) if isinstance(one, str) else one for one in words)
    return Paragraph(key, "level-2", content, number)


def section(identity: str, *blocks: Paragraph, heading: str = "", kind: SectionKind = "clause") -> Section:
    head = Paragraph(identity, "heading", (Text(heading),)) if heading else None
    return Section(identity, kind, head, blocks)


def agreement(*sections: Section) -> Agreement:
    return Agreement(Properties("", "", "", "", "", "", "clean", ""), sections, ())


def differences(before: list[Section], after: list[Section]) -> list[Difference]:
    return list(agreement_differences(agreement(*before), agreement(*after)))


SUMS = p("pay#sum", "It pays £1."), p("pay#when", "It pays in May.")
PAY = section("pay", *SUMS, heading="Payments")
MEET = section("meet", p("meet#board", "They meet."), heading="Meetings")


def test_an_agreement_does_not_differ_from_itself() -> None:
    assert differences([PAY, MEET], [PAY, MEET]) == []
    assert differences([PAY, MEET], [MEET, PAY]) == []
    assert differences([], []) == []


def test_a_whole_clause_that_comes_or_goes_is_told_once() -> None:
    bare = section("bare", p("bare#a", "All of this."), p("bare#b", "And this."))

    assert differences([PAY], [PAY, MEET]) == [Difference("in", "meet", "Meetings")]
    assert differences([PAY, MEET], [PAY]) == [Difference("out", "meet", "Meetings")]
    assert differences([MEET], [PAY, bare]) == [
        Difference("in", "pay", "Payments"),
        Difference("in", "bare", "All of this."),
        Difference("out", "meet", "Meetings"),
    ]
    assert differences([], [section("empty")]) == [Difference("in", "empty", "")]


def test_whole_clauses_come_before_paragraphs_in_out_and_changed() -> None:
    other = section("pay", p("pay#new", "It pays at once."), p("pay#when", "It pays in June."), heading="Payments")

    assert differences([PAY], [other, MEET]) == [
        Difference("in", "meet", "Meetings"),
        Difference("in", "pay#new", "It pays at once."),
        Difference("out", "pay#sum", "It pays £1."),
        Difference("changed", "pay#when", "It pays in June.", "It pays in May."),
    ]


def test_a_paragraph_that_moved_or_was_renumbered_is_no_difference() -> None:
    moved = section(
        "pay", p("pay#when", "It pays in May."), p("pay#sum", "It pays £1.", number="7.1"), heading="Payments"
    )

    assert differences([PAY], [moved]) == []


def test_another_number_of_a_reference_is_no_change() -> None:
    def pointing(target: str, printed: str) -> Section:
        return section(
            "pay", p("pay#sum", "See ", Reference(target, (ReferencePart(printed, target),)), "."), heading="Payments"
        )

    assert differences([pointing("meet", "clause 3")], [pointing("meet", "clause 4")]) == []
    assert differences([pointing("meet", "clause 3")], [pointing("exit#plan", "clause 4")]) == [
        Difference("changed", "pay#sum", "See [exit#plan].", "See [meet].")
    ]


def test_a_heading_that_says_otherwise_is_a_change() -> None:
    renamed = section("pay", *SUMS, heading="Charges")
    gathered = section("general", *SUMS, heading="General")

    assert differences([PAY], [renamed]) == [Difference("changed", "pay", "Charges", "Payments")]
    assert differences([PAY], [gathered]) == [Difference("in", "general", "General")]
    assert differences([gathered], [PAY]) == [Difference("out", "general", "General")]
    assert differences([PAY], [section("general", p("pay#sum", "It pays £2."), heading="General")]) == [
        Difference("in", "general", "General"),
        Difference("out", "pay#when", "It pays in May."),
        Difference("changed", "pay#sum", "It pays £2.", "It pays £1."),
    ]


def test_the_page_of_what_is_outstanding_is_left_out() -> None:
    page = section("outstanding", p("outstanding#a", "A title."), heading="Outstanding", kind="outstanding")

    assert differences([PAY], [page, PAY]) == []
    assert differences([page, PAY], [PAY]) == []


def test_a_clause_of_which_all_paragraphs_went_is_still_there() -> None:
    assert differences([section("pay", p("pay#sum", "It pays."))], [section("pay")]) == [
        Difference("out", "pay#sum", "It pays.")
    ]


def test_only_blocks_and_warnings_that_apply_arise_and_go() -> None:
    stays, goes = finding("stays"), finding("goes", action="WARN", provision="s.2")
    quiet = [
        finding("met", state="met"),
        finding("record", action="RECORD"),
        finding("accepted", action="WARN", accepted="Jo"),
    ]
    arises = [finding("arises", action="INCLUDE"), finding("warns", action="WARN", certain=False)]
    gone = [Difference("goes", "goes", "Warning: goes is not met. (s.2)")]

    assert list(_findings([stays, goes, *quiet], [stays])) == gone
    assert list(_findings([stays, goes], [stays, *quiet])) == gone
    assert list(_findings([stays, goes], [*arises, stays])) == [
        Difference("arises", "arises", "Block: arises is not met. (s.1)"),
        Difference("arises", "warns", "Warning: If it applies, which is not recorded: warns is not met. (s.1)"),
        *gone,
    ]
    assert list(_findings([], [finding("met", state="met")])) == []


@pytest.mark.parametrize("more", [{"item": "b"}, {"message": "It is otherwise."}])
def test_a_finding_about_another_party_or_in_other_words_is_another(more: dict[str, str]) -> None:
    before, after = finding("rule", item="a"), finding("rule", **{"item": "a", **more})

    assert list(_findings([before], [after])) == [
        Difference("arises", "rule", f"Block: {after.message} (s.1)"),
        Difference("goes", "rule", "Block: rule is not met. (s.1)"),
    ]
    assert list(_findings([before], [finding("rule", item="a", provision="s.9")])) == []


GIVEN: dict[str, Any] = {
    "document": {"title": "Hub"},
    "parties": [{"id": "fire", "roles": ["host"]}, {"id": "mid-vale", "contact": {"representative": "Jo"}}],
    "scope": {"workstreams": [{"id": "w", "parts": [{"id": "p"}]}]},
}


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        ("document.title=Den", Change("set", ("document", "title"), "Den")),
        ("document.title = Den = Hub ", Change("set", ("document", "title"), "Den = Hub")),
        ("document.title=", Change("set", ("document", "title"), None)),
        ("document.title=  ", Change("set", ("document", "title"), None)),
        ("money.payments=yes", Change("set", ("money", "payments"), "yes")),
        ("parties[1].kind=charity", Change("set", ("parties", 0, "kind"), "charity")),
        ("parties[mid-vale].contact.representative=Al", Change("set", ("parties", 1, "contact", "representative"), "Al")),
        ("parties[2].life.reasons=All", Change("set", ("parties", 1, "life", "reasons"), "All")),
        ("scope.workstreams[w].parts[1].does=all", Change("set", ("scope", "workstreams", 0, "parts", 0, "does"), "all")),
        ("parties[2]=", Change("remove", ("parties", 1))),
        ("parties[fire]= ", Change("remove", ("parties", 0))),
        ("scope.workstreams[1].parts[p]=", Change("remove", ("scope", "workstreams", 0, "parts", 0))),
        ("parties[2]=x", Change("set", ("parties", 1), "x")),
    ],
)  # fmt: skip
def test_a_change_is_a_field_and_value_or_removes_an_item(edit: str, change: Change) -> None:
    assert _change(edit, GIVEN) == change


@pytest.mark.parametrize(
    ("edit", "message", "cure"),
    [
        ("document.title", "“document.title” is not a change.", "Write field=value, such as money.payments=yes."),
        ("", "“” is not a change.", "Write field=value, such as money.payments=yes."),
        ("parties.kind=x", "“parties” is a list.", "Say which of it, such as parties[1].kind."),
        ("scope.workstreams.name=x", "“scope.workstreams” is a list.", "Say which of it, such as workstreams[1].name."),
        ("document.title.short=x", "“document.title” is an answer, in which there is no “short”.", ""),
        ("parties[1].id.short=x", "“parties[1].id” is an answer, in which there is no “short”.", ""),
        ("parties[3].kind=x", "“parties[3].kind” names an item that is not there.", "There are: fire, mid-vale."),
        ("parties[1].roles[1].name=x", "“parties[1].roles[1].name” names an item that is not there.", "There are none yet."),
        ("document.title[1]=x", "“document.title[1]” names an item that is not there.", "There are none yet."),
        ("money.schedule[1].payer=x", "“money.schedule[1].payer” names an item that is not there.", "There are none yet."),
    ],
)  # fmt: skip
def test_a_change_that_says_nothing_or_leads_nowhere_is_refused(edit: str, message: str, cure: str) -> None:
    with pytest.raises(AnswersError) as refused:
        _change(edit, GIVEN)

    assert refused.value.problems == (Problem(message, Place("--what-if"), cure),)


def test_answers_that_cannot_be_once_they_are_changed_are_refused() -> None:
    file = answers("parties: [{id: a, kind: charity}]")

    with pytest.raises(AnswersError) as refused:
        what_if(file, ["parties[1].kind=nobody"], compiled_library(), load_register())
    assert refused.value.problems[0].place.file == "--what-if"


def test_an_item_that_another_change_took_away_cannot_be_changed() -> None:
    file = answers("parties: [{id: a, kind: charity}]")

    with pytest.raises(AnswersError) as refused:
        what_if(file, ["parties[1]=", "parties[a]="], compiled_library(), load_register())
    assert refused.value.problems == (Problem("A change names an item that is not there.", Place("--what-if")),)
