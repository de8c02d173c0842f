"""Law 14: nothing of a lawyer's is lost. Rejecting ours gives the returned file, accepting ours gives the merge, nothing new makes no change."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from returned.editing import edited, packed
from returned.resolving import resolved
from shipped import ROOT, answers, assembled, compiled_library, example, issued
from word.gates import sdk_errors
from word.reading import part

from assembler.pipeline import Result
from assembler.record import read_record
from assembler.returned import Issued, issued_by, locks_of
from assembler.returned.updating import Update, updated
from assembler.word.copy import read_copy
from assembler.word.package import unpack

US = "assembler"
BODY = "word/document.xml"


@cache
def base() -> tuple[bytes, Issued]:
    docx, record = issued(assembled(example("harrowmere-hub.yaml")))
    return docx, issued_by(read_record(record))


@cache
def final() -> tuple[Result, bytes]:
    result = assembled(example("harrowmere-hub-final.yaml"))
    return result, issued(result)[0]


@cache
def with_values() -> tuple[Result, bytes]:
    """The same answers but for a name, a sum and a length of notice."""
    text = (ROOT / "examples" / "harrowmere-hub.yaml").read_text(encoding="utf-8")
    for old, new in (("name: Norvale Council", "name: Norvale CC"), ("145000", "155000"), ("notice: 12", "notice: 9")):
        text = text.replace(old, new)
    result = assembled(answers(text))
    return result, issued(result)[0]


def merged(theirs: bytes, ours: tuple[Result, bytes]) -> Update:
    result, docx = ours
    return updated(base()[1], theirs, result.agreement, docx, locks_of(compiled_library().library))


def lines(docx: bytes, *, accept: bool) -> list[tuple[str, str]]:
    """Style and words of each paragraph, with our changes accepted or rejected and those of others left; the contents list is made anew."""
    found = resolved(docx, accept=accept, author=US)
    return [(line.style, line.words.replace("\u00a0", " ")) for line in found if not line.style.startswith("TOC")]


def changed(change: Callable[[str], str]) -> bytes:
    docx = base()[0]
    return packed({**unpack(docx), BODY: change(part(docx, BODY)).encode()})


def in_length(old: str, new: str) -> Callable[[str], str]:
    """Other words in the paragraph on the length of notice."""

    def change(body: str) -> str:
        at = body.index("_c_withdrawal__length")
        return body[:at] + body[at:].replace(old, new, 1)

    return change


@pytest.mark.parametrize("seed", range(12))
def test_rejecting_ours_gives_the_returned_file(seed: int):
    theirs, _ = edited(base()[0], seed)
    made = merged(theirs, final())

    assert made.taken > 30
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)


@pytest.mark.parametrize("ours", [final, with_values], ids=["another stage", "other values"])
def test_in_an_untouched_file_accepting_ours_gives_the_new_draft(ours: Callable[[], tuple[Result, bytes]]):
    made = merged(base()[0], ours())

    assert made.conflicts == ()
    assert lines(made.docx, accept=True) == lines(ours()[1], accept=True)
    assert lines(made.docx, accept=False) == lines(base()[0], accept=False)


@pytest.mark.sdk
def test_a_merge_is_valid():
    assert sdk_errors(merged(base()[0], final()).docx) == []


@pytest.mark.parametrize("seed", range(3))
def test_nothing_new_gives_the_very_same_bytes(seed: int):
    theirs, _ = edited(base()[0], seed + 1)
    made = merged(theirs, (assembled(example("harrowmere-hub.yaml")), base()[0]))

    assert (made.docx == theirs, made.taken, made.conflicts) == (True, 0, ())


def test_others_keep_their_pending_changes():
    theirs, _ = edited(base()[0], 3)
    before = [change for change in read_copy(theirs).changes() if change.author != US]
    after = [change for change in read_copy(merged(theirs, final()).docx).changes() if change.author != US]

    assert after == before


def test_changes_apart_in_one_paragraph_are_both_kept():
    made = merged(changed(in_length("every other Party", "each other Party")), with_values())
    length = next(
        words
        for _, words in lines(made.docx, accept=True)
        if words.startswith("The Withdrawal Date must be a 31 March")
    )

    assert made.conflicts == ()
    assert "at least 9 months" in length
    assert "or each other Party agrees" in length


def test_where_both_changed_the_same_words_theirs_stand_with_a_comment():
    made = merged(changed(in_length("12\u00a0months", "18\u00a0months")), with_values())
    told = {one.key: one for one in made.conflicts}
    comments = [comment for p in read_copy(made.docx).paragraphs for comment in p.comments if comment.author == US]

    assert set(told) == {"withdrawal#length"}
    assert ("18 months" in told["withdrawal#length"].theirs, "9 months" in told["withdrawal#length"].ours) == (
        True,
        True,
    )
    assert [comment.text.split("\n")[0] for comment in comments] == [told["withdrawal#length"].why]


def test_what_the_statute_requires_and_they_deleted_is_put_back_with_the_provision():
    def without(body: str) -> str:
        start = body.rindex("<w:p>", 0, body.index('w:name="_c_withdrawal__right"'))
        return body[:start] + body[body.index("</w:p>", start) + len("</w:p>") :]

    again = merged(changed(without), with_values())
    same = merged(changed(without), (assembled(example("harrowmere-hub.yaml")), base()[0]))

    assert [one.key for one in again.conflicts] == [one.key for one in same.conflicts] == ["withdrawal#right"]
    assert "s.4(7)" in again.conflicts[0].why
    assert lines(again.docx, accept=True) == lines(with_values()[1], accept=True)
    assert same.docx == changed(without)
