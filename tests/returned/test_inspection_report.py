"""An inspection in words, as a page and as plain data: what each says of one that the test makes."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from msgspec.structs import replace

from assembler.difference import Passage, Segment
from assembler.returned import InspectedPassage, Inspection, Lock, Verdict
from assembler.returned.changed_answers import ChangedAnswer
from assembler.returned.inspection import Status
from assembler.returned.inspection_page import inspection_page
from assembler.returned.inspection_report import (
    as_data,
    change_words,
    changed_answer_words,
    changed_words,
    details_of,
    fault_words,
    lines_of,
    ordered,
    passage_counts,
    printed_segments,
    title_of,
)
from assembler.returned.reference_faults import ReferenceFault
from assembler.word.copy import Change, Comment

SAME = "The Parties must meet"


def passage(key: str, words: str, *printed: str) -> Passage:
    return Passage(key, "level-2", words, printed)


def one(
    key: str, status: Status = "unchanged", before: str = SAME, after: str | None = None, **more: Any
) -> InspectedPassage:
    """A passage with these words as issued and as returned; there is none of either where it has no words."""
    now = before if after is None else after
    given = {
        "section": key.partition("#")[0],
        "label": "",
        "moved": False,
        "before": passage(key, before) if before else None,
        "after": passage(key, now) if now else None,
        "parts": (now,) if now else (),
        "segments": (),
    }
    return InspectedPassage(key=key, status=status, **{**given, **more})


NOTICE = one(
    "withdrawal#length",
    "worded",
    "At least 12 months before <it> ends & goes.",
    "At least 18 months before <it> ends & goes.",
    label="14.2",
    segments=(
        Segment("At least ", "At least "),
        Segment("12", "18"),
        Segment(" months before <it> ends & goes.", " months before <it> ends & goes."),
    ),
    locks=(Lock("s4-withdrawal", "s.4(7)"), Lock("other", "s.4(7)"), Lock("third", "s.5")),
    changes=(Change("inserted", "J. <Lawyer>", "2027-05-01T10:00:00Z"), Change("deleted", "", "")),
    comments=(Comment("", "2027-05-02", "Why & when?"), Comment("K.", "", "No.")),
)
MOVED = one(
    "exit#plan",
    moved=True,
    label="9",
    copy_of="exit#other",
    joined_with=("exit#a", "exit#b"),
    formatting=("no longer bold: “x”",),
)
GONE = one("exit#gone", "deleted", "It ends.", "", parts=(), segments=(Segment("It ends.", ""),))
CAME = one(
    "", "inserted", "", "Two <new>", section="exit", parts=("Two <new>", "parts"), segments=(Segment("", "Two <new>"),)
)
SUM = one("money#sum", "value", "£1", "£2", segments=(Segment("£1", "£2"),))
SPLIT = one(
    "money#split",
    "split",
    "One. Two.",
    "One.Two.",
    parts=("One.", "Two & more."),
    segments=(Segment("One. Two.", "One.Two."),),
)
JOINED = one(
    "money#joined",
    "joined",
    "A",
    "A B",
    references=(ReferenceFault("broken", "exit", "9", "Error!"),),
    segments=(Segment("A", "A B"),),
)
BOLD = one("money#bold", "formatting", formatting=("bold: “pay”",))
PLAIN = one("money#plain")

ALL = Inspection(
    (SUM, SPLIT, JOINED, BOLD, PLAIN, NOTICE, MOVED, GONE, CAME),
    {"money": "3. Money & sums", "withdrawal": "14. Withdrawal", "exit": "9. Exit"},
    (ChangedAnswer(("money.sum",), "£1", "£2", ("money#sum",), ("particulars#sum",)),),
    (
        Verdict("BLOCK", "Restore <it>.", "s.4(7)", "exit#plan"),
        Verdict("WARN", "Read it.", "", "money#sum"),
        Verdict("NOTE", "By the way.", "", ""),
    ),
    ("There is a text box.", "Styles & more."),
    "Held against the record of 1 May.",
    ("the numbers", "the tables"),
)
NOTHING = Inspection((PLAIN,), {"money": "3. Money"}, (), (), ())


def test_the_report_begins_with_what_must_be_looked_at_first():
    assert list(lines_of(ALL)) == [
        "Held against the record of 1 May.",
        "2 unchanged; 1 formatting only; 1 another value; 1 worded otherwise; 1 split; 1 joined; 1 deleted; 1 inserted; 1 moved;"
        " 2 kinds of pending change.",
        "Notice: There is a text box.",
        "Notice: Styles & more.",
        "The record lacks: the numbers.",
        "The record lacks: the tables.",
        "",
        "BLOCK: Restore <it>. (s.4(7))",
        "READ: Read it.",
        "NOTE: By the way.",
        "",
        "Changed answers",
        "money.sum: “£1” is now “£2”, in money#sum. The old value still stands in particulars#sum.",
        "",
        "14. Withdrawal",
        "  14.2 withdrawal#length: worded otherwise",
        "    … At least [-12-]{+18+} months before <it> ends & goes. …",
        "    meets s.4(7); s.5",
        "    pending: inserted by J. <Lawyer>, 2027-05-01",
        "    pending: deleted by somebody",
        "    comment by somebody: Why & when?",
        "    comment by K.: No.",
        "",
        "9. Exit",
        "  9 exit#plan: moved",
        "    joined with exit#a",
        "    joined with exit#b",
        "    no longer bold: “x”",
        "    a copy of exit#other",
        "  exit#gone: deleted",
        "    - It ends.",
        "  (new): inserted",
        "    + Two <new>",
        "    + parts",
        "",
        "3. Money & sums",
        "  money#sum: another value",
        "    … [-£1-]{+£2+} …",
        "  money#split: split",
        "    + One.",
        "    + Two & more.",
        "  money#joined: joined",
        "    … [-A-]{+A B+} …",
        "    the reference to exit leads to what is no longer there",
        "  money#bold: formatting only",
        "    bold: “pay”",
    ]


def test_of_a_file_that_came_back_as_it_went_one_line_is_said():
    assert list(lines_of(NOTHING)) == ["Every word stands as it was issued."]


def test_what_was_formatted_otherwise_is_counted_if_all_words_stand():
    found = Inspection((PLAIN, BOLD, BOLD), {}, (), (), ())

    assert passage_counts(found) == "Every word stands as it was issued. Formatted otherwise: 2."


def test_one_kind_of_pending_change_is_one_wherever_it_stands():
    change = Change("inserted", "J.", "2027-05-01")
    found = Inspection((one("a#a", changes=(change,)), one("a#b", changes=(change,))), {}, (), (), ())

    assert passage_counts(found) == "2 unchanged; 1 kind of pending change."


def test_what_meets_a_rule_or_stands_in_required_words_is_told_first():
    assert [found.key for found in ordered(ALL)] == [
        "withdrawal#length",
        "exit#plan",
        "exit#gone",
        "",
        "money#sum",
        "money#split",
        "money#joined",
        "money#bold",
    ]


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (one("a#b", "worded", label="1.2"), "1.2 a#b: worded otherwise"),
        (one("a#b", "worded", moved=True), "a#b: worded otherwise, moved"),
        (one("a#b", moved=True), "a#b: moved"),
        (one("a#b"), "a#b: unchanged"),
        (one("", "inserted"), "(new): inserted"),
        (one("a#b", "formatting"), "a#b: formatting only"),
        (one("a#b", "value"), "a#b: another value"),
        (one("a#b", "split"), "a#b: split"),
        (one("a#b", "joined"), "a#b: joined"),
        (one("a#b", "deleted"), "a#b: deleted"),
    ],
)
def test_a_passage_is_told_by_its_number_key_and_what_became_of_it(found: InspectedPassage, title: str):
    assert title_of(found) == title


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (ReferenceFault("broken", "exit", "9", "Error!"), "the reference to exit leads to what is no longer there"),
        (ReferenceFault("leads elsewhere", "exit", "9", "12"), "the reference 9 to exit now leads to 12"),
        (ReferenceFault("leads elsewhere", "exit", "", "12"), "the reference to exit now leads to 12"),
        (
            ReferenceFault("unlinked", "exit", "9", "9"),
            "the reference 9 to exit is typed words now, which no longer follow the numbers",
        ),
        (ReferenceFault("typed over", "exit", "9", "10"), "the reference 9 to exit is typed over with 10"),
    ],
)
def test_a_reference_that_no_longer_works_is_told_in_words(fault: ReferenceFault, words: str):
    assert fault_words(fault) == words
    assert list(details_of(one("a#b", references=(fault,)))) == [words]


def test_a_pending_change_is_told_with_any_known_author_and_day():
    assert change_words(Change("deleted", "J.", "2027-05-01T10:00:00Z")) == "pending: deleted by J., 2027-05-01"
    assert change_words(Change("formatted", "", "")) == "pending: formatted by somebody"


def test_a_changed_answer_is_told_with_five_places_and_how_many_more():
    places = tuple(f"p{number}" for number in range(5))

    assert changed_answer_words(ChangedAnswer(("a", "b"), "1", "2", places, ())) == (
        "a or b: “1” is now “2”, in p0, p1, p2, p3, p4."
    )
    assert changed_answer_words(ChangedAnswer(("a",), "1", "2", ("p",), (*places, "p5", "p6"))) == (
        "a: “1” is now “2”, in p. The old value still stands in p0, p1, p2, p3, p4 and 2 more."
    )


def test_a_change_is_told_with_forty_letters_on_either_side():
    left, right = "a" * 41, "b" * 41
    pieces = (Segment(left, left), Segment("", "new"), Segment(right, right), Segment("old", ""))
    found = one("a#b", "worded", left + right + "old", left + "new" + right, segments=pieces)

    assert changed_words(found) == [f"… {left[1:]}{{+new+}}{right[1:]} …", f"… {right[1:]}[-old-] …"]
    assert changed_words(one("a#b", "deleted", "x", "", segments=pieces)) == []
    assert changed_words(one("a#b", "inserted", "", "x", segments=pieces)) == []


def test_space_at_the_ends_of_what_stands_round_a_change_is_left_out():
    pieces = (Segment("  left ", "  left "), Segment("x", "y"), Segment(" right  ", " right  "))

    assert changed_words(one("a#b", "worded", "  left x right  ", "  left y right  ", segments=pieces)) == [
        "… left [-x-]{+y+} right …"
    ]


def test_a_segment_shows_the_number_that_each_reference_printed():
    before = passage("a#b", "see \x02exit\x03, \x02end\x03 or \x02gone\x03", "9", "10", "11")
    after = passage("a#b", "see \x02exit\x03, \x02end\x03 and \x02new\x03", "19", "20", "21")
    pieces = (
        Segment("see \x02exit\x03, ", "see \x02exit\x03, "),
        Segment("\x02end\x03", "\x02end\x03"),
        Segment(" or \x02gone\x03", " and \x02new\x03"),
    )

    assert printed_segments(pieces, before, after) == [
        Segment("see 9, ", "see 9, "),
        Segment("10", "10"),
        Segment(" or 11", " and 21"),
    ]


def plainly(key: str, status: str, before: str, after: list[str], **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "section": key.partition("#")[0],
        "number": "",
        "moved": False,
        "copy_of": "",
        "joined_with": [],
        "references": [],
        "formatting": [],
        "changes": [],
        "comments": [],
        "rules": [],
    }
    return {"key": key, "status": status, "before": before, "after": after, **empty, **more}


def test_the_data_for_a_program_has_all():
    assert as_data(ALL) == {
        "clean": False,
        "compared": "Held against the record of 1 May.",
        "lacking": ["the numbers", "the tables"],
        "notices": ["There is a text box.", "Styles & more."],
        "verdicts": [
            {"level": "BLOCK", "message": "Restore <it>.", "provision": "s.4(7)", "key": "exit#plan"},
            {"level": "WARN", "message": "Read it.", "provision": "", "key": "money#sum"},
            {"level": "NOTE", "message": "By the way.", "provision": "", "key": ""},
        ],
        "answers": [
            {
                "fields": ["money.sum"],
                "before": "£1",
                "after": "£2",
                "places": ["money#sum"],
                "still": ["particulars#sum"],
            }
        ],
        "counts": {
            "unchanged": 2,
            "formatting": 1,
            "value": 1,
            "worded": 1,
            "split": 1,
            "joined": 1,
            "deleted": 1,
            "inserted": 1,
        },
        "passages": [
            plainly("money#sum", "value", "£1", ["£2"]),
            plainly("money#split", "split", "One. Two.", ["One.", "Two & more."]),
            plainly(
                "money#joined",
                "joined",
                "A",
                ["A B"],
                references=[{"fault": "broken", "target": "exit", "before": "9", "now": "Error!"}],
            ),
            plainly("money#bold", "formatting", SAME, [SAME], formatting=["bold: “pay”"]),
            plainly(
                "withdrawal#length",
                "worded",
                "At least 12 months before <it> ends & goes.",
                ["At least 18 months before <it> ends & goes."],
                number="14.2",
                changes=[
                    {"kind": "inserted", "author": "J. <Lawyer>", "date": "2027-05-01T10:00:00Z"},
                    {"kind": "deleted", "author": "", "date": ""},
                ],
                comments=[
                    {"author": "", "date": "2027-05-02", "text": "Why & when?"},
                    {"author": "K.", "date": "", "text": "No."},
                ],
                rules=[
                    {"rule": "s4-withdrawal", "provision": "s.4(7)"},
                    {"rule": "other", "provision": "s.4(7)"},
                    {"rule": "third", "provision": "s.5"},
                ],
            ),
            plainly(
                "exit#plan",
                "unchanged",
                SAME,
                [SAME],
                number="9",
                moved=True,
                copy_of="exit#other",
                joined_with=["exit#a", "exit#b"],
                formatting=["no longer bold: “x”"],
            ),
            plainly("exit#gone", "deleted", "It ends.", []),
            plainly("", "inserted", "", ["Two <new>", "parts"], section="exit"),
        ],
    }


STYLE = files("assembler.returned").joinpath("page.css").read_text(encoding="utf-8")


def page(inspection: Inspection, title: str = "Hub & more") -> tuple[list[str], list[str]]:
    """The rules that the page adds to its style, and its lines, each element of a kind that stands alone on one of its own."""
    whole = inspection_page(inspection, title)
    head, _, rest = whole.partition(STYLE)
    rules, _, body = rest.partition("</style>")
    head = head.replace("><", ">\n<").replace("\n\n", "\n")
    broken = re.sub(
        r"(?=<(?:header|main|p |p>|details|h2|h3|h4|ul|fieldset|label|section|article|div|/main))", "\n", body
    )
    return rules.splitlines(), [*head.split("\n"), *broken.split("\n")]


def test_the_page_has_each_clause_as_issued_and_as_returned():
    assert page(ALL) == (RULES, PAGE)


RULES = [
    "body:not(:has(#show-required:checked)) .required.only { display: none; }",
    "body:not(:has(#show-worded:checked)) .worded { display: none; }",
    "body:not(:has(#show-value:checked)) .value { display: none; }",
    "body:not(:has(#show-deleted:checked)) .deleted { display: none; }",
    "body:not(:has(#show-inserted:checked)) .inserted { display: none; }",
    "body:not(:has(#show-split:checked)) .split { display: none; }",
    "body:not(:has(#show-joined:checked)) .joined { display: none; }",
    "body:not(:has(#show-moved:checked)) .moved.only { display: none; }",
    "body:not(:has(#show-reference:checked)) .reference.only { display: none; }",
    "body:not(:has(#show-pending:checked)) .pending.only { display: none; }",
    "body:not(:has(#show-commented:checked)) .commented.only { display: none; }",
    "body:not(:has(#show-formatting:checked)) .formatting { display: none; }",
]
PAGE = [
    "<!DOCTYPE html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    "<title>Hub &amp; more: what came back</title>",
    "<style>",
    "</head><body>",
    "<header><h1>Hub &amp; more</h1>",
    "<p>2 unchanged; 1 formatting only; 1 another value; 1 worded otherwise; 1 split; 1 joined; 1 deleted; 1 inserted; 1 moved; 2 kinds of pending change.</p>",
    '<p class="faint">Held against the record of 1 May.</p></header>',
    "<main>",
    '<p class="verdict BLOCK"><strong>Block</strong>Restore &lt;it&gt;. <span class="faint">(s.4(7))</span></p>',
    '<p class="verdict WARN"><strong>Read</strong>Read it.</p>',
    '<p class="verdict NOTE"><strong>Note</strong>By the way.</p>',
    "<details><summary>What was not compared, and what else the file holds</summary>",
    "<ul><li>There is a text box.</li><li>Styles &amp; more.</li><li>The record lacks: the numbers.</li><li>The record lacks: the tables.</li></ul></details>",
    "<h2>Changed answers</h2>",
    "<ul><li>money.sum: “£1” is now “£2”, in money#sum. The old value still stands in particulars#sum.</li></ul>",
    "<fieldset><legend>Show</legend>",
    '<label><input type="checkbox" id="show-required" checked> meets a rule of law <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-worded" checked> worded otherwise <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-value" checked> another value <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-deleted" checked> deleted <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-inserted" checked> inserted <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-split" checked> split <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-joined" checked> joined <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-moved" checked> moved <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-reference" checked> references <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-pending" checked> pending changes <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-commented" checked> comments <span class="faint">(1)</span></label>',
    '<label><input type="checkbox" id="show-formatting" checked> formatting only <span class="faint">(1)</span></label></fieldset>',
    "<section>",
    "<h2>14. Withdrawal</h2>",
    '<article class="worded required pending commented">',
    "<header>",
    "<h3>14.2 withdrawal#length: worded otherwise</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p>At least <del>12</del> months before &lt;it&gt; ends &amp; goes.</p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p>At least <ins>18</ins> months before &lt;it&gt; ends &amp; goes.</p></div></div>",
    "<ul><li>meets s.4(7); s.5</li><li>pending: inserted by J. &lt;Lawyer&gt;, 2027-05-01</li><li>pending: deleted by somebody</li><li>comment by somebody: Why &amp; when?</li><li>comment by K.: No.</li></ul></article></section>",
    "<section>",
    "<h2>9. Exit</h2>",
    '<article class="moved only">',
    "<header>",
    "<h3>9 exit#plan: moved</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p>The Parties must meet</p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p>The Parties must meet</p></div></div>",
    "<ul><li>joined with exit#a</li><li>joined with exit#b</li><li>no longer bold: “x”</li><li>a copy of exit#other</li></ul></article>",
    '<article class="deleted">',
    "<header>",
    "<h3>exit#gone: deleted</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p><del>It ends.</del></p></div>",
    "<div>",
    "<h4>As returned</h4>",
    '<p class="faint">Not there</p></div></div></article>',
    '<article class="inserted">',
    "<header>",
    "<h3>(new): inserted</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    '<p class="faint">Not there</p></div>',
    "<div>",
    "<h4>As returned</h4>",
    "<p>Two &lt;new&gt;</p>",
    "<p>parts</p></div></div></article></section>",
    "<section>",
    "<h2>3. Money &amp; sums</h2>",
    '<article class="value">',
    "<header>",
    "<h3>money#sum: another value</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p><del>£1</del></p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p><ins>£2</ins></p></div></div></article>",
    '<article class="split">',
    "<header>",
    "<h3>money#split: split</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p><del>One. Two.</del></p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p>One.</p>",
    "<p>Two &amp; more.</p></div></div></article>",
    '<article class="joined reference">',
    "<header>",
    "<h3>money#joined: joined</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p><del>A</del></p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p><ins>A B</ins></p></div></div>",
    "<ul><li>the reference to exit leads to what is no longer there</li></ul></article>",
    '<article class="formatting">',
    "<header>",
    "<h3>money#bold: formatting only</h3></header>",
    '<div class="sides">',
    "<div>",
    "<h4>As issued</h4>",
    "<p>The Parties must meet</p></div>",
    "<div>",
    "<h4>As returned</h4>",
    "<p>The Parties must meet</p></div></div>",
    "<ul><li>bold: “pay”</li></ul></article></section>",
    '<p class="faint">2 unchanged passages are not shown.</p>',
    "</main></body></html>",
    "",
]


def test_the_page_of_a_file_that_came_back_as_it_went_says_so():
    assert page(NOTHING, "Hub") == (NO_RULES, NO_PAGE)


NO_RULES: list[str] = []
NO_PAGE = [
    "<!DOCTYPE html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    "<title>Hub: what came back</title>",
    "<style>",
    "</head><body>",
    "<header><h1>Hub</h1>",
    "<p>Every word stands as it was issued.</p>",
    '<p class="faint"></p></header>',
    "<main>",
    '<p class="faint">1 unchanged passage is not shown.</p>',
    "</main></body></html>",
    "",
]


def test_a_page_shows_two_thousand_passages_and_how_many_more_remain():
    many = tuple(one(f"money#{number}", "worded") for number in range(2_000))

    def rest(*more: InspectedPassage) -> tuple[int, str]:
        whole = inspection_page(Inspection((PLAIN, *many, *more), {"money": "Money"}, (), (), ()), "Hub")
        return whole.count("<article "), whole[whole.rindex("<p ") :]

    end = "</p></main></body></html>\n"
    assert rest() == (2_000, f'<p class="faint">1 unchanged passage is not shown.{end}')
    assert rest(many[0], PLAIN) == (
        2_000,
        '<p class="faint">2 unchanged passages are not shown. 1 more change is not shown on this page; --json has them'
        f" all.{end}",
    )


def sides(found: InspectedPassage) -> list[str]:
    """What the page has of a passage on either side."""
    whole = inspection_page(Inspection((found,), {found.section: "Money"}, (), (), ()), "Hub")
    return re.findall(r"</h4>(.*?)</div>", whole)


def test_a_reference_is_shown_on_the_page_as_it_was_printed():
    pieces = (Segment("See \x02exit\x03 ", "See \x02exit\x03 "), Segment("", "and \x02end\x03"))
    before, after = (
        passage("a#b", "See \x02exit\x03", "9"),
        passage("a#b", "See \x02exit\x03 and \x02end\x03", "9", "<10>"),
    )
    found = one("a#b", "worded", before=SAME, segments=pieces, parts=("x",))

    assert sides(replace(found, before=before, after=after)) == [
        "<p>See 9 </p>",
        "<p>See 9 <ins>and &lt;10&gt;</ins></p>",
    ]
    assert sides(replace(found, before=before, after=after, segments=())) == [
        "<p>See 9</p>",
        "<p>See 9 and &lt;10&gt;</p>",
    ]


def test_what_nobody_compared_is_shown_as_it_is_on_its_own_side():
    assert sides(one("a#b", "deleted", "A & B", "")) == ["<p>A &amp; B</p>", '<p class="faint">Not there</p>']
    assert sides(one("a#b", "inserted", "", "A & B")) == ['<p class="faint">Not there</p>', "<p>A &amp; B</p>"]


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        ((SUM,), ["value"]),
        ((SUM, SUM), ["value"]),
        ((GONE, BOLD), ["deleted", "formatting"]),
        ((one("money#moved", moved=True),), ["moved"]),
        ((PLAIN,), []),
    ],
)
def test_the_page_has_a_box_for_each_kind_that_is_on_it_and_no_other(
    found: tuple[InspectedPassage, ...], kinds: list[str]
):
    page = inspection_page(Inspection(found, {"money": "3. Money", "exit": "9. Exit"}, (), (), ()), "Hub")

    assert re.findall(r'<input type="checkbox" id="show-(\w+)" checked>', page) == kinds
    assert re.findall(r"show-(\w+):checked", page) == kinds
