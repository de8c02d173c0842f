"""An agreement filled into the form of an earlier one is, to the byte, the agreement made alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.random_answers import AWKWARD, Maker, random_file
from msgspec import Struct
from searching import search
from shipped import EXAMPLES, answers, assembled, compiled_library, example, house, issued

from assembler.agreement import Answer, CopyKind
from assembler.answers.files import AnswersFile, answers_from
from assembler.answers.schema import Leaf, leaves, lists_pointed_to
from assembler.answers.stand_ins import left_open
from assembler.assembly import assemble
from assembler.batch.forms import Forms
from assembler.completion import complete
from assembler.conditions.sorts import Text
from assembler.copies import COPIES
from assembler.errors import AnswersError, AssemblerError
from assembler.register import load_register
from assembler.shapes import Shaper
from assembler.slots import AnswerSlot
from assembler.source import Document, field_path
from assembler.word.house_style import HouseStyle

NAMES = [path.name for path in EXAMPLES]
WORDS = (
    *AWKWARD,
    "Ltd.",
    "these:",
    ":",
    ".",
    "Ŷnys Môn",
    "C:\\temp",
    'the "Hub"',
    "one\ttwo",
    "Norvale's",
    *compiled_library().library.terms,
)
WORDS = tuple(words for words in WORDS if left_open(words) is None)  # a fact cannot be left to be agreed
LEAVES = {leaf.path: leaf for leaf in leaves()}
TEXTS = frozenset(path for path, leaf in LEAVES.items() if leaf.sort == Text())


def new_forms(copy: CopyKind = "clean", using: HouseStyle | None = None, *, embed: bool = True) -> Forms:
    return Forms(compiled_library(), load_register(), using or house(), "", copy, embed=embed)


def made(forms: Forms, file: AnswersFile) -> Any:
    """The bytes and what the manifest tells of them; or what is wrong, in words."""
    try:
        produced = forms.produce(file)
    except AssemblerError as error:
        return [str(problem) for problem in error.problems]
    return produced.document, produced.record, produced.clauses, produced.findings, produced.points


def alone(file: AnswersFile, copy: CopyKind = "clean", using: HouseStyle | None = None, *, embed: bool = True) -> Any:
    """The same, of the agreement made by itself."""
    try:
        result = assembled(file, copy)
    except AssemblerError as error:
        return [str(problem) for problem in error.problems]
    document, record = issued(result, using, embed=embed)
    return document, record, result.clauses, result.findings, tuple(point.id for point in result.agreement.points)


NAMED = frozenset({"document.title", "document.reference", "parties[].short_name", "parties[].address"})


def reworded(
    file: AnswersFile, chance: random.Random, pool: tuple[str, ...], fields: frozenset[str] = TEXTS
) -> AnswersFile:
    """The same answers with other words, most with a number of their own, in every other text of these fields."""

    def other(value: Any, field: str) -> Any:
        if isinstance(value, dict):
            return {name: other(inner, f"{field}.{name}" if field else name) for name, inner in value.items()}
        if isinstance(value, list):
            return [other(inner, f"{field}[]") for inner in value]
        if field in fields and isinstance(value, str) and chance.random() < 0.5:
            return f"{chance.randrange(10**6)} {chance.choice(pool)}" if chance.random() < 0.7 else chance.choice(pool)
        return value

    return answers_from(Document(other(file.source.value, ""), file.source.lines, file.source.file))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_an_example_in_other_words_is_filled_into_the_same_form(name: str):
    shaper, chance, forms = Shaper(compiled_library().library), random.Random(name), new_forms()  # noqa: S311 - a test's own dice
    others = [reworded(example(name), chance, ("Plain words", "Ŷnys Môn", "C:\\x"), NAMED) for _ in range(3)]
    files = [example(name), *others]

    shapes = [shaper.shape(complete(file, compiled_library().library.questionnaire, load_register())) for file in files]

    assert len({shape.key for shape in shapes}) == 1
    assert len({tuple(shape.words.values()) for shape in shapes}) == 4
    assert [made(forms, file) == alone(file) for file in files] == [True] * 4


@pytest.mark.slow
@pytest.mark.parametrize("copy", list(COPIES))
def test_each_copy_in_other_words_is_the_one_made_alone(copy: CopyKind):
    """Also one that leaves something out, and one that tells of the answers, which have no form."""
    forms = new_forms(copy, embed=False)
    file = example("harrowmere-hub-final.yaml")

    for one in (file, *(reworded(file, random.Random(seed), ("Other words",), NAMED) for seed in range(2))):  # noqa: S311
        assert made(forms, one) == alone(one, copy, embed=False)
        assert made(forms, one)[0].startswith(b"PK")


def test_answers_that_differ_only_in_writing_have_one_shape():
    shaper = Shaper(compiled_library().library)
    written, left = (
        answers("parties: [{id: one, body: pcc-norfolk, short_name: Norfolk}]\nchange: {withdrawal_date: any_date}"),
        answers("parties: [{id: one, body: pcc-norfolk, short_name: Suffolk}]"),
    )

    keys = {
        shaper.shape(complete(file, compiled_library().library.questionnaire, load_register())).key
        for file in (written, left)
    }

    assert len(keys) == 1


@pytest.mark.slow
@search(40)
@given(st.sampled_from(NAMES), st.integers(0, 2**32))
def test_in_any_words_the_form_gives_the_document_made_alone(name: str, seed: int):
    forms = new_forms()
    made(forms, example(name))
    file = reworded(example(name), random.Random(seed), WORDS)  # noqa: S311

    assert made(forms, file) == alone(file)


def places(
    value: Any, path: tuple[str | int, ...] = (), field: str = ""
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every answer that is written, with its field."""
    if isinstance(value, dict) and "to_be_agreed" not in value:
        for name, inner in value.items():
            yield from places(inner, (*path, name), f"{field}.{name}" if field else name)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from places(inner, (*path, number), f"{field}[]")
    else:
        yield path, field


