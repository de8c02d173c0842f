"""Small files brought up to date: what theirs reads as then, and each conflict whole."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from returned.editing import packed
from shipped import house

from assembler.agreement import (
    Agreement,
    Column,
    Paragraph,
    Properties,
    Reference,
    ReferencePart,
    Role,
    Row,
    Section,
    Table,
    Text,
)
from assembler.difference import passages_of
from assembler.returned import Lock
from assembler.returned.issued import issued
from assembler.returned.three_versions import Conflict
from assembler.returned.update import Update, updated
from assembler.word.bookmarks import bookmark
from assembler.word.copy import read_copy
from assembler.word.package import unpack
from assembler.word.writer import document_form

BODY = "word/document.xml"
LOCKS = {"a#right": (Lock("r", "s.4(7)"), Lock("q", "s.4(7)"), Lock("p", "s.5"))}
AT_HAND = {
    "head": "A heading of it",
    "one": "The first party pays rent.",
    "right": "Any party may leave it.",
    "two": "The keys are kept by the host.",
    "three": "Nobody else comes in.",
}
ROLES: dict[str, Role] = {"head": "clause"}


def agreement(given: dict[str, str] = AT_HAND, *tables: Table, before: bool = False, **changed: str) -> Agreement:
    """An agreement of one clause with these words by the ends of their keys, and what is changed; words that are empty are not there."""
    blocks = [
        Paragraph(f"a#{name}", "level-2", (Text(words),))
        for name, words in {**given, **changed}.items()
        if words and name != "head"
    ]
    heading = Paragraph("a", "clause", (Text({**given, **changed}["head"]),), "1.")
    held = (*tables, *blocks) if before else (*blocks, *tables)
    return Agreement(
        Properties("Hub", "Hub", "", "", "", "", "clean", ""), (Section("a", "clause", heading, held, "clause 1"),), ()
    )


def ordered(*names: str, **changed: str) -> Agreement:
    """The same with these paragraphs, in this order."""
    words = {**AT_HAND, **changed}
    return agreement({"head": words["head"], **{name: words[name] for name in names}})


def file(made: Agreement) -> bytes:
    return document_form(made, house()).filled()


def edited(docx: bytes, *changes: tuple[str, str]) -> bytes:
    """A file in whose body each of these patterns was replaced, at least once."""
    members = unpack(docx)
    body = members[BODY].decode()
    for pattern, new in changes:
        body, times = re.subn(pattern, new, body, flags=re.DOTALL)
        assert times, pattern
    return packed({**members, BODY: body.encode()})


def unnamed(*keys: str) -> list[tuple[str, str]]:
    """What takes the names of paragraphs away, so that they are theirs."""
    return [(f'<w:bookmarkStart w:id="[0-9]+" w:name="{bookmark(key)}"/>', "") for key in keys]


def going(words: str) -> tuple[str, str]:
    """What marks words as deleted, as a tracked change of theirs."""
    deleted = '<w:del w:id="9001" w:author="J." w:date="2027-01-01T00:00:00Z"><w:r><w:delText>'
    return f"<w:r><w:t[^>]*>{words}</w:t></w:r>", f"{deleted}{words}</w:delText></w:r></w:del>"


def update(theirs: bytes, ours: Agreement, base: Agreement | None = None) -> Update:
    return updated(issued(tuple(passages_of(base or agreement())), ()), theirs, ours, file(ours), LOCKS)


def reads(made: Update) -> list[str]:
    """The paragraphs of the file once every change is accepted."""
    return [one.text for one in read_copy(made.docx).paragraphs if one.text]


def told(made: Update) -> list[Conflict]:
    """The conflicts, each of which stands as a comment of ours where it has a place."""
    comments = {comment.text for one in read_copy(made.docx).paragraphs for comment in one.comments}
    assert comments <= {one.text for one in made.conflicts}
    return list(made.conflicts)


HEAD, ONE, RIGHT, TWO, THREE = AT_HAND.values()
ALL = [HEAD, ONE, RIGHT, TWO, THREE]


def test_what_is_new_in_ours_goes_into_what_nobody_touched():
    ours = agreement(head="Another heading", one="The first party pays no rent.", two="", new="It is new.")
    made = update(file(agreement()), ours)

    assert (reads(made), told(made), made.taken) == (
        ["Another heading", "The first party pays no rent.", RIGHT, THREE, "It is new."],
        [],
        4,
    )


def test_where_both_word_a_passage_otherwise_theirs_stands():
    made = update(file(agreement(one="The first party pays all rent.")), agreement(one="The first party pays no rent."))

    assert (reads(made), told(made)) == (
        [HEAD, "The first party pays all rent.", RIGHT, TWO, THREE],
        [
            Conflict(
                "a#one",
                "The new draft words this otherwise too. These words stand until somebody decides.",
                ONE,
                "The first party pays all rent.",
                "The first party pays no rent.",
            )
        ],
    )


def test_a_conflict_is_told_line_by_line():
    assert Conflict("k", "Why.", "b", "t", "o").text == "Why.\nAs issued: b\nTheirs: t\nOurs: o"
    assert Conflict("k", "Why.", "", "t", "").text == "Why.\nTheirs: t"


def test_where_both_make_the_same_change_nothing_is_done():
    same = agreement(one="The first party pays no rent.")
    made = update(file(same), same)

    assert (reads(made), told(made), made.taken) == ([HEAD, "The first party pays no rent.", RIGHT, TWO, THREE], [], 0)


def test_what_they_edited_and_ours_has_no_more_is_struck_out_and_told():
    made = update(file(agreement(two="The keys are kept by nobody.")), agreement(two=""))

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, THREE],
        [
            Conflict(
                "a#two",
                "This is no longer in the new draft, and somebody has edited it: decide whether it goes.",
                TWO,
                "The keys are kept by nobody.",
                "",
            )
        ],
    )


def test_what_they_deleted_and_ours_words_otherwise_is_told():
    made = update(file(agreement(two="")), agreement(two="The keys are kept by a guard."))

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, THREE],
        [
            Conflict(
                "a#two",
                "The new draft words this otherwise, and it was deleted here.",
                TWO,
                "",
                "The keys are kept by a guard.",
            )
        ],
    )


def test_what_they_deleted_and_meets_a_rule_is_put_back_and_told():
    made = update(file(agreement(right="")), agreement(one="The first party pays no rent."))

    assert (reads(made), told(made)) == (
        [HEAD, "The first party pays no rent.", RIGHT, TWO, THREE],
        [
            Conflict(
                "a#right", "This was deleted, and meets a rule of law by its words (s.4(7); s.5).", RIGHT, "", RIGHT
            )
        ],
    )


def test_a_pending_deletion_of_what_meets_a_rule_is_told():
    made = update(edited(file(agreement()), going(RIGHT)), agreement(one="The first party pays no rent."))

    assert (reads(made), told(made)) == (
        [HEAD, "The first party pays no rent.", TWO, THREE],
        [
            Conflict(
                "a#right",
                "The deletion of this is pending, and it meets a rule of law by its words (s.4(7); s.5). Reject the deletion.",
                RIGHT,
                "",
                RIGHT,
            )
        ],
    )


def test_a_pending_deletion_of_what_ours_words_otherwise_is_told():
    made = update(edited(file(agreement()), going(TWO)), agreement(two="The keys are kept by a guard."))

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, THREE],
        [
            Conflict(
                "a#two",
                "The new draft words this otherwise, and its deletion is pending here.",
                TWO,
                "",
                "The keys are kept by a guard.",
            )
        ],
    )


def test_what_both_put_in_at_one_place_is_told():
    theirs = edited(file(agreement({**AT_HAND, "theirs": "They put this in."})), *unnamed("a#theirs"))
    made = update(theirs, agreement({**AT_HAND, "ours": "We put this in."}))

    assert (reads(made), told(made)) == (
        [*ALL, "We put this in.", "They put this in."],
        [
            Conflict(
                "a#ours",
                "Something of theirs came in at the same place: see in which order the two should stand.",
                "",
                "They put this in.",
                "We put this in.",
            )
        ],
    )


def test_what_they_put_in_after_what_goes_is_told():
    words = {**AT_HAND, "theirs": "They put this in."}
    theirs = edited(
        file(agreement({name: words[name] for name in ("head", "one", "right", "two", "theirs", "three")})),
        *unnamed("a#theirs"),
    )
    made = update(theirs, agreement(two=""))

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, "They put this in.", THREE],
        [
            Conflict(
                "a#two",
                "What this came in after is no longer in the new draft: see whether it still belongs here.",
                TWO,
                "They put this in.",
                "",
            )
        ],
    )


def test_what_an_earlier_update_put_in_is_not_put_in_twice():
    theirs = file(agreement({**AT_HAND, "new": "It is new."}))

    same = update(theirs, agreement({**AT_HAND, "new": "It is new."}))
    assert (reads(same), told(same), same.taken) == ([*ALL, "It is new."], [], 0)
    other = update(theirs, agreement({**AT_HAND, "new": "It is newer."}))
    assert (reads(other), told(other)) == (
        [*ALL, "It is new."],
        [
            Conflict(
                "a#new",
                "This came in with an earlier update, and the new draft words it otherwise now.",
                "",
                "It is new.",
                "It is newer.",
            )
        ],
    )


def test_what_ours_has_elsewhere_is_moved():
    made = update(file(agreement()), ordered("three", "one", "right", "two"))

    assert (reads(made), told(made)) == ([HEAD, THREE, ONE, RIGHT, TWO], [])


def test_what_ours_has_elsewhere_goes_there_with_what_they_made_of_it():
    made = update(file(agreement(three="Nobody at all comes in.")), ordered("three", "one", "right", "two"))

    assert (reads(made), told(made)) == ([HEAD, "Nobody at all comes in.", ONE, RIGHT, TWO], [])


def test_what_ours_has_elsewhere_and_both_changed_is_left_and_told():
    ours = ordered("three", "one", "right", "two", three="Nobody more comes in.")
    made = update(file(agreement(three="Nobody at all comes in.")), ours)

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, TWO, "Nobody at all comes in."],
        [
            Conflict(
                "a#three",
                "The new draft has this elsewhere, and somebody has edited it: it was left here.",
                THREE,
                "Nobody at all comes in.",
                "Nobody more comes in.",
            )
        ],
    )


def test_what_they_put_in_after_what_moves_is_told():
    words = {**AT_HAND, "theirs": "They put this in."}
    theirs = edited(
        file(agreement({name: words[name] for name in ("head", "one", "right", "two", "three", "theirs")})),
        *unnamed("a#theirs"),
    )
    made = update(theirs, ordered("three", "one", "right", "two"))

    assert (reads(made), told(made)) == (
        [HEAD, THREE, ONE, RIGHT, TWO, "They put this in."],
        [
            Conflict(
                "a#three",
                "What this came in after stands elsewhere in the new draft: see whether it still belongs here.",
                THREE,
                "They put this in.",
                THREE,
            )
        ],
    )


def test_joined_paragraphs_that_ours_has_elsewhere_are_left_and_told():
    theirs = file(agreement(two="", three=f"{TWO} {THREE}"))
    made = update(theirs, ordered("three", "one", "right", "two"))
    why = "The new draft has this elsewhere. It was left here, since it was joined or split."

    assert (reads(made), told(made)) == (
        [HEAD, ONE, RIGHT, f"{TWO} {THREE}"],
        [Conflict("a#three", why, THREE, f"{TWO} {THREE}", THREE)],
    )


def table(*rows: str, headings: str = "Who|Sum", name: str = "t") -> Table:
    """A table of these rows, each a name, a colon and its cells, parted by strokes."""
    made = []
    for row in rows:
        key, _, cells = row.partition(":")
        key = f"a#{name}/{key}"
        held = tuple(
            (Paragraph(f"{key}/{at}", "cell", (Text(words),)),) for at, words in enumerate(cells.split("|"), 1)
        )
        made.append(Row(key, held))
    columns = tuple(Column(words, 100 // len(headings.split("|"))) for words in headings.split("|"))
    return Table(f"a#{name}", "T", "D", columns, tuple(made))


BASE = table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7")


def tables(
    theirs: Table | bytes | None, *ours: Table, base: Table = BASE, known: bool = True, before: bool = False
) -> Update:
    """A file with a table of theirs brought up to date with ours."""
    held = theirs if isinstance(theirs, bytes) else file(agreement(AT_HAND, *([theirs] if theirs else [])))
    headings = tuple(one.heading for one in base.columns)
    was = issued(tuple(passages_of(agreement(AT_HAND, base))), (headings,) if known else None)
    now = agreement(AT_HAND, *ours, before=before)
    return updated(was, held, now, file(now), LOCKS)


def cells(made: Update) -> list[str]:
    """The rows of the file's tables once every change is accepted, each as its cells."""
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for one in read_copy(made.docx).paragraphs:
        if one.cell is not None and one.text:
            rows.setdefault((one.cell.table, one.cell.row), {})[one.cell.column] = one.text
    return ["|".join(row.values()) for row in rows.values()]


