"""Presets: what is usually chosen for a kind of collaboration. Data in `clauses/presets/`; no preset fills a statutory fact."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping


class Preset(Struct, frozen=True):
    """One kind of collaboration: its name, what it is for, and the answers it proposes, by field."""

    id: str
    title: str
    describes: str
    answers: Mapping[str, Any]


class Presets(Struct, frozen=True, eq=False, dict=True):
    """Every preset in order, and the fields that a quick interview leaves for the review."""

    all: tuple[Preset, ...]
    later: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, Preset]:
        """Each preset by its name."""
        return {preset.id: preset for preset in self.all}
