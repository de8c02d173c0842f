"""What a worker makes of each item: whatever goes wrong with one is its own outcome, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from batch.making import order
from msgspec import Struct

from assembler.batch import worker
from assembler.batch.items import Item, digest
from assembler.batch.sources import FileText
from assembler.batch.worker import produce_all
from assembler.errors import AnswersError, Place, Problem
from assembler.source import Document


class Failing(Struct, frozen=True):
    """Answers that cannot be read."""

    how: Callable[[], Any]

    def document(self) -> Document:
        return self.how()  # type: ignore[no-any-return]


def item(given: Any, *problems: Problem) -> Item:
    return Item("one", "one.yaml", 0, Place("one.yaml"), "digest", given, problems)


def test_each_item_has_its_outcome_in_order_whatever_becomes_of_the_others():
    def refused() -> None:
        raise AnswersError([Problem("No."), Problem("Not so.")])

    def broken() -> None:
        raise KeyError("x")

    def slow() -> None:
        raise worker._TooLongError

    made, waiting, wrong, fault, late = produce_all(
        order(),
        (
            item(FileText("document: {title: Yard}", "one.yaml")),
            item(None, Problem("Held.")),
            item(Failing(refused)),
            item(Failing(broken)),
            item(Failing(slow)),
        ),
    )
    assert made.made is not None
    [file] = made.made.files

    assert (made.problems, made.trace, made.seconds > 0) == ((), "", True)
    assert (file.ending, file.sha256, file.record is not None) == (".docx", digest(file.content), True)
    assert sorted(made.made.facts) == ["clauses", "findings", "open points"]
    assert [(one.made, one.problems, one.trace) for one in (waiting, wrong)] == [
        (None, (Problem("Held."),), ""),
        (None, (Problem("No."), Problem("Not so.")), ""),
    ]
    assert fault.problems == (Problem("assembler has a fault: KeyError: 'x'", cure="Report it, with these answers."),)
    assert fault.trace.endswith("\nKeyError")
    assert late.problems == (Problem("It was given up after 60 seconds.", cure="Run again with a longer --timeout."),)
    assert re.search("_TooLongError$", late.trace)
