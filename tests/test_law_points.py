"""The points of law in the law data, each with its day, and which of them an agreement's cover note has somebody check."""

from __future__ import annotations

import re

import pytest
from law_findings import assembled, compiled_library
from law_in_words import FIRE, NORVALE, TRUST, help_of, library_files, point, text_of, to_check, words_of
from shipped import ROOT

from assembler.errors import LibraryError
from assembler.source import read_yaml
from assembler.statute.points import Point, read_points


@pytest.mark.row("law-6")
@pytest.mark.parametrize(
    ("provision", "day", "text"),
    [
        ("lura-2023 ss.33(1A)", "2026-06-29", "verified"),
        ("lura-2023 s.30A", "2026-06-29", "verified"),
        ("edcea-2026 ss.28", "2026-04-29", "verified"),
        ("frsa-2004 s.1A", "2026-06-29", "partly"),
    ],
)
def test_a_change_of_2026_has_the_day_it_came_into_force(provision: str, day: str, text: str):
    assert (point(provision).in_force, point(provision).text) == (day, text)


@pytest.mark.row("law-6")
def test_nothing_says_that_their_commencement_was_not_verified():
    told = [*library_files(), ROOT / "assembler/statute/law/powers.yaml", ROOT / "assembler/statute/law/kinds.yaml"]
    assert [
        file.name for file in told if re.search(r"(commencement|in force),? (of .+ )?was not verified", words_of(file))
    ] == []


@pytest.mark.row("law-10")
def test_the_notice_on_sections_3_and_5_says_where_to_look_in_order():
    told = point("pca-2017 s.3 and s.5").point
    places = [
        "official text of sections 3 and 5",
        "sections 46 to 49",
        "Schedule 25, before paragraph 10",
        "Schedule 10A",
        "sections 102 and 108",
    ]

    assert point("pca-2017 s.3 and s.5").text == "not"
    assert [told.index(place) for place in places] == sorted(told.index(place) for place in places)


@pytest.mark.row("law-9")
def test_the_reading_of_section_107f_is_in_the_law_data():
    assert "Only a mayor of a combined county authority is left out." in point("pca-2017 s.3(9)").point


@pytest.mark.row("law-12")
class TestCitations:
    def test_the_crime_and_policing_act_has_its_chapter_and_the_bill_none(self):
        assert "(c. 20) received Royal Assent on 29 April 2026" in point("cpa-2026").point
        assert "announced, not enacted on any source seen" in point("ministerial statement").point

    def test_nhs_england_may_have_a_successor(self):
        texts = [" ".join(words_of(file).split()) for file in (ROOT / "clauses").rglob("*.md")]
        named = [after for text in texts for after in re.split(r"\bNHS England\b", text)[1:]]

        assert named
        assert [
            after[:60] for after in named if not re.match(r",? or (of )?any body to which its functions pass", after)
        ] == []
        assert "NHS England" not in text_of({"parties": [TRUST, FIRE]})


@pytest.mark.row("law-15")
class TestTheEmploymentRightsAct2025:
    def test_no_clause_recites_it_as_in_force(self):
        assert [
            file.name for file in (ROOT / "clauses").rglob("*.md") if "Employment Rights Act 2025" in words_of(file)
        ] == []

    def test_the_point_is_dated_and_told_where_staff_are_a_subject(self):
        assert point("Employment Rights Act 2025").in_force == "2027-01-01"
        assert "Employment Rights Act 2025" in to_check(TRUST, FIRE, scope={"subjects": ["staff"]})
        assert "Employment Rights Act 2025" not in to_check(TRUST, FIRE, scope={"subjects": ["premises"]})


@pytest.mark.row("law-18")
def test_a_policing_body_may_recite_holding_its_officer_to_account():
    told = help_of("parties[].functions[].function")
    assert "arrangements for co-operating with others (section 1(8)(d), or" in told
    assert point("prsra-2011 ss.1(8)(d)").text == "verified"


