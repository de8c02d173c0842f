"""The lists of a house style, read level by level on XML made for it: what is wrong with them, how they number, how links are mended."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree
from returned.editing import packed
from shipped import answers, assembled
from word.reading import HOUSE
from word.test_house_parts import style, xml

from assembler.numbering import STANDARD, Level
from assembler.word.house_links import relink
from assembler.word.house_numbers import faults, numbering_of
from assembler.word.house_style import load_house_style
from assembler.word.package import unpack
from assembler.word.styles import LISTS, numbers_of
from assembler.word.writer import write_document
from assembler.word.xml import Element, W, w

TITLES = list(LISTS)


def styles(change: Callable[[str], str] = str) -> Element:
    """Each style of ours linked to its level of its list, the number of which is its place among the lists."""
    made = ""
    for number, title in enumerate(TITLES, start=1):
        for depth, level in enumerate(LISTS[title]):
            made += style(
                level.style, f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
            )
    return xml(change(made), "styles")


def level_xml(depth: int, level: Level, at: str) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.form}"/>'
        f'<w:pStyle w:val="{at}"/><w:lvlText w:val="{level.text}"/></w:lvl>'
    )


def numbering(change: Callable[[str], str] = str) -> Element:
    schemes = numbers = ""
    for number, title in enumerate(TITLES, start=1):
        levels = "".join(
            level_xml(depth, one.standard, one.style.replace(" ", "")) for depth, one in enumerate(LISTS[title])
        )
        schemes += f'<w:abstractNum w:abstractNumId="{number}0">{levels}</w:abstractNum>'
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}0"/></w:num>'
    return xml(change(schemes + numbers), "numbering")


BODY = xml("<w:body><w:p><w:r><w:t>{{ body }}</w:t></w:r></w:p></w:body>")


def put(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def found(
    of_styles: Callable[[str], str] = str, of_lists: Callable[[str], str] = str, text: Element = BODY
) -> list[str]:
    return list(faults(text, styles(of_styles), numbering(of_lists)))


THIRD = '<w:numFmt w:val="lowerLetter"/><w:pStyle w:val="ClauseLevel3"/>'
FIRST = '<w:num w:numId="1"><w:abstractNumId w:val="10"/>'


def test_lists_in_the_usual_manner_have_no_fault_and_are_the_standard():
    assert found() == []
    assert numbering_of(styles(), numbering()) is STANDARD


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        ('<w:numFmt w:val="bullet"/>', "numbers in a manner that cannot be followed (bullet): use one of none, decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, cardinalText, ordinalText"),
        (f'<w:numFmt w:val="{"x" * 50}"/>', f"numbers in a manner that cannot be followed ({'x' * 40}): use one of none, decimal, decimalZero, lowerLetter, upperLetter, lowerRoman, upperRoman, cardinalText, ordinalText"),
        ('<w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="0"/>', "does not start again where the level above goes on (lvlRestart), which programs take in different ways"),
        ('<w:numFmt w:val="none"/>', "prints '(%3)': it must print its own number (%3), and that of no level below"),
    ],
)  # fmt: skip
def test_a_level_in_another_manner_is_told(new: str, fault: str):
    assert found(of_lists=put(THIRD, new + '<w:pStyle w:val="ClauseLevel3"/>')) == [
        f"List of clauses: level 3 {fault}."
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('w:val="(%3)"', 'w:val="(%2)"', "level 3 prints '(%2)': it must print its own number (%3), and that of no level below."),
        ('w:val="(%3)"', 'w:val=""', "level 3 prints '': it must print its own number (%3), and that of no level below."),
        ('w:val="(%3)"', 'w:val="%3 %4"', "level 3 prints '%3 %4': it must print its own number (%3), and that of no level below."),
        ('w:val="(%3)"', 'w:val="item %3"', "level 3 prints words ('item %3'), which the text says itself before each reference."),
        ('w:val="(%3)"', f'w:val="%3 {"y" * 50}"', f"level 3 prints words ('%3 {'y' * 37}'), which the text says itself before each reference."),
        ('<w:start w:val="1"/>', '<w:start w:val="12345"/>', "level 1 starts at what is no number."),
        ('<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>', '<w:start w:val="0"/><w:numFmt w:val="lowerLetter"/>', "level 3 starts at 0, for which lowerLetter has no sign."),
        ('w:val="ClauseLevel3"', 'w:val="Other"', "level 3 does not link back to the style 'Clause Level 3'."),
        ('<w:lvl w:ilvl="4">', '<w:lvl w:ilvl="8">', "the style 'Clause Level 5' is linked to a list that has no level 5."),
        (FIRST, FIRST + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>', "it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."),
        (FIRST, FIRST + '<w:lvlOverride w:ilvl="0"><w:lvl/></w:lvlOverride>', "it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."),
        ('<w:abstractNum w:abstractNumId="10">', '<w:abstractNum w:abstractNumId="10"><w:numStyleLink w:val="x"/>', "its levels are those of a list style (numStyleLink): define them in the list itself."),
        ('<w:num w:numId="2">', '<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num><w:num w:numId="2">', "two lists have its number."),
    ],
)  # fmt: skip
def test_a_fault_of_a_list_is_told(old: str, new: str, fault: str):
    assert found(of_lists=put(old, new)) == [f"List of clauses: {fault}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIRST, FIRST + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        (FIRST, FIRST + '<w:lvlOverride w:ilvl="0"/>'),
        ('<w:start w:val="1"/>', '<w:start w:val="0"/>'),
        ('<w:start w:val="1"/>', '<w:start w:val="9999"/>'),
        ('<w:start w:val="1"/>', ""),
        ('<w:pStyle w:val="ClauseLevel3"/>', ""),
        ('w:val="(%3)"', 'w:val="%1.%2(%3)"'),
        (
            '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>',
            '<w:start w:val="0"/><w:numFmt w:val="decimalZero"/>',
        ),
    ],
)
def test_what_a_list_may_be_as_well(old: str, new: str):
    assert found(of_lists=put(old, new)) == []


NUMBERED = '<w:ilvl w:val="2"/><w:numId w:val="1"/>'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"<w:pPr><w:numPr>{NUMBERED}</w:numPr></w:pPr>", "", ["the style 'Clause Level 3' is not linked to a list."]),
        (NUMBERED, '<w:ilvl w:val="3"/><w:numId w:val="1"/>', ["the style 'Clause Level 3' must be on level 3."]),
        (NUMBERED, '<w:numId w:val="1"/>', ["the style 'Clause Level 3' must be on level 3."]),
        (
            NUMBERED,
            '<w:ilvl w:val="2"/><w:numId w:val="9"/>',
            ["the style 'Clause Level 3' is linked to a list that has no level 3.", "its styles are linked to more than one list."],
        ),
        ('w:val="Clause Level 3"', 'w:val="Something else"', []),
    ],
)  # fmt: skip
def test_a_style_that_is_not_linked_as_it_must_be_is_told(old: str, new: str, told: list[str]):
    assert found(of_styles=put(old, new)) == [f"List of clauses: {one}" for one in told]


def test_a_schedule_brings_its_word_and_definitions_may_lack_numbers():
    bare = put('w:val="Schedule %1"', 'w:val="%1"')

    assert found(of_lists=bare) == [
        "List of schedules: level 1 prints '%1' without a word such as SCHEDULE, so that a reference would be a bare figure."
    ]
    assert found(of_lists=put('w:val="Schedule %1"', 'w:val="SCHEDULE %1:"')) == []


def paragraph(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


IN_LIST = '<w:numPr><w:numId w:val="1"/></w:numPr>'
COUNTS = "List of clauses: a paragraph beside {{{{ body }}}} counts in it ({!r}): give it a style without a number."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (paragraph("How to use", IN_LIST), [COUNTS.format("How to use")]),
        (paragraph(" a" * 50, IN_LIST), [COUNTS.format("a " * 20)]),
        (paragraph("x", '<w:pStyle w:val="heading1"/>'), [COUNTS.format("x")]),
        (paragraph("x", '<w:pStyle w:val="Based"/>'), [COUNTS.format("x")]),
        (paragraph("x", '<w:pStyle w:val="heading1"/><w:numPr><w:numId w:val="0"/></w:numPr>'), []),
        (paragraph("x", '<w:pStyle w:val="Loop"/>'), []),
        (paragraph("x", '<w:numPr><w:numId w:val="77"/></w:numPr>'), []),
        *((paragraph(f" {{{{ {zone} }}}} ", IN_LIST), []) for zone in ("body", "schedules", "execution")),
    ],
)
def test_a_paragraph_of_the_house_style_that_counts_in_a_list_is_told(text: str, told: list[str]):
    more = style("Based", '<w:basedOn w:val="heading1"/>') + style("Loop", '<w:basedOn w:val="Loop"/>')

    assert found(lambda made: made + more, text=xml(f"<w:body>{text}</w:body>")) == told


def test_how_a_style_of_its_own_numbers():
    def change(text: str) -> str:
        text = put('w:val="(%3)"', 'w:val="%1.\u00a0%3"')(text)
        text = put(
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/>', '<w:start w:val="4"/><w:numFmt w:val="upperRoman"/>'
        )(text)
        text = put(THIRD, f"<w:isLgl/>{THIRD}")(text)
        text = put('<w:numFmt w:val="lowerRoman"/>', '<w:numFmt w:val="lowerRoman"/><w:isLgl w:val="0"/>')(text)
        return put('<w:start w:val="1"/><w:numFmt w:val="upperLetter"/>', "")(text)

    read = numbering_of(styles(), numbering(change))

    assert read.lists["clause"] == (
        Level("upperRoman", "%1.", 4),
        Level("decimal", "%1.%2"),
        Level("lowerLetter", "%1. %3", legal=True),
        Level("lowerRoman", "(%4)"),
        Level("decimal", "(%5)"),
    )
    assert {name: levels for name, levels in read.lists.items() if name != "clause"} == {
        name: levels for name, levels in STANDARD.lists.items() if name != "clause"
    }
    assert [numbers_of(title) for title in TITLES] == ["clause", "schedule", "definition", "party", "recital"]


@pytest.mark.parametrize(
    ("value", "legal"), [("1", True), ("true", True), ("0", False), ("false", False), ("off", False)]
)
def test_a_level_is_legal_where_that_is_said_of_it(value: str, legal: bool):
    read = numbering_of(styles(), numbering(put(THIRD, f'<w:isLgl w:val="{value}"/>{THIRD}')))

    assert read.lists["clause"][2] == Level("lowerLetter", "(%3)", legal=legal)


SECOND = '<w:lvl w:ilvl="1"><w:start w:val="1"/>'
AGAIN = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="{}"/></w:lvlOverride>'
OTHERWISE = "List of clauses: it starts or numbers some level otherwise than its own levels say (lvlOverride): define its levels once."


@pytest.mark.parametrize(
    ("start", "again", "told"),
    [
        ('<w:start w:val="3"/>', "3", []),
        ('<w:start w:val="3"/>', "1", [OTHERWISE]),
        ("", "1", []),
        ("", "3", [OTHERWISE]),
    ],
)
def test_an_override_may_repeat_how_its_own_level_starts(start: str, again: str, told: list[str]):
    def change(text: str) -> str:
        return put(FIRST, FIRST + AGAIN.format(again))(put(SECOND, f'<w:lvl w:ilvl="1">{start}')(text))

    assert found(of_lists=change) == told


@pytest.mark.parametrize(("above", "told"), [(18, [COUNTS.format("x")]), (19, [])])
def test_a_paragraph_counts_in_the_list_of_the_base_of_its_style(above: int, told: list[str]):
    names = [f"Own{at}" for at in range(above)]
    more = "".join(
        style(name, f'<w:basedOn w:val="{base}"/>') for name, base in zip(names, [*names[1:], "heading1"], strict=True)
    )
    own = paragraph("x", '<w:pStyle w:val="Own0"/>')
    text = xml(f"<w:body>{own}</w:body>")

    assert found(lambda made: made + more, text=text) == told


def inside(lists: Element) -> list[str]:
    """What stands in the third level of clauses, in its order."""
    level = next(one for one in lists.iter(w("lvl")) if one.get(w("ilvl")) == "2")
    return [str(one.tag).removeprefix(f"{{{W}}}") for one in level]


def test_a_level_without_its_link_is_linked_again_in_words_own_order():
    lists = numbering(put('<w:pStyle w:val="ClauseLevel3"/>', "<w:other/><w:rPr/><w:pPr/><w:lvlJc/><w:suff/>"))

    assert relink(styles(), lists) is True
    assert inside(lists) == ["start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr", "other"]
    assert 'w:pStyle w:val="ClauseLevel3"' in inside_text(lists)
    assert relink(styles(), lists) is False
    assert relink(styles(), numbering()) is False
    assert relink(styles(put(NUMBERED, NUMBERED.replace("1", "9"))), numbering()) is False


def test_a_level_in_another_order_is_put_in_order():
    order = ("rPr", "pPr", "lvlJc", "legacy", "lvlPicBulletId", "lvlText", "suff", "isLgl", "lvlRestart")
    lists = numbering(put(THIRD, "".join(f"<w:{name}/>" for name in order) + THIRD))

    assert relink(styles(), lists) is True
    assert inside(lists) == [
        *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlText"),
        *("lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"),
    ]


def inside_text(lists: Element) -> str:
    return etree.tostring(lists, encoding="unicode")


def test_a_style_that_another_program_saved_has_its_levels_again():
    parts = unpack(HOUSE.read_bytes())
    links = re.findall(rb"<w:pStyle [^>]*/>", parts["word/numbering.xml"])
    bare = re.sub(rb"<w:pStyle [^>]*/>", b"", parts["word/numbering.xml"])
    style = load_house_style(packed({**parts, "word/numbering.xml": bare}), "house.docx")
    agreement = assembled(answers("document: {title: Hub, length: short}")).agreement
    made = unpack(write_document(agreement, style))["word/numbering.xml"]

    assert links
    assert re.findall(rb"<w:pStyle [^>]*/>", made) == links
