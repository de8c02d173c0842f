"""Live fields with their result already in place, references to numbers and to pages; and where a field of any file begins and ends."""

from __future__ import annotations

from typing import Final

from assembler.agreement import Reference
from assembler.spacing import unparted
from assembler.word.bookmarks import bookmark, number_bookmark
from assembler.word.xml import Element, escape, w

BEGIN: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE: Final = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def begin(code: str) -> str:
    """The start of a field, up to its result."""
    return f'{BEGIN}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{SEPARATE}'


def page_reference(name: str, page: int) -> str:
    r"""The page of a bookmark, `PAGEREF name \h`."""
    return begin(rf"PAGEREF {name} \h") + f"<w:r><w:t>{page}</w:t></w:r>{END}"


def reference_field(ref: Reference) -> str:
    r"""A field for each part, `REF name \n \h`: the number that its paragraph prints, and no other's.

    With `\w` Word would put the schedule's number in front of a paragraph's, and ONLYOFFICE the clause's in front of 12.3; `\r` depends on
    where it stands. Of a number that is words, it is those that are quoted, `REF name \h`.
    """
    codes = (
        rf"REF {number_bookmark(part.key)} \h" if part.literal else rf"REF {bookmark(part.key)} \n \h"
        for part in ref.parts
    )
    return "".join(
        begin(code) + f"<w:r><w:t>{escape(unparted(part.number))}</w:t></w:r>{END}"
        for code, part in zip(codes, ref.parts, strict=True)
    )


_MARK: Final = w("fldChar")
_KIND: Final = w("fldCharType")
_DEEPER: Final = {"begin": 1, "end": -1}


def depth_after(depth: int, run: Element) -> int:
    """How many fields one is within after a run, and before it `depth`. The end of a field that did not begin here ends none."""
    mark = run.find(_MARK)
    return depth if mark is None else max(0, depth + _DEEPER.get(str(mark.get(_KIND)), 0))
