"""A starter answers file: every question with its words as comments, ready to be filled in by hand."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from msgspec import Struct, field
from pydantic import BaseModel

from assembler.answers.formats import FORMAT
from assembler.answers.given import GivenAnswers
from assembler.conditions.tree import Always
from assembler.questions import Question, Questionnaire

_HEAD = """\
# yaml-language-server: $schema=answers.schema.json
#
# Answers for a collaboration agreement (Policing and Crime Act 2017, section 1).
# A line that begins with # has no effect: take the # away to change a default.
# A line with nothing after its colon is an answer not given yet: it stays open, or not recorded.
# "to be agreed" says that a point is open on purpose, and may carry a note: "to be agreed: ask the Board" (in quotation marks).
# An `id` is permanent: do not change it once it is there. Copy a list's whole entry to add another.
# When filled in:  assembler check FILE   and   assembler assemble FILE -o agreement.docx
"""

_TAIL = """
# Once `assembler check` has shown which findings apply: a person with the authority to do so may accept a warning, on the facts that
# it rests on, which `check` prints ready to be copied here; a default or optional clause may be left out; the number of one that is
# out may be kept (“Not used”); a condition may be added in the parties' own words; and a published copy may leave something out.
# drafting:
#   accepted:
#     - rule: x-pcc-abolition
#       facts:
#         parties.pcc-norvale.kind: police_and_crime_commissioner
#         scope.expires_on: not recorded
#         scope.term: rolling
#       by: Name and office of the person who accepts it
#       on: 2027-03-18
#       reason: Why it is accepted
#   omit:
#     - clause: benefits
#       reason: Why it is left out
#   not_used: [delegation]
#   publication:
#     left_out:
#       - section: financial-schedule
#         reason: It is commercially sensitive
#   special_conditions:
#     - id: complaints
#       heading: Complaints from the public
#       text: The words of the condition.
#       covers: public_complaints
"""

_ALWAYS = frozenset({"parties", "functions", "workstreams", "parts"})
"""The lists of which every agreement has at least one entry; the others stand as comments."""


class Beginning(Struct, frozen=True):
    """What a starter file begins from: the the parties, by their ids in the register, and what a preset proposes, by field."""

    bodies: tuple[str, ...] = ()
    proposed: Mapping[str, Any] = field(default_factory=dict)


def starter_file(questionnaire: Questionnaire, identity: str, beginning: Beginning) -> str:
    """The text of a starter file that reads as it stands, for the agreement of this id: every question, as a comment or a line."""
    work = _Writer(questionnaire.of_agreements.by_field, beginning)
    lines = list(work.group(GivenAnswers, "", 0))
    own = _comment("The id of the agreement, kept through every version of it. It is printed nowhere.", 2)
    at = lines.index("document:") + 1
    lines[at:at] = [*own, f"  id: {identity}"]
    return f"{_HEAD}\nformat: {FORMAT}\n" + "\n".join(lines) + "\n" + _TAIL


class _Writer:
    def __init__(self, questions: Mapping[str, Question], beginning: Beginning) -> None:
        self.questions = questions
        self.beginning = beginning

    def group(self, model: type[BaseModel], prefix: str, indent: int) -> Iterator[str]:
        for name, info in model.model_fields.items():
            question = self.questions.get(prefix + name)
            if question:
                yield from self.question(name, question, indent)
            elif self.asks_within(prefix + name):
                yield from self.nested(name, info.annotation, prefix, indent)

    def asks_within(self, group: str) -> bool:
        """Whether an agreement asks anything in a group or list of the answers: what papers alone ask is not in a starter file."""
        return any(field.startswith((f"{group}.", f"{group}[].")) for field in self.questions)

    def nested(self, name: str, annotation: object, prefix: str, indent: int) -> Iterator[str]:
        if indent == 0:
            yield ""
        if get_origin(annotation) is not tuple:
            yield f"{' ' * indent}{name}:"
            assert isinstance(annotation, type)  # noqa: S101 - what is no list is a group
            yield from self.group(annotation, f"{prefix}{name}.", indent + 2)
            return
        lines = self.items(name, get_args(annotation)[0], prefix, indent)
        if name in _ALWAYS:
            yield from lines
        else:
            yield from _comment("A list, if there are any: take the # away from each line.", indent)
            yield from (_commented(line, indent) for line in lines)

    def items(self, name: str, item: type[BaseModel], prefix: str, indent: int) -> Iterator[str]:
        """A list with one entry to fill in and copy."""
        yield f"{' ' * indent}{name}:"
        bodies = self.beginning.bodies if name == "parties" else ()
        yield f"{' ' * (indent + 2)}- id: {bodies[0] if bodies else f'{item.__name__.lower()}-1'}"
        if bodies:
            yield f"{' ' * (indent + 4)}body: {bodies[0]}"
        elif name == "parties":
            known = "If the party is in the register (`assembler bodies search`), its id there, which answers what is left empty."
            yield from _comment(known, indent + 4)
            yield f"{' ' * (indent + 4)}# body:"
        yield from self.group(item, f"{prefix}{name}[].", indent + 4)
        for body in bodies[1:]:
            yield f"{' ' * (indent + 2)}- id: {body}"
            yield f"{' ' * (indent + 4)}body: {body}"

    def question(self, name: str, question: Question, indent: int) -> Iterator[str]:
        example = f" For example: {question.example}" if question.example else ""
        yield from _comment(question.prompt + example, indent)
        if question.choices:
            yield from _comment(
                "Answers: " + "; ".join(f"{value} ({label})" for value, label in question.choices.items()), indent
            )
        pad = " " * indent
        if question.field in self.beginning.proposed:
            yield f"{pad}{name}: {_shown(self.beginning.proposed[question.field])}"
        elif question.default is not None:
            yield f"{pad}# {name}: {_shown(question.default)}"
        elif question.ask_when != Always(truth=True):
            yield f"{pad}# {name}:"
        else:
            yield f"{pad}{name}:"


def _commented(line: str, indent: int) -> str:
    """A line with a # in the column where its list begins."""
    return f"{line[:indent]}# {line[indent:]}" if line.strip() else line


def _comment(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, 100, initial_indent=f"{' ' * indent}# ", subsequent_indent=f"{' ' * indent}# ")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return f"[{', '.join(value)}]"
    return str(value)
