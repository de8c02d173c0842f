"""What is in the language, and what a lawyer is told about a condition that is not."""

from __future__ import annotations

import pytest
from conditions.vocabulary import ANSWERS, PARTY, VOCABULARY

from assembler.conditions import FieldUse, Vocabulary, parse_condition, parse_path
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.conditions.sorts import Text as SortOfText
from assembler.conditions.tree import (
    Always,
    And,
    Comparison,
    Condition,
    Constant,
    Contains,
    Count,
    Each,
    FactUse,
    Membership,
    Not,
    Operator,
    Or,
    Printed,
    Quantified,
    Recorded,
    Truth,
)
from assembler.errors import ConditionError, Place

PLACE = Place("clauses/change/review.md", 7, "when")
EFFECT, MODELS, NOTICE, PARTIES, PAYEE = (
    FieldUse("", (name,), ANSWERS.fields[name]) for name in ("effect", "models", "notice", "parties", "payee")
)
PAYS, VAT = (Truth(FieldUse("", (name,), ANSWERS.fields[name])) for name in ("pays", "vat"))
SIGNS: tuple[Operator, ...] = ("==", "!=", "<", "<=", ">", ">=")


def name_of(item: str) -> FieldUse:
    return FieldUse(item, ("name",), PARTY.fields["name"])


