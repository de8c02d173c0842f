"""What becomes of the contents list of a file that came back, entry by entry: it is theirs, and takes over what only we changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from returned.test_small_updates import edited, going
from shipped import house

from assembler.agreement import Agreement, Paragraph, Properties, Section, Text
from assembler.difference import passages_of
from assembler.difference.passages import plain
from assembler.returned.contents_update import contents_update
from assembler.returned.issued import issued
from assembler.returned.three_versions import ThreeVersions
from assembler.word.bookmarks import bookmark, moved_bookmark, number_bookmark, of_number
from assembler.word.changes import Act, Delete, Insert, Relist, Reword
from assembler.word.copy.reader import ReadParts, read_parts
from assembler.word.writer import write_document

HEADINGS = {"a": "Rent", "b": "Keys", "c": "Books", "d": "Fires"}
ISSUED = ("a", "b", "c")


def agreement(*clauses: str, contents: bool = True, **headings: str) -> Agreement:
    """Clauses of one paragraph each, in this order, after a list of the contents."""
    sections = [Section("contents", "contents", Paragraph("contents", "heading", (Text("Contents"),)), ())]
    for number, name in enumerate(clauses, 1):
        heading = Paragraph(name, "clause", (Text({**HEADINGS, **headings}[name]),), f"{number}.")
        words = Paragraph(f"{name}#one", "level-2", (Text(f"Something is said under {name}, and it is short."),))
        sections.append(Section(name, "clause", heading, (words,), f"clause {number}"))
    made = tuple(sections if contents else sections[1:])
    return Agreement(Properties("Hub", "Hub", "", "", "", "", "clean", ""), made, ())


@cache
def as_issued() -> Agreement:
    return agreement(*ISSUED)


def file(made: Agreement, pages: Mapping[str, int] | None = None) -> bytes:
    return write_document(made, house(), pages=pages)


@cache
def theirs() -> bytes:
    """A file that nobody has touched."""
    return file(as_issued())


class Relisted:
    """What is made of the list: its entries as theirs, ours, or theirs with the words of ours; those that go; and other names."""

    def __init__(self, docx: bytes, ours: Agreement, *acts: str, base: Agreement | None = None) -> None:
        """What is done to the headings is told in words: “goes b”, “comes d”, “is c” (reworded)."""
        self.theirs, self.ours = read_parts(docx), read_parts(file(ours))
        known = issued(tuple(passages_of(base or as_issued())), ())
        versions = ThreeVersions(known, self.theirs, self.ours, ours)
        self.made = list(contents_update(versions, [self._act(*act.split()) for act in acts]))

    def _act(self, what: str, key: str) -> Act:
        old, new = self._heading(self.theirs, key), self._heading(self.ours, key)
        if what == "goes":
            return Delete(old)
        if what == "is":
            return Reword(old, ())
        names = {bookmark(key): moved_bookmark(key), number_bookmark(key): of_number(moved_bookmark(key))}
        return Insert(new, None, None, None, names if what == "moves" else None)

    def _heading(self, parts: ReadParts, key: str) -> int:
        return next(
            (at for at, one in enumerate(parts.copy.paragraphs) if bookmark(key) in one.opened and not one.in_contents),
            -1,
        )

    def _words(self, parts: ReadParts, at: int | None) -> str | None:
        return None if at is None else plain(parts.copy.paragraphs[at].text)

    @property
    def entries(self) -> list[tuple[str | None, str | None]]:
        [made] = self.made
        return [(self._words(self.theirs, one.theirs), self._words(self.ours, one.ours)) for one in made.entries]

    @property
    def gone(self) -> list[str | None]:
        [made] = self.made
        return [self._words(self.theirs, at) for at in made.gone]


Entries = list[tuple[str | None, str | None]]


@pytest.mark.parametrize(
    ("ours", "acts", "entries", "gone"),
    [
        (
            ("a", "b", "c", "d"),
            ("comes d",),
            [("1. Rent", None), ("2. Keys", None), ("3. Books", None), (None, "4. Fires")],
            [],
        ),
        (
            ("a", "d", "b", "c"),
            ("comes d",),
            [("1. Rent", None), (None, "2. Fires"), ("2. Keys", "3. Keys"), ("3. Books", "4. Books")],
            [],
        ),
        (
            ("d", "a", "b", "c"),
            ("comes d",),
            [(None, "1. Fires"), (None, "2. Rent"), ("2. Keys", "3. Keys"), ("3. Books", "4. Books")],
            ["1. Rent"],
        ),
        (("a", "c"), ("goes b",), [("1. Rent", None), ("3. Books", "2. Books")], ["2. Keys"]),
        (("b", "c"), ("goes a",), [("2. Keys", "1. Keys"), ("3. Books", "2. Books")], ["1. Rent"]),
        (("a", "b"), ("goes c",), [("1. Rent", None), ("2. Keys", None)], ["3. Books"]),
        (
            ("a", "d", "c"),
            ("goes b", "comes d"),
            [("1. Rent", None), (None, "2. Fires"), ("3. Books", None)],
            ["2. Keys"],
        ),
        (
            ("d", "b", "c"),
            ("goes a", "comes d"),
            [(None, "1. Fires"), ("2. Keys", None), ("3. Books", None)],
            ["1. Rent"],
        ),
        (
            ("a", "c", "b"),
            ("goes b", "moves b"),
            [("1. Rent", None), ("3. Books", "2. Books"), (None, "3. Keys")],
            ["2. Keys"],
        ),
        (
            ("c", "a", "b"),
            ("goes c", "moves c"),
            [(None, "1. Books"), (None, "2. Rent"), ("2. Keys", "3. Keys")],
            ["1. Rent", "3. Books"],
        ),
    ],
    ids=lambda one: " ".join(map(str, one)),
)
def test_entries_come_go_and_take_over_numbers_with_their_headings(
    ours: tuple[str, ...], acts: tuple[str, ...], entries: Entries, gone: list[str]
):
    found = Relisted(theirs(), agreement(*ours), *acts)

    assert (found.entries, found.gone) == (entries, gone)
    moved = next((act.split()[1] for act in acts if act.startswith("moves")), None)
    assert found.made[0].named == (
        {bookmark(moved): moved_bookmark(moved), number_bookmark(moved): of_number(moved_bookmark(moved))}
        if moved
        else {}
    )


def test_an_entry_takes_over_our_words():
    found = Relisted(theirs(), agreement(*ISSUED, b="Keys and doors"), "is b")

    assert (found.entries, found.gone) == (
        [("1. Rent", None), ("2. Keys", "2. Keys and doors"), ("3. Books", None)],
        [],
    )


def test_where_no_entry_changes_the_list_stays():
    ours = agreement(*ISSUED)

    assert Relisted(theirs(), ours).made == []
    assert Relisted(theirs(), ours, "is b").made == []
    assert Relisted(theirs(), agreement(*ISSUED, contents=False), "is b").made == []
    assert Relisted(file(agreement(*ISSUED, contents=False)), agreement("a", "c"), "goes b").made == []


def test_the_page_of_an_entry_makes_no_difference():
    docx = file(as_issued(), {"a": 3, "b": 14, "c": 15})

    assert Relisted(docx, agreement(*ISSUED), "is b").made == []
    assert Relisted(docx, agreement("a", "b", "c", "d"), "comes d").entries == [
        ("1. Rent 3", None),
        ("2. Keys 14", None),
        ("3. Books 15", None),
        (None, "4. Fires"),
    ]


def test_a_heading_that_they_changed_keeps_its_entry():
    docx = file(agreement(*ISSUED, b="Locks"))

    assert Relisted(docx, agreement(*ISSUED, b="Doors", c="Papers"), "is c").entries == [
        ("1. Rent", None),
        ("2. Locks", None),
        ("3. Books", "3. Papers"),
    ]
    assert Relisted(docx, agreement("a", "d", "b", "c"), "comes d").entries == [
        ("1. Rent", None),
        (None, "2. Fires"),
        ("2. Locks", None),
        ("3. Books", "4. Books"),
    ]


def test_numbers_stay_theirs_where_headings_differ_from_those_issued():
    own = file(agreement("a", "d", "b", "c"))
    fewer = file(agreement("a", "c"))

    assert Relisted(own, agreement("b", "c", b="Doors"), "goes a", "is b").entries == [
        ("2. Fires", None),
        ("3. Keys", "1. Doors"),
        ("4. Books", None),
    ]
    assert Relisted(fewer, agreement("c"), "goes a").entries == [("2. Books", None)]
    swapped = file(agreement("b", "a", "c"))
    assert Relisted(swapped, agreement("b", "c", "d"), "goes a", "comes d").entries == [
        ("1. Keys", None),
        ("3. Books", None),
        (None, "3. Fires"),
    ]


def test_a_heading_of_theirs_that_no_list_names_keeps_their_numbers():
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Their own</w:t></w:r></w:p>'
    docx = edited(theirs(), (r"(<w:sectPr(?!.*<w:sectPr))", rf"{heading}\1"))

    assert [one.text for one in read_parts(docx).copy.paragraphs if one.style == "heading 1"] == [
        *("Rent", "Keys", "Books"),
        "Their own",
    ]
    assert Relisted(docx, agreement("b", "c"), "goes a").entries == [("2. Keys", None), ("3. Books", None)]


def test_a_heading_of_ours_that_they_deleted_stays_out_of_the_list():
    found = Relisted(file(agreement("a", "c")), agreement("a", "b", "c", "d"), "comes d")

    assert found.entries == [("1. Rent", None), ("2. Books", None), (None, "4. Fires")]
    between = Relisted(file(agreement("a", "c")), agreement("a", "b", "d", "c"), "comes d")
    assert between.entries == [("1. Rent", None), (None, "3. Fires"), ("2. Books", None)]


def test_a_heading_gone_from_ours_or_updated_before_keeps_its_entry():
    left = Relisted(theirs(), agreement("a", "b", b="Doors"), "is b")
    earlier = Relisted(
        file(agreement("a", "b", "c", "d")), agreement("a", "b", "c", "d", b="Doors", d="Flames"), "is b"
    )

    assert left.entries == [("1. Rent", None), ("2. Keys", "2. Doors"), ("3. Books", None)]
    assert earlier.entries == [("1. Rent", None), ("2. Keys", "2. Doors"), ("3. Books", None), ("4. Fires", None)]


LINK = f'<w:hyperlink w:anchor="{bookmark("b")}"[^>]*>(.*?)</w:hyperlink>'


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (LINK, r"\1"),
        (LINK, f'<w:hyperlink w:anchor="{bookmark("a")}">\\1</w:hyperlink>'),
        (f"({LINK})", r"\1\1"),
        (LINK, r"<w:hyperlink>\1</w:hyperlink>"),
    ],
    ids=["no link", "the link of another", "two links", "a link to nowhere"],
)
def test_a_list_that_is_not_as_a_program_made_it_is_left(pattern: str, new: str):
    docx = edited(theirs(), (pattern, new))

    assert Relisted(docx, agreement("a", "c"), "goes b").made == []
    assert Relisted(docx, agreement("a", "b", "c", "d"), "comes d").made == []


def test_a_list_in_which_a_change_is_pending_is_left():
    [(pattern, deleted)] = [going("Keys")]
    docx = edited(theirs(), (f"(<w:r><w:tab/></w:r>){pattern}", rf"\1{deleted}"))

    assert Relisted(docx, agreement("a", "c"), "goes b").made == []


def test_an_entry_of_theirs_that_leads_to_no_passage_of_ours_stays():
    docx = edited(
        theirs(), (f'w:anchor="{bookmark("b")}"', 'w:anchor="_Toc77"'), (f'w:name="{bookmark("b")}"', 'w:name="_Toc77"')
    )
    found = Relisted(docx, agreement("a", "c"), "goes a")

    assert isinstance(found.made[0], Relist)
    assert found.entries == [("2. Keys", None), ("3. Books", None)]
    assert found.gone == ["1. Rent"]
