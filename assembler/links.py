"""What the register says of the parties that are in it, and which entries belong together, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from msgspec import Struct

from assembler.answers.files import AnswersFile
from assembler.answers.given import GivenAnswers
from assembler.answers.parties import Kind, NameSays
from assembler.errors import Place, Problem
from assembler.legal_names import name_key, name_says
from assembler.register import Body, Register
from assembler.source import Document, FieldPath

_NO_SUCH_BODY = "Find the body with `assembler bodies search`, or leave `body` out."


def register_answers(file: AnswersFile, register: Register) -> tuple[dict[FieldPath, Any], list[Problem]]:
    """What the register answers for the parties that name a `body`, by path; and what is wrong with the names given."""
    problems: list[Problem] = []
    rows: dict[str, Body] = {}
    found: dict[FieldPath, Any] = {}
    for number, party in enumerate(file.given.parties):
        if party.body is None:
            continue
        body = register.bodies.get(party.body)
        if body is None:
            problems.append(_no_body(party.body, number, file.source, register))
            continue
        rows[party.id] = body
        problems.extend(_contradictions(party.kind, body, file.source.place(("parties", number, "kind"))))
        found |= {("parties", number, name): value for name, value in _from_row(body)}
    found |= dict(_policing_bodies(file.given, rows))
    found |= dict(_same_persons(file.given, rows))
    return found, problems


def not_in_the_register(register: Register, document: Document) -> Iterator[Problem]:
    """What is wrong with the bodies that written answers name, to be told with all else that is wrong with them."""
    parties = document.value.get("parties")
    for number, party in enumerate(parties if isinstance(parties, list) else ()):
        named = party.get("body") if isinstance(party, dict) else None
        if not isinstance(named, str):
            continue
        body = register.bodies.get(named)
        if body is None:
            yield _no_body(named, number, document, register)
        elif party.get("kind") in get_args(Kind):
            yield from _contradictions(party["kind"], body, document.place(("parties", number, "kind")))


def _no_body(named: str, number: int, document: Document, register: Register) -> Problem:
    cure = register.nearest(named, otherwise=_NO_SUCH_BODY)
    place = document.place(("parties", number, "body"))
    return Problem(f"There is no body “{named}” in the register.", place, cure)


def _contradictions(kind: str | None, body: Body, place: Place) -> Iterator[Problem]:
    if kind is not None and kind != body.kind:
        message = f"The register says that “{body.legal_name}” is a {body.kind.replace('_', ' ')}, not a {kind.replace('_', ' ')}."
        yield Problem(message, place, "Leave `kind` out, or leave `body` out and describe the body in full.")


def _from_row(body: Body) -> Iterator[tuple[str, Any]]:
    yield "kind", body.kind
    yield "legal_name", body.legal_name
    yield "short_name", body.short_name
    yield "area", body.area or None
    yield "address", body.principal_office or None
    yield "in_england", True
    if body.transfer_expected:
        yield "transfer_expected", date.fromisoformat(body.transfer_expected)
    if body.category == "police_body":
        yield "police_area", body.area
    if body.category == "ambulance_trust":
        yield "provides_ambulance_services", True


def _policing_bodies(given: GivenAnswers, rows: Mapping[str, Body]) -> Iterator[tuple[FieldPath, Any]]:
    """Each chief officer's own local policing body, where it is a party too."""
    by_body = {body.id: party for party, body in sorted(rows.items(), reverse=True)}
    for number, party in enumerate(given.parties):
        body = rows.get(party.id)
        if body is not None and body.local_policing_body_id in by_body:
            yield ("parties", number, "local_policing_body"), by_body[body.local_policing_body_id]


_SHARES_A_PERSON = (
    "combined_authority",
    "combined_county_authority",
    "designated_fire_authority",
    "elected_mayor_pcc_functions",
    "cca_mayor_pcc_functions",
    "elected_mayor_fire_functions",
    "cca_mayor_fire_functions",
    "other_public_body",
)
"""Kinds of body of which one legal person may stand twice, in two capacities; an authority stands for its mayor."""