def changed(file: AnswersFile, chance: random.Random) -> AnswersFile:
    """The same answers but for a few of any sort: changed, left open, with another note, or taken out."""
    value = deepcopy(file.source.value)
    maker = Maker(chance, 1.0)
    maker.known = {path: _ids(reduce(_inner, path.split("."), value)) for path in lists_pointed_to()}
    for _ in range(chance.choice([1, 1, 2, 5])):
        path, field = chance.choice(list(places(value)) or [((), "")])
        if path and path[-1] != "id":
            group = reduce(getitem, path[:-1], value)
            _change(group, path[-1], LEAVES.get(field), maker)
    return answers_from(Document(value, file.source.lines, file.source.file))


def _inner(value: Any, name: str) -> Any:
    return (value or {}).get(name)


def _ids(items: list[dict[str, Any]] | None) -> list[str]:
    return [item["id"] for item in items or ()]


def _change(group: Any, name: Any, leaf: Leaf | None, maker: Maker) -> None:
    chance = maker.chance
    if leaf is None:
        if isinstance(group[name], str) and name in ("text", "reason"):
            group[name] += " And more."
    elif chance.random() < 0.1:
        del group[name]
    elif leaf.nature == "fill-in" and chance.random() < 0.2:
        group[name] = chance.choice(["to be agreed", {"to_be_agreed": "a note"}, {"to_be_agreed": "another note"}])
    else:
        group[name] = chance.choice(WORDS) if leaf.sort == Text() else maker.of(leaf.sort)


@search(150)
@given(st.integers(0, 2**32), st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]), st.sampled_from(list(COPIES)))
@pytest.mark.slow
def test_a_form_gives_the_document_made_alone_whatever_differs(seed: int, given: float, copy: CopyKind):
    chance, forms = random.Random(seed), new_forms(copy)  # noqa: S311
    file = random_file(seed, given)[0] if given else example(chance.choice(NAMES))
    made(forms, file)

    for _ in range(2):
        try:
            other = changed(file, chance)
        except AnswersError:
            continue  # something else needs what was taken out
        assert made(forms, other) == alone(other, copy)


def test_a_refused_signature_copy_names_what_is_open_in_its_own_words():
    """The form is that of others, whose names are not told."""
    forms = new_forms("signature", embed=False)
    earlier, file = (
        answers(f"parties: [{{id: one, kind: county_council, short_name: {name}}}]")
        for name in ("Norvale", "Eastmarsh")
    )
    made(forms, earlier)

    told = made(forms, file)

    assert told == alone(file, "signature")
    assert any("Eastmarsh" in problem for problem in told)


@pytest.mark.slow
def test_a_form_has_slots_without_words_for_what_is_only_printed():
    """Nothing can hang on words that are not there: a slot is equal to itself only, and its text is empty."""
    shaper = Shaper(compiled_library().library)

    for name in NAMES:
        completed = complete(example(name), compiled_library().library.questionnaire, load_register())
        shape = shaper.shape(completed)
        words = shape.words
        agreement = assemble(completed, compiled_library(), "clean", shape).agreement
        slots = [part for one in agreement.paragraphs() for part in one.content if isinstance(part, AnswerSlot)]
        known = [part.fields for one in agreement.paragraphs() for part in one.content if type(part) is Answer]

        assert {slot.place for slot in slots} <= words.keys()
        assert len(slots) > 20
        assert {slot.text for slot in slots} == {""}
        assert not {field_path(place) for place in words} & {field for fields in known for field in fields}


def test_a_form_told_of_in_a_finding_has_its_answers_in_its_headings():
    """What is found of a special condition names the clauses beside it, whose headings may hold answers."""
    forms = new_forms()
    made(forms, answers("governance: {board_name: North Board}"))
    (form,) = forms._kept.values()

    whole = form.made_with({("governance", "board_name"): "South Board"})

    assert {one.id: one.heading.text for one in whole.agreement.sections if one.heading}["board"] == "South Board"


SMALL = tuple(
    answers(f"governance: {{board_name: {name} Board}}\ndocument: {{title: {name}}}") for name in ("North", "South")
)


@pytest.mark.parametrize("copy", list(COPIES))
def test_a_form_is_kept_only_of_a_copy_that_stands_as_it_is(copy: CopyKind):
    forms = new_forms(copy, embed=copy == "clean")

    assert [made(forms, file) for file in SMALL] == [alone(file, copy, embed=copy == "clean") for file in SMALL]
    assert len(forms._kept) == (1 if COPIES[copy].as_it_stands and copy != "signature" else 0)


class Kept(Struct):
    """A form, as far as it is looked at where it is kept."""

    size: int = 1

    @property
    def document(self) -> Kept:
        return self


def test_thirty_forms_are_kept_and_none_that_is_very_large():
    forms: Any = new_forms()
    one = Kept()
    for number in range(31):
        forms._keep(number, one)

    assert list(forms._kept) == list(range(1, 31))
    forms._keep("too large", Kept(2_000_001))
    assert list(forms._kept) == list(range(1, 31))
    forms._keep("large", Kept(2_000_000))
    assert list(forms._kept) == [*range(2, 31), "large"]


def test_a_form_that_is_used_again_is_kept_for_longest():
    forms: Any = new_forms()
    made(forms, SMALL[0])
    (key,) = forms._kept
    forms._keep("other", Kept())
    made(forms, SMALL[1])

    assert list(forms._kept) == ["other", key]
