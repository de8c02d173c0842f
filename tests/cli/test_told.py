"""What commands print of what they found, line by line, from values made here."""

from __future__ import annotations

import csv
import errno
import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from cli.running import Run
from msgspec.structs import replace
from shipped import ROOT, answers, compiled_library, example

from assembler.answers.formats import Moved, Upgraded
from assembler.cli import batch, bodies, explain, failures, find, main, trace, update, upgrade
from assembler.cli.acceptances import chosen, rewritten
from assembler.cli.batch_options import NO_CHOICE
from assembler.cli.debug_log import asked_for, log_if_asked, log_where_raised
from assembler.cli.interview.head_start import HeadStart
from assembler.cli.interview.journal_note import later_answers
from assembler.cli.interview.welcome import welcome
from assembler.cli.portfolio_files import Found, Unread, _files, _Held, _state
from assembler.cli.word_files import free_name, note_beside, record_beside
from assembler.cli.write_whole import refuse_clash, write_all, write_whole
from assembler.effects.counterfactual import Change
from assembler.effects.counterfactual.what_if import Difference
from assembler.effects.explanation import Explanation
from assembler.errors import AnswersError, AssemblerError, OutputError, Place, Problem
from assembler.portfolio import Entry
from assembler.portfolio.entries import HeldClause
from assembler.record import Record, Traced
from assembler.record.format import FORMAT, LACKING, FileKind
from assembler.returned.taken_back import NotTaken, TakenAnswer, TakenBack
from assembler.source import Document
from assembler.statute.findings import Finding
from assembler.word.known import KnownBy

HELD = (HeldClause("withdrawal", "a" * 64, "worded otherwise now"), HeldClause("board", "b" * 64, "as now"))
ENTRY = Entry(
    "hub-record.json", "Harrowmere Hub", "BHH/1", "id-1", "clean", "0.2.0", "2026-11-29", ("A", "B"), "2030-03-31", HELD,
    ("Norvale PCC: May 2028",), ("dpa-2018 s.164A",), ("its term",),
)  # fmt: skip
FOUND = Found(ENTRY, "hub-record.json", ("hub.docx", "hub-2.docx"), "every word as it was assembled")
BARE = Found(
    Entry("r.json", "", "", "", "", "0.1.0", "2026-01-01", (), "", (HeldClause("board", "", "not recorded"),)),
    "r.json",
    (),
    "",
)


