"""The Word files of a variation: each the result that it is of, numbered as the house style numbers, and marked by the assembler."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace
from shipped import compiled_library, house
from variation.test_signed import longer
from variation.varying import changed, signed_hub, variation
from word import firms

from assembler.pipeline import Result
from assembler.renumbering import numbered_by
from assembler.variation import Variation
from assembler.variation.variation_files import agreement_file, conformed_file, marked_file
from assembler.word.copy import read_copy
from assembler.word.house_style import HouseStyle, load_house_style
from assembler.word_file import WordFile, word_file


@cache
def made() -> Variation:
    return variation(changed(longer))


@cache
def decimal() -> HouseStyle:
    return load_house_style(firms.numbered(firms.DECIMAL), "firm.docx")


def numbered(result: Result, style: HouseStyle) -> WordFile:
    agreement = numbered_by(result.agreement, style.numbering)
    return word_file(replace(result, agreement=agreement), compiled_library(), style)


def test_each_file_is_of_its_own_result():
    assert agreement_file(made(), compiled_library(), house()) == word_file(
        made().agreement, compiled_library(), house()
    )
    assert conformed_file(made(), compiled_library(), house()) == word_file(
        made().conformed, compiled_library(), house()
    )


def test_each_file_is_numbered_as_its_house_style_numbers():
    assert agreement_file(made(), compiled_library(), decimal()) == numbered(made().agreement, decimal())
    assert conformed_file(made(), compiled_library(), decimal()) == numbered(made().conformed, decimal())


def test_what_is_varied_is_marked_as_the_assembler_s():
    marked = read_copy(marked_file(signed_hub()[0], conformed_file(made(), compiled_library(), house())))

    assert {(one.kind, one.author) for one in marked.changes()} == {
        ("inserted", "assembler"),
        ("deleted", "assembler"),
    }
