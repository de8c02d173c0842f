"""Word files of a few elements, for tests that read or change them: XML is given without its prefixes."""

from __future__ import annotations

import re

from assembler.word.package import join, packed_member
from assembler.word.xml import W

PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{PLAIN}"/></Types>'
)
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


BEGIN, SEPARATE, END = (f'<r><fldChar fldCharType="{kind}"/></r>' for kind in ("begin", "separate", "end"))


def r(words: str, manner: str = "") -> str:
    return f"<r>{f'<rPr>{manner}</rPr>' if manner else ''}<t>{words}</t></r>"


def p(inside: str, properties: str = "") -> str:
    return f"<p>{f'<pPr>{properties}</pPr>' if properties else ''}{inside}</p>"


def code(words: str) -> str:
    return f"<r><instrText>{words}</instrText></r>"


def field(words: str, shown: str) -> str:
    return BEGIN + code(words) + SEPARATE + shown + END


def prefixed(xml: str) -> str:
    """XML with Word's prefix for all that has none: `<p id="1"/>` is `<w:p w:id="1"/>`."""
    named = re.sub(r"<(/?)([A-Za-z0-9]+)(?=[\s/>])", r"<\1w:\2", xml)
    return re.sub(r' ([A-Za-z0-9]+)="', r' w:\1="', named)


def part_of(name: str, inside: str) -> bytes:
    """A part of a Word file, `document` for one."""
    return f"<w:{name} {SPACES}>{prefixed(inside)}</w:{name}>".encode()


def members_of(body: str, **parts: str) -> dict[str, bytes]:
    """The parts of a file with this text: `comments="<comment/>"` is what stands in its part of comments."""
    return {
        "[Content_Types].xml": TYPES.encode(),
        "word/document.xml": part_of("document", f"<body>{body}</body>"),
        **{f"word/{name}.xml": part_of(name, inside) for name, inside in parts.items()},
    }


def packed(members: dict[str, bytes]) -> bytes:
    """Parts as a file."""
    return join(packed_member(name, data) for name, data in members.items())


def small_file(body: str, **parts: str) -> bytes:
    """A Word file with this text."""
    return packed(members_of(body, **parts))
