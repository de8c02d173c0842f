"""House styles of firms, made of the shipped one: how they number, and schedules on pages of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from word.reading import HOUSE, changed

from assembler.word.package import join, packed_member, unpack

NUMBERING, DOCUMENT, STYLES = "word/numbering.xml", "word/document.xml", "word/styles.xml"
SHIPPED = HOUSE.read_bytes()

PORTRAIT = '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1361" w:left="1418" w:header="737" w:footer="624" w:gutter="0"/><w:cols w:space="720"/></w:sectPr>'
LANDSCAPE = PORTRAIT.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')


def numbered(levels: Mapping[str, tuple[str, str]], source: bytes = SHIPPED) -> bytes:
    """The house style with these forms and texts for the levels of these styles, by their ids."""
    members = unpack(source)
    text = members[NUMBERING].decode()
    for style, (form, own) in levels.items():
        found = re.compile(
            rf'<w:numFmt w:val="\w+"/><w:pStyle w:val="{style}"/>((?:<w:suff [^>]*>)?)<w:lvlText w:val="[^"]*"/>'
        )
        text, times = found.subn(
            rf'<w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>\1<w:lvlText w:val="{own}"/>', text
        )
        assert times == 1, style
    members[NUMBERING] = text.encode()
    return join(packed_member(name, data) for name, data in members.items())


def landscape(source: bytes = SHIPPED) -> bytes:
    """The house style with its schedules on pages on their side, and the execution blocks upright again."""
    whole = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{{ body }}</w:t></w:r></w:p>'
    own = (
        f"<w:p><w:pPr>{PORTRAIT.replace('<w:cols', '<w:cols')}</w:pPr><w:r><w:t>{{{{ body }}}}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{{ schedules }}</w:t></w:r></w:p>"
        f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"
        "<w:p><w:r><w:t>{{ execution }}</w:t></w:r></w:p>"
    )
    return changed(source, DOCUMENT, whole, own)


DECIMAL = {
    "Heading1": ("decimal", "%1."),
    "ClauseLevel2": ("decimal", "%1.%2"),
    "ClauseLevel3": ("decimal", "%1.%2.%3"),
    "ClauseLevel4": ("decimal", "%1.%2.%3.%4"),
    "ClauseLevel5": ("decimal", "%1.%2.%3.%4.%5"),
    "ScheduleHeading": ("upperRoman", "ANNEX %1"),
    "ScheduleLevel1": ("decimal", "%2"),
    "ScheduleLevel2": ("decimal", "%2.%3"),
    "ScheduleLevel3": ("decimal", "%2.%3.%4"),
    "ScheduleLevel4": ("lowerRoman", "(%5)"),
    "Party": ("decimal", "%1."),
    "Recital": ("decimal", "%1"),
}
CAPITALS = {
    "Heading1": ("upperRoman", "%1."),
    "ScheduleHeading": ("decimal", "SCHEDULE %1"),
    "Party": ("lowerLetter", "%1)"),
}
BRACKETS = {
    "Heading1": ("decimal", "%1)"),
    "ClauseLevel2": ("decimal", "%1.%2."),
    "ClauseLevel3": ("lowerLetter", "%3)"),
    "ClauseLevel4": ("lowerRoman", "%4)"),
    "ScheduleLevel3": ("lowerLetter", "%4)"),
    "ScheduleLevel4": ("upperLetter", "%5)"),
    "DefinitionLevel1": ("lowerLetter", "%2)"),
    "ScheduleHeading": ("ordinalText", "%1 Schedule"),
    "Party": ("upperLetter", "%1."),
    "Recital": ("lowerRoman", "%1)"),
}

FIRMS: Mapping[str, bytes] = {
    "1.1.1": numbered(DECIMAL),
    "SCHEDULE 1": numbered(CAPITALS),
    "a)": numbered(BRACKETS),
    "landscape schedules": landscape(),
}

SAVED: Mapping[str, bytes] = {
    name: Path(__file__).parents[1].joinpath("fixtures", "house-styles", f"saved-by-{name}.docx").read_bytes()
    for name in ("libreoffice", "onlyoffice")
}
"""The shipped house style, opened and saved by another program."""