class TestFind:
    def test_tells_an_agreement_in_lines(self):
        assert list(find._as_text([FOUND, BARE], ())) == [
            "Harrowmere Hub (BHH/1)",
            "  Files: hub.docx, hub-2.docx, hub-record.json (every word as it was assembled)",
            "  Parties: A, B",
            "  Made by release 0.2.0, on the law as at 2026-11-29; term ends: 2030-03-31",
            "  Clause withdrawal: version aaaaaaaaaaaa, worded otherwise now",
            "  Outlives: Norvale PCC: May 2028",
            "  Law changed since: dpa-2018 s.164A",
            "  Unknown: its term",
            "r.json",
            "  Files: r.json",
            "  Made by release 0.1.0, on the law as at 2026-01-01; term ends: no day is fixed",
            "  Clause versions: not recorded",
        ]

    def test_tells_the_clauses_that_were_asked_for(self):
        assert list(find._versions(ENTRY, ("board",))) == ["board: version bbbbbbbbbbbb, as now"]
        assert list(find._versions(BARE.entry, ("board",))) == ["board: version not recorded"]
        assert list(find._versions(replace(ENTRY, clauses=HELD[1:]), ())) == []

    def test_prints_a_table(self):
        rows = list(csv.reader(io.StringIO("\n".join(find._as_csv([FOUND], ())).removeprefix("\ufeff"))))

        assert rows == [
            [
                *("agreement", "reference", "document", "files", "record", "text", "copy", "parties", "release"),
                *("law as at", "term ends", "clauses", "outlives", "law changed", "unknown"),
            ],
            [
                "Harrowmere Hub",
                "BHH/1",
                "id-1",
                "hub.docx; hub-2.docx",
                "hub-record.json",
                "every word as it was assembled",
                "clean",
                "A; B",
                "0.2.0",
                "2026-11-29",
                "2030-03-31",
                "withdrawal: version aaaaaaaaaaaa, worded otherwise now",
                "Norvale PCC: May 2028",
                "dpa-2018 s.164A",
                "its term",
            ],
        ]

    def test_prints_json_as_people_read_it(self):
        accented = replace(FOUND, entry=replace(ENTRY, title="Évreux “hub”"))

        assert "\n".join(find._as_json([accented], ())).startswith('[\n  {\n    "agreement": "Évreux “hub”",\n')

    @pytest.mark.parametrize(("clauses", "held"), [((), ["withdrawal", "board"]), (("board",), ["board"])])
    def test_prints_json(self, clauses: tuple[str, ...], held: list[str]):
        states = {one.id: {"version": one.version, "state": one.state} for one in HELD}

        assert json.loads("\n".join(find._as_json([FOUND], clauses))) == [
            {
                "agreement": "Harrowmere Hub",
                "reference": "BHH/1",
                "document": "id-1",
                "files": ["hub.docx", "hub-2.docx"],
                "record": "hub-record.json",
                "text": "every word as it was assembled",
                "copy": "clean",
                "parties": ["A", "B"],
                "release": "0.2.0",
                "law as at": "2026-11-29",
                "term ends": "2030-03-31",
                "clauses": {name: states[name] for name in held},
                "outlives": ["Norvale PCC: May 2028"],
                "law changed": ["dpa-2018 s.164A"],
                "unknown": ["its term"],
            }
        ]

    @pytest.mark.parametrize(
        ("listed", "found", "unread", "words"),
        [
            (0, 1, 0, "0 of 1 agreement."),
            (1, 2, 0, "1 of 2 agreements."),
            (1, 2, 1, "1 of 2 agreements; 1 file not read."),
            (0, 0, 2, "0 of 0 agreements; 2 files not read."),
        ],
    )
    def test_says_how_many_agreements_were_found(self, listed: int, found: int, unread: int, words: str):
        assert find._count(listed, found, [Unread("a", "b")] * unread) == words

    @pytest.mark.parametrize(
        ("files", "state"),
        [
            ([], ""),
            ([("a", True)], "every word as it was assembled"),
            ([("a", True), ("b", False), ("c", False)], "edited since: b, c"),
            ([("a", True), ("b", None)], "its record does not say which words it had"),
            ([("a", False), ("b", None)], "edited since: a"),
        ],
    )
    def test_says_whether_the_files_have_their_words(self, files: list[tuple[str, bool | None]], state: str):
        assert _state(_Held(RECORD, "r.json", files)) == state

    def test_looks_into_no_hidden_or_passing_file(self, tmp_path: Path):
        (tmp_path / ".hidden").mkdir()
        (tmp_path / "below").mkdir()
        for name in ("a.docx", "B.DOCX", "~$a.docx", ".c.docx", "d.json", "below/e.docx", ".hidden/f.docx"):
            (tmp_path / name).write_bytes(b"")

        assert sorted(path.relative_to(tmp_path).as_posix() for path in _files(tmp_path, ".docx")) == [
            "B.DOCX",
            "a.docx",
            "below/e.docx",
        ]


RECORD = Record(
    format=FORMAT, assembler="0.2.0", library="l" * 64, template="t" * 64, law_as_at="2026-11-29",
    answers={"document": {"title": "Hub", "reference": "R/1", "version": "3", "prepared_on": "2027-03-01", "form": "deed"}},
    answers_hash="h" * 64, clauses=(), paragraphs=(), document="id-1", kind=FileKind("internal"), words="w",
)  # fmt: skip
KNOWN = KnownBy("id-1", "n" * 64, None, "w", 0)


