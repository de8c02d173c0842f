"""What was made for earlier agreements is used again only where nothing differs: order and company change no byte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from msgspec.structs import replace
from searching import search
from shipped import SOME, assembled, compiled_library, example, house, issued

from assembler.agreement import Agreement
from assembler.answers.files import AnswersFile, answers_from
from assembler.assembly import compile_library
from assembler.assembly.decisions import decide_sections
from assembler.completion import complete
from assembler.errors import AnswersError
from assembler.pipeline import assemble_answers
from assembler.register import load_register
from assembler.source import Document, FieldPath

NAMES = [path.name for path in SOME]


def afresh(file: AnswersFile) -> tuple[Agreement, tuple[bytes, bytes]]:
    """The agreement and its Word file made with a plan and a house style of their own, for which nothing was made before."""
    own = compile_library(compiled_library().library)
    result = assemble_answers(file, own, load_register())
    return result.agreement, issued(result, replace(house()), own, embed=True)


def in_company(file: AnswersFile) -> tuple[Agreement, tuple[bytes, bytes]]:
    """The same made with the plan and the house style that everything else was made with."""
    result = assembled(file)
    return result.agreement, issued(result, embed=True)


@pytest.mark.slow
def test_an_example_made_among_others_is_the_example_made_alone():
    alone = {name: afresh(example(name)) for name in NAMES}

    for name in (*NAMES, *reversed(NAMES)):
        assert in_company(example(name)) == alone[name], name


def fields(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The place of every answer that is not a list of items, or an id."""
    if isinstance(value, dict):
        yield from (place for name, inner in value.items() if name != "id" for place in fields(inner, (*path, name)))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from (place for number, inner in enumerate(value) for place in fields(inner, (*path, number)))
    else:
        yield path


def blanked(value: Any, path: FieldPath) -> Any:
    """A copy with nothing at one place."""
    if not path:
        return None
    return (
        [blanked(inner, path[1:]) if number == path[0] else inner for number, inner in enumerate(value)]
        if isinstance(value, list)
        else value | {path[0]: blanked(value[path[0]], path[1:])}
    )


@pytest.mark.slow
@search(25)
@given(st.data())
def test_kept_sections_make_no_difference_whatever_answers_go(data: st.DataObject):
    source = example(data.draw(st.sampled_from(NAMES))).source
    value = source.value
    for path in data.draw(st.lists(st.sampled_from(list(fields(value))), min_size=1, max_size=5, unique=True)):
        value = blanked(value, path)
    try:
        file = answers_from(Document(value, source.lines, source.file))
    except AnswersError:
        reject()  # something else needs what was taken out

    assert in_company(file) == afresh(file)


def test_sections_that_are_decided_alike_are_the_very_same():
    first, again = (assembled(example("harrowmere-hub.yaml"), "internal").agreement for _ in range(2))
    changed = [new.id for old, new in zip(first.sections, again.sections, strict=True) if old is not new]

    assert changed == ["outstanding"]


def test_decisions_hold_no_answers_but_those_that_are_printed():
    """Decisions are compared and hashed as wholes, which only plain values allow."""
    answers = complete(example("fellside-searches.yaml"), compiled_library().library.questionnaire, load_register())

    assert {
        type(part)
        for _, decision in decide_sections(compiled_library().chosen_by(answers), answers.scope)
        for part in flat(decision)
    } <= {
        str,
        int,
        type(None),
    }


def flat(decision: Any) -> Iterator[Any]:
    if isinstance(decision, tuple):
        for part in decision:
            yield from flat(part)
    elif hasattr(decision, "paragraphs"):
        yield from flat((decision.suffix, decision.heading, decision.paragraphs, decision.tables))
    else:
        yield decision
