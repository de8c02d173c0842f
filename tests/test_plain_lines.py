"""An agreement as plain text, whole, for one made by hand."""

from __future__ import annotations

from assembler.agreement import Agreement, Answer, Column, Paragraph, Properties, Role, Row, Section, Table, Text
from assembler.plain import agreement_text, words


def p(key: str, role: Role, text: str, number: str = "") -> Paragraph:
    return Paragraph(key, role, (Text(text),), number)


def table(layout: str, *headings: str) -> Table:
    cells = ((p("1", "cell", "a\nb"), p("2", "cell", "c")), (Paragraph("3", "cell", (Answer("d", open=True),)),))
    return Table("t", "", "", tuple(Column(one, 1) for one in headings), (Row("r", cells),), layout)  # type: ignore[arg-type]


SECTIONS = (
    Section("cover", "cover", None, (p("cover", "cover-title", "The Hub"),)),
    Section("contents", "contents", p("contents", "heading", "Contents"), ()),
    Section(
        "a",
        "clause",
        p("a", "clause", "First", "1."),
        (
            p("a1", "level-2", "one two three four five six seven", "1.1"),
            p("a2", "level-3", "short\n\nlast line of it that is long", "(a)"),
            p("a3", "body", ""),
        ),
    ),
    Section(
        "b",
        "schedule",
        p("b", "schedule", "Second", "Schedule 1"),
        (table("grid", "One", "Two"), table("grid", "", ""), table("plain", "One", "Two")),
    ),
    Section("points", "outstanding", p("points", "heading", "Open"), (p("point", "point", "a point"),)),
    Section("sign", "execution", p("sign", "heading", "Signed"), ()),
)
TEXT = """\
The Hub


CONTENTS
  1. First
  Schedule 1 Second


1. FIRST
1.1   one two three four
      five six seven
      (a)   short

            last line of it
            that is long



SCHEDULE 1 SECOND
  | One | Two
  | a / b / c | [d]
  | a / b / c | [d]
  | a / b / c | [d]


OPEN
- a point

----------------------------------------

SIGNED
"""


def test_an_agreement_reads_as_numbered_plain_text():
    agreement = Agreement(Properties("", "", "", "", "", "", "clean", ""), SECTIONS, ())

    assert agreement_text(agreement, 28) == TEXT
    assert "1.1   one two three four five six seven\n" in agreement_text(agreement)


def test_the_words_of_a_paragraph_have_its_blanks_in_brackets():
    content = (Text("a "), Answer("b", open=True), Answer(" c"))

    assert words(Paragraph("k", "body", content)) == "a [b] c"
    assert Paragraph("k", "body", content).text == "a b c"
    assert [
        Paragraph("k", "clause", (), number, literal=literal).written_number
        for number, literal in (("1A.", True), ("1.", False), ("", True))
    ] == ["1A. ", "", ""]