class TestTrace:
    def test_says_what_a_file_bears(self):
        assert list(trace._borne(KNOWN)) == ["Document: id-1", f"Record named: {'n' * 64}", "Words: w"]
        assert list(trace._borne(KnownBy("", "", None, "w", 2))) == [
            "Document: the file has no id",
            "Record named: the file names none",
            "Words: w",
            "Tracked changes: 2. The words are as they would be if all of them were accepted.",
        ]

    @pytest.mark.parametrize(
        ("own", "words", "lines"),
        [
            (
                True,
                True,
                [
                    "Record: r.json: this is the file's own record.",
                    "Comparison: every word of the text is as it was assembled.",
                ],
            ),
            (
                False,
                False,
                [
                    "Record: r.json: this is NOT the record that the file names.",
                    "Comparison: the words are NOT those that were assembled. Somebody has changed the text, or this is another version.",
                ],
            ),
            (
                None,
                None,
                [
                    "Record: r.json: the file names no record, so nothing says that this is its own.",
                    "Comparison: the record does not hold the words of the file, so they cannot be compared.",
                ],
            ),
        ],
    )
    def test_says_whether_the_record_is_its_own_and_the_words_the_same(
        self, own: bool | None, words: bool | None, lines: list[str]
    ):
        assert list(trace._comparison("r.json", RECORD, Traced(own, words), KNOWN)) == lines

    def test_says_that_a_record_is_of_another_document(self):
        def other(record: str, file: str) -> bool:
            known = replace(KNOWN, document=file)
            lines = trace._comparison("r", replace(RECORD, document=record), Traced(own=True, words=True), known)
            return "The record is of another document." in lines

        assert [other("a", "b"), other("a", "a"), other("", "b"), other("a", "")] == [True, False, False, False]

    def test_says_what_the_record_holds(self):
        assert list(trace._recorded(RECORD)) == [
            "Answers, title: Hub",
            "Answers, reference: R/1",
            "Answers, version: 3",
            "Answers, prepared on: 2027-03-01",
            f"Answers, hash: {'h' * 64}",
            "Made by: assembler 0.2.0, law as at 2026-11-29",
            f"Library: {'l' * 64}",
            f"House style: {'t' * 64}",
            "Kind: internal draft (internal)",
        ]

    def test_says_what_an_early_record_lacks(self):
        early = replace(RECORD, format=1, answers={"document": "?"}, derived=True, kind=None)

        assert list(trace._recorded(early)) == [
            f"Answers, hash: {'h' * 64}",
            "Made by: assembler 0.2.0, law as at 2026-11-29",
            f"Library: {'l' * 64}",
            f"House style: {'t' * 64}",
            "Its id was made from the answers, because they had no id of their own.",
            *(f"The record lacks: {lack}." for lack in LACKING),
        ]


WITHDRAWAL = Explanation("withdrawal", "Withdrawal", True, (), "True", ("s.1", "practice"), "core")
FLIP = (Change("set", ("governance", "structure"), "board"), Change("set", ("document", "form")))


class TestExplain:
    @pytest.mark.parametrize(
        ("explanation", "flip", "number", "lines"),
        [
            (
                WITHDRAWAL,
                (),
                "clause 46",
                [
                    "IN   clause 46  withdrawal  Withdrawal",
                    "     Law: s.1; practice. Status: core.",
                    "     In every agreement.",
                ],
            ),
            (
                WITHDRAWAL,
                FLIP,
                "",
                [
                    "IN   withdrawal  Withdrawal",
                    "     Law: s.1; practice. Status: core.",
                    "     In for each item of its list.",
                    "     Out if: governance.structure = board; document.form: left out",
                ],
            ),
            (
                replace(WITHDRAWAL, present=False, condition="money.payments", not_used=True),
                FLIP[:1],
                "",
                [
                    "OUT  withdrawal  Withdrawal",
                    "     Law: s.1; practice. Status: core.",
                    "     Its number is kept, with the words “Not used”.",
                    "     In if: governance.structure = board",
                ],
            ),
            (
                replace(WITHDRAWAL, present=False, omitted="No need."),
                (),
                "",
                [
                    "OUT  withdrawal  Withdrawal",
                    "     Law: s.1; practice. Status: core.",
                    "     Left out by the drafter: No need.",
                ],
            ),
            (
                replace(WITHDRAWAL, heading="", present=False, form=("Standard form", "Short form")),
                (),
                "",
                [
                    "OUT  withdrawal",
                    "     Law: s.1; practice. Status: core.",
                    "     In the standard form and the short form only.",
                ],
            ),
        ],
    )
    def test_says_why_a_clause_is_in_or_out(
        self, explanation: Explanation, flip: tuple[Change, ...], number: str, lines: list[str]
    ):
        assert explain._text(explanation, flip, number).split("\n") == lines

    def test_says_the_same_as_data(self):
        data = explain._data(WITHDRAWAL, FLIP)

        assert data["flip"] == ["governance.structure = board", "document.form: left out"]
        assert (data["key"], list(data["law"]), data["present"]) == ("withdrawal", ["s.1", "practice"], True)

    def test_says_what_a_changed_answer_would_do(self):
        assert explain._difference(Difference("adds", "board", "The board meets.")) == (
            "ADDS    board\n        The board meets."
        )
        assert explain._difference(Difference("changes", "board", "It meets.", "It met.")) == (
            "CHANGES board\n        was: It met.\n        now: It meets."
        )

    @pytest.mark.parametrize(("as_json", "said"), [(False, "Nothing in the agreement would change.\n"), (True, "[]\n")])
    def test_of_an_answer_that_changes_nothing_says_so(
        self, as_json: bool, said: str, capsys: pytest.CaptureFixture[str]
    ):
        title = "document.title=Larkfield Fire Station Rooms Agreement"
        explain._what_if(example("larkfield-rooms.yaml"), (title,), compiled_library(), as_json)

        assert capsys.readouterr().out == said

    @pytest.mark.parametrize(("option", "name"), [("--html=x.html", "--html"), ("--what-if=a=b", "--what-if")])
    def test_of_one_clause_has_no_page(self, option: str, name: str, run: Run):
        told = run("explain", ROOT / "examples" / "larkfield-rooms.yaml", "withdrawal", option).err

        assert told.endswith(f"Error: {name} is about the whole agreement: leave out the clause.\n")


