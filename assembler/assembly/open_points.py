"""What is still to be settled: open answers, whatever else stands as a blank in the words, and subjects that nothing covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial

from msgspec import Struct

from assembler.agreement import Inline, OpenPoint, Paragraph, Reference, Text
from assembler.answers.paths import along
from assembler.assembly.draft_sections import DraftSection
from assembler.capitals import capital
from assembler.completion import Answers, field_of
from assembler.conditions.scope import AnswerItem
from assembler.fitting import ended, stopped
from assembler.formatting import NAMES
from assembler.library.library import Library
from assembler.roles import NUMBERED_HEADINGS, ROLES
from assembler.slots import Name, OwnerSlot, SlottedPoint
from assembler.source import FieldPath, field_path

_CALLED: Mapping[str, str] = {role: it.called for role, it in ROLES.items() if it.called}
"""What a reference to a paragraph of a role is led by; the others cannot be referred to."""


def open_points(
    answers: Answers, library: Library, sections: list[DraftSection], slots: frozenset[FieldPath]
) -> tuple[OpenPoint, ...]:
    """Every point still open, first those whose answer is open, each with the paragraphs where its blank stands.

    No blank is without a point, whatever it stands for: so no signature copy, which is refused while any point is open, holds one.
    """
    blanks = [found for section in sections if section.source.source.kind != "outstanding" for found in section.blanks]
    places: dict[FieldPath, list[str]] = {}
    words: dict[FieldPath, str] = {}
    for blank, paragraph in blanks:
        path = _asked(blank.places, answers)
        places.setdefault(path, []).append(paragraph)
        words.setdefault(path, blank.words)
    owners = _Owners(answers, library, slots)
    points = [_point(one.path, one.question.label, one.note, places, owners) for one in answers.open]
    still_open = {answer.path for answer in answers.open}
    points += [
        _point(path, _label(path, words[path], library), _lack(path, answers), places, owners)
        for path in places
        if path not in still_open
    ]
    return (*points, *_subject_points(answers, library, sections))


def _asked(paths: tuple[FieldPath, ...], answers: Answers) -> FieldPath:
    """The first place whose question is asked, or that no question fills, as a list."""
    return next((path for path in paths if answers.origins.get(path) != "not asked"), paths[0])


def _label(path: FieldPath, words: str, library: Library) -> str:
    """What a blank that is no open answer stands for: what its question calls it or, of a list, the words in its brackets."""
    question = library.questionnaire.by_field.get(field_of(path))
    return question.label if question else words


def _lack(path: FieldPath, answers: Answers) -> str:
    """What is the matter with a blank that is no open answer: a fact that nobody has recorded, or a list without an entry."""
    origin = answers.origins.get(path)
    return "Nothing is listed." if origin is None else "Not recorded." if origin == "not recorded" else ""


def _point(path: FieldPath, label: str, note: str, places: Mapping[FieldPath, list[str]], owners: _Owners) -> OpenPoint:
    label, names = capital(label), owners.of(path)
    known = [name for name in names if isinstance(name, str)]
    identity, where = ".".join(str(step) for step in path), tuple(dict.fromkeys(places.get(path, ())))
    if len(known) < len(names):
        heading = OwnerSlot("", label=label, names=names)
        return SlottedPoint(identity, label, note, where, field_path(path), heading=heading)
    owner = ", ".join(dict.fromkeys(known))
    return OpenPoint(identity, f"{label} ({owner})" if owner else label, note, where, field_path(path))


class _Owners(Struct, frozen=True):
    """Whom open answers belong to, by name. A name that is a slot is still to be filled in."""

    answers: Answers
    library: Library
    slots: frozenset[FieldPath]

    def of(self, path: FieldPath) -> tuple[str | Name, ...]:
        """The items an open answer belongs to: the party; what a party gives to a workstream, by both."""
        names: list[str | Name] = []
        field = ""
        for step, here in along(self.answers.values, path[:-1]):
            if isinstance(step, int):
                names.insert(0, self.name(here, f"{_kinds(self.library)[field]} {step + 1}"))
                field += "[]"
            else:
                field = f"{field}.{step}" if field else step
        return tuple(names)

    def name(self, item: AnswerItem, otherwise: str) -> str | Name:
        """What a reader knows an item by, or else the party that it is of, or else what it is: an id is no name."""
        own = next((field for field in NAMES if getattr(item, field, None)), None)
        if own is not None:
            place = (*item.path_, own)
            return Name(place, otherwise) if place in self.slots else ended(getattr(item, own), ")")[0] or otherwise
        parties = self.answers.scope.index.get("parties", {})
        its = next(filter(None, (parties.get(getattr(item, field, None) or "") for field in _PARTIES)), None)
        return self.name(its, otherwise) if its else otherwise


_PARTIES = ("party", "owner", "payer", "source", "bound")
"""The fields that say which party an item without a name is of."""


@lru_cache(maxsize=4)
def _kinds(library: Library) -> Mapping[str, str]:
    """What one item of each list is called: party, workstream."""
    return {path: name for name, (_, path) in library.vocabulary.items().items()}


def _subject_points(answers: Answers, library: Library, sections: list[DraftSection]) -> Iterator[OpenPoint]:
    covered = {condition.covers for condition in answers.given.drafting.special_conditions}
    present = {section.source.source.id for section in sections}
    chosen = answers.values.scope.subjects or ()
    for subject in library.subjects:
        if subject.id in chosen and subject.id not in covered and subject.covered_by not in present:
            note = _ANSWER_IT if subject.covered_by else _COVER_IT
            label = capital(subject.label)
            yield OpenPoint(f"subject.{subject.id}", label, note, ())


_COVER_IT = "The library has no clause for this subject yet. Add a special condition that covers it."
_ANSWER_IT = "Answer the questions about it: until then its clause has nothing to say. Add a special condition only where they do not fit."


def point_rows(
    points: tuple[OpenPoint, ...], refer: Callable[..., Reference], role: Callable[[str], str]
) -> Iterator[Paragraph]:
    """A row for each point: what it is, its note, and live references to where it stands."""
    for point in points:
        heading = point.heading if isinstance(point, SlottedPoint) else Text(point.question, bold=True)
        content: list[Inline] = [heading]
        if point.note:
            content.append(Text(f": {stopped(point.note)}"))
        shown = dict.fromkeys(_numbered(key, role) for key in point.places)
        for number, key in enumerate(key for key in shown if key):
            content.append(Text(", " if number else " See " if point.note else ". See "))
            content += _referred(key, role(key), partial(refer, within=point.id))
        if any(shown) or not point.note:
            content.append(Text("."))
        yield Paragraph(f"outstanding#{_identity(point.id)}", "point", tuple(content))


def _numbered(key: str, role: Callable[[str], str]) -> str:
    """The numbered paragraph a blank stands in; for one in a table, the clause or schedule that holds the table."""
    if role(key) in _CALLED:
        return key
    section = key.partition("#")[0]
    return section if role(section) in NUMBERED_HEADINGS else ""


def _referred(key: str, role: str, refer: Callable[[str], Reference]) -> list[Inline]:
    if role == "schedule":
        return [refer(key)]
    if _CALLED[role] == "paragraph":
        return [Text("paragraph "), refer(key), Text(" of "), refer(key.partition("#")[0])]
    return [Text(f"{_CALLED[role]} "), refer(key)]


def _identity(text: str) -> str:
    return text.replace("_", "-").replace(".", "-")
