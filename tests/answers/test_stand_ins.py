"""What stands where an answer should: words that leave it open, words within an answer that hold a place, and what cannot be seen."""

from __future__ import annotations

import time

import pytest
from pydantic import TypeAdapter, ValidationError

from assembler.answers.files import read_answers
from assembler.answers.stand_ins import can_be_seen, left_open, stand_in
from assembler.answers.values import FillIn, Line, Open, Pounds, Prose
from assembler.errors import AnswersError


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("TBC", ""),
        ("tba", ""),
        ("T.B.D.", ""),
        ("TBC - ask the trust", "ask the trust"),
        ("TBC (Jo to ask)", "(Jo to ask)"),
        ("tbc by the finance director", "by the finance director"),
        ("to be confirmed", ""),
        ("To be determined: after the tender", "after the tender"),
        ("still to be decided", ""),
        ("details to follow", ""),
        ("not yet known", ""),
        ("unknown", ""),
        ("[insert ref]", "insert ref"),
        ("[ ]", ""),
        ("[●]", ""),
        ("<name>", "name"),
        ("insert name of the trust", None),
        ("insert name", ""),
        ("xxx", ""),
        ("XX/XX/2026", "XX/XX/2026"),
        ("xx April 2027", "xx April 2027"),
        ("2027-xx-01", "2027-xx-01"),
        ("dd/mm/yyyy", ""),
        ("£xx,xxx", ""),
        ("???", ""),
        ("…", ""),
        ("-", ""),
        ("_____", ""),
    ],
)
def test_words_that_stand_for_an_answer_leave_it_open(written: str, note: str | None):
    assert left_open(written) == note


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    "written",
    [
        "TBC Ltd",
        "Harrow",
        "Max",
        "X",
        "Part XX",
        "none",
        "n/a",
        "1",
        "0",
        "to follow the ambulance",
        "[2026] EWHC 12",
        "Tbilisi",
    ],
)
def test_real_words_are_an_answer_in_which_nothing_stands_in(written: str):
    assert (left_open(written), stand_in(written)) == (None, "")


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The sum (TBC) falls due yearly.", "TBC"),
        ("Delivered by XX/XX/2026 at the latest.", "XX/XX/2026"),
        ("See document [insert ref] for the plan.", "[insert ref]"),
        ("The rate is to be confirmed by the bank.", "to be confirmed"),
        ("The terms are not yet agreed.", "not yet agreed"),
        ("Pay £XX a year.", "£XX"),
        ("Held at xxx station.", "xxx"),
        ("On ____ each year", "____"),
        ("By when??", "??"),
        ("As Part XXX of the Act and [2026] EWHC 12 say… in TBC Limited.", ""),
        ("The service provided by the trust is to be used by all.", ""),
    ],
)
def test_within_longer_words_the_first_is_found(words: str, found: str):
    assert stand_in(words) == found


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    "words", ["[" + " " * 20_000, "x" * 20_000, "[name" * 4_000, "?_" * 10_000, "£" + "x," * 9_999]
)
def test_long_words_are_searched_in_no_time(words: str):
    began = time.process_time()
    left_open(words)
    stand_in(words)
    assert time.process_time() - began < 1


@pytest.mark.row("A3")
@pytest.mark.parametrize(
    "sign",
    ["\u200b", "\u2060", "\xad", "ㅤ", "ᅟ", "ᅠ", "ﾠ", "⠀", "́", "️", "͏", "\ufeff", "\u200e", "\u180e", "\U000e0020", "￼"],
)
def test_what_cannot_be_seen_is_an_empty_answer(sign: str):
    assert not can_be_seen(f" {sign}{sign} ")
    for sort in (FillIn[Line], FillIn[Prose]):
        with pytest.raises(ValidationError, match=f"nothing in it can be seen \\(U\\+{ord(sign):04X}\\)"):
            TypeAdapter(sort).validate_python(sign * 3)


@pytest.mark.row("A3")
def test_marks_that_join_are_kept_in_words_that_can_be_seen():
    assert TypeAdapter(FillIn[Line]).validate_python("co\u00adoperation") == "co\u00adoperation"


@pytest.mark.row("A3")
@pytest.mark.parametrize(
    ("text", "file"),
    [
        ('parties:\n  - id: a\n    legal_name: "\\u200b"\n', "hub.yaml"),
        ("parties:\n  - id: a\n    legal_name: '\u2060\u3164'\n", "hub.yaml"),
        ('{"parties":\n [{"id": "a",\n  "legal_name": "\\u00ad"}]}', "hub.json"),
    ],
)
def test_an_answer_that_cannot_be_seen_is_told_with_its_line(text: str, file: str):
    with pytest.raises(
        AnswersError, match=rf"{file}:3, parties\[1\].legal_name: legal_name is empty: nothing in it can be seen"
    ):
        read_answers(text, file)