WARNING = Finding("w", "s.1", "", "WARN", "Act", "not met", "Long.", "Shorten it.", "", (), check="c")


class TestRewriting:
    TEXT = "document: {title: Hub}  # ours\n"

    def test_keeps_comments_in_yaml_and_has_none_in_json(self, tmp_path: Path):
        (tmp_path / "hub.yaml").write_text(self.TEXT, encoding="utf-8")
        draft = {"document": {"title": "Hub"}}

        assert rewritten(tmp_path / "hub.yaml", draft) == (b"\nformat: 2\n\ndocument:  # ours\n  title: Hub\n")
        assert rewritten(tmp_path / "hub.JSON", draft) == (
            b'{\n  "format": 2,\n  "document": {\n    "title": "Hub"\n  }\n}\n'
        )

    def test_writes_nothing_that_would_not_read_as_the_same(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        file = tmp_path / "hub.yaml"
        file.write_text(self.TEXT, encoding="utf-8")
        monkeypatch.setattr("assembler.interview.store.answers_text.text_of_draft", lambda *_, **__: self.TEXT)
        with pytest.raises(AnswersError) as refused:
            rewritten(file, {"document": {"title": "Other"}})
        assert str(refused.value) == (
            f"{file}: The file cannot be written anew without loss, so it was left as it is. Copy in by hand what is shown."
        )


class TestAcceptances:
    OTHER = replace(WARNING, check="d")

    def test_are_chosen_by_rule_or_by_key(self):
        alone = replace(WARNING, rule="v", check="")
        findings = (
            WARNING,
            self.OTHER,
            alone,
            replace(WARNING, rule="met", state="met"),
            replace(WARNING, rule="b", action="BLOCK"),
        )

        assert chosen(findings, ["v", WARNING.key]) == (alone, WARNING)
        assert chosen(findings, ["v", "v"]) == (alone,)

    @pytest.mark.parametrize(
        ("keys", "told"),
        [
            (["w"], "“w” is the rule of several warnings. Name one: w/c, w/d."),
            (["w/cc"], "No warning “w/cc” applies. Did you mean “w/c”?"),
            (["zzzzz"], "No warning “zzzzz” applies. Those that apply are: w/c, w/d."),
        ],
    )
    def test_that_are_not_clear_are_told(self, keys: list[str], told: str):
        with pytest.raises(AnswersError) as refused:
            chosen((WARNING, self.OTHER), keys)
        assert str(refused.value) == told

    def test_where_none_applies_say_so(self):
        with pytest.raises(AnswersError, match="Those that apply are: none"):
            chosen((), ["w"])


class TestErrors:
    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (OSError(errno.ENOSPC, "No space left"), "The output cannot be written: No space left."),
            (OSError(errno.EDQUOT, "Quota"), "The output cannot be written: Quota."),
            (OSError(errno.EIO, "I/O error"), "The output cannot be written: I/O error."),
            (PermissionError(errno.EACCES, "Permission denied", "a.yaml"), "a.yaml: The computer refuses this: Permission denied."),
            (OSError("odd"), "The computer refuses this: odd."),
        ],
    )  # fmt: skip
    def test_of_the_computer_are_told(self, error: OSError, told: str, run: Run, monkeypatch: pytest.MonkeyPatch):
        def refuse() -> None:
            raise error

        monkeypatch.setattr("assembler.register.load_register", refuse)
        outcome = run("bodies", "search", "x")

        assert (outcome.status, outcome.err) == (1, f"{told}\n")

    def test_of_our_own_say_how_to_see_where(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        def fail() -> None:
            raise RuntimeError("x\x07")

        monkeypatch.setattr("assembler.register.load_register", fail)

        assert run("bodies", "search", "x").err == (
            "assembler has a fault: RuntimeError: x\\x07\n"
            "Nothing was half-written. Set ASSEMBLER_DEBUG=1 to see where, and report it.\n"
        )

    def test_are_counted_where_there_are_several(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        def refuse(*problems: str) -> str:
            def load() -> None:
                raise AssemblerError([Problem(one) for one in problems])

            monkeypatch.setattr("assembler.register.load_register", load)
            return run("bodies", "search", "x").err

        assert refuse("One.") == "One.\n"
        assert refuse("One.", "Two.") == "One.\nTwo.\n2 things to put right.\n"
        assert refuse(*["One."] * 1001).endswith("1,001 things to put right.\n")

    def test_statuses_are_what_the_manual_says(self):
        assert (main.DONE, failures.ATTENTION, failures.BUG, main.INTERRUPTED) == (0, 1, 3, 130)

    def test_lines_are_shown_one_by_one(self):
        assert failures._lines_shown("a\x07\n\nb") == "a\\x07\n\nb"


class TestDebugLog:
    @pytest.fixture
    def ours(self) -> Any:
        """Our logger, left as it was found."""
        logger = logging.getLogger("assembler")
        before = logger.level, list(logger.handlers)
        yield logger
        logger.level, logger.handlers = before[0], before[1]

    def test_is_shown_once_where_it_is_asked_for(self, ours: Any, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ASSEMBLER_DEBUG", "1")
        ours.handlers = []
        log_if_asked()
        log_if_asked()

        (handler,) = ours.handlers
        record = logging.LogRecord("assembler.x", logging.DEBUG, "", 1, "told", None, None)
        assert (asked_for(), ours.level, handler.format(record)) == (True, logging.DEBUG, "assembler.x: told")

    def test_says_where_an_error_was_raised_where_it_is_asked_for(
        self, ours: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ):
        monkeypatch.setenv("ASSEMBLER_DEBUG", "1")
        ours.handlers, error = [], ValueError("x")
        with caplog.at_level(logging.DEBUG, "assembler"):
            log_where_raised(error)

        (record,) = caplog.records
        assert (record.name, record.levelno, record.message) == (
            "assembler.cli.debug_log",
            logging.DEBUG,
            "It was raised here:",
        )
        assert record.exc_info == (ValueError, error, None)

    def test_is_not_shown_unasked(self, ours: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
        monkeypatch.delenv("ASSEMBLER_DEBUG", raising=False)
        ours.handlers = []
        log_if_asked()
        with caplog.at_level(logging.DEBUG):
            log_where_raised(ValueError("x"))

        assert (asked_for(), ours.handlers, caplog.messages) == (False, [], [])


class TestFiles:
    def test_beside_a_word_file_have_its_name(self):
        assert record_beside(Path("a/hub.docx")) == Path("a/hub-record.json")
        assert note_beside(Path("a/hub.docx")) == Path("a/hub-cover-note.txt")

    @pytest.mark.parametrize(
        ("there", "free"),
        [
            ([], "hub.docx"),
            (["hub.docx"], "hub-2.docx"),
            (["hub-record.json"], "hub-2.docx"),
            (["hub-cover-note.txt", "hub-2.docx"], "hub-3.docx"),
        ],
    )
    def test_take_a_name_that_no_file_has(self, there: list[str], free: str, tmp_path: Path):
        for name in there:
            (tmp_path / name).write_bytes(b"")

        assert free_name(tmp_path / "hub.docx") == tmp_path / free

    def test_that_are_read_are_never_written(self, tmp_path: Path):
        file = tmp_path / "hub.docx"
        with pytest.raises(OutputError) as refused:
            refuse_clash(file, [tmp_path / "x" / ".." / "hub.docx"], force=True)
        assert str(refused.value) == f"{file}: This is one of the files read. Give another name."

    def test_that_are_there_are_replaced_only_by_force(self, tmp_path: Path):
        file = tmp_path / "hub.docx"
        refuse_clash(file, [], force=False)
        file.symlink_to(tmp_path / "nowhere")
        told = f"{file}: The file is already there, and somebody may have edited it. Give another name, or use --force to replace it."
        with pytest.raises(OutputError) as refused:
            refuse_clash(file, [], force=False)
        assert str(refused.value) == told
        with pytest.raises(OutputError) as refused:
            write_whole(file, b"x", force=False)
        assert str(refused.value) == told
        refuse_clash(file, [], force=True)
        write_whole(file, b"x", force=True)
        assert (file.read_bytes(), file.is_symlink()) == (b"x", False)

    @pytest.mark.parametrize(
        ("number", "cure"),
        [
            (errno.ENOENT, " Make its folder first, or name a folder that is there."),
            (errno.ENOTDIR, " Make its folder first, or name a folder that is there."),
            (errno.EISDIR, " Give another name, or move the folder away."),
            (errno.EACCES, " Close it where it is open, or name a folder that you may write to."),
            (errno.EROFS, " Name a folder that you may write to."),
            (errno.ENOSPC, " Make room on the disk, or name a folder on another one."),
            (errno.EDQUOT, " Make room on the disk, or name a folder on another one."),
            (errno.ENAMETOOLONG, " Give it a shorter name."),
            (errno.EPERM, ""),
        ],
    )
    def test_that_cannot_be_written_are_told_with_a_cure(
        self, number: int, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, "Refused")

        monkeypatch.setattr("tempfile.mkstemp", refuse)
        with pytest.raises(OutputError) as refused:
            write_whole(tmp_path / "hub.docx", b"x", force=False)
        assert str(refused.value) == f"{tmp_path / 'hub.docx'}: The file cannot be written: Refused.{cure}"
        assert not (tmp_path / "hub.docx").exists()

    def test_of_ours_are_renewed_without_force_and_others_are_not(self, tmp_path: Path):
        ours, other = tmp_path / "a", tmp_path / "b"
        ours.write_bytes(b"old")
        write_all([(ours, b"new"), (other, b"x")], force=False, ours=[ours])
        assert (ours.read_bytes(), other.read_bytes()) == (b"new", b"x")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


class TestInterviewWords:
    def test_of_welcome_say_where_the_answers_are_kept(self):
        assert welcome(Path("hub.yaml")) == (
            "The answers are kept in hub.yaml: each in the journal beside it as soon as you give it, then in the file.\n"
            "You can stop at any time with Ctrl-C and go on later.\n"
            "What you learn here about the Act is not legal advice."
        )

    def test_of_answers_that_the_file_does_not_have_yet(self, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        assert later_answers(file) == ""
        journal = tmp_path / "hub.yaml.journal"
        head = {"draft": {}, "done": [], "suggested": [], "trail": [], "at": None, "last": None, "quick": True}
        lines = [{"journal": 1, "base": "", "state": head | {"together": [], "apart": []}}]
        journal.write_text(json.dumps(lines[0]) + "\n", encoding="utf-8")
        assert later_answers(file) == ""
        journal.write_text(f'{json.dumps(lines[0])}\n{{"event": "Back"}}\n', encoding="utf-8")
        assert later_answers(file) == (
            f"An interview holds later answers, which {file} does not have yet. To put them there: assembler interview {file}"
        )
        journal.write_text("nonsense\n", encoding="utf-8")
        assert later_answers(file) == ""
        journal.unlink()
        journal.mkdir()
        assert later_answers(file) == ""

    def test_a_head_start_is_made_once_with_the_state(self):
        made: list[object] = []
        start = HeadStart(made.append)
        assert (start.state, start.begun) == (None, False)
        start.begin()
        start.begin()
        while not made:
            pass

        assert (made, start.begun) == ([None], True)


class TestBodies:
    def test_are_listed_in_a_line_each(self, run: Run):
        assert run("bodies", "search", "commissioner", "norfolk").out.splitlines()[0] == (
            "pcc-norfolk  The Police and Crime Commissioner for Norfolk  (police and crime commissioner, Norfolk police area)"
        )
        assert run("bodies", "search", "atlantis").err == (
            "No body in the register holds all those words. A party may also be described in full.\n"
        )

    def test_are_shown_with_all_that_is_known(self, run: Run):
        lines = run("bodies", "show", "pcc-norfolk").out.splitlines()

        assert lines[0] == "id: pcc-norfolk"
        assert "legal name: The Police and Crime Commissioner for Norfolk" in lines
        assert all(not line.endswith(": ") for line in lines)
        assert bodies.command.name == "bodies"


def test_a_problem_with_its_place_is_one_line() -> None:
    assert str(Problem("Wrong.", Place("a.yaml"), "Put it right.")) == "a.yaml: Wrong. Put it right."


class TestUpdate:
    def test_shows_the_answers_taken_back_and_those_that_are_not(self):
        back = TakenBack(
            (TakenAnswer("a", ("a",), 12, 18), TakenAnswer("b", ("b",), None, "x")),
            (NotTaken("c", "a tenth", "it is not a sum"),),
            answers(""),
        )

        assert list(update._taken(back)) == [
            "- a: 12",
            "+ a: 18",
            "- b: (not given)",
            "+ b: x",
            "Not taken: c, “a tenth”: it is not a sum.",
        ]
        assert list(update._taken(None)) == []

    def test_changes_the_answers_file_in_its_own_layout_or_writes_it_anew(self, tmp_path: Path):
        text = "change: {withdrawal_notice: 12}  # months\n"
        (tmp_path / "hub.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "hub.json").write_text('{"change": {"withdrawal_notice": 12}}', encoding="utf-8")
        taken = (TakenAnswer("change.withdrawal_notice", ("change", "withdrawal_notice"), 12, 18),)
        back = TakenBack(taken, (), answers("change: {withdrawal_notice: 18}\n"))

        assert update._answers(tmp_path / "hub.yaml", back) == [
            (tmp_path / "hub.yaml", text.replace("12", "18").encode())
        ]
        ((path, content),) = update._answers(tmp_path / "hub.json", back)
        assert (path.name, json.loads(content)) == ("hub.json", {"format": 2, "change": {"withdrawal_notice": "18"}})
        assert update._answers(tmp_path / "hub.yaml", TakenBack((), (), back.file)) == []
        assert update._answers(tmp_path / "hub.yaml", None) == []


class TestUpgradeWords:
    def test_show_what_moves(self):
        moved = Upgraded(Document({}, {}, ""), 1, (Moved({"a": 1}, {"b": 2, "c": 3}),))

        assert list(upgrade._moves(moved)) == ["- format: 1", "+ format: 2", "- a: 1", "+ b: 2", "+ c: 3"]
        assert list(upgrade._moves(replace(moved, format=2, moves=()))) == []

    OLD = "drafting: {accepted: [{rule: w, by: B, on: 2026-01-02, reason: Known.}, {rule: v, by: C, on: 2026-01-02, reason: R}]}\n"

    def test_name_the_acceptances_that_accept_nothing(self, capsys: pytest.CaptureFixture[str]):
        upgrade._say_unconfirmed(answers(self.OLD).given.drafting.accepted, Path("hub.yaml"))

        assert capsys.readouterr().err == (
            "The acceptance of w by B names no facts, and accepts nothing.\n"
            "The acceptance of v by C names no facts, and accepts nothing.\n"
            'To see what confirming them would accept: assembler upgrade hub.yaml --confirm "NAME, OFFICE"\n'
        )
        upgrade._say_unconfirmed((), Path("hub.yaml"))
        assert capsys.readouterr().err == ""

    def test_confirm_each_warning_of_a_rule_that_applies(self):
        warning = replace(WARNING, facts={"change.withdrawal_notice": "12"})
        findings = (
            warning,
            replace(warning, check="d"),
            replace(WARNING, state="met"),
            replace(WARNING, action="BLOCK"),
        )
        kept, lines = upgrade._confirmed(answers(self.OLD).given.drafting.accepted, findings, "A. Reader")
        reason = "Known. (First accepted by B, 2026-01-02, before acceptances named their facts.)"

        assert [{name: one.get(name) for name in ("rule", "check", "by", "reason", "facts")} for one in kept] == [
            {
                "rule": "w",
                "check": "c",
                "by": "A. Reader",
                "reason": reason,
                "facts": {"change.withdrawal_notice": "12"},
            },
            {
                "rule": "w",
                "check": "d",
                "by": "A. Reader",
                "reason": reason,
                "facts": {"change.withdrawal_notice": "12"},
            },
            {"rule": "v", "check": None, "by": "C", "reason": "R", "facts": None},
        ]
        assert lines == [
            "- w, accepted by B, 2026-01-02",
            "+ - rule: w",
            "+   check: c",
            "+   facts:",
            "+     change.withdrawal_notice: 12",
            "+   by: A. Reader",
            "  for: Long.",
            "+ - rule: w",
            "+   check: d",
            "+   facts:",
            "+     change.withdrawal_notice: 12",
            "+   by: A. Reader",
            "  for: Long.",
        ]


class TestBatchClashes:
    def refused(self, **given: Any) -> str:
        options = {"out": Path("out"), "source": Path("answers"), "events": None} | given
        try:
            batch._refuse_clashes(options)
        except OutputError as error:
            return str(error)
        return ""

    def test_are_refused(self):
        assert self.refused() == self.refused(events=Path("events.jsonl"), files=Path("returned")) == ""
        assert self.refused(source=Path("x/../out")) == (
            "out: The agreements would be among the answers, and the next run would take the lists of this run for answers."
            " Give --out a folder of its own."
        )
        assert (
            self.refused(files=Path("out"))
            == "out: What came back is never written to. Give --out a folder of its own."
        )
        assert self.refused(events=Path("out/e.jsonl")) == (
            "out/e.jsonl: The output folder is for what the run makes. Give --events a file elsewhere."
        )

    def test_statuses_and_choices_are_what_the_manual_says(self):
        assert (batch.DONE, batch.ATTENTION_NEEDED, batch.SOME_FAILED) == (0, 1, 4)
        assert NO_CHOICE == {"copy": None, "final": False, "embed": False, "dask": None}

    def test_an_order_holds_what_was_asked_for(self, tmp_path: Path):
        base = tmp_path / "base.yaml"
        base.write_text("document: {title: Hub}\n", encoding="utf-8")
        given = {"template": None, "base": base, "copy": "internal", "final": False, "embed": True, "timeout": 5.0}
        order = batch._order(given)
        bare = batch._order(given | {"base": None, "final": True, "copy": None})

        assert (order.base, order.base_name, order.copy, order.embed, order.seconds) == (
            *("document: {title: Hub}\n", "base.yaml", "internal", True, 5.0),
        )
        assert (bare.base, bare.base_name, bare.copy) == ("", "", "signature")


def test_a_workbook_says_what_to_do_with_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def book_of(_library: object, _register: object, shared: Document | None, *, full: bool) -> bytes:
        given.append((shared.value if shared else None, full))
        return b"book"

    monkeypatch.setattr("assembler.batch.workbook_template.template_workbook", book_of)
    book, base = tmp_path / "book.xlsx", tmp_path / "base.yaml"
    base.write_text("document: {title: Hub}\n", encoding="utf-8")

    assert run("batch", "template", book, "--base", base).err == (
        f"Workbook written to {book}. Fill it in, then: assembler batch plan {book} --base {base} --out agreements\n"
    )
    assert run("batch", "template", book, "--full", "--force").err == (
        f"Workbook written to {book}. Fill it in, then: assembler batch plan {book} --out agreements\n"
    )
    assert given == [({"document": {"title": "Hub"}}, False), (None, True)]
    assert book.read_bytes() == b"book"
