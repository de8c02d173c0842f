"""XML as we write and read it: namespaces, escaping, and a strict parse that neither repairs nor fetches anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final, TypeAlias

from lxml import etree

from assembler.spacing import unparted

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for the type

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML cannot hold: control characters, lone surrogates and two non-characters."""


class _Nothing:
    """A reader that keeps nothing of what it reads."""

    def close(self) -> None:
        """Ends the reading."""


_NOTHING: Final[Any] = _Nothing()  # lxml's stubs ask for methods that lxml does not
_PARSER: Final = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    huge_tree=False,
    recover=False,
    load_dtd=False,
    remove_comments=True,  # words that stand on both sides of one are read as one
    remove_pis=True,
)
_CHECKER: Final = etree.XMLParser(
    target=_NOTHING, resolve_entities=False, no_network=True, huge_tree=False, recover=False, load_dtd=False
)
_SPECIAL: Final = re.compile("[&<>\t\n\r]")
_PLAIN: Final = re.compile(r"[^\s&<>][^&<>\t\n\r]*(?<!\s)\Z")
"""Text without anything to escape and without space at its ends, which a program need not be told to keep."""
LINES: Final = re.compile("\r\n|\r|\n")


def attribute(text: str) -> str:
    """The text as it stands between double quotes in a tag."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def check(source: bytes) -> None:
    """Raise `lxml.etree.XMLSyntaxError` as `parse` would, in half its time, since no tree is built."""
    etree.fromstring(source, _CHECKER)


def escape(text: str) -> str:
    """The text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def parse(source: bytes) -> Element:
    """The root of a part. Raises `lxml.etree.XMLSyntaxError`; loads no entity, network address or outsize tree."""
    return etree.fromstring(source, _PARSER)


def serialise(root: Element) -> str:
    """A part as text, with Word's own declaration in front."""
    return DECLARATION + etree.tostring(root, encoding="unicode")


def prefixed(root: Element) -> Element:
    """The part with `w` and `r` for Word's own namespaces, as what we write into it has, whatever prefixes it came with.

    Raises ValueError where it uses one of the two for something else.
    """
    if any(root.nsmap.get(prefix, own) != own for prefix, own in (("w", W), ("r", R))):
        raise ValueError("uses the prefix w or r for something that is not Word's: save the file with Word")
    others = {str(prefix): name for prefix, name in root.nsmap.items() if prefix and name not in (W, R)}
    return with_prefixes(root, {**others, "w": W, "r": R})


def with_prefixes(root: Element, prefixes: dict[Any, str]) -> Element:
    """A copy of an element and of all that is in it, with these prefixes for its namespaces."""
    made = etree.Element(root.tag, attrib={str(name): str(text) for name, text in root.attrib.items()}, nsmap=prefixes)
    made.text = root.text
    made.extend(deepcopy(child) for child in root)
    etree.cleanup_namespaces(made, keep_ns_prefixes=[prefix for prefix in prefixes if prefix])
    return made


def w(name: str) -> str:
    """A name in the main Word namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


def value(element: Element | None, default: str = "") -> str:
    """The `w:val` of an element, or the default where the element or the attribute is missing."""
    return default if element is None else str(element.get(w("val"), default))


@lru_cache(maxsize=20_000)
def run_content(text: str) -> str:
    """The inside of a run: the text, a line break for each new line in it, a tab for each tab, and no number parted from its word."""
    text = unparted(text)
    if _PLAIN.match(text) is not None:  # nearly always
        return f"<w:t>{text}</w:t>"
    if _SPECIAL.search(text) is None:
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return "<w:br/>".join(_line(line) for line in LINES.split(text))


def text_within(element: Element) -> str:
    """All the text inside an element, however deep."""
    return "".join(str(text) for text in element.itertext())


def _line(line: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in line.split("\t")
    )


def fill(pieces: tuple[str, ...], values: Mapping[str, str]) -> str:
    """Ready pieces joined: every second piece is the name of a value, which must already be escaped."""
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))
