"""Edits that lawyers make, made on the XML of a Word file as Word is documented to make them, each with what is known to be true of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Any

from lxml import etree

from assembler.word.changes.notes import Notes
from assembler.word.package import join, packed_member, unpack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHORS = ("J. Lawyer", "K. Counterpart")
_LAWYERS = (
    "A Party that is asked for a document must give it within ten days of the request.",
    "The cost of a survey falls on whoever asked for it, unless the survey finds a defect.",
    "Nobody may smoke in the appliance bays, the watch room or the yard.",
    "Insurers must be told of each vehicle that is kept at the premises overnight.",
    "Keys are held by the duty officer, who keeps a list of those who have borrowed one.",
)
_OTHER_WORDS = ("reasonable", "promptly", "jointly", "written", "annual", "forthwith", "material", "designated")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass
class Edited:
    """A document under edit: its XML, and the truth so far, by the name of each bookmark."""

    root: Any
    random: Random
    status: dict[str, str] = field(default_factory=dict)
    inserted: int = 0
    moved: list[set[str]] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)
    unlinked: set[str] = field(default_factory=set)

    def paragraphs(self, least: int = 8, *, cells: bool = False) -> list[Any]:
        """Paragraphs of ours with so many words, not touched and not beside what was."""
        return [p for p in self.root.iter(w("p")) if name_of(p) and self._fits(p, least, cells=cells)]

    def _fits(self, p: Any, least: int, *, cells: bool) -> bool:
        in_cell = next(p.iterancestors(w("tc")), None) is not None
        if in_cell != cells or len(text_of(p).split()) < least or next(p.iter(w("fldChar")), None) is not None:
            return False
        near = (p, p.getprevious(), p.getnext())
        return not any(
            name_of(one) in self.status or name_of(one) in self.loose or one.get("new")
            for one in near
            if one is not None
        )

    def choose(self, least: int = 8, *, cells: bool = False) -> Any:
        return self.random.choice(self.paragraphs(least, cells=cells))


def name_of(p: Any) -> str:
    start = p.find(w("bookmarkStart"))
    return "" if start is None else start.get(w("name"))


def text_of(p: Any) -> str:
    return "".join(t.text or "" for t in p.iter(w("t")))


def run(text: str, *, deleted: bool = False) -> Any:
    made = etree.Element(w("r"))
    words = etree.SubElement(made, w("delText" if deleted else "t"))
    words.text = text
    words.set(SPACE, "preserve")
    return made


def paragraph(text: str, style: str) -> Any:
    made = etree.Element(w("p"))
    properties = etree.SubElement(made, w("pPr"))
    etree.SubElement(properties, w("pStyle")).set(w("val"), style)
    made.append(run(text))
    made.set("new", "1")
    return made


def style_of(p: Any) -> str:
    return p.find(w("pPr")).find(w("pStyle")).get(w("val"))


def set_text(p: Any, text: str) -> None:
    """Other words in the place of all that a paragraph has; its bookmark stays round them."""
    start, end = p.find(w("bookmarkStart")), p.find(w("bookmarkEnd"))
    for child in list(p):
        if child.tag != w("pPr"):
            p.remove(child)
    p.extend([start, run(text), end])


def edit_words(doc: Edited) -> None:
    p = doc.choose()
    words = text_of(p).split(" ")
    at = doc.random.randrange(1, len(words) - 1)
    words[at : at + doc.random.randint(0, 2)] = [doc.random.choice(_OTHER_WORDS)]
    set_text(p, " ".join(words))
    doc.status[name_of(p)] = "changed"


def delete(doc: Edited) -> None:
    p = doc.choose(4)
    doc.status[name_of(p)] = "deleted"
    doc.loose |= {name_of(one) for one in (p.getprevious(), p.getnext()) if one is not None}
    p.getparent().remove(p)


def insert(doc: Edited) -> None:
    p = doc.choose(4)
    p.addnext(paragraph(doc.random.choice(_LAWYERS), style_of(p)))
    doc.loose.add(name_of(p))
    doc.inserted += 1


def split(doc: Edited) -> None:
    """Enter within a paragraph: its bookmark runs on over both."""
    p = doc.choose(10)
    words = text_of(p).split(" ")
    at = doc.random.randrange(2, len(words) - 2)
    end = p.find(w("bookmarkEnd"))
    set_text(p, " ".join(words[:at]))
    after = paragraph(" ".join(words[at:]), style_of(p))
    p.addnext(after)
    after.append(p.find(w("bookmarkEnd")))
    doc.status[name_of(p)] = "split"
    assert end is not None


def _neighbours(doc: Edited) -> list[Any]:
    """Paragraphs that may be edited together with the next."""
    free = doc.paragraphs(5)
    return [p for p, after in pairwise(free) if p.getnext() is after and style_of(p) == style_of(after)]


def join_next(doc: Edited) -> None:
    """Delete at the end of a paragraph: it takes in the next, whose bookmark comes along."""
    p = doc.random.choice(_neighbours(doc))
    after = p.getnext()
    p.append(run(" "))
    doc.status[name_of(p)] = doc.status[name_of(after)] = "joined"
    p.extend([child for child in after if child.tag != w("pPr")])
    after.getparent().remove(after)


def swap(doc: Edited) -> None:
    p = doc.random.choice(_neighbours(doc))
    after = p.getnext()
    after.addnext(p)
    doc.moved.append({name_of(p), name_of(after)})
    doc.loose |= {name_of(p), name_of(after)}


def move(doc: Edited) -> None:
    p = doc.choose(6)
    other = doc.choose(6)
    if other in (p, p.getnext(), p.getprevious()):
        return
    doc.loose |= {name_of(one) for one in (p, other, p.getprevious(), p.getnext()) if one is not None}
    other.addnext(p)
    doc.moved.append({name_of(p)})


def retype(doc: Edited) -> None:
    """A paragraph selected whole and typed over: its bookmark is gone, and about half of its words are the same."""
    p = doc.choose(10)
    name = name_of(p)
    words = text_of(p).split(" ")
    kept = [word if doc.random.random() < 0.6 else doc.random.choice(_OTHER_WORDS) for word in words]
    kept[doc.random.randrange(len(kept))] = "nevertheless"
    set_text(p, " ".join(kept))
    p.remove(p.find(w("bookmarkStart")))
    p.remove(p.find(w("bookmarkEnd")))
    p.set("new", "1")
    doc.status[name] = "changed"


def tracked_words(doc: Edited) -> None:
    p = doc.choose()
    words = text_of(p).split(" ")
    at = doc.random.randrange(1, len(words) - 1)
    start, end = p.find(w("bookmarkStart")), p.find(w("bookmarkEnd"))
    old, new = etree.Element(w("del")), etree.Element(w("ins"))
    author = doc.random.choice(AUTHORS)
    for number, one in enumerate((old, new)):
        one.attrib.update({w("id"): str(90_000 + number), w("author"): author, w("date"): "2027-03-08T10:15:00Z"})
    old.append(run(words[at], deleted=True))
    new.append(run(doc.random.choice(_OTHER_WORDS)))
    for child in list(p):
        if child.tag != w("pPr"):
            p.remove(child)
    p.extend([start, run(" ".join(words[:at]) + " "), old, new, run(" " + " ".join(words[at + 1 :])), end])
    doc.status[name_of(p)] = "changed"


def tracked_deletion(doc: Edited) -> None:
    tracked_deletion_of(doc, doc.choose(4))


def tracked_deletion_of(doc: Edited, p: Any) -> None:
    words = text_of(p)
    start, end = p.find(w("bookmarkStart")), p.find(w("bookmarkEnd"))
    for child in list(p):
        if child.tag != w("pPr"):
            p.remove(child)
    attributes = {w("id"): "90100", w("author"): AUTHORS[1], w("date"): "2027-03-08T10:15:00Z"}
    gone = etree.Element(w("del"), attributes)
    gone.append(run(words, deleted=True))
    p.extend([start, gone, end])
    mark = etree.SubElement(etree.SubElement(p.find(w("pPr")), w("rPr")), w("del"))
    mark.attrib.update(attributes)
    doc.status[name_of(p)] = "deleted"


def _rows(doc: Edited) -> list[Any]:
    """The rows of tables of three columns or more that are no headings."""
    rows = [row for row in doc.root.iter(w("tr")) if next(row.iter(w("tblHeader")), None) is None]
    return [row for row in rows if len(row.findall(w("tc"))) > 2]


def tracked_move(doc: Edited) -> None:
    """A paragraph moved with tracking on: struck out where it was, its bookmark with it, and put in elsewhere."""
    p = doc.choose(8)
    other = doc.choose(6)
    if other in (p, p.getnext(), p.getprevious()):
        return
    words, attributes = text_of(p), {w("id"): "90200", w("author"): AUTHORS[0], w("date"): "2027-03-08T10:15:00Z"}
    doc.loose |= {name_of(one) for one in (p, other, p.getprevious(), p.getnext()) if one is not None}
    start, end = p.find(w("bookmarkStart")), p.find(w("bookmarkEnd"))
    set_text(p, "")
    gone, came = etree.Element(w("moveFrom"), attributes), etree.Element(w("moveTo"), attributes)
    gone.append(run(words))
    came.append(run(words))
    p.remove(p.find(w("r")))
    start.addnext(gone)
    new = paragraph("", style_of(p))
    new.remove(new.find(w("r")))
    new.append(came)
    for one, kind in ((p, "moveFrom"), (new, "moveTo")):
        etree.SubElement(etree.SubElement(one.find(w("pPr")), w("rPr")), w(kind)).attrib.update(attributes)
    other.addnext(new)
    assert end is not None
    doc.moved.append({name_of(p)})


def copy_paragraph(doc: Edited) -> None:
    """A paragraph copied and pasted: LibreOffice gives the copy's bookmark another name."""
    p = doc.choose(6)
    other = doc.choose(6)
    new = deepcopy(p)
    new.find(w("bookmarkStart")).set(w("name"), f"{name_of(p)}_Copy_1")
    new.set("new", "1")
    doc.loose |= {name_of(p), name_of(other)}
    other.addnext(new)
    doc.inserted += 1


