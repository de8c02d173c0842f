"""Instructions in words, and the places that they name, in terms that the test makes."""

from __future__ import annotations

from msgspec.structs import replace
from variation.trees import n

from assembler.variation.conformed_terms import conformed_terms
from assembler.variation.instruction_words import NumberedTerms, worded_instructions
from assembler.variation.instructions import (
    Deletion,
    Insertion,
    Rewording,
    Substitution,
    applied,
    changed_key,
    instructions_between,
)
from assembler.variation.place_names import place_name
from assembler.variation.term_tree import AGREEMENT, ROW, TABLE, TermNode, Terms


def table(key: str, headings: str, *rows: str) -> TermNode:
    """A table with these headings, and of each row its cells, parted by strokes."""
    made = [
        n(f"{key}/{at}", ROW, "", *(n(f"{key}/{at}/{to}", "cell", words) for to, words in enumerate(row.split("|"), 1)))
        for at, row in enumerate(rows, 1)
    ]
    return TermNode(key, TABLE, headings=tuple(headings.split("|")), children=tuple(made))


def whole(*sections: TermNode) -> Terms:
    return Terms(n("", AGREEMENT, "", *sections))


def clause(key: str, heading: str, *children: TermNode) -> TermNode:
    return n(key, "clause", heading, *children)


def told(old: Terms, new: Terms) -> list[str]:
    """Each instruction: its sentence, and after it what it quotes, that of a paragraph that is left as it is below in brackets."""
    instructions = instructions_between(old.root, new.root)
    assert applied(instructions, old.root).bare == new.root.bare
    found = worded_instructions(instructions, NumberedTerms(old, conformed_terms(instructions, old)))
    return [
        " ".join(
            [one.sentence, *(f"[{node.words}]" if one.stem else f"{node.key}: {node.words}" for node in one.quoted)]
        )
        for one in found
    ]


PLACES = whole(
    n(
        "parties",
        "heading",
        "The Parties",
        n("parties#a", "party", "Norvale Council"),
        n("parties#b", "party", "Mid Vale"),
    ),
    n("background", "heading", "Background", n("background#a", "recital", "The Parties met.")),
    clause(
        "terms",
        "Definitions",
        n(
            "terms#in",
            "level-2",
            "In this Agreement:",
            n("terms#keys", "definition", "“Keys” means all keys of \x02plan#one\x03"),
            n(
                "terms#rooms",
                "definition",
                "Rooms:",
                n("terms#hall", "definition-a", "the hall", n("terms#door", "definition-i", "its door")),
                n("terms#attic", "definition-a", "the attic"),
            ),
            n("terms#has", "definition", "Host has the meaning below"),
            n("terms#odd", "definition", "one two three, four five. six seven"),
        ),
    ),
    clause(
        "money",
        "Money",
        n("money#pay", "level-2", "Each pays:", n("money#all", "level-3", "all;", n("money#now", "level-4", "now."))),
        table("money#t", "Who|Sum", "Norvale|£5|x", "Vale|£6", "Vale|£7", "|£8"),
        table("money#u", "When", "Today", "|"),
        n("money#body", "body", "See \x02plan\x03 and \x02no\x03, so; it goes on."),
    ),
    n(
        "plan",
        "schedule",
        "The plan",
        n("plan#one", "schedule-1", "One."),
        n("plan#two", "schedule-1", "Two."),
        table("plan#t", "", "a", "a"),
    ),
    n("note", "body", "It is signed.", n("note#a", "body", "A few words:")),
)


