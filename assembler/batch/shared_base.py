"""Answers that many agreements share, with each agreement's own laid over them."""

from __future__ import annotations

from assembler.errors import Place
from assembler.source import Document, FieldPath, written_at


class LaidOver(Document, frozen=True):
    """One document laid over another. A place is in whichever of the two holds the value."""

    above: Document
    below: Document

    def place(self, path: FieldPath) -> Place:
        """The place of a value: in the base where only the base has it."""
        holder = self.below if path in self.below.lines and written_at(self.above.value, path) is None else self.above
        return holder.place(path)


def laid_over(own: Document, base: Document) -> Document:
    """The base's answers with an agreement's own laid over them: groups are joined name by name, and a list given replaces the base's."""
    faults, unread = (*own.faults, *base.faults), own.unread | base.unread
    return LaidOver(
        _over(own.value, base.value), own.lines, own.file, above=own, below=base, faults=faults, unread=unread
    )


def _over(own: object, base: object) -> object:
    if not isinstance(own, dict) or not isinstance(base, dict):
        return base if own is None else own
    return base | {name: _over(value, base.get(name)) for name, value in own.items()}