def enter_at_start(doc: Edited) -> None:
    """Enter at the very start, and a paragraph typed above: the bookmark begins in that."""
    p = doc.choose(6)
    above = paragraph(doc.random.choice(_LAWYERS), style_of(p))
    above.append(p.find(w("bookmarkStart")))
    p.addprevious(above)
    doc.loose.add(name_of(above))
    p.set("new", "1")
    doc.inserted += 1


def caught_whole(doc: Edited) -> None:
    """The same where the whole bookmark stays on the new paragraph above."""
    p = doc.choose(6)
    above = paragraph(doc.random.choice(_LAWYERS), style_of(p))
    above.insert(1, p.find(w("bookmarkStart")))
    above.append(p.find(w("bookmarkEnd")))
    p.addprevious(above)
    doc.loose.add(name_of(above))
    p.set("new", "1")
    doc.inserted += 1


def typed_over_as_one(doc: Edited) -> None:
    """Two paragraphs selected together and typed over: one is left, with some words of the first, and no bookmark."""
    p = doc.random.choice(_neighbours(doc))
    after = p.getnext()
    words = text_of(p).split(" ")
    new = paragraph(" ".join(words[: 2 * len(words) // 3]) + " nevertheless", style_of(p))
    doc.status[name_of(p)], doc.status[name_of(after)] = "changed", "deleted"
    p.addprevious(new)
    p.getparent().remove(p)
    after.getparent().remove(after)


def tracked_deletion_without_anchor(doc: Edited) -> None:
    """As ONLYOFFICE does: the words are struck out, and the bookmark is gone."""
    p = doc.choose(8)
    name = name_of(p)
    tracked_deletion_of(doc, p)
    p.remove(p.find(w("bookmarkStart")))
    p.remove(p.find(w("bookmarkEnd")))
    p.set("new", "1")
    doc.status[name] = "deleted"


def row_in(doc: Edited) -> None:
    row = doc.random.choice(_rows(doc))
    new = deepcopy(row)
    for p in new.iter(w("p")):
        for child in list(p):
            if child.tag != w("pPr"):
                p.remove(child)
        p.append(run(doc.random.choice(_OTHER_WORDS) + " " + str(doc.random.randint(100, 999))))
        p.set("new", "1")
        doc.inserted += 1
    row.addnext(new)
    doc.loose |= {name_of(p) for p in row.iter(w("p"))}


def row_out(doc: Edited) -> None:
    rows = [
        row
        for row in _rows(doc)
        if not any(name_of(p) in doc.loose or p.get("new") for p in row.iter(w("p"))) and row.getnext() is not None
    ]
    if rows:
        row = doc.random.choice(rows)
        doc.status.update({name_of(p): "deleted" for p in row.iter(w("p")) if name_of(p)})
        row.getparent().remove(row)


def _fields(doc: Edited) -> list[Any]:
    found = []
    for p in doc.root.iter(w("p")):
        near = (p, p.getprevious(), p.getnext())
        free = name_of(p) and not any(name_of(one) in doc.status or one.get("new") for one in near if one is not None)
        if free and len([c for c in p.iter(w("instrText")) if " REF " in (c.text or "")]) == 1:
            found.append(p)
    return found


def _typed(doc: Edited, number: Callable[[str], str]) -> None:
    """The one field of a paragraph, with all its runs, as typed words."""
    p = doc.random.choice(_fields(doc))
    runs = [child for child in p if child.tag == w("r")]
    marks = [at for at, one in enumerate(runs) if one.find(w("fldChar")) is not None]
    result = "".join(text_of(one) for one in runs[marks[1] : marks[2]])
    runs[marks[0]].addprevious(run(number(result)))
    for one in runs[marks[0] : marks[2] + 1]:
        p.remove(one)
    doc.status[name_of(p)] = "changed"
    doc.unlinked.add(name_of(p))


def unlink(doc: Edited) -> None:
    _typed(doc, lambda number: number)


def type_over(doc: Edited) -> None:
    _typed(doc, lambda _: "99.9")


def paste_from_stranger(doc: Edited) -> None:
    """Three paragraphs pasted from somebody's other agreement, with its bookmarks, its formatting, and a style that is not here."""
    p = doc.choose(4)
    for number in range(3):
        new = paragraph(f"{doc.random.choice(_LAWYERS)[:-1]}, as clause {number + 7} of the lease says.", "LeaseClause")
        start = etree.Element(w("bookmarkStart"), {w("id"): str(70_000 + number), w("name"): f"_Ref4711{number}"})
        end = etree.Element(w("bookmarkEnd"), {w("id"): str(70_000 + number)})
        new.find(w("r")).addprevious(start)
        new.append(end)
        etree.SubElement(etree.SubElement(new.find(w("r")), w("rPr")), w("b"))
        new.find(w("r")).insert(0, new.find(w("r"))[-1])
        p.addnext(new)
    doc.loose.add(name_of(p))
    doc.inserted += 3


def rename(doc: Edited) -> None:
    """A party renamed by Replace All: every paragraph that names it is changed, whatever else was done to it."""
    old, new = doc.random.choice(_NAMES)
    for t in [t for t in doc.root.iter(w("t")) if old in (t.text or "")]:
        t.text = t.text.replace(old, new)
        p = next(t.iterancestors(w("p")))
        if name_of(p) and not p.get("new"):
            doc.status.setdefault(name_of(p), "changed")


_NAMES = (("Norvale Council", "Norvale CC"), ("Mid-Vale Trust", "Mid-Vale NHS"))
_RENAMED = 0.15
"""How many files have a party renamed as well."""

EDITS: tuple[Callable[[Edited], None], ...] = (
    edit_words,
    edit_words,
    delete,
    insert,
    split,
    join_next,
    swap,
    move,
    retype,
    tracked_words,
    tracked_deletion,
    tracked_deletion_without_anchor,
    tracked_move,
    copy_paragraph,
    enter_at_start,
    caught_whole,
    typed_over_as_one,
    row_in,
    row_out,
    unlink,
    type_over,
    paste_from_stranger,
)


def edited(docx: bytes, seed: int) -> tuple[bytes, Edited]:
    """A file with a few edits, and what is true of it."""
    random = Random(seed)  # noqa: S311 - tests, seeded
    members = unpack(docx)
    doc = Edited(etree.fromstring(members["word/document.xml"]), random)
    for edit in random.sample(EDITS, random.randint(3, 8)):
        edit(doc)
    if random.random() < _RENAMED:
        rename(doc)
    notes = Notes(members, AUTHORS[1], "2027-03-08T10:15:00Z")
    notes.on(doc.choose(), "Is this agreed?")
    members.update(notes.parts())
    _noise(doc)
    members["word/document.xml"] = etree.tostring(doc.root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(members), doc


def packed(members: dict[str, bytes]) -> bytes:
    return join(packed_member(name, data) for name, data in members.items())


def _noise(doc: Edited) -> None:
    """What programs do by themselves: words cut over runs, marks of the spelling checker."""
    for p in doc.root.iter(w("p")):
        p.attrib.pop("new", None)
        runs = [r for r in p.iter(w("r")) if r.find(w("t")) is not None and len(r.find(w("t")).text or "") > 20]
        if runs and doc.random.random() < 0.2:
            first = doc.random.choice(runs)
            text = first.find(w("t")).text
            at = doc.random.randrange(1, len(text))
            second = deepcopy(first)
            first.find(w("t")).text, second.find(w("t")).text = text[:at], text[at:]
            first.find(w("t")).set(SPACE, "preserve")
            second.find(w("t")).set(SPACE, "preserve")
            first.addnext(second)
            second.addprevious(etree.Element(w("proofErr"), {w("type"): "spellStart"}))


def renamed(docx: bytes, old: str, new: str) -> bytes:
    """Every word of a name replaced, wherever a text has it, as Replace All does."""
    members = unpack(docx)
    text = members["word/document.xml"].decode()
    members["word/document.xml"] = re.sub(re.escape(old), new, text).encode()
    return packed(members)


def without_anchors(docx: bytes, *, typed: bool = False) -> bytes:
    """Pasted into a stranger's file with nothing left but words: no bookmarks, no fields, no styles of ours.

    With `typed` their numbers have become words too.
    """
    members = unpack(docx)
    root = etree.fromstring(members["word/document.xml"])
    for tag in (
        "bookmarkStart",
        "bookmarkEnd",
        "instrText",
        "fldChar",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
    ):
        for one in list(root.iter(w(tag))):
            one.getparent().remove(one)
    for at, style in enumerate(root.iter(w("pStyle"))):
        number = _PASTED.get(style.get(w("val")))
        struck = any(next(style.getparent().getparent().iter(w(tag)), None) is not None for tag in ("del", "moveFrom"))
        if typed and number and not struck:
            style.getparent().addnext(run(number.format(at % 40 + 1)))
        style.set(w("val"), "Normal")
    for p in [p for p in root.iter(w("p")) if p.find(w("hyperlink")) is not None]:
        p.getparent().remove(p)
    members["word/document.xml"] = etree.tostring(root)
    return packed(members)


_PASTED = {"Heading1": "{}. ", "ClauseLevel2": "{0}.{0}\t", "ClauseLevel3": "(a) ", "ScheduleHeading": "Schedule {} "}


def misses(found: dict[str, Any], doc: Edited) -> Iterator[str]:
    """What is said of a file that is not true, or not said that is."""
    for name in sorted(found["status"].keys() | doc.status.keys()):
        said, true = found["status"].get(name, "unchanged"), doc.status.get(name, "unchanged")
        if said != true:
            yield f"{name}: {said}, not {true}"
    if found["inserted_paragraphs"] != doc.inserted:
        yield f"{found['inserted_paragraphs']} inserted, not {doc.inserted}"
    moved = set(found["moved"])
    for pair in doc.moved:
        if not moved & pair:
            yield f"{sorted(pair)}: not moved"
    for name in moved - set().union(*doc.moved) if doc.moved else moved:
        yield f"{name}: moved, which it was not"