ALWAYS = {"pca-2017 s.3 and s.5", "S.I. 2017/399"}


@pytest.mark.row("rule-19")
class TestPointsToCheck:
    def test_a_fire_and_ambulance_agreement_sees_only_those_that_touch_it(self):
        assert to_check(TRUST, FIRE) == {*ALWAYS, "announcement of a Health Bill"}

    def test_a_commissioner_brings_those_on_police_bodies(self):
        brought = to_check(NORVALE, FIRE, functions={"police_fight_fires": "no"}) - to_check(FIRE)
        assert {one.split(";")[0] for one in brought} == {"cpa-2026", "ministerial statement of 13 November 2025"}

    def test_a_point_that_may_touch_it_is_told_too(self):
        assert "S.I. 2017/399, pca-2017 s.3(6)" in to_check(FIRE, {"id": "unknown"})

    def test_every_text_that_was_not_read_is_told_somewhere(self):
        assert [
            one.provision for one in compiled_library().library.law.points if one.text == "not" and one.to_check is None
        ] == []

    def test_the_law_speaks_from_the_day_it_was_re_read(self):
        assert compiled_library().library.law.as_at == "2026-11-29"


@pytest.mark.row("rule-20")
class TestTheDutyToEnter:
    def test_the_help_on_the_route_leaves_in_what_the_duty_turns_on(self):
        told = help_of("decision.route")

        assert "but only if it has power to do so" in told
        assert "at least one other takes that view of itself" in told
        assert "section 3(1) to (3)" in told

    def test_the_readme_does_so_in_its_first_paragraph(self):
        first = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split("\n\n")[1].split())

        assert (
            "if it has power to, at least one other service takes that view of itself, and no exception applies"
            in first
        )
        assert "section 3(1) to (3)" in first


POINT = "points:\n  - {provision: p s.1, point: It says so., source: S., text: %s}\n"


def points(text: str) -> tuple[Point, ...]:
    return read_points(read_yaml(text, "law.yaml", LibraryError), compiled_library().library.vocabulary)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (POINT % "read", "law.yaml:2, p s.1: “read” is not verified, partly, not or reading."),
        (POINT % "not", "law.yaml:2, p s.1: A point that was not read must say in which agreements to check it."),
        (POINT % "verified, to check: x", "law.yaml:2, p s.1: Names are wrong here (unknown: to check)."),
        (POINT % "null", "law.yaml:2, p s.1: Names are wrong here (missing: text)."),
    ],
)
def test_a_fault_in_a_point_is_told_with_its_line(text: str, told: str):
    with pytest.raises(LibraryError) as raised:
        points(text)

    assert str(raised.value) == told


def test_a_point_is_checked_where_its_condition_does_not_rule_it_out():
    plain, dated = points(
        POINT % "verified"
        + "  - {provision: p s.2, point: Perhaps., source: T., text: not, in force: 2026-06-29, to check when: recorded(document.title)}\n"
    )
    scope = assembled({"document": {"title": "Yard"}}).answers.scope

    assert plain == Point("p s.1", "It says so.", "", "S.", "verified", None)
    assert (dated.in_force, dated.source, dated.text, str(dated.to_check)) == (
        "2026-06-29",
        "T.",
        "not",
        "recorded(document.title)",
    )
    assert (plain.words, dated.words) == ("p s.1: It says so.", "p s.2: Perhaps.")
    assert (plain.touches(scope), dated.touches(scope)) == (False, True)
    assert not dated.touches(assembled({}).answers.scope)


def test_a_point_whose_condition_is_unknown_is_checked():
    [known] = points(POINT % "not, to check when: document.form == 'deed'")
    [unknown] = points(POINT % "not, to check when: decision.route == 'duty'")
    scope = assembled({}).answers.scope

    assert (known.touches(scope), unknown.touches(scope)) == (False, True)
