"""What is kept on the disk, byte by byte: an answers file's text, the comments read from it, a journal, and what is said of a spoilt one."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from interview.playing import COURSE

from assembler.answers.files import LARGEST_FILE
from assembler.cli.interview.services import write
from assembler.errors import AnswersError, OutputError
from assembler.interview.core.events import (
    Accept,
    AddItem,
    Answer,
    AnswerEach,
    Apart,
    Back,
    Clear,
    Event,
    FinishList,
    Leave,
    MoveItem,
    RemoveItem,
    ScreenFilled,
    Suggest,
    Visit,
    event_data,
    event_from,
)
from assembler.interview.core.state import State
from assembler.interview.store.answers_text import text_of_draft
from assembler.interview.store.comments import Remarks, read_remarks
from assembler.interview.store.journal import HeldJournal, Journal, answers_digest, read_journal
from assembler.interview.store.store import Store

DRAFT: dict[str, Any] = {
    "scope": {"subjects": ["premises", "money"], "purpose": "One.\n\nTwo: it"},
    "document": {"title": "Hub: “one”", "short_name": {"to_be_agreed": "the boards"}},
    "parties": [{"legal_name": "A", "id": "a", "roles": []}, {"id": "b"}],
    "money": {"shared_costs": "word " * 30 + "end"},
    "drafting": {"accepted": [{"rule": "w", "facts": {"a": "1"}}]},
}


def test_an_answers_file_is_written_in_the_order_of_the_questions() -> None:
    assert text_of_draft(DRAFT) == (
        "# Answers for a collaboration agreement. `assembler interview` goes on with this file; it may also be edited by hand.\n"
        "\nformat: 2\n"
        '\ndocument:\n  title: "Hub: “one”"\n  short_name:\n    to_be_agreed: the boards\n'
        "\nparties:\n  - id: a\n    legal_name: A\n    roles: []\n  - id: b\n"
        "\nscope:\n  purpose: |-\n    One.\n\n    Two: it\n  subjects: [premises, money]\n"
        "\nmoney:\n  shared_costs: >-\n"
        "    word word word word word word word word word word word word word word word word word word word word word word word word word\n"
        "    word word word word word end\n"
        "\ndrafting:\n  accepted:\n    - rule: w\n      facts:\n        a: 1\n"
    )


def test_an_answers_file_in_json_has_its_format_first() -> None:
    assert text_of_draft({"scope": {"purpose": "“a”"}, "document": {"title": "Hub"}}, as_json=True) == (
        '{\n  "format": 2,\n  "document": {\n    "title": "Hub"\n  },\n  "scope": {\n    "purpose": "“a”"\n  }\n}\n'
    )


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("plain", ["  purpose: plain"]),
        ("yes", ["  purpose: yes"]),
        ("a\nb", ["  purpose: |-", "    a", "    b"]),
        (" a\nb", ['  purpose: " a\\u000ab"']),
        ("a\nb\n", ['  purpose: "a\\u000ab\\u000a"']),
        ("a \nb", ['  purpose: "a \\u000ab"']),
        ("x" * 119, [f"  purpose: {'x' * 119}"]),
        ("x" * 120, ["  purpose: >-", f"    {'x' * 120}"]),
        ("x  " * 40 + "y", [f"  purpose: {'x  ' * 40}y"]),
        ("x" * 140 + " y", ["  purpose: >-", f"    {'x' * 140}", "    y"]),
        ("x-" * 70 + "y z", ["  purpose: >-", f"    {'x-' * 70}y", "    z"]),
    ],
)
def test_words_are_written_so_that_they_come_back(words: str, lines: list[str]) -> None:
    assert text_of_draft({"scope": {"purpose": words}}).splitlines()[4:] == ["scope:", *lines]


TEXT = """\
# head

document:  # beside a group
  # above the title
  title: Hub  # beside the title
  version:
parties:
  - id: a
    kind: charity
    # below the kind
  # above b
  - id: b
scope:
  purpose: |
    words # no comment
# end
"""


def test_comments_are_read_with_what_they_stand_beside() -> None:
    assert read_remarks(TEXT) == Remarks(
        head=("# head",),
        above={("document", "title"): ["# above the title"], ("parties", "b"): ["# above b"]},
        beside={("document",): "# beside a group", ("document", "title"): "# beside the title"},
        below={("parties", "a", "kind"): [(False, "# below the kind")]},
        end=("# end",),
        order=(
            ("document",),
            ("document", "title"),
            ("document", "version"),
            ("parties",),
            ("parties", "a"),
            ("parties", "a", "id"),
            ("parties", "a", "kind"),
            ("parties", "b"),
            ("parties", "b", "id"),
            ("scope",),
            ("scope", "purpose"),
        ),
        blank=(("document", "version"),),
    )
    assert read_remarks("# only\n") == Remarks(("# only",))
    assert read_remarks("a: |\n  # words at the very end") == Remarks(order=(("a",),))


FORMS = """\
a: |
  # first
  words
  # last
