"""Completed answers as typed values: a group for each group of the answers, holding every answer that is known.

The groups are made of the answers' own types, so that no second list of fields is kept by hand. For a type checker `completed.pyi`
writes them out, and a misspelt field does not pass it; a test holds the two together and renews the stub.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel

from assembler.answers.schema import completed_name, groups


class CompletedGroup:
    """A group of completed answers. `path_` is its place; an answer is None while it is open, not recorded or not asked."""

    _unanswered: ClassVar[dict[str, Any]]

    def __init__(self, **answers: object) -> None:
        self.__dict__ = self._unanswered | answers

    def fields(self) -> Iterator[tuple[str, object]]:
        """Its place and its answers, each with its name."""
        return iter(self.__dict__.items())

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment] - it changes while the answers are completed

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={answer!r}' for name, answer in self.fields())})"


def _made(model: type[BaseModel], worked_out: list[str]) -> type[CompletedGroup]:
    """The type of a group: not a dataclass, for each of which Python would write and compile five functions."""
    unanswered = dict.fromkeys(["path_", *model.model_fields, *worked_out])
    members = {"_unanswered": unanswered, "__doc__": model.__doc__, "__module__": __name__}
    return type(completed_name(model), (CompletedGroup,), members)


COMPLETED = {model: _made(model, list(record.fields)) for model, record in groups()}
"""The completed group of each group that can be given."""

globals().update({made.__name__: made for made in COMPLETED.values()})
