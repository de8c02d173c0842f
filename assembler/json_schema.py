"""The JSON Schema of an answers file, made from the answers' types and the words of the questions."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assembler.answers.formats import FORMAT
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import Leaf, leaves
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
from assembler.questions import Question, Questionnaire

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


def answers_schema(questionnaire: Questionnaire) -> dict[str, Any]:
    """A schema (draft 2020-12) that accepts what the answers' types accept, with each question's words as its help."""
    work = _Maker({leaf.path: leaf for leaf in leaves()}, dict(questionnaire.by_field))
    schema = work.group(GivenAnswers, "")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers for a collaboration agreement",
        **schema,
        "properties": {"format": _FORMAT, **schema["properties"]},
    }


class _Maker:
    def __init__(self, fields: dict[str, Leaf], questions: dict[str, Question]) -> None:
        self.fields = fields
        self.questions = questions

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
            return {"type": ["array", "null"], "items": self.group(item, f"{prefix}{name}[].")}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {**self.group(annotation, f"{prefix}{name}."), "type": ["object", "null"]}
        return _FACTS if name == "facts" else {"type": ["string", "null"]}

    def leaf(self, leaf: Leaf) -> dict[str, Any]:
        value = _value(leaf.sort)
        question = self.questions[leaf.path]
        options = [value, {"type": "null"}, *([_OPEN] if leaf.nature == "fill-in" else [])]
        return {"title": question.prompt, "description": _description(question), "anyOf": options}


def _description(question: Question) -> str:
    parts = [question.help, question.why, f"Source: {'; '.join(question.law)}." if question.law else ""]
    return " ".join(part for part in parts if part)


def _value(sort: Sort) -> dict[str, Any]:  # noqa: PLR0911 - one answer for each sort
    match sort:
        case YesNo():
            return {"enum": ["yes", "no", True, False]}
        case Choice(values):
            return {"enum": list(values)}
        case Choices(values):
            return {"anyOf": [{"enum": list(values)}, {"type": "array", "items": {"enum": list(values)}}]}
        case Number(lowest, highest):
            return {"type": ["integer", "string"], "minimum": lowest, "maximum": highest}
        case Money():
            return {"type": ["number", "string"]}
        case Date():
            return {"type": "string", "examples": ["2027-04-01", "1 April 2027"]}
        case Reference(list_path):
            return {"type": "string", "description": f"The id of one of {list_path}."}
        case Text():
            return {"type": ["string", "number"]}
        case Record() | ListOf():
            raise TypeError(sort)  # groups and lists have schemas of their own