def test_each_place_has_a_name_that_a_lawyer_knows():
    assert {key: place_name(PLACES, key) for key in PLACES.nodes if key} == {
        "parties": "the part headed “The Parties”",
        "parties#a": "the description of party (1)",
        "parties#b": "the description of party (2)",
        "background": "the part headed “Background”",
        "background#a": "recital (A)",
        "terms": "clause 1",
        "terms#in": "clause 1.1",
        "terms#keys": "the definition of “Keys” in clause 1.1",
        "terms#rooms": "the definition of “Rooms” in clause 1.1",
        "terms#hall": "paragraph (a) of the definition of “Rooms” in clause 1.1",
        "terms#door": "paragraph (i) of the definition of “Rooms” in clause 1.1",
        "terms#attic": "paragraph (b) of the definition of “Rooms” in clause 1.1",
        "terms#has": "the definition of “Host” in clause 1.1",
        "terms#odd": "the definition of “one two three, four five” in clause 1.1",
        "money": "clause 2",
        "money#pay": "clause 2.1",
        "money#all": "clause 2.1(a)",
        "money#now": "clause 2.1(a)(i)",
        "money#t": "the “Who” table in clause 2",
        "money#t/1": "the row “Norvale” of the “Who” table in clause 2",
        "money#t/1/1": "the row “Norvale” of the “Who” table in clause 2, under “Who”",
        "money#t/1/2": "the row “Norvale” of the “Who” table in clause 2, under “Sum”",
        "money#t/1/3": "the row “Norvale” of the “Who” table in clause 2",
        "money#t/2": "the first row “Vale” of the “Who” table in clause 2",
        "money#t/2/1": "the first row “Vale” of the “Who” table in clause 2, under “Who”",
        "money#t/2/2": "the first row “Vale” of the “Who” table in clause 2, under “Sum”",
        "money#t/3": "the second row “Vale” of the “Who” table in clause 2",
        "money#t/3/1": "the second row “Vale” of the “Who” table in clause 2, under “Who”",
        "money#t/3/2": "the second row “Vale” of the “Who” table in clause 2, under “Sum”",
        "money#t/4": "the first row without a name of the “Who” table in clause 2",
        "money#t/4/1": "the first row without a name of the “Who” table in clause 2, under “Who”",
        "money#t/4/2": "the first row without a name of the “Who” table in clause 2, under “Sum”",
        "money#u": "the “When” table in clause 2",
        "money#u/1": "the row “Today” of the “When” table in clause 2",
        "money#u/1/1": "the row “Today” of the “When” table in clause 2, under “When”",
        "money#u/2": "the first row without a name of the “When” table in clause 2",
        "money#u/2/1": "the first row without a name of the “When” table in clause 2, under “When”",
        "money#u/2/2": "the first row without a name of the “When” table in clause 2",
        "money#body": "the words that begin “See Schedule 1 and [no]” in clause 2",
        "plan": "Schedule 1",
        "plan#one": "paragraph 1 of Schedule 1",
        "plan#two": "paragraph 2 of Schedule 1",
        "plan#t": "the table in Schedule 1",
        "plan#t/1": "the first row “a” of the table in Schedule 1",
        "plan#t/1/1": "the first row “a” of the table in Schedule 1",
        "plan#t/2": "the second row “a” of the table in Schedule 1",
        "plan#t/2/1": "the second row “a” of the table in Schedule 1",
        "note": "the part headed “It is signed.”",
        "note#a": "the words that begin “A few words” in the part headed “It is signed.”",
    }


def test_the_only_table_needs_no_heading_and_a_row_may_have_no_cells():
    rows = TermNode("a#t", TABLE, headings=("Who",), children=(n("a#t/1", ROW), n("a#t/2", ROW)))
    places = whole(clause("a", "A", n("a#x", "level-2", "Words."), rows))

    assert {key: place_name(places, key) for key in ("a#t", "a#t/1", "a#t/2")} == {
        "a#t": "the table in clause 1",
        "a#t/1": "the first row without a name of the table in clause 1",
        "a#t/2": "the second row without a name of the table in clause 1",
    }


def test_a_row_beyond_the_tenth_of_one_name_is_told_by_figures():
    alike = whole(clause("a", "A", table("a#t", "Who", *["Vale"] * 12)))

    assert [place_name(alike, f"a#t/{at}").partition(" of ")[0] for at in range(1, 13)] == [
        f"the {place} row “Vale”"
        for place in (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "11th",
            "12th",
        )
    ]