@pytest.mark.row("A5")
def test_a_sum_to_be_confirmed_is_open_and_not_a_wrong_number():
    assert TypeAdapter(FillIn[Pounds]).validate_python("TBC: after the tender") == Open(to_be_agreed="after the tender")


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        *(
            (f"The sum is {said} here.", said)
            for said in ("TBC", "T.B.A.", "to be finalised", "to be finalized", "not yet fixed")
        ),
        *(
            (f"The sum is {said} here.", said)
            for said in ("still to be agreed", "yet to be printed", "yet to be agreed")
        ),
        *(
            (f"From {said} on.", said)
            for said in ("x/x/2027", "x.x.2027", "x-x-2027", "1/x/2027", "xx May 2027", "2027-xx-xx")
        ),
        *((f"From {said} on.", said) for said in ("2027-xx-01", "2027-01-xx", "20xx", "20??", "20__", "dd month yyyy")),
        *(
            (f"From {said} on.", said)
            for said in ("dd/mm/yy", "dd.mm.yyyy", "dd-mm-yyyy", "dd mm yyyy", "?/?/2027", "1/1/20xx")
        ),
        *((f"Pay {said} a year.", said) for said in ("£x", "£ x", "£x,xxx", "£x.xx")),
        *(
            (f"See {said} there.", said)
            for said in ("[ref]", "[ ]", "[…]", "[TBC]", "[to be supplied]", "[note to Jo: ask]")
        ),
        *(
            (f"See {said} there.", said)
            for said in ("insert name", "enter details", "insert here", "lorem ipsum", "FIXME", "TODO")
        ),
        *((f"See {said} there.", said) for said in ("xxx", "??", "___", "....", "……")),
        *(
            (f"See {said} there.", "")
            for said in ("todo", "Chapter xxx", "Appendix XXX", "a-xxx", "?", "__", "...", "…", "to be used")
        ),
        *(
            (f"See {said} there.", "")
            for said in ("TBC UK", "TBC Group", "x-ray", "20xxl", "[2026]", "[sic]", "###", "***", "x x")
        ),
    ],
)
def test_each_way_of_leaving_something_unsaid_is_found_within_words(words: str, found: str):
    assert stand_in(words) == found


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("written", "note"),
    [
        *((f"to be {verb}", "") for verb in ("agreed", "finalised", "finalized", "arranged", "entered", "checked")),
        *((f"not {known}", "") for known in ("known", "yet fixed", "yet recorded", "available")),
        *(
            (words, "")
            for words in ("undecided", "pending", "awaited", "to do", "todo", "FIXME", "placeholder", "to follow")
        ),
        *(
            (f"{noun} to follow", "")
            for noun in ("the name", "dates", "detail", "amount", "figure", "ref", "address", "text")
        ),
        *(
            (f"TBC {word} May", f"{word} May")
            for word in ("by", "with", "at", "once", "until", "per", "following", "and")
        ),
        *((f"to be inserted {word}", word) for word in ("shortly", "later", "soon", "asap")),
        ("tbc – ask", "ask"),  # noqa: RUF001 - as Word writes it
        ("tbc: ask", "ask"),
        ("tbc [ask]", "[ask]"),
        ("tbc-ask", None),
        ("to be entered by Jo", None),
        ("add here", ""),
        ("complete the details", ""),
        ("fill in the party", ""),
        ("lorem ipsum dolor", ""),
        ("x. x.", ""),
        ("£ x", ""),
        ("£x,xxx.xx", ""),
        ("1/x/2027", "1/x/2027"),
        ("..", ""),
        (".", None),
        ("●", ""),
        ("[]", ""),
        ("[a] b", None),
        ("<>", ""),
        ("\u200btbc\u200b", ""),
    ],
)
def test_each_way_of_leaving_a_whole_answer_open_is_known(written: str, note: str | None):
    assert left_open(written) == note


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a", True),
        ("1", True),
        (".", True),
        ("£", True),
        (" ", False),
        ("\u200b", False),
        ("\u0301", False),
        ("\u2800", False),
        ("", False),
    ],
)
def test_what_a_reader_sees_is_letters_numbers_and_signs(text: str, seen: bool):
    assert can_be_seen(text) is seen


@pytest.mark.parametrize(
    "held",
    [
        "TBC",
        "t.b.a.",
        "to be agreed",
        "not yet known",
        "still to be named",
        "xxx",
        "x/4/2027",
        "4.x.2027",
        "4-x-2027",
        "x April 2027",
        "£x,xxx",
        "[date]",
        "[ ]",
        "??",
        "___",
        "20__",
        "##/##/2027",
        "**/**/2027",
        ".....",
        "……",
        "£x",
        "£ x",
        "20xx",
        "insert name",
        "enter date",
        "lorem ipsum",
        "FIXME",
        "TODO",
        "dd/mm/yyyy",
        "dd.mm.yy",
        "dd-mm-yyyy",
        "dd month yyyy",
        "2027-xx-01",
    ],
)
def test_what_only_holds_a_place_is_found_whatever_sign_betrays_it(held: str):
    assert stand_in(f"Due {held} at noon") == held
    assert stand_in(f"DUE {held.upper()} AT NOON").casefold() == held.casefold()


UNSEEN = [
    "\u200b",
    "\u00ad",
    "\ufe0f",
    "\U000e0100",
    "\u034f",
    "\u180b",
    "\u17b5",
    "\u2065",
    "\u3164",
    "\u2800",
    "\U000e0001",
]


