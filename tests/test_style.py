"""The library's wording, all of it, held to one style. `style.yaml` says to what, and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct
from shipped import ROOT
from unsettled_words import unsettled_words

from assembler.library.clauses import Clause, LibraryTable
from assembler.library.loading import load_library
from assembler.library.terms import term_finder
from assembler.markup import CrossReference, Words
from assembler.wording import Filled, Phrase, Wording

STYLE: dict[str, Any] = {
    **yaml.safe_load(Path(__file__).with_name("style.yaml").read_text(encoding="utf-8")),
    **yaml.safe_load((ROOT / "clauses" / "style.yaml").read_text(encoding="utf-8")),
}
ANSWER = "answer"
"""Stands for what an answer prints: one word, in small letters."""


class Said(Struct, frozen=True, dict=True):
    """Some words of the library: where they stand, and whether they are a clause's, a note's or a question's."""

    place: str
    sort: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@cache
def everything() -> tuple[Said, ...]:
    library = load_library()
    clauses = chain.from_iterable(_clause(clause) for clause in library.clauses.values())
    return (
        *clauses,
        *_questions(),
        *_rules(),
        *(Said(f"subject {s.id}", "question", s.label) for s in library.subjects),
    )


@cache
def printed() -> tuple[Said, ...]:
    """The words that an agreement can print."""
    return tuple(said for said in everything() if said.sort == "clause")


def _clause(clause: Clause) -> Iterator[Said]:
    for identity, wording in clause.wordings():
        place = f"{clause.id}#{identity}" if identity else clause.id
        yield from (Said(place, "clause", text) for text in _readings(wording))
    yield Said(clause.id, "note", clause.note)
    for paragraph in clause.paragraphs():
        yield Said(f"{clause.id}#{paragraph.id}", "note", paragraph.note)
    for table in (block for block in clause.blocks if isinstance(block, LibraryTable)):
        for text in (table.title, table.description, *table.columns):
            yield Said(f"{clause.id}#{table.id}", "note", text)


def _questions() -> Iterator[Said]:
    for section in load_library().questionnaire.sections:
        yield from (Said(f"section {section.id}", "question", text) for text in (section.title, section.intro))
    for question in load_library().questionnaire.questions:
        texts = (question.label, question.prompt, question.help, question.why, *question.choices.values())
        yield from (Said(question.field, "question", text) for text in texts)


def _rules() -> Iterator[Said]:
    for rule in load_library().rules:
        for check in rule.checks:
            yield from (Said(rule.id, "question", text) for text in (*_readings(check.message), *_readings(check.cure)))


def _readings(wording: Wording) -> Iterator[str]:
    """The wording as it can be read: each phrase in its first form, and then each phrase in turn in each of its other forms.

    Of optional phrases that stand together with no words between, as in a table's cell, one at a time is in.
    """
    first = [0 if not _follows_a_phrase(wording, position) else None for position in range(len(wording))]
    yield _reading(wording, first)
    for position, piece in enumerate(wording):
        if isinstance(piece, Phrase) and not (piece.otherwise and len(piece.alternatives) == 1):
            run = _run(wording, position)
            if len(piece.alternatives) > 1:
                others: list[int | None] = list(range(1, len(piece.alternatives)))
            else:
                others = [0] if len(run) > 1 else [None]
            for other in others:
                chosen = list(first)
                for neighbour in run:
                    chosen[neighbour] = None
                chosen[position] = other
                yield _reading(wording, chosen)


def _reading(wording: Wording, chosen: list[int | None]) -> str:
    return "".join(_text(piece, form) for piece, form in zip(wording, chosen, strict=True) if form is not None)


def _is_optional(piece: Any) -> bool:
    return isinstance(piece, Phrase) and len(piece.alternatives) == 1 and not piece.otherwise


def _follows_a_phrase(wording: Wording, position: int) -> bool:
    return position > 0 and _is_optional(wording[position]) and _is_optional(wording[position - 1])


def _run(wording: Wording, position: int) -> list[int]:
    """The optional phrases that stand together with the one at `position`."""
    run = [position]
    while run[0] > 0 and _is_optional(wording[run[0]]) and _is_optional(wording[run[0] - 1]):
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(wording) and _is_optional(wording[run[-1]]) and _is_optional(wording[run[-1] + 1]):
        run.append(run[-1] + 1)
    return run