OLD = whole(
    n(
        "front",
        "heading",
        "Particulars",
        table(
            "front#t",
            "Term|Value",
            "Length|5 years",
            "Notice|6 months",
            "Gone|a",
            "Also gone|b",
            "Place|Norvale and all of the county round it, with its islands and its sea",
        ),
    ),
    n(
        "background",
        "heading",
        "Background",
        n("background#a", "recital", "The Parties met."),
        n("background#b", "recital", "They agreed."),
    ),
    clause("omitted", "A clause that goes", n("omitted#a", "level-2", "It goes.")),
    clause(
        "some",
        "Some",
        n("some#a", "level-2", "First."),
        n("some#b", "level-2", "Second."),
        n("some#c", "level-2", "Third."),
        n(
            "some#d",
            "level-2",
            "Fourth:",
            n("some#d1", "level-3", "one;"),
            n("some#d2", "level-3", "two;"),
            n("some#d3", "level-3", "three."),
        ),
        n("some#e", "level-2", "Fifth."),
    ),
    clause("instead", "Instead", n("instead#a", "level-2", "The old way."), n("instead#b", "level-2", "It stays.")),
    clause(
        "words",
        "The heading of words",
        n("words#omit", "level-2", "Each Party must at all times pay what it owes to the others."),
        n("words#after", "level-2", "The Lead reports to the Board in every year of the term."),
        n("words#before", "level-2", "Keys are held by officers of the Host in the building."),
        n("words#for", "level-2", "It must be paid within 30 days of the end of each month."),
        n("words#all", "level-2", "Nothing of this stays."),
        n("words#stem", "level-2", "Nothing of this stays either:", n("words#stem1", "level-3", "but this;")),
        n("words#table", "level-2", "Nothing of this stays at all:", table("words#t", "A", "b")),
        n("words#bare", "level-2", "Nothing of this remains:", n("words#bare1", "body", "one two three four five")),
        n("words#ref", "level-2", "See \x02some#e\x03 on what is fifth."),
        n("words#empty", "body", ""),
        n("words#full", "body", "Everything of it"),
    ),
    clause("none", "Nothing below"),
    n("plan", "schedule", "The plan", n("plan#a", "schedule-1", "One.")),
)
NEW = whole(
    n("first", "heading", "It comes first"),
    n(
        "front",
        "heading",
        "Particulars",
        TermNode(
            "front#t",
            TABLE,
            headings=("Term", "Value"),
            children=(
                n("front#t/1", ROW, "", n("front#t/1/1", "cell", "Length"), n("front#t/1/2", "cell", "7 years")),
                n("front#t/9", ROW, "", n("front#t/9/1", "cell", "Notice"), n("front#t/9/2", "cell", "9 months")),
                n(
                    "front#t/5",
                    ROW,
                    "",
                    n("front#t/5/1", "cell", "Place"),
                    n("front#t/5/2", "cell", "Norvale and all of the county round it, with its islands and its shore"),
                ),
                n("front#t/6", ROW, "", n("front#t/6/1", "cell", "New"), n("front#t/6/2", "cell", "x")),
                n("front#t/7", ROW, "", n("front#t/7/1", "cell", "Newer"), n("front#t/7/2", "cell", "y")),
            ),
        ),
    ),
    n(
        "background",
        "heading",
        "Background",
        n("background#c", "recital", "They met in May."),
        n("background#b", "recital", "They agreed."),
    ),
    clause(
        "some",
        "Some more",
        n("some#0", "level-2", "Before all."),
        n("some#d", "level-2", "Fourth:", n("some#d1", "level-3", "one;"), n("some#dx", "level-3", "and a half;")),
        n("some#e", "level-2", "Fifth."),
        n("some#f", "level-2", "Sixth."),
    ),
    clause("instead", "Instead", n("instead#x", "level-2", "The new way."), n("instead#b", "level-2", "It stays.")),
    clause("added", "Added", n("added#a", "level-2", "It comes.")),
    clause(
        "words",
        "The title of words",
        n("words#omit", "level-2", "Each Party must pay what it owes to the others."),
        n("words#after", "level-2", "The Lead reports to the Board and the Panel in every year of the term."),
        n("words#before", "level-2", "Keys are held by two officers of the Host in the building."),
        n("words#for", "level-2", "It must be paid within 45 days of the end of each month."),
        n("words#all", "level-2", "Quite other words are here, and many more of them."),
        n(
            "words#stem",
            "level-2",
            "Quite other words come here, and many more:",
            n("words#stem1", "level-3", "but this;"),
        ),
        n("words#table", "level-2", "Quite other words stand here, and many more:", table("words#t", "A", "b")),
        n(
            "words#bare",
            "level-2",
            "Quite other words lie here, and many more:",
            n("words#bare1", "body", "one two three four five"),
        ),
        n("words#ref", "level-2", "See \x02some#e\x03 on what is fifth."),
        n("words#empty", "body", "Now it says so."),
        n("words#full", "body", ""),
    ),
    clause("none", "Nothing below", n("none#a", "level-2", "Something now.")),
    n("plan", "schedule", "The plan", n("plan#a", "schedule-1", "One."), n("plan#b", "schedule-1", "Two.")),
)


