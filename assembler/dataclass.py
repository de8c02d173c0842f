"""Python's dataclasses, for a program that starts anew for each command: a constructor is written when it is first called.

Python writes and compiles five functions for each dataclass as it is defined, used or not. We define hundreds, which took a fifth of the
time of a command. These are the same classes with the same behaviour: a constructor is compiled when it is first called, and what
needs no code of its own (comparing, hashing, showing, freezing) is made of what is there already.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass  # for a type checker it is Python's own
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
    ) -> Any:  # noqa: ANN401
        """A dataclass as `dataclasses.dataclass` of these options makes it."""

        def made(cls: type) -> type:
            own = dict(vars(cls))
            cls.__doc__ = cls.__doc__ or cls.__name__  # or Python would write out the constructor for it
            whole = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            for name, function in _functions(whole, frozen=frozen, slots=slots, eq=eq, order=order).items():
                if name == "__init__" or not _has_its_own(own, name):
                    setattr(whole, name, function)
            return whole

        return made if cls is None else made(cls)


def _has_its_own(own: dict[str, Any], name: str) -> bool:
    """Whether a class defines a function itself. Python takes the hash of one that only says how it is compared."""
    return name in own and not (name == "__hash__" and own[name] is None and "__eq__" in own)


def _functions(cls: Any, *, frozen: bool, slots: bool, eq: bool, order: bool) -> dict[str, Any]:  # noqa: ANN401
    """What a class gets, by name."""
    found: dict[str, Any] = {"__init__": _constructor(cls, frozen=frozen, slots=slots), "__repr__": _shown(cls)}
    if eq:
        found |= {"__eq__": _compared(cls, operator.eq), "__hash__": _hashed(cls) if frozen else None}
    if order:
        found |= {f"__{name}__": _compared(cls, getattr(operator, name)) for name in ("lt", "le", "gt", "ge")}
    if frozen:
        found |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    if frozen and slots:
        found |= {"__getstate__": _state, "__setstate__": _restore}
    return found


def _constructor(cls: Any, *, frozen: bool, slots: bool) -> Callable[..., None]:  # noqa: ANN401
    def __init__(self: object, *arguments: object, **named: object) -> None:  # noqa: N807
        cls.__init__ = _written(cls, frozen=frozen, slots=slots)
        cls.__init__(self, *arguments, **named)

    return __init__


def _written(cls: Any, *, frozen: bool, slots: bool) -> Callable[..., None]:  # noqa: ANN401
    """The constructor of a class, as text that Python compiles. A frozen value is filled past its own refusal to be changed."""
    names: dict[str, Any] = {"_by_default": _BY_DEFAULT, "_set": object.__setattr__}
    taken, named, body = ["self"], list[str](), list[str]()
    for one in dataclasses.fields(cls):
        name, value = one.name, one.name
        has_default, has_factory = (
            one.default is not dataclasses.MISSING,
            one.default_factory is not dataclasses.MISSING,
        )
        names |= {f"_default_{name}": one.default, f"_make_{name}": one.default_factory}
        if one.init:
            default = f"=_default_{name}" if has_default else "=_by_default" if has_factory else ""
            (named if one.kw_only else taken).append(name + default)
            value = f"_make_{name}() if {name} is _by_default else {name}" if has_factory else name
        elif has_factory or (has_default and slots):
            value = f"_make_{name}()" if has_factory else f"_default_{name}"
        else:
            continue
        body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    head = ", ".join([*taken, *(["*", *named] if named else [])])
    exec(f"def __init__({head}):\n    " + "\n    ".join(body or ["pass"]), names)  # noqa: S102 - as Python's own are made
    written: Callable[..., None] = names["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    return written


_BY_DEFAULT: Final = object()
"""What stands for a value that is made anew each time."""


def _shown(cls: Any) -> Callable[[Any], str]:  # noqa: ANN401
    names = [one.name for one in dataclasses.fields(cls) if one.repr]

    def __repr__(self: Any) -> str:  # noqa: ANN401, N807
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return __repr__


def _compared(cls: Any, compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:  # noqa: ANN401
    read = _reader([one.name for one in dataclasses.fields(cls) if one.compare])

    def compared(self: Any, other: Any) -> bool:  # noqa: ANN401
        return compare(read(self), read(other)) if other.__class__ is self.__class__ else NotImplemented

    return compared


def _hashed(cls: Any) -> Callable[[Any], int]:  # noqa: ANN401
    read = _reader([one.name for one in dataclasses.fields(cls) if (one.compare if one.hash is None else one.hash)])
    return lambda self: hash(read(self))


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Reads these of a value's fields."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:  # noqa: ANN401
    """What is pickled of a value that has slots and is frozen."""
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:  # noqa: ANN401
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
