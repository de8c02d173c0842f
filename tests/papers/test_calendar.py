"""The calendar file of some days, byte for byte: each day whole, every line of at most 75 octets."""

from __future__ import annotations

from datetime import date

from assembler.papers.calendar import CalendarDay, calendar


def lines(*days: CalendarDay, title: str = "Hub", made_on: date | None = None) -> list[str]:
    """The lines of the file, as they are folded, without the empty rest after the last."""
    text = calendar(days, title, made_on).decode()
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").split("\r\n")


def described(words: str) -> list[str]:
    """The lines in which a day's words about it stand."""
    found = lines(CalendarDay("n", date(2030, 1, 1), "t", words))
    start = next(at for at, line in enumerate(found) if line.startswith("DESCRIPTION"))
    return found[start : found.index("TRANSP:TRANSPARENT")]


def test_a_calendar_of_two_days_is_these_bytes():
    days = [
        CalendarDay(
            "hub review#first", date(2027, 12, 31), "Hub: review, the first", "clause 9; Review: meet.\nThen report."
        ),
        CalendarDay("hub end", date(2028, 2, 28), "End", "A\\B"),
    ]

    assert calendar(days, "Harrowmere; the Hub, ~ we say", date(2027, 4, 1)) == (
        b"BEGIN:VCALENDAR\r\n"
        b"VERSION:2.0\r\n"
        b"PRODID:-//assembler//obligations//EN\r\n"
        b"NAME:Harrowmere\\; the Hub\\, ~ we say\r\n"
        b"BEGIN:VEVENT\r\n"
        b"UID:414fae5b4e30dbd6465ffde065409f98@assembler.invalid\r\n"
        b"DTSTAMP:20270401T000000Z\r\n"
        b"DTSTART;VALUE=DATE:20271231\r\n"
        b"DTEND;VALUE=DATE:20280101\r\n"
        b"SUMMARY:Hub: review\\, the first\r\n"
        b"DESCRIPTION:clause 9\\; Review: meet.\\nThen report.\r\n"
        b"TRANSP:TRANSPARENT\r\n"
        b"END:VEVENT\r\n"
        b"BEGIN:VEVENT\r\n"
        b"UID:8ec58bbda89610242ec06066d01812d3@assembler.invalid\r\n"
        b"DTSTAMP:20270401T000000Z\r\n"
        b"DTSTART;VALUE=DATE:20280228\r\n"
        b"DTEND;VALUE=DATE:20280229\r\n"
        b"SUMMARY:End\r\n"
        b"DESCRIPTION:A\\\\B\r\n"
        b"TRANSP:TRANSPARENT\r\n"
        b"END:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )


def test_a_calendar_without_a_day_has_its_head_and_its_end():
    assert lines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//assembler//obligations//EN",
        "NAME:Hub",
        "END:VCALENDAR",
    ]


def test_a_day_is_stamped_with_itself_where_nobody_knows_its_making():
    assert "DTSTAMP:20300101T000000Z" in lines(CalendarDay("n", date(2030, 1, 1), "t", ""))


def test_the_last_day_of_all_ends_on_itself_since_none_follows():
    found = lines(CalendarDay("n", date.max, "t", ""), CalendarDay("n", date(9999, 12, 30), "t", ""))

    assert [line for line in found if line.startswith("DT") and "VALUE" in line] == [
        "DTSTART;VALUE=DATE:99991231",
        "DTEND;VALUE=DATE:99991231",
        "DTSTART;VALUE=DATE:99991230",
        "DTEND;VALUE=DATE:99991231",
    ]


def test_every_end_of_a_line_is_written_alike():
    assert described("a\r\nb\nc\rd") == ["DESCRIPTION:a\\nb\\nc\\nd"]


def test_a_line_of_75_octets_stays_whole_and_a_longer_one_is_folded():
    room = 75 - len("DESCRIPTION:")

    assert described("x" * room) == ["DESCRIPTION:" + "x" * room]
    assert described("x" * room + "y" * 74) == ["DESCRIPTION:" + "x" * room, " " + "y" * 74]
    assert described("x" * room + "y" * 75) == ["DESCRIPTION:" + "x" * room, " " + "y" * 74, " y"]


def test_no_character_is_parted_where_a_line_is_folded():
    room = 75 - len("DESCRIPTION:")

    assert described("x" * (room - 1) + "£" + "£" * 37) == ["DESCRIPTION:" + "x" * (room - 1), " " + "£" * 37, " £"]
