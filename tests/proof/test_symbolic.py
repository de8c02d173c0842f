"""The answers as unknowns: what their types and their questions say of them, and nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import z3
from conditions.vocabulary import ANSWERS, PARTY, STREAM, VOCABULARY

from assembler.answers.schema import Leaf
from assembler.conditions import parse_condition
from assembler.conditions.sorts import Choice, Money, Number, Record, Reference, Text, YesNo
from assembler.errors import LibraryError, Place
from assembler.proof.formulas import all_of, no
from assembler.proof.symbolic import ListBounds, Node, SymbolicAnswers, Value, field_text
from assembler.proof.translation import Translator
from assembler.questions import Question, Questionnaire, Section


def question(field: str, nature: Any, when: str, *lists: tuple[str, str]) -> Question:
    items = {name: PARTY for _, name in lists}
    condition = parse_condition(when, VOCABULARY, items)
    return Question(
        Leaf(field, nature, Text(), None),
        "s",
        "",
        "",
        "",
        "",
        (),
        "",
        None,
        condition,
        {},
        lists,
        False,
        Place("q.yaml", 7, field),
    )


def asking(*questions: Question, bounds: ListBounds | None = None) -> SymbolicAnswers:
    questionnaire = Questionnaire((Section("s", "S", "", questions),))
    return Translator.over(ANSWERS, questionnaire, bounds or ListBounds()).answers


def can(answers: SymbolicAnswers, *formulas: Any) -> bool:
    """Whether there are answers of which all these hold."""
    return z3.Solver().check(*answers.axioms, all_of(formulas)) == z3.sat


def value(answers: SymbolicAnswers, *place: Any) -> Value:
    return answers.value(answers.node(place))


def test_four_parties_and_three_items_of_any_other_list_are_modelled():
    assert [ListBounds().of(place) for place in (("parties",), ("streams",), ("parties", 0, "parties"))] == [4, 3, 3]
    assert [ListBounds(2, 1).of(place) for place in (("parties",), ("streams",))] == [2, 1]


def test_a_place_has_one_name():
    assert field_text(("parties", 0, "contact", "email")) == "parties.0.contact.email"
    assert field_text(()) == ""


def test_what_stands_at_a_place_is_found_along_it():
    answers = asking()

    assert answers.root() == Node((), ANSWERS)
    assert answers.step(answers.root(), "payee") == Node(("payee",), Reference("parties"))
    assert answers.node(()) == answers.root()
    assert answers.node(("parties", 1)) == Node(("parties", 1), PARTY)
    assert answers.node(("parties", 1, "contact", "email")) == Node(("parties", 1, "contact", "email"), Text())
    assert answers.node(("streams", 2, "parts", 0, "party")).sort == Reference("parties")


class TestLists:
    def test_have_so_many_slots_each_there_or_not(self):
        answers = asking(bounds=ListBounds(2, 3))
        found = answers.targets("parties")

        assert [(node, str(there)) for node, there in found] == [
            (Node(("parties", 0), PARTY), "parties.0 is there"),
            (Node(("parties", 1), PARTY), "parties.1 is there"),
        ]
        assert [node.sort for node, _ in answers.slots(answers.node(("streams",)))] == [STREAM] * 3
        assert [(place, str(there)) for place, there in answers.items()][:2] == [
            (("parties", 0), "parties.0 is there"),
            (("parties", 1), "parties.1 is there"),
        ]

    def test_are_filled_from_the_first(self):
        answers = asking()
        first, second, third, _ = (there for _, there in answers.targets("parties"))

        assert can(answers, no(first))
        assert can(answers, first, no(second))
        assert can(answers, first, second, third)
        assert not can(answers, second, no(first))
        assert not can(answers, third, no(second))

    def test_of_an_item_that_is_not_there_have_none(self):
        answers = asking()
        inner = answers.present(("streams", 1, "parts", 0))

        assert can(answers, inner)
        assert can(answers, no(inner), answers.present(("streams", 1)))
        assert not can(answers, inner, no(answers.present(("streams", 1))))
        assert not can(answers, answers.present(("streams", 1, "parts", 1)), no(inner))
        assert can(answers, answers.present(("streams", 0)), no(answers.present(("streams", 1))))


class TestOptions:
    def test_of_a_choice_exactly_one_is_so(self):
        answers = asking()
        options = value(answers, "parties", 0, "kind").options
        police, fire, ambulance = options.values()

        assert list(options) == ["police", "fire", "ambulance"]
        assert [str(one) for one in options.values()] == [f"parties.0.kind is {name}" for name in options]
        assert all(can(answers, one) for one in options.values())
        assert not can(answers, police, fire)
        assert not can(answers, fire, ambulance)
        assert not can(answers, no(police), no(fire), no(ambulance))

    def test_of_several_choices_any_are_so(self):
        answers = asking()
        options = value(answers, "models").options
        host, assistance = options.values()

        assert [str(one) for one in options.values()] == ["models has host", "models has assistance"]
        assert can(answers, host, assistance)
        assert can(answers, no(host), no(assistance))

    def test_of_yes_or_no_there_is_one(self):
        options = value(asking(), "pays").options

        assert {option: str(formula) for option, formula in options.items()} == {True: "pays is yes"}

    def test_of_a_reference_are_the_items_there_or_the_one_that_is_given(self):
        answers = asking(bounds=ListBounds(2, 1))
        payee = value(answers, "payee")
        first, second = payee.options.values()
        there, also = (present for _, present in answers.targets("parties"))

        assert list(payee.options) == [("parties", 0), ("parties", 1)]
        assert [str(one) for one in payee.options.values()] == ["payee is parties.0", "payee is parties.1"]
        assert can(answers, payee.known, second, also)
        assert can(answers, no(payee.known), no(first), no(second))
        assert not can(answers, payee.known, no(first), no(second))
        assert not can(answers, first, second)
        assert not can(answers, first, no(there))
        assert not can(answers, second, no(also))

    @pytest.mark.parametrize("field", ["title", "notice", "price", "starts_on"])
    def test_of_anything_else_there_are_none(self, field: str):
        assert value(asking(), field).options == {}


@pytest.mark.parametrize(
    ("sort", "within", "beyond"),
    [
        (Number(0, 600, "months"), (0, 600), (-1, 601)),
        (Number(1, 240, "hours"), (1, 240), (0, 241)),
        (Number(0, 100, "per cent", 2), (0, 10_000), (-1, 10_001)),
        (Number(1, 2, "", 1), (10, 20), (9, 21)),
        (Money(), (0, 10**12), (-1,)),
        (Money(1), (1, 10**12), (0,)),
        (Text(), (0, 10**12), (-1,)),
    ],
)
def test_a_number_is_within_the_bounds_of_its_sort(sort: Any, within: tuple[int, ...], beyond: tuple[int, ...]):
    record = Record("answers", {"field": sort})
    answers = Translator.over(record, Questionnaire(()), ListBounds()).answers
    number = value(answers, "field").number

    assert str(number) == "field"
    assert [can(answers, number == one) for one in within] == [True] * len(within)
    assert [can(answers, number == one) for one in beyond] == [False] * len(beyond)


def test_a_date_is_a_day_of_the_years_that_there_are():
    answers = asking()
    number = value(answers, "starts_on").number

    assert can(answers, number == date.min.toordinal())
    assert can(answers, number == date(9999, 12, 31).toordinal())
    assert not can(answers, number == date.min.toordinal() - 1)
    assert not can(answers, number == date.max.toordinal() + 1)


@pytest.mark.parametrize("field", ["effect", "models", "payee", "pays"])
def test_what_is_no_number_has_none(field: str):
    assert value(asking(), field).number == 0


def test_what_nobody_is_asked_may_be_known_or_not():
    answers = asking()
    pays = value(answers, "pays")

    assert pays.asked is True
    assert str(pays.known) == "pays is given"
    assert can(answers, pays.known)
    assert can(answers, no(pays.known))
    assert value(answers, "pays") is pays


@pytest.mark.parametrize(
    ("nature", "asked", "not_asked", "unknown"),
    [
        ("fill-in", "given or not", "not", "not"),
        ("drafting", "given", "not", "not"),
        ("recorded", "given or not", "not", "given or not"),
    ],
)
def test_a_field_is_known_as_completion_decides(nature: str, asked: str, not_asked: str, unknown: str):
    answers = asking(question("title", nature, "pays"), question("pays", "recorded", "True"))
    title, pays = value(answers, "title"), value(answers, "pays")
    yes = all_of((pays.known, pays.options[True]))

    def may_be(*circumstances: Any) -> str:
        found = [can(answers, one, *circumstances) for one in (title.known, no(title.known))]
        return {(True, True): "given or not", (True, False): "given", (False, True): "not"}[found[0], found[1]]

    assert may_be(yes) == asked
    assert may_be(pays.known, no(pays.options[True])) == not_asked
    assert may_be(no(pays.known)) == unknown
    assert can(answers, title.asked, yes)
    assert not can(answers, title.asked, no(yes))
    assert not can(answers, no(title.asked), yes)


def test_a_question_of_an_item_is_asked_of_that_item():
    answers = asking(question("parties[].name", "fill-in", "party.in_england", ("parties", "party")))
    found = answers.items_at(("parties", 2, "name"), answers.questionnaire.questions[0])
    name, england = value(answers, "parties", 2, "name"), value(answers, "parties", 2, "in_england")

    assert found == {"party": Node(("parties", 2), PARTY)}
    assert can(answers, name.asked, england.known, england.options[True])
    assert not can(answers, name.asked, no(england.options[True]))


def test_a_question_that_depends_on_itself_is_refused():
    answers = asking(question("title", "fill-in", "recorded(pays)"), question("pays", "recorded", "recorded(title)"))

    with pytest.raises(LibraryError) as raised:
        value(answers, "title")
    assert str(raised.value) == "q.yaml:7, title: Whether “title” is asked depends on itself."


def test_a_field_has_the_question_that_fills_it_or_none():
    name = question("parties[].name", "fill-in", "True", ("parties", "party"))
    answers = asking(name)

    assert answers.question(("parties", 3, "name")) is name
    with pytest.raises(LibraryError) as raised:
        answers.question(("parties", 3, "kind"))
    assert str(raised.value) == "“parties[].kind” has no question, so it cannot be reasoned about."


def test_other_questions_about_the_same_fields_leave_what_types_say():
    answers = asking(question("title", "fill-in", "False"))
    never = value(answers, "title")
    kept = list(answers.axioms)
    answers.forget_questions(Questionnaire(()), answers.asked)

    assert never.known is False
    assert answers.axioms == kept
    assert str(value(answers, "title").known) == "title is given"
    assert value(answers, "title").number is never.number
    assert answers.axioms == kept


def test_a_choice_of_one_value_is_that_value():
    record = Record("answers", {"field": Choice(("only",)), "sure": YesNo()})
    answers = Translator.over(record, Questionnaire(()), ListBounds()).answers

    assert not can(answers, no(value(answers, "field").options["only"]))
