"""The answers file and its journal: readable, private, and never losing what a person wrote in it."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from interview.playing import COURSE
from searching import search

from assembler.answers.files import read_answers
from assembler.cli.interview.services import write
from assembler.errors import AnswersError, OutputError
from assembler.interview.core.draft import plain_draft, without_references
from assembler.interview.core.events import AddItem, Answer, AnswerEach, Clear, MoveItem, RemoveItem
from assembler.interview.core.state import State
from assembler.interview.core.transitions import apply
from assembler.interview.store.answers_text import text_of_draft
from assembler.interview.store.journal import read_journal
from assembler.interview.store.store import Store
from assembler.source import read_yaml

EXAMPLE = Path(__file__).parents[2] / "examples" / "harrowmere-hub.yaml"


def draft_of(text: str) -> object:
    return plain_draft(read_answers(text, "x.yaml").given)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def test_an_example_is_written_with_the_same_answers_and_comments() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    written = text_of_draft(draft_of(text), text)  # type: ignore[arg-type]

    assert draft_of(written) == draft_of(text)
    assert comments(written) == comments(text)
    assert text_of_draft(draft_of(written), written) == written  # type: ignore[arg-type]


def test_comments_stay_with_their_answers_when_others_come_and_go() -> None:
    text = """\
# the head

document: # beside a group
  # above the form
  form: deed  # beside the form
parties:
  # above the first
  - id: first
    kind: charity
  # above the second
  - id: second
    legal_name: >- # beside long words
      a # that is no comment
    # above the kind
    kind: company
# the end
"""
    state = State(plain_draft(read_answers(text, "x").given))
    state = apply(state, Answer(("document", "title"), "Hub"), COURSE)
    state = apply(state, MoveItem(("parties", "second"), -1), COURSE)
    state = apply(state, Clear(("document", "form")), COURSE)

    assert (
        text_of_draft(state.draft, text)
        == """\
# the head

format: 2

document:  # beside a group
  title: Hub

# above the form
# beside the form
parties:
  # above the second
  - id: second
    # above the kind
    kind: company
    legal_name: "a # that is no comment"  # beside long words
  # above the first
  - id: first
    kind: charity
# the end
"""
    )


EVERYWHERE = """\
# the head

document:  # beside a group
  title: Hub  # beside the title
# above a group
parties:
  - id: a
    # above the roles
    roles:
      - lead  # why a leads
      - host  # why a hosts
  - {id: b,  # beside an id in brackets
     # on a line of its own in brackets
     roles: [participating,  # inside two brackets
             funder]}  # beside an item in brackets
  # above a party
  - id: c
drafting:
#   accepted:
#     - rule: one nobody has accepted
  omit:
    - clause: benefits  # beside the first
      # above a reason
      reason: Why it is left out  # beside a reason
    # above the second
    - clause: review
      reason: Another  # beside another
