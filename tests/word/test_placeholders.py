"""Where the placeholders of a house style stand, and how a part is cut at them, on a few lines of XML."""

from __future__ import annotations

import pytest
from word.test_house_parts import field, section, xml

from assembler.word.house_page import PageSize
from assembler.word.placeholders import Turn, cut, cut_body, holds_one, placeholder_faults
from assembler.word.xml import DECLARATION, Element

LISTED = "title, short_title, reference, version, marking, status, edition, dated"


def p(*runs: str, properties: str = "") -> str:
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{''.join(f'<w:r><w:t>{words}</w:t></w:r>' for words in runs)}</w:p>"


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (p("{{ title }} {{reference}}"), []),
        (p("{{ ti", "tle }}"), []),
        ('<w:docPr w:descr="{{ title }}" w:title="{{ dated }}" w:alt="{{ status }}" w:tooltip="{{ edition }}"/>', []),
        (p("{% for x %}"), ["holds a control tag ({% or {#); a house style has plain placeholders only"]),
        (p("{", "# x"), ["holds a control tag ({% or {#); a house style has plain placeholders only"]),
        (p("x #}"), ["holds a control tag ({% or {#); a house style has plain placeholders only"]),
        (
            p("{{ client }} {{ body }} {{ client }}"),
            [
                f"has the unknown placeholder {{{{ {name} }}}}; those allowed are {LISTED}"
                for name in ("body", "client")
            ],
        ),
        ('<w:docPr w:descr="{{ x }}"/>', [f"has the unknown placeholder {{{{ x }}}}; those allowed are {LISTED}"]),
        (p("{{ title"), ["has a placeholder that is opened and not closed"]),
        (p("{{ title }}" * 500), []),
        (p("{{ title }}" * 501), ["has more than 500 placeholders"]),
        ('<w:x w:val="{{ title }}"/>', ["has a placeholder where none is filled in (x: {{ title }})"]),
        ('<w:x w:val="{{ client }}"/>', ["has a placeholder where none is filled in (x: {{ client }})"]),
        (
            "<w:instrText> {{ title }} </w:instrText>",
            ["has a placeholder where none is filled in (instrText: {{ title }})"],
        ),
        ("<w:x/>{{ title }}", ["has a placeholder where none is filled in (x: {{ title }})"]),
    ],
)
def test_what_is_wrong_with_placeholders_is_told(inner: str, found: list[str]):
    assert list(placeholder_faults(xml(inner), body=False)) == found


def test_in_the_main_part_those_of_the_text_may_stand_too():
    allowed = p("{{ body }}") + p("{{ schedules }}") + p("{{ execution }}")

    assert list(placeholder_faults(xml(allowed + p("{{ x }}")), body=True)) == [
        f"has the unknown placeholder {{{{ x }}}}; those allowed are {LISTED}, body, schedules, execution"
    ]


@pytest.mark.parametrize(
    ("inner", "held"),
    [
        (p("{", "{ x"), True),
        ('<w:x w:a="{{"/>', True),
        (p("{ x }"), False),
        ("", False),
        ("<w:instrText>{{</w:instrText>", True),
    ],
)
def test_whether_a_part_holds_one_anywhere(inner: str, held: bool):
    assert holds_one(xml(inner)) is held


def inside(pieces: tuple[str, ...]) -> list[str]:
    """The pieces, the first without what a document begins with, and the last without what it ends with."""
    first, *rest = pieces
    assert first.startswith(f"{DECLARATION}<w:")
    opened = first.partition(">")[2].partition(">")[2].removeprefix("<w:body>")
    made = [opened, *rest]
    return [*made[:-1], made[-1].removesuffix("</w:document>").removesuffix("</w:body>")]


def test_a_part_is_cut_at_its_placeholders():
    assert inside(cut(xml(p("{{title}} of {{ dated }}.")))) == [
        "<w:p><w:r><w:t>",
        "title",
        " of ",
        "dated",
        ".</w:t></w:r></w:p>",
    ]
    assert len(cut(xml(p("words")))) == 1


