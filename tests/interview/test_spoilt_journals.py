"""A journal that cannot be gone on with: set aside under another name and told, and whatever its shape, no fault of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview.playing import COURSE

from assembler.cli.write_whole import write_whole
from assembler.interview.core.events import Answer, RemoveItem, Visit
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.core.view import View
from assembler.interview.store.journal import read_journal, resumed
from assembler.interview.store.store import Store
from assembler.interview.store.whereabouts import journal_path


def write(path: Path, content: bytes) -> None:
    write_whole(path, content, force=True)


def store(file: Path) -> Store:
    return Store(file, COURSE, write)


def begun(file: Path) -> bytes:
    """An interview with one answer in its journal; the journal's bytes."""
    one = store(file)
    state, _ = one.open()
    event = Answer(("document", "title"), "Gaining entry")
    apply(state, event, COURSE)
    one.record(event)
    return journal_path(file).read_bytes()


def damages() -> dict[str, Any]:
    def head(change: dict[str, Any]) -> Any:
        def changed(content: bytes) -> bytes:
            first, _, rest = content.partition(b"\n")
            return json.dumps(json.loads(first) | change).encode() + b"\n" + rest

        return changed

    return {
        "a head cut short": lambda content: content[5:],
        "a head that is a list": lambda content: b"[]\n" + content.partition(b"\n")[2],
        "a draft that is a list": head({"state": {"draft": []}}),
        "a draft of other answers": head({"state": {"draft": {"documnt": {}}}}),
        "a head nested beyond all": lambda content: b"[" * 100_000 + b"\n" + content,
        "bytes that are no text": lambda content: b"\xff\xfe" + content,
        "a line that is no event": lambda content: content + b'{"event": 5}\n{"event": "Back"}\n',
        "a spot that is a number": lambda content: content + b'{"event": "Visit", "spot": 7}\n',
        "an event half overwritten": lambda content: content.replace(b'"event": "Ans', b"\0\0\0\0\0\0\0\0\0"),
        "another version's": head({"journal": 99}),
    }


@pytest.mark.row("I3")
@pytest.mark.parametrize("damage", damages().values(), ids=damages())
def test_a_damaged_journal_is_set_aside_and_told(tmp_path: Path, damage: Any):
    file = tmp_path / "hub.yaml"
    damaged = damage(begun(file))
    journal_path(file).write_bytes(damaged)

    one = store(file)
    one.open()

    assert (tmp_path / "hub.yaml.journal-aside").read_bytes() == damaged
    assert "set aside as" in one.notice
    assert "damaged" in one.notice


@pytest.mark.row("I3")
def test_a_journal_without_its_file_is_set_aside_under_its_own_name(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    kept = []
    for _ in range(2):
        one = store(file)
        state, _ = one.open()
        one.put(apply(state, Answer(("document", "title"), "Gaining entry"), COURSE))
        kept.append(journal_path(file).read_bytes())
        file.unlink()
        one = store(file)
        assert one.open() == (one.recorded.state, False)
        assert "is gone" in one.notice
        journal_path(file).unlink()

    found = [path.read_bytes() for path in sorted(tmp_path.glob("*-aside*"))]
    assert found == kept


@pytest.mark.row("I3")
def test_a_last_line_cut_short_by_a_crash_is_no_damage(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    content = begun(file)
    journal_path(file).write_bytes(content + b'{"event": "Ba')

    one = store(file)
    state, _ = one.open()

    assert (one.notice, state.draft) == ("", {"document": {"title": "Gaining entry"}})
    assert not list(tmp_path.glob("*-aside*"))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "a", "title"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_STEPS = st.lists(st.sampled_from(["document", "title", "parties", "a", "id", "", "scope"]), max_size=4)
_EVENTS = st.fixed_dictionaries(
    {
        "event": st.sampled_from(
            ["Answer", "AnswerEach", "AddItem", "RemoveItem", "MoveItem", "Visit", "Suggest", "Leave"]
        )
    },
    optional={
        "spot": _STEPS | _JSON,
        "spots": st.lists(_STEPS, max_size=2) | _JSON,
        "value": _JSON,
        "values": _JSON,
        "id": _JSON,
        "by": _JSON,
    },
)


@pytest.mark.slow
@pytest.mark.row("I11")
@given(st.lists(_EVENTS, max_size=4))
def test_a_journal_of_any_shape_leaves_a_state_that_can_be_continued(events: list[dict[str, Any]]):
    head = {"draft": {}, "done": [], "suggested": [], "trail": [], "at": None, "last": None, "quick": True}
    lines = [{"journal": 1, "base": "", "state": head | {"together": [], "apart": []}}, *events]

    recorded = read_journal("".join(json.dumps(line) + "\n" for line in lines).encode())

    assert recorded is not None
    View(resumed(recorded, State({}), "", COURSE), COURSE).next  # noqa: B018 - that it can be asked for is what is tested


@pytest.mark.row("J2")
def test_opening_a_file_that_says_the_same_keeps_its_bytes(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    file.write_text("# mine\n\n\ndocument:   {title:    Gaining entry}   # so\n", encoding="utf-8")
    before = file.read_bytes()

    store(file).open()

    assert file.read_bytes() == before


@pytest.mark.row("J2")
def test_what_was_recorded_is_in_the_file_once_it_is_opened_again(tmp_path: Path):
    file = tmp_path / "hub.yaml"
    begun(file)
    assert not file.exists()

    store(file).open()

    assert "title: Gaining entry" in file.read_text(encoding="utf-8")


@pytest.mark.row("J5")
def test_a_visit_to_an_item_that_is_then_removed_leads_on():
    state = State({"parties": [{"id": "a"}]})
    for event in (Visit(("parties", "a", "kind")), RemoveItem(("parties", "a"))):
        state = apply(state, event, COURSE)

    step = View(state, COURSE).next
    assert step is not None
    assert step.spot[:2] != ("parties", "a")
