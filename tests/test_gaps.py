"""Which words may be filled into a gap, and that filling is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.gaps import cut, fill, fits, mark, name
from assembler.record.write import in_json
from assembler.word.xml import attribute, escape, words


@pytest.mark.parametrize(
    "text",
    [
        "Norvale PCC",
        "St John's",
        "Ŷnys Môn",
        "C:\\temp",
        "🚒",
        "شرطة",
        "{{ title }}",
        "a: b",
        "Ltd.",
        "12 High Street, Norvale",
    ],
)
def test_plain_words_may_be_filled_in(text: str):
    assert fits(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fire & Rescue",
        "<b>",
        "a > b",
        'the "Hub"',
        "one\ntwo",
        "a\tb",
        " edge",
        "edge ",
        "\u00a0x",
        ".",
        ".5",
        ":",
        "these:",
        "\x07",
        "\ufffe",
    ],
)
def test_words_that_are_escaped_or_that_others_hang_on_may_not(text: str):
    assert not fits(text)


@given(st.text())
def test_words_that_may_be_filled_in_are_written_alike_everywhere(text: str):
    if fits(text):
        assert (words(text), escape(text), attribute(text)) == (f"<w:t>{text}</w:t>", text, text)


@given(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]))] * 3))
def test_filling_gaps_gives_what_writing_the_words_would_have(texts: tuple[str, str, str]):
    place = "parties[1].legal_name"

    pieces = cut(mark(place).join(texts).encode())

    assert fill(pieces, {name(place).encode(): "Ŷnys".encode()}) == "Ŷnys".join(texts).encode()


def test_a_gap_is_the_same_in_text_in_xml_and_in_json():
    gap = mark("parties[1].legal_name")

    assert (words(gap), attribute(gap), in_json(gap)) == (f"<w:t>{gap}</w:t>", gap, gap.encode())
