"""Whole lives: at each stage the papers that are wanted, what they say, and what they never say."""

from __future__ import annotations

from functools import cache

import pytest
from papers.lives import Stage, stages
from shipped import compiled_library, house

from assembler.papers.pack import MadePaper, Pack, pack
from assembler.papers.to_do import to_do
from assembler.plain import agreement_text
from assembler.register import load_register
from assembler.word.lint import lint
from assembler.word_file import word_file

EACH = pytest.mark.parametrize("stage", stages(), ids=str)


@cache
def packed(stage: int) -> Pack:
    return pack(stages()[stage].file, compiled_library(), load_register())


def pack_of(stage: Stage) -> Pack:
    return packed(stages().index(stage))


def called(paper: MadePaper) -> str:
    return f"{paper.status.outline} {paper.status.item}".strip()


def words(paper: MadePaper) -> str:
    return " ".join(agreement_text(paper.result.agreement).split())


@EACH
def test_these_papers_are_wanted_and_no_others(stage: Stage):
    assert [called(paper) for paper in pack_of(stage).papers] == stage.wanted


@EACH
def test_its_papers_say_what_is_recorded_and_no_more(stage: Stage):
    said = {called(paper): words(paper) for paper in pack_of(stage).papers}

    assert {name: text for name, text in stage.says.items() if text not in said[name]} == {}
    assert {name: text for name, text in stage.never_says.items() if text in said[name]} == {}


@EACH
def test_each_paper_that_is_not_wanted_has_its_reason(stage: Stage):
    assert [one for one in pack_of(stage).others if not one.reason] == []


def test_every_paper_that_a_pack_makes_is_wanted_in_some_life():
    wanted = {name.partition(" ")[0] for stage in stages() for name in stage.wanted}

    assert sorted(wanted) == sorted(name for name, one in compiled_library().library.papers.items() if not one.made_by)


def test_the_list_of_what_to_do_names_each_file_and_each_reason():
    at = next(
        number
        for number, stage in enumerate(stages())
        if str(stage).startswith("Harrowmere") and stage.name == "all have signed"
    )
    listed = to_do(packed(at), compiled_library().library)

    assert listed.splitlines()[:4] == [
        "The papers of Harrowmere Hub",
        "",
        "1. Summary for the public (01-summary.docx)",
        "   Next: Have each party agree to it, and publish it with the publication copy of the agreement "
        "(assembler assemble --copy publication).",
    ]
    assert "- Notice of a proposed collaboration (Norvale Council): It is the service that gives the notice." in listed
    assert "Change and end, not made:" in listed


@pytest.mark.slow
def test_equal_answers_make_equal_papers_which_our_own_lint_passes():
    for number, stage in enumerate(stages()):
        again = pack(stage.file, compiled_library(), load_register())
        for paper, other in zip(packed(number).papers, again.papers, strict=True):
            made = word_file(paper.result, compiled_library(), house())
            assert made == word_file(other.result, compiled_library(), house())
            assert paper.beside == other.beside
            assert lint(made.content) == ()