def _same_persons(given: GivenAnswers, rows: Mapping[str, Body]) -> Iterator[tuple[FieldPath, Any]]:
    """Of bodies in the register, which are one legal person; and that one is no other, where all that could be are in it too."""
    groups = _grouped((identity, name_key(body.legal_name, body.kind)) for identity, body in rows.items())
    kinds = {party.id: rows[party.id].kind if party.id in rows else party.kind for party in given.parties}
    others = {
        identity for identity, kind in kinds.items() if identity not in rows and kind in (None, *_SHARES_A_PERSON)
    }
    for number, party in enumerate(given.parties):
        group = groups.get(party.id, ())
        if not group:
            continue
        first = min(group, key=lambda identity: _rank(kinds[identity], identity))
        if party.id != first:
            yield ("parties", number, "same_person"), True
            yield ("parties", number, "same_person_as"), first
        elif len(group) > 1 or not others:
            yield ("parties", number, "same_person"), False


class WorkedOut(Struct, frozen=True):
    """What is worked out of one entry: which entry represents its legal person, which those of its legal name, and what that name says."""

    person: str
    namesake: str | None
    name_says: NameSays | None


def worked_out(given: GivenAnswers, looked_up: Mapping[FieldPath, Any]) -> tuple[WorkedOut, ...]:
    """What is worked out of each party, from what was given and what the register says, in whatever order they are.

    Two entries are one legal person where an answer says so of either, or where both bear the legal name of one body.
    """

    def same(number: int) -> bool | None:
        said = given.parties[number].same_person
        return looked_up.get(("parties", number, "same_person")) if said is None else said

    ids = [party.id for party in given.parties]
    kinds, names = _said(given, looked_up, "kind"), _said(given, looked_up, "legal_name")
    others = _said(given, looked_up, "same_person_as")
    by_name = _grouped((identity, name_key(name, kinds.get(identity))) for identity, name in names.items())
    said = [
        (identity, other)
        for number, identity in enumerate(ids)
        if (other := others.get(identity)) is not None and same(number) is not False
    ]
    persons = _joined(ids, [*said, *((identity, group[0]) for identity, group in by_name.items())])

    def first(group: Iterable[str]) -> str:
        return min(group, key=lambda identity: _rank(kinds.get(identity), identity))

    return tuple(
        WorkedOut(
            first(persons[identity]),
            first(by_name[identity]) if len(by_name.get(identity, ())) > 1 else None,
            name_says(names[identity]) if identity in names else None,
        )
        for identity in ids
    )


def named_parties(given: GivenAnswers, looked_up: Mapping[FieldPath, Any]) -> tuple[str | None, ...]:
    """For each arrangement, the party whose legal name it writes in words, as if of somebody who is not a party."""
    arrangements = given.functions.arrangements
    if not any(one.exerciser_words for one in arrangements):
        return (None,) * len(arrangements)
    kinds, names = _said(given, looked_up, "kind"), _said(given, looked_up, "legal_name")
    by_key = {name_key(name, kinds.get(identity)): identity for identity, name in sorted(names.items(), reverse=True)}
    return tuple([by_key.get(name_key(str(one.exerciser_words))) for one in arrangements])


def _said(given: GivenAnswers, looked_up: Mapping[FieldPath, Any], name: str) -> dict[str, str]:
    """What was given or looked up of each party by its id, where that is words."""
    told = {
        party.id: looked_up.get(("parties", number, name)) if (value := getattr(party, name)) is None else value
        for number, party in enumerate(given.parties)
    }
    return {identity: value for identity, value in told.items() if isinstance(value, str)}


def _rank(kind: str | None, identity: str) -> tuple[int, str]:
    """An authority stands for its mayor, a mayor's police functions for the fire functions, and any body for what is merely “other”."""
    if kind == "other_public_body":
        return len(_SHARES_A_PERSON), identity
    return (_SHARES_A_PERSON.index(kind) if kind in _SHARES_A_PERSON else len(_SHARES_A_PERSON) - 1, identity)


def _grouped(keys: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each id, all that share its key."""
    groups: dict[str, list[str]] = {}
    for identity, key in keys:
        groups.setdefault(key, []).append(identity)
    return {identity: tuple(group) for group in groups.values() for identity in group}


def _joined(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each id, all that pairs join it to, directly or through others."""
    groups = {identity: frozenset([identity]) for identity in ids}
    for one, other in pairs:
        together = groups[one] | groups[other]
        groups |= dict.fromkeys(together, together)
    return groups
