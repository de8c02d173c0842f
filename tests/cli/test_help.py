"""What `--help` says of every command: how it is called, each option with its words and its default; and what a command refuses to be given."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from cli.running import Run, commands

from assembler.cli.copy_options import chosen_copy
from assembler.cli.file_endings import FileEnding
from assembler.cli.main import cli

COPY = "--copy [clean|internal|annotated|signature|publication]: Which copy to make (default: clean). Clean, for the other side, with nothing of ours in it, and open points in square brackets; internal, for ourselves, with drafting notes and a page of open points; annotated, for whoever checks the draft, with the source of each paragraph too, and why it is there; signature, to sign, and refused while anything is open; publication, to publish, as signed but for what is left out, each marked."
TEMPLATE = "--template FILE: A house-style Word file to use instead of the shipped one."
RECORD = "--record FILE: The record to compare it with (default: the one it names, beside it, in the folder `records` there, or inside it)."
BASE = "--base FILE: An answers file with what all agreements share; each one's own answers prevail."
JOBS = "--jobs INTEGER RANGE: How many processes work at once (default: one for each processor).  [1<=x<=256]"
TIMEOUT = "--timeout FLOAT RANGE: Seconds that one may take.  [default: 60.0; 0.1<=x<=86400]"
EVENTS = "--events FILE: Write what happens to this file, as JSON Lines; it replaces only such a file."
DASK = "--dask ADDRESS: Work on the dask cluster at this address instead (needs `distributed`)."
EMBED = "--embed / --no-embed: Keep the record inside each Word file: all answers, and who accepted what (default: no)."
ANSWERS = "--answers PATH: The answers: a folder, a JSON Lines file or a workbook.  [required]"
RECORDS = "--records DIRECTORY: A folder of records too (those beside the files, in their folder `records` and inside them are found)."

MADE = [
    "[OPTIONS] SOURCE",
    "--out DIRECTORY: The output folder.  [required]",
    BASE,
    COPY,
    "--final: The same as --copy signature.",
    TEMPLATE,
    EMBED,
    JOBS,
    TIMEOUT,
    EVENTS,
    "-q, --quiet: Show no progress, and at the end one line only.",
    DASK,
]
"""What `batch plan` takes, and `batch run`: the plan is of the same run."""

HELP = {
    "new": [
        "[OPTIONS] FILE",
        "--preset NAME: Begin from a kind of collaboration: assembler interview --preset list names them.",
        "--parties IDS: The parties: ids of the register (assembler bodies search), with commas between them.",
        "--full: Every question there is, with its words and defaults, not only what must be answered.",
        "--force: Replace the file if it is already there.",
    ],
    "interview": [
        "[OPTIONS] [FILE]",
        "--preset NAME: Begin from a kind of collaboration; `--preset list` names them.",
        "--set FIELD=VALUE: Answer a question beforehand, such as change.withdrawal_notice=12.",
        "--answers FILE: Begin from an earlier agreement's answers file.",
        "--no-input: Never prompt: list everything that is missing, and exit 1 if anything is.",
        "--plain: Line by line, without colours or control sequences, for screen readers.",
        "--quick / --full: Ask only what has no good default (the default), or everything.",
        "--one-by-one: Put each question by itself, not related ones on one screen.",
    ],
    "questionnaire": [
        "[OPTIONS] [ANSWERS]",
        "--format [docx|md]: Word or Markdown (default: as the file's name ends).",
        "-o, --output FILE: The file to write, .docx or .md.  [required]",
        "--force: Replace the file if it is already there.",
    ],
    "assemble": [
        "[OPTIONS] ANSWERS",
        "-o, --output FILE: The Word file to write (default: the answers file's name, .docx).",
        COPY,
        "--final: The same as --copy signature.",
        "--text: Print the agreement as plain text instead of writing Word, with the numbers of the --template if one is given.",
        TEMPLATE,
        "--pages: Put page numbers in the contents list (needs LibreOffice).",
        "--pdf: Also write a PDF beside the Word file (needs LibreOffice).",
        "--record FILE: Where to save the record of what made the agreement (default: beside the Word file, NAME-record.json).",
        "--embed / --no-embed: Also keep the record inside the Word file: all answers, and who accepted what (default: no).",
        "--note / --no-note: Write the cover note beside the Word file (default: yes).",
        "--force: Replace files that are already there.",
    ],
    "pack": [
        "[OPTIONS] ANSWERS",
        "--out DIRECTORY: The folder to write the papers to.",
        "--paper NAME: Only this paper, for everybody for whom it can be made, wanted now or not.",
        "--text: Print the papers as plain text, and write nothing.",
        TEMPLATE,
        "--signed FILE: The signed file: what speaks of its text (register, exit record) is made only if it has the same words.",
        "--force: Replace files that are already there.",
    ],
    "check": [
        "[OPTIONS] ANSWERS",
        "--json: Print every finding, met or not, as JSON, with the facts it rests on.",
        "--accept WARNING: Accept a warning that applies, on the facts of today: its rule, or rule/check@party where several apply.",
        "--brief: A line for each finding and open point, instead of the whole note.",
        "--by NAME: Who accepts it: name and office.",
        "--reason WORDS: Why it is accepted.",
    ],
    "upgrade": [
        "[OPTIONS] ANSWERS",
        "--write: Write the file; without it, what would change is only shown.",
        "--confirm NAME: Confirm the acceptances that name no facts, on the facts of today: the name and office of who confirms them.",
    ],
    "explain": [
        "[OPTIONS] ANSWERS [CLAUSE]",
        "--what-if FIELD=VALUE: Say what this answer would change; without a value, leaving it out. Repeatable.",
        "--paragraphs: Say it of every paragraph that has a condition, too.",
        "--json: Print as JSON, paragraphs included.",
        "--html FILE: Write the whole agreement as a page, with the reason, the answers and the provision beside each paragraph.",
        "--force: Replace the page if it is already there.",
    ],
    "trace": [
        "[OPTIONS] FILE",
        RECORD,
    ],
    "inspect": [
        "[OPTIONS] FILE",
        RECORD,
        "--against FILE: Compare it with another Word file, where there is no record.",
        "--page FILE: Also write a page that shows each passage as issued and as returned.",
        "--json: Print as JSON.",
        "--force: Replace a page that is already there.",
    ],
    "redline": [
        "[OPTIONS] OLD NEW",
        "-o, --output FILE: The Word file to write.  [required]",
        COPY,
        "--final: The same as --copy signature.",
        "--author TEXT: Whose changes they are.  [default: assembler]",
        "--template FILE: A house-style Word file to use instead of the shipped one, where answers are compared.",
        "--force: Replace a file that is already there.",
    ],
    "update": [
        "[OPTIONS] RETURNED ANSWERS",
        "-o, --output FILE: The Word file to write.  [required]",
        "--take-answers: Take the answers that they changed in the document back into ANSWERS, shown first.",
        "--yes: Write what must be shown first: answers taken back; an update across forms or libraries.",
        "--record FILE: The record of what was issued (default: the one it names, beside it, in the folder `records` there, or inside it).",
        "--template FILE: A house-style Word file to assemble the answers in, instead of the shipped one.",
        "--force: Replace a file that is already there.",
    ],
    "vary": [
        "[OPTIONS] SIGNED ANSWERS",
        "-o, --output FILE: The variation agreement to write.  [required]",
        "--conformed FILE: Also write the agreement as varied, under the numbers that were signed.",
        "--marked FILE: Also write that with what is varied as tracked changes.",
        "--record FILE: The record of what was signed (default: the one it names, beside it, in the folder `records` there, or inside it).",
        "--template FILE: The house-style Word file that the agreement was made in, if not the shipped one.",
        "--force: Replace files that are already there.",
    ],
    "find": [
        "[OPTIONS] FOLDER",
        "--clause ID: Those that hold this clause. May be repeated.",
        "--older-than VERSION: Those made on the law before a day (2026-11-29), by a release before one (0.2.0), or (present) with clauses that are worded otherwise in the present library: those named, or any.",
        "--outlives: Those whose term passes the day on which a body's functions are expected to pass; for a commissioner, May 2028.",
        "--law-changed: Those that rest on a provision which has changed since they were made.",
        "--csv: Print as a table for a spreadsheet.",
        "--json: Print as JSON.",
    ],
    "batch": [
        "[OPTIONS] COMMAND [ARGS]...",
    ],
    "batch pack": [
        "[OPTIONS] SOURCE",
        "--out DIRECTORY: The output folder.  [required]",
        "--plan: Only say what would be done.",
        BASE,
        TEMPLATE,
        JOBS,
        TIMEOUT,
        EVENTS,
        "-q, --quiet: Show no progress, and at the end one line only.",
        DASK,
    ],
    "batch plan": MADE,
    "batch run": MADE,
    "batch template": [
        "[OPTIONS] WORKBOOK",
        "--base FILE: An answers file with what all agreements share: it is left out of the workbook.",
        "--full: With every choice that has a default, also where nothing depends on it.",
        "--force: Replace a file that is already there.",
    ],
    "batch update": [
        "[OPTIONS] RETURNED",
        ANSWERS,
        "--out DIRECTORY: The output folder.  [required]",
        "--plan: Only say what would be done.",
        RECORDS,
        BASE,
        TEMPLATE,
        JOBS,
        TIMEOUT,
        EVENTS,
        "-q, --quiet: Show no progress, and at the end one line only.",
    ],
    "batch vary": [
        "[OPTIONS] SIGNED",
        ANSWERS,
        "--out DIRECTORY: The output folder.  [required]",
        "--plan: Only say what would be done.",
        RECORDS,
        BASE,
        TEMPLATE,
        JOBS,
        TIMEOUT,
        EVENTS,
        "-q, --quiet: Show no progress, and at the end one line only.",
    ],
    "template": [
        "[OPTIONS] COMMAND [ARGS]...",
    ],
    "template check": [
        "[OPTIONS] FILE",
        "--page FILE: Write a specimen with every style and number: .docx, or (with LibreOffice) .pdf, or .png of its first page.",
        "--force: Replace the specimen if it is already there.",
    ],
    "template new": [
        "[OPTIONS] FILE",
        "--force: Replace the file if it is already there.",
    ],
    "clauses": [
        "[OPTIONS] COMMAND [ARGS]...",
    ],
    "clauses duties": [
        "[OPTIONS]",
        "--all: Those that say whose they are and by when, too.",
    ],
    "clauses ids": [
        "[OPTIONS] FILE",
    ],
    "clauses list": [
        "[OPTIONS]",
        "--outline TEXT: The document whose clauses to list.  [default: standard]",
    ],
    "clauses matters": [
        "[OPTIONS]",
    ],
    "clauses new": [
        "[OPTIONS] FILE",
        "--heading TEXT: The heading that the agreement prints.  [required]",
    ],
    "clauses prove": [
        "[OPTIONS]",
        "--library DIRECTORY: A folder of clauses to prove, instead of the one shipped.",
        "--applicability FILE: An independent statement of when each clause applies, to compare with the clauses.",
        "--json: Print as JSON.",
    ],
    "clauses show": [
        "[OPTIONS] CLAUSE",
    ],
    "clauses subjects": [
        "[OPTIONS]",
    ],
    "bodies": [
        "[OPTIONS] COMMAND [ARGS]...",
    ],
    "bodies search": [
        "[OPTIONS] WORDS...",
        "--json: Print as JSON.",
    ],
    "bodies show": [
        "[OPTIONS] BODY",
    ],
    "schema": [
        "[OPTIONS]",
        "-o, --output FILE: Write it to a file instead of printing it.",
        "--force: Replace the file if it is already there.",
    ],
}

PATHS = {
    "new": {"file": "a file that ends in .yaml or .yml"},
    "interview": {"file": "a file that ends in .yaml or .yml or .json", "earlier": "a file"},
    "questionnaire": {"answers": "a file", "output": "a file that ends in .docx or .md"},
    "assemble": {"answers": "a file", "output": "a file that ends in .docx", "template": "a file", "record": "a file"},
    "pack": {"answers": "a file", "out": "a folder", "template": "a file", "signed": "a file"},
    "check": {"answers": "a file"},
    "upgrade": {"answers": "a file"},
    "explain": {"answers": "a file", "page": "a file"},
    "trace": {"file": "a file", "record": "a file"},
    "inspect": {"file": "a file", "record": "a file", "against": "a file", "page": "a file that ends in .html"},
    "redline": {"old": "a file", "new": "a file", "output": "a file that ends in .docx", "template": "a file"},
    "update": {
        "returned": "a file",
        "answers": "a file",
        "output": "a file that ends in .docx",
        "record": "a file",
        "template": "a file",
    },
    "vary": {
        "signed": "a file",
        "answers": "a file",
        "output": "a file that ends in .docx",
        "conformed": "a file that ends in .docx",
        "marked": "a file that ends in .docx",
        "record": "a file",
        "template": "a file",
    },
    "find": {"folder": "a folder that is there"},
    "batch pack": {
        "source": "a file or a folder",
        "out": "a folder",
        "base": "a file",
        "template": "a file",
        "events": "a file",
    },
    "batch plan": {
        "source": "a file or a folder",
        "out": "a folder",
        "base": "a file",
        "template": "a file",
        "events": "a file",
    },
    "batch run": {
        "source": "a file or a folder",
        "out": "a folder",
        "base": "a file",
        "template": "a file",
        "events": "a file",
    },
    "batch template": {"workbook": "a file that ends in .xlsx", "base": "a file"},
    "batch update": {
        "returned": "a folder that is there",
        "source": "a file or a folder",
        "out": "a folder",
        "records": "a folder that is there",
        "base": "a file",
        "template": "a file",
        "events": "a file",
    },
    "batch vary": {
        "signed": "a folder that is there",
        "source": "a file or a folder",
        "out": "a folder",
        "records": "a folder that is there",
        "base": "a file",
        "template": "a file",
        "events": "a file",
    },
    "template check": {"file": "a file", "page": "a file that ends in .docx or .pdf or .png"},
    "template new": {"file": "a file that ends in .docx"},
    "clauses ids": {"file": "a file that is there"},
    "clauses new": {"file": "a file"},
    "clauses prove": {"folder": "a folder that is there", "applicability": "a file that is there"},
    "schema": {"output": "a file"},
}
"""The files and folders that commands are given: what each must be."""

REPEATED = {"interview settings", "check keys", "find clauses", "explain edits"}
DEFAULTS = {"assemble note": True, "assemble embed": False, "batch plan embed": False, "batch run embed": False}
"""Of options that come in pairs and so print none."""

COMMANDS = """\
  new            Write a commented starter answers file.
  interview      Ask what an agreement needs, one question at a time.
  questionnaire  Print the questions, for collecting answers offline.
  assemble       Assemble a Word agreement from an answers file.
  pack           Make the papers that go with an agreement: notices, records,
                 letters.
  check          Apply the statute to an answers file.
  upgrade        Bring an answers file to the present format.
  explain        Say why each clause is in or out.
  trace          Say which record and answers a Word file came from.
  inspect        Say what was done to a Word file that came back.
  redline        Two versions of an agreement as tracked changes.
  update         Put what is new in the answers into a returned Word file.
  vary           A variation agreement from what was signed to new answers.
  find           Which agreements hold which clause, outlive a body, or rest
                 on changed law.
  batch          Make many agreements at once.
  template       Make and check a house style in Word.
  clauses        List, show and check the clause library.
  bodies         Search the register of police, fire and ambulance bodies.
  schema         Print the JSON Schema of an answers file.