def test_rows_come_go_and_have_other_words():
    ours = table("x:New|£1", "v:Vale|£9", "p:Police|£7", "y:Last|£2")
    made = tables(BASE, ours)

    assert (cells(made), told(made)) == (["Who|Sum", "New|£1", "Vale|£9", "Police|£7", "Last|£2"], [])


def test_a_row_that_goes_and_was_edited_is_told():
    made = tables(table("v:Vale|£5", "n:Norvale|£66", "p:Police|£7"), table("v:Vale|£5", "p:Police|£7"))
    why = "This row is no longer in the new draft, and somebody has edited it: decide whether it goes."

    assert (cells(made), told(made)) == (
        ["Who|Sum", "Vale|£5", "Police|£7"],
        [Conflict("a#t/n/1", why, "Norvale", "Norvale £66", "")],
    )


def test_a_row_that_moves_goes_there_and_one_that_was_edited_is_left():
    ours = table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6")
    why = "The new draft has this row elsewhere. It was left here, since it was edited or moved before."

    moved = tables(BASE, ours)
    assert (cells(moved), told(moved)) == (["Who|Sum", "Police|£7", "Vale|£5", "Norvale|£6"], [])
    left = tables(table("v:Vale|£5", "n:Norvale|£6", "p:Police|£77"), ours)
    assert (cells(left), told(left)) == (
        ["Who|Sum", "Vale|£5", "Norvale|£6", "Police|£77"],
        [Conflict("a#t/p/1", why, "Police", "Police", "Police")],
    )


