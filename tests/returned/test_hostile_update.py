"""A hostile file that is to be updated: refused before anything is made of it, or updated so that rejecting ours gives it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from returned.editing import packed
from returned.fuzzing import lines, structure
from returned.versions import base, merged, with_values
from word.reading import part

from assembler.errors import AnswersError
from assembler.word.package import unpack

BODY = "word/document.xml"
RELATED = "word/_rels/document.xml.rels"
RIGHT = '<w:p><w:bookmarkStart w:id="9" w:name="_c_withdrawal__right"/><w:r><w:t>No.</w:t></w:r><w:bookmarkEnd w:id="9"/></w:p>'
REVISION = '<w:ins w:id="1" w:author="A" w:date="2027-01-01T00:00:00Z"><w:r><w:t>x</w:t></w:r></w:ins>'
ENDLESS = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r></w:p>'


def in_part(name: str, change: Callable[[str], str]) -> bytes:
    docx = base().docx
    return packed({**unpack(docx), name: change(part(docx, name)).encode()})


def in_body(xml: str) -> bytes:
    return in_part(BODY, lambda body: body.replace("<w:body>", f"<w:body>{xml}", 1))


def nested_tables() -> str:
    inner = "<w:p><w:r><w:t>deep words here</w:t></w:r></w:p>"
    for _ in range(40):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return f"{inner}<w:p/>"


@pytest.mark.parametrize(
    ("hostile", "says"),
    [
        (lambda: in_body('<w:altChunk r:id="rId9"/>'), "altChunk"),
        (
            lambda: in_part(BODY, lambda body: body.replace("<w:document", "<!DOCTYPE w><w:document", 1)),
            "document type",
        ),
        (lambda: in_part(BODY, lambda _: "<w:document>"), "not well-formed"),
        (lambda: in_body("<w:p/>" * 50_001), "more than 50,000 paragraphs"),
    ],
    ids=["text of another file", "a document type", "broken XML", "too many paragraphs"],
)
def test_what_cannot_be_read_is_refused(hostile: Callable[[], bytes], says: str):
    with pytest.raises(AnswersError, match=says):
        merged(hostile(), with_values())


@pytest.mark.slow
@pytest.mark.parametrize(
    "xml",
    [nested_tables(), RIGHT * 300, f"{ENDLESS}<w:p><w:r><w:t>No Party may withdraw.</w:t></w:r></w:p>"],
    ids=["tables within tables", "one bookmark three hundred times", "a field without an end"],
)
def test_what_is_odd_is_updated_and_given_back(xml: str):
    theirs = in_body(xml)
    made = merged(theirs, with_values())

    assert made.taken > 1
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)
    assert structure(made.docx) == structure(theirs)


def test_a_link_to_elsewhere_stays_as_it_is_and_none_is_added():
    away = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="https://example.invalid/a.dotm" TargetMode="External"/></Relationships>'
    )
    theirs = in_part(RELATED, lambda related: related.replace("</Relationships>", away))
    made = merged(theirs, with_values())

    assert part(made.docx, RELATED).count('TargetMode="External"') == part(theirs, RELATED).count(
        'TargetMode="External"'
    )


@pytest.mark.slow
def test_a_hundred_thousand_revisions_of_others_are_kept():
    theirs = in_body(f"<w:p>{REVISION * 100_000}</w:p>")
    made = merged(theirs, with_values())

    assert made.taken > 1
    assert part(made.docx, BODY).count(REVISION) == 100_000
