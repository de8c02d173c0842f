"""The starter file, whole, for a questionnaire of a few questions."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from shipped import compiled_library

from assembler.answers.formats import FORMAT
from assembler.conditions.tree import Always
from assembler.questions import PAPERS, Question, Questionnaire, Section
from assembler.starter import Beginning, starter_file

ALWAYS, NEVER = Always(truth=True), Always(truth=False)


def question(field: str, **said: Any) -> Question:
    """The question of the library about a field, in words of our own."""
    found = compiled_library().library.questionnaire.by_field[field]
    plain: dict[str, Any] = {"prompt": f"{field}?", "example": "", "default": None, "ask_when": ALWAYS, "choices": {}}
    return replace(found, **(plain | said))


def made(beginning: Beginning, *questions: Question) -> str:
    """What stands between the head of the file and its tail."""
    first = question("document.title", default=None)
    text = starter_file(Questionnaire((Section("s", "S", "", (first, *questions)),)), "id-1", beginning)
    head, format_, rest = text.partition(f"\nformat: {FORMAT}\n")
    assert format_
    assert head + "\n" == HEAD
    body, tail, rest = rest.partition(TAIL)
    assert (bool(tail), rest) == (True, "")
    return body


HEAD = """\
# yaml-language-server: $schema=answers.schema.json
#
# Answers for a collaboration agreement (Policing and Crime Act 2017, section 1).
# A line that begins with # has no effect: take the # away to change a default.
# A line with nothing after its colon is an answer not given yet: it stays open, or not recorded.
# "to be agreed" says that a point is open on purpose, and may carry a note: "to be agreed: ask the Board" (in quotation marks).
# An `id` is permanent: do not change it once it is there. Copy a list's whole entry to add another.
# When filled in:  assembler check FILE   and   assembler assemble FILE -o agreement.docx

"""
TAIL = """

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
DOCUMENT = """
document:
  # The id of the agreement, kept through every version of it. It is printed nowhere.
  id: id-1
  # document.title?
  title:"""


def test_a_question_stands_as_a_line_to_fill_in_or_as_a_comment():
    asked = (
        question("document.prepared_on", prompt="When?", example="1 April 2027"),
        question("document.length", choices={"standard": "Whole", "short": "In brief"}, default="standard"),
        question("document.version", ask_when=NEVER),
        question("document.reference", only=PAPERS),
    )

    assert made(Beginning(), *asked) == (
        f"{DOCUMENT}\n"
        "  # When? For example: 1 April 2027\n"
        "  prepared_on:\n"
        "  # document.length?\n"
        "  # Answers: standard (Whole); short (In brief)\n"
        "  # length: standard\n"
        "  # document.version?\n"
        "  # version:"
    )


@pytest.mark.parametrize(
    ("value", "shown"), [(True, "yes"), (False, "no"), (("a", "b"), "[a, b]"), (["a"], "[a]"), (6, "6"), ("x", "x")]
)
def test_a_proposal_is_an_answer_and_a_default_is_a_comment(value: object, shown: str):
    field = "document.version"

    assert made(Beginning(proposed={field: value}), question(field, default="other")) == (
        f"{DOCUMENT}\n  # document.version?\n  version: {shown}"
    )
    assert made(Beginning(), question(field, default=value)) == (
        f"{DOCUMENT}\n  # document.version?\n  # version: {shown}"
    )


def parties(beginning: Beginning, *questions: Question) -> str:
    return made(beginning, *questions).replace(DOCUMENT, "").strip("\n")


def test_parties_begin_with_one_entry_that_says_where_ids_are_found():
    assert parties(Beginning(), question("parties[].kind")) == (
        "parties:\n"
        "  - id: party-1\n"
        "    # If the party is in the register (`assembler bodies search`), its id there, which answers what\n"
        "    # is left empty.\n"
        "    # body:\n"
        "    # parties[].kind?\n"
        "    kind:"
    )


def test_parties_that_are_named_stand_with_their_bodies():
    assert parties(Beginning(("pcc-x", "cc-x")), question("parties[].kind")) == (
        "parties:\n  - id: pcc-x\n    body: pcc-x\n    # parties[].kind?\n    kind:\n  - id: cc-x\n    body: cc-x"
    )


def test_a_list_that_need_not_be_there_stands_as_comments():
    assert parties(Beginning(), question("money.schedule[].purpose"), question("money.payments")) == (
        "money:\n"
        "  # money.payments?\n"
        "  payments:\n"
        "  # A list, if there are any: take the # away from each line.\n"
        "  # schedule:\n"
        "  #   - id: payment-1\n"
        "  #     # money.schedule[].purpose?\n"
        "  #     purpose:"
    )


def test_long_words_are_wrapped_behind_their_signs():
    words = "word " * 40

    assert parties(Beginning(), question("money.payments", prompt=words.strip())).splitlines()[1:4] == [
        f"  # {('word ' * 19).strip()}",
        f"  # {('word ' * 19).strip()}",
        "  # word word",
    ]


def test_lists_that_every_agreement_has_stand_as_nested_lines():
    questions = ("parties[].functions[].kind", "scope.workstreams[].name", "scope.workstreams[].parts[].party")

    assert parties(Beginning(), *map(question, questions)) == (
        "parties:\n"
        "  - id: party-1\n"
        "    # If the party is in the register (`assembler bodies search`), its id there, which answers what\n"
        "    # is left empty.\n"
        "    # body:\n"
        "    functions:\n"
        "      - id: function-1\n"
        "        # parties[].functions[].kind?\n"
        "        kind:\n"
        "\n"
        "scope:\n"
        "  workstreams:\n"
        "    - id: workstream-1\n"
        "      # scope.workstreams[].name?\n"
        "      name:\n"
        "      parts:\n"
        "        - id: part-1\n"
        "          # scope.workstreams[].parts[].party?\n"
        "          party:"
    )
