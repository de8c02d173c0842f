"""Help, exit statuses, and the one place where errors become words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from cli.running import Run, commands, elsewhere
from shipped import ROOT

from assembler.cli import main

HUB = ROOT / "examples" / "harrowmere-hub.yaml"


class TestHelp:
    @pytest.mark.parametrize("words", list(commands()), ids=" ".join)
    def test_of_every_command_shows_an_example_that_begins_as_it_does(self, words: tuple[str, ...], run: Run):
        outcome = run(*words, "--help")

        assert (outcome.status, outcome.err) == (0, "")
        assert "Example:" in outcome.out
        assert f"  assembler {' '.join(words)}" in outcome.out.partition("Example:")[2]

    def test_names_every_command_with_what_it_does(self, run: Run):
        listed = run("--help").out.partition("Commands:")[2]

        assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "] == [
            words[0] for words in commands() if len(words) == 1
        ]

    def test_is_quick_because_it_loads_neither_word_nor_the_library(self):
        script = (
            "import sys; from assembler.cli.main import status_of; status_of(['--help']); print(sorted(sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        loaded = done.stdout.splitlines()[-1]

        assert not [
            name
            for name in (
                "assembler.errors",
                "docx",
                "docxtpl",
                "lxml",
                "msgspec",
                "pydantic",
                "yaml",
                "z3",
                "questionary",
            )
            if f"'{name}'" in loaded
        ]

    def test_version_is_that_of_the_package(self, run: Run):
        from assembler import __version__

        assert run("--version").out.split()[-1] == __version__


class TestStatus:
    def test_nought_when_done(self, run: Run):
        assert run("bodies", "show", "pcc-norfolk").status == 0

    def test_one_when_the_answers_need_attention(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("documnet: {}\nparties: 3\n", encoding="utf-8")
        outcome = run("check", file)

        assert (outcome.status, outcome.out) == (1, "")
        assert outcome.err.splitlines() == [
            f"{file}:1, documnet: There is no answer called “documnet” in an answers file. Did you mean “document”?",
            f"{file}:2, parties: should be a list: one entry below another, each beginning with “- ”.",
            "2 things to put right.",
        ]

    def test_three_when_the_library_itself_is_at_fault(self, run: Run, tmp_path: Path):
        (tmp_path / "questions").mkdir()
        outcome = run("clauses", "prove", "--library", tmp_path)

        assert outcome.status == 3
        assert "Traceback" not in outcome.err

    @pytest.mark.parametrize(
        "arguments",
        [("nothing",), ("check",), ("check", "--nothing", "x"), ("bodies", "show", "nobody"), ("clauses", "show", "x")],
    )
    def test_two_when_the_command_is_wrong(self, arguments: tuple[str, ...], run: Run):
        outcome = run(*arguments)

        assert (outcome.status, outcome.out) == (2, "")
        assert "Error: " in outcome.err

    def test_three_for_a_fault_of_our_own_without_a_traceback(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr("assembler.register.load_register", lambda: 1 / 0)
        outcome = run("bodies", "search", "x")

        assert (outcome.status, outcome.out) == (3, "")
        assert outcome.err.startswith("assembler has a fault: ZeroDivisionError: division by zero\n")
        assert "Traceback" not in outcome.err

    def test_a_fault_of_our_own_is_raised_for_whoever_looks_for_it(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("ASSEMBLER_DEBUG", "1")
        monkeypatch.setattr("assembler.register.load_register", lambda: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            run("bodies", "search", "x")

    @pytest.mark.slow
    def test_where_an_error_was_raised_is_logged_for_whoever_looks_for_it(self, tmp_path: Path):
        quiet = elsewhere("check", tmp_path / "none.yaml")
        loud = elsewhere("check", tmp_path / "none.yaml", env=os.environ | {"ASSEMBLER_DEBUG": "1"})

        assert "Traceback" not in quiet.err
        assert loud.err.startswith("assembler.cli.debug_log: It was raised here:\nTraceback")
        assert loud.err.endswith(quiet.err)

    @pytest.mark.parametrize("error", [click.exceptions.Abort(), KeyboardInterrupt()])
    def test_one_hundred_and_thirty_when_interrupted(
        self, error: BaseException, run: Run, monkeypatch: pytest.MonkeyPatch
    ):
        def interrupted() -> None:
            raise error

        monkeypatch.setattr("assembler.register.load_register", interrupted)
        outcome = run("bodies", "search", "x")

        assert (outcome.status, outcome.err.strip()) == (130, "Stopped. Nothing was half-written.")

    @pytest.mark.slow
    def test_one_hundred_and_thirty_for_a_real_interruption(self, tmp_path: Path):
        pipe = tmp_path / "answers.yaml"
        os.mkfifo(pipe)
        default = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"  # even if the tests run in the background
        with subprocess.Popen(
            [sys.executable, "-c", f"{default}; from assembler.cli.main import run; run()", "check", str(pipe)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:  # fmt: skip
            with pipe.open(
                "wb"
            ):  # it closes at once: a signal that comes just before the read is only noticed when the read ends
                process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)

        assert (process.returncode, out, err.strip()) == (130, "", "Stopped. Nothing was half-written.")

    @pytest.mark.slow
    def test_a_reader_who_goes_away_is_no_fault(self):
        command = f"{sys.executable} -m assembler.cli.main schema | head -c 10"
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False, timeout=30
        )

        assert "fault" not in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("words", ["--help", "bodies show pcc-norfolk", "clauses list"])
    def test_one_without_a_word_when_nobody_reads_on(self, words: str):
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as nobody:
            done = subprocess.run(
                [sys.executable, "-m", "assembler.cli.main", *words.split()],
                stdout=nobody,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=30,
            )

        assert (done.returncode, done.stderr) == (1, "")

    @pytest.mark.parametrize("words", ["--help", "schema", "bodies show pcc-norfolk"])
    def test_one_when_the_disk_takes_no_more_of_the_output(self, words: str):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "assembler.cli.main", *words.split()]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=30)

        assert (done.returncode, done.stderr) == (
            1,
            "The output cannot be written: No space left on device.\n",
        )

    @pytest.mark.slow
    def test_words_go_to_a_file_as_utf8_whatever_the_code_page(self, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("document: {title: Llŷn}\n", encoding="utf-8")
        command = [sys.executable, "-m", "assembler.cli.main", "assemble", "--text", str(file)]
        environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
        done = subprocess.run(command, capture_output=True, check=False, timeout=30, env=environment)

        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode("utf-8").splitlines()[1] == "Llŷn"

    @pytest.mark.slow
    def test_a_name_that_is_no_text_is_told_as_well_as_it_can_be(self, tmp_path: Path):
        command = [sys.executable, "-m", "assembler.cli.main", "check", os.fsencode(tmp_path) + b"/bad\xff.yaml"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=30)

        assert done.returncode == 1
        assert done.stderr.decode("utf-8").endswith(
            "bad\\udcff.yaml: The file cannot be read: No such file or directory.\n"
        )

    @pytest.mark.slow
    def test_words_that_this_terminal_cannot_show_are_no_fault(self):
        environment = os.environ | {
            "PYTHONIOENCODING": "ascii",
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        outcome = elsewhere("check", HUB, env=environment)

        assert outcome.status == 1
        assert "fault" not in outcome.err
        assert "\nCover note: Harrowmere Hub" in outcome.out


def test_every_command_says_what_it_does_where_all_are_listed():
    assert main._SUMMARIES.keys() == main._COMMANDS.keys()
