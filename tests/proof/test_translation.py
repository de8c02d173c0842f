"""A condition means to the solver what it means to assembly, and every formula about the answers holds what their types say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
import z3
from conditions.vocabulary import ANSWERS, PARTY, SAMPLE, VOCABULARY, party, scope, stream
from msgspec.structs import replace

from assembler.conditions import Record, Scope, compile_condition, parse_condition, parse_path
from assembler.conditions.sorts import Choice, Choices, ListOf, Reference, Text, scale
from assembler.conditions.tree import Printed
from assembler.proof.symbolic import ListBounds
from assembler.proof.translation import Translator, omission
from assembler.questions import Questionnaire

WORDS = ["", "A title", "Norvale", "PCC", "Chief", "a@b.uk"]

OTHER = scope(
    effect="not_binding",
    models=("host", "assistance"),
    notice=0,
    price=Decimal("10.00"),
    starts_on=date(2027, 4, 1),
    ends_on=date(2027, 4, 1),
    title="Norvale",
    pays=False,
    vat=True,
    payee="chief",
    parties=(
        party("pcc", kind="police", name="PCC", in_england=True, share=60, police_body="pcc"),
        party("chief", kind="ambulance", name="Norvale", in_england=False, share=40, police_body="pcc"),
        party("norvale", kind="fire", in_england=False, share=1, contact=SimpleNamespace(email="a@b.uk")),
    ),
    streams=(stream("hub", first="chief"), stream("spoke"), stream("last", first="pcc", second="norvale")),
)
HALF = scope(
    models=(),
    notice=600,
    vat=False,
    payee="norvale",
    starts_on=date(2027, 4, 2),
    parties=(party("norvale", share=100, in_england=False), party("pcc", kind="fire", share=None)),
    streams=(stream("hub"),),
)
SCOPES = {"sample": SAMPLE, "other": OTHER, "half": HALF, "nothing": scope()}


def translator() -> Translator:
    return Translator.over(ANSWERS, Questionnaire(()), ListBounds())


def at(on: Scope, place: tuple[Any, ...]) -> Any:
    """What stands at a place of the answers; nothing where the item is not there."""
    here: Any = on.answers
    for step in place:
        if here is None:
            return None
        here = (here[step] if step < len(here) else None) if isinstance(step, int) else getattr(here, step)
    return here


def pinned(made: Translator, on: Scope) -> Iterator[Any]:
    """That everything the translator has read is as these answers have it."""
    answers = made.answers
    for place, present in answers.items():
        yield present == (at(on, place) is not None)
    for place, value in answers.values.items():
        given, sort = at(on, place), answers.node(place).sort
        yield value.known == (given is not None)
        if given is None:
            continue
        for option, formula in value.options.items():
            match sort:
                case Choices():
                    yield formula == (option in given)
                case Reference(list_path):
                    pointed = [one.id for one in at(on, tuple(list_path.split(".")))].index(given)
                    yield formula == (option == (list_path, pointed))
                case _:
                    yield formula == (option == given)
        if isinstance(given, date):
            yield value.number == given.toordinal()
        elif isinstance(sort, Text):
            yield value.number == WORDS.index(given)
        elif not isinstance(given, bool | str | tuple):
            yield value.number == int(given * scale(sort))


def solved(text: str, on: Scope, items: Mapping[str, Any] | None = None) -> bool | None:
    """What a condition comes to for the solver, of answers in which everything is settled."""
    made = translator()
    nodes = {name: made.answers.node(("parties", number)) for name, number in (items or {}).items()}
    truth = made.truth(parse_condition(text, VOCABULARY, dict.fromkeys(nodes, PARTY)), nodes)
    solver = z3.Solver()
    solver.add(*made.answers.axioms, *pinned(made, on))
    assert solver.check() == z3.sat
    may = [solver.check(one) == z3.sat for one in (truth.true, truth.false)]
    never = [solver.check(z3.Not(one)) == z3.sat for one in (truth.true, truth.false)]
    assert never == [not one for one in may]
    return {(True, False): True, (False, True): False, (False, False): None}[may[0], may[1]]


@pytest.mark.parametrize(
    "text",
    [
        "True",
        "False",
        "pays",
        "vat",
        "not vat",
        "pays and vat",
        "pays or vat",
        "not (pays and recorded(title)) or vat",
        "effect == 'binding'",
        "effect != 'binding'",
        "effect in ['binding', 'not_binding']",
        "effect not in ['not_binding']",
        "'host' in models",
        "'assistance' in models",
        "'assistance' not in models",
        "recorded(models)",
        "recorded(pays)",
        "recorded(effect)",
        "recorded(notice)",
        "recorded(price)",
        "recorded(parties)",
        "recorded(streams)",
        "recorded(payee)",
        "recorded(payee.contact)",
        "recorded(payee.contact.email)",
        "recorded(payee.id)",
        "recorded(payee.police_body.name)",
        *(f"notice {sign} {number}" for sign in ("==", "!=", "<", "<=", ">", ">=") for number in (0, 12)),
        *(f"12 {sign} notice" for sign in ("==", "!=", "<", "<=", ">", ">=")),
        "price > 10",
        "price >= 10",
        "price == 10",
        "10 < price",
        "notice > price",
        "price != notice",
        "starts_on == '2027-04-01'",
        "starts_on < '2027-04-02'",
        "'2027-04-02' <= starts_on",
        "ends_on > starts_on",
        "ends_on == starts_on",
        "ends_on - starts_on == 365",
        "ends_on - starts_on > 0",
        "starts_on - ends_on < 0",
        "365 > ends_on - starts_on",
        "title == payee.name",
        "title != payee.name",
        "payee != payee.police_body",
        "payee == payee.police_body",
        "payee.kind == 'fire'",
        "payee.kind in ['ambulance', 'police']",
        "payee.in_england",
        "payee.police_body.kind == 'police'",
        "payee.police_body.police_body == payee.police_body",
        "payee.fire_body",
        "not payee.fire_body",
        "parties.fire",
        "any(party.in_england for party in parties)",
        "all(party.in_england for party in parties)",
        "all(recorded(party.kind) for party in parties)",
        "any(not recorded(party.kind) for party in parties)",
        "any(party.kind == 'ambulance' and payee == party.id for party in parties)",
        "any(party.police_body == party.id for party in parties)",
        "all(party.police_body != party.id for party in parties)",
        "any(one.kind == two.kind and one.id != two.id for one in parties)".replace("two", "payee"),
        "any(any(part.party == party.id for part in stream.parts) for stream in streams)".replace("party.id", "payee"),
        "all(any(part.party.fire_body for part in stream.parts) for stream in streams)",
        "any(all(part.party.in_england for part in stream.parts) for stream in streams)",
        "any(recorded(stream.parts) for stream in streams)",
        "all(recorded(stream.parts) for stream in streams)",
        *(f"count(parties) {sign} {number}" for sign in ("==", "!=", "<", "<=", ">", ">=") for number in (0, 2, 3)),
        "2 < count(parties)",
        "3 >= count(streams)",
        "count(party.in_england for party in parties) == 1",
        "count(party.kind == 'police' for party in parties) >= 2",
        "count(party.in_england for party in parties) == count(party.fire_body for party in parties)",
        "count(party.in_england for party in parties) < count(party.fire_body for party in parties)",
        "count(parties) > count(streams)",
        "notice >= count(parties)",
        "total(party.share for party in parties) == 101",
        "total(party.share for party in parties) >= 100",
        "total(party.share for party in parties) < notice",
    ],
)
def test_a_condition_comes_to_the_same_for_the_solver_as_for_assembly(text: str):
    assembled = {name: compile_condition(parse_condition(text, VOCABULARY))(on) for name, on in SCOPES.items()}

    assert {name: solved(text, on) for name, on in SCOPES.items()} == assembled


@pytest.mark.parametrize(
    "text",
    [
        "party.kind == 'police'",
        "party.fire_body",
        "party.police_body == payee",
        "party.id == party.police_body",
        "party.id == payee",
        "payee == party.id",
        "party.police_body.kind == party.kind",
        "recorded(party.contact.email)",
        "any(any(part.party == party.id for part in stream.parts) for stream in streams)",
        "any(other.share > party.share for other in parties)",
    ],
)
def test_a_condition_about_an_item_comes_to_the_same_of_each(text: str):
    for on in (SAMPLE, OTHER, HALF):
        for number, one in enumerate(on.answers.parties):
            assembled = compile_condition(parse_condition(text, VOCABULARY, {"party": PARTY}))(on.within("party", one))
            assert solved(text, on, {"party": number}) is assembled


def test_a_condition_is_translated_once_for_items_and_anew_for_others():
    made, condition = translator(), parse_condition("party.in_england", VOCABULARY, {"party": PARTY})
    first, second = ({"party": made.answers.node(("parties", number))} for number in (0, 1))

    assert made.truth(condition, first) is made.truth(condition, first)
    assert made.truth(condition, second) is not made.truth(condition, first)
    assert made.truth(parse_condition("pays", VOCABULARY)) is not None
    before = made.truth(condition, first)
    made.ask_again(Questionnaire(()))
    assert made.truth(condition, first) is not before


def test_what_is_printed_is_in_unless_the_drafter_leaves_it_out():
    made = translator()
    printed = replace(parse_condition("printed(first)", VOCABULARY), condition=parse_condition("vat", VOCABULARY))
    assert isinstance(printed, Printed)
    truth, vat = made.truth(printed), made.truth(printed.condition)
    solver = z3.Solver()

    assert solver.check(truth.true != z3.And(vat.true, z3.Not(omission("first")))) == z3.unsat
    assert solver.check(truth.false == truth.true) == z3.unsat
    assert made.truth(parse_condition("printed(first)", VOCABULARY)).true is False


def test_a_path_leads_through_a_reference_to_each_item_it_may_mean():
    made = translator()
    led = made.lead(parse_path("payee.name", VOCABULARY), {})
    payee = made.answers.value(made.answers.node(("payee",)))

    assert [node.place for _, node in led] == [("parties", number, "name") for number in range(4)]
    assert [node.sort for _, node in led] == [Text()] * 4
    for number, (when, _) in enumerate(led):
        assert z3.Solver().check(when != z3.And(payee.known, payee.options["parties", number])) == z3.unsat


def test_a_path_that_reaches_an_item_by_its_id_reaches_itself():
    made = translator()
    [(when, node)] = made.lead(
        parse_path("party.id.name", VOCABULARY, {"party": PARTY}), {"party": made.answers.node(("parties", 1))}
    )

    assert (when, node.place) == (True, ("parties", 1, "name"))


@cache
def each(text: str) -> Any:
    return parse_condition(f"any(pays {text})", VOCABULARY).each  # type: ignore[union-attr]


def test_what_is_repeated_stands_once_for_each_item_there_could_be():
    made = Translator.over(ANSWERS, Questionnaire(()), ListBounds(2, 1))
    found = made.instances(each("for party in parties"), {})

    assert [(str(there), sorted(items), suffix) for there, items, suffix in found] == [
        ("parties.0 is there", ["party"], "/parties.0"),
        ("parties.1 is there", ["party"], "/parties.1"),
    ]
    assert made.instances(None, found[0][1]) == [(True, found[0][1], "")]
    within = made.instances(each("for stream in streams"), found[0][1])
    assert [(str(there), sorted(items), suffix) for there, items, suffix in within] == [
        ("streams.0 is there", ["party", "stream"], "/streams.0")
    ]


def test_the_sorts_of_the_small_world_are_those_that_conditions_know():
    """Each sort is met above: a field of every one is in the answers."""
    sorts = {type(sort).__name__ for sort in (*ANSWERS.fields.values(), *PARTY.fields.values())}

    assert sorts == {"Choice", "Choices", "Date", "ListOf", "Money", "Number", "Record", "Reference", "Text", "YesNo"}
    assert isinstance(ANSWERS.fields["parties"], ListOf)
    assert isinstance(ANSWERS.fields["effect"], Choice)
    assert isinstance(PARTY.fields["contact"], Record)
