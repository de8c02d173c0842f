"""What the register answers for parties that are in it, and which entries are one legal person, whatever their order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from shipped import answers

from assembler.legal_names import name_key, name_says
from assembler.links import WorkedOut, not_in_the_register, register_answers, worked_out
from assembler.register import Body, load_register
from assembler.source import read_yaml


def body(kind: str, **more: str) -> Body:
    """A body of the shipped register, of this kind."""
    found = [one for one in load_register().bodies.values() if one.kind == kind]
    return next(one for one in found if all(getattr(one, name) == value for name, value in more.items()))


def looked_up(text: str) -> tuple[dict[str, Any], list[str]]:
    file = answers(text)
    found, problems = register_answers(file, load_register())
    return {f"{path[1]}.{path[2]}": value for path, value in found.items()}, [str(one) for one in problems]


def party(identity: str, **said: str) -> str:
    return f"{{id: {identity}{''.join(f', {name}: {value}' for name, value in said.items())}}}"


def parties(*entries: str) -> str:
    return f"parties: [{', '.join(entries)}]\n"


def test_a_party_in_the_register_is_answered_for_from_its_row():
    trust = next(one for one in load_register().bodies.values() if one.category == "ambulance_trust")
    found, problems = looked_up(parties(party("a"), party("t", body=trust.id)))

    assert problems == []
    assert found == {
        "1.kind": trust.kind,
        "1.legal_name": trust.legal_name,
        "1.short_name": trust.short_name,
        "1.area": trust.area or None,
        "1.address": trust.principal_office or None,
        "1.in_england": True,
        "1.provides_ambulance_services": True,
        **({"1.transfer_expected": date.fromisoformat(trust.transfer_expected)} if trust.transfer_expected else {}),
    }


def test_a_chief_officers_policing_body_is_linked_if_it_is_a_party():
    force = next(one for one in load_register().bodies.values() if one.local_policing_body_id)
    commissioner = force.local_policing_body_id
    both, _ = looked_up(parties(party("cc", body=force.id), party("pcc", body=commissioner)))
    alone, _ = looked_up(parties(party("cc", body=force.id)))

    assert both["0.local_policing_body"] == "pcc"
    assert both["1.police_area"] == load_register().bodies[commissioner].area
    assert both["0.police_area"] == force.area
    assert "0.local_policing_body" not in alone


def test_a_body_expected_to_pass_says_when():
    passing = next(one for one in load_register().bodies.values() if one.transfer_expected)

    assert looked_up(parties(party("a", body=passing.id)))[0]["0.transfer_expected"] == date.fromisoformat(
        passing.transfer_expected
    )


def test_bodies_of_other_names_are_not_one_if_no_other_party_could_be():
    one, two = list(load_register().bodies)[:2]
    chosen = party("a", body=one), party("b", body=two)

    assert looked_up(parties(*chosen))[0]["0.same_person"] is False
    assert looked_up(parties(*chosen, party("c", kind="charity")))[0]["1.same_person"] is False
    for could_be in (party("c"), party("c", kind="other_public_body"), party("c", kind="combined_authority")):
        assert "0.same_person" not in looked_up(parties(*chosen, could_be))[0]


def test_a_body_that_stands_twice_is_one_person_under_its_first_id():
    one = next(iter(load_register().bodies))
    found, _ = looked_up(parties(party("b", body=one), party("a", body=one)))

    assert (found["0.same_person"], found["0.same_person_as"], found["1.same_person"]) == (True, "a", False)
    assert "1.same_person_as" not in found


NO_SUCH = "f.yaml:1, parties[1].body: There is no body “nobody-at-all” in the register. Find the body with `assembler bodies search`, or leave `body` out."


def test_a_body_that_is_not_there_is_told_with_what_to_do():
    document = read_yaml("parties: [{id: a, body: nobody-at-all}]\n", "f.yaml")
    near = next(iter(load_register().bodies))
    misspelt = read_yaml(f"parties: [{{id: a, body: {near}x}}]\n", "f.yaml")

    assert [str(one) for one in not_in_the_register(load_register(), document)] == [NO_SUCH]
    assert looked_up(parties(party("a", body="nobody-at-all"))) == ({}, [NO_SUCH.replace("f.yaml", "hub.yaml")])
    (cure,) = [one.cure for one in not_in_the_register(load_register(), misspelt)]
    assert cure.startswith(f"Did you mean “{near}” (")


def test_a_kind_that_the_register_contradicts_is_told():
    trust = body("nhs_trust")
    said = parties(party("a", body=trust.id, kind="county_council"))
    told = (
        f"parties[1].kind: The register says that “{trust.legal_name}” is a nhs trust, not a county council. "
        "Leave `kind` out, or leave `body` out and describe the body in full."
    )
    same = read_yaml(parties(party("a", body=trust.id, kind="nhs_trust")), "f.yaml")

    assert looked_up(said)[1] == [f"hub.yaml:1, {told}"]
    assert [str(one) for one in not_in_the_register(load_register(), read_yaml(said, "f.yaml"))] == [
        f"f.yaml:1, {told}"
    ]
    assert list(not_in_the_register(load_register(), same)) == []


@pytest.mark.parametrize("text", ["a: 1\n", "parties: x\n", "parties: [x, {id: a}, {body: [1]}, {body: 3, kind: x}]\n"])
def test_answers_of_another_shape_are_left_to_whoever_reads_them(text: str):
    found = [str(one) for one in not_in_the_register(load_register(), read_yaml(text, "f.yaml"))]

    assert [one for one in found if "“3”" not in one] == []


def worked(*entries: str) -> tuple[WorkedOut, ...]:
    return worked_out(answers(parties(*entries)).given, {})


def test_entries_of_one_legal_name_are_one_person():
    assert worked(
        party("a", legal_name="The Trust"), party("b", legal_name="TRUST"), party("c", legal_name="Other")
    ) == (
        WorkedOut("a", "a", None),
        WorkedOut("a", "a", None),
        WorkedOut("c", None, None),
    )


def test_an_authority_stands_for_its_mayor_any_body_for_a_mere_other():
    name = "Norvale Combined Authority"
    entries = (
        party("z", kind="combined_authority", legal_name=name),
        party("m", kind="elected_mayor_pcc_functions", legal_name=f"Mayor for {name}"),
        party("f", kind="elected_mayor_fire_functions", legal_name=f"Mayor for {name}"),
        party("o", kind="other_public_body", legal_name=name),
    )
    for order in permutations(entries):
        assert {one.person for one in worked(*order)} == {"z"}
    for order in permutations(entries[1:]):
        assert {one.person for one in worked(*order)} == {"m"}
    assert {one.person for one in worked(*entries[2:])} == {"f"}
    assert {one.person for one in worked(party("a", kind="charity", legal_name=name), *entries[2:])} == {"f"}
    assert {one.person for one in worked(party("b", kind="charity", legal_name=name), entries[3])} == {"b"}


def test_an_answer_joins_entries_and_another_keeps_them_apart():
    one = party("b", legal_name="One")
    joined = party("a", legal_name="Two", same_person="yes", same_person_as="b")
    apart = party("a", legal_name="Two", same_person="no", same_person_as="b")

    assert [each.person for each in worked(one, joined)] == ["a", "a"]
    assert [each.person for each in worked(one, apart)] == ["b", "a"]
    assert [each.person for each in worked(party("c", same_person_as="a"), joined, one)] == ["a", "a", "a"]


def test_what_the_register_says_counts_where_nothing_is_given():
    given = answers(parties(party("a"), party("b", legal_name="Own"))).given
    said = {
        ("parties", 0, "legal_name"): "Own",
        ("parties", 1, "legal_name"): "Never",
        ("parties", 0, "same_person"): False,
    }

    assert worked_out(given, said) == (WorkedOut("a", "a", None), WorkedOut("a", "a", None))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Norvale & District Trust", "norvale and district trust"),
        ("Mayor for the Norvale Combined Authority", "norvale combined authority"),
        ("Elected Mayor of Norvale Combined Authority", "norvale combined authority"),
        ("Mayor for the area of the Norvale County Combined Authority", "norvale county combined authority"),
        ("Mayor of Norvale", "mayor of norvale"),
        ("The “The” Trust", "the trust"),
        ("The Mayor of the area of the Norvale Combined Authority", "norvale combined authority"),
        ("The Directly Elected Mayor of the Norvale Mayoral Combined Authority", "norvale combined authority"),
        ("The Norvale Combined Authority Mayor", "norvale combined authority"),
        ("Mayor, Norvale Combined Authority", "norvale combined authority"),
        ("The Mayor for the Norvale Combined Authority area", "norvale combined authority"),
        ("The Mayor for the area of the Norvale Combined Authority (police functions)", "norvale combined authority"),
        ("Norvale Combined Authority, as fire and rescue authority", "norvale combined authority"),
        ("Norvale Combined Auth.", "norvale combined authority"),
        ("Norvale C.A.", "norvale combined authority"),
        ("Norvale CCA", "norvale combined county authority"),
        ("The PCC for Norvale", "police and crime commissioner for norvale"),
        ("The Secretary of State for Transport, acting through an agency", "secretary of state for transport"),
        (
            "A Reader and B Writer as the trustees of the Norvale Trust",
            "a reader and b writer as the trustees of the norvale trust",
        ),
    ],
)
def test_one_key_for_the_names_of_a_body_and_of_its_mayor(name: str, key: str):
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("elected_mayor_pcc_functions", "norvale combined authority"),
        ("elected_mayor_fire_functions", "norvale combined authority"),
        ("cca_mayor_pcc_functions", "norvale combined county authority"),
        ("cca_mayor_fire_functions", "norvale combined county authority"),
        ("other_public_body", "mayor of norvale"),
        (None, "mayor of norvale"),
    ],
)
def test_the_kind_tells_whose_mayor_it_is_where_the_name_does_not(kind: str | None, key: str):
    assert name_key("The Mayor of Norvale", kind) == key


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Mayor\N{RIGHT SINGLE QUOTATION MARK}s Office for Policing and Crime", "policing_body"),
        ("Mayor of Norvale", "mayor"),
        ("The Elected Mayor for Norvale Fire Authority", "mayor"),
        ("The Directly Elected Mayor of the Norvale Combined Authority", "mayor"),
        ("Norvale Fire Authority", "fire_authority"),
        ("Norvale Fire and Rescue Authority", "fire_authority"),
        ("Norvale Combined Authority", "combined_authority"),
        ("Norvale Combined County Authority", "combined_authority"),
        ("Police and Crime Commissioner for Norvale", "policing_body"),
        ("Norvale Police, Fire and Crime Commissioner", "policing_body"),
        ("Chief Constable of Norvale Police", "chief_officer"),
        ("Commissioner of Police of the Metropolis", "chief_officer"),
        ("Norvale NHS Trust", "trust"),
        ("Norvale Ambulance Service NHS Foundation Trust", "trust"),
        ("Norvale Fire Service", "fire_service"),
        ("Norvale Fire & Rescue Service", "fire_service"),
        ("London Fire Brigade", "fire_service"),
        ("Norvale Ambulance Service", "ambulance_service"),
        ("Norvale Police", "force"),
        ("Norvale Constabulary", "force"),
        ("Norvale Police Force", "force"),
        ("Norvale Police Service", "force"),
        ("Norvale County Council", None),
        ("PCC for Norvale", "policing_body"),
        ("Norvale FRS", "fire_service"),
        ("Norvale FRA", "fire_authority"),
        ("Fire Authority of Norvale", None),
    ],
)
def test_a_legal_name_says_what_kind_of_body_it_is(name: str, says: str | None):
    assert name_says(name) == says
