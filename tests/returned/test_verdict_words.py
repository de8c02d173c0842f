"""What must be looked at, told whole: of passages and of tables that the test makes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from assembler.difference import Passage, Segment
from assembler.difference.script import Edit
from assembler.returned import InspectedPassage, Issued, Lock, Verdict
from assembler.returned.inspection import Status
from assembler.returned.reference_faults import ReferenceFault, reference_faults
from assembler.returned.table_headings import heading_rows, heading_verdicts, headings_notice
from assembler.returned.verdicts import verdicts
from assembler.word.copy import Cell, Change, Comment, CopyParagraph, Run, WordCopy

RIGHT = Lock("s4-withdrawal", "pca-2017 s.4(7)")
OTHER = Lock("s4-variation", "pca-2017 s.4(8)")
LOCKS = {"withdrawal#right": (RIGHT, OTHER), "variation#all": (OTHER,)}
HEADINGS = {"withdrawal": "14. Withdrawal", "withdrawal/b": "15. Also", "variation": "20. Variation"}
BROKEN = ReferenceFault("broken", "exit", "9", "Error!")


def one(key: str, status: Status = "unchanged", **more: Any) -> InspectedPassage:
    given = {
        "section": key.partition("#")[0],
        "label": "",
        "moved": False,
        "before": None,
        "after": None,
        "parts": (),
        "segments": (),
    }
    return InspectedPassage(key=key, status=status, **{**given, **more})


def told(*passages: InspectedPassage) -> list[Verdict]:
    return list(verdicts(passages, HEADINGS, LOCKS))


def right(what: str, section: str = "14. Withdrawal", key: str = "withdrawal#right") -> Verdict:
    message = (
        f"“{section}” gives every party the right to withdraw that the Act requires, and its words are not those that were issued"
        f" ({what}). Restore them, or have a lawyer confirm that every party can still withdraw on its own view, whatever anybody else"
        " thinks of it."
    )
    return Verdict("BLOCK", message, "pca-2017 s.4(7)", key)


@pytest.mark.parametrize(
    ("passages", "what"),
    [
        ([one("withdrawal#right", "worded")], "1 worded otherwise"),
        (
            [one("withdrawal#right", "deleted"), one("withdrawal#a", "deleted"), one("withdrawal#b", "inserted")],
            "2 deleted, 1 inserted",
        ),
        ([one("withdrawal#right", "split"), one("withdrawal#a", "joined")], "1 split, 1 joined"),
        ([one("withdrawal#right", references=(BROKEN,))], "1 with a reference that is broken"),
        (
            [one("withdrawal#right", references=(BROKEN,), changes=(Change("inserted", "", ""),))],
            "1 with pending changes",
        ),
        (
            [
                one(
                    "withdrawal#right",
                    references=(BROKEN,),
                    changes=(Change("inserted", "", ""),),
                    comments=(Comment("", "", "?"),),
                )
            ],
            "1 commented on",
        ),
        ([one("withdrawal#right", references=(BROKEN,), moved=True)], "1 moved"),
        ([one("withdrawal#right", "formatting", references=(BROKEN,), moved=True)], "1 moved"),
        ([one("withdrawal#right", "value", references=(BROKEN,))], "1 with another value"),
        (
            [one("withdrawal#right", "formatting", formatting=("bold: “x”", "struck through by hand: “x”"))],
            "1 formatted otherwise",
        ),
        (
            [one("withdrawal#right", "formatting", formatting=("white or too small to be read: “x”",))],
            "1 formatted otherwise",
        ),
    ],
)
def test_other_words_in_the_withdrawal_clause_block_and_how_is_told(passages: list[InspectedPassage], what: str):
    assert told(*passages)[0] == right(what)
    assert [found.level for found in told(*passages)].count("BLOCK") == 1


def test_each_section_of_the_clause_on_withdrawal_is_told_apart():
    came = one("", "inserted", section="withdrawal/b")

    assert told(one("withdrawal#a", "worded"), came) == [
        right("1 worded otherwise", key="withdrawal#a"),
        right("1 inserted", "15. Also", "withdrawal/b"),
    ]


@pytest.mark.parametrize(
    "passage",
    [
        one("withdrawal#right"),
        one("withdrawal#right", "value"),
        one("withdrawal#right", "formatting", formatting=("bold: “x”",)),
        one("withdrawal#right", moved=True),
        one("withdrawal#right", changes=(Change("inserted", "", ""),)),
    ],
)
def test_what_leaves_the_words_on_withdrawal_does_not_block(passage: InspectedPassage):
    assert told(passage) == []


@pytest.mark.parametrize(
    ("passage", "what"),
    [
        (one("variation#all", "worded", locks=(OTHER, RIGHT, OTHER)), "1 worded otherwise"),
        (one("variation#all", "value", locks=(OTHER, RIGHT)), "1 with another value"),
        (one("variation#all", "formatting", locks=(OTHER, RIGHT)), "1 formatted otherwise"),
        (one("variation#all", moved=True, locks=(OTHER, RIGHT)), "1 moved"),
        (one("variation#all", comments=(Comment("", "", "?"),), locks=(OTHER, RIGHT)), "1 commented on"),
        (one("variation#all", changes=(Change("inserted", "", ""),), locks=(OTHER, RIGHT)), "1 with pending changes"),
    ],
)
def test_any_change_to_a_paragraph_that_meets_a_rule_is_to_be_read(passage: InspectedPassage, what: str):
    message = f"variation#all meets a rule of law by its words, and is not as it was issued ({what}). Read it."

    assert told(passage) == [Verdict("WARN", message, "pca-2017 s.4(8); pca-2017 s.4(7)", "variation#all")]


def test_a_paragraph_that_meets_a_rule_as_issued_needs_no_verdict():
    assert told(one("variation#all", locks=(OTHER,))) == []


def test_what_does_not_block_in_the_withdrawal_clause_is_to_be_read():
    changed = one("withdrawal#right", "value", locks=(RIGHT,))
    message = "withdrawal#right meets a rule of law by its words, and is not as it was issued (1 with another value). Read it."

    assert told(changed) == [Verdict("WARN", message, "pca-2017 s.4(7)", "withdrawal#right")]
    assert told(one("withdrawal#right", "worded", locks=(RIGHT,))) == [right("1 worded otherwise")]


def test_words_that_a_reader_takes_for_gone_are_to_be_read():
    message = (
        "variation#b: words of it are struck through by hand, or cannot be seen, and no change is tracked. Read it."
    )
    struck = one("variation#b", "formatting", formatting=("bold: “x”", "struck through by hand: “x”"))

    assert told(struck) == [Verdict("WARN", message, "", "variation#b")]
    assert told(one("variation#b", "formatting", formatting=("bold: “struck through”",))) == []


def on_withdrawal(
    words: str, status: Status = "inserted", key: str = "variation#b", section: str = "variation", before: str = ""
) -> list[Verdict]:
    return told(
        one(
            key, status, section=section, segments=(Segment("same: withdraw", "same: withdraw"), Segment(before, words))
        )
    )


@pytest.mark.parametrize(
    "words",
    [
        "It may WITHDRAW.",
        "the withdrawal of a party",
        "It may terminate this.",
        "A party opts out.",
        "It may opt out.",
        "opting out",
        "It leaves this agreement.",
        "It may leave the Collaboration.",
        "It ceases to be a party.",
        "on ceasing to be a Party",
    ],
)
def test_words_on_withdrawal_that_came_in_elsewhere_are_to_be_read(words: str):
    message = "Words on withdrawal came in under “20. Variation”. They must not qualify the right of every party to withdraw. Read them."

    assert on_withdrawal(words) == [Verdict("WARN", message, "pca-2017 s.4(7)", "variation#b")]


def test_words_without_a_key_or_heading_are_told_by_their_section():
    message = "Words on withdrawal came in under “annex”. They must not qualify the right of every party to withdraw. Read them."

    assert on_withdrawal("withdraws", key="", section="annex") == [Verdict("WARN", message, "pca-2017 s.4(7)", "annex")]
    assert list(verdicts([one("", "inserted", section="annex", segments=(Segment("", "withdraws"),))], {}, {})) == [
        Verdict("WARN", message, "", "annex")
    ]


@pytest.mark.parametrize("status", ["inserted", "worded", "split", "joined"])
def test_they_are_found_in_whatever_came_in(status: Status):
    assert len(on_withdrawal("withdraws", status)) == 1


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("withdraws", "deleted"),
        ("withdraws", "value"),
        ("withdraws", "formatting"),
        ("optional outing", "inserted"),
        ("indeterminate", "inserted"),
        ("leaves a message", "inserted"),
    ],
)
def test_other_words_or_words_that_did_not_come_in_need_no_verdict(words: str, status: Status):
    assert on_withdrawal(words, status) == []


def test_words_that_went_do_not_count_as_having_come_in():
    assert on_withdrawal("leaves", "worded", before="withdraws") == []


def test_references_that_lead_nowhere_are_counted_at_the_first():
    assert told(one("variation#a", references=(ReferenceFault("unlinked", "x", "1", "1"),))) == []
    assert told(one("variation#a"), one("variation#b", references=(BROKEN,))) == [
        Verdict("WARN", "A reference leads to what is no longer there.", "", "variation#b")
    ]
    assert told(
        one("variation#b", references=(BROKEN, BROKEN, ReferenceFault("unlinked", "x", "1", "1"))),
        one("variation#c", references=(BROKEN,)),
    ) == [Verdict("WARN", "3 references lead to what is no longer there.", "", "variation#b")]


def test_what_blocks_is_told_first():
    found = told(one("variation#all", "worded", locks=(OTHER,)), one("withdrawal#right", "worded", locks=(RIGHT,)))

    assert [(verdict.level, verdict.key) for verdict in found] == [
        ("BLOCK", "withdrawal#right"),
        ("WARN", "variation#all"),
    ]


def passage(words: str, *printed: str) -> Passage:
    return Passage("a#b", "level-2", words, printed)


def faults(
    before: Passage | None, after: Passage | None, *, there: str = "exit end", **numbers: str
) -> list[ReferenceFault]:
    return list(reference_faults(Edit(before, after), there.split(), numbers))


EXIT, END = "\x02exit\x03", "\x02end\x03"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (passage(f"see {EXIT}", "9"), passage("see 9"), [ReferenceFault("unlinked", "exit", "9", "9")]),
        (
            passage(f"see {EXIT}", "Schedule 2"),
            passage("see 2"),
            [ReferenceFault("unlinked", "exit", "Schedule 2", "2")],
        ),
        (
            passage(f"see {EXIT}", "2"),
            passage("see Schedule 2"),
            [ReferenceFault("unlinked", "exit", "2", "Schedule 2")],
        ),
        (
            passage(f"see {EXIT}", "9.1(a)"),
            passage("see 9.1(a)(ii)"),
            [ReferenceFault("typed over", "exit", "9.1(a)", "9.1(a)(ii)")],
        ),
        (passage(f"see {EXIT}", "(a)"), passage("see (b)(i)"), [ReferenceFault("typed over", "exit", "(a)", "(b)(i)")]),
        (
            passage(f"see {EXIT}", "9"),
            passage(f"see {END}", "12"),
            [ReferenceFault("leads elsewhere", "exit", "9", "end")],
        ),
        (passage(f"see {EXIT}", "9"), passage("see nothing"), []),
        (passage(f"see {EXIT}", "9"), passage(f"see {EXIT}", "10"), []),
        (passage(f"see {EXIT} now", "9"), passage(f"see {EXIT} then 4", "9"), []),
        (
            passage(f"see {EXIT}/{END}", "9", "10"),
            passage("see 9/11"),
            [ReferenceFault("unlinked", "exit", "9", "9"), ReferenceFault("typed over", "end", "10", "11")],
        ),
        (passage(f"see {EXIT}", "9"), None, []),
        (None, passage(f"see {EXIT}", "9"), []),
    ],
)
def test_a_reference_that_was_typed_or_leads_elsewhere_is_told(
    before: Passage | None, after: Passage | None, expected: list[ReferenceFault]
):
    assert faults(before, after) == expected


def test_an_earlier_reference_is_not_where_another_leads_now():
    before, after = passage(f"see {EXIT} or {END}", "9", "10"), passage(f"see {END} nor \x02start\x03", "10", "1")

    assert faults(before, after, there="exit end start", start="1") == [
        ReferenceFault("leads elsewhere", "exit", "9", "1")
    ]


def test_a_target_nobody_recorded_is_told_as_the_file_prints_it():
    assert faults(passage(f"see {EXIT}", ""), passage(f"see {END}", ""), end="12", exit="8") == [
        ReferenceFault("leads elsewhere", "exit", "8", "12")
    ]
    assert faults(passage(f"see {EXIT}", ""), passage("see 9")) == [ReferenceFault("typed over", "exit", "", "9")]


def test_a_reference_is_broken_if_its_target_is_gone_or_word_says_so():
    same = passage(f"see {EXIT} and {END}", "9", "Error! Reference source not found.")

    assert faults(same, same) == [ReferenceFault("broken", "end", "", "Error! Reference source not found.")]
    assert faults(same, same, there="end") == [
        ReferenceFault("broken", "exit", "9", "9"),
        ReferenceFault("broken", "end", "", "Error! Reference source not found."),
    ]
    assert faults(None, passage(f"see {EXIT}", "9"), there="") == [ReferenceFault("broken", "exit", "9", "9")]


def cell(
    words: str, row: int, column: int, *, table: int = 0, heading: bool = True, runs: tuple[Run, ...] = ()
) -> CopyParagraph:
    return CopyParagraph(runs or (Run(words),), "normal", cell=Cell(table, row, column, heading))


COPY = WordCopy(
    (
        cell("Sum", 0, 1),
        cell(" Who  pays", 0, 0),
        cell("at once", 0, 0),
        cell("a", 1, 0, heading=False),
        CopyParagraph((Run("Words"),), "normal"),
        replace(cell("known", 0, 2, table=1), opened=("_c_KNOWN",)),
        cell(
            "",
            0,
            0,
            table=1,
            runs=(Run("new", changes=(Change("inserted", "", ""),)), Run("old", changes=(Change("deleted", "", ""),))),
        ),
        cell("", 0, 0, table=2),
    ),
    (),
)


def issued(tables: tuple[tuple[str, ...], ...] | None) -> Issued:
    return Issued((Passage("known", "cell", "known"),), {"_c_known": 0}, tables)


def test_the_rows_that_head_tables_have_a_text_for_each_cell():
    assert list(heading_rows(COPY, issued(None))) == [("Who pays at once", "Sum"), ("old / new",), ("",)]


def test_headings_that_came_or_went_are_told_in_their_table():
    assert list(
        heading_verdicts(COPY, issued((("Who pays at once", " Sum"), ("old",), ("", ""), ("Gone", "too"))))
    ) == [
        Verdict("WARN", "A table has headings that were not issued: “old / new”."),
        Verdict("WARN", "The headings of a table are gone, or changed: “old”."),
        Verdict("WARN", "The headings of a table are gone, or changed: “Gone | too”."),
    ]
    assert headings_notice(COPY, issued(())) == ()


def test_where_nobody_recorded_the_headings_they_are_to_be_read():
    assert list(heading_verdicts(COPY, issued(None))) == []
    assert headings_notice(COPY, issued(None)) == (
        "It is not known which headings tables were issued with. Read them: “Who pays at once | Sum”; “old / new”; “”.",
    )
    assert headings_notice(WordCopy((), ()), issued(None)) == ()


def test_words_on_withdrawal_in_its_own_clause_are_not_told_twice():
    came = one("", "inserted", section="withdrawal", segments=(Segment("", "It withdraws."),))

    assert told(came) == [right("1 inserted", key="withdrawal")]


def test_each_provision_that_gives_the_right_is_named_once():
    locks = {"withdrawal#right": (RIGHT, RIGHT), "withdrawal#also": (Lock("s4-withdrawal", "s.9"),)}

    assert [found.provision for found in verdicts([one("withdrawal#right", "worded")], HEADINGS, locks)] == [
        "pca-2017 s.4(7); s.9"
    ]


def test_words_that_came_in_apart_are_not_one_word():
    apart = one(
        "variation#b", "worded", segments=(Segment("", "It may opt"), Segment("a", "a"), Segment("", "out now"))
    )

    assert [found.key for found in told(apart)] == ["variation#b"]
