"""A Word file that comes from outside, opened: its parts, and the XML of its text, each asked for its size before a tree is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from assembler.errors import AnswersError, Problem
from assembler.word.package import UnsafeFileError, unpack
from assembler.word.xml import Element, parse

DOCUMENT: Final = "word/document.xml"
LARGEST: Final = 30_000_000
"""Bytes of a document's text: a tree of it takes ten times as much."""
_CURE: Final = "Use the file as it was sent."


def opened(docx: bytes) -> dict[str, bytes]:
    """The parts of a Word file that comes from outside. Raises AnswersError where it is not safe to open."""
    try:
        return unpack(docx)
    except UnsafeFileError as error:
        raise AnswersError(Problem(fault, cure=_CURE) for fault in error.faults) from error


def text_of_file(members: Mapping[str, bytes]) -> Element:
    """The text of a Word file. Raises AnswersError where it has none, or one that is too large or damaged."""
    if DOCUMENT not in members:
        raise AnswersError(Problem("It is not a Word document: it has no text.", cure=_CURE))
    if len(members[DOCUMENT]) > LARGEST:
        raise AnswersError(Problem(f"Its text is larger than {LARGEST // 1_000_000} MB."))
    return part_of_file(members, DOCUMENT)


def part_of_file(members: Mapping[str, bytes], name: str) -> Element:
    """A part of a Word file. Raises AnswersError where it is damaged."""
    try:
        return parse(members[name])
    except etree.XMLSyntaxError as error:
        message = f"The Word file is damaged ({name} is not well-formed XML)."
        raise AnswersError(Problem(message, cure=_CURE)) from error
