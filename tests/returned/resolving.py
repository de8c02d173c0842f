"""Our own judge of tracked changes: a file with all of them accepted, or all rejected, paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from assembler.word.package import unpack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Line:
    """A paragraph: its style, whether it stands in a table, and its words; the number that a reference shows is left out."""

    style: str
    in_table: bool
    words: str
    manners: tuple[tuple[str, str], ...]


def resolved(docx: bytes, *, accept: bool) -> list[Line]:
    """The paragraphs that have words, once every change is accepted or rejected."""
    root = etree.fromstring(unpack(docx)["word/document.xml"])
    gone, kept = (W + "del", W + "ins") if accept else (W + "ins", W + "del")
    for row in list(root.iter(W + "tr")):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(gone) is not None:
            row.getparent().remove(row)
    for change in list(root.iter(gone)):
        if change.getparent().tag not in (W + "rPr", W + "trPr"):
            change.getparent().remove(change)
    lines: list[Line] = []
    before: list[Any] = []
    for paragraph in root.iter(W + "p"):
        before.append(paragraph)
        mark = paragraph.find(f"{W}pPr/{W}rPr/{gone}")
        if mark is None:
            lines += _line(before)
            before = []
    assert kept
    return lines


def _line(paragraphs: list[Any]) -> list[Line]:
    """Paragraphs joined: the last one's style is what is left."""
    last = paragraphs[-1]
    style = last.find(f"{W}pPr/{W}pStyle")
    words, runs = "", []
    for paragraph in paragraphs:
        code = depth = 0
        for run in paragraph.iter(W + "r"):
            for one in run:
                if one.tag == W + "fldChar":
                    kind = one.get(W + "fldCharType")
                    depth += {"begin": 1, "end": -1}.get(kind, 0)
                    code = 1 if depth else 0
                elif one.tag in (W + "instrText", W + "delInstrText"):
                    words += f"<{' '.join(one.text.split())}>" if "REF" in one.text else ""
                elif one.tag in (W + "t", W + "delText") and not code:
                    words += one.text or ""
                    properties = run.find(W + "rPr")
                    if properties is not None and len(properties):
                        runs.append((",".join(sorted(child.tag for child in properties)), one.text or ""))
    joined: list[tuple[str, str]] = []
    for manner, text in runs:
        if joined and joined[-1][0] == manner:
            joined[-1] = (manner, joined[-1][1] + text)
        else:
            joined.append((manner, text))
    in_table = next(last.iterancestors(W + "tbl"), None) is not None
    return (
        [Line("" if style is None else style.get(W + "val"), in_table, words, tuple(joined))] if words.strip() else []
    )
