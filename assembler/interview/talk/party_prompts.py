"""Parties that join: found in the register, described, or copied from an earlier answers file; and those the statute will need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.answers.schema import leaves
from assembler.conditions import Date
from assembler.interview.core.draft import Draft, plain_draft, value_at, with_value
from assembler.interview.talk.prompts import Option, Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assembler.answers.files import AnswersFile
    from assembler.register import Body, Register

REGISTER, DESCRIBE, COPY = "register", "describe", "copy"

PARTY_SOURCES = (
    Option(REGISTER, "Find a party in the register of bodies in England"),
    Option(DESCRIBE, "Describe a party that is not in the register"),
    Option(COPY, "Copy a party from an earlier answers file"),
)
"""Where a party can come from, in the table of the parties."""

MOST_SHOWN = 15


def body_words(body: Body) -> str:
    """A body as it is offered: its legal name, kind and area."""
    return f"{body.legal_name} ({body.kind.replace('_', ' ')}{', ' + body.area if body.area else ''})"


def search_prompt(register: Register) -> Prompt:
    """The question that searches the register, offering bodies while the user types."""

    def find(words: str) -> Sequence[str]:
        return [body_words(body) for body in matches(register, words)[:MOST_SHOWN]]

    return Prompt(
        kind="words",
        question="Type part of a name, an area or a kind of body",
        place="The register of bodies",
        example="norfolk chief constable",
        leave="goes back to the list",
        find=find,
    )


def matches(register: Register, words: str) -> tuple[Body, ...]:
    """The bodies that some words find: one, if they are the whole of what is offered for it."""
    exact = [body for body in register.bodies.values() if words.casefold() in (body.id, body_words(body).casefold())]
    return tuple(exact) or (register.search(words) if words.strip() else ())


def matches_prompt(found: tuple[Body, ...]) -> Prompt:
    """The bodies found, to choose one from."""
    options = tuple(Option(body.id, body_words(body)) for body in found[:MOST_SHOWN])
    more = (
        f" The first {MOST_SHOWN} of {len(found)} are shown: more words find fewer." if len(found) > MOST_SHOWN else ""
    )
    return Prompt(kind="one", question=f"Which body?{more}", options=options, leave="goes back to the list")


def policing_body_needed(body: Body, draft: Draft, register: Register) -> Body | None:
    """The local policing body that must also be a party because a chief officer of its force is one (section 3(10))."""
    present = {party.get("body") for party in value_at(draft, ("parties",)) or []}
    needed = register.bodies.get(body.local_policing_body_id)
    return needed if needed is not None and needed.id not in present else None


def policing_body_prompt(chief: Body, needed: Body) -> Prompt:
    """The offer to add it."""
    return Prompt(
        kind="one",
        question=f"You chose {_the(chief.legal_name)}. {needed.legal_name} must also be a party (section 3(10)). Add it?",
        options=(Option("yes", "Yes, add it"), Option("no", "No, not now")),
        default="yes",
    )


def _the(name: str) -> str:
    return name[0].lower() + name[1:] if name.startswith("The ") else name


def _kept_facts() -> frozenset[str]:
    """The facts about a party that say what it is, and so hold in another agreement: none of what it decided, or when."""
    return frozenset(
        leaf.path
        for leaf in leaves()
        if leaf.nature == "recorded"
        and leaf.path.startswith("parties[].")
        and len(leaf.steps) == 2
        and not isinstance(leaf.sort, Date)
    )


def starting_point(file: AnswersFile) -> Draft:
    """An earlier agreement's answers as a starting point for another: its choices and words, and what its parties are.

    No other statutory fact is taken over: consultations, views and dates belong to the agreement they were recorded for. Nor is
    any accepted warning, date of the document or date of signature.
    """
    draft: Draft = plain_draft(file.given)
    keep = _kept_facts()
    for leaf in leaves():
        if leaf.path not in keep and (leaf.nature == "recorded" or leaf.path == "document.prepared_on"):
            draft = _without(draft, leaf.steps)
    return with_value(draft, ("drafting", "accepted"), None) if "drafting" in draft else draft


def _without(data: Draft, steps: tuple[str, ...]) -> Draft:
    """The data without a field, in every item of the lists on its way."""
    name, rest = steps[0].removesuffix("[]"), steps[1:]
    if name not in data:
        return data
    if not rest:
        return {key: value for key, value in data.items() if key != name}
    inner = [_without(item, rest) for item in data[name]] if steps[0].endswith("[]") else _without(data[name], rest)
    kept = {key: value for key, value in data.items() if key != name}
    return kept if inner == {} else {**data, name: inner}
