"""How `house.docx` was made. Run by hand after a change to the house style: `python templates/make_house.py`.

Nothing runs this when an agreement is assembled: the Word file is what counts, and a firm may replace it with its own.
Sizes are in the file format's units: indents and spacing in twentieths of a point, letters in half points.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assembler.spacing import NO_BREAK
from assembler.word.package import join, packed_member
from assembler.word.styles import EXECUTION_HEADING, LISTS, STYLES
from assembler.word.xml import CONTENT_TYPES, DECLARATION, RELATIONSHIPS, R, W

INK: Final = "1F2A44"
GREY: Final = "5F6673"
RULE: Final = "B8BDC7"
TEXT_WIDTH: Final = 9070  # A4, 2.5 cm at each side

FIRST: Final = 720  # where the text of 1. and 1.1 stands, and of 1. in a schedule, whose 1.1 is a step further in
SECOND: Final = 1361
THIRD: Final = 2002
FOURTH: Final = 2643
LISTED: Final = 1474  # where a heading stands in the contents list, clear of “Schedule 10”

INDENTS: Final = {
    "clause": (FIRST, FIRST),
    "level-2": (FIRST, FIRST),
    "level-3": (SECOND, SECOND - FIRST),
    "level-4": (THIRD, THIRD - SECOND),
    "level-5": (FOURTH, FOURTH - THIRD),
    "schedule": (1814, 1814),
    "schedule-1": (FIRST, FIRST),
    "schedule-2": (SECOND, SECOND - FIRST),
    "schedule-3": (THIRD, THIRD - SECOND),
    "schedule-4": (FOURTH, FOURTH - THIRD),
    "definition": (FIRST, 0),
    "definition-a": (SECOND, SECOND - FIRST),
    "definition-i": (THIRD, THIRD - SECOND),
    "party": (FIRST, FIRST),
    "recital": (FIRST, FIRST),
}
"""Where the text stands, and how far its number hangs to the left of it."""

ROLES: Final = {name: role for role, name in STYLES.items()}
NUMBERS: Final = {name: number for number, name in enumerate(LISTS, start=1)}


def style_id(name: str) -> str:
    """The id that Word itself makes of a style's name: `heading 1` gives `Heading1`."""
    known = {"annotation text": "CommentText", "annotation reference": "CommentReference", "toc 1": "TOC1"}
    return known.get(name) or "".join(word[:1].upper() + word[1:] for word in name.split())


def list_place(name: str) -> str:
    """The link from a style to its level of its list, or nothing."""
    for title, levels in LISTS.items():
        for depth, level in enumerate(levels):
            if level.style == name:
                lower = f'<w:ilvl w:val="{depth}"/>' if depth else ""
                return f'<w:numPr>{lower}<w:numId w:val="{NUMBERS[title]}"/></w:numPr>'
    return ""


def paragraph_style(  # noqa: PLR0913 - each property of a style is named where it is used
    name: str,
    *,
    based: str = "Normal",
    then: str = "",
    keep: str = "",
    borders: str = "",
    tabs: str = "",
    spacing: str = "",
    indent: str = "",
    outline: str = "",
    letters: str = "",
    quick: bool = True,
) -> str:
    """A paragraph style, its properties in the order the file format asks for."""
    custom = "" if name[0].islower() or name in BUILT_IN else ' w:customStyle="1"'
    inside = (
        keep
        + list_place(name)
        + (f"<w:pBdr>{borders}</w:pBdr>" if borders else "")
        + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "")
        + (f"<w:spacing {spacing}/>" if spacing else "")
        + (f"<w:ind {indent}/>" if indent else "")
        + (f'<w:outlineLvl w:val="{outline}"/>' if outline else "")
    )
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{style_id(based)}"/>' if based else "")
        + (f'<w:next w:val="{style_id(then)}"/>' if then else "")
        + ("<w:qFormat/>" if quick else "")
        + (f"<w:pPr>{inside}</w:pPr>" if inside else "")
        + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
        + "</w:style>"
    )


DEFAULT: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
)
BUILT_IN: Final = {"Normal", "Title", "Body Text", "Body Text Indent", "Signature"}
KEEP: Final = "<w:keepNext/><w:keepLines/>"
LARGE: Final = f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
STRONG: Final = f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
SMALL: Final = f'<w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/>'


