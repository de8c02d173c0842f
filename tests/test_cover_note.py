"""The cover note and the findings in words, whole, for findings made by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from shipped import answers, compiled_library

from assembler.agreement import Agreement, OpenPoint, Properties
from assembler.assembly import Published
from assembler.conditions.tree import Always
from assembler.cover_note import acceptance_block, brief_text, cover_note, findings_text, published_words, summary_text
from assembler.library.library import Law
from assembler.pipeline import Result, complete_answers
from assembler.register import load_register
from assembler.statute.findings import Finding
from assembler.statute.points import Point
from assembler.whereabouts import Whereabouts

GIVEN = """\
parties:
  - id: a
    kind: charity
    short_name: Ash
  - id: b
    kind: charity
    short_name: Beech
document:
  prepared_on: 03/04/2027
change:
  withdrawal_notice: 6
"""
NAMES = {"a": "Ash", "b": "Beech"}
FILE = answers(GIVEN)
WHERE = Whereabouts(FILE, compiled_library().library.questionnaire)


def found(message: str, action: str = "BLOCK", basis: str = "Act", item: str = "", **other: object) -> Finding:
    filled = {"rule": "r", "provision": "s.1", "state": "not met", "cure": "Do it.", "fields": ()} | other
    return Finding(words="", action=action, basis=basis, message=message, item=item, **filled)  # type: ignore[arg-type]


WARNING = found(
    *("It is short.", "WARN", "Practice"),
    check="notice",
    facts={"change.withdrawal_notice": "6", "x": "a: b"},
    lapsed="It was accepted on other facts.",
    fields=("change.withdrawal_notice",),
)
FINDINGS = (
    found("To be kept.", "RECORD", "Reading"),
    found("Nothing is recorded of Ash.", item="a", fields=("parties.a.kind",)),
    WARNING,
    found("Nothing is recorded of Beech.", item="b", fields=("parties.b.kind", "parties.b.short_name")),
    found("All is well.", state="met"),
    found("It was accepted.", "WARN", accepted="Ann on 1 May 2027."),
    found("It has no review.", "INCLUDE", "Reading"),
)


def result(
    findings: tuple[Finding, ...] = (), points: tuple[OpenPoint, ...] = (), published: Published | None = None
) -> Result:
    given = complete_answers(FILE, compiled_library(), load_register())
    properties = Properties("The Hub", "", "", "", "", "", "internal", "")
    return Result(given, Agreement(properties, (), points), findings, frozenset(), published)


def test_findings_are_told_gravest_first_with_place_and_cure():
    assert findings_text(FINDINGS, NAMES.__getitem__, WHERE) == (
        "Blocks (3)\n"
        "* Nothing is recorded of Ash. The same holds of Beech: 2 blocks.\n"
        "  s.1 (in the words of the Act; rule r, about a, b).\n"
        "  Where: line 3, parties[1].kind; line 6, parties[2].kind.\n"
        "  To cure: Do it.\n"
        "* It has no review.\n"
        "  s.1 (a reading of the Act; rule r).\n"
        "  To cure: Do it.\n"
        "\n"
        "Warnings (1)\n"
        "* It is short.\n"
        "  s.1 (good practice, not law; rule r).\n"
        "  Where: line 11, change.withdrawal_notice.\n"
        "  It was accepted on other facts.\n"
        "  To cure: Do it.\n"
        "  To accept it, complete this under “accepted”, in “drafting”, in the answers file:\n"
        "    - rule: r\n"
        "      check: notice\n"
        "      facts:\n"
        "        change.withdrawal_notice: 6\n"
        '        x: "a: b"\n'
        "      by:\n"
        "      on:\n"
        "      reason:\n"
        "\n"
        "To record (1)\n"
        "* To be kept.\n"
        "  s.1 (a reading of the Act; rule r).\n"
        "  To cure: Do it.\n"
    )
    assert "Where:" not in findings_text(FINDINGS, NAMES.__getitem__)


def test_where_nothing_applies_that_is_said():
    assert findings_text(FINDINGS[4:6], NAMES.__getitem__, WHERE) == "Nothing prevents a signature copy.\n"


def test_three_places_of_a_finding_are_told_and_the_rest_are_counted():
    fields = (
        "parties.a.kind",
        "parties.a.short_name",
        "parties.b.kind",
        "parties.b.short_name",
        "change.review_months",
    )
    text = findings_text([found("It is so.", fields=fields)], NAMES.__getitem__, WHERE)

    assert text.splitlines()[3:5] == [
        "  Where: line 3, parties[1].kind; line 4, parties[1].short_name; line 6, parties[2].kind; and 2",
        "  more.",
    ]
    assert (
        "  Where: line 3, parties[1].kind; line 4, parties[1].short_name; line 6, parties[2].kind.\n"
        in findings_text([found("It is so.", fields=fields[:3])], NAMES.__getitem__, WHERE)
    )


def test_of_findings_told_together_each_has_the_place_that_is_its_own():
    one = found("Ash is first.", item="a", fields=("change.withdrawal_notice", "parties.a.kind"))
    two = found("Beech is first.", item="b", fields=("change.withdrawal_notice", "parties.b.kind"))
    same = [replace(one, fields=one.fields[:1]), replace(two, fields=two.fields[:1])]

    assert "  Where: line 3, parties[1].kind; line 6, parties[2].kind.\n" in findings_text(
        [one, two], NAMES.__getitem__, WHERE
    )
    assert "  Where: line 11, change.withdrawal_notice.\n" in findings_text(same, NAMES.__getitem__, WHERE)


def test_long_words_are_broken_under_their_beginning():
    text = findings_text([found("Word " * 30 + "last-of-all.")], NAMES.__getitem__)

    assert text.splitlines()[1:3] == [f"* {'Word ' * 18}Word", f"  {'Word ' * 11}last-of-all."]


@pytest.mark.parametrize(
    ("finding", "lines"),
    [
        (found("x", "WARN", item="a", facts={"f": "no"}), ["- rule: r", "  item: a", "  facts:", "    f: no", "  by:", "  on:", "  reason:"]),
        (found("x", "WARN", check="c"), ["- rule: r", "  check: c", "  facts:", "  by:", "  on:", "  reason:"]),
    ],
)  # fmt: skip
def test_the_lines_that_accept_a_warning(finding: Finding, lines: list[str]):
    assert list(acceptance_block(finding)) == lines


POINTS = (
    OpenPoint("change.withdrawal_notice", "How long is notice?", "ask the Board", (), "change.withdrawal_notice"),
    OpenPoint("subject", "Nothing deals with it", "", ()),
)
LAW = Law("1 May 2027", "The Act", ())


def test_the_note_holds_all_that_there_is_to_tell():
    public = Published(result().agreement, result().agreement, ("clause 1: secret",), ("a name, in clause 2",))

    assert cover_note(result(FINDINGS[5:], POINTS, public), LAW, WHERE) == (
        "Cover note: The Hub\n"
        "Internal draft. Not part of the agreement.\n"
        "\n"
        "Law as at 1 May 2027 (The Act). This note is not legal advice, and does not say that the agreement is lawful.\n"
        "\n"
        "Blocks (1)\n"
        "* It has no review.\n"
        "  s.1 (a reading of the Act; rule r).\n"
        "  To cure: Do it.\n"
        "\n"
        "Left out of the published copy (1)\n"
        "* clause 1: secret\n"
        "\n"
        "Printed there, though what also has it is left out (1)\n"
        "* a name, in clause 2\n"
        "\n"
        "Warnings accepted (1)\n"
        "* It was accepted. (s.1) Accepted by Ann on 1 May 2027.\n"
        "\n"
        "Outstanding points (2)\n"
        "* How long is notice?: ask the Board [line 11, change.withdrawal_notice]\n"
        "* Nothing deals with it\n"
    )


def test_what_has_no_effect_is_told_with_points_of_law_to_check():
    given = answers(
        GIVEN
        + "scope: {commences_on: 2027-05-01}\n"
        + "drafting: {accepted: [{rule: x-pcc-abolition, facts: {}, by: Ann, on: 2027-05-01, reason: x}]}\n"
    )
    complete = complete_answers(given, compiled_library(), load_register())
    points = (
        Point("s.2", "It is not in force", "", "", "not read", Always(truth=True)),
        Point("s.3", "It is", "", "", "not read", None),
    )
    told = cover_note(replace(result(), answers=complete), replace(LAW, points=points))

    assert told.partition("lawful.\n\n")[2] == (
        "Nothing prevents a signature copy.\n"
        "\n"
        "Acceptances that accept nothing (1)\n"
        "* x-pcc-abolition: by Ann, 2027-05-01, of a warning that does not apply.\n"
        "\n"
        "Answers with no effect, because their question is not asked (1)\n"
        "* scope.commences_on\n"
        "\n"
        "Points of law that nobody has verified: check each before relying on it (1)\n"
        "* s.2: It is not in force\n"
    )


def test_a_note_of_nothing_is_short():
    assert cover_note(result(), LAW) == (
        "Cover note: The Hub\n"
        "Internal draft. Not part of the agreement.\n"
        "\n"
        "Law as at 1 May 2027 (The Act). This note is not legal advice, and does not say that the agreement is lawful.\n"
        "\n"
        "Nothing prevents a signature copy.\n"
    )


def test_whoever_publishes_is_told_what_is_left_out_and_what_is_not():
    made = result().agreement
    quiet = answers(GIVEN + "information: {publication: summary}\n")
    own = complete_answers(quiet, compiled_library(), load_register())

    assert list(published_words(result(published=Published(made, made, (), ())))) == ["Nothing is left out of it."]
    told = Published(made, made, ("one", "two"), ("three", "four"))
    assert list(published_words(replace(result(published=told), answers=own))) == [
        "Left out of it: one; two.",
        "What is left out is also printed elsewhere in it: three; four.",
        "The agreement says that its text is not published (information.publication). See whether it may be.",
    ]


def test_in_brief_each_finding_and_point_has_a_line():
    assert brief_text(result(FINDINGS, POINTS), WHERE) == (
        "hub.yaml:3, parties[1].kind: BLOCK r@a: Nothing is recorded of Ash.\n"
        "hub.yaml:6, parties[2].kind: BLOCK r@b: Nothing is recorded of Beech.\n"
        "BLOCK r: It has no review.\n"
        "hub.yaml:11, change.withdrawal_notice: WARN r/notice: It is short.\n"
        "RECORD r: To be kept.\n"
        "hub.yaml:11, change.withdrawal_notice: OPEN How long is notice?\n"
        "OPEN Nothing deals with it\n"
    )


@pytest.mark.parametrize(
    ("findings", "points", "first"),
    [
        ((), (), "0 blocks. Nothing prevents a signature copy."),
        (FINDINGS[:1], (), "0 blocks, 1 thing to record. Nothing prevents a signature copy."),
        (FINDINGS[:1] * 2, (), "0 blocks, 2 things to record. Nothing prevents a signature copy."),
        (FINDINGS[1:2], (), "1 block. It cannot be signed yet."),
        (FINDINGS, POINTS, "3 blocks, 1 warning, 1 thing to record, 2 open points. It cannot be signed yet."),
        ((WARNING, WARNING), POINTS[:1], "0 blocks, 2 warnings, 1 open point. It cannot be signed yet."),
    ],
)
def test_the_summary_counts_what_stands_before_a_signature_copy(
    findings: tuple[Finding, ...], points: tuple[OpenPoint, ...], first: str
):
    assert summary_text(result(findings, points), {"standard": 12_345, "short": 100}, WHERE) == (
        f"{first}\n"
        "In each form: standard, 12,300 words, about 29 pages; short, 100 words, about 1 pages.\n"
        "Read with the day first: line 9, document.prepared_on: 3 April 2027.\n"
    )
