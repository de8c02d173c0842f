"""Where what is new in ours goes in a file that came back, and in which order, step by step."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from returned.test_small_updates import (
    ALL,
    AT_HAND,
    BASE,
    HEAD,
    LOCKS,
    ONE,
    RIGHT,
    THREE,
    TWO,
    agreement,
    both,
    cells,
    edited,
    file,
    going,
    ordered,
    reads,
    table,
    told,
    unnamed,
    update,
)

from assembler.agreement import Agreement, Paragraph, Table, Text
from assembler.difference import passages_of
from assembler.returned.issued import issued
from assembler.returned.three_versions import Conflict, ThreeVersions
from assembler.returned.update import updated
from assembler.word.bookmarks import bookmark, moved_bookmark
from assembler.word.copy.reader import read_parts

NEW, NEWER = "It is quite new.", "It is newer still."


def test_what_is_new_stands_in_the_order_of_ours():
    made = update(file(agreement()), agreement({**AT_HAND, "new": NEW, "newer": NEWER}))
    assert (reads(made), made.taken) == ([*ALL, NEW, NEWER], 2)
    between = update(file(agreement()), ordered("one", "new", "newer", "right", "two", "three", new=NEW, newer=NEWER))
    assert (reads(between), between.taken) == ([HEAD, ONE, NEW, NEWER, RIGHT, TWO, THREE], 2)


def test_what_is_new_stands_after_what_an_earlier_update_put_in():
    theirs = file(agreement({**AT_HAND, "new": NEW}))
    made = update(theirs, agreement({**AT_HAND, "new": NEW, "newer": NEWER}))

    assert (reads(made), told(made), made.taken) == ([*ALL, NEW, NEWER], [], 1)


def test_what_an_update_put_in_comes_again_if_it_is_to_be_deleted():
    theirs = edited(file(agreement({**AT_HAND, "new": NEW})), going(NEW))
    made = update(theirs, agreement({**AT_HAND, "new": NEW}))

    assert (reads(made), told(made)) == ([*ALL, NEW], [])


def test_what_is_new_follows_what_moved_though_what_came_next_went():
    made = update(file(agreement()), ordered("one", "three", "right", "new", new=NEW))

    assert (reads(made), told(made)) == ([HEAD, ONE, THREE, RIGHT, NEW], [])
    kept = update(file(agreement()), ordered("one", "three", "right", "new", "two", new=NEW))
    assert (reads(kept), told(kept)) == ([HEAD, ONE, THREE, RIGHT, NEW, TWO], [])


def test_what_is_new_after_what_went_stands_where_that_was():
    made = update(file(agreement()), ordered("one", "new", "three", new=NEW))

    assert (reads(made), told(made)) == ([HEAD, ONE, NEW, THREE], [])


def test_what_is_left_for_somebody_to_decide_is_not_counted():
    made = update(
        file(agreement(one="The first party pays all rent.")),
        agreement(one="The first party pays no rent.", two="The keys are kept by a guard."),
    )

    assert (reads(made), made.taken) == (
        [HEAD, "The first party pays all rent.", RIGHT, "The keys are kept by a guard.", THREE],
        1,
    )
    assert [one.key for one in told(made)] == ["a#one"]


def after_table(made: Agreement) -> Agreement:
    """The same with a paragraph after its table."""
    (section,) = made.sections
    after = Paragraph("a#after", "level-2", (Text(NEW),))
    return replace(made, sections=(replace(section, blocks=(*section.blocks, after)),))


COLUMNS = table("v:Vale|£5|now", "n:Norvale|£6|then", "p:Police|£7|soon", headings="Who|Sum|When")
MORE = table("v:Vale|£5", "n:Norvale|£6", "p:Police|£7", "y:Last|£2")
MOVED = table("p:Police|£7", "v:Vale|£5", "n:Norvale|£6")
EDITED = table("v:Vale|£55", "n:Norvale|£6", "p:Police|£7")


@pytest.mark.parametrize(
    ("theirs", "ours", "rows"),
    [
        (BASE, BASE, ["Who|Sum", "Vale|£5", "Norvale|£6", "Police|£7"]),
        (BASE, MORE, ["Who|Sum", "Vale|£5", "Norvale|£6", "Police|£7", "Last|£2"]),
        (BASE, MOVED, ["Who|Sum", "Police|£7", "Vale|£5", "Norvale|£6"]),
        (BASE, COLUMNS, ["Who|Sum|When", "Vale|£5|now", "Norvale|£6|then", "Police|£7|soon"]),
        (EDITED, COLUMNS, ["Who|Sum", "Vale|£55", "Norvale|£6", "Police|£7"]),
    ],
    ids=["the same", "more rows", "a row moved", "more columns", "left as theirs"],
)
def test_what_is_new_after_a_table_stands_after_it(theirs: Table, ours: Table, rows: list[str]):
    now = after_table(agreement(AT_HAND, ours))
    was = issued(tuple(passages_of(agreement(AT_HAND, BASE))), (("Who", "Sum"),))
    made = updated(was, file(agreement(AT_HAND, theirs)), now, file(now), LOCKS)

    assert (cells(made), reads(made)[-1]) == (rows, NEW)


def renamed(docx: bytes, key: str, *names: str) -> bytes:
    """The file in which a passage has bookmarks of these names."""
    more = "".join(
        f'<w:bookmarkStart w:id="{9101 + at}" w:name="{name}"/><w:bookmarkEnd w:id="{9101 + at}"/>'
        for at, name in enumerate(names[1:])
    )
    pattern = f'<w:bookmarkStart w:id="([0-9]+)" w:name="{bookmark(key)}"/>'
    return edited(docx, (pattern, rf'<w:bookmarkStart w:id="\1" w:name="{names[0]}"/>{more}'))


OWN, OTHER = bookmark("a#three"), moved_bookmark("a#three")


def versions(docx: bytes, ours: Agreement, base: Agreement | None = None) -> ThreeVersions:
    was = issued(tuple(passages_of(base or agreement())), ())
    return ThreeVersions(was, read_parts(docx), read_parts(file(ours)), ours)


@pytest.mark.parametrize(("names", "found"), [((OWN,), (OWN, OTHER)), ((OTHER,), (OTHER, OWN)), ((OWN, OTHER), None)])
def test_a_passage_that_moves_has_the_one_of_two_names_that_is_free(
    names: tuple[str, ...], found: tuple[str, str] | None
):
    docx = renamed(file(agreement()), "a#three", *names)

    assert versions(docx, agreement()).other_name("a#three") == found


def test_what_was_moved_before_moves_again_unless_both_names_are_used():
    ours = ordered("three", "one", "right", "two")
    again = update(renamed(file(agreement()), "a#three", OTHER), ours)
    used = update(renamed(file(agreement()), "a#three", OWN, OTHER), ours)

    assert (reads(again), told(again)) == ([HEAD, THREE, ONE, RIGHT, TWO], [])
    assert (reads(used), told(used)) == (
        ALL,
        [
            Conflict(
                "a#three",
                "The new draft has this elsewhere. It was left here, since it was moved before.",
                THREE,
                THREE,
                THREE,
            )
        ],
    )


def test_the_three_versions_have_passages_with_words_and_places():
    base = agreement(AT_HAND, table("v:Vale|", "n:Norvale|£6"))
    found = versions(file(base), base, base)

    assert [one.key for one in found.base] == [one.key for one in found.new]
    assert "a#t/v/2" not in {one.key for one in found.base}
    assert (found.differs, found.conflicts) == (False, [])
    assert (found.our_place("a#none"), found.our_cell(found.our_place("a#one") or 0)) == (None, None)
    assert (found.in_row("a#t/v/1"), found.in_row("a#one"), found.in_row("a/b#one")) == (True, False, False)
    assert found.group("a#one").keys == ("a#one",)


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (
            "The many new keys of the hub are kept by the host on every day of a long week.",
            "The keys of the hub are held by the host on every day of the week.",
            "The many new keys of the hub are held by the host on every day of a long week.",
        ),
        (
            "The keys are kept by the host on every day of a long week.",
            "The keys of the hub are kept by the landlord on every day of the week.",
            "The keys are kept by the landlord on every day of a long week.",
        ),
        (
            "The keys of the hub are kept by the host on every day of a long week.",
            "The new keys of the hub are held by the host on every day of the week.",
            "The new keys of the hub are held by the host on every day of a long week.",
        ),
    ],
)
def test_ours_goes_in_between_changes_of_theirs(theirs: str, ours: str, expected: str):
    made = both({"two": theirs}, {"two": ours})

    assert (reads(made)[3], told(made)) == (expected, [])


def test_what_they_deleted_and_ours_leaves_stays_deleted_silently():
    made = update(file(agreement(two="")), agreement(one="The first party pays no rent."))

    assert (reads(made), told(made), made.taken) == ([HEAD, "The first party pays no rent.", RIGHT, THREE], [], 1)


def test_nothing_new_is_the_very_file():
    theirs = file(agreement(one="The first party pays all rent.", three=""))
    made = update(theirs, agreement())

    assert (made.docx, made.taken, made.conflicts) == (theirs, 0, ())


def came_after(docx: bytes, words: str, base: Agreement | None = None) -> str | None:
    """What they put in after a paragraph of these words."""
    found = versions(docx, base or agreement(), base)
    place = next(one.at for one in found.paragraphs if one.words == words)
    came = found.came_after(place)
    return came.words if came else None


def with_theirs(*changes: tuple[str, str]) -> bytes:
    """A file into which they put a paragraph after that about keys."""
    words = {**AT_HAND, "theirs": "They put this in."}
    made = agreement({name: words[name] for name in ("head", "one", "right", "two", "theirs", "three")})
    return edited(file(made), *(changes or unnamed("a#theirs")))


def test_what_they_put_in_after_a_paragraph_that_was_issued_is_known():
    docx = with_theirs()

    assert [came_after(docx, words) for words in (RIGHT, TWO, "They put this in.", THREE)] == [
        *(None, "They put this in."),
        *(None, None),
    ]
    assert versions(docx, agreement()).came_after(10_000) is None


def test_a_copy_a_cell_and_a_deletion_did_not_come_in_there():
    copy = with_theirs((f'w:name="{bookmark("a#theirs")}"', f'w:name="{bookmark("a#one")}_copy_1"'))
    deleted = edited(with_theirs(), going("They put this in."))
    row = edited(file(agreement(AT_HAND, table("v:Vale|£5"))), *unnamed("a#t/v/1", "a#t/v/2"))

    assert [came_after(docx, TWO) for docx in (copy, deleted)] == [None, None]
    assert came_after(row, THREE) is None
