"""Examples that fit the kind of body that a question is about: a trust is not shown a council's decision, nor a fire authority's statute.

Data in `clauses/presets/examples-by-kind.yaml`; a function and its statute are those that are usual for the kind.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assembler.errors import LibraryError, Place, Problem
from assembler.interview.talk.usual import usual_functions
from assembler.library.folders import shipped
from assembler.source import Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assembler.interview.core.steps import Step
    from assembler.interview.core.view import View
    from assembler.questions import Question

EXAMPLES_FILE = "examples-by-kind.yaml"


def kind_example(question: Question, step: Step, view: View) -> str:
    """The example for the party that a step is about, or the question's own where its kind has none."""
    if not step.field.startswith("parties[]") or len(step.spot) < 2:
        return question.example
    kind = next((party.kind for party in view.answers.values.parties if party.id == step.spot[1]), None)
    return examples_by_kind().get(kind or "", {}).get(question.field, question.example)


@cache
def examples_by_kind() -> Mapping[str, Mapping[str, str]]:
    """The examples of each kind of body, by field. Raises LibraryError where the file is not as it must be."""
    text = shipped("clauses").joinpath("presets", EXAMPLES_FILE).read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for kind, (first, *_) in usual_functions().items():
        found[kind] = {
            "parties[].functions[].function": first.function,
            "parties[].functions[].statute": first.statute,
        }
    for kinds, examples in _groups(read_yaml(text, f"clauses/presets/{EXAMPLES_FILE}", LibraryError)):
        for kind in kinds:
            found.setdefault(kind, {}).update(examples)
    return found


def _groups(document: Document) -> Iterator[tuple[list[str], dict[str, str]]]:
    for group in document.value if isinstance(document.value, list) else [None]:
        if not isinstance(group, dict) or set(group) != {"kinds", "examples"}:
            raise LibraryError(
                Problem("Each group has `kinds` and `examples`, and nothing else.", Place(document.file))
            )
        yield group["kinds"], group["examples"]
