"""Five documents that came back, by way of LibreOffice, .odt, ONLYOFFICE and Word, against what is known to have been done to them."""

from __future__ import annotations

import re

import pytest
from returned.editing import packed
from returned.returning import FILES, TRUTH, background, base_record, found_in, inspection_of

from assembler.returned import inspected, issued_by
from assembler.returned.inspection_report import lines_of
from assembler.word.copy import read_copy
from assembler.word.package import unpack


@pytest.mark.parametrize("name", list(TRUTH))
def test_what_was_done_is_found_and_nothing_else(name: str):
    truth = {key: value for key, value in TRUTH[name].items() if key != "base"}

    assert found_in(inspection_of(name)) == truth


def test_the_file_that_was_issued_is_clean():
    found = inspection_of("base.docx")

    assert found.clean
    assert next(iter(lines_of(found))) == "Every word stands as it was issued."


def test_pending_changes_keep_their_authors():
    found = inspection_of("w_tracked_two_authors.docx")
    pending = {one.key: {change.author for change in one.changes} for one in found.passages if one.changes and one.key}

    assert pending["withdrawal#length"] == {"J. Lawyer", "K. Counterpart"}
    assert pending["disputes#representatives"] == {"K. Counterpart"}
    assert pending["reporting#writer"] == {"J. Lawyer"}


def test_bold_alone_is_formatting_only():
    found = inspection_of("w_tracked_two_authors.docx")

    assert [one.key for one in found.passages if one.status == "formatting"] == ["legal-effect#binding"]


def test_another_sum_is_a_changed_answer():
    found = inspection_of("w_tracked_two_authors.docx")
    answers = {one.fields: (one.before, one.after, one.places) for one in found.answers}

    assert answers == {
        ("change.withdrawal_notice",): ("12 months", "18 months", ("withdrawal#length",)),
        ("money.schedule[1].amount",): ("£145,000", "£150,000", ("payments-schedule#table/commissioner-works/4",)),
    }


def test_the_particulars_are_named_that_still_print_the_old_value():
    found = inspection_of("w_tracked_two_authors.docx")

    assert "particulars#terms/withdrawal/2" in found.answers[0].still
    assert not any(key.startswith("review") for key in found.answers[0].still)


def test_a_change_to_the_words_of_section_4_7_blocks():
    found = inspection_of("w_tracked_two_authors.docx")

    assert [one.provision for one in found.verdicts if one.level == "BLOCK"] == ["pca-2017 s.4(7)"]


def test_the_file_is_only_read():
    before = (FILES / "oo_retype.docx").read_bytes()
    inspection_of("oo_retype.docx")

    assert (FILES / "oo_retype.docx").read_bytes() == before


@pytest.mark.slow
def test_a_contents_list_without_its_field_or_styles_lists_the_same():
    """As Ctrl+Shift+F9 leaves it, and as it comes pasted into a firm's own template."""
    members = unpack((FILES / "base.docx").read_bytes())
    body = members["word/document.xml"].decode()
    turned = re.sub(
        r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC.*?"separate"/></w:r>',
        "",
        body,
    )
    turned = re.sub(r'</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r>', "</w:hyperlink>", turned, count=1)
    pasted = body.replace('<w:pStyle w:val="TOC1"/>', '<w:pStyle w:val="Normal"/>')

    for text in (turned, pasted):
        assert text != body
        found = inspected(
            issued_by(base_record()), read_copy(packed({**members, "word/document.xml": text.encode()})), background()
        )
        assert found.clean


def test_a_number_typed_before_unchanged_words_is_formatting():
    members = unpack((FILES / "base.docx").read_bytes())
    body = members["word/document.xml"].decode()
    start = '<w:bookmarkStart w:id="{}" w:name="_c_withdrawal"/>'
    typed = re.sub(start.format("[0-9]+"), lambda found: f"<w:r><w:t>47. </w:t></w:r>{found[0]}", body)
    found = inspected(
        issued_by(base_record()), read_copy(packed({**members, "word/document.xml": typed.encode()})), background()
    )
    told = {one.key: (one.status, one.formatting) for one in found.passages if not one.untouched or one.formatting}

    assert told == {"withdrawal": ("formatting", ("has its number typed: “47.”",))}
