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


def resolved(docx: bytes, *, accept: bool, author: str = "") -> list[Line]:
    """The paragraphs that have words, once every change, or every change of one author, is accepted or rejected.

    Where others' changes are left, their words count, those struck out included.
    """
    root = etree.fromstring(unpack(docx)["word/document.xml"])
    gone = W + ("del" if accept else "ins")
    for row in list(root.iter(W + "tr")):
        properties = row.find(W + "trPr")
        if properties is not None and _by(properties.find(gone), author):
            row.getparent().remove(row)
    for change in list(root.iter(gone)):
        if change.getparent().tag not in (W + "rPr", W + "trPr") and _by(change, author):
            change.getparent().remove(change)
    lines: list[Line] = []
    before: list[Any] = []
    for paragraph in root.iter(W + "p"):
        before.append(paragraph)
        mark = paragraph.find(f"{W}pPr/{W}rPr/{gone}")
        if not _by(mark, author):
            lines += _line(before)
            before = []
    return lines


def _by(change: Any, author: str) -> bool:
    return change is not None and (not author or change.get(W + "author") == author)


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