def test_the_words_of_one_cell_may_go():
    ours = table("v:Vale|", "n:Norvale|£6", "p:Police|£7")
    rows = ["Who|Sum", "Vale", "Norvale|£6", "Police|£7"]
    why = "This is no longer in the new draft, and somebody has edited it: decide whether it goes."

    assert (cells(made := tables(BASE, ours)), told(made)) == (rows, [])
    theirs = tables(table("v:Vale|£55", "n:Norvale|£6", "p:Police|£7"), ours)
    assert (cells(theirs), told(theirs)) == (rows, [Conflict("a#t/v/2", why, "£5", "£55", "")])


def test_a_cell_that_was_empty_may_get_words():
    base = table("v:Vale|", "n:Norvale|£6")
    made = tables(base, table("v:Vale|£5", "n:Norvale|£6"), base=base)

    assert (cells(made), told(made)) == (["Who|Sum", "Vale|£5", "Norvale|£6"], [])


def test_a_heading_that_differs_takes_our_words_unless_they_edited_it():
    rows = "v:Vale|£5", "n:Norvale|£6", "p:Police|£7"
    ours = table(*rows, headings="Who|Amount")
    why = "The new draft heads a column “Amount”, and the headings of this table were edited."

    made = tables(BASE, ours)
    assert (cells(made)[0], told(made)) == ("Who|Amount", [])
    theirs = tables(table(*rows, headings="Who|Total"), ours)
    assert (cells(theirs)[0], told(theirs)) == ("Who|Total", [Conflict("a#t/v/1", why, "Vale", "", "Vale")])
    unknown = tables(BASE, ours, known=False)
    assert (cells(unknown)[0], told(unknown)) == ("Who|Sum", [])


