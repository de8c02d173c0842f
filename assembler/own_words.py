"""What the parties' own words leave open or make ambiguous, and no rule's condition can see: findings of good practice.

Words that stand where something is still to be said must be accepted by somebody; one name for two things blocks a signature copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from pydantic import BaseModel

from assembler.answers.paths import by_ids
from assembler.answers.stand_ins import as_seen, left_open, stand_in
from assembler.completion import Answers, field_of
from assembler.formatting import and_list
from assembler.library.library import Library
from assembler.library.terms import form_map
from assembler.source import FieldPath
from assembler.statute.facts_of_findings import fact_words
from assembler.statute.findings import Finding, of_practice, on_facts

STAND_INS = "p-stand-in-words"
"""The warning on words that stand where something is still to be said, under which it can be accepted."""

ONE_NAME = "p-one-name-for-two"
"""The block on one name for two things."""


def own_findings(answers: Answers, library: Library) -> Iterator[Finding]:
    """The findings about the parties' own words."""
    yield from _stand_ins(answers, library)
    yield from _names_twice(answers)
    yield from _names_of_terms(answers, library)


def _stand_ins(answers: Answers, library: Library) -> Iterator[Finding]:
    for path, words in (*answers.words, *_texts(answers.given.drafting, ("drafting",))):
        found = stand_in(words) or _line_left_open(words)
        if found:
            question = library.questionnaire.by_field.get(field_of(path))
            label = f" ({question.label})" if question else ""
            place = by_ids(answers.given, path)
            message = f"{place}{label} says “{found}”, where something is still to be said."
            cure = "Say what is meant, leave the whole answer to be agreed, or accept this warning if the words are right as they are."
            finding = of_practice(STAND_INS, "WARN", message, cure, _item(path, answers), (place,))
            yield on_facts(finding, {place: fact_words(words)}, answers.given.drafting.accepted)


_POINT: Final = re.compile(r"\A[-*\u2022\u2013\u2014]\s+(?=\S)")
"""How the line of a list begins."""


@lru_cache(maxsize=8_192)
def _line_left_open(words: str) -> str:
    """The first line that by itself only holds a place: “to follow”, “-”. One of several may, and the whole of the drafter's words."""
    for line in words.split("\n"):
        said = line.strip()
        if said and left_open(_POINT.sub("", said)) is not None:
            return said
    return ""


