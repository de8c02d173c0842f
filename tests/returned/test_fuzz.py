"""Seeded edits as lawyers make them: every one is found, and nothing else is told. A tenth runs in CI; ASSEMBLER_WHOLE=1 runs all."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree
from returned.editing import edited, misses, name_of, packed, renamed, w, without_anchors
from returned.fuzzing import Figures, background, inspect_it, judged, pairs
from returned.programs import LIBREOFFICE, ONLYOFFICE, Way
from returned.returning import found_in
from returned.versions import base
from searching import WHOLE, tries

from assembler.returned import Background, Issued
from assembler.word.bookmarks import bookmark
from assembler.word.package import unpack


def hub() -> tuple[bytes, Issued, Background]:
    return base().docx, base().issued, background(base())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(tries(300)))
def test_every_edit_is_found_and_nothing_else(seed: int):
    docx, truth = edited(hub()[0], seed)
    found = inspect_it(docx)

    assert list(misses(found_in(found), truth)) == []
    assert found.count("formatting") == 0


@pytest.mark.slow
@pytest.mark.parametrize("typed", [False, True], ids=["", "numbers typed"])
@pytest.mark.parametrize("seed", range(1_001, 1_004))
def test_edits_are_found_with_nothing_left_but_words(seed: int, typed: bool):
    docx, truth = edited(hub()[0], seed)
    found = inspect_it(without_anchors(docx, typed=typed))
    told = found_in(found)
    unlinked = {bookmark(one.key) for one in found.passages if one.references}
    told["status"] = {
        name: status for name, status in told["status"].items() if name not in unlinked - truth.status.keys()
    }

    assert list(misses(told, truth)) == []


@pytest.mark.slow
def test_typed_numbers_are_told_from_references():
    docx, truth = next(
        (docx, doc) for seed in range(50) for docx, doc in [edited(hub()[0], seed)] if len(doc.unlinked) > 1
    )
    faults = {
        bookmark(one.key): {fault.fault for fault in one.references}
        for one in inspect_it(docx).passages
        if one.references
    }

    assert faults.keys() == truth.unlinked
    assert set().union(*faults.values()) == {"unlinked", "typed over"}


def test_a_renamed_party_is_one_changed_answer():
    found = inspect_it(renamed(hub()[0], "Norvale Council", "Norvale CC"))
    answer = found.answers[0]

    assert (answer.fields, answer.before, answer.after, answer.still) == (
        ("parties[1].short_name",),
        "Norvale Council",
        "Norvale CC",
        (),
    )
    assert len(answer.places) > 25
    assert (len(found.answers), found.count("worded")) == (1, 0)


WAYS: dict[Way, bool] = {"LibreOffice": LIBREOFFICE, "by way of .odt": LIBREOFFICE, "ONLYOFFICE": ONLYOFFICE}


@pytest.mark.office
@pytest.mark.parametrize(
    "way",
    [pytest.param(way, marks=pytest.mark.skipif(not there, reason="not installed")) for way, there in WAYS.items()],
)
def test_files_other_programs_saved_are_read_and_brought_up_to_date(way: Way, tmp_path: Path):
    figures = Figures()
    for pair in pairs(range(2_000, 2_000 + (12 if WHOLE else 2)), way, tmp_path):
        judged(pair, figures)

    assert figures.told == []


def test_of_two_paragraphs_with_one_name_the_stray_one_is_the_copy():
    """As a file comes by way of .odt: the name of a copy, too long for Word, is cut to that of the other."""
    members = unpack(base().docx)
    root = etree.fromstring(members["word/document.xml"])
    named = {name_of(p): p for p in root.iter(w("p")) if name_of(p)}
    own = named["_c_confidentiality__time"]
    named["_c_objectives_and_principles__principles"].addnext(deepcopy(own))
    found = inspect_it(packed({**members, "word/document.xml": etree.tostring(root)}))

    assert [(one.status, one.moved) for one in found.passages if not one.untouched] == [("inserted", False)]
