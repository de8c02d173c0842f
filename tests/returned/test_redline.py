"""A redline: accepting all changes gives the new version, rejecting all gives the old one, and Word's own validator finds nothing."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace
from returned import editing
from returned.editing import edited, packed
from returned.resolving import Line, resolved
from returned.returning import FILES
from shipped import assembled, example, issued
from word.gates import sdk_errors

from assembler.errors import AnswersError
from assembler.returned.redline import redline
from assembler.word.copy import read_copy
from assembler.word.package import unpack


@cache
def version(name: str) -> bytes:
    return issued(assembled(example(name)))[0]


def lines(docx: bytes, *, accept: bool) -> list[Line]:
    """The contents list is a field that Word makes anew, so it is left out. Whether a space may break is no change of words."""
    found = (replace(line, words=line.words.replace("\u00a0", " ")) for line in resolved(docx, accept=accept))
    return [line for line in found if not line.style.startswith("TOC")]


@pytest.fixture(params=range(8), ids=lambda seed: f"edited {seed}")
def pair(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    """A version and another that lawyers made of it; the pending changes of others are for another day."""
    settled = tuple(edit for edit in editing.EDITS if not edit.__name__.startswith("tracked"))
    monkeypatch.setattr(editing, "EDITS", settled)
    old = version("harrowmere-hub.yaml")
    return old, edited(old, request.param)[0]


@pytest.mark.slow
def test_all_accepted_is_the_new_version_and_all_rejected_the_old(pair: tuple[bytes, bytes]):
    old, new = pair
    made = redline(old, new, "assembler")

    assert lines(made, accept=True) == lines(new, accept=True)
    assert lines(made, accept=False) == lines(old, accept=True)


@pytest.mark.slow
def test_two_sets_of_answers_differ_by_tracked_changes():
    old, new = version("harrowmere-hub.yaml"), version("harrowmere-hub-final.yaml")
    made = redline(old, new, "assembler")

    assert lines(made, accept=True) == lines(new, accept=True)
    assert lines(made, accept=False) == lines(old, accept=True)


@pytest.mark.slow
def test_the_same_versions_make_no_change():
    old = version("harrowmere-hub.yaml")

    assert list(read_copy(redline(old, old, "somebody")).changes()) == []


@pytest.mark.slow
def test_the_same_files_give_the_same_bytes():
    old, new = version("harrowmere-hub.yaml"), version("harrowmere-hub-final.yaml")

    assert redline(old, new, "assembler") == redline(old, new, "assembler")


@pytest.mark.sdk
def test_a_redline_is_valid():
    old, new = version("harrowmere-hub.yaml"), version("harrowmere-hub-final.yaml")

    assert sdk_errors(redline(old, new, "assembler")) == []


def test_a_file_with_pending_changes_is_refused():
    pending = (FILES / "w_tracked_two_authors.docx").read_bytes()

    with pytest.raises(AnswersError, match="The new file has tracked changes that nobody has accepted or rejected"):
        redline((FILES / "base.docx").read_bytes(), pending, "assembler")


@pytest.mark.slow
def test_a_space_that_does_not_break_is_given_back():
    old = version("harrowmere-hub.yaml")
    new = packed(
        {
            **unpack(old),
            "word/document.xml": unpack(old)["word/document.xml"].replace("12\u00a0months".encode(), b"12 months"),
        }
    )
    words = [line.words for line in resolved(redline(old, new, "assembler"), accept=False)]

    assert "".join(words).count("12\u00a0months") == unpack(old)["word/document.xml"].decode().count("12\u00a0months")
