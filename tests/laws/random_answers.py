"""Random answers files, made from the answers' own types: any answer missing, open or given, any list empty or long.

Every text that is put in holds awkward characters and a number of its own between « and », by which it is found again.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from assembler.answers.files import AnswersFile, answers_from
from assembler.answers.given import GivenAnswers
from assembler.answers.schema import Leaf, leaves, lists_pointed_to
from assembler.conditions.sorts import Choice, Choices, Date, Money, Number, Reference, Sort, YesNo
from assembler.register import load_register
from assembler.source import Document

AWKWARD = (
    "plain",
    "& < > &amp; </w:t> ]]>",
    "{{ title }} {% if x %} {# y #} {? z: w ?} [[withdrawal]]",
    "$1 \\n \\ C:\\temp **bold** _low_ | 1. # `",
    "“curly” 'straight' \"double\" — ; , :",
    "🚒 👩🏽‍🚒",
    "شرطة משטרה \u200fx",
    "e\u0301 ﬁ  two  spaces\u00a0\ttab",
)
_LEAVES = {leaf.path: leaf for leaf in leaves()}
_BODIES = tuple(load_register().bodies)


@dataclass
class Maker:
    """Makes one answers file from a seed. `given` is how likely an answer is to be given, rather than missing or open."""

    chance: random.Random
    given: float
    known: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def file(self) -> AnswersFile:
        """An answers file that the model accepts."""
        parties = [f"party-{number}" for number in range(self.chance.choice([0, 1, 2, 3, 3, 4, 8]))]
        streams = [f"workstream-{number}" for number in range(self.chance.choice([0, 1, 2, 3]))]
        self.known = {"parties": parties, "scope.workstreams": streams}
        for path in (path for path in lists_pointed_to() if path not in self.known):
            self.known[path] = [f"{path.rpartition('.')[2]}-{n}" for n in range(self.chance.choice([0, 1, 2, 3]))]
        value = self.group(GivenAnswers, "")
        value["drafting"] = self.drafting()
        return answers_from(Document(value, {}, "random.yaml"))

    def group(self, model: type[BaseModel], prefix: str) -> dict[str, Any]:
        made = {name: self.value(name, prefix, info.annotation) for name, info in model.model_fields.items()}
        return {name: value for name, value in made.items() if value is not None}

    def value(self, name: str, prefix: str, annotation: Any) -> Any:
        leaf = _LEAVES.get(prefix + name)
        if leaf:
            return self.answer(leaf)
        if name in ("id", "body", "drafting"):
            return None
        if get_origin(annotation) is tuple:
            return self.items(f"{prefix}{name}[].", get_args(annotation)[0])
        return self.group(annotation, f"{prefix}{name}.")

    def items(self, prefix: str, model: type[BaseModel]) -> list[dict[str, Any]]:
        name = model.__name__.lower()
        some = [f"{name}-{number}" for number in range(self.chance.choice([0, 1, 2, 3]))]
        identities = self.known.get(prefix.removesuffix("[]."), some)
        body = self.body if prefix == "parties[]." else dict
        return [{"id": identity, **self.group(model, prefix), **body()} for identity in identities]

    def body(self) -> dict[str, Any]:
        """Now and then, a body in the register, whose kind is for the register to say."""
        return {"body": self.chance.choice(_BODIES), "kind": None} if self.chance.random() < 0.2 else {}

    def answer(self, leaf: Leaf) -> Any:
        if self.chance.random() < self.given:
            return self.of(leaf.sort)
        if leaf.nature == "fill-in" and self.chance.random() < 0.5:
            return self.chance.choice(["to be agreed", {"to_be_agreed": self.text()}])
        return None

    def of(self, sort: Sort) -> Any:  # noqa: PLR0911 - one answer for each sort
        match sort:
            case YesNo():
                return self.chance.choice([True, False, "yes", "no"])
            case Choice(values):
                return self.chance.choice(values)
            case Choices(values):
                return self.chance.sample(values, self.chance.randint(0, len(values)))
            case Number(lowest, highest):
                return str(self.chance.choice([lowest, lowest + 1, 12, 13, highest]))
            case Money(lowest):
                return self.chance.choice(["0.01" if lowest else "0", "0.01", "1000", "12500.50", "9999999999.99"])
            case Date():
                return (date(2026, 1, 1) + timedelta(days=self.chance.randint(0, 6000))).isoformat()
            case Reference(list_path):
                return self.chance.choice(self.known[list_path]) if self.known[list_path] else None
        return self.text()

    def text(self) -> str:
        self.texts.append(f"{self.chance.choice(AWKWARD)} «{len(self.texts)}»")
        return self.texts[-1]

    def drafting(self) -> dict[str, Any]:
        special = [
            {"id": f"special-{number}", "heading": self.text(), "text": f"{self.text()}\n{self.text()}"}
            for number in range(self.chance.choice([0, 0, 1, 3]))
        ]
        return {"special_conditions": special}


def random_file(seed: int, given: float) -> tuple[AnswersFile, list[str]]:
    """A random answers file, and the texts in it."""
    maker = Maker(random.Random(seed), given)  # noqa: S311 - a test's own dice
    file = maker.file()
    return file, maker.texts