@pytest.mark.parametrize(
    "text",
    [
        "pays",
        "not pays",
        "pays and vat or not (pays or vat)",
        "effect == 'binding'",
        "effect in ['binding', 'not_binding']",
        "'host' in models",
        "notice >= 12",
        "starts_on < '2028-05-01'",
        "ends_on - starts_on > 90",
        "recorded(payee.contact.email)",
        "any(party.fire_body for party in parties)",
        "all(recorded(party.name) and not party.in_england for party in parties)",
        "count(parties) > 2",
        "count(party.fire_body for party in parties) >= 1",
        "total(party.share for party in parties) == 100",
        "parties.fire",
        "payee.fire_body",
        "True",
    ],
)
def test_a_condition_prints_as_text_that_reads_back_as_the_same(text: str):
    condition = parse_condition(text, VOCABULARY)

    assert parse_condition(str(condition), VOCABULARY) == condition


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("notise > 12", "there is no “notise” in the answers. Did you mean “notice”?"),
        ("payee.knd == 'fire'", "there is no “knd” in payee. Did you mean “kind”?"),
        ("payee.contact.emial == title", "there is no “emial” in payee.contact. Did you mean “email”?"),
        ("parties.fyre", "there is no “fyre” in parties. Did you mean “parties.fire”?"),
        ("zebra", "there is no “zebra” in the answers."),
        ("effect == 'bindng'", "“bindng” is not a value of effect. Did you mean “binding”?"),
        ("effect in ['bindng']", "“bindng” is not a value of effect. Did you mean “binding”?"),
        ("'hst' in models", "“hst” is not a value of models. Did you mean “host”?"),
        ("notice", "“notice” is not a yes/no answer or a fact."),
        ("title", "“title” is not a yes/no answer or a fact."),
        ("12", "“12” is not something that is true or false."),
        ("notice + 1 > 2", "“notice + 1” is not the name of a field."),
        ("notice == '12'", "'12' cannot be compared with notice."),
        ("notice == pays", "“notice” and “pays” cannot be compared."),
        ("starts_on > '31 March'", "'31 March' cannot be compared with starts_on."),
        ("starts_on > 12", "12 cannot be compared with starts_on."),
        ("starts_on > 20270401", "20270401 cannot be compared with starts_on."),
        ("starts_on > '20270401'", "'20270401' cannot be compared with starts_on."),
        ("starts_on > '2027-W01-1'", "'2027-W01-1' cannot be compared with starts_on."),
        ("starts_on > '2027-02-30'", "'2027-02-30' cannot be compared with starts_on."),
        ("count(parties) == True", "“True” is not the name of a field."),
        ("title == 'A title'", "'A title' cannot be compared with title."),
        ("payee == 'norvale'", "'norvale' cannot be compared with payee."),
        ("effect < 'binding'", "“effect < 'binding'” has no meaning for this kind of answer."),
        ("title > title", "“title > title” has no meaning for this kind of answer."),
        ("notice - notice > 2", "“notice” is not a date."),
        ("notice in [12]", "“notice” is not a single choice."),
        ("title in models", "“title” is not a value in single quotes."),
        ("'host' in effect", "“effect” is not a multiple choice, or a list in square brackets."),
        ("1 < notice < 12", "“1 < notice < 12” is not something that is true or false."),
        (
            "notice is 12",
            "this comparison is not in the language. Use and, or, not, ==, !=, in, <, <=, >, >=, recorded(…), any, all, count, total.",
        ),
        ("any(pays)", "“pays” should read: condition for item in list."),
        ("any(pays for party in title)", "“title” is not a list."),
        (
            "any(pays for party in parties if vat)",
            "“(pays for party in parties if vat)” should read: condition for item in list.",
        ),
        ("total(party.name for party in parties) > 1", "“party.name” is not a number."),
        ("total(price for party in parties) > 1", "“price” is not a number."),
        ("total(parties) > 1", "“parties” should read: condition for item in list."),
        ("count(title) > 1", "“title” is not a list."),
        ("count(parties)", "“count(parties)” is not something that is true or false."),
        ("sum(notice) > 1", "“sum(notice)” is not the name of a field."),
        ("title.upper()", "“title.upper()” is not something that is true or false."),
        ("__import__('os')", "“__import__('os')” is not something that is true or false."),
        ("payee.__class__ == payee", "there is no “__class__” in payee."),
        ("(lambda: pays)()", "“(lambda: pays)()” is not something that is true or false."),
        ("printed(A)", "“printed(A)” is not something that is true or false."),
        ("pays == vat", "“pays” and “vat” cannot be compared."),
        ("vat == vat", "“vat” is compared with itself, so that it says nothing of the answers."),
        ("notice > notice", "“notice” is compared with itself, so that it says nothing of the answers."),
        (
            "count(parties) >= count(parties)",
            "“count(parties)” is compared with itself, so that it says nothing of the answers.",
        ),
        ("starts_on - starts_on > 2", "“starts_on” is taken from itself, so that it says nothing of the answers."),
        ("effect in []", "the square brackets hold no value of effect."),
        ("effect in ['binding', 'binding']", "“binding” stands twice among the values of effect."),
        ("pays and 1", "“1” is not something that is true or false."),
        ("1 == 1", "“1” and “1” cannot be compared."),
        ("'a' == 'b'", "“'a'” and “'b'” cannot be compared."),
        ("price > '1'", "'1' cannot be compared with price."),
        ("'1' > price", "'1' cannot be compared with price."),
        ("-1 < notice", "“-1” is not the name of a field."),
        ("1.5 < notice", "“1.5” is not the name of a field."),
        ("ends_on - 3 > 1", "“3” is not the name of a field."),
        ("starts_on - notice > 1", "“notice” is not a date."),
        ("title in ['a']", "“title” is not a single choice."),
        ("effect in 'binding'", "“'binding'” is not the name of a field."),
        ("effect in ['binding', 'none']", "“none” is not a value of effect."),
        ("effect not in [title]", "“title” is not a value in single quotes."),
        ("payee in parties", "“parties” is not a multiple choice, or a list in square brackets."),
        ("recorded(pays, vat)", "“recorded(pays, vat)” is not something that is true or false."),
        ("count(parties, vat) > 1", "“count(parties, vat)” is not the name of a field."),
        (
            "any(part.party.fire_body for stream in streams for part in stream.parts)",
            "“(part.party.fire_body for stream in streams for part in stream.parts)” should read: condition for item in list.",
        ),
        ("streams.hub", "there is no “hub” in streams."),
        ("title.x", "there is no “x” in title."),
        ("any(party.knd == 'fire' for party in parties)", "there is no “knd” in party. Did you mean “kind”?"),
        ("any(party.fire_bdy for party in parties)", "there is no “fire_bdy” in party. Did you mean “fire_body”?"),
        ("any(prty.fire_body for party in parties)", "there is no “prty” in the answers. Did you mean “party”?"),
        ("payee.contact.kind == title", "there is no “kind” in payee.contact."),
    ],
)
def test_what_is_not_in_the_language_is_refused_with_a_near_miss(text: str, message: str):
    with pytest.raises(ConditionError) as raised:
        parse_condition(text, VOCABULARY, place=PLACE)

    assert str(raised.value) == f"clauses/change/review.md:7, when: In the condition “{text}”: {message}"


@pytest.mark.parametrize(
    "text", ["notice >", "pays = vat", "printed(a#b#c)", "  pays vat ", "not " * 99 + "pays", "pays; vat"]
)
def test_what_python_could_not_read_as_one_expression_is_no_condition(text: str):
    with pytest.raises(ConditionError) as raised:
        parse_condition(text, VOCABULARY, place=PLACE)

    assert str(raised.value) == (
        f"clauses/change/review.md:7, when: “{text.strip()}” is not a condition. "
        "Use and, or, not, ==, !=, in, <, <=, >, >=, recorded(…), any, all, count, total."
    )


