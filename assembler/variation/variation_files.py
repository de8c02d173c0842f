"""The Word files of a variation: the variation agreement, the conformed copy, and that with the changes marked."""

from __future__ import annotations

from msgspec.structs import replace

from assembler.assembly import CompiledLibrary
from assembler.pipeline import Result
from assembler.renumbering import renumbered
from assembler.returned.redline import redline
from assembler.variation.variation import Variation
from assembler.word.house_style import HouseStyle
from assembler.word_file import WordFile, word_file

_AUTHOR = "assembler"


def agreement_file(made: Variation, compiled: CompiledLibrary, style: HouseStyle) -> WordFile:
    """The variation agreement, with its record."""
    return _file(made.agreement, compiled, style)


def conformed_file(made: Variation, compiled: CompiledLibrary, style: HouseStyle) -> WordFile:
    """The agreement as varied, under the numbers that were signed, with its record."""
    return _file(made.conformed, compiled, style)


def marked_file(signed: bytes, conformed: WordFile) -> bytes:
    """The conformed copy with what is varied as tracked changes; rejecting them all gives the terms that were signed."""
    return redline(signed, conformed.content, _AUTHOR)


def _file(result: Result, compiled: CompiledLibrary, style: HouseStyle) -> WordFile:
    return word_file(replace(result, agreement=renumbered(result.agreement, style.numbering)), compiled, style)
