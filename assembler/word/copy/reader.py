"""A Word file that comes back, checked and then read into a value. Nothing in it is run, fetched or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from assembler.errors import AnswersError, Problem
from assembler.word.copy.body import BodyReader
from assembler.word.copy.safety import notices_of, refuse_unsafe
from assembler.word.copy.value import Comment, WordCopy
from assembler.word.opened import opened, part_of_file, text_of_file
from assembler.word.words import normal_words
from assembler.word.xml import Element, value, w


def read_copy(docx: bytes) -> WordCopy:
    """The text of a Word file as a value.

    Raises AnswersError, saying what would cure it, where the file is not safe to open, is damaged, holds macros or is no plain document.
    """
    return read_parts(docx).copy


class ReadParts(Struct, frozen=True, eq=False):
    """A Word file read: its text as a value, the XML of each paragraph of that, and its parts.

    `docx` are its bytes, `root` is the text's own, `styles` gives the name of each style by its id, and `notes` the words of footnotes
    and endnotes by theirs.
    """

    docx: bytes
    copy: WordCopy
    elements: Sequence[Element]
    root: Element
    members: Mapping[str, bytes]
    styles: Mapping[str, str]
    notes: Mapping[tuple[str, str], str]


def read_parts(docx: bytes) -> ReadParts:
    """The same as `read_copy`, with what it was read from."""
    members = opened(docx)
    refuse_unsafe(members)
    root = text_of_file(members)
    comments = dict(_comments(members))
    notes = {**dict(_notes(members, "footnote")), **dict(_notes(members, "endnote"))}
    styles = dict(_styles(members))
    reader = BodyReader(styles, comments, notes)
    paragraphs = reader.read(_body(root))
    notices = [*notices_of(members)]
    notices += [f"A field of it ({kind}) brings in what is in another file." for kind in sorted(reader.fields.bringing)]
    notices += [f"A field of it ({kind}) shows words that are not compared." for kind in sorted(reader.fields.saying)]
    notices += ["Some of its text is hidden: no reader sees it, and it is not compared."] if reader.hidden else []
    return ReadParts(docx, WordCopy(paragraphs, tuple(notices)), reader.elements, root, members, styles, notes)


def _body(root: Element) -> Element:
    body = root.find(w("body"))
    if body is None:
        raise AnswersError(Problem("It is not a Word document: it has no text.", cure="Use the file as it was sent."))
    return body


def _styles(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The name of each style by its id: programs change ids, and keep names but for their capitals."""
    if "word/styles.xml" in members:
        for style in part_of_file(members, "word/styles.xml").iter(w("style")):
            yield str(style.get(w("styleId"))), value(style.find(w("name"))).lower()


def _comments(members: Mapping[str, bytes]) -> Iterator[tuple[str, Comment]]:
    if "word/comments.xml" in members:
        for one in part_of_file(members, "word/comments.xml").iter(w("comment")):
            author, date = str(one.get(w("author"), "")), str(one.get(w("date"), ""))
            yield str(one.get(w("id"))), Comment(author, date, _words(one))


def _notes(members: Mapping[str, bytes], kind: str) -> Iterator[tuple[tuple[str, str], str]]:
    name = f"word/{kind}s.xml"
    if name in members:
        for one in part_of_file(members, name).iter(w(kind)):
            yield (kind, str(one.get(w("id")))), _words(one)


def _words(element: Element) -> str:
    lines = ("".join(str(text.text or "") for text in paragraph.iter(w("t"))) for paragraph in element.iter(w("p")))
    return "\n".join(map(normal_words, lines)).strip()
