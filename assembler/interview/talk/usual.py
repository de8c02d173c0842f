"""The functions that a kind of body usually has in such agreements, with their statutes: offered ready, never assumed.

Data in `clauses/presets/usual-functions.yaml`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from assembler.errors import LibraryError, Place, Problem
from assembler.library.folders import shipped
from assembler.source import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View

FUNCTIONS = "parties[].functions[]"
"""The list for whose rows something usual is known."""

USUAL_FILE = "usual-functions.yaml"


class UsualFunction(Struct, frozen=True):
    """A function in the words that the agreement prints, and the provision that gives it."""

    function: str
    statute: str

    @property
    def values(self) -> Mapping[str, str]:
        """What a row with it holds."""
        return {"function": self.function, "statute": self.statute}


def usual_of(step: Step, view: View) -> tuple[UsualFunction, ...]:
    """What is usual for the rows of a list: the functions of the party's kind of body that it does not have yet, or nothing."""
    if step.field != FUNCTIONS:
        return ()
    party = next(party for party in view.answers.values.parties if party.id == step.spot[1])
    held = {item.function for item in party.functions}
    return tuple(one for one in usual_functions().get(party.kind or "", ()) if one.function not in held)


@cache
def usual_functions() -> Mapping[str, tuple[UsualFunction, ...]]:
    """The usual functions of each kind of body. Raises LibraryError where the file is not as it must be."""
    text = shipped("clauses").joinpath("presets", USUAL_FILE).read_text(encoding="utf-8")
    return read_usual(read_yaml(text, f"clauses/presets/{USUAL_FILE}", LibraryError))


def read_usual(document: Document) -> Mapping[str, tuple[UsualFunction, ...]]:
    """The same of a file that was read."""
    found: dict[str, tuple[UsualFunction, ...]] = {}
    groups = document.value if isinstance(document.value, list) else [None]
    for group in groups:
        if not isinstance(group, dict) or set(group) != {"kinds", "functions"}:
            raise LibraryError(
                Problem("Each group has `kinds` and `functions`, and nothing else.", Place(document.file))
            )
        functions = tuple(_function(one, document) for one in group["functions"])
        found |= {kind: (*found.get(kind, ()), *functions) for kind in group["kinds"]}
    return found


def _function(one: object, document: Document) -> UsualFunction:
    if not isinstance(one, dict) or set(one) != {"function", "statute"}:
        raise LibraryError(Problem("Each has `function` and `statute`, and nothing else.", Place(document.file)))
    return UsualFunction(str(one["function"]), str(one["statute"]))
