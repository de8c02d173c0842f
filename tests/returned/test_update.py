"""Law 14: nothing of a lawyer's is lost. Rejecting ours gives the returned file, accepting ours gives the merge, nothing new makes no change."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from returned.editing import edited, packed
from returned.fuzzing import contents_list, inspect_it, lines, structure
from returned.programs import ONLYOFFICE, Act, by_onlyoffice
from returned.resolving import settled
from returned.same_edits import SameEdit, done, edits_in
from returned.versions import (
    NEW,
    Version,
    another_payment,
    base,
    final,
    in_short,
    merged,
    parties_reversed,
    with_values,
)
from searching import tries
from word.gates import sdk_errors
from word.reading import part

from assembler.returned import Issued
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.copy import read_copy
from assembler.word.package import unpack

US = "assembler"
BODY = "word/document.xml"


def changed(change: Callable[[str], str]) -> bytes:
    docx = base().docx
    return packed({**unpack(docx), BODY: change(part(docx, BODY)).encode()})


def in_length(old: str, new: str) -> Callable[[str], str]:
    """Other words in the paragraph on the length of notice."""

    def change(body: str) -> str:
        at = body.index("_c_withdrawal__length")
        return body[:at] + body[at:].replace(old, new, 1)

    return change


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(tries(60, least=5)))
def test_rejecting_ours_gives_the_returned_file(seed: int):
    theirs, _ = edited(base().docx, seed)
    made = merged(theirs, NEW[seed % len(NEW)]())

    assert made.taken > 1
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)
    assert structure(made.docx) == structure(theirs)


@pytest.mark.slow
@pytest.mark.parametrize("ours", NEW, ids=["another stage", "other values", "another order", "a row", "short"])
def test_in_an_untouched_file_accepting_ours_gives_the_new_draft(ours: Callable[[], Version]):
    made = merged(base().docx, ours())

    assert made.conflicts == ()
    assert lines(made.docx, accept=True) == lines(ours().docx, accept=True)
    assert lines(made.docx, accept=False) == lines(base().docx, accept=False)
    assert contents_list(settled(made.docx, accept=True, author=US)) == contents_list(ours().docx)
    assert contents_list(settled(made.docx, accept=False, author=US)) == contents_list(base().docx)


@pytest.mark.sdk
@pytest.mark.parametrize("ours", [final, in_short], ids=["another stage", "short"])
def test_a_merge_is_valid(ours: Callable[[], Version]):
    assert sdk_errors(merged(base().docx, ours()).docx) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_nothing_new_gives_the_very_same_bytes(seed: int):
    theirs, _ = edited(base().docx, seed + 1)
    made = merged(theirs, base())

    assert (made.docx == theirs, made.taken, made.conflicts) == (True, 0, ())


@pytest.mark.slow
def test_others_keep_their_pending_changes():
    theirs, _ = edited(base().docx, 3)
    before = [change for change in read_copy(theirs).changes() if change.author != US]
    after = [change for change in read_copy(merged(theirs, final()).docx).changes() if change.author != US]

    assert after == before


@pytest.mark.slow
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


@pytest.mark.slow
def test_where_both_changed_words_theirs_stand_with_a_comment():
    made = merged(changed(in_length("12\u00a0months", "18\u00a0months")), with_values())
    told = {one.key: one for one in made.conflicts}
    comments = [comment for p in read_copy(made.docx).paragraphs for comment in p.comments if comment.author == US]

    assert set(told) == {"withdrawal#length"}
    assert ("18 months" in told["withdrawal#length"].theirs, "9 months" in told["withdrawal#length"].ours) == (
        True,
        True,
    )
    assert [comment.text.split("\n")[0] for comment in comments] == [told["withdrawal#length"].why]


@pytest.mark.slow
def test_what_the_statute_requires_is_put_back_with_the_provision():
    def without(body: str) -> str:
        start = body.rindex("<w:p>", 0, body.index('w:name="_c_withdrawal__right"'))
        return body[:start] + body[body.index("</w:p>", start) + len("</w:p>") :]

    again = merged(changed(without), with_values())
    same = merged(changed(without), base())

    assert [one.key for one in again.conflicts] == [one.key for one in same.conflicts] == ["withdrawal#right"]
    assert "s.4(7)" in again.conflicts[0].why
    assert lines(again.docx, accept=True) == lines(with_values().docx, accept=True)
    assert same.docx == changed(without)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(tries(60, least=4)))
def test_editing_and_merging_may_swap_or_a_conflict_says_why(seed: int):
    ours = NEW[seed % len(NEW)]()
    edits = edits_in(base().docx, Random(seed), 12)  # noqa: S311 - a test, seeded
    theirs, _ = done(base().docx, edits)
    other, failed = done(ours.docx, edits)
    made = merged(theirs, ours)
    told = {bookmark(one.key) for one in made.conflicts}
    gone = {edit.name for edit in edits if edit.kind == "delete"}

    assert failed - gone <= told
    assert told or lines(made.docx, accept=True) == lines(other, accept=True)


def at(name: str, kind: str, words: str = "") -> bytes:
    """The file that was issued with one edit."""
    return done(base().docx, [SameEdit(kind, name, words)])[0]


@pytest.mark.slow
def test_ours_goes_into_the_half_of_a_split_paragraph_it_is_about():
    theirs = at("_c_withdrawal__length", "split", "be a 31")
    made = merged(theirs, with_values())

    assert made.conflicts == ()
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)
    assert "9 months" in " ".join(words for _, words in lines(made.docx, accept=True))


@pytest.mark.slow
def test_ours_goes_in_beside_a_pending_change_that_its_author_keeps():
    new = '<w:ins w:id="7" w:author="J. Lawyer" w:date="2027-03-08T10:15:00Z"><w:r><w:t> calendar</w:t></w:r></w:ins>'
    start = '<w:bookmarkStart w:id="{}" w:name="_c_withdrawal__length"/>'
    theirs = changed(lambda body: re.sub(start.format("[0-9]+"), lambda found: found[0] + new, body))
    made = merged(theirs, with_values())
    length = next(p for p in read_copy(made.docx).paragraphs if "_c_withdrawal__length" in p.opened)

    assert made.conflicts == ()
    assert "9 months" in length.text
    assert length.text.startswith(" calendar")
    assert {change.author for change in length.changes} == {US, "J. Lawyer"}


@pytest.mark.slow
def test_an_edited_passage_no_longer_in_is_struck_out_with_a_comment():
    key = next(
        one.key
        for one in merged(base().docx, in_short()).script
        if one.after is None and one.before and len(one.before.words) > 200
    )
    theirs = changed(lambda body: _with_word(body, bookmark(key)))
    made = merged(theirs, in_short())
    held = next(p for p in read_copy(made.docx).paragraphs if bookmark(key) in p.opened)

    assert [one.key for one in made.conflicts] == [key]
    assert (held.text, held.comments[-1].author) == ("", US)
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)


@pytest.mark.slow
def test_a_row_they_deleted_stays_out_of_a_table_that_we_moved():
    lost = next(p.key for p in base().issued.passages if p.key.startswith("payments-schedule#table/") and p.words)
    theirs = changed(lambda body: _without_row(body, bookmark(lost)))
    made = merged(theirs, in_short())

    assert [(one.key.partition("/")[0], one.why) for one in made.conflicts] == [
        (
            "payments-schedule#table",
            "The new draft has this table elsewhere, and somebody has edited it: take it from the new draft.",
        )
    ]
    assert f'w:name="{bookmark(lost)}"' not in unpack(made.docx)["word/document.xml"].decode()
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)


def _without_row(body: str, name: str) -> str:
    at = body.index(f'w:name="{name}"')
    start, end = body.rindex("<w:tr>", 0, at), body.index("</w:tr>", at) + len("</w:tr>")
    return body[:start] + body[end:]


def _with_word(body: str, name: str) -> str:
    place = body.index("<w:t", body.index(f'w:name="{name}"'))
    place = body.index(">", place) + 1
    return body[:place] + "Nevertheless " + body[place:]


@pytest.mark.slow
def test_a_paragraph_we_moved_keeps_their_words_and_its_references():
    theirs = changed(lambda body: _with_word(body, "_c_parties__party___mid_vale"))
    made = merged(theirs, parties_reversed())
    parties = [words for style, words in lines(made.docx, accept=True) if style == "Party"]

    assert parties[0].startswith("Nevertheless Mid-Vale")
    assert made.conflicts == ()


@pytest.mark.slow
def test_an_update_of_an_update_puts_nothing_in_twice():
    first = merged(base().docx, another_payment())
    second = merged(first.docx, another_payment())

    assert (second.taken, second.conflicts) == (0, ())


@pytest.mark.office
@pytest.mark.skipif(not ONLYOFFICE, reason="document-builder is not installed")
def test_onlyoffice_rejects_ours_and_accepts_it_as_word_does(tmp_path: Path):
    path = tmp_path / "merged.docx"
    path.write_bytes(merged(base().docx, parties_reversed()).docx)
    acts: list[tuple[Act, Issued]] = [
        ("RejectAllRevisionChanges", base().issued),
        ("AcceptAllRevisionChanges", parties_reversed().issued),
    ]
    for act, what in acts:
        (settled,) = by_onlyoffice([path], tmp_path / act, act)
        assert inspect_it(settled.read_bytes(), what).clean


def test_a_bookmark_left_behind_when_ours_is_rejected_misleads_nobody():
    """ONLYOFFICE rejects a moved execution block and leaves the bookmarks of its new place, empty, in the paragraph that follows."""
    keys = [one.key for one in base().issued.passages if one.key.startswith("execution/pcc-norvale#")]
    left = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="{moved_bookmark(key)}"/><w:bookmarkEnd w:id="{at}"/>'
        for at, key in enumerate(keys, 800_000)
    )
    place = '(<w:bookmarkStart w:id="[0-9]+" w:name="_c_execution___norvale_county_council"/>)'
    found = inspect_it(changed(lambda body: re.sub(place, left + r"\1", body)))

    assert found.clean


@pytest.mark.slow
def test_quotation_marks_made_straight_by_a_program_are_no_change():
    theirs = changed(lambda body: body.translate(str.maketrans({"\u2019": "'", "“": "&quot;", "”": "&quot;"})))
    made = merged(theirs, with_values())

    assert theirs != base().docx
    assert inspect_it(theirs).clean
    assert (made.taken, made.conflicts) == (merged(base().docx, with_values()).taken, ())
    assert lines(made.docx, accept=False) == lines(theirs, accept=False)