def test_whatever_is_varied_is_told_in_words():
    assert told(OLD, NEW) == [
        "Before the part headed “Particulars” insert: first: It comes first",
        "In the row “Length” of the table in the part headed “Particulars”, under “Value”, for “5 years” substitute “7 years”.",
        "For the row “Notice” of the table in the part headed “Particulars” substitute: front#t/9: ",
        "Omit the row “Gone” of the table in the part headed “Particulars”.",
        "Omit the row “Also gone” of the table in the part headed “Particulars”.",
        "In the row “Place” of the table in the part headed “Particulars”, under “Value”, for “sea” substitute “shore”.",
        "After the row “Place” of the table in the part headed “Particulars” insert these rows: front#t/6:  front#t/7: ",
        "For recital (A) substitute: background#c: They met in May.",
        "Omit clause 1 (A clause that goes).",
        "In the heading of clause 2, for “Some” substitute “Some more”.",
        "For clause 2.1 substitute: some#0: Before all.",
        "Omit clauses 2.2 and 2.3.",
        "For clause 2.4(b) substitute: some#dx: and a half;",
        "Omit clause 2.4(c).",
        "After clause 2.5 insert: some#f: Sixth.",
        "For clause 3.1 substitute: instead#x: The new way.",
        "After clause 3 insert: added: Added",
        "In the heading of clause 4, for “heading” substitute “title”.",
        "In clause 4.1, omit “at all times”.",
        "In clause 4.2, after “to the Board” insert “and the Panel”.",
        "In clause 4.3, after “are held by” insert “two”.",
        "In clause 4.4, for “30 days” substitute “45 days”.",
        "For clause 4.5 substitute: words#all: Quite other words are here, and many more of them.",
        "In clause 4.6, for the words before (a) substitute: [Quite other words come here, and many more:]",
        "In clause 4.7, for the words before the table substitute: [Quite other words stand here, and many more:]",
        "In clause 4.8, for the words before “one two three four” substitute: [Quite other words lie here, and many more:]",
        "In the words that begin “” in clause 4, insert “Now it says so.”.",
        "In the words that begin “Everything of it” in clause 4, omit “Everything of it”.",
        "At the end of clause 5 insert: none#a: Something now.",
        "After paragraph 1 of Schedule 1 insert: plan#b: Two.",
    ]


def test_nothing_is_told_of_terms_that_stay():
    assert told(OLD, OLD) == []


def varied(before: TermNode, after: TermNode) -> list[str]:
    """What is told of one section that becomes another, with a clause before it and one after it."""
    ends = clause("one", "One"), clause("three", "Three", n("three#a", "level-2", "See \x02two#b\x03."))
    return told(whole(ends[0], before, ends[1]), whole(ends[0], after, ends[1]))


def test_what_comes_in_before_all_that_stays_is_put_at_the_beginning():
    a, b = n("two#a", "level-2", "It stays."), n("two#new", "level-2", "It comes.")

    assert varied(clause("two", "Two", a), clause("two", "Two", b, a)) == [
        "At the beginning of clause 2 insert: two#new: It comes."
    ]


