"""Our dataclasses are Python's, made later: every one of ours behaves as Python's own decorator makes it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from assembler.dataclass import dataclass as ours

Make = Callable[..., Any]


def point(made: Make, **options: bool) -> Any:
    @made(**options)
    class Point:
        """A point."""

        x: int
        y: int = 2
        seen: list[int] = dataclasses.field(default_factory=list, compare=False, repr=False)

    return Point


FROZEN, OPEN = {"frozen": True, "slots": True}, {"slots": True}
BOTH = pytest.mark.parametrize("made", [dataclasses.dataclass, ours])


@BOTH
@pytest.mark.parametrize("options", [{}, FROZEN, OPEN, {"frozen": True}, {"frozen": True, "eq": False}])
def test_values_are_made_compared_shown_and_replaced_alike(made: Make, options: dict[str, bool]):
    kind = point(made, **options)
    one, other = kind(1), kind(x=1, y=2, seen=[3])

    assert (one == other) is options.get("eq", True)
    assert one != kind(2)
    assert one != (1, 2)
    assert repr(one).endswith("Point(x=1, y=2)")
    assert dataclasses.replace(one, y=5).y == 5
    assert dataclasses.asdict(other) == {"x": 1, "y": 2, "seen": [3]}
    assert (kind.__match_args__, kind.__doc__) == (("x", "y", "seen"), "A point.")
    assert one.seen is not kind(1).seen


@BOTH
def test_a_frozen_value_is_hashed_by_what_is_compared_and_an_open_one_is_not(made: Make):
    kind = point(made, **FROZEN)

    assert hash(kind(1, seen=[9])) == hash((1, 2))
    with pytest.raises(TypeError, match="unhashable"):
        hash(point(made, **OPEN)(1))


@BOTH
def test_a_frozen_value_stays_as_it_is(made: Make):
    one = point(made, **FROZEN)(1)

    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'x'"):
        one.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'x'"):
        del one.x


@BOTH
def test_a_constructor_says_what_it_misses(made: Make):
    for _ in range(2):  # at its first call as at every other
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            point(made, **FROZEN)()


@BOTH
def test_what_a_class_says_itself_stands(made: Make):
    @made(frozen=True, slots=True)
    class Named:
        name: str

        def __str__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return str(other) == self.name

        def __hash__(self) -> int:
            return 1

        def __repr__(self) -> str:
            return "!"

    assert (Named("a") == "a", hash(Named("a")), repr(Named("a"))) == (True, 1, "!")


@BOTH
def test_a_class_is_made_of_another(made: Make):
    @made(frozen=True, slots=True)
    class Base:
        a: int
        b: int = 0

    @made(frozen=True, slots=True)
    class Derived(Base):
        c: int = dataclasses.field(kw_only=True)

        def __post_init__(self) -> None:
            if self.c < 0:
                raise ValueError("less than none")

    assert (Derived(1, c=3).a, Derived(1, 2, c=3).b, Base(1) == Derived(1, c=3)) == (1, 2, False)
    with pytest.raises(ValueError, match="less than none"):
        Derived(1, c=-1)


@BOTH
def test_values_are_put_in_order(made: Make):
    kind = point(made, frozen=True, order=True)

    assert sorted([kind(2), kind(1, 9), kind(1)]) == [kind(1), kind(1, 9), kind(2)]
    assert kind(1) <= kind(1) < kind(2)


@ours(frozen=True, slots=True)
class Kept:
    words: str
    number: int = 3


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301 - our own
def test_a_value_is_copied_and_sent_to_another_process(again: Callable[[Kept], Kept]):
    assert again(Kept("a")) == Kept("a")


def test_a_constructor_is_written_when_it_is_first_called():
    kind = point(ours, **FROZEN)
    before = kind.__init__
    kind(1)

    assert before is not kind.__init__
    assert kind.__init__.__qualname__.endswith("Point.__init__")