def test_a_new_table_comes_whole_and_one_gone_goes_with_its_headings():
    other = table("k:Keys|2", headings="What|How many", name="u")
    why = "This row is no longer in the new draft, and somebody has edited it: decide whether it goes."

    came = tables(BASE, BASE, other)
    assert (cells(came), told(came)) == (
        ["Who|Sum", "Vale|£5", "Norvale|£6", "Police|£7", "What|How many", "Keys|2"],
        [],
    )
    gone = tables(BASE)
    assert (cells(gone), told(gone)) == ([], [])
    theirs = tables(table("v:Vale|£55", "n:Norvale|£6", "p:Police|£7"))
    assert (cells(theirs), told(theirs)) == ([], [Conflict("a#t/v/1", why, "Vale", "Vale £55", "")])


def test_a_table_of_other_columns_replaces_one_that_nobody_edited():
    ours = table("v:Vale|£5|now", "n:Norvale|£6|then", "p:Police|£7|soon", headings="Who|Sum|When")
    why = "The new draft has other columns in this table, and somebody has edited it: take it from the new draft."

    made = tables(BASE, ours)
    assert (cells(made), told(made)) == (
        ["Who|Sum|When", "Vale|£5|now", "Norvale|£6|then", "Police|£7|soon"],
        [],
    )
    theirs = tables(table("v:Vale|£55", "n:Norvale|£6", "p:Police|£7"), ours)
    assert (cells(theirs), told(theirs)) == (
        ["Who|Sum", "Vale|£55", "Norvale|£6", "Police|£7"],
        [Conflict("a#t/v/1", why, "Vale", "", "Vale")],
    )


