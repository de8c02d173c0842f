"""Answers of which a returned file prints another value, from edits and answers that the test makes."""

from __future__ import annotations

import pytest

from assembler.difference import Edit, Passage
from assembler.returned.changed_answers import (
    ChangedAnswer,
    PrintedAnswer,
    ValueChange,
    changed_answers,
    follows,
    only_values,
    value_changes,
)


def edit(before: str, after: str, key: str = "money#sum", fields: tuple[str, ...] | None = None) -> Edit:
    return Edit(Passage(key, "level-2", before, fields=fields), Passage(key, "level-2", after))


def printed(**words: str) -> dict[str, list[PrintedAnswer]]:
    """Answers by their words: of each field, its words and the sections that print it, after a stroke."""
    found: dict[str, list[PrintedAnswer]] = {}
    for field, said in words.items():
        text, _, sections = said.partition("|")
        found.setdefault(text, []).append(PrintedAnswer(field, text, frozenset(sections.split())))
    return found


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("It pays £145,000 now.", "It pays £150,000 now.", [("£145,000", "£150,000", "sum")]),
        ("It pays £145,000 now.", "It pays £150,000 then.", []),
        ("It pays £145,000 now or later.", "It pays £150,000 now or then.", [("£145,000", "£150,000", "sum")]),
        ("It pays £145,000 now.", "It pays nothing now.", [("£145,000", "nothing", "sum")]),
        ("It pays £145,000 now.", "It pays £145,000 then.", []),
        ("It pays £145,000,000 now.", "It pays £150,000,000 now.", []),
        ("Norvale Council pays.", "Norvale CC pays.", [("Norvale Council", "Norvale CC", "name")]),
        ("Norvale Council pays.", "The Norvale CC pays.", [("Norvale Council", "Norvale CC", "name")]),
        ("Norvale Council pays.", "Norvale Councils pay.", []),
        ("Norvale Council pays.", "pays.", []),
        ("Norvale Councillors pay.", "Norvale Aldermen pay.", []),
    ],
)
def test_a_passage_that_prints_another_value_tells_of_which_answer(
    before: str, after: str, changes: list[tuple[str, str, str]]
):
    answers = printed(sum="£145,000", name="Norvale Council")

    assert list(value_changes(edit(before, after), answers)) == [
        ValueChange(was, now, (field,)) for was, now, field in changes
    ]


def test_the_shortest_of_overlapping_answers_holding_a_change_counts():
    answers = printed(long="the hub at Norvale", short="Norvale")

    assert value_changes(edit("It is the hub at Norvale.", "It is the hub at Mid Vale."), answers) == (
        ValueChange("Norvale", "Mid Vale", ("short",)),
    )


def test_a_value_that_changed_twice_alike_is_one_change():
    answers = printed(sum="£10", other="£10")

    assert value_changes(edit("£10 and £10.", "£20 and £20."), answers) == (
        ValueChange("£10", "£20", ("sum", "other")),
    )
    assert value_changes(edit("£10 and £10.", "£20 and £30."), answers) == (
        ValueChange("£10", "£20", ("sum", "other")),
        ValueChange("£10", "£30", ("sum", "other")),
    )


def test_only_the_recorded_answers_of_a_passage_count_where_known():
    answers = printed(sum="£10", other="£10")

    assert value_changes(edit("£10.", "£20.", fields=("other",)), answers) == (ValueChange("£10", "£20", ("other",)),)
    assert value_changes(edit("£10.", "£20.", fields=()), answers) == ()


def test_a_passage_that_is_not_reworded_prints_no_other_value():
    held = Passage("a#b", "", "£10.")

    assert [
        value_changes(one, printed(sum="£10")) for one in (Edit(held, held), Edit(None, held), Edit(held, None))
    ] == [
        (),
        (),
        (),
    ]


def test_a_passage_is_as_it_was_where_replaced_values_give_it():
    sums = [ValueChange("£10", "£20", ("sum",)), ValueChange("Norvale", "Mid Vale", ("name",))]

    assert only_values(edit("Norvale pays £10 to Norvale.", "Mid Vale pays £20 to Mid Vale."), sums) is True
    assert only_values(edit("Norvale pays £10 now.", "Mid Vale pays £20 then."), sums) is False
    assert only_values(edit("Norvale pays £10.", "Mid Vale pays £20."), sums[:1]) is False
    assert only_values(Edit(None, Passage("a", "", "x")), ()) is False
    assert only_values(Edit(Passage("a", "", "x"), None), ()) is False


def test_a_passage_follows_a_changed_answer_that_it_quotes():
    name = ChangedAnswer(("name",), "Norvale", "Mid Vale", (), ())

    assert follows(edit("See Norvale.", "See Mid Vale."), name) is True
    assert follows(edit("See Norvale.", "See Mid Vale now."), name) is False
    assert follows(edit("See it.", "See it."), name) is False


def test_a_value_changed_in_several_passages_is_one_changed_answer():
    change = ValueChange("£10", "£20", ("sum",))
    other = ValueChange("£10", "£30", ("sum",))

    assert changed_answers([("a#1", change), ("a#2", other), ("b#1", change)], printed(sum="£10|a b"), ()) == (
        ChangedAnswer(("sum",), "£10", "£20", ("a#1", "b#1"), ()),
        ChangedAnswer(("sum",), "£10", "£30", ("a#2",), ()),
    )


def test_an_answer_that_only_quotes_another_is_no_change_of_its_own():
    name = ValueChange("Norvale", "Mid Vale", ("name",))
    hub = ValueChange("the hub at Norvale", "the hub at Mid Vale", ("hub",))
    apart = ValueChange("the yard at Norvale", "the yard", ("yard",))
    answers = printed(name="Norvale", hub="the hub at Norvale", yard="the yard at Norvale")

    assert changed_answers([("a#1", hub), ("a#2", name), ("a#3", apart)], answers, ()) == (
        ChangedAnswer(("name",), "Norvale", "Mid Vale", ("a#2", "a#1"), ()),
        ChangedAnswer(("yard",), "the yard at Norvale", "the yard", ("a#3",), ()),
    )


def test_likely_answers_are_those_every_changed_section_prints():
    change = ValueChange("£10", "£20", ("sum", "other", "third"))
    answers = printed(sum="£10|a", other="£10|a b c", third="£10|b", fourth="£10|a b")

    assert changed_answers([("a#1", change), ("b/x#1", change)], answers, ())[0].fields == ("other",)
    assert changed_answers([("a#1", change)], answers, ())[0].fields == ("sum", "other")
    assert changed_answers([("d#1", change)], answers, ())[0].fields == ("sum", "other", "third")


def test_the_passages_that_still_print_the_old_value_are_named():
    change = ValueChange("£10", "£20", ("sum",))
    standing = [
        edit("£10.", "£20.", "a#1"),
        edit("£10.", "£10!", "a#2", ("sum", "x")),
        edit("£10.", "£10!", "a#3", ("x",)),
        edit("£10.", "£10!", "a#4"),
        edit("£10.", "£10!", "b/y#5"),
        edit("£10.", "£10!", "c#6"),
        edit("£10.", "£100", "a#7"),
        edit("£10.", "£10", "a#8"),
        Edit(None, Passage("a#9", "", "£10")),
        Edit(Passage("a#10", "", "£10"), None),
    ]

    found = changed_answers([("a#1", change), ("a#8", change)], printed(sum="£10|a b"), standing)
    assert found == (ChangedAnswer(("sum",), "£10", "£20", ("a#1", "a#8"), ("a#2", "a#4", "b/y#5")),)
