"""What each sort of answer accepts, what it is taken to mean, and what is said of the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from assembler.answers.values import (
    CHOSEN,
    Day,
    Days,
    FillIn,
    Hours,
    Identity,
    Line,
    Months,
    Open,
    Percent,
    Pounds,
    Prose,
    Recorded,
    SomeMonths,
    SomePounds,
    WorkingDays,
    YesOrNo,
    suggested_id,
)


def value(sort: Any, written: object) -> Any:
    return TypeAdapter(sort).validate_python(written)


def refusal(sort: Any, written: object) -> str:
    with pytest.raises(ValidationError) as raised:
        value(sort, written)
    return raised.value.errors()[0]["msg"].removeprefix("Value error, ")


class TestDates:
    @pytest.mark.parametrize(
        "written",
        [
            *("2027-04-01", "1 April 2027", "01 april 2027", " 2027-04-01 ", date(2027, 4, 1)),
            *("1/4/2027", "01/04/2027", "1.4.2027", "01-04-2027", "1 Apr 2027", "1-Apr-2027", "1st April 2027"),
            *("1st of April, 2027", "April 1, 2027", "Apr. 1st 2027", "1\u00a0April 2027"),
        ],
    )
    def test_are_read_as_people_in_england_write_them(self, written: object):
        assert value(Day, written) == date(2027, 4, 1)

    @pytest.mark.parametrize(
        "written",
        [
            "2027-02-29",
            "29 February 2027",
            "13/13/2027",
            "4/31/2027",
            "1/4-2027",
            "1 Ap 2027",
            "1 Aprilis 2027",
            "2027/04/01",
            "Monday 1 April 2027",
            "1\u0661/4/2027",
            "April 2027",
            "20270401",
            "2027-W13-4",
            "2027-04-01T00:00",
            "",
        ],
    )
    def test_anything_else_is_not_one(self, written: str):
        assert (
            refusal(Day, written)
            == f"“{written}” is not a date. Write it as 1 April 2027, 1/4/2027 (the day first) or 2027-04-01."
        )

    @pytest.mark.parametrize("written", ["1/4/27", "01.04.27"])
    def test_a_year_of_two_figures_is_asked_for_in_full(self, written: str):
        assert refusal(Day, written).endswith("(the day first) or 2027-04-01. Write the year in full.")

    def test_a_september_has_two_short_names(self):
        assert value(Day, "29th Sept. 2026") == value(Day, "29 Sep 2026") == date(2026, 9, 29)

    def test_a_leap_day_is_one(self):
        assert value(Day, "29 February 2028") == date(2028, 2, 29)


class TestMoney:
    @pytest.mark.parametrize(
        ("written", "pounds"),
        [
            ("12500", "12500"),
            ("£12,500", "12500"),
            ("12,500.50", "12500.50"),
            ("0.5", "0.5"),
            ("0", "0"),
            (12500, "12500"),
            ("1,234,567.89", "1234567.89"),
            ("£ 41,000", "41000"),
            ("50000 (pounds)", "50000"),
            ("41,000.50 pounds", "41000.50"),
            ("GBP 12500", "12500"),
        ],
    )
    def test_is_read_to_the_penny(self, written: object, pounds: str):
        assert value(Pounds, written) == Decimal(pounds)

    @pytest.mark.parametrize(
        "written",
        [
            "12,50",
            "1,2500",
            "12.505",
            "-1",
            "1e3",
            "NaN",
            "Infinity",
            "£",
            "£ 5 p",
            "£41m",
            "41 000",
            "12k",
            True,
            "",
            "9" * 30,
            "١٢",
        ],
    )
    def test_is_never_guessed(self, written: object):
        assert (
            refusal(Pounds, written) == f"“{written}” is not a sum in pounds. Write it as 12500, £12,500 or 12500.50."
        )


class TestSumsThatArePaid:
    @pytest.mark.parametrize("written", ["0", "£0", "0.00"])
    @pytest.mark.row("A11")
    def test_of_nothing_are_refused(self, written: str):
        assert refusal(SomePounds, written) == (
            "is nothing, and a sum of nothing says nothing. Leave the line out, or give the sum."
        )

    def test_of_a_penny_are_read(self):
        assert value(SomePounds, "0.01") == Decimal("0.01")


class TestWholeNumbers:
    @pytest.mark.parametrize(
        ("sort", "written", "number"),
        [
            *(
                (Months, "0", 0),
                (Months, 600, 600),
                (Months, "6 months", 6),
                (Months, "1 Month", 1),
                (Days, "3,650", 3650),
            ),
            *(
                (Days, "30 days", 30),
                (Hours, "24hours", 24),
                (WorkingDays, "2 Working Days", 2),
                (WorkingDays, "1 working day", 1),
            ),
        ],
    )
    def test_are_read_to_their_bounds(self, sort: Any, written: object, number: int):
        assert value(sort, written) == number

    @pytest.mark.parametrize(
        "written", ["6.0", "six", "2 years", "6 or 7 months", "1e2", "12,50", True, "", "٦", "9" * 20]
    )
    def test_are_never_guessed(self, written: object):
        assert refusal(Months, written) == f"“{written}” is not a whole number. Write it as 6 or 6 months."

    @pytest.mark.parametrize(
        ("sort", "written"), [(Months, "30 days"), (WorkingDays, "2 days"), (Days, "2 Working Days")]
    )
    def test_of_another_unit_are_never_turned_into_this_one(self, sort: Any, written: str):
        assert refusal(sort, written).startswith(f"“{written}” is not a whole number.")

    @pytest.mark.parametrize(
        ("sort", "written"),
        [
            (Months, "601"),
            (Months, "-1"),
            (SomeMonths, "0"),
            (SomeMonths, "601"),
            (Days, "0"),
            (Days, "3651"),
            (Percent, "101"),
        ],
    )
    def test_past_their_bounds_are_refused(self, sort: Any, written: str):
        assert "than or equal to" in refusal(sort, written)


class TestPercentages:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            *(
                ("30", "30"),
                ("30%", "30"),
                ("30 %", "30"),
                ("30 per cent", "30"),
                ("30 percent", "30"),
                ("0", "0"),
                ("100", "100"),
            ),
            *(("33.3", "33.3"), ("33.33%", "33.33"), ("12.50", "12.5"), ("10.00", "10"), (7, "7")),
        ],
    )
    def test_may_be_thirds_and_have_their_sign(self, written: object, number: str):
        assert str(value(Percent, written)) == number

    @pytest.mark.parametrize("written", ["33.333", "33,3", "0.3.3", "%", "1e1", True, "", "٣٠", "9" * 20])
    def test_are_never_guessed(self, written: object):
        assert refusal(Percent, written) == f"“{written}” is not a percentage. Write it as 30, 33.33 or 30 per cent."

    @pytest.mark.parametrize("written", ["equal", "Equal shares", "a third", "1/3", "⅓"])
    def test_shares_that_are_equal_are_said_to_need_none(self, written: str):
        assert refusal(Percent, written).endswith(
            "answer that costs are shared equally instead, and leave percentages out."
        )


class TestYesAndNo:
    @pytest.mark.parametrize(
        ("written", "truth"),
        [
            ("yes", True),
            ("No", False),
            ("y", True),
            ("N", False),
            ("TRUE", True),
            ("false", False),
            (True, True),
            (False, False),
        ],
    )
    def test_are_read(self, written: object, truth: bool):
        assert value(YesOrNo, written) is truth

    @pytest.mark.parametrize("written", ["1", "on", "maybe", "", 1])
    def test_anything_else_is_neither(self, written: object):
        assert refusal(YesOrNo, written) == f"“{written}” should be yes or no. While nobody knows, leave it empty."


class TestWords:
    def test_are_put_in_one_unicode_form_and_trimmed(self):
        assert value(Line, "  Cafe\u0301 ") == "Café"

    @pytest.mark.parametrize(
        "text", ["& < > \" '", "{{ x }} {% y %} {# z #}", "$1 \\n \\", "🚒", "مشترك", "a\tb", "\u00a0x\u200d"]
    )
    def test_of_any_writing_are_kept_as_they_are(self, text: str):
        assert value(Line, text) == value(Prose, text) == text.strip()

    @pytest.mark.parametrize(
        ("text", "code"),
        [("a\x00b", "0000"), ("a\x1bb", "001B"), ("a\x85b", "0085"), ("a\u2028b", "2028"), ("\ud800", "D800")],
    )
    def test_with_a_control_character_are_refused_with_its_number(self, text: str, code: str):
        assert (
            refusal(Line, text) == f"holds a control character (U+{code}). Delete it; it often comes with pasted text."
        )
        assert refusal(Prose, text).startswith("holds a control character")

    def test_of_prose_may_have_lines_and_of_a_line_may_not(self):
        assert value(Prose, "one\r\ntwo") == "one\ntwo"
        assert refusal(Line, "one\ntwo") == "must be on one line."

    def test_must_be_there(self):
        assert refusal(Line, "  ") == refusal(Prose, "\n") == "is empty. Give an answer, or leave the line out."

    def test_have_a_greatest_length(self):
        assert len(value(Line, "x" * 500)) == 500
        assert refusal(Line, "x" * 501) == "is 501 characters long. The limit is 500."
        assert refusal(Prose, "x" * 20_001) == "is 20,001 characters long. The limit is 20,000."

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("a\u202eb", "holds a hidden mark (U+202E) that reorders the words on the page. Delete it."),
            ("a\u2066b", "holds a hidden mark (U+2066) that reorders the words on the page. Delete it."),
            (
                "\u200b\u200b",
                "is empty: nothing in it can be seen (U+200B). Give an answer, or leave the line out.",
            ),
            (
                "a" + "\u0301" * 31,
                "holds more than 30 accents one upon the other. Delete them; they often come with pasted text.",
            ),
            ("\u00e9" * 501, "is 501 characters long. The limit is 500."),
            (" " * 2001, "is 2,001 characters long. The limit is 500."),
        ],
    )
    def test_that_nobody_could_read_are_refused_with_the_reason(self, text: str, told: str):
        assert refusal(Line, text) == told

    def test_may_have_accents_and_spaces_as_people_write_them(self):
        assert len(value(Line, "a" + "\u0301" * 30)) == 30
        assert len(value(Line, "ж" + "\u0323" * 30)) == 31
        assert value(Line, " " * 1000 + "\u00e9" * 500 + " " * 500) == "\u00e9" * 500

    def test_must_be_words(self):
        assert refusal(Line, ["a"]) == refusal(Prose, {"a": "b"}) == "must be words."


class TestIds:
    @pytest.mark.parametrize("written", ["a", "1", "norvale-county-council", "x" * 60])
    def test_are_small_letters_digits_and_single_hyphens(self, written: str):
        assert value(Identity, written) == written

    @pytest.mark.parametrize(
        ("written", "suggested"),
        [
            ("Norvale CC", "norvale-cc"),
            ("a--b", "a-b"),
            ("-a", "a"),
            ("Café", "cafe"),
            ("a_b", "a-b"),
            ("شرطة", "item"),
        ],
    )
    def test_a_wrong_one_is_refused_with_a_right_one(self, written: str, suggested: str):
        assert refusal(Identity, written).endswith(f"such as “{suggested}”.")

    @pytest.mark.parametrize("written", ["x" * 61, "A B"])
    def test_a_wrong_one_is_told_whole(self, written: str):
        assert refusal(Identity, written) == (
            f"“{written}” is not an id. Use small letters, digits and single hyphens, such as “{suggested_id(written)}”."
        )

    @pytest.mark.parametrize(
        ("text", "suggested"),
        [
            ("Norvale County Council", "norvale-county-council"),
            ("  --Été & Co.--", "ete-co"),
            ("x" * 70, "x" * 60),
            ("x" * 59 + " y", "x" * 59),
            ("", "item"),
        ],
    )
    def test_a_suggested_id_is_made_of_the_words(self, text: str, suggested: str):
        assert suggested_id(text) == suggested

    @given(st.text(min_size=1).filter(str.strip))
    def test_a_suggested_id_is_always_one(self, text: str):
        assert value(Identity, suggested_id(text))


class TestOpenAnswers:
    @pytest.mark.parametrize(
        ("written", "note"),
        [
            ("to be agreed", ""),
            ("To Be Agreed ", ""),
            ({"to_be_agreed": "the finance director to confirm"}, "the finance director to confirm"),
            ({"to_be_agreed": None}, ""),
            ("to be agreed: ask the Board", "ask the Board"),
            ("To be agreed - the trust decides", "the trust decides"),
            ("to be agreed – the trust decides", "the trust decides"),  # noqa: RUF001 - as Word writes it
            ("To be agreed. The boards meet in May.", "The boards meet in May."),
            ("to be agreed:", ""),
            ("To be agreed...", ""),
            ("to be agreed;\n one\n two", "one\n two"),
        ],
    )
    def test_keep_a_fill_in_open_with_a_note(self, written: object, note: str):
        assert value(FillIn[Day], written) == Open(to_be_agreed=note)

    @pytest.mark.parametrize(
        "written",
        ["to be agreed between the parties", "to be agreed-upon", "Prices to be agreed", "not to be agreed: x"],
    )
    def test_are_not_words_that_only_speak_of_agreeing(self, written: str):
        assert value(FillIn[Line], written) == written

    @pytest.mark.row("A5")
    @pytest.mark.parametrize("sort", [Day, Line, YesOrNo])
    @pytest.mark.parametrize(
        "written", ["to be agreed", "To be agreed: counsel to confirm", "TBC", "[date]", "xx/xx/2026", "?"]
    )
    def test_are_not_for_facts_which_are_not_recorded_until_they_are(self, sort: Any, written: str):
        assert refusal(Recorded[sort], written) == (
            "cannot be left to be agreed: it is a fact. Leave it empty until it can be recorded."
        )

    @pytest.mark.parametrize(
        "written", ["not recorded", "Not yet recorded", "not recorded yet", "NOT YET RECORDED YET", " not recorded "]
    )
    def test_a_fact_that_is_not_recorded_is_nothing(self, written: str):
        assert value(Recorded[Line], written) is None

    @pytest.mark.parametrize("written", ["not recorded here", "recorded"])
    def test_other_words_of_recording_are_an_answer(self, written: str):
        assert value(Recorded[Line], written) == written

    @pytest.mark.parametrize(
        ("sort", "answer", "written"),
        [
            (FillIn[Line], {"to_be_agreed": "ask"}, {"to_be_agreed": "ask"}),
            (FillIn[Day], "1 April 2027", "2027-04-01"),
            (FillIn[Pounds], "£12.50", "12.50"),
            (FillIn[Months], "6", 6),
            (FillIn[Line], None, None),
        ],
    )
    def test_are_written_as_a_file_holds_them(self, sort: Any, answer: object, written: object):
        assert TypeAdapter(sort).dump_python(value(sort, answer)) == written

    def test_nothing_is_nothing(self):
        assert value(FillIn[Line], None) is value(Recorded[Day], None) is None

    def test_a_note_may_hold_no_control_character(self):
        assert refusal(FillIn[Line], {"to_be_agreed": "a\x07b"}).startswith("holds a control character (U+0007)")


class TestNotes:
    def test_have_a_greatest_length_of_their_own(self):
        assert value(FillIn[Line], {"to_be_agreed": "n" * 20_000}) == Open(to_be_agreed="n" * 20_000)
        for sort in (FillIn[Line], FillIn[Day]):
            assert refusal(sort, {"to_be_agreed": "n" * 20_001}) == "is 20,001 characters long. The limit is 20,000."

    def test_must_be_words_alone(self):
        assert refusal(FillIn[Line], {"to_be_agreed": ["ask"]}) == "must be words."
        assert refusal(FillIn[Line], {"to_be_agreed": "ask", "by": "whom"}) == "must be words."


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("a", ("a",)),
        ("a, b", ("a", "b")),
        ("a; b", ("a", "b")),
        (["b", "a"], ("b", "a")),
        (("b",), ("b",)),
        ([], ()),
        (None, ()),
        ("none", ()),
        ("None", ()),
        (["none"], ()),
        (["None"], ()),
        ([None], ()),
    ],
)
def test_several_options_are_a_list_or_words_with_marks_between_them(written: object, chosen: tuple[str, ...]):
    assert value(Annotated[tuple[Literal["a", "b"], ...], CHOSEN], written) == chosen


@pytest.mark.parametrize("written", ["c", ["a", "none"], ["none", "none"], ["NONE"]])
def test_what_is_no_option_is_refused_among_several(written: object):
    assert refusal(Annotated[tuple[Literal["a", "b"], ...], CHOSEN], written) == "Input should be 'a' or 'b'"
