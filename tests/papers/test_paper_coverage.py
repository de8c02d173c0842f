"""Every paper, paragraph, phrase and limb of the papers is printed in some output, and absent from another.

The outputs are the lives, and the files of tests/papers/coverage, which reach what those do not. Kinds of body are those of the party
lists: the papers name few, and what is so of a kind is tested there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from clause_coverage import Made, coverage
from papers.lives import stages

from assembler.answers.files import AnswersFile, read_answers
from assembler.assembly import CompiledLibrary
from assembler.assembly.assemble import draft_sections
from assembler.library.library import Library
from assembler.library.sources import read_library
from assembler.papers.pack import pack
from assembler.register import load_register


def outputs() -> Iterator[tuple[str, AnswersFile]]:
    yield from ((str(stage), stage.file) for stage in stages())
    for file in sorted(Path(__file__).with_name("coverage").glob("*.yaml")):
        read = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - nothing but text
        yield read["shows"], read_answers(json.dumps(read["answers"]), file.name)


def made_by_pack(library: Library) -> tuple[str, ...]:
    return tuple(name for name, paper in library.papers.items() if not paper.made_by)


def papers_of(answers: AnswersFile, compiled: CompiledLibrary) -> Iterator[Made]:
    for outline in made_by_pack(compiled.library):
        made = pack(answers, compiled, load_register(), outline)
        draft_sections(
            made.answers, compiled.outlined(outline)
        )  # a paper that cannot be made is out by its own conditions
        for paper in made.papers:
            yield paper.result, compiled.outlined(outline).library


@pytest.mark.slow
def test_all_of_a_paper_that_hangs_on_an_answer_is_seen_in_and_out():
    library = read_library()
    found = coverage(outputs(), library, made_by_pack(library), papers_of)

    assert [place for place in found.missing if "kind: " not in place] == []