def test_an_omission_beside_a_paragraph_that_is_none_is_told_apart():
    a, b = n("two#p", "level-2", "It goes."), n("two#q", "body", "It goes too.")
    recitals = n("two#x", "recital", "One."), n("two#y", "recital", "Two.")

    assert varied(clause("two", "Two", a, b), clause("two", "Two")) == [
        "Omit clause 2.1.",
        "Omit the words that begin “It goes too” in clause 2.",
    ]
    assert varied(clause("two", "Two", *recitals), clause("two", "Two")) == ["Omit recital (A).", "Omit recital (B)."]


def test_one_row_is_told_as_one():
    before, after = table("two#t", "Who|Sum", "Vale|£1"), table("two#t", "Who|Sum", "Vale|£1", "Ash|£2")

    assert varied(clause("two", "Two", before), clause("two", "Two", after)) == [
        "After the row “Vale” of the table in clause 2 insert this row: two#t/2: "
    ]


def test_a_schedule_that_goes_is_named_with_its_heading():
    old, new = n("plan", "schedule", "The plan"), n("map", "schedule", "The map")

    assert told(whole(clause("a", "A"), old), whole(clause("a", "A"))) == ["Omit Schedule 1 (The plan)."]
    assert told(whole(clause("a", "A"), old), whole(clause("a", "A"), new)) == [
        "Omit Schedule 1 (The plan).",
        "After Schedule 1 insert: map: The map",
    ]


def test_what_refers_to_a_renumbered_paragraph_is_told():
    a, b = n("two#a", "level-2", "It stays."), n("two#b", "level-2", "It moves.")

    assert varied(clause("two", "Two", a, b), clause("two", "Two", b, a)) == [
        "At the beginning of clause 2 insert: two#b: It moves.",
        "Omit clause 2.2.",
        "For clause 3.1 substitute: three#a: See 2.A1.",
    ]
    assert varied(clause("two", "Two", a, b), clause("two", "Two", a, n("two#c", "level-3", "x"), b)) == [
        "After clause 2.1 insert: two#c: x"
    ]


def test_what_refers_to_it_and_itself_goes_or_changes_is_told_once():
    one, two = n("b#one", "level-2", "One."), n("b#two", "level-2", "Two.")
    old = whole(clause("a", "Rent", n("a#x", "level-2", "See \x02b#two\x03 now.")), clause("b", "Keys", one, two))
    moved = "At the beginning of clause 2 insert: b#two: Two.", "Omit clause 2.2."

    def now(*children: TermNode) -> list[str]:
        return told(old, whole(clause("a", "Rent", *children), clause("b", "Keys", two, one)))

    assert now() == ["Omit clause 1.1.", *moved]
    assert now(n("a#x", "level-2", "See \x02b#two\x03 then.")) == [
        "For clause 1.1 substitute: a#x: See 2.A1 then.",
        *moved,
    ]
    assert now(n("a#y", "level-2", "See all.")) == ["For clause 1.1 substitute: a#y: See all.", *moved]


def reworded(before: str, after: str, role: str = "level-2") -> list[str]:
    return varied(clause("two", "Two", n("two#x", role, before)), clause("two", "Two", n("two#x", role, after)))


def test_words_are_put_in_left_out_or_replaced():
    assert reworded("The Lead must pay the Host what it owes.", "The new Lead must pay the Host what it owes.") == [
        "In clause 2.1, for “The Lead must” substitute “The new Lead must”."
    ]
    assert reworded("Host officers keep all the keys there.", "New Host officers keep all the keys there.") == [
        "In clause 2.1, before “Host officers keep” insert “New”."
    ]
    assert reworded("Officers of the Host keep the keys there.", "All officers of the Host keep the keys there.") == [
        "In clause 2.1, for “Officers” substitute “All officers”."
    ]
    assert reworded(
        "They pay the Host, the Lead and the Board.", "They pay the Host, the Lead and all of the Board."
    ) == ["In clause 2.1, after “the Lead and” insert “all of”."]
    assert reworded("They pay within 30 days, at most £5.", "They pay within 45 days, at most £6.") == [
        "For clause 2.1 substitute: two#x: They pay within 45 days, at most £6."
    ]