@pytest.mark.row("A3", "A5")
@pytest.mark.parametrize("sign", UNSEEN, ids=[f"U+{ord(sign):04X}" for sign in UNSEEN])
def test_a_sign_that_cannot_be_seen_hides_no_stand_in(sign: str):
    hidden = f"T{sign}BC"

    assert (left_open(hidden), stand_in(f"The sum is {hidden} yet.")) == ("", "TBC")


@pytest.mark.row("A5")
@pytest.mark.parametrize("space", [" ", "  ", "\t", "\xa0", "\u2007", "\u202f", "\u3000", " \xa0 "])
def test_no_kind_or_number_of_spaces_hides_a_stand_in(space: str):
    said = space.join(("to", "be", "confirmed"))

    assert (left_open(said), stand_in(f"The sum is {said} yet.")) == ("", "to be confirmed")
    assert stand_in("The sum is\nto be\nconfirmed yet.") == "to be confirmed"


@pytest.mark.row("A3", "A5")
@pytest.mark.parametrize(
    "written",
    [
        "\u0422\u0412\u0421",
        "T\u0412C",
        "\uff34\uff22\uff23",
        "TB\u0421",
        "\uff3bTBC\uff3d",
        "\u03a4BC",
        "\uff1f\uff1f",
        "\uff34BC.",
    ],
)
def test_letters_and_marks_that_look_like_others_hide_no_stand_in(written: str):
    assert left_open(written) == ("TBC" if "\uff3b" in written else "")


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    "written",
    [
        *(
            f"to be {verb}"
            for verb in ("drafted", "negotiated", "identified", "fixed", "conf.", "confrimed", "agreeed")
        ),
        *(
            "Not known yet",
            "unknown at present",
            "unconfirmed",
            "not stated",
            "don't know",
            "Don\u2019t know.",
            "not sure",
        ),
        *(
            "awaiting details",
            "Awaiting confirmation from the Trust",
            "pending approval by Cabinet",
            "under discussion",
        ),
        *("being finalised", "more to follow", "details will follow", "to follow by email", "still to come", "later"),
        *(
            "in due course",
            "at a later date",
            "t/b/c",
            "T B C",
            "TBN",
            "N/K",
            "TKTK",
            "I\u2019w gadarnhau",
            "i'w gytuno",
        ),
        *("blank", "left blank", "This page intentionally left blank.", "NULL", "#REF!", "#N/A", "NaN"),
        *("Click or tap here to enter text.", "Choose an item.", "Please specify", "Name here"),
        *("“TBC”", "*TBC*", "_tbc_", "(to be confirmed)", "'to be agreed'"),
    ],
)
def test_words_that_say_nothing_is_known_leave_an_answer_open(written: str):
    assert left_open(written) == ""


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("written", "note"),
    [
        ("{insert name}", "insert name"),
        ("{{name}}", "name"),
        ("<<name>>", "name"),
        ("«Name»", "Name"),
        ("[either] [or]", "either] [or"),
        ("(insert name)", ""),
        ("{2026}", "2026"),
        ("“Bluebell”", None),
        ("(see the plan)", None),
        ("to be fixed to the wall", None),
        ("later than 9 a.m.", None),
        ("blank forms", None),
        ("Awaiting Trial Unit for the people that courts send", None),
        ("Welsh: i'w", None),
    ],
)
def test_what_a_form_was_to_fill_in_leaves_an_answer_open(written: str, note: str | None):
    assert left_open(written) == note


@pytest.mark.row("A5")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        *((f"The rate is {said} a year.", said) for said in ("[30]", "£[10,000]", "[monthly]", "X%", "xx %", "XX per cent")),
        *((f"Cabinet, {said} it is", said) for said in ("? May", "… May", "● May", "__ May", "... May")),
        *((f"Minute {said} of the Board", said) for said in ("XX/27", "202X", "20..", "27/XX")),
        *((f"A director {said} signs.", said) for said in ("(to be appointed)", "A.N. Other", "A N Other", "Joe Bloggs")),
        *((f"It is so {said} here.", said) for said in ("subject to contract", "NTD", "delete as appropriate", "i\u2019w gytuno")),
        *((f"See {said} here.", said) for said in ("Drafting note", "Error! Reference", "click or tap", "to be\xa0agreed")),
        ("Legal to confirm", "Legal to confirm"),
        ("the parties to advise.", "the parties to advise."),
        ("The officer rings back to confirm", ""),
        ("A director to be appointed by the Host", ""),
        ("A drone with a 200x zoom", ""),
        ("Smith v Jones [2026] EWHC 12 at [45]", ""),
        ("Nor may they [sic] do so", ""),
        ("The drafting notes of the bill", ""),
        ("100% of it, 50 per cent in May", ""),
        ("Another ... May 2027", "... May"),
    ],
)  # fmt: skip
def test_marks_of_lawyers_for_what_is_not_settled_are_found_in_words(words: str, found: str):
    bare = found.replace("£", "").replace("\xa0", " ")

    assert stand_in(words) == bare
