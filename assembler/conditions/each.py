"""For each item of a list, if a condition holds: the one walk over what stands once, or once for each item."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from assembler.conditions.evaluation import Scopes, compile_each, test_of
from assembler.conditions.scope import Scope, Test
from assembler.conditions.tree import Condition, Each


class Instance(NamedTuple):
    """One time that something stands: the scope it stands in, and the id of the item it stands for, empty where it is not repeated."""

    scope: Scope
    item: str

    @property
    def suffix(self) -> str:
        """What a key gets at the end, to be that of this instance."""
        return f"/{self.item}" if self.item else ""


class Walk(Struct, frozen=True):
    """Where something stands: once, or once for each item of a list; and the test it must pass there, None where it always does."""

    each: Each | None
    scopes: Scopes | None
    test: Test | None

    @classmethod
    def of(cls, each: Each | None, when: Condition | None = None) -> Walk:
        """The walk of what is repeated for `each`, if anything, and stands where a condition holds."""
        test = test_of(when) if when is not None else None
        return cls(each, compile_each(each) if each else None, test)

    def instances(self, scope: Scope) -> tuple[Instance, ...]:
        """Every scope that it could stand in, whatever its test says there."""
        if self.each is None or self.scopes is None:
            return (Instance(scope, ""),)
        name = self.each.variable
        return tuple([Instance(inner, inner.items[name].id) for inner in self.scopes(scope)])

    def true(self, scope: Scope) -> tuple[Instance, ...]:
        """The scopes in which its condition is true: where that is unknown it does not stand."""
        test = self.test
        if self.scopes is None:
            return (Instance(scope, ""),) if test is None or test(scope) is True else ()
        found = self.instances(scope)
        return found if test is None else tuple([one for one in found if test(one.scope) is True])
