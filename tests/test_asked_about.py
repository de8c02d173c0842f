"""An agreement asked about as its readers speak of it: by number, heading or word, on a page, and with blocks and warnings."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from shipped import EXAMPLES, ROOT, compiled_library, example

from assembler.agreement import Reference
from assembler.cli.main import status_of
from assembler.effects.agreement_page import agreement_page
from assembler.effects.asked import meant
from assembler.effects.contents import contents_of
from assembler.effects.counterfactual.what_if import what_if
from assembler.pipeline import Result, assemble_answers
from assembler.register import load_register

HUB = "harrowmere-hub.yaml"


@cache
def made(name: str) -> Result:
    return assemble_answers(example(name), compiled_library(), load_register(), "annotated")


@pytest.mark.parametrize("name", [path.name for path in EXAMPLES])
def test_every_number_told_is_the_one_the_agreement_refers_to(name: str) -> None:
    agreement = made(name).agreement
    numbers = {
        key: re.sub(r"^(clause|paragraph) | of Schedule .*", "", one.label)
        for key, one in contents_of(agreement).items()
    }
    referred = {
        part.target: part.text
        for paragraph in agreement.paragraphs()
        for part in paragraph.content
        if isinstance(part, Reference) and part.target in numbers
    }

    assert len(referred) > 10
    assert {key: numbers[key] for key in referred} == {key: text.rstrip(".") for key, text in referred.items()}


def keys(asked: str) -> set[str]:
    found = meant(asked, made(HUB).agreement, compiled_library().library)
    return set() if found is None else set(found.keys or found.clauses)


def test_a_clause_is_asked_about_by_number_heading_word_or_id() -> None:
    placed = contents_of(made(HUB).agreement)
    number = placed["insurance"].label.removeprefix("clause ")
    confirm = placed["insurance#confirm"].label

    assert "insurance" in keys(number) & keys(f"Clause {number}") & keys(f"{number}.") & keys("Insurance") & keys(
        "insurance"
    )
    assert keys(confirm) == keys(f"clause {confirm}") == {"insurance#confirm"}
    assert "payments-schedule" in keys(placed["payments-schedule"].label.upper())
    assert "payments-schedule#payments" in keys("Schedule 1, paragraph 1") & keys("paragraph 1 of schedule 1")
    assert {"withdrawal", "effect-of-withdrawal"} < keys("withdraw")
    assert keys("no such thing") == set()


@pytest.mark.slow
def test_explain_takes_a_number_and_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    placed = contents_of(made(HUB).agreement)
    confirm = placed["insurance#confirm"].label

    assert status_of(["explain", str(ROOT / "examples" / HUB), confirm]) == 0
    assert capsys.readouterr().out.startswith(f"IN   {confirm}  insurance#confirm\n")
    assert status_of(["explain", str(ROOT / "examples" / HUB), "99"]) == 2
    assert "Give a number of the agreement, a word of a heading, or an id" in capsys.readouterr().err


def test_what_if_tells_the_warnings_that_come_and_those_that_go() -> None:
    edits = ["money.payments=no", "parties[pcc-norvale].consultation.chief_officer_consulted_on="]
    there = what_if(example(HUB), edits, compiled_library(), load_register())
    told = {(one.what, one.key) for one in there if one.what in ("arises", "goes")}
    words = [one.words for one in there if one.what in ("arises", "goes")]

    assert ("arises", "no-fact-dropped") in told
    assert all(re.match(r"(Block|Warning): .* \(.+\)$", one) for one in words)


def test_the_page_gives_each_paragraph_reason_answers_and_provision() -> None:
    page = agreement_page(made(HUB), compiled_library().library)
    confirm = page.partition('<article id="insurance#confirm"')[2].partition("</article>")[0]

    assert "Before it first takes part in a Workstream" in confirm
    assert "In, because of" in confirm
    assert "whether insurers must confirm cover first: Yes, before the party takes part (the default)" in confirm
    assert "Law: practice; nhsa-2006 s.71" in confirm
    assert "Not in this agreement" in page
    assert re.findall(r'(?:src|href)="(?!#)', page) == []
    assert "default-src 'none'" in page
    assert all(f'id="{key}"' in page for key in contents_of(made(HUB).agreement))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed")
def test_the_page_is_searched_in_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "hub.html"
    page.write_text(agreement_page(made(HUB), compiled_library().library), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"]
    shown = subprocess.run(
        ["chromium", *options, f"{page.as_uri()}#find=confirmation%20insurer"],
        capture_output=True,
        check=True,
        timeout=120,
    ).stdout.decode()

    assert re.search(r"\b(\d|\d\d) of \d{3,4} paragraphs shown", shown)
    assert '<article id="insurance#confirm" class="chosen">' in shown
    assert re.search(r'<article id="withdrawal#notice"[^>]* hidden', shown)