def line(side: str, size: int, colour: str, space: int) -> str:
    """A rule on one side of a paragraph or a table; its size is in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def paragraph_styles() -> str:
    """The paragraph styles of the text, in the order of the document."""
    body = 'w:before="110" w:after="110" w:line="259" w:lineRule="auto"'
    plain = [name for role, name in STYLES.items() if role in INDENTS and role not in ("clause", "schedule")]
    return "".join(
        [
            DEFAULT,
            paragraph_style(
                "Title",
                then="Cover Text",
                keep=KEEP,
                borders=line("bottom", 12, INK, 14),
                spacing='w:before="2400" w:after="360" w:line="252" w:lineRule="auto"',
                indent='w:right="1134"',
                outline="0",
                letters=f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="52"/><w:szCs w:val="52"/>',
            ),
            paragraph_style(
                "Cover Text",
                spacing='w:before="160" w:after="80" w:line="288" w:lineRule="auto"',
                indent='w:right="1134"',
                letters='<w:sz w:val="22"/><w:szCs w:val="22"/>',
            ),
            paragraph_style(
                "Front Heading",
                then="Body Text",
                keep=KEEP,
                spacing='w:before="360" w:after="120"',
                outline="1",
                letters=LARGE,
            ),
            paragraph_style(
                EXECUTION_HEADING,
                based="Front Heading",
                then="Signature",
                borders=line("top", 4, RULE, 8),
                spacing='w:before="400" w:after="60"',
                letters='<w:sz w:val="24"/><w:szCs w:val="24"/>',
            ),
            paragraph_style(
                "heading 1",
                then="Clause Level 2",
                keep=KEEP,
                spacing='w:before="280" w:after="120"',
                outline="0",
                letters=STRONG,
            ),
            paragraph_style(
                "Schedule Heading",
                then="Schedule Level 1",
                keep=KEEP,
                borders=line("bottom", 6, INK, 6),
                spacing='w:before="560" w:after="180"',
                outline="0",
                letters=LARGE,
            ),
            *(paragraph_style(name, spacing=body) for name in plain),
            paragraph_style("Body Text", spacing=body),
            paragraph_style("Body Text Indent", spacing=body, indent=f'w:left="{FIRST}"'),
            paragraph_style(
                "Signature",
                keep="<w:keepNext/><w:keepLines/>",
                spacing='w:before="60" w:after="60" w:line="259" w:lineRule="auto"',
            ),
            paragraph_style(
                "Outstanding Point",
                keep="<w:keepLines/>",
                borders=line("bottom", 4, RULE, 6) + line("between", 4, RULE, 6),
                spacing='w:before="120" w:after="120" w:line="276" w:lineRule="auto"',
            ),
            small_styles(),
        ]
    )


def small_styles() -> str:
    """Styles of tables, contents, headers, footers and comments."""
    right = f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>'
    return "".join(
        [
            paragraph_style("Table Text", spacing='w:before="50" w:after="50" w:line="252" w:lineRule="auto"'),
            paragraph_style(
                "Table Heading",
                based="Table Text",
                keep="<w:keepNext/>",
                letters=f'<w:b/><w:bCs/><w:color w:val="{INK}"/>',
            ),
            paragraph_style(
                "Table Space", spacing='w:before="0" w:after="0" w:line="200" w:lineRule="exact"', quick=False
            ),
            paragraph_style(
                "toc 1",
                then="Normal",
                # One stop for clauses and schedules alike: a second would catch the page number of a short heading.
                tabs=f'<w:tab w:val="left" w:pos="{LISTED}"/>'
                f'<w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>',
                spacing='w:before="0" w:after="60"',
                indent=f'w:left="{LISTED}" w:hanging="{LISTED}"',
                quick=False,
            ),
            paragraph_style("header", tabs=right, letters=SMALL, quick=False),
            paragraph_style("footer", tabs=right, letters=SMALL, quick=False),
            paragraph_style("annotation text", letters='<w:sz w:val="18"/><w:szCs w:val="18"/>', quick=False),
        ]
    )


def other_styles() -> str:
    """Character and table styles."""
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="OpenAnswer"><w:name w:val="Open Answer"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="FFF2B3"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + grid_table()
        + plain_table()
    )


def grid_table() -> str:
    """A light table: rules above and below, hairlines between rows, a tinted heading row."""
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="AgreementTable"><w:name w:val="Agreement Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"{line('top', 8, INK, 0)}{line('bottom', 8, INK, 0)}{line('insideH', 4, RULE, 0)}"
        "</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        f"{line('bottom', 8, INK, 0)}</w:tcBorders>"
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF0F4"/><w:vAlign w:val="bottom"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def plain_table() -> str:
    """A signature block: no frame, and a rule to write on under each cell of the last column."""
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="SignatureTable"><w:name w:val="Signature Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblCellMar>'
        '<w:top w:w="170" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>'
        '<w:tblStylePr w:type="lastCol"><w:tcPr><w:tcBorders>'
        f"{line('bottom', 4, GREY, 0)}{line('insideH', 4, GREY, 0)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def styles_part() -> str:
    """Defaults (Arial 10, UK English, widow control), then every style."""
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{paragraph_styles()}{other_styles()}</w:styles>"
    )


def numbering_part() -> str:
    """The lists, each level linked to its style; the styles link back, so that a lawyer only ever picks a style."""
    schemes = "".join(scheme(title) for title in LISTS)
    links = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in NUMBERS.values()
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{schemes}{links}</w:numbering>'


def scheme(title: str) -> str:
    """One multilevel list."""
    levels = []
    for depth, level in enumerate(LISTS[title]):
        role = ROLES[level.style]
        left, hanging = INDENTS[role]
        own = level.standard
        suffix = '<w:suff w:val="nothing"/>' if own.form == "none" else ""
        tab = "" if own.form == "none" else f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        upright = '<w:rPr><w:b w:val="0"/><w:i w:val="0"/></w:rPr>' if role not in ("clause", "schedule") else ""
        levels.append(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{own.form}"/>'
            f'<w:pStyle w:val="{style_id(level.style)}"/>{suffix}<w:lvlText w:val="{own.text.replace(" ", NO_BREAK)}"/>'
            f'<w:lvlJc w:val="left"/>'
            f'<w:pPr>{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{upright}</w:lvl>'
        )
    number = NUMBERS[title]
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="4A55E3{number:02X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="4A55E4{number:02X}"/>{"".join(levels)}</w:abstractNum>'
    )


def settings_part() -> str:
    """Settings: Word 2013 and later, UK English; nothing that would ask or fetch when the file is opened."""
    modern = "http://schemas.microsoft.com/office/word"
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{modern}" w:val="15"/>'
        f'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" w:uri="{modern}" w:val="1"/>'
        f'<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="{modern}" w:val="1"/>'
        f'<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="{modern}" w:val="1"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
    )


def document_part() -> str:
    """The text: one paragraph where all sections go, and the page: A4, 2.5 cm margins, a cover without headers."""
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{{ body }}</w:t></w:r></w:p>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1531" w:right="1418" w:bottom="1361" w:left="1418"'
        ' w:header="737" w:footer="624" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def field(code: str) -> str:
    """A field that Word works out whenever it lays out a page."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text(words: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def furniture(kind: str, inside: str, manner: str = "") -> str:
    """A header or footer of one paragraph."""
    tag = "hdr" if kind == "header" else "ftr"
    style = style_id(kind)
    return (
        f'{DECLARATION}<w:{tag} xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{manner}</w:pPr>'
        f"{inside}</w:p></w:{tag}>"
    )