# the end
"""


def test_every_comment_is_kept_once_however_often_the_file_is_written() -> None:
    draft = draft_of(EVERYWHERE)
    once = text_of_draft(draft, EVERYWHERE)  # type: ignore[arg-type]

    assert sorted(re.findall("#.*", once)) == sorted(re.findall("#.*", EVERYWHERE))
    assert text_of_draft(draft, once) == once  # type: ignore[arg-type]
    assert draft_of(once) == draft


@search(150)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_any_words_that_are_an_answer_come_back_as_they_were(words: str) -> None:
    try:
        state = apply(State({}), Answer(("scope", "purpose"), words), COURSE)
    except AnswersError:
        return
    text = text_of_draft(state.draft)

    assert read_yaml(text, "x").value == {"format": "2", **state.draft}
    assert draft_of(text) == state.draft


def test_json_answers_files_are_written_as_json() -> None:
    state = apply(State({}), Answer(("scope", "purpose"), "a: “b”\nc"), COURSE)
    text = text_of_draft(state.draft, as_json=True)

    assert plain_draft(read_answers(text, "x.json").given) == state.draft


def store_at(folder: Path) -> Store:
    return Store(folder / "hub.yaml", COURSE, write)


def test_the_file_and_its_journal_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    store.record(Answer(("document", "title"), "Hub"))
    store.save(state)

    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o600}


def test_hand_edits_are_picked_up_and_win_over_the_journal(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    for event in (Answer(("document", "title"), "First"), Answer(("document", "form"), "deed")):
        state = apply(state, event, COURSE)
    store.save(state)
    store.record(Answer(("document", "title"), "From the journal"))
    store.record(Answer(("document", "short_name"), "Also from the journal"))
    text = store.file.read_text(encoding="utf-8")
    store.file.write_text(text.replace("First", "By hand  # mine").replace("deed", "contract"), encoding="utf-8")
    resumed, _ = store_at(tmp_path).open()

    assert resumed.draft == {
        "document": {"title": "By hand", "short_name": "Also from the journal", "form": "contract"}
    }
    assert "title: By hand  # mine" in store.file.read_text(encoding="utf-8")


def test_a_hand_edit_during_a_sitting_wins_and_later_answers_are_kept(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text("document:\n  title: First\n", encoding="utf-8")
    store = store_at(tmp_path)
    state, _ = store.open()
    by_hand = "document:\n  title: By hand  # mine\nmoney:\n  shared_costs: Added by hand\n"
    store.file.write_text(by_hand, encoding="utf-8")
    for event in (Answer(("document", "version"), "2"), Answer(("document", "title"), "In the interview")):
        store.record(event)
        state = apply(state, event, COURSE)
    saved = store.save(state)

    assert saved.draft == {
        "document": {"title": "By hand", "version": "2"},
        "money": {"shared_costs": "Added by hand"},
    }
    assert draft_of(store.file.read_text(encoding="utf-8")) == saved.draft
    assert "title: By hand  # mine" in store.file.read_text(encoding="utf-8")
    assert store.save(saved) is saved


@pytest.mark.parametrize("by_hand", ['document:\n  title: "unclosed\n', "document:\n  form: oral\n"])
def test_a_hand_edit_that_does_not_read_is_left_with_its_journal(by_hand: str, tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    event = Answer(("document", "version"), "2")
    store.record(event)
    store.file.write_text(by_hand, encoding="utf-8")
    journal = store.journal.path.read_bytes()

    with pytest.raises(AnswersError, match=r"hub\.yaml:[23]"):
        store.save(apply(state, event, COURSE))

    assert (store.file.read_text(encoding="utf-8"), store.journal.path.read_bytes()) == (by_hand, journal)


def test_a_file_taken_away_during_a_sitting_is_written_again(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    state = store.save(apply(state, Answer(("document", "title"), "Hub"), COURSE))
    store.file.unlink()
    store.save(state)

    assert draft_of(store.file.read_text(encoding="utf-8")) == {"document": {"title": "Hub"}}


def test_an_event_cut_by_a_full_disk_is_told_and_joined_to_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = store_at(tmp_path)
    store.open()
    first, second, third = (Answer(("document", name), "x") for name in ("title", "short_name", "version"))
    store.record(first)
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda handle, line, write=os.write: write(handle, line[:9]))
        with pytest.raises(OutputError, match="The journal cannot be written: No space left on device"):
            store.record(second)
    store.record(third)

    kept = read_journal(store.journal.path.read_bytes())
    assert kept is not None
    assert kept.events == store.recorded.events == (first, third)


def test_of_an_answer_about_all_the_parties_a_hand_edit_changes_one(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    for event in (AddItem(("parties",), "a", {}), AddItem(("parties",), "b", {})):
        state = apply(state, event, COURSE)
    store.save(state)
    store.record(AnswerEach((("parties", "a", "roles"), ("parties", "b", "roles")), ["host"]))
    text = store.file.read_text(encoding="utf-8")
    store.file.write_text(text.replace("- id: a", "- id: a\n    roles: [lead]"), encoding="utf-8")
    resumed, _ = store_at(tmp_path).open()

    assert [party["roles"] for party in resumed.draft["parties"]] == [["lead"], ["host"]]
    assert not resumed.together


def test_a_crash_between_the_file_and_its_journal_repeats_nothing(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    for event in (AddItem(("parties",), "a", {}), AddItem(("parties",), "b", {}), MoveItem(("parties", "b"), -1)):
        state = apply(state, event, COURSE)
        store.record(event)
    journal = store.journal.path.read_bytes()
    store.save(state)
    store.journal.path.write_bytes(journal)
    resumed, _ = store_at(tmp_path).open()

    assert [party["id"] for party in resumed.draft["parties"]] == ["b", "a"]


def test_a_file_taken_away_begins_anew(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    state, _ = store.open()
    store.save(apply(state, Answer(("document", "title"), "Old"), COURSE))
    store.file.unlink()
    state, resumed = store_at(tmp_path).open()

    assert (dict(state.draft), resumed) == ({}, False)


def test_a_removed_party_takes_the_answers_that_point_to_it_along() -> None:
    state = State({})
    for event in (
        AddItem(("parties",), "a", {}),
        Answer(("decision", "notified_by"), "a"),
        RemoveItem(("parties", "a")),
    ):
        state = apply(state, event, COURSE)

    assert state.draft == {}


def test_a_file_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "hub.yaml").write_text("document:\n  form: oral\n", encoding="utf-8")

    with pytest.raises(AnswersError, match=r"hub\.yaml:2, document\.form"):
        store_at(tmp_path).open()


_PLAIN = """\
document:
  title: Gaining entry
  form: deed