def test_a_split_placeholder_is_mended_and_one_in_pieces_is_refused():
    assert cut(xml(p("{{ ti", "tle }}")))[1::2] == ("title",)
    with pytest.raises(
        ValueError, match=r"^has a placeholder in pieces: type it again in one go, without formatting inside it$"
    ):
        cut(xml("<w:p><w:r><w:t>{{ ti</w:t></w:r><w:r><w:tab/><w:t>tle !}}</w:t></w:r></w:p>"))


def body(*blocks: str) -> Element:
    return xml(f"<w:body>{''.join(blocks)}{section()}</w:body>")


def test_the_paragraph_of_the_text_gives_way_to_it():
    made = cut_body(body(p("Firm {{ title }}"), p("{{ body }}"), p("after")))

    assert inside(made.pieces) == [
        "<w:p><w:r><w:t>Firm ",
        "title",
        "</w:t></w:r></w:p>",
        "body",
        f"<w:p><w:r><w:t>after</w:t></w:r></w:p>{section()}",
    ]
    assert (made.pages, made.turns) == ({"body": PageSize(700, 1300)}, {})


def test_bookmarks_are_numbered_anew_and_those_of_word_are_gone():
    marks = '<w:bookmarkStart w:id="7" w:name="Firm"/>{}<w:bookmarkEnd w:id="7"/>'
    back = '<w:bookmarkStart w:id="8" w:name="_GoBack"/><w:bookmarkEnd w:id="8"/><w:proofErr w:type="x"/>'
    other = '<w:bookmarkStart w:id="9" w:name="Other"/><w:bookmarkEnd w:id="9"/>'
    text = f"<w:p>{marks.format('<w:r><w:t>{{ body }}</w:t></w:r>')}{back}</w:p>"
    made = cut_body(body(f"<w:p>{other}</w:p>", text))

    assert inside(made.pieces) == [
        '<w:p><w:bookmarkStart w:id="1000000000" w:name="Other"/><w:bookmarkEnd w:id="1000000000"/></w:p>'
        '<w:bookmarkStart w:id="1000000001" w:name="Firm"/>',
        "body",
        f'<w:bookmarkEnd w:id="1000000001"/>{section()}',
    ]


BREAK = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'


def test_schedules_and_execution_blocks_may_have_pages_of_their_own():
    wide = section('w:w="2000" w:h="1000"')
    made = cut_body(
        body(
            p("{{ body }}", properties=section()),
            p("Schedules follow"),
            p("{{ schedules }}", properties=wide),
            p("{{ execution }}"),
            p("end"),
        )
    )

    assert inside(made.pieces) == ["", "body", f"<w:p><w:r><w:t>end</w:t></w:r></w:p>{section()}"]
    assert made.pages == {
        "body": PageSize(700, 1300),
        "schedules": PageSize(1700, 300),
        "execution": PageSize(700, 1300),
    }
    assert made.turns == {
        "body": Turn((BREAK.format(section()) + p("Schedules follow")).encode(), b"Schedules follow\n"),
        "schedules": Turn(BREAK.format(wide).encode(), b""),
    }


ONCE = "must hold {{ body }} once, in a paragraph of its own in the text"
NEITHER = "must hold {{ schedules }} and {{ execution }} once, in paragraphs of their own after {{ body }}, or neither"


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ((), ONCE),
        ((p("{{ body }}"), p("{{ body }}")), ONCE),
        ((p("words {{ body }}"),), ONCE),
        ((p("{{ body }}"), p("see {{ schedules }}")), ONCE),
        ((f"<w:tbl><w:tr><w:tc>{p('{{ body }}')}</w:tc></w:tr></w:tbl>",), ONCE),
        ((field("IF 1", f"</w:p>{p('{{ body }}')}<w:p>").join(("<w:p>", "</w:p>")),), ONCE),
        ((p("{{ body }}"), p("{{ schedules }}")), NEITHER),
        ((p("{{ schedules }}"), p("{{ body }}"), p("{{ execution }}")), NEITHER),
        (
            (p("{{ body }}"), p("{{ title }}"), p("{{ schedules }}"), p("{{ execution }}")),
            "has a placeholder between {{ body }} and {{ execution }}: put it into a header or a footer",
        ),
    ],
)
def test_a_text_that_cannot_be_cut_is_refused(blocks: tuple[str, ...], fault: str):
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its words are compared whole
        cut_body(body(*blocks))

    assert str(raised.value) == fault