def test_a_sign_that_comes_after_words_is_put_in_after_them():
    assert reworded("They pay the Host on time and tell all.", "They pay the Host on time, and tell all.") == [
        "In clause 2.1, after “Host on time” insert “,”."
    ]
    assert cell("one ~ two three four five six seven", "one ~ two three four five six nine") == [
        "In the row “Vale” of the table in clause 2, under “Sum”, for “one ~ two three four five six seven” substitute “one ~ two three four five six nine”."
    ]


def test_words_that_quote_are_given_whole():
    assert reworded("The words “a b” stand in it.", "The words “a c” stand in it.") == [
        "In clause 2.1, for “b” substitute “c”."
    ]


def cell(before: str, after: str) -> list[str]:
    old, new = table("two#t", "Who|Sum", f"Vale|{before}"), table("two#t", "Who|Sum", f"Vale|{after}")
    return varied(clause("two", "Two", old), clause("two", "Two", new))


def test_cells_up_to_eight_words_are_given_whole_and_others_in_words():
    assert cell("one two three four five six seven eight", "one two three four five six seven nine") == [
        "In the row “Vale” of the table in clause 2, under “Sum”, for “one two three four five six seven eight” substitute “one two three four five six seven nine”."
    ]
    assert cell("one two three four five six seven eight nine", "one two three four five six seven eight ten") == [
        "In the row “Vale” of the table in clause 2, under “Sum”, for “nine” substitute “ten”."
    ]
    assert cell("a b c d e f g h i j", "k l m n o p q r s t") == [
        "In the row “Vale” of the table in clause 2, under “Sum”, for “a b c d e f g h i j” substitute “k l m n o p q r s t”."
    ]
    assert cell("", "a b") == ["In the row “Vale” of the table in clause 2, under “Sum”, insert “a b”."]
    assert cell("a b", "") == ["In the row “Vale” of the table in clause 2, under “Sum”, omit “a b”."]
    assert cell("the “a” of it", "the “b” of it") == [
        "In the row “Vale” of the table in clause 2, under “Sum”, for “a” substitute “b”."
    ]


def test_instructions_name_what_they_change():
    node = n("a#new", "level-2", "New.")

    assert [
        changed_key(one)
        for one in (Deletion("a"), Substitution("b", node), Insertion("c", "d", (node,), "e"), Rewording("f", "x", "y"))
    ] == ["a", "b", "c", "f"]


def between(before: list[TermNode], after: list[TermNode]) -> list[object]:
    old, new = (clause("a", "A", *nodes) for nodes in (before, after))
    return list(instructions_between(old, new))


def test_what_comes_in_stands_after_what_leaves_its_number():
    a, b, body = n("a#a", "level-2", "a"), n("a#b", "level-2", "b"), n("a#x", "body", "x")
    first, second = n("a#1", "definition", "1"), n("a#2", "definition", "2")
    new, more = n("a#n", "level-2", "n"), n("a#m", "level-2", "m")
    one, other = table("a#t", "A", "one").children[0], replace(table("a#t", "A", "two").children[0], key="a#t/9")

    assert between([a, b], [a, new, more]) == [Substitution("a#b", new), Insertion("a", "a#a", (more,), "a#b")]
    assert between([a, body], [a, new]) == [Deletion("a#x"), Insertion("a", "a#a", (new,), "a#a")]
    assert between([a, first], [a, second]) == [Deletion("a#1"), Insertion("a", "a#a", (second,), "a#a")]
    assert between([first], [second]) == [Deletion("a#1"), Insertion("a", "", (second,), "")]
    assert between([one], [other]) == [Deletion("a#t/1"), Insertion("a", "", (other,), "")]
    assert between([body], [replace(body, key="a#y")]) == [
        Deletion("a#x"),
        Insertion("a", "", (replace(body, key="a#y"),), ""),
    ]


def test_a_table_of_other_columns_takes_the_place_of_the_one():
    old, new = table("a#t", "A|B", "x|y"), table("a#t", "A|B|C", "x|y|z")

    assert between([old], [new]) == [Substitution("a#t", new)]
    assert between([old], [old]) == []
