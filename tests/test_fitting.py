"""The words of an answer fitted to the sentence round them: each rule by itself."""

from __future__ import annotations

import pytest

from assembler.fitting import Edges, begun, ended, fitted, stopped, undashed

APOSTROPHE, DOTS, CLOSES = (
    "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{HORIZONTAL ELLIPSIS}",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
)


@pytest.mark.parametrize(
    ("words", "after", "made"),
    [
        ("the yard.", ".", ("the yard", ".")),
        ("the yard..", ".", ("the yard", ".")),
        ("the yard...", ".", ("the yard...", "")),
        (f"the yard{DOTS}", ".", (f"the yard{DOTS}", "")),
        ("the yard?", ".", ("the yard?", "")),
        ("the yard!", ", and", ("the yard!", ", and")),
        (f"the yard.{CLOSES}", ".", (f"the yard.{CLOSES}", "")),
        (f"the yard{CLOSES}", ".", (f"the yard{CLOSES}", ".")),
        ("the yard;", ".", ("the yard", ".")),
        ("the yard; and", ".", ("the yard", ".")),
        ("the yard, or ", ".", ("the yard", ".")),
        ("the yard: ", ".", ("the yard", ".")),
        ("the yard and", ".", ("the yard and", ".")),
        ("the yard.;", ".", ("the yard", ".")),
        ("the yard (north.)", ".", ("the yard (north)", ".")),
        ("the yard [north.]", " of", ("the yard [north]", " of")),
        ("the yard (Ltd.)", ".", ("the yard (Ltd.)", ".")),
        ("the yard.", " Then", ("the yard.", " Then")),
        ("the yard;", " Then", ("the yard", " Then")),
        ("the yard.", " then", ("the yard", " then")),
        ("the yard:", "", ("the yard:", "")),
        ("the yard;", "", ("the yard", "")),
        ("the yard.", "", ("the yard.", "")),
        *((f"at {word}.", ".", (f"at {word}.", "")) for word in (
            "St", "Rd", "Ave", "Co", "Corp", "Ltd", "Inc", "Bros", "Jr", "Sr", "Esq", "plc", "Plc", "dept", "Dept", "govt", "Govt",
            "etc", "al", "est", "p.m", "U.K", "e.g.x",
        )),
        ("at Best.", ".", ("at Best", ".")),
        ("at ST.", ".", ("at ST", ".")),
    ],
)  # fmt: skip
def test_the_end_of_an_answer_meets_no_mark_after_it(words: str, after: str, made: tuple[str, str]):
    assert ended(words, after) == made


@pytest.mark.parametrize(
    ("before", "answer", "begins", "made"),
    [
        ("the ", "the yard", False, "yard"),
        ("The ", "A yard", False, "A yard"),
        ("a ", "an old yard", False, "old yard"),
        ("The Parties establish the ", "An Operational Board", False, "Operational Board"),
        ("It is ", "An Operational Board", False, "An Operational Board"),
        ("of ", "The Council", False, "the Council"),
        ("of ", "The Old House, AB1 2CD", False, "The Old House, AB1 2CD"),
        ("of: ", "The Council", False, "The Council"),
        (" (", "The Council", False, "The Council"),
        ("It ends. ", "the yard", False, "The yard"),
        (f"It ends.{CLOSES} ", "the yard", False, "The yard"),
        ("Does it? ", "yes", False, "Yes"),
        ("It ends ", "the yard", False, "the yard"),
        ("", "the yard", True, "The yard"),
        ("", "the yard", False, "the yard"),
        ("", "iPad users", True, "iPad users"),
        ("", "www.example.org", True, "www.example.org"),
        ("", "12 yards", True, "12 yards"),
        ("", f"o{APOSTROPHE}clock", True, f"O{APOSTROPHE}clock"),
        ("", "end.", True, "End."),
        ("Version ", "Version 3", False, "3"),
        ("the old yard ", "The Old Yard of it", False, "of it"),
        ("(Version ", "version 3", False, "3"),
        ("Inversion ", "version 3", False, "version 3"),
        ("one two three four five ", "one two three four five six", False, "one two three four five six"),
        ("two three four five ", "two three four five six", False, "six"),
        ("12 ", "12 months", False, "12 months"),
        ("the ", "the the yard", False, "yard"),
        ("on the ", "on the yard", False, "yard"),
        ("Version", "Version 3", False, "Version 3"),
        ("well-known ", "well-known yard", False, "yard"),
        (f"the force{APOSTROPHE}s ", f"the force{APOSTROPHE}s yard", False, "yard"),
    ],
)
def test_an_answers_beginning_goes_on_from_what_stands_before_it(before: str, answer: str, begins: bool, made: str):
    assert begun(before, answer, begins=begins) == made


@pytest.mark.parametrize(
    ("before", "answer", "after", "made"),
    [
        ("in ", "Norvale police area", " police area.", ("Norvale", " police area.")),
        ("in ", "Norvale Police Area", " police areas", ("Norvale Police Area", " police areas")),
        ("in ", "Norvale area area", " area", ("Norvale", " area")),
        ("in ", "area", " area", ("area", " area")),
        ("in ", "Norvale 12", " 12", ("Norvale 12", " 12")),
        ("in ", "a b c d e", " b c d e f", ("a", " b c d e f")),
        ("in ", "Norvale, area", " area", ("Norvale", " area")),
        ("the ", "the", ".", ("the", ".")),
        ("", ";", ".", (";", ".")),
        ("in ", "the yard.", ".", ("the yard", ".")),
        ("in ", "the yard?", ". It", ("the yard?", " It")),
    ],
)
def test_nothing_is_said_twice_round_an_answer(before: str, answer: str, after: str, made: tuple[str, str]):
    assert fitted(before, answer, after, begins=False) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("- one", "one"),
        ("\N{EN DASH}  one", "one"),
        ("* one", "one"),
        ("-one", "-one"),
        ("one - two", "one - two"),
        ("- ", "- "),
    ],
)
def test_the_one_line_of_a_list_has_no_dash(words: str, made: str):
    assert undashed(words) == made


def test_words_end_as_a_sentence():
    assert [stopped(words) for words in ("one", "one.", "one;", "one?", "Co.")] == [
        "one.",
        "one.",
        "one.",
        "one?",
        "Co.",
    ]


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ("Norvale House", True),
        ("the House", False),
        ("house rules", False),
        ("Norvale House.", False),
        ("Norvale House)", False),
        ("Norvale House, and", False),
        ("- Norvale", False),
        ("Version 3", False),
        ("version2 3", True),
        ("Norvale Area", False),
        ("Norvale Areas", True),
        ("Of Norvale", False),
        ("Out Norvale", True),
        ("Norvale No", False),
        ("Norvale More", True),
        ("Norvale End", True),
        ("Norvale police", False),
        ("Norvale and", False),
        ("all Norvale", False),
    ],
)
def test_what_is_printed_as_given_is_known_at_a_glance(answer: str, left: bool):
    edges = Edges([("out of all the (Version ", " police area, and no more at the end", False), ("", "", True)])

    assert edges.leave(answer) is left
