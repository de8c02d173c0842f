"""The permanent id of an agreement, made once, outside assembly: the same answers go on giving the same bytes."""

from __future__ import annotations

from uuid import uuid4


def new_identity() -> str:
    """An id which nobody can guess: it keeps what is confidential in a record from being guessed by its hash."""
    return str(uuid4())