def _text(piece: Any, alternative: int) -> str:
    match piece:
        case Words(text=text):
            return text
        case Filled():
            return ANSWER
        case CrossReference():
            return "1"
        case Phrase(alternatives=alternatives):
            return _plain(alternatives[alternative].wording)
    raise AssertionError(piece)


def _plain(wording: Wording) -> str:
    return "".join(_text(piece, 0) for piece in wording)


def _whole_word(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?!:;])(?<!etc\.)\s+(?=[“(A-Z])", text) if sentence]


def test_the_library_has_words_to_look_at():
    assert len(printed()) > 500
    assert {said.sort for said in everything()} == {"clause", "note", "question"}


def test_every_allowed_exception_is_needed():
    for allowed in STYLE["allowed"]:
        found = [
            said for said in everything() if _at(said, allowed["place"]) and allowed["words"] in said.text.casefold()
        ]
        assert found, f"{allowed['place']} does not say “{allowed['words']}”"


def test_no_banned_word_is_used():
    banned = _whole_word("|".join(re.escape(word) for word in STYLE["banned"]))
    found = [
        (str(said), word)
        for said in everything()
        for word in banned.findall(said.text.casefold())
        if not _allowed(said, word)
    ]
    assert found == []


@pytest.mark.row("A1")
@pytest.mark.row("A2")
def test_no_words_of_the_library_admit_that_something_is_open():
    assert unsettled_words(load_library()) == []


def _allowed(said: Said, word: str) -> bool:
    return any(_at(said, entry["place"]) and entry["words"] == word for entry in STYLE["allowed"])


def _at(said: Said, place: str) -> bool:
    return said.place.partition("#")[0] == place


def test_one_thing_has_one_word():
    other = _whole_word("|".join(pattern for patterns in STYLE["one word"].values() for pattern in patterns))
    assert [(str(said), word) for said in printed() for word in other.findall(said.text)] == []


def test_no_spelling_is_american():
    american = _whole_word("|".join(STYLE["american"]))
    found = [
        (str(said), match.group())
        for said in everything()
        for match in american.finditer(said.text.casefold())
        if match.group() not in STYLE["british"]
    ]
    assert found == []


@pytest.mark.parametrize(
    ("mark", "pattern"),
    [
        ("a straight quotation mark", "[\"']"),
        ("two spaces", " {2}"),
        ("a space before a comma or a stop", r" [,.;:?!](?=\s|$)"),
    ],
)
def test_no_words_of_the_library_hold_a_mark_that_is_not_ours(mark: str, pattern: str):
    assert [str(said) for said in everything() if re.search(pattern, said.text)] == [], mark


def test_no_sentence_is_too_long():
    longest = STYLE["longest sentence"]
    found = [
        (len(sentence.split()), str(said))
        for said in everything()
        for sentence in _sentences(said.text)
        if len(sentence.split()) > longest[said.sort]
    ]
    assert found == []


def test_every_capitalised_word_is_defined_or_a_name():
    terms = term_finder(load_library().terms)
    names = _whole_word("|".join(sorted(STYLE["names"], key=len, reverse=True)))
    found = {
        (said.place, word)
        for said in printed()
        for sentence in _sentences(said.text)
        for word in _capitalised(terms.sub("x", names.sub("x", sentence)))
    }
    assert found == set()


def _capitalised(sentence: str) -> list[str]:
    """Words with a capital letter, save the first of the sentence."""
    return re.findall(r"(?<=[^\s“(].)(?<=[\s“(])[A-Z][\w\u2019-]*", sentence)


@pytest.mark.slow
def test_every_use_of_a_term_keeps_its_capitals():
    """A term of two words or more is never written half in capitals."""
    several = [term for term in load_library().terms if " " in term]
    found = [
        (str(said), term)
        for said in printed()
        for term in several
        for match in re.finditer(re.escape(term), said.text, re.IGNORECASE)
        if match.group() != term and match.group()[0].isupper() and match.group() != match.group().capitalize()
    ]
    assert found == []
