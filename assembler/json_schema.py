"""The JSON Schema of an answers file, made from the answers' types and the words of the questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assembler.answers.formats import FORMAT
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import Leaf, leaves, literals_of
from assembler.conditions.sorts import (
    Choice,
    Choices,
    Date,
    ListOf,
    Money,
    Number,
    Record,
    Reference,
    Sort,
    Text,
    YesNo,
)
from assembler.effects.clauses_by_field import heading_of
from assembler.library.library import Library
from assembler.questions import Question
from assembler.register import Register
from assembler.section_kinds import KINDS

_OPEN = {
    "anyOf": [
        {"const": "to be agreed"},
        {
            "type": "object",
            "properties": {"to_be_agreed": {"type": ["string", "null"]}},
            "required": ["to_be_agreed"],
            "additionalProperties": False,
        },
    ]
}


_FORMAT = {
    "title": "The format of this file, by which a later release knows how to read it",
    "enum": [one for number in range(1, FORMAT + 1) for one in (number, str(number))],
}

_FACTS = {"type": ["object", "null"], "additionalProperties": {"type": "string"}}


def answers_schema(library: Library, register: Register) -> dict[str, Any]:
    """A schema (draft 2020-12) that accepts what the answers' types accept, with each question's words as its help.

    An editor offers the bodies of the register, and the rules and clauses of the library, each by its id with its name.
    """
    work = _Maker({leaf.path: leaf for leaf in leaves()}, library.questionnaire.by_field, _ids(library, register))
    schema = work.group(GivenAnswers, "")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers for a collaboration agreement",
        **schema,
        "properties": {"format": _FORMAT, **schema["properties"]},
    }


def _ids(library: Library, register: Register) -> Mapping[str, dict[str, Any]]:
    """What a field that no question fills may hold, where that is an id of ours. Some rules are found in code, so any id may stand."""
    bodies = {body.id: body.legal_name for body in register.bodies.values()}
    rules = {rule.id: rule.words for rule in library.rules}
    clauses = {clause.id: heading_of(clause) for clause in library.clauses.values()}
    numbered = {one.id: heading_of(one) for one in library.clauses.values() if KINDS[one.kind].numbered}
    return {
        "parties[].body": {**_listed(bodies), "description": "The id of the body in the register."},
        "drafting.accepted[].rule": {"anyOf": [_listed(rules), {"type": "string"}]},
        "drafting.omit[].clause": {"anyOf": [_listed(clauses), {"type": "string"}]},
        "drafting.not_used[]": _listed(numbered),
        "drafting.publication.left_out[].section": {"anyOf": [_listed(numbered), {"type": "string"}]},
    }


def _listed(names: Mapping[str, str]) -> dict[str, Any]:
    """A closed list, with the words for each in the form that editors show."""
    return {"enum": list(names), "enumDescriptions": list(names.values())}


class _Maker:
    def __init__(
        self, fields: Mapping[str, Leaf], questions: Mapping[str, Question], ids: Mapping[str, dict[str, Any]]
    ) -> None:
        self.fields = fields
        self.questions = questions
        self.ids = ids

    def group(self, model: type[BaseModel], prefix: str) -> dict[str, Any]:
        properties = {name: self.field(name, info.annotation, prefix) for name, info in model.model_fields.items()}
        required = [name for name, info in model.model_fields.items() if info.is_required()]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def field(self, name: str, annotation: object, prefix: str) -> dict[str, Any]:
        leaf = self.fields.get(prefix + name)
        if leaf:
            return self.leaf(leaf)
        if get_origin(annotation) is tuple:
            item = get_args(annotation)[0]
            if not (isinstance(item, type) and issubclass(item, BaseModel)):
                return {"type": ["array", "null"], "items": self.ids[f"{prefix}{name}[]"]}
            return {"type": ["array", "null"], "items": self.group(item, f"{prefix}{name}[].")}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {**self.group(annotation, f"{prefix}{name}."), "type": ["object", "null"]}
        return self.unasked(name, annotation, prefix)

    def unasked(self, name: str, annotation: object, prefix: str) -> dict[str, Any]:
        """A field that no question fills."""
        if prefix + name in self.ids:
            return {"anyOf": [self.ids[prefix + name], {"type": "null"}]}
        if literals := literals_of(annotation):
            return {"enum": [*literals, None]}
        return _FACTS if name == "facts" else {"type": ["string", "null"]}

    def leaf(self, leaf: Leaf) -> dict[str, Any]:
        question = self.questions[leaf.path]
        value = _value(leaf.sort, question.choices)
        options = [value, {"type": "null"}, *([_OPEN] if leaf.nature == "fill-in" else [])]
        return {"title": question.prompt, "description": _description(question), "anyOf": options}


def _description(question: Question) -> str:
    parts = [
        question.help,
        question.why,
        f"Source: {'; '.join(question.law)}." if question.law else "",
        f"Answers: {'; '.join(f'{value} ({words})' for value, words in question.choices.items())}."
        if question.choices
        else "",
        f"For example: {question.example}." if question.example and not question.choices else "",
    ]
    return " ".join(part for part in parts if part)


def _value(sort: Sort, words: Mapping[str, str]) -> dict[str, Any]:  # noqa: PLR0911 - one answer for each sort
    match sort:
        case YesNo():
            return {"enum": ["yes", "no", True, False]}
        case Choice():
            return _listed(words)
        case Choices():
            return {"anyOf": [_listed(words), {"type": "array", "items": _listed(words)}]}
        case Number(lowest, highest, places=places):
            return {"type": ["number" if places else "integer", "string"], "minimum": lowest, "maximum": highest}
        case Money():
            return {"type": ["number", "string"]}
        case Date():
            return {"type": "string", "examples": ["1 April 2027", "2027-04-01"]}
        case Reference(list_path):
            return {"type": "string", "description": f"The id of one of {list_path}."}
        case Text():
            return {"type": ["string", "number"]}
        case Record() | ListOf():
            raise TypeError(sort)  # groups and lists have schemas of their own
