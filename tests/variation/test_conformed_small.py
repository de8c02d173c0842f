"""The conformed copy and the schedule of instructions, of terms and an agreement that the test makes: each block whole."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from printed import p
from variation.trees import n, terms

from assembler.agreement import (
    Agreement,
    Answer,
    Block,
    Column,
    OpenPoint,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Row,
    Section,
    Table,
    Text,
)
from assembler.variation.conformed_copy import conformed_copy, inline_content
from assembler.variation.conformed_terms import conformed_terms
from assembler.variation.instruction_schedule import with_instructions
from assembler.variation.instruction_words import WordedInstruction
from assembler.variation.instructions import Deletion, Insertion, Rewording, Substitution, instructions_between
from assembler.variation.term_tree import ROW, TABLE, TermNode

PROPERTIES = Properties("Hub", "Hub", "", "", "", "", "signature", "")


def to(key: str, number: str = "") -> Reference:
    return Reference(key, (ReferencePart(key, number),))


def table(key: str, *rows: Row, columns: str = "Who|Sum") -> Table:
    heads = tuple(Column(words, 30 + at) for at, words in enumerate(columns.split("|")))
    return Table(key, "Sums", "What each pays.", heads, rows, "plain")


def row(key: str, *cells: Any) -> Row:
    return Row(key, tuple((p(f"{key}/{at}", "cell", words),) for at, words in enumerate(cells, 1)))


SUM = Answer("£5", ("money.sum",))
NEW = Agreement(
    PROPERTIES,
    (
        Section("cover", "cover", None, (p("cover#title", "cover-title", "Hub"),)),
        Section("outstanding", "outstanding", None, ()),
        Section("front", "particulars", None, (p("front", "heading", "Front"), p("front#a", "body", "Words."))),
        Section(
            "pay",
            "clause",
            p("pay", "clause", "Payments"),
            (p("pay#a", "level-2", "Pay ", SUM, " under ", to("pay#b")), table("pay#t", row("pay#t/v", "Vale", SUM))),
            "clause 1",
            law=("s.1",),
        ),
        Section("sign", "execution", None, ()),
    ),
    (OpenPoint("x", "X", "", ()),),
)
TERMS = terms(
    n("front", "heading", "Front", n("front#a", "body", "Other words.")),
    n(
        "pay",
        "clause",
        "Payments",
        n("pay#a", "level-2", "Pay £5 under \x02pay#b\x03"),
        n("pay#b", "level-2", "As was signed."),
        n(
            "pay#t",
            TABLE,
            "",
            n("pay#t/v", ROW, "", n("pay#t/v/1", "cell", "Vale"), n("pay#t/v/2", "cell", "£5")),
            n("pay#t/w", ROW, "", n("pay#t/w/1/a", "cell", "Ash"), n("pay#t/w/1/b", "cell", "and Oak")),
        ),
    ),
    n("keys", "clause", "Keys", n("keys#a", "level-2", "By hand."), literal="1A"),
    n("gone/not-used", "clause", "Not used"),
    n(
        "plan",
        "schedule",
        "Plan",
        n("plan#t", TABLE, "", n("plan#t/x", ROW, "", n("plan#t/x/1", "cell", "x")), headings=("A", "B", "C")),
    ),
    n("note", "heading", "Note"),
)


def test_a_conformed_copy_has_terms_with_what_the_new_agreement_has():
    made = conformed_copy(TERMS, NEW)
    pay = Section(
        "pay",
        "clause",
        p("pay", "clause", "Payments", number="1."),
        (
            p("pay#a", "level-2", "Pay ", SUM, " under ", to("pay#b", "1.2"), number="1.1"),
            p("pay#b", "level-2", "As was signed.", number="1.2"),
            table(
                "pay#t",
                row("pay#t/v", "Vale", SUM),
                Row(
                    "pay#t/w",
                    ((p("pay#t/w/1/a", "cell", "Ash"), p("pay#t/w/1/b", "cell", "and Oak")), (p("pay#t/w/2", "cell"),)),
                ),
            ),
        ),
        "clause 1",
        law=("s.1",),
    )

    assert (made.properties, made.points) == (PROPERTIES, ())
    assert [one.id for one in made.sections] == ["cover", "front", "pay", "keys", "gone/not-used", "plan", "note"]
    assert made.sections[1:] == (
        Section("front", "particulars", None, (p("front", "heading", "Front"), p("front#a", "body", "Other words."))),
        pay,
        Section(
            "keys",
            "clause",
            p("keys", "clause", "Keys", number="1A.", literal=True),
            (p("keys#a", "level-2", "By hand.", number="1A.1", literal=True),),
            "clause 1A",
            runs_on=True,
        ),
        Section(
            "gone/not-used",
            "clause",
            p("gone/not-used", "clause", "Not used", number="2."),
            (),
            "clause 2",
            runs_on=True,
            not_used=True,
        ),
        Section(
            "plan",
            "schedule",
            p("plan", "schedule", "Plan", number="Schedule 1"),
            (
                Table(
                    "plan#t",
                    "Table",
                    "As it was signed.",
                    (Column("A", 33), Column("B", 33), Column("C", 33)),
                    (
                        Row(
                            "plan#t/x",
                            ((p("plan#t/x/1", "cell", "x"),), (p("plan#t/x/2", "cell"),), (p("plan#t/x/3", "cell"),)),
                        ),
                    ),
                ),
            ),
            "Schedule 1",
            runs_on=True,
        ),
        Section("note", "particulars", p("note", "heading", "Note"), (), runs_on=True, not_used=True),
    )


def test_words_are_parted_at_their_references():
    assert inline_content("See \x02a\x03\x02b\x03.") == (Text("See "), to("a"), to("b"), Text("."))
    assert inline_content("") == ()


OLD = terms(
    n("a", "clause", "A", *(n(f"a#{name}", "level-2", name) for name in "pqrs"), n("a#x", "body", "x")),
    n(
        "b",
        "clause",
        "B",
        n("b#p", "level-2", "p:", n("b#i", "level-3", "i"), n("b#ii", "level-3", "ii")),
        n("b#t", TABLE, "", n("b#t/1", ROW)),
    ),
    n("c", "clause", "C"),
)


def numbers(*instructions: Any) -> list[str]:
    """The paragraphs of the terms as varied, each with its number."""
    now = conformed_terms(instructions, OLD)
    return [f"{now.number(node.key)} {node.words}".strip() for node in now.root.walk() if node.words]


def new(key: str, words: str, role: str = "level-2") -> TermNode:
    return n(key, role, words)


SIGNED = ["1. A", "1.1 p", "1.2 q", "1.3 r", "1.4 s", "x", "2. B", "2.1 p:", "(a) i", "(b) ii", "3. C"]


def changed(**at: str) -> list[str]:
    return [at.get(line.split()[-1], line) for line in SIGNED]


def test_every_number_that_was_signed_stands():
    assert numbers() == SIGNED
    assert numbers(Deletion("a#q"), Deletion("a#x")) == [
        *("1. A", "1.1 p", "1.2 Not used", "1.3 r", "1.4 s"),
        *SIGNED[6:],
    ]
    assert numbers(Substitution("a#q", new("a#new", "new"))) == changed(q="1.2 new")
    assert numbers(Rewording("a#q", "q", "other")) == changed(q="1.2 other")
    assert numbers(Deletion("b#t"), Deletion("c")) == [*SIGNED[:10], "3. Not used"]


def test_what_comes_in_takes_a_letter_between_and_a_number_at_the_end():
    both = new("a#m", "m"), new("a#n", "n")

    assert numbers(Insertion("a", "a#q", both, "a#q")) == [*SIGNED[:3], "1.2A m", "1.2B n", *SIGNED[3:]]
    assert numbers(Insertion("a", "", both, "")) == [SIGNED[0], "1.A1 m", "1.A1A n", *SIGNED[1:]]
    assert numbers(Insertion("a", "a#s", both, "a#s")) == [*SIGNED[:5], "1.5 m", "1.6 n", *SIGNED[5:]]
    assert numbers(Insertion("b#p", "b#i", (new("b#z", "z", "level-3"),), "b#i")) == [
        *SIGNED[:9],
        "(aa) z",
        *SIGNED[9:],
    ]
    assert numbers(Insertion("", "b", (new("z", "Z", "clause"),), "b")) == [*SIGNED[:10], "2A. Z", "3. C"]
    assert numbers(Insertion("a", "a#q", (new("a#m", "m", "body"),), "a#q")) == [*SIGNED[:3], "m", *SIGNED[3:]]


def test_what_comes_in_follows_what_goes_in_the_same_place():
    came = Insertion("a", "a#p", (new("a#m", "m"),), "a#q")

    assert numbers(Deletion("a#q"), came) == [*SIGNED[:2], "1.2 Not used", "1.2A m", *SIGNED[3:]]


def test_what_stands_for_a_number_alone_keeps_it_when_varied_again():
    kept = n("a#g/not-used", "level-2", "Not used")
    once = terms(n("a", "clause", "A", n("a#p", "level-2", "p"), kept, n("a#r", "level-2", "r")))

    def again(*instructions: Any) -> list[str]:
        now = conformed_terms(instructions, once)
        return [f"{now.number(node.key)} {node.words}" for node in now.root.walk() if node.words]

    assert again() == ["1. A", "1.1 p", "1.2 Not used", "1.3 r"]
    assert again(Insertion("a", "a#p", (new("a#m", "m"),), "a#p")) == [
        "1. A",
        "1.1 p",
        "1.2 Not used",
        "1.2A m",
        "1.3 r",
    ]
    assert again(Deletion("a#r")) == ["1. A", "1.1 p", "1.2 Not used", "1.3 Not used"]


CONFORMED = Agreement(
    PROPERTIES,
    (
        Section(
            "a",
            "clause",
            p("a", "clause", "Keys for ", SUM, to("b", "9"), number="4A."),
            (
                p("a#p", "level-2", "See ", to("a#q", "4A.2"), number="4A.1"),
                p("a#i", "level-3", "item", number="(a)"),
                p("a#ii", "level-4", "below", number="(i)"),
                p("a#d", "definition", "Keys means all"),
                p("a#n", "body-indent", "indented"),
                p("a#b", "body", "bare"),
                table("a#t", row("a#t/1", "Vale", to("b", "9")), row("a#t/2", "Ash", "x"), row("a#t/3", "Oak", "y")),
                table("a#u", row("a#u/1", "Key", "2"), columns="What|How many"),
            ),
        ),
        Section(
            "s",
            "schedule",
            p("s", "schedule", "Plan"),
            (
                p("s#1", "schedule-1", "one", number="1."),
                p("s#3", "schedule-3", "three", number="(a)"),
                p("s#4", "schedule-4", "four", number="(i)"),
            ),
        ),
        Section(
            "q",
            "parties",
            None,
            (
                p("q#p", "party", "Vale", number="(1)"),
                p("q#r", "recital", "So", number="(A)"),
                p("q#5", "level-5", "deep", number="(A)"),
            ),
        ),
        Section("front", "particulars", p("front", "heading", "The front"), (p("front#a", "body", "Words."),)),
    ),
    (),
)


def quoted(*nodes: TermNode, stem: bool = False) -> list[Block]:
    """The blocks of an instruction that quotes these nodes, after its sentence."""
    schedule = Section(
        "variation-schedule",
        "schedule",
        p("variation-schedule", "schedule", "Schedule"),
        (p("variation-schedule#first", "body", "As follows."),),
        "Schedule 1",
    )
    other = Section("other", "letter", None, (p("other#a", "body", "Stays."),))
    paper = Agreement(PROPERTIES, (schedule, other), ())
    made = with_instructions(paper, [WordedInstruction("Do this:", "a", nodes, stem)], CONFORMED)
    first, sentence, *rest = made.sections[0].blocks

    assert made.sections[1] == other
    assert first == p("variation-schedule#first", "body", "As follows.")
    assert sentence == p("variation-schedule#1", "schedule-1", "Do this:", number="1.")
    return rest


K = "variation-schedule#1"


def test_a_clause_is_quoted_with_bold_heading_and_paragraphs_set_in():
    node = n(
        "a", "clause", "", n("a#p", "level-2", "", n("a#i", "level-3", "", n("a#ii", "level-4"))), n("a#b", "body")
    )

    assert quoted(node) == [
        p(
            f"{K}/1",
            "body-indent",
            Text("4A. ", bold=True),
            Text("Keys for ", bold=True),
            replace(SUM, bold=True),
            Text("9", bold=True),
        ),
        p(f"{K}/1/1", "level-3", "See ", "4A.2", number="4A.1", literal=True),
        p(f"{K}/1/1/1", "level-4", "item", number="(a)", literal=True),
        p(f"{K}/1/1/1/1", "level-5", "below", number="(i)", literal=True),
        p(f"{K}/1/2", "body-indent", "bare"),
    ]


def test_items_alone_are_quoted_at_their_own_level():
    assert quoted(n("a#i", "level-3"), n("a#ii", "level-4")) == [
        p(f"{K}/1", "level-3", "item", number="(a)", literal=True),
        p(f"{K}/2", "level-4", "below", number="(i)", literal=True),
    ]


def test_what_stands_at_the_margin_is_quoted_in_from_it():
    assert quoted(
        n("s#1", "schedule-1"),
        n("s#3", "schedule-3"),
        n("s#4", "schedule-4"),
        n("q#p", "party"),
        n("q#r", "recital"),
        n("q#5", "level-5"),
    ) == [
        p(f"{K}/1", "level-3", "one", number="1", literal=True),
        p(f"{K}/2", "level-4", "three", number="(a)", literal=True),
        p(f"{K}/3", "level-5", "four", number="(i)", literal=True),
        p(f"{K}/4", "level-3", "Vale", number="(1)", literal=True),
        p(f"{K}/5", "level-3", "So", number="(A)", literal=True),
        p(f"{K}/6", "level-5", "deep", number="(A)", literal=True),
    ]


def test_words_alone_are_quoted_without_a_number():
    assert quoted(n("a#p", "level-2"), stem=True) == [p(f"{K}/1", "body-indent", "See ", "4A.2")]
    assert quoted(n("a#d", "definition"), n("a#n", "body-indent")) == [
        p(f"{K}/1", "definition", "Keys means all"),
        p(f"{K}/2", "body-indent", "indented"),
    ]
    assert quoted(n("s", "schedule")) == [p(f"{K}/1", "body-indent", Text("Plan", bold=True))]


def test_rows_are_quoted_under_the_headings_of_their_table():
    def cell(at: str, words: str) -> tuple[Paragraph, ...]:
        return (p(f"{K}/{at}", "cell", words),)

    two = table(
        f"{K}/table",
        Row(f"{K}/table/1", (cell("table/1/1/1", "Vale"), cell("table/1/2/1", "9"))),
        Row(f"{K}/table/2", (cell("table/2/1/1", "Oak"), cell("table/2/2/1", "y"))),
    )
    assert quoted(n("a#t/1", ROW), n("a#t/3", ROW)) == [two]
    whole = quoted(n("a#t", TABLE, "", n("a#t/1", ROW), n("a#t/2", ROW)))
    assert [(one.key, [row.key for row in one.rows]) for one in whole if isinstance(one, Table)] == [
        (f"{K}/1", [f"{K}/1/1", f"{K}/1/2"])
    ]


def test_a_row_of_a_later_table_is_quoted_under_the_headings_of_that():
    assert quoted(n("a#u/1", ROW)) == [
        Table(
            f"{K}/table",
            "Sums",
            "What each pays.",
            (Column("What", 30), Column("How many", 31)),
            (Row(f"{K}/table/1", ((p(f"{K}/table/1/1/1", "cell", "Key"),), (p(f"{K}/table/1/2/1", "cell", "2"),))),),
            "plain",
        )
    ]


def test_a_part_with_an_unnumbered_heading_is_quoted_with_it_in_bold():
    assert quoted(n("front", "heading", "", n("front#a", "body"))) == [
        p(f"{K}/1", "body-indent", Text("The front", bold=True)),
        p(f"{K}/1/1", "body-indent", "Words."),
    ]


def varied_in_turn(*versions: str) -> list[dict[str, str]]:
    """Clauses by their names in each version of an agreement, varied one after the other: each with its number, in order."""
    old, found = terms(*(n(key, "clause", key) for key in versions[0].split())), []
    for version in versions[1:]:
        new = terms(*(n(key, "clause", key) for key in version.split()))
        old = conformed_terms(instructions_between(old.root, new.root), old)
        found.append({key: old.number(key) for key in old.nodes if key})
    return found


def test_what_comes_in_once_more_has_a_number_that_nothing_had():
    assert varied_in_turn("rent", "keys rent doors", "rooms rent doors") == [
        {"keys": "A1.", "rent": "1.", "doors": "2."},
        {"keys/not-used": "A1.", "rooms": "A1A.", "rent": "1.", "doors": "2."},
    ]
    first, second = varied_in_turn("rent", "keys doors rent", "keys rooms doors books rent")
    assert first == {"keys": "A1.", "doors": "A1A.", "rent": "1."}
    assert first.items() <= second.items()
    assert len(set(second.values())) == len(second) == 5
