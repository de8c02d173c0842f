"""The library loaded: as it is kept ready read, where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from library import made

from assembler.library import loading, preset_sources, sources
from assembler.library.loading import load_library, load_presets, load_questions
from assembler.library.presets import Presets

PRESETS = Presets((), frozenset({"parties[]"}))
OTHER = Presets((), frozenset())
LIBRARY = made.library(digest="ready")
QUESTIONS = (LIBRARY.vocabulary, LIBRARY.questionnaire)
READ = made.library(digest="read")
READ_QUESTIONS = (READ.vocabulary, READ.questionnaire)


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the sources hold, without reading them."""
    monkeypatch.setattr(sources, "read_questions", lambda _=None: READ_QUESTIONS)
    monkeypatch.setattr(sources, "read_library", lambda _=None: READ)
    monkeypatch.setattr(preset_sources, "read_presets", lambda asked: OTHER if asked is READ.questionnaire else None)


def test_what_is_ready_read_is_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(loading.ready, "presets", lambda: PRESETS)
    monkeypatch.setattr(loading.ready, "questions", lambda: QUESTIONS)

    assert load_presets() is PRESETS
    assert load_questions() is QUESTIONS


def test_where_nothing_is_ready_the_sources_are_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(loading.ready, "presets", lambda: None)
    monkeypatch.setattr(loading.ready, "questions", lambda: None)

    assert load_presets() is OTHER
    assert load_questions() is READ_QUESTIONS


def test_of_a_folder_that_somebody_names_nothing_is_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(loading.ready, "questions", lambda: QUESTIONS)
    monkeypatch.setattr(loading.ready, "library", lambda: LIBRARY)

    assert load_questions(tmp_path) is READ_QUESTIONS
    assert load_library(tmp_path) is READ


@pytest.mark.parametrize("held", [LIBRARY, None])
def test_the_library_that_is_shipped_is_kept_once_it_was_read(monkeypatch: pytest.MonkeyPatch, held: object):
    kept: list[object] = []
    monkeypatch.setattr(loading.ready, "library", lambda: held)
    monkeypatch.setattr(loading.ready, "made_of", lambda: "these sources")
    monkeypatch.setattr(loading.ready, "keep", lambda *what: kept.append(what))

    assert loading._loaded.__wrapped__(None) is (held or READ)
    assert kept == ([] if held else [(READ, OTHER, "these sources")])