def _texts(group: BaseModel, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The drafter's own words, which no question asks for, with the path of each."""
    for name, value in group.__dict__.items():
        if type(value) is str and name != "id":
            yield (*path, name), value
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _texts(item, (*path, name, number))


def _item(path: FieldPath, answers: Answers) -> str:
    """The id of the party that an answer is about, if it is about one."""
    if path[0] != "parties" or not isinstance(path[1], int):
        return ""
    return str(answers.given.parties[path[1]].id)


_OF_PARTIES: Final = re.compile(
    r"(?:(?:the|an?|each|all|any|every|both|no|one|two|neither|either|such|that|this|these|those|another|others?) )+part(?:y|ies)\W*\Z",
    re.IGNORECASE,
)
"""What the agreement calls some of its parties, or all."""

_OWN_PARTS: Final = (
    ("Schedule", "Schedule"),
    ("Schedules", "Schedule"),
    ("clause", "clause"),
    ("clauses", "clause"),
    ("Annex", "Annex"),
    ("Annexes", "Annex"),
)
"""Words for parts of the agreement, which it does not define."""


class _Name(NamedTuple):
    """A name that the agreement uses for something: where it was given, of what, and the words."""

    path: FieldPath
    what: str
    words: str


def _names(answers: Answers) -> tuple[_Name, ...]:
    values = answers.values
    found: list[tuple[FieldPath, str, str | None]] = [
        (("parties", n, "short_name"), "a party", party.short_name) for n, party in enumerate(values.parties)
    ]
    found.append((("governance", "board_name"), "the board", values.governance.board_name))
    found.append((("governance", "oversight_name"), "the group above the board", values.governance.oversight_name))
    found += [
        (("scope", "workstreams", n, "name"), "a workstream", one.name)
        for n, one in enumerate(values.scope.workstreams)
    ]
    return tuple(_Name(path, what, words) for path, what, words in found if words)


_LISTS: Final = {
    ("people", "placements"): "work for another party",
    ("scope", "annexes"): "an annex",
    ("premises", "places"): "a place",
    ("response", "protocols"): "a protocol",
    ("response", "care"): "a kind of care",
    ("systems", "systems"): "a system",
    ("works", "projects"): "a project",
    ("works", "assets"): "a vehicle or thing",
}
"""The lists whose items the agreement calls by their names alone, with what each item is. One name may stand in two of the lists."""


def _listed(answers: Answers) -> Iterator[tuple[_Name, ...]]:
    for (group, items), what in _LISTS.items():
        found = getattr(getattr(answers.values, group), items)
        if len(found) > 1:
            yield tuple(_Name((group, items, n, "name"), what, one.name) for n, one in enumerate(found) if one.name)


@lru_cache(maxsize=8_192)
def _heard(words: str) -> str:
    """A name as a reader tells it from others: without capitals, spaces, marks, “the” at its head, and a possessive."""
    plain = as_seen(unicodedata.normalize("NFKC", words)).casefold()
    bare = re.sub(r"^the\s+|['\u2019]s?\W*$", "", plain)
    return re.sub(r"[\W_]+", "", bare)


def _names_twice(answers: Answers) -> Iterator[Finding]:
    """Two parties, workstreams or the board of one name, and a party called by another's whole name."""
    by_name = _by_name(_names(answers))
    for number, party in enumerate(answers.values.parties):
        called = party.legal_name or ""
        others = [one for one in by_name.get(_heard(called), ()) if one.path[:2] != ("parties", number)]
        if others:
            by_name[_heard(called)].append(_Name(("parties", number, "legal_name"), "a party", called))
    listed = [_by_name(names) for names in _listed(answers)]
    for heard, names in (pair for found in (by_name, *listed) for pair in found.items()):
        if heard and len(names) > 1:
            names.sort(key=lambda name: by_ids(answers.given, name.path))  # whatever the order of the lists
            places = [f"{by_ids(answers.given, name.path)} ({name.what})" for name in names]
            message = f"“{names[0].words}” is the name of {len(names)} things: {and_list(places)}. A reader cannot tell which is meant."
            yield _blocked(message, "Give each of them a name of its own.", names, answers)


def _by_name(names: Iterable[_Name]) -> dict[str, list[_Name]]:
    found: dict[str, list[_Name]] = {}
    for name in names:
        found.setdefault(_heard(name.words), []).append(name)
    return found


def _names_of_terms(answers: Answers, library: Library) -> Iterator[Finding]:
    """A party or the board called by a word that the agreement defines; the board may be called “Board”, which is the same thing."""
    terms = _heard_terms(library)
    for name in _names(answers):
        term = "Party" if _OF_PARTIES.match(as_seen(name.words)) else terms.get(_heard(name.words))
        if term and name.what != "a workstream" and (name.what, term) != ("the board", "Board"):
            place = by_ids(answers.given, name.path)
            message = (
                f"{place} calls {name.what} “{name.words}”, and the agreement gives “{term}” a meaning of its own. "
                "A reader cannot tell which is meant."
            )
            yield _blocked(message, f"Call {name.what} something else.", [name], answers)


@lru_cache(maxsize=4)
def _heard_terms(library: Library) -> Mapping[str, str]:
    forms = (*form_map(library.terms).items(), *_OWN_PARTS)
    of_one = {_heard(form).removesuffix("s"): term for form, term in forms}  # a term may have no form but that of many
    return of_one | {_heard(form): term for form, term in forms}


def _blocked(message: str, cure: str, names: list[_Name], answers: Answers) -> Finding:
    fields = tuple(by_ids(answers.given, name.path) for name in names)
    return of_practice(ONE_NAME, "BLOCK", message, cure, fields=fields)
