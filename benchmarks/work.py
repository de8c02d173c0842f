"""The work that is measured: an agreement's answers, many variations of them, and the peers' template for the same agreement."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from peers import DocxtplWork, conditional_of, words_of

from assembler.answers.files import answers_document, answers_from
from assembler.batch.items import Item, Order, digest
from assembler.batch.sources import FileText
from assembler.batch.worker import Workshop, workshop
from assembler.cli.common import house_style
from assembler.errors import Place
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register

EXAMPLE = Path(__file__).parent.parent / "examples" / "harrowmere-hub.yaml"


@dataclass(frozen=True)
class Work:
    """One agreement, for us (an item, an order, a workshop) and for docxtpl (a template and its values).

    The first item is the agreement itself; the others are variations of it, so that nobody measures the same agreement made
    twice. Those that are `dated` have another date each too, so that no two have one shape.
    """

    text: str
    items: Sequence[Item]
    dated: Sequence[Item]
    order: Order
    ready: Workshop
    result: Result
    template: bytes
    values: dict[str, Any]


def make(clock: Any, *, embed: bool = True) -> Work:  # noqa: ANN401 - a function giving seconds
    """The shipped example as work."""
    text = EXAMPLE.read_text(encoding="utf-8")
    house, name = house_style(None)
    order = Order(template=house, template_name=name, clock=clock, embed=embed)
    ready = workshop(order)
    result = assemble_answers(answers_from(answers_document(text, EXAMPLE.name)), ready.compiled, load_register())
    peer = DocxtplWork(words_of(ready.compiled.library), conditional_of(ready.compiled.library))
    template = peer.template(result.agreement, house)
    items = [_item(text), *(_item(_yaml(variation(number))) for number in range(100))]
    dated = [_item(_yaml(_dated(variation(number), number))) for number in range(100)]
    return Work(text, items, dated, order, ready, result, template, peer.values)


def _yaml(answers: dict[str, Any]) -> str:
    return yaml.safe_dump(answers, sort_keys=False, allow_unicode=True)


def _item(text: str) -> Item:
    return Item(EXAMPLE.stem, EXAMPLE.name, 0, Place(EXAMPLE.name), digest(text), FileText(text, EXAMPLE.name))


def _dated(answers: dict[str, Any], number: int) -> dict[str, Any]:
    answers["document"]["prepared_on"] = (date(2027, 1, 1) + timedelta(days=number)).isoformat()
    return answers


def variation(number: int) -> dict[str, Any]:
    """The example's answers with another reference, and other names and addresses for its parties and places."""
    answers: dict[str, Any] = answers_document(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name).value
    seed = hashlib.sha256(str(number).encode()).hexdigest()
    answers["document"]["reference"] = f"NCC/LEG/{seed[:8]}"
    for party in answers["parties"]:
        party["address"] = f"{number} {seed[8:14].title()} Street, Norvale, NV1 1AA"
        for name in {"legal_name", "short_name"} & party.keys():
            party[name] += f" {seed[14:18].title()}"
    for stream in answers["scope"]["workstreams"]:
        stream["name"] += f" in {seed[18:24].title()}"
    return answers


def write_variations(path: Path, count: int) -> None:
    """A JSON Lines file of so many variations."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"agreement-{number:05}"} | variation(number), ensure_ascii=False) + "\n")
