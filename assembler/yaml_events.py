"""The events of YAML text, from libyaml where PyYAML was built with it, and the faults of form in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from msgspec.structs import replace

from assembler.errors import Place, Problem

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]

    def _before(text: str, position: int) -> bytes:
        """What stands before a position, which libyaml counts in bytes."""
        return text.encode()[:position]

except ImportError:  # pragma: no cover - a build of PyYAML without libyaml: slower, the same result
    from yaml.parser import Parser as _PurePython

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, _PurePython):  # type: ignore[no-redef]
        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            _PurePython.__init__(self)

    def _before(text: str, position: int) -> bytes:
        """What stands before a position, which PyYAML counts in characters."""
        return text[:position].encode()


TOO_DEEP = "it is nested too deeply"


def events_of(text: str) -> Callable[[], Any]:
    """A function that gives the events of YAML text one by one, and then None; it raises yaml.YAMLError where that is not well formed."""
    following: Callable[[], Any] = _Parser(text).get_event
    return following


def line_of(event: yaml.Event) -> int:
    """The line on which an event begins, from 1."""
    assert event.start_mark is not None  # noqa: S101 - both parsers mark every event
    return event.start_mark.line + 1


def form_problem(fault: yaml.YAMLError, text: str, place: Place, above: int = 0) -> Problem:
    """What is wrong with the form of a text at a place, which begins on the line after `above`, with what usually causes it."""
    said = getattr(fault, "problem", None) or str(fault).splitlines()[0]
    what = TOO_DEEP if "nesting depth" in said else said  # libyaml's own limit is far beyond ours
    cure = next((cure for words, cure in _FORM_CURES.items() if words in what), _FORM_CURE)
    line = _fault_line(fault, text)
    return Problem(f"This is not well-formed YAML: {what}.", replace(place, line=line and line + above), cure)


def tab_problem(place: Place) -> Problem:
    """What is wrong with a line that begins with a tab."""
    what = "found a tab character at the beginning of a line"
    return Problem(f"This is not well-formed YAML: {what}.", place, _FORM_CURES["tab character"])


def _fault_line(fault: yaml.YAMLError, text: str) -> int:
    if isinstance(fault, yaml.reader.ReaderError):  # it has no mark
        return _before(text, fault.position).count(b"\n") + 1
    mark = getattr(fault, "problem_mark", None)
    return mark.line + 1 if mark else 0


_FORM_CURE = (
    "Check the indentation and the colons near that line, and put text that holds “: ” or begins with a sign in quotes."
)
_FORM_CURES = {
    "holds more than": "No agreement needs as many: look for what is repeated there.",
    "tab character": "Begin each line with spaces, never with a tab.",
    "cannot start any token": "Begin each line with spaces, never with a tab, and put an answer that begins with a sign in quotes.",
    "mapping values": "An answer that holds a colon and a space must be put in quotes. If there is none, the line begins too far in.",
    "did not find expected": "Check that each line begins as far in as those beside it, and that every quote and bracket is closed.",
    "characters are not allowed": "Take that character out: it cannot be seen, and comes in when words are copied from elsewhere.",
    "unexpected end of stream": "A quote is opened there or before, and not closed.",
}
"""What usually causes the faults that officers meet most, by words of the parser's own message."""