def test_a_table_moves_whole_but_in_few_cells_paragraphs_move_alone():
    few = table("v:Vale|£5")

    made = tables(few, few, base=few, before=True)
    assert (reads(made), told(made)) == ([HEAD, "Who", "Sum", "Vale", "£5", *ALL[1:]], [])
    assert reads(tables(BASE, BASE, before=True))[:4] == [HEAD, "Who", "Sum", "Vale"]


@pytest.mark.parametrize(
    ("base", "theirs", "rows"),
    [
        (table("v:Vale|£5"), table("v:Vale|£55"), ["Who|Sum", "Vale|£55"]),
        (table("v:Vale|£5"), table("v:Vale|£5", headings="Who|Total"), ["Who|Total", "Vale|£5"]),
        (table("v:Vale|", "n:Nor|£6"), table("v:Vale|"), ["Who|Sum", "Vale"]),
    ],
)
def test_a_table_that_moves_and_that_they_edited_is_left_and_told(base: Table, theirs: Table, rows: list[str]):
    why = "The new draft has this table elsewhere, and somebody has edited it: take it from the new draft."
    made = tables(theirs, base, base=base, before=True)

    assert (cells(made), told(made)) == (rows, [Conflict("a#t/v/1", why, "Vale", "", "Vale")])
    assert reads(made)[:5] == ALL


