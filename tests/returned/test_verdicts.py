"""What must be looked at: the words that the statute requires, and what came in beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from returned.editing import packed
from returned.test_fuzz import hub, inspect_it
from word.reading import part

from assembler.returned import Inspection
from assembler.word.package import unpack

BODY = "word/document.xml"


def changed(change: Callable[[str], str]) -> Inspection:
    docx = hub()[0]
    return inspect_it(packed({**unpack(docx), BODY: change(part(docx, BODY)).encode()}))


def levels(found: Inspection) -> list[tuple[str, str]]:
    return [(one.level, one.provision) for one in found.verdicts]


def after(name: str, words: str, style: str = "ClauseLevel2") -> Callable[[str], str]:
    """A paragraph put in after the one with this bookmark."""
    new = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'

    def change(body: str) -> str:
        at = body.index("</w:p>", body.index(f'w:name="{name}"')) + len("</w:p>")
        return body[:at] + new + body[at:]

    return change


BLOCK = ("BLOCK", "pca-2017 s.4(7)")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace("in the view of that Party", "in the view of the Board", 1),
        lambda body: body.replace("A Party may withdraw", "A Party may, with the consent of the others, withdraw", 1),
        lambda body: body.replace(
            "w:t>A Withdrawal Notice need not give reasons", "w:t>A Withdrawal Notice must give reasons", 1
        ),
        after("_c_withdrawal__right", "That right may be used only once in five years."),
    ],
    ids=["another view", "consent", "reasons", "a new paragraph"],
)
def test_any_other_words_in_the_clause_on_withdrawal_block(change: Callable[[str], str]):
    assert levels(changed(change))[0] == BLOCK


def test_words_struck_through_by_hand_block():
    found = changed(
        lambda body: body.replace(
            "<w:r><w:t>A Party may withdraw", "<w:r><w:rPr><w:strike/></w:rPr><w:t>A Party may withdraw", 1
        )
    )

    assert levels(found)[0] == BLOCK


@pytest.mark.slow
@pytest.mark.parametrize("manner", ['<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', "<w:strike/>"])
def test_unseen_words_are_told_and_block_where_words_are_required(manner: str):
    def unseen(words: str) -> Callable[[str], str]:
        return lambda body: body.replace(f"<w:r><w:t>{words}", f"<w:r><w:rPr>{manner}</w:rPr><w:t>{words}", 1)

    elsewhere = changed(unseen("Each Party must"))

    assert levels(changed(unseen("A Party may withdraw")))[0] == BLOCK
    assert [one.level for one in elsewhere.verdicts] == ["WARN"]


@pytest.mark.parametrize(
    "words", ["No Party may withdraw while a dispute is open.", "No Party may leave this Agreement before 2035."]
)
def test_words_on_withdrawal_elsewhere_are_to_be_read(words: str):
    found = changed(after("_c_disputes__representatives", words))

    assert levels(found) == [("WARN", "pca-2017 s.4(7)")]
    assert "Disputes”. They must not qualify the right of every party to withdraw." in found.verdicts[0].message


def test_other_words_elsewhere_need_no_verdict():
    assert levels(changed(after("_c_disputes__representatives", "They must meet in person."))) == []


def test_a_paragraph_that_meets_a_rule_is_never_called_harmless():
    found = changed(
        lambda body: body.replace(
            "may be varied only with the agreement of all the Parties", "may be varied by the Board", 1
        )
    )

    assert levels(found) == [("WARN", "pca-2017 s.4(8)(a)")]
    assert not found.clean


def test_a_reference_whose_bookmark_is_gone_is_broken():
    found = changed(lambda body: body.replace('w:name="_c_disputes"', 'w:name="elsewhere"', 1))
    broken = {one.key for one in found.passages if any(fault.fault == "broken" for fault in one.references)}

    assert "withdrawal#no-condition" in broken
    assert found.verdicts[-1].message.endswith("what is no longer there.")