def test_space_round_a_condition_and_no_place_are_passed_over():
    assert parse_condition("  pays ", VOCABULARY) == parse_condition("pays", VOCABULARY)
    with pytest.raises(ConditionError) as raised:
        parse_condition("  zebra ", VOCABULARY)
    assert str(raised.value) == "In the condition “zebra”: there is no “zebra” in the answers."


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("printed(a)", Printed("a", "")),
        ("printed(term-1#b-2)", Printed("term-1", "b-2")),
        ("not printed(a#b)", Not(Printed("a", "b"))),
        ("True", Always(truth=True)),
        ("False", Always(truth=False)),
        ("pays and printed(a#b) and False", And((PAYS, Printed("a", "b"), Always(truth=False)))),
        ("pays or vat and pays", Or((PAYS, And((VAT, PAYS))))),
        ("effect in ('binding',)", Membership(EFFECT, ("binding",))),
        ("effect not in ['not_binding', 'binding']", Not(Membership(EFFECT, ("not_binding", "binding")))),
        ("'host' not in models", Not(Contains("host", MODELS))),
        *((f"notice {sign} 12", Comparison(sign, NOTICE, Constant(12))) for sign in SIGNS),
        *((f"12 {sign} notice", Comparison(sign, Constant(12), NOTICE)) for sign in SIGNS),
        ("count(parties) >= 1", Comparison(">=", Count(Each(PARTIES, "party"), Always(truth=True)), Constant(1))),
        ("any(recorded(p.name) for p in parties)", Quantified("any", Each(PARTIES, "p"), Recorded(name_of("p")))),
        ("all(recorded(p.name) for p in parties)", Quantified("all", Each(PARTIES, "p"), Recorded(name_of("p")))),
        ("recorded(payee)", Recorded(PAYEE)),
        ("recorded(payee.name)", Recorded(FieldUse("", ("payee", "name"), SortOfText(), through=True))),
    ],
)  # fmt: skip
def test_a_condition_is_read_as_what_it_says(text: str, condition: Condition):
    assert parse_condition(text, VOCABULARY) == condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\0",
        "(" * 500 + "pays" + ")" * 500,
        "not " * 5000 + "pays",
        "not " * 400 + "pays",
        "effect in [title]",
        "effect in [x()]",
    ],
)
def test_nothing_written_as_a_condition_ends_in_a_foreign_error(text: str):
    with pytest.raises(ConditionError):
        parse_condition(text, VOCABULARY, place=PLACE)


class TestScopes:
    def test_an_item_is_known_only_where_it_is_in_scope(self):
        assert isinstance(parse_condition("party.fire_body", VOCABULARY, {"party": PARTY}), FactUse)
        with pytest.raises(ConditionError, match="there is no “party” in the answers"):
            parse_condition("party.fire_body", VOCABULARY)

    def test_a_path_knows_its_item_and_its_steps(self):
        path = parse_path("party.contact.email", VOCABULARY, {"party": PARTY})

        assert (path.variable, path.steps, str(path)) == ("party", ("contact", "email"), "party.contact.email")

    def test_recorded_takes_a_field_of_any_sort(self):
        assert isinstance(parse_condition("recorded(parties)", VOCABULARY), Recorded)

    def test_a_path_that_is_a_call_is_refused(self):
        with pytest.raises(ConditionError, match="is not the name of a field"):
            parse_path("title.upper()", VOCABULARY)


class TestFacts:
    def test_a_fact_may_use_only_those_before_it(self):
        entries = [WrittenFact("late", "", "early", (), PLACE), WrittenFact("early", "", "pays", (), PLACE)]

        with pytest.raises(ConditionError, match="there is no “early” in the answers"):
            parse_facts(entries, Vocabulary(VOCABULARY.answers))

    def test_a_fact_named_for_an_item_is_about_one_such_item(self):
        fact = VOCABULARY.facts["party.fire_body"]

        assert (fact.parameter, str(fact.condition)) == ("party", "party.kind == 'fire'")
        assert isinstance(fact.condition.left, FieldUse)


def test_a_condition_may_be_nested_as_deep_as_the_limit_and_no_deeper():
    assert parse_condition("not " * 98 + "pays", VOCABULARY, place=PLACE)
    with pytest.raises(ConditionError, match="is not a condition"):
        parse_condition("not " * 99 + "pays", VOCABULARY, place=PLACE)
