"""The smaller commands: new, check, explain, clauses, bodies, schema."""

from __future__ import annotations

import json
import re
import shutil
import stat
from pathlib import Path

import pytest
from cli.running import Run
from msgspec import to_builtins
from msgspec.structs import replace
from shipped import ROOT, answers, compiled_library

from assembler.json_schema import answers_schema
from assembler.register import Body, load_register

HUB = ROOT / "examples" / "harrowmere-hub.yaml"
FINAL = ROOT / "examples" / "harrowmere-hub-final.yaml"


class TestNew:
    @pytest.mark.slow
    def test_writes_a_starter_file_that_can_be_checked_at_once(self, run: Run, tmp_path: Path):
        outcome = run("new", tmp_path / "hub.yaml")
        text = (tmp_path / "hub.yaml").read_text(encoding="utf-8")

        assert (outcome.status, outcome.out) == (0, "")
        assert outcome.err == (
            f"Starter answers written to {tmp_path / 'hub.yaml'}. Fill it in, then: assembler check {tmp_path / 'hub.yaml'}\n"
        )
        assert text.startswith("# yaml-language-server: $schema=answers.schema.json\n")
        assert json.loads((tmp_path / "answers.schema.json").read_bytes())["$schema"].endswith("2020-12/schema")
        assert stat.S_IMODE((tmp_path / "hub.yaml").stat().st_mode) == 0o600
        assert run("check", tmp_path / "hub.yaml").status == 1
        assert run("assemble", tmp_path / "hub.yaml").status == 0

    def test_decides_nothing(self, run: Run, tmp_path: Path):
        run("new", tmp_path / "hub.yaml")
        given = answers((tmp_path / "hub.yaml").read_text(encoding="utf-8")).given

        assert given.decision.route is given.parties[0].kind is given.change.variation is None

    def test_leaves_what_the_register_knows_to_the_register(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        run("new", file)
        file.write_text(
            file.read_text(encoding="utf-8").replace("    body:", "    body: pcc-norfolk", 1), encoding="utf-8"
        )
        told = run("check", file).out

        assert "Title of the agreement" in told
        assert [
            line for line in told.splitlines() if "party-1" in line and ("Legal name" in line or "Short name" in line)
        ] == []

    def test_shows_how_a_warning_is_accepted_in_words_that_can_be_used(self, run: Run, tmp_path: Path):
        run("new", tmp_path / "hub.yaml", "--full")
        shown = (tmp_path / "hub.yaml").read_text(encoding="utf-8").partition("# drafting:\n")[2]
        drafting = answers("drafting:\n" + "".join(f"{line[2:]}\n" for line in shown.splitlines())).given.drafting

        assert [one.rule for one in drafting.accepted] == ["x-pcc-abolition"]
        assert [one.clause for one in drafting.omit] == ["benefits"]
        assert [one.covers for one in drafting.special_conditions] == ["public_complaints"]

    def test_does_not_replace_a_file_unasked(self, run: Run, tmp_path: Path):
        (tmp_path / "hub.yaml").write_text("mine", encoding="utf-8")

        assert run("new", tmp_path / "hub.yaml").status == 1
        assert (tmp_path / "hub.yaml").read_text(encoding="utf-8") == "mine"
        assert run("new", tmp_path / "hub.yaml", "--force").status == 0

    def test_does_not_replace_a_schema_that_is_not_one_of_ours_unasked(self, run: Run, tmp_path: Path):
        (tmp_path / "answers.schema.json").write_text("mine", encoding="utf-8")
        outcome = run("new", tmp_path / "hub.yaml")

        assert (outcome.status, (tmp_path / "answers.schema.json").read_text(encoding="utf-8")) == (1, "mine")
        assert not (tmp_path / "hub.yaml").exists()

    @pytest.mark.parametrize("name", ["answers.schema.json", "hub.json", "hub"])
    def test_refuses_a_name_that_does_not_say_yaml(self, name: str, run: Run, tmp_path: Path):
        outcome = run("new", tmp_path / name)

        assert (outcome.status, list(tmp_path.iterdir())) == (2, [])
        assert f"“{tmp_path / name}” must end in .yaml or .yml." in outcome.err

    def test_says_that_a_folder_has_the_name_of_the_schema(self, run: Run, tmp_path: Path):
        (tmp_path / "answers.schema.json").mkdir()
        outcome = run("new", tmp_path / "hub.yaml")

        assert (outcome.status, [path.name for path in tmp_path.iterdir()]) == (1, ["answers.schema.json"])
        assert "The file cannot be written: It is a folder." in outcome.err


class TestCheck:
    def test_says_which_party_a_finding_is_about_when_it_has_no_name(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("parties: [{id: one, kind: nhs_trust}, {id: two, kind: nhs_trust}]", encoding="utf-8")
        told = [
            line.rpartition(", ")[2] for line in run("check", file).out.splitlines() if "rule s1-own-functions" in line
        ]

        assert list(dict.fromkeys(told)) == ["about one).", "about two)."]

    @pytest.mark.slow
    def test_exits_one_while_something_stands_and_nought_otherwise(self, run: Run):
        assert run("check", HUB).status == 1
        assert run("check", FINAL).status == 0

    @pytest.mark.row("H4")
    def test_prints_only_a_summary_and_the_cover_note_on_stdout(self, run: Run):
        outcome = run("check", HUB)
        counts, lengths, blank, note = outcome.out.split("\n", 3)

        assert counts == "0 blocks, 2 warnings, 4 things to record, 9 open points. It cannot be signed yet."
        assert re.fullmatch(
            r"In each form: standard, [\d,]+ words, about \d+ pages; short, [\d,]+ words, about \d+ pages\.", lengths
        )
        assert blank == ""
        assert note.startswith(
            "Cover note: Harrowmere Hub Collaboration Agreement\nDraft. Not part of the agreement.\n"
        )
        assert outcome.err == ""

    @pytest.mark.row("H4")
    def test_each_finding_and_open_point_has_its_line_and_field(self, run: Run):
        lines = HUB.read_text(encoding="utf-8").splitlines()
        told = " ".join(run("check", HUB).out.split())
        noted = re.findall(r"line (\d+), ([\w.\[\]]+\w)", told)

        assert "Where: line" in told
        assert len(noted) > 10
        assert [(n, field) for n, field in noted if field.rpartition(".")[2] not in lines[int(n) - 1]] == []

    @pytest.mark.slow
    @pytest.mark.row("H4")
    def test_in_brief_has_a_line_for_each_with_its_place_for_editors(self, run: Run):
        counts, _, _, *lines = run("check", HUB, "--brief").out.splitlines()

        assert counts.startswith("0 blocks, 2 warnings")
        assert len(lines) == 2 + 4 + 9
        assert lines[0].startswith(f"{HUB}:")
        assert "change.withdrawal_date: WARN s4-withdrawal-fetter/long-notice: " in lines[0]
        assert [line for line in lines if line.startswith("OPEN") and "]" in line] == []

    @pytest.mark.slow
    @pytest.mark.row("H4")
    def test_a_file_that_can_be_signed_is_told_with_nothing_in_brief(self, run: Run):
        lines = run("check", FINAL, "--brief").out.splitlines()

        assert lines[0] == "0 blocks. Nothing prevents a signature copy."
        assert lines[3:] == []

    @pytest.mark.row("C3")
    def test_says_how_dates_in_numbers_were_read(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text(
            "document:\n  prepared_on: 3/11/2026\n  title: 1/2/2027\nchange:\n  first_review_by: 2028-03-31\n",
            encoding="utf-8",
        )
        told = [line for line in run("check", file, "--brief").out.splitlines() if line.startswith("Read with")]

        assert told == ["Read with the day first: line 2, document.prepared_on: 3 November 2026."]

    def test_prints_every_finding_as_json_met_or_not(self, run: Run):
        found = json.loads(run("check", HUB, "--json").out)

        assert {finding["state"] for finding in found} >= {"met", "not met"}
        assert all(finding["provision"] and finding["rule"] for finding in found)


class TestExplain:
    @pytest.mark.slow
    def test_names_every_clause_and_whether_it_is_in(self, run: Run):
        outcome = run("explain", HUB)
        said = [line.split("  ") for line in outcome.out.splitlines() if line.startswith(("IN ", "OUT "))]
        clauses = set(compiled_library().library.of_agreements)

        assert (outcome.status, outcome.err) == (0, "")
        assert all(len({part.strip().partition("/")[0] for part in parts} & clauses) == 1 for parts in said)
        assert {part.strip().partition("/")[0] for parts in said for part in parts} >= clauses

    def test_of_one_clause_goes_into_paragraphs_and_gives_deciding_lines(self, run: Run, tmp_path: Path):
        file = Path(shutil.copy(HUB, tmp_path / "hub.yaml"))
        outcome = run("explain", file, "withdrawal")

        assert outcome.out.startswith("IN   clause 46  withdrawal  Withdrawal\n")
        assert "OUT  withdrawal#workstream" in outcome.out
        assert f"{file}:" in outcome.out

    @pytest.mark.slow
    def test_of_a_clause_that_is_not_there_is_wrong_usage(self, run: Run):
        assert run("explain", HUB, "nonsense").status == 2
        assert "Did you mean “withdrawal”?" in run("explain", HUB, "withdrawl").err
        assert run("explain", HUB, "withdrawal#polce").status == 2

    def test_of_a_changed_answer_is_of_the_whole_agreement(self, run: Run):
        assert run("explain", HUB, "withdrawal", "--what-if", "money.payments=no").status == 2

    def test_prints_json(self, run: Run):
        (first, *_) = json.loads(run("explain", HUB, "withdrawal", "--json").out)

        assert (first["key"], first["present"], first["condition"]) == ("withdrawal", True, "True")


class TestClauses:
    def test_list_names_every_clause_in_order(self, run: Run):
        lines = [line.split()[0] for line in run("clauses", "list").out.splitlines() if line.startswith("  ")]

        assert lines == list(compiled_library().library.outlined("standard").clauses)

    def test_list_names_what_another_outline_takes_and_gathers(self, run: Run):
        told = run("clauses", "list", "--outline", "short").out

        assert (
            "\n  Working together:\n    responsibilities  [core]  always  only brief, police-force, stay-brief\n"
            in told
        )
        assert "\n  title  [core]  always\n" in told

    def test_an_outline_that_is_not_there_is_refused_with_those_that_are(self, run: Run):
        there = ", ".join(compiled_library().library.outlines)

        assert there.startswith("standard, short, ")
        assert run("clauses", "list", "--outline", "long").err.endswith(
            f"There is no outline “long”. There are: {there}.\n"
        )

    def test_explain_says_what_only_another_form_has(self, run: Run, tmp_path: Path):
        (tmp_path / "short.yaml").write_text("document: {length: short}\n", encoding="utf-8")
        told = run("explain", str(tmp_path / "short.yaml"), "withdrawal").out

        assert "OUT  withdrawal#reasons\n" in told
        assert "     In the standard form only.\n     In if: document.length = standard\n" in told

    def test_show_prints_the_file_as_it_stands(self, run: Run):
        assert run("clauses", "show", "withdrawal").out == (ROOT / "clauses/change/withdrawal.md").read_text(
            encoding="utf-8"
        )

    def test_ids_writes_missing_ids_and_leaves_the_rest(self, run: Run, tmp_path: Path):
        file = tmp_path / "x.md"
        file.write_text(
            "---\nid: x\n---\n1. A Party must pay.\n1. {#kept}\n   Kept.\n   1. A Party must also\n", encoding="utf-8"
        )
        outcome = run("clauses", "ids", file)

        assert outcome.err == f"2 ids added to {file}.\n"
        assert file.read_text(encoding="utf-8") == (
            "---\nid: x\n---\n1. {#a-party-must}\n   A Party must pay.\n1. {#kept}\n   Kept.\n"
            "   1. {#a-party-must-2}\n      A Party must also\n"
        )

    def test_ids_reads_the_numbers_that_a_lawyer_writes(self, run: Run, tmp_path: Path):
        file = tmp_path / "x.md"
        file.write_text("---\nid: x\n---\n1. {#one}\n   One.\n2. Two things.\n", encoding="utf-8")
        run("clauses", "ids", file)

        assert file.read_text(encoding="utf-8").endswith("2. {#two-things}\n   Two things.\n")

    def test_ids_leaves_a_clause_as_readable_as_it_was(self, run: Run, tmp_path: Path):
        file = tmp_path / "x.md"
        file.write_text("1. A Party must pay.\n", encoding="utf-8")
        file.chmod(0o664)
        run("clauses", "ids", file)

        assert "{#a-party-must}" in file.read_text(encoding="utf-8")
        assert stat.S_IMODE(file.stat().st_mode) == 0o664

    def test_ids_of_a_file_that_is_no_text_are_refused_in_words(self, run: Run, tmp_path: Path):
        (tmp_path / "x.md").write_bytes(b"1. \xff\n")
        outcome = run("clauses", "ids", tmp_path / "x.md")

        assert outcome.err == f"{tmp_path / 'x.md'}: The file is not text in UTF-8. Save it as plain text in UTF-8.\n"

    def test_ids_changes_nothing_in_the_shipped_clauses(self, run: Run, tmp_path: Path):
        for source in (ROOT / "clauses").glob("*/*.md"):
            file = Path(shutil.copy(source, tmp_path / source.name))
            run("clauses", "ids", file)

            assert file.read_bytes() == source.read_bytes()


class TestBodies:
    def test_search_finds_by_all_the_words(self, run: Run):
        outcome = run("bodies", "search", "norfolk", "chief", "constable")

        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.startswith("cc-norfolk  ")

    def test_search_that_finds_nothing_says_so_and_exits_one(self, run: Run):
        outcome = run("bodies", "search", "atlantis")

        assert (outcome.status, outcome.out) == (1, "")
        assert outcome.err.startswith("No body in the register holds all those words.")

    @pytest.mark.parametrize(("words", "found"), [("norfolk", True), ("atlantis", False)])
    def test_search_prints_json(self, words: str, found: bool, run: Run):
        assert bool(json.loads(run("bodies", "search", words, "--json").out)) is found

    def test_search_prints_all_that_is_known_of_each_as_json(self, run: Run):
        found = load_register().search("isles")
        data = json.dumps([to_builtins(body) for body in found], ensure_ascii=False, indent=2)

        assert found
        assert run("bodies", "search", "isles", "--json").out == f"{data}\n"

    def test_search_leaves_letters_as_they_are_in_json(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        odd = replace(load_register().bodies["pcc-norfolk"], legal_name="The “Nørfolk” Body")

        class Found:
            def search(self, words: str) -> list[Body]:
                return [odd] if words == "two words" else []

        monkeypatch.setattr("assembler.register.load_register", Found)
        assert '    "legal_name": "The “Nørfolk” Body",\n' in run("bodies", "search", "two", "words", "--json").out
        assert run("bodies", "search", "two", "words").out == (
            "pcc-norfolk  The “Nørfolk” Body  (police and crime commissioner, Norfolk police area)\n"
        )

    def test_show_of_a_body_like_none_says_no_more(self, run: Run):
        assert run("bodies", "show", "zzzzzzzzzz").err.splitlines()[-1] == "Error: There is no body “zzzzzzzzzz”."

    def test_show_prints_each_that_is_known_on_a_line(self, run: Run):
        body = load_register().bodies["pcc-norfolk"]
        known = [f"{name.replace('_', ' ')}: {value}\n" for name, value in to_builtins(body).items() if value]

        assert run("bodies", "show", "pcc-norfolk").out == "".join(known)

    def test_show_prints_what_is_known_with_its_source(self, run: Run):
        assert "source: " in run("bodies", "show", "pcc-norfolk").out

    def test_show_of_a_body_that_is_not_there_has_a_near_miss(self, run: Run):
        assert "Did you mean “pcc-norfolk” (" in run("bodies", "show", "pcc-norfok").err


class TestSchema:
    def test_is_printed_or_written(self, run: Run, tmp_path: Path):
        printed = run("schema")
        written = run("schema", "-o", tmp_path / "s.json")

        assert json.loads(printed.out)["title"] == "Answers for a collaboration agreement"
        assert written.err == f"Schema written to {tmp_path / 's.json'}.\n"
        assert (written.out, (tmp_path / "s.json").read_text(encoding="utf-8")) == ("", printed.out)
        data = json.dumps(answers_schema(compiled_library().library, load_register()), ensure_ascii=False, indent=2)
        assert printed.out == f"{data}\n"
        assert not printed.out.isascii()
        assert run("schema", "-o", tmp_path / "s.json").status == 1
        assert run("schema", "-o", tmp_path / "s.json", "--force").status == 0
