"""What the register says of the parties that are in it: names, kinds, areas, and which bodies belong together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from assembler.answers.files import AnswersFile
from assembler.answers.given import GivenAnswers
from assembler.answers.parties import Party
from assembler.documents import Path
from assembler.errors import Place, Problem, did_you_mean
from assembler.register import Body, Register

_MAYOR = "The Mayor for the area of the "
_NO_SUCH_BODY = "Find the body with `assembler bodies search`, or leave `body` out."


def register_answers(file: AnswersFile, register: Register) -> tuple[dict[Path, Any], list[Problem]]:
    """What the register answers for the parties that name a `body`, by path; and what is wrong with the names given."""
    problems: list[Problem] = []
    rows: dict[str, Body] = {}
    found: dict[Path, Any] = {}
    for number, party in enumerate(file.given.parties):
        if party.body is None:
            continue
        body = register.bodies.get(party.body)
        if body is None:
            place = file.source.place(("parties", number, "body"))
            cure = did_you_mean(party.body, register.bodies, otherwise=_NO_SUCH_BODY)
            problems.append(Problem(f"There is no body “{party.body}” in the register.", place, cure))
            continue
        rows[party.id] = body
        problems.extend(_contradictions(party, body, file.source.place(("parties", number, "kind"))))
        found |= {("parties", number, name): value for name, value in _from_row(body)}
    found |= _links(file.given, rows)
    return found, problems


def _contradictions(party: Party, body: Body, place: Place) -> Iterator[Problem]:
    if party.kind is not None and party.kind != body.kind:
        message = f"The register says that “{body.legal_name}” is a {body.kind.replace('_', ' ')}, not a {party.kind.replace('_', ' ')}."
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


def _links(given: GivenAnswers, rows: dict[str, Body]) -> dict[Path, Any]:
    """Each chief officer's own local policing body; and a mayor or combined authority that stands twice, in two capacities."""
    found: dict[Path, Any] = {}
    by_body = {body.id: party for party, body in rows.items()}
    persons: dict[str, str] = {}
    for number, party in enumerate(given.parties):
        body = rows.get(party.id)
        if body is None:
            continue
        if body.local_policing_body_id in by_body:
            found["parties", number, "local_policing_body"] = by_body[body.local_policing_body_id]
        person = body.legal_name.removeprefix(_MAYOR)
        if person in persons:
            found |= {("parties", number, "same_person"): True, ("parties", number, "same_person_as"): persons[person]}
        elif all(earlier.id in rows for earlier in given.parties[:number]):
            found["parties", number, "same_person"] = False
        persons.setdefault(person, party.id)
    return found
