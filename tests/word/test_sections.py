"""Where the bookmarks of each section are numbered from: a place of its own, whatever stands before it."""

from __future__ import annotations

import re
from itertools import count

from shipped import assembled, example, house

from assembler.agreement import Agreement, Paragraph, Properties, Section, Text
from assembler.word.bookmarks import bookmark
from assembler.word.package import unpack
from assembler.word.sections import first_numbers, outline
from assembler.word.writer import write_document

PROPERTIES = Properties("A title", "A title", "", "", "", "", "internal", "")


def section(identity: str, paragraphs: int = 1) -> Section:
    blocks = (Paragraph(f"{identity}#p{number}", "level-2", (Text("Words."),)) for number in range(paragraphs))
    return Section(identity, "clause", Paragraph(identity, "clause", (Text("A heading"),), "1."), tuple(blocks))


def numbers_of(*sections: Section) -> list[int]:
    return list(first_numbers(outline(one) for one in sections))


def same_place() -> tuple[Section, Section]:
    """Two sections whose ids lead to one place."""
    met: dict[int, Section] = {}
    for number in count():
        one = section(f"clause-{number}")
        (place,) = numbers_of(one)
        if place in met:
            return met[place], one
        met[place] = one
    raise AssertionError


def test_a_section_has_the_same_numbers_whatever_stands_before_it():
    before, one = section("before", 700), section("one")

    assert numbers_of(before, one)[1:] == numbers_of(one)


def test_a_section_whose_id_holds_half_a_character_has_numbers_too():
    (first,) = numbers_of(section("a\ud83d"))

    assert numbers_of(section("a\ud83d")) == [first]
    assert numbers_of(section("a")) != [first]


def test_of_two_sections_with_one_place_the_second_takes_the_next():
    one, other = same_place()
    first, second = numbers_of(one, other)

    assert second == first + 1000


def test_a_long_section_keeps_the_next_from_its_numbers():
    one, other = same_place()
    first, second = numbers_of(section(one.id, 1_200), other)

    assert second == first + 3000  # two comments may stand on each paragraph


def test_no_two_bookmarks_of_a_document_have_one_number():
    one, other = same_place()
    long = section("long", 2_500)
    made = write_document(Agreement(PROPERTIES, (one, long, other), ()), house())
    numbers = re.findall(rb'bookmarkStart w:id="(\d+)"', unpack(made)["word/document.xml"])

    assert len(set(numbers)) == len(numbers) == 2 + 2_501 + 2 + 1  # the last is that of the list of contents


def paragraphs_of(agreement: Agreement) -> dict[bytes, bytes]:
    """The XML of every paragraph with a bookmark, by the bookmark's name."""
    xml = unpack(write_document(agreement, house()))["word/document.xml"]
    texts = (text for text in xml.split(b"<w:p>") if b"<w:bookmarkStart" in text)
    return {text.partition(b' w:name="')[2].partition(b'"')[0]: text.partition(b"</w:p>")[0] for text in texts}


def test_a_clause_that_goes_changes_no_byte_of_the_others():
    whole = assembled(example("harrowmere-hub.yaml")).agreement
    referred = {key for one in whole.sections for key in outline(one).targets}
    clauses = [one for one in whole.sections if one.kind == "clause" and referred.isdisjoint(outline(one).keys)]
    gone = clauses[2]  # of two whose names hash alike the second gives way, and some here are such
    fewer = Agreement(whole.properties, tuple(one for one in whole.sections if one is not gone), whole.points)
    before, after = paragraphs_of(whole), paragraphs_of(fewer)

    assert before.keys() - after.keys() == {bookmark(key).encode() for key in outline(gone).keys}
    assert {name: before[name] for name in after} == after