parties:
  - kind: charity
    id: first
    roles: [lead, host]
  - id: b
    legal_name: B
scope:
  purpose: >-
    To gain entry
    together
  workstreams:
    - name: Doors
      id: doors
      parts:
        - party: b
          id: one
"""
_LONG_TEXT = ("    To gain", "    together", "  purpose")


@st.composite
def commented(draw: st.DrawFn) -> str:
    """The answers above with comments above any line and beside any, as far in as may be."""
    lines: list[str] = []
    for number, line in enumerate(_PLAIN.splitlines()):
        inside = line.startswith(_LONG_TEXT)
        if not line.startswith("    t") and not line.startswith("    To") and draw(st.booleans()):
            deepest = 2 if line == "  workstreams:" else 8  # deeper it would belong to the long text above
            lines.append(" " * draw(st.integers(0, deepest)) + f"# above {number}")
        beside = "" if inside or draw(st.booleans()) else f"  # beside {number}"
        lines.append(line + beside)
    return "\n".join(lines) + "\n"


@pytest.mark.row("J9")
@search(200)
@given(commented())
def test_writing_twice_is_writing_once_whatever_the_comments(text: str) -> None:
    draft = draft_of(text)

    once = text_of_draft(draft, text)  # type: ignore[arg-type]

    assert text_of_draft(draft_of(once), once) == once  # type: ignore[arg-type]
    assert sorted(re.findall("#.*", once)) == sorted(re.findall("#.*", text))


@pytest.mark.row("J9")
def test_a_comment_above_an_items_first_name_stands_above_its_dash() -> None:
    text = "parties:\n  - kind: charity\n    # about the id\n    id: first\n"

    once = text_of_draft(draft_of(text), text)  # type: ignore[arg-type]

    assert "parties:\n  # about the id\n  - id: first\n    kind: charity\n" in once


@pytest.mark.row("J4")
def test_the_text_ignores_the_order_of_answers_inside_groups() -> None:
    draft = draft_of(_PLAIN)

    def turned(value: Any) -> Any:
        if isinstance(value, list):
            return [turned(one) for one in value]
        return {name: turned(value[name]) for name in reversed(value)} if isinstance(value, dict) else value

    assert text_of_draft(turned(draft)) == text_of_draft(draft)  # type: ignore[arg-type]
    assert list(turned(draft)["parties"][0]) != list(draft["parties"][0])  # type: ignore[index, call-overload]


def test_names_with_nothing_after_them_stay_in_place_with_their_help() -> None:
    """A starter is a list of such names: answering one of them in the interview leaves the others to be filled in by hand."""
    before = """# the head

format: 2

document:
  title:  # what it is called
  # above the date
  prepared_on:  # such as 1 March 2027

parties:
  - id: first
    kind: charity
    decision:
      view:  # which view

decision:
  route:
"""

    written = text_of_draft(draft_of(before.replace("title:", "title: Hub")), before)  # type: ignore[arg-type]

    assert written == before.replace("title:", "title: Hub")
    assert text_of_draft(draft_of(written), written) == written  # type: ignore[arg-type]


def test_a_name_with_nothing_after_it_goes_with_its_item() -> None:
    before = "parties:\n  - id: first\n    kind:\n  - id: second\n    kind: charity\n"

    written = text_of_draft(draft_of("parties: [{id: second, kind: charity}]"), before)  # type: ignore[arg-type]

    assert written == "\nformat: 2\n\nparties:\n  - id: second\n    kind: charity\n"


def test_a_removed_place_is_taken_out_of_cover_flows_and_commitments() -> None:
    draft = {
        "risk": {"cover": [{"id": "one", "about": "place", "place": "rooms"}]},
        "information": {"flows": [{"id": "two", "place": "rooms", "asset": "rooms"}]},
        "change": {"exit_table": [{"id": "three", "place": "rooms"}]},
    }

    assert without_references(draft, "premises.places", "rooms") == {
        "risk": {"cover": [{"id": "one", "about": "place"}]},
        "information": {"flows": [{"id": "two", "asset": "rooms"}]},
        "change": {"exit_table": [{"id": "three"}]},
    }
