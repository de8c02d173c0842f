"""Answers written as people say them, in the words of their options or by the names of what they point to, as values and ids.

Whatever a question shows as one of its answers is read alike in a terminal, an answers file, a workbook and on the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from assembler.answers.files import Knowledge
from assembler.answers.said import plain_words, words_listed
from assembler.answers.schema import lists_pointed_to
from assembler.conditions import Choice, Choices, Reference
from assembler.links import not_in_the_register
from assembler.questions import Question, Questionnaire
from assembler.register import Register
from assembler.source import Document


def known_of(questionnaire: Callable[[], Questionnaire], register: Callable[[], Register]) -> Knowledge:
    """What the questions and the register know of answers that are read; they are asked for when that is needed."""
    return Knowledge(
        in_values=lambda document: in_values(document, questionnaire(), register()),
        elsewhere=lambda document: not_in_the_register(register(), document),
    )


def in_values(document: Document, questionnaire: Questionnaire, register: Register) -> Document:
    """Answers in which words that mean one of a question's options, or name what it may point to, stand as values and ids."""
    if not isinstance(document.value, dict):
        return document
    speaker = _Speaker(questionnaire, _names(document.value, register))
    return replace(document, value=speaker.group(document.value, ""))


def option_meant(question: Question, words: str) -> str | None:
    """The value of the option that some words mean: the value, or the option's own words, in any capitals; None where they mean none."""
    wanted = plain_words(words)
    return next(
        (value for value, label in question.choices.items() if wanted in (plain_words(value), plain_words(label))), None
    )


def options_meant(question: Question, words: str) -> list[str]:
    """The values that words mean with commas or semicolons between them; those that mean none stay as they are.

    The words of an option may hold commas themselves.
    """
    parts = words_listed(words)
    found: list[str] = []
    while parts:
        joined = ((number, option_meant(question, ", ".join(parts[:number]))) for number in range(len(parts), 0, -1))
        number, value = next(((number, value) for number, value in joined if value), (1, parts[0]))
        found.append(value)
        parts = parts[number:]
    return found


_NAMES = ("short_name", "name", "legal_name", "number")
"""The fields by which a reader knows an item that an answer may point to."""


def _names(value: Mapping[str, Any], register: Register) -> Mapping[str, Mapping[str, str]]:
    """The ids in each list that answers point to, by every name that one item alone goes by."""
    found: dict[str, dict[str, str]] = {}
    for path in lists_pointed_to():
        called: dict[str, set[str]] = {}
        for item in _items(value, path.split(".")):
            for name in _names_of(item, register):
                called.setdefault(plain_words(name), set()).add(item["id"])
        found[path] = {name: next(iter(ids)) for name, ids in called.items() if len(ids) == 1}
    return found


def _items(value: object, steps: list[str]) -> Iterator[Mapping[str, Any]]:
    """The items of a list that are groups with an id."""
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    for item in value if isinstance(value, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item


def _names_of(item: Mapping[str, Any], register: Register) -> Iterator[str]:
    yield item["id"]
    yield from (words for field in _NAMES if isinstance(words := item.get(field), str))
    named = item.get("body")
    if isinstance(named, str) and (body := register.bodies.get(named)) is not None:
        yield from (body.short_name, body.legal_name)


class _Speaker(Struct, frozen=True):
    questionnaire: Questionnaire
    names: Mapping[str, Mapping[str, str]]

    def group(self, value: Mapping[str, Any], field: str) -> dict[str, Any]:
        return {name: self.answer(inner, f"{field}.{name}" if field else str(name)) for name, inner in value.items()}

    def answer(self, value: object, field: str) -> object:
        if isinstance(value, dict):
            return self.group(value, field)
        question = self.questionnaire.by_field.get(field)
        if question is not None:
            return self.value(question, value)
        return [self.answer(item, f"{field}[]") for item in value] if isinstance(value, list) else value

    def value(self, question: Question, value: object) -> object:
        """One answer as its question has it; whatever it is not, as it was."""
        match question.leaf.sort, value:
            case Choice(), str():
                return option_meant(question, value) or value
            case Choices(), str():
                return options_meant(question, value)
            case Choices(), list():
                return [option_meant(question, one) or one if isinstance(one, str) else one for one in value]
            case Reference(list_path), str():
                return self.names[list_path].get(plain_words(value), value)
            case _:
                return value
