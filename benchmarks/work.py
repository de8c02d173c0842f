"""The work that is measured: an agreement's answers, many variations of them, and the peers' template for the same agreement."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peers import DocxtplWork, conditional_of, words_of

from assembler.answers.files import answers_document, answers_from
from assembler.batch.items import Item, Order, digest
from assembler.batch.producing import Workshop, workshop
from assembler.batch.sources import FileText
from assembler.cli.common import house_style
from assembler.pipeline import Result, assemble_answers

EXAMPLE = Path(__file__).parent.parent / "examples" / "harrowmere-hub.yaml"


@dataclass(frozen=True)
class Work:
    """One agreement, for us (an item, an order, a workshop) and for docxtpl (a template and its values)."""

    text: str
    item: Item
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
    result = assemble_answers(answers_from(answers_document(text, EXAMPLE.name)), ready.plan, ready.register)
    peer = DocxtplWork(words_of(ready.plan.library), conditional_of(ready.plan.library))
    template = peer.template(result.agreement, house)
    item = Item(EXAMPLE.stem, EXAMPLE.name, 0, digest(text), FileText(text, EXAMPLE.name))
    return Work(text, item, order, ready, result, template, peer.values)


def write_variations(path: Path, count: int) -> None:
    """A JSON Lines file of the example with another reference and other addresses in each line."""
    answers: dict[str, Any] = answers_document(EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.name).value
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            seed = hashlib.sha256(str(number).encode()).hexdigest()
            answers["document"]["reference"] = f"NCC/LEG/{seed[:8]}"
            for party in answers["parties"]:
                party["address"] = f"{number} {seed[8:14].title()} Street, Norvale, NV1 1AA"
            file.write(json.dumps({"id": f"agreement-{number:05}"} | answers, ensure_ascii=False) + "\n")