b: >-
  # folded
  more
c: "one
  # two
  three"  # of c
d: [x, # of x
  # a line of its own
  y]  # of d
e: {f: g}  # of e
g: plain
  words # of g
h: |  # of h
  words

  # still words
i:
  - one  # of one
  # above two
  - two
  - {id: x}  # of x too
  - id: 'y'
    n: z  # of z
  - n: w  # of w
k: t#no # yes
# above l
l: x#y
m: "x # y"
"""


def test_a_hash_within_words_is_no_comment_but_one_after_an_answer_is() -> None:
    assert read_remarks(FORMS) == Remarks(
        above={
            ("d",): ["# of d"],
            ("e",): ["# a line of its own"],
            ("i",): ["# above two"],
            ("l",): ["# above l"],
        },
        beside={
            ("c",): "# of c",
            ("d",): "# of x",
            ("e",): "# of e",
            ("g",): "# of g",
            ("h",): "# of h",
            ("i",): "# of one",
            ("i", "x"): "# of x too",
            ("i", "y", "n"): "# of z",
            ("i", "4", "n"): "# of w",
            ("k",): "# yes",
        },
        order=(
            *(("a",), ("b",), ("c",), ("d",), ("e",), ("g",), ("h",), ("i",), ("i", "x")),
            *(("i", "y"), ("i", "y", "id"), ("i", "y", "n"), ("i", "4"), ("i", "4", "n"), ("k",), ("l",), ("m",)),
        ),
    )


@pytest.mark.parametrize("words", ["one\ntwo", "word " * 30 + "end", "one"])
def test_what_stands_beside_words_stays_there_in_every_rewriting(words: str) -> None:
    draft = {"scope": {"purpose": words}}
    first = text_of_draft(draft, "scope:\n  purpose: it  # ask the boards\n")

    assert first.count("  # ask the boards\n") == 1
    assert text_of_draft(draft, first) == first


def test_what_stands_beside_an_item_in_brackets_is_put_above_it() -> None:
    before = "parties:\n  - {id: a}  # of a\n  - {id: b}\n  - {id: c}  # of c\n"

    assert text_of_draft({"parties": [{"id": "a"}, {"id": "b"}]}, before) == (
        "\nformat: 2\n\nparties:\n  # of a\n  - id: a\n  - id: b\n# of c\n"
    )


def test_comments_of_what_is_gone_go_to_the_next_answer_or_the_end() -> None:
    remarks = read_remarks(TEXT)
    kept = remarks.kept_with([("document",), ("scope",), ("scope", "purpose")])

    assert (kept.head, kept.end, kept.beside, kept.below) == (
        ("# head",),
        ("# end",),
        {("document",): "# beside a group"},
        {},
    )
    assert kept.above == {
        ("scope",): ["# above the title", "# beside the title", "# below the kind", "# above b"],
    }
    assert remarks.kept_with([("document",)]).end == (
        *("# above the title", "# beside the title", "# below the kind", "# above b", "# end"),
    )


EVENTS: list[tuple[Event, dict[str, Any]]] = [
    (Answer(("a", "b"), ["x"]), {"event": "Answer", "spot": ["a", "b"], "value": ["x"]}),
    (AnswerEach((("a",), ("b",)), None), {"event": "AnswerEach", "spots": [["a"], ["b"]], "value": None}),
    (
        ScreenFilled(((("a",), "x"),), (("b",),)),
        {"event": "ScreenFilled", "answers": [[["a"], "x"]], "left": [["b"]]},
    ),
    (Apart("a.b"), {"event": "Apart", "field": "a.b"}),
    (Clear(("a",)), {"event": "Clear", "spot": ["a"]}),
    (Leave(("a",)), {"event": "Leave", "spot": ["a"]}),
    (Back(), {"event": "Back"}),
    (Visit(("a",)), {"event": "Visit", "spot": ["a"]}),
    (AddItem(("a",), "x", {"b": "c"}), {"event": "AddItem", "spot": ["a"], "id": "x", "values": {"b": "c"}}),
    (RemoveItem(("a", "x")), {"event": "RemoveItem", "spot": ["a", "x"]}),
    (MoveItem(("a", "x"), -1), {"event": "MoveItem", "spot": ["a", "x"], "by": -1}),
    (FinishList(("a",)), {"event": "FinishList", "spot": ["a"]}),
    (Suggest({"a.b": "c"}), {"event": "Suggest", "values": {"a.b": "c"}}),
    (
        Accept("w", "B", "2027-03-01", "R", "c", "i", {"f": "1"}),
        {"event": "Accept", "rule": "w", "by": "B", "on": "2027-03-01", "reason": "R", "check": "c", "item": "i", "facts": {"f": "1"}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("event", "data"), EVENTS, ids=[data["event"] for _, data in EVENTS])
def test_an_event_is_a_line_of_json_and_is_read_again(event: Event, data: dict[str, Any]) -> None:
    line = json.loads(json.dumps(event_data(event)))

    assert line == data
    assert event_from(line) == event


STATE = State(
    {"document": {"title": "“Hub”"}}, frozenset({("b",), ("a",)}), frozenset({("c",)}), (("b",), ("a",)), ("a",), ("b",), quick=False,
    together=frozenset({(("x",), ("y",))}), apart=frozenset({"q", "p"}), ahead=(("z",),),
)  # fmt: skip


def test_a_journal_begins_with_state_and_file_then_a_line_per_event(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "hub.yaml.journal", write)
    journal.begin(STATE, "base")
    journal.append(Answer(("document", "title"), "é"))
    journal.append(Back())
    content = journal.path.read_bytes()
    held = read_journal(content + b'{"event": "cut sh')

    assert content.decode() == (
        '{"journal": 1, "base": "base", "state": {"draft": {"document": {"title": "“Hub”"}}, "done": [["a"], ["b"]], '
        '"suggested": [["c"]], "trail": [["b"], ["a"]], "at": ["a"], "last": ["b"], "quick": false, '
        '"together": [[["x"], ["y"]]], "apart": ["p", "q"], "ahead": [["z"]]}}\n'
        '{"event": "Answer", "spot": ["document", "title"], "value": "é"}\n'
        '{"event": "Back"}\n'
    )
    assert held is not None
    assert (held.base, held.events, held.whole) == ("base", (Answer(("document", "title"), "é"), Back()), True)
    for name in State.__struct_fields__:
        assert getattr(held.state, name) == getattr(STATE, name)
    damaged = read_journal(content + b"nonsense\n" + b'{"event": "Back"}\n')
    assert damaged is not None
    assert (damaged.events, damaged.whole) == (held.events, False)


def test_an_event_ends_the_journal_which_only_its_owner_may_read(
    tmp_path: Path,
) -> None:
    journal = Journal(tmp_path / "hub.yaml.journal", write)
    journal.append(Back())
    assert (journal.path.read_bytes(), stat.S_IMODE(journal.path.stat().st_mode)) == (b'{"event": "Back"}\n', 0o600)

    journal.path.write_bytes(b"first\n")
    journal.append(Back())
    journal.append(Answer(("document", "title"), "“é”"))
    assert journal.path.read_text(encoding="utf-8") == (
        'first\n{"event": "Back"}\n{"event": "Answer", "spot": ["document", "title"], "value": "“é”"}\n'
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"[]\n", b'{"journal": 2}\n', b'{"journal": 1}\n', b"cut short"])
def test_what_is_no_journal_is_none(content: bytes) -> None:
    assert read_journal(content) is None


def test_a_file_is_known_by_its_hash() -> None:
    assert answers_digest(None) == ""
    assert answers_digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


class TestStore:
    def store(self, folder: Path) -> Store:
        return Store(folder / "hub.yaml", COURSE, write)

    def test_begins_with_nothing_and_resumes_what_is_there(self, tmp_path: Path):
        one = self.store(tmp_path)
        state, resumed = one.open()

        assert (state.draft, state.quick, resumed, one.notice) == ({}, True, False, "")
        assert (one.recorded.base, one.recorded.events) == ("", ())
        one.record(FinishList(("parties",)))
        state, resumed = self.store(tmp_path).read(quick=False)
        assert (state.done, state.quick, resumed) == ({("parties",)}, False, True)
        assert self.store(tmp_path).read()[0].quick is True

    @pytest.mark.parametrize(
        ("journal", "why"),
        [
            (b"nonsense\n", "it is damaged, or another version of assembler wrote it"),
            (None, "it is damaged, and was read only as far as that"),
            (b"", ""),
        ],
    )
    def test_says_why_a_journal_was_set_aside(self, journal: bytes | None, why: str, tmp_path: Path):
        (tmp_path / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
        one = self.store(tmp_path)
        one.open()
        spoilt = one.journal.path.read_bytes() + b"nonsense\n" if journal is None else journal
        one.journal.path.write_bytes(spoilt)
        (tmp_path / "hub.yaml.journal-aside").write_bytes(b"earlier")
        again = self.store(tmp_path)
        again.open()

        aside = tmp_path / "hub.yaml.journal-aside-2"
        assert again.notice == (f"The journal of an earlier interview was set aside as {aside}: {why}." if why else "")
        assert aside.exists() == bool(why)

    def test_says_that_the_file_of_a_journal_is_gone(self, tmp_path: Path):
        (tmp_path / "hub.yaml").write_text("document: {title: Hub}\n", encoding="utf-8")
        self.store(tmp_path).open()
        (tmp_path / "hub.yaml").unlink()
        again = self.store(tmp_path)
        state, resumed = again.open()

        assert (state.draft, resumed) == ({}, False)
        assert again.notice.endswith("journal-aside: the answers file that it belongs to is gone.")

    def test_tells_what_cannot_be_read_or_set_aside(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        file = tmp_path / "hub.yaml"
        file.write_bytes(b"\xff")
        with pytest.raises(AnswersError) as refused:
            self.store(tmp_path).open()
        assert str(refused.value) == f"{file}: The file is not text in UTF-8."
        file.unlink()
        file.mkdir()
        with pytest.raises(AnswersError) as refused:
            self.store(tmp_path).open()
        assert str(refused.value) == f"{file}: The file cannot be read: Is a directory."
        file.rmdir()
        (tmp_path / "hub.yaml.journal").write_bytes(b"nonsense\n")

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(OutputError) as refused_:
            self.store(tmp_path).open()
        assert str(refused_.value) == (
            f"{tmp_path / 'hub.yaml.journal'}: The journal is not as it should be, and cannot be set aside: Permission denied."
            " Move it away, and run again."
        )

    def test_an_answers_file_may_be_no_larger_than_any_and_a_journal_may(self, tmp_path: Path):
        one = self.store(tmp_path)
        one.open()
        with one.journal.path.open("ab") as file:
            file.write(b" " * LARGEST_FILE + b'{"event": "FinishList", "spot": ["parties"]}\n')
        assert self.store(tmp_path).read()[1] is True

        with one.file.open("wb") as file:
            file.truncate(LARGEST_FILE + 1)
        with pytest.raises(AnswersError) as refused:
            self.store(tmp_path).read()
        assert str(refused.value).startswith(f"{one.file}: ")

    def test_a_journal_that_cannot_be_written_is_told(self, tmp_path: Path):
        journal = Journal(tmp_path / "none" / "hub.yaml.journal", write)
        with pytest.raises(OutputError) as refused:
            journal.append(Back())
        assert str(refused.value) == f"{journal.path}: The journal cannot be written: No such file or directory."

    def test_what_a_journal_holds_is_whole_unless_it_is_said(self):
        assert HeldJournal("", State({}), ()).whole is True


def test_a_name_below_an_answer_that_has_no_parts_is_left_out():
    assert text_of_draft({}, "document:\n  title:\n    more:\n") == "\nformat: 2\n\ndocument:\n"


BLANKS = """\
format: 2
document:
  title:
  version:
  unknown:
