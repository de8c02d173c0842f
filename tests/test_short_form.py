"""The short form keeps within its bounds: words, pages, and the deal at least a quarter of it. The deals are real ones, names invented."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from msgspec.structs import replace
from shipped import assembled, compiled_library, example, house
from word.gates import require, sdk_errors

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile, read_answers
from assembler.plain import agreement_text
from assembler.word import office
from assembler.word.bookmarks import bookmark
from assembler.word.writer import document_form

DEALS = Path(__file__).with_name("deals")
BOUNDS = {
    "falls": (3_800, 2_700, 10),
    "entry": (4_200, 4_200, 12),
    "colocation": (4_950, 3_000, 14),
    "larkfield-rooms": (5_300, 3_000, 14),
    "ashworth-workshop-case": (5_100, 3_000, 13),
    "stourmere-crewing": (5_250, 3_000, 12),
    "marlby-falls": (5_150, 2_700, 14),
    "three-dales-entry": (5_150, 2_800, 14),
}
"""The most words, words that are not the deal, and pages of each deal."""


def deal(name: str) -> AnswersFile:
    if (DEALS / f"{name}.yaml").is_file():
        return read_answers((DEALS / f"{name}.yaml").read_text(encoding="utf-8"), f"{name}.yaml")
    return example(f"{name}.yaml")


def words(agreement: Agreement, sections: set[str] | None = None) -> int:
    """The words of an agreement as `assemble --text | wc -w` counts them, of these sections if they are named."""
    kept = tuple(s for s in agreement.sections if sections is None or s.id.partition("/")[0] in sections)
    return len(agreement_text(replace(agreement, sections=kept)).split())


def of_the_deal() -> set[str]:
    parts = compiled_library().library.outlines["short"].parts
    return {section.id for part in parts if part.deal for section in part.sections}


@pytest.mark.parametrize("name", BOUNDS)
def test_a_short_agreement_is_short_and_a_quarter_of_it_is_the_deal(name: str):
    most, most_beside, _ = BOUNDS[name]
    agreement = assembled(deal(name)).agreement
    whole, own = words(agreement), words(agreement, of_the_deal())

    assert agreement.points == ()
    assert whole <= most
    assert whole - own <= most_beside
    assert own * 4 >= whole


@pytest.mark.parametrize("name", BOUNDS)
def test_a_short_agreement_begins_with_what_was_agreed(name: str):
    sections = [section.id.partition("/")[0] for section in assembled(deal(name)).agreement.sections]
    assert sections[:5] == ["title", "parties", "particulars", "collaboration", "workstream"]


@pytest.mark.parametrize("name", BOUNDS)
def test_a_short_agreement_meets_every_rule_that_asks_for_words(name: str):
    found = assembled(deal(name)).findings
    assert [one.key for one in found if one.action == "INCLUDE" and one.applies] == []


def written(name: str) -> bytes:
    return document_form(assembled(deal(name)).agreement, house()).filled({})


@cache
def destinations() -> dict[str, str]:
    """Of each deal where its PDF says that its paragraphs are. One LibreOffice lays them all out."""
    require("office")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for deal_name in BOUNDS:
            (folder / f"{deal_name}.docx").write_bytes(written(deal_name))
        command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
        command += [office._WITH_BOOKMARKS, "--outdir", name, *map(str, sorted(folder.glob("*.docx")))]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {one: office._run(["pdfinfo", "-dests", str(folder / f"{one}.pdf")], 60) for one in BOUNDS}


def page_of(name: str, section: str) -> int:
    pages = {key: int(page) for page, key in office._DESTINATION.findall(destinations()[name])}
    return pages[bookmark(section).replace("_", "5F")]


@pytest.mark.office
@pytest.mark.parametrize("name", BOUNDS)
def test_a_short_agreement_keeps_within_its_pages(name: str):
    sections = assembled(deal(name)).agreement.sections
    first, last = (next(s.id for s in some if s.kind != "title") for some in (sections[4:], sections[::-1]))

    assert page_of(name, first) <= 2
    assert page_of(name, last) <= BOUNDS[name][2]


@pytest.mark.sdk
def test_the_open_xml_sdk_finds_nothing_in_a_short_agreement():
    assert sdk_errors(written("entry")) == []
