"""A typed answer in the plain form in which an answers file writes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assembler.answers.values import Open


def plain_value(value: object) -> object:
    """A typed answer as an answers file writes it: dates in ISO form, yes and no, whole numbers and sums as text."""
    if isinstance(value, Open):
        return {"to_be_agreed": value.to_be_agreed} if value.to_be_agreed else "to be agreed"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain_value(one) for one in value]
    if isinstance(value, Mapping):
        return {name: plain_value(one) for name, one in value.items()}
    return value if value is None else str(value)