"""


def command_of(words: str) -> click.Command:
    command: click.Command = cli
    for word in words.split():
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(cli), word)
        assert found is not None
        command = found
    return command


def told(words: str) -> Iterator[str]:
    """How a command is called, and each of its options but `--help`."""
    command = command_of(words)
    context = click.Context(command)
    yield " ".join(command.collect_usage_pieces(context))
    for option in command.params:
        if option.name != "help" and isinstance(option, click.Option) and (record := option.get_help_record(context)):
            yield ": ".join(record)


@pytest.mark.parametrize("words", HELP)
def test_a_command_and_its_options_are_described_to_a_reader(words: str) -> None:
    assert list(told(words)) == HELP[words]


def test_every_command_is_described() -> None:
    assert set(HELP) == {" ".join(words) for words in commands()}


def kind_of_path(kind: click.Path) -> str:
    if isinstance(kind, FileEnding):
        return f"a file that ends in {' or '.join(kind.endings)}"
    what = " or ".join(word for word, may in (("a file", kind.file_okay), ("a folder", kind.dir_okay)) if may)
    return f"{what} that is there" if kind.exists else what


def test_a_file_or_folder_that_a_command_takes_is_of_the_right_kind() -> None:
    found = {
        words: {
            one.name: kind_of_path(one.type) for one in command_of(words).params if isinstance(one.type, click.Path)
        }
        for words in HELP
    }

    assert {words: kinds for words, kinds in found.items() if kinds} == PATHS


def test_what_may_be_given_several_times_and_what_holds_unasked() -> None:
    options = {f"{words} {one.name}": one for words in HELP for one in command_of(words).params}

    assert {name for name, one in options.items() if one.multiple} == REPEATED
    assert {
        name: one.default
        for name, one in options.items()
        if isinstance(one, click.Option) and one.secondary_opts and one.default is not None
    } == DEFAULTS


def test_all_commands_are_listed_with_what_each_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    assert run("--help").out.partition("Commands:\n")[2] == COMMANDS
    assert run("-h").out == run("--help").out


def test_an_option_of_release_0_1_0_is_told_with_what_took_its_place(run: Run) -> None:
    assert run("assemble", "hub.yaml", "--annotate").err.endswith("Error: --annotate is now --copy annotated.\n")


def test_two_copies_at_once_are_refused(run: Run) -> None:
    told = run("assemble", "hub.yaml", "--final", "--copy", "clean").err

    assert told.endswith("Error: --final is the same as --copy signature: leave it out, or leave out --copy clean.\n")
    assert chosen_copy("signature", final=True) == chosen_copy(None, final=True) == "signature"
    assert (chosen_copy(None, final=False), chosen_copy("internal", final=False)) == ("clean", "internal")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("new hub.txt", "“hub.txt” must end in .yaml or .yml."),
        ("template new house.doc", "“house.doc” must end in .docx."),
        ("batch plan a --out b --timeout nan", "nan is not a number of seconds."),
        (
            "check hub.yaml --accept x",
            "--accept, --by and --reason go together: who accepts the warning, and why, must be recorded.",
        ),
        ("find . --csv --json", "--csv and --json are two forms of one list: choose one."),
        (
            "inspect a.docx --record b --against c",
            "--record and --against both say what to compare with: give one of them.",
        ),
        ("interview", "Name the answers FILE, a new one or one that you have started: assembler interview hub.yaml"),
        ("questionnaire -o q.docx --format md", "“q.docx” does not end in .md."),
        (
            "assemble hub.yaml --text -o hub.docx --pdf",
            "--text prints the agreement and writes no file: leave out -o and --pdf.",
        ),
        (
            "assemble hub.yaml --text --pages --record r.json",
            "--text prints the agreement and writes no file: leave out --pages and --record.",
        ),
        (
            "clauses new Notice.md --heading N",
            "Name the file as the clause: small letters, figures and hyphens, and .md at the end.",
        ),
        (
            "clauses new notice.txt --heading N",
            "Name the file as the clause: small letters, figures and hyphens, and .md at the end.",
        ),
        ("clauses show nonsense", "There is no clause “nonsense”. `assembler clauses list` names them."),
        ("bodies show zzz", "There is no body “zzz”."),
    ],
)
def test_wrong_usage_is_told_in_words(words: str, problem: str, run: Run) -> None:
    outcome = run(*words.split())

    assert (outcome.status, outcome.out) == (2, "")
    assert " ".join(outcome.err.splitlines()[-1].split()).endswith(problem)


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_a_command_bears_the_name_that_it_is_listed_by(words: tuple[str, ...]) -> None:
    command: click.Command = cli
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found

    assert command.name == words[-1]
