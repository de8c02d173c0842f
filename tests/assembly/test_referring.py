"""References: what each looks like for what it points to."""

from __future__ import annotations

from functools import cache

from shipped import assembled, example

from assembler.agreement import Agreement, Reference


@cache
def hub() -> Agreement:
    return assembled(example("harrowmere-hub.yaml")).agreement


def references() -> list[Reference]:
    return [part for paragraph in hub().paragraphs() for part in paragraph.content if isinstance(part, Reference)]


def roles() -> dict[str, str]:
    return {paragraph.key: paragraph.role for paragraph in hub().paragraphs()}


def test_a_reference_reads_as_the_number_of_what_it_points_to() -> None:
    shown = {paragraph.key: paragraph.number for paragraph in hub().paragraphs()}
    whole = [one for one in references() if roles()[one.target] in ("clause", "level-2")]

    assert whole != []
    assert [one for one in whole if one.text != shown[one.target].removesuffix(".")] == []


def test_a_reference_to_an_item_has_a_part_for_each_number_quoted() -> None:
    parts = [[roles()[part.key] for part in one.parts] for one in references() if roles()[one.target] == "level-3"]

    assert parts != []
    assert [found for found in parts if found != ["level-2", "level-3"]] == []


def test_a_reference_into_a_schedule_has_a_part_for_each_number() -> None:
    into = [one for one in references() if roles()[one.target].startswith("schedule")]

    assert into != []
    assert [one for one in into if one.parts[-1].key != one.target] == []
    assert [one for one in into if {roles()[part.key] for part in one.parts[:-1]} - {"schedule-2", "schedule-3"}] == []
