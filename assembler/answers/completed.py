"""Completed answers as typed values: a group for each group of the answers, holding every answer that is known.

The groups are made of the answers' own types, so that no second list of fields is kept by hand. For a type checker `completed.pyi`
writes them out, and a misspelt field does not pass it; a test holds the two together and renews the stub.
"""

from __future__ import annotations

from dataclasses import field, make_dataclass
from operator import attrgetter

from pydantic import BaseModel

from assembler.answers.schema import completed_name, groups


class CompletedGroup:
    """A group of completed answers. `path_` is its place; an answer is None while it is open, not recorded or not asked."""

    __slots__ = ()

    def fields(self) -> zip[tuple[str, object]]:
        """Its place and its answers, each with its name."""
        return zip(self.__slots__, _READ[type(self)](self), strict=True)


def _made(model: type[BaseModel], worked_out: list[str]) -> type[CompletedGroup]:
    names = dict.fromkeys(["path_", *model.model_fields, *worked_out])
    fields = [(name, object, field(default=None)) for name in names]
    return make_dataclass(
        completed_name(model), fields, bases=(CompletedGroup,), slots=True, namespace={"__doc__": model.__doc__}
    )


COMPLETED = {model: _made(model, list(record.fields)) for model, record in groups()}
"""The completed group of each group that can be given."""

_READ = {made: attrgetter(*made.__slots__) for made in COMPLETED.values()}

globals().update({made.__name__: made for made in COMPLETED.values()})
