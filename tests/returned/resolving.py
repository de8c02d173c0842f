"""Our own judge of tracked changes: a file with all of them accepted, or all rejected, paragraph by paragraph."""

from __future__ import annotations

from typing import Any

from lxml import etree
from msgspec import Struct

from assembler.word.package import join, packed_member, unpack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Line(Struct, frozen=True):
    """A paragraph: its style, whether it stands in a table, and its words; the number that a reference shows is left out."""

    style: str
    in_table: bool
    words: str
    manners: tuple[tuple[str, str], ...]


def settled(docx: bytes, *, accept: bool, author: str) -> bytes:
    """The file with every change of an author accepted or rejected, as Word settles them; those of others are left."""
    members = unpack(docx)
    root = etree.fromstring(members["word/document.xml"])
    gone, kept = (W + "del", W + "ins") if accept else (W + "ins", W + "del")
    for row in [one for one in root.iter(W + "tr") if _by(one.find(f"{W}trPr/{gone}"), author)]:
        row.getparent().remove(row)
    for table in [one for one in root.iter(W + "tbl") if one.find(W + "tr") is None]:
        table.getparent().remove(table)
    for change in [one for one in root.iter(gone, kept) if _by(one, author)]:
        if change.tag == gone and change.getparent().tag not in (W + "rPr", W + "trPr"):
            change.getparent().remove(change)
        elif change.tag == kept:
            _unwrapped(change)
    for mark in [one for one in root.iter(gone) if _by(one, author) and one.getparent().tag == W + "rPr"]:
        _joined_to_next(mark.getparent().getparent().getparent(), mark)
    members["word/document.xml"] = etree.tostring(root)
    return join(packed_member(name, data) for name, data in members.items())


def _unwrapped(change: Any) -> None:
    for text in change.iter(W + "delText", W + "delInstrText"):
        text.tag = W + ("t" if text.tag == W + "delText" else "instrText")
    for child in list(change):
        change.addprevious(child)
    change.getparent().remove(change)


def _joined_to_next(paragraph: Any, mark: Any) -> None:
    """A paragraph whose end goes: what is left in it comes before what is in the next."""
    after = paragraph.getnext()
    rest = [child for child in paragraph if child.tag != W + "pPr"]
    if after is None or after.tag != W + "p":
        if any(child.tag == W + "r" for child in rest) or paragraph.getparent().tag == W + "tc":
            mark.getparent().remove(mark)
        else:
            paragraph.getparent().remove(paragraph)
        return
    first = after.find(W + "pPr")
    for child in reversed(rest):
        if child.tag in (W + "bookmarkStart", W + "bookmarkEnd") and not any(one.tag == W + "r" for one in rest):
            continue
        after.insert(0 if first is None else 1, child)
    paragraph.getparent().remove(paragraph)


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