parties:
  - id: a
    legal_name:
    decision:
      view:
  - id: gone
    legal_name:
  - id: b
    functions:
      - id: f
        statute:
      - id: g
        function: x
money:
  shared_costs:
premises:
  places:
"""


def test_a_name_without_an_answer_is_kept_until_there_is_one() -> None:
    functions = [{"id": "f"}, {"id": "g", "function": "x"}]
    draft = {"document": {"title": "Hub"}, "parties": [{"id": "a"}, {"id": "b", "functions": functions}]}

    assert text_of_draft(draft, BLANKS) == (
        "\nformat: 2\n"
        "\ndocument:\n  title: Hub\n  version:\n"
        "\nparties:\n  - id: a\n    legal_name:\n    decision:\n      view:\n"
        "  - id: b\n    functions:\n      - id: f\n        statute:\n      - id: g\n        function: x\n"
        "\npremises:\n  places:\n"
        "\nmoney:\n  shared_costs:\n"
    )


def test_of_a_list_that_has_no_rows_any_more_no_name_is_kept() -> None:
    assert text_of_draft({"document": {"title": "Hub"}}, BLANKS) == (
        "\nformat: 2\n\ndocument:\n  title: Hub\n  version:\n\npremises:\n  places:\n\nmoney:\n  shared_costs:\n"
    )
