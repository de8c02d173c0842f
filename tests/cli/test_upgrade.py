"""`assembler upgrade`, and acceptances written by `assembler check --accept`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from cli.running import Run
from shipped import ROOT, assembled

from assembler.answers.files import read_answers

ISSUED = ROOT / "tests" / "fixtures" / "release-0.1.0"
BY = "A. Reader, Head of Legal Services"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An answers file of release 0.1.0 whose every warning was accepted."""
    return Path(shutil.copyfile(ISSUED / "harrowmere-hub-final.yaml", tmp_path / "hub.yaml"))


NEWER = "special-beside-clause@complaints"
"""What the library has found since: that release had no clause on complaints, beside which its special condition stands now."""


def comments(text: str) -> list[str]:
    return re.findall(r"^\s*#.*", text, re.MULTILINE)


def stripped(lines: list[str]) -> list[str]:
    return sorted(line.strip() for line in lines)


def standing(path: Path) -> list[str]:
    result = assembled(read_answers(path.read_text(encoding="utf-8"), path.name))
    return [finding.key for finding in result.findings if finding.applies and finding.action == "WARN"]


class TestUpgrade:
    def test_writes_nothing_unasked_and_shows_what_it_would(self, run: Run, old: Path):
        before = old.read_bytes()
        outcome = run("upgrade", old)

        assert (outcome.status, outcome.out) == (0, "- format: 1\n+ format: 2\n+ document.id: (a new one)\n")
        assert "The acceptance of x-pcc-abolition by Alex Morgan" in outcome.err
        assert f'assembler upgrade {old} --confirm "NAME, OFFICE"' in outcome.err
        assert "Nothing is written. To write it: --write." in outcome.err
        assert old.read_bytes() == before

    def test_keeps_every_comment_and_every_answer(self, run: Run, old: Path):
        before = old.read_text(encoding="utf-8")
        assert run("upgrade", old, "--write").status == 0
        after = old.read_text(encoding="utf-8")

        assert "\nformat: 2\n" in after
        assert stripped(comments(after)) == stripped(comments(before))
        given = read_answers(after, "a").given
        identity = given.document.id
        own = given.model_copy(update={"document": given.document.model_copy(update={"id": None})})
        assert identity
        assert own == read_answers(before, "a").given

    @pytest.mark.row("rule-2")
    def test_confirms_no_acceptance_without_a_name(self, run: Run, old: Path):
        run("upgrade", old, "--write")

        assert standing(old) == ["s4-withdrawal-fetter/long-notice", "x-pcc-abolition", "special-conditions", NEWER]

    @pytest.mark.row("rule-2")
    def test_confirms_acceptances_on_present_facts_by_the_person_named(self, run: Run, old: Path):
        outcome = run("upgrade", old, "--confirm", BY, "--write")
        accepted = read_answers(old.read_text(encoding="utf-8"), "hub.yaml").given.drafting.accepted

        assert standing(old) == [NEWER]
        assert [(one.rule, one.check, one.by) for one in accepted] == [
            ("x-pcc-abolition", None, BY),
            ("s4-withdrawal-fetter", "long-notice", BY),
            ("special-conditions", None, BY),
        ]
        assert accepted[1].facts == {"change.withdrawal_date": "31_march", "change.withdrawal_notice": "12"}
        assert "(First accepted by Alex Morgan, " in accepted[1].reason
        assert "+     change.withdrawal_notice: 12\n" in outcome.out
        assert "- s4-withdrawal-fetter, accepted by Alex Morgan, " in outcome.out

    @pytest.mark.slow
    def test_of_a_file_that_is_of_the_present_format_has_nothing_to_do(self, run: Run, old: Path):
        run("upgrade", old, "--confirm", BY, "--write")
        before = old.read_bytes()
        outcome = run("upgrade", old, "--confirm", BY, "--write")

        assert (outcome.status, outcome.out) == (0, "")
        assert outcome.err == f"{old} is of format 2 already: nothing to do.\n"
        assert old.read_bytes() == before

    def test_refuses_a_file_of_a_later_format_and_leaves_it(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("format: 3\n", encoding="utf-8")

        assert "The file is of format 3" in run("upgrade", file, "--write").err
        assert file.read_text(encoding="utf-8") == "format: 3\n"

    def test_of_json_keeps_json(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.json"
        file.write_text('{"document": {"title": "Hub"}}', encoding="utf-8")
        run("upgrade", file, "--write")

        written = json.loads(file.read_text(encoding="utf-8"))
        identity = written["document"].pop("id")
        assert written == {"format": 2, "document": {"title": "Hub"}}
        assert identity


@pytest.mark.row("rule-2")
class TestAcceptingAWarning:
    @pytest.mark.slow
    def test_on_the_facts_of_today_writes_it_and_keeps_the_comments(self, run: Run, old: Path):
        before = old.read_text(encoding="utf-8")
        outcome = run(
            "check", old, "--accept", "s4-withdrawal-fetter", "--by", BY, "--reason", "A year: to rehouse a crew"
        )
        after = old.read_text(encoding="utf-8")
        one = read_answers(after, "hub.yaml").given.drafting.accepted[-1]

        assert f"Accepted in {old}: s4-withdrawal-fetter/long-notice." in outcome.err
        assert (one.rule, one.check, one.by, one.reason) == (
            "s4-withdrawal-fetter",
            "long-notice",
            BY,
            "A year: to rehouse a crew",
        )
        assert one.facts == {"change.withdrawal_date": "31_march", "change.withdrawal_notice": "12"}
        assert standing(old) == ["x-pcc-abolition", "special-conditions", NEWER]
        assert stripped(comments(after)) == stripped(comments(before))

    @pytest.mark.slow
    def test_stands_again_when_a_fact_changes(self, run: Run, old: Path):
        run("check", old, "--accept", "s4-withdrawal-fetter/long-notice", "--by", BY, "--reason", "read")
        text = old.read_text(encoding="utf-8")
        old.write_text(text.replace("\n  withdrawal_notice: 12", "\n  withdrawal_notice: 600"), encoding="utf-8")
        told = " ".join(run("check", old).out.split())

        assert "s4-withdrawal-fetter/long-notice" in standing(old)
        assert f"It was accepted on other facts by {BY}, " in told
        assert "Since then: change.withdrawal_notice was 12 and is 600." in told

    @pytest.mark.parametrize(
        ("key", "told"),
        [
            ("x-pcc-abolitio", "No warning “x-pcc-abolitio” applies. Did you mean “x-pcc-abolition”?"),
            ("s1-two-categories", "No warning “s1-two-categories” applies."),
        ],
    )
    def test_that_does_not_stand_is_refused_and_the_file_left(self, run: Run, old: Path, key: str, told: str):
        before = old.read_bytes()
        outcome = run("check", old, "--accept", key, "--by", BY, "--reason", "read")

        assert (outcome.status, told in outcome.err, old.read_bytes() == before) == (1, True, True)

    def test_of_which_there_are_several_asks_which(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("parties: [{id: a, kind: charity}, {id: b, kind: charity}]", encoding="utf-8")
        outcome = run("check", file, "--accept", "s1-other-own-power", "--by", BY, "--reason", "read")

        assert (
            "“s1-other-own-power” is the rule of several warnings. Name one: s1-other-own-power@a, s1-other-own-power@b."
            in outcome.err
        )

    @pytest.mark.parametrize(
        "options", [("--by", BY), ("--accept", "x"), ("--accept", "x", "--by", BY), ("--reason", "x")]
    )
    def test_needs_who_and_why(self, run: Run, old: Path, options: tuple[str, ...]):
        assert run("check", old, *options).status == 2

    def test_can_be_done_by_hand_with_what_check_prints(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text(POWER, encoding="utf-8")
        lines = run("check", file).out.splitlines()
        start = lines.index("    - rule: s1-other-own-power")
        block = lines[start : lines.index("      reason:", start) + 1]
        who = {"by:": f"by: {BY}", "on:": "on: 2027-02-24", "reason:": "reason: read"}
        filled = [line.replace(line.strip(), who.get(line.strip(), line.strip())) for line in block]
        file.write_text(f"{POWER}drafting:\n  accepted:\n" + "\n".join(filled) + "\n", encoding="utf-8")

        assert "s1-other-own-power@charity" not in standing(file)

    def test_is_told_with_its_facts_as_json(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text(POWER, encoding="utf-8")
        told = {f["rule"]: f["facts"] for f in json.loads(run("check", file, "--json").out) if f["state"] != "met"}

        assert told["s1-other-own-power"]["parties.charity.power_to_join"] == "not recorded"


POWER = """\
document: {title: Hub}
parties:
  - {id: charity, kind: charity}
"""


class TestSmall:
    ID = "dbf3eac4-a029-4345-8b65-74c688cdb2e1"

    @pytest.mark.parametrize(
        ("text", "out", "err"),
        [
            (
                "document: {title: Hub}\n",
                "- format: 1\n+ format: 2\n+ document.id: (a new one)\n",
                "Nothing is written. To write it: --write.\n",
            ),
            (
                "format: 2\ndocument: {title: Hub}\n",
                "+ document.id: (a new one)\n",
                "Nothing is written. To write it: --write.\n",
            ),
            (f"format: 2\ndocument: {{title: Hub, id: {ID}}}\n", "", "{0} is of format 2 already: nothing to do.\n"),
        ],
        ids=["an old format", "no id", "nothing to do"],
    )
    def test_what_would_change_is_shown(self, text: str, out: str, err: str, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text(text, encoding="utf-8")
        done = run("upgrade", file)

        assert (done.status, done.out, done.err) == (0, out, err.format(file))
        assert file.read_text(encoding="utf-8") == text

    def test_the_id_that_is_shown_is_the_one_that_is_written(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text("format: 2\ndocument: {title: Hub}\n", encoding="utf-8")
        done = run("upgrade", file, "--write")
        identity = read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given.document.id

        assert (done.status, done.err) == (0, f"{file} is written, in format 2.\n")
        assert done.out == f"+ document.id: {identity}\n"

    def test_an_acceptance_that_names_its_facts_is_not_told_of(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        facts = "facts: {scope.term: fixed}, "
        one = "{rule: x-pcc-abolition, " + facts + "by: A, on: 2026-01-02, reason: Known.}"
        file.write_text(f"format: 2\ndocument: {{id: {self.ID}}}\ndrafting: {{accepted: [{one}]}}\n", encoding="utf-8")
        assert run("upgrade", file).err == f"{file} is of format 2 already: nothing to do.\n"

        file.write_text(file.read_text(encoding="utf-8").replace(facts, ""), encoding="utf-8")
        assert run("upgrade", file).err == (
            "The acceptance of x-pcc-abolition by A names no facts, and accepts nothing.\n"
            f'To see what confirming them would accept: assembler upgrade {file} --confirm "NAME, OFFICE"\n'
            f"{file} is of format 2 already: nothing to do.\n"
        )

    def test_what_is_confirmed_is_shown_whole_and_what_is_unwarned_stays(self, run: Run, tmp_path: Path):
        file = tmp_path / "hub.yaml"
        file.write_text(
            f"format: 2\ndocument: {{id: {self.ID}}}\ndrafting:\n"
            "  special_conditions: [{id: keys, heading: Keys, text: A Party returns its keys.}]\n"
            "  accepted:\n"
            "    - {rule: x-pcc-abolition, by: A, on: 2026-01-02, reason: Known.}\n"
            "    - {rule: special-conditions, by: B, on: 2026-01-03, reason: Read.}\n"
            "    - {rule: x-pcc-abolition, by: C, on: 2026-01-04, reason: Seen., facts: {a: b}}\n",
            encoding="utf-8",
        )
        done = run("upgrade", file, "--confirm", BY, "--write")
        gone, confirmed, named = read_answers(file.read_text(encoding="utf-8"), "hub.yaml").given.drafting.accepted

        assert (done.status, done.out.splitlines(), done.err) == (
            0,
            [
                "- special-conditions, accepted by B, 2026-01-03",
                "+ - rule: special-conditions",
                "+   facts:",
                '+     drafting.special_conditions.keys: "Keys: A Party returns its keys."',
                f"+   by: {BY}",
                "  for: The agreement holds 1 special condition, in the parties' own words, which no rule has been applied to.",
            ],
            f"{file} is written, in format 2.\n",
        )
        assert (gone.rule, gone.by, gone.reason, gone.facts) == ("x-pcc-abolition", "A", "Known.", None)
        assert (named.rule, named.by, named.reason, named.facts) == ("x-pcc-abolition", "C", "Seen.", {"a": "b"})
        assert (confirmed.rule, confirmed.by, confirmed.facts) == (
            "special-conditions",
            BY,
            {"drafting.special_conditions.keys": "Keys: A Party returns its keys."},
        )
        assert confirmed.reason == "Read. (First accepted by B, 2026-01-03, before acceptances named their facts.)"