def test_more_in_a_table_that_they_deleted_is_told_once():
    made = tables(None, table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", "x:New|£1", "y:Newer|£2"))
    why = "The new draft has more in a table that was deleted here."

    assert (cells(made), told(made)) == ([], [Conflict("a#t/x/1", why, "", "", "New")])


def pointing(made: Agreement, key: str) -> Agreement:
    """The same with a paragraph at its front that refers to a key."""
    see = Paragraph("a#see", "level-2", (Text("See "), Reference(key, (ReferencePart(key, "1"),)), Text(".")))
    (section,) = made.sections
    return replace(made, sections=(replace(section, blocks=(see, *section.blocks)),))


def led_to(made: Update) -> list[str]:
    """The words of the paragraphs to which the references of the file lead, once every change is accepted."""
    paragraphs = [one for one in read_copy(made.docx).paragraphs if one.text]
    targets = [run.target for one in paragraphs for run in one.runs if run.target and run.stands]
    return [one.text for target in targets for one in paragraphs if target in one.opened]


def pointed(base: Agreement, ours: Agreement, key: str) -> Update:
    was = pointing(base, key)
    now = pointing(ours, key)
    headings = tuple(
        tuple(one.heading for one in block.columns)
        for section in base.sections
        for block in section.blocks
        if isinstance(block, Table)
    )
    return updated(issued(tuple(passages_of(was)), headings), file(was), now, file(now), LOCKS)


def test_what_refers_to_a_paragraph_that_moved_leads_to_where_it_is():
    assert led_to(pointed(agreement(), ordered("three", "one", "right", "two"), "a#three")) == [THREE]
    assert led_to(pointed(agreement(), agreement(one="Other words."), "a#three")) == [THREE]


@pytest.mark.parametrize(
    "ours",
    [
        table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6"),
        table("v:Vale|£5|now", "n:Norvale|£6|then", "p:Police|£7|soon", headings="Who|Sum|When"),
    ],
)
def test_a_reference_leads_to_a_row_moved_or_a_table_come_again(ours: Table):
    assert led_to(pointed(agreement(AT_HAND, BASE), agreement(AT_HAND, ours), "a#t/p/1")) == ["Police"]


def test_what_comes_in_after_a_table_stands_after_it():
    few = table("v:Vale|£5")
    columns = table("v:Vale|£5|now", headings="Who|Sum|When")
    after = Paragraph("a#after", "level-2", (Text("It comes after."),))

    def with_after(made: Agreement) -> Agreement:
        (section,) = made.sections
        return replace(made, sections=(replace(section, blocks=(*section.blocks, after)),))

    for ours in (columns, few):
        now = with_after(agreement(AT_HAND, ours))
        was = issued(tuple(passages_of(agreement(AT_HAND, few))), (("Who", "Sum"),))
        made = updated(was, file(agreement(AT_HAND, few)), now, file(now), LOCKS)
        assert reads(made)[-1] == "It comes after."
    came = with_after(agreement(AT_HAND, few))
    made = updated(issued(tuple(passages_of(agreement())), ()), file(agreement()), came, file(came), LOCKS)
    assert reads(made) == [*ALL, "Who", "Sum", "Vale", "£5", "It comes after."]


def test_what_comes_in_after_what_was_put_back_stands_after_it():
    now = ordered("one", "right", "new", "two", "three", new="It is new.")
    made = update(file(agreement(right="")), now)

    assert reads(made) == [HEAD, ONE, RIGHT, "It is new.", TWO, THREE]


LONG = {**AT_HAND, "two": "The keys of the hub are kept by the host on every day of the week."}
JOINED = f"{ONE} {RIGHT}"


def both(theirs: dict[str, str], ours: dict[str, str]) -> Update:
    """A file that they changed so brought up to date with what we changed, of a paragraph with more words in it."""
    return update(file(agreement({**LONG, **theirs})), agreement({**LONG, **ours}), agreement(LONG))


@pytest.mark.parametrize(
    ("theirs", "ours", "reads_now"),
    [
        (
            "The new keys of the hub are kept by the host on every day of the week.",
            "The keys of the hub are kept by the host on every night of the week.",
            "The new keys of the hub are kept by the host on every night of the week.",
        ),
        (
            "The keys are kept by the host on every day of the week.",
            "The keys of the hub are kept by the host on some day of the year.",
            "The keys are kept by the host on some day of the year.",
        ),
        (
            "The keys of the hub are kept by the host on every day of the year.",
            "All keys of the hub are kept by the host on every day of the week.",
            "All keys of the hub are kept by the host on every day of the year.",
        ),
        (
            "All keys of the hub are kept by the host on every day of the week.",
            "All keys of the hub are kept by the host on every day of the year.",
            "All keys of the hub are kept by the host on every day of the year.",
        ),
    ],
)
def test_changes_of_both_that_do_not_touch_are_both_in_a_paragraph(theirs: str, ours: str, reads_now: str):
    made = both({"two": theirs}, {"two": ours})

    assert (reads(made)[3], told(made)) == (reads_now, [])


@pytest.mark.parametrize(
    "theirs",
    [
        "The keys of the hub are kept by the host on every second day of the week.",
        "The keys of the hub are kept by the host on every",
    ],
)
def test_changes_of_both_that_touch_are_told(theirs: str):
    ours = "The keys of the hub are kept by the host on every night of the week."
    made = both({"two": theirs}, {"two": ours})

    assert (reads(made)[3], [one.key for one in told(made)]) == (theirs, ["a#two"])


def test_ours_goes_into_paragraphs_that_they_joined():
    theirs = {"one": JOINED, "right": ""}

    changed = both(theirs, {"one": "The first party pays no rent.", "right": "Each party may leave it."})
    assert (reads(changed)[1], told(changed)) == ("The first party pays no rent. Each party may leave it.", [])
    gone = both(theirs, {"right": ""})
    assert (reads(gone)[1].strip(), told(gone)) == (ONE, [])
    both_gone = both(theirs, {"one": "", "right": ""})
    assert (reads(both_gone)[1], [one.key for one in told(both_gone)]) == (LONG["two"], ["a#one"])


def test_ours_goes_into_each_half_of_a_paragraph_that_they_split():
    halves = "The keys of the hub are kept by the host", "on every day of the week."
    theirs = edited(
        file(
            agreement({"head": HEAD, "one": ONE, "right": RIGHT, "two": halves[0], "half": halves[1], "three": THREE})
        ),
        *unnamed("a#half"),
    )

    def made(ours: str) -> Update:
        return update(theirs, agreement({**LONG, "two": ours}), agreement(LONG))

    both_halves = made("The locks of the hub are kept by the host on every night of the week.")
    assert reads(both_halves)[3:5] == ["The locks of the hub are kept by the host", "on every night of the week."]
    assert told(both_halves) == []
    across = made("The keys of the hub are kept by no one at any time.")
    assert (reads(across)[3:5], [one.key for one in told(across)]) == (list(halves), ["a#two"])


def test_where_they_made_quotation_marks_straight_ours_are_straight():
    curly = {**AT_HAND, "two": "The “keys” are kept by the host."}
    straight_marks = {**AT_HAND, "two": 'The "keys" are kept by the host.'}

    same = update(file(agreement(straight_marks)), agreement(curly), agreement(curly))
    assert (reads(same)[3], told(same), same.taken) == (straight_marks["two"], [], 0)
    other = update(
        file(agreement(straight_marks)),
        agreement({**curly, "two": "The “keys” are kept by the guard."}),
        agreement(curly),
    )
    assert (reads(other)[3], told(other)) == ('The "keys" are kept by the guard.', [])


def test_a_number_that_they_typed_before_a_paragraph_stays_before_it():
    typed = f"1.1 {ONE}"
    made = update(file(agreement(one=typed)), agreement(one="The first party pays no rent."))

    assert (reads(made)[1], told(made)) == ("1.1 The first party pays no rent.", [])


def test_what_went_after_a_moved_paragraph_places_nothing_else():
    words = {**AT_HAND, "new": "Something new comes first."}
    ours = agreement({name: words[name] for name in ("head", "new", "two", "right", "one")})
    made = update(file(agreement()), ours)

    assert (reads(made), told(made)) == ([HEAD, words["new"], TWO, RIGHT, ONE], [])


BOTH_JOINED = f"{TWO} {THREE}"


@pytest.mark.parametrize(
    ("ours", "held"),
    [
        ({"three": ""}, f"{TWO} "),
        ({"two": ""}, f" {THREE}"),
        ({"two": "The keys are held by the host."}, f"The keys are held by the host. {THREE}"),
        ({"three": "Nobody more comes in."}, f"{TWO} Nobody more comes in."),
        (
            {"two": "The keys are held by the host.", "three": "Nobody more comes in."},
            "The keys are held by the host. Nobody more comes in.",
        ),
        ({"two": "The locks are kept by the host.", "three": ""}, "The locks are kept by the host. "),
    ],
)
def test_what_is_new_in_one_of_two_joined_goes_into_its_own_words(ours: dict[str, str], held: str):
    made = update(file(agreement(two="", three=BOTH_JOINED)), agreement(**ours))

    assert (reads(made), told(made), made.taken) == ([HEAD, ONE, RIGHT, held], [], 1)


def test_what_is_new_in_joined_paragraphs_stands_beside_their_changes():
    theirs = file(agreement(two="", three=f"The keys were kept by the host. {THREE}"))

    made = update(theirs, agreement(three="Nobody more comes in."))
    assert (reads(made)[3:], told(made)) == (["The keys were kept by the host. Nobody more comes in."], [])
    made = update(theirs, agreement(two="The keys were kept by the host."))
    assert (made.docx, told(made), made.taken) == (theirs, [], 0)


def test_joined_paragraphs_of_which_ours_has_none_go_and_that_is_told():
    made = update(file(agreement(two="", three=BOTH_JOINED)), agreement(two="", three=""))
    why = "This is no longer in the new draft, and somebody has edited it: decide whether it goes."

    assert (reads(made), told(made)) == ([HEAD, ONE, RIGHT], [Conflict("a#two", why, TWO, BOTH_JOINED, "")])


def test_a_heading_that_goes_is_struck_out_with_nothing_before_it():
    new = {"head": "", "new": "Something new."}
    rest = {name: words for name, words in AT_HAND.items() if name != "head"}

    assert reads(update(file(agreement()), agreement(head=""))) == [ONE, RIGHT, TWO, THREE]
    assert reads(update(file(agreement()), agreement({**new, **rest}))) == ["Something new.", ONE, RIGHT, TWO, THREE]