def parts() -> dict[str, str]:
    """Every part of the file, by name."""
    tab = "<w:r><w:tab/></w:r>"
    under = f"<w:pBdr>{line('bottom', 4, RULE, 6)}</w:pBdr>"
    over = f"<w:pBdr>{line('top', 4, RULE, 6)}</w:pBdr>"
    band = f"<w:pBdr>{line('top', 48, INK, 1)}</w:pBdr>"
    pages = text("Page ") + field("PAGE") + text(" of ") + field("NUMPAGES")
    left = text("{{ reference }}  {{ edition }}")
    return {
        "[Content_Types].xml": content_types_part(),
        "_rels/.rels": relationships_part({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document_part(),
        "word/_rels/document.xml.rels": relationships_part(WORD_PARTS),
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": font_table_part(),
        "word/header1.xml": furniture("header", text("{{ short_title }}") + tab + text("{{ marking }}"), under),
        "word/header2.xml": furniture("header", tab + text("{{ marking }}"), band),
        "word/footer1.xml": furniture("footer", left + tab + pages, over),
        "word/footer2.xml": furniture("footer", text("{{ reference }}") + tab + text("{{ edition }}"), over),
    }


WORD_PARTS: Final = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId3": ("settings", "settings.xml"),
    "rId4": ("fontTable", "fontTable.xml"),
    "rId5": ("header", "header1.xml"),
    "rId6": ("header", "header2.xml"),
    "rId7": ("footer", "footer1.xml"),
    "rId8": ("footer", "footer2.xml"),
}


def relationships_part(links: dict[str, tuple[str, str]]) -> str:
    """The links from one part to others."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    body = "".join(
        f'<Relationship Id="{name}" Type="{kinds}/{kind}" Target="{target}"/>' for name, (kind, target) in links.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{body}</Relationships>'


def content_types_part() -> str:
    """The kind of each part."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"word/document.xml": f"{word}.document.main+xml"}
    kinds |= {f"word/{target}": f"{word}.{kind}+xml" for kind, target in WORD_PARTS.values()}
    body = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{body}</Types>'
    )


def font_table_part() -> str:
    """The one font, with its kind, for machines that lack it."""
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}"><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def house() -> bytes:
    """The whole file; the same bytes every time."""
    return join(packed_member(name, part.encode()) for name, part in parts().items())


if __name__ == "__main__":
    Path(__file__).with_name("house.docx").write_bytes(house())
