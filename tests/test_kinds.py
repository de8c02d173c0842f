"""The kinds of body as data: read strictly, and held against the words by which the parties clause names each."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from law_findings import compiled_library

from assembler.conditions.tree import Comparison, Membership
from assembler.errors import LibraryError
from assembler.markup import Words
from assembler.source import read_yaml
from assembler.statute.kinds import BodyKind, read_kinds, trait_facts
from assembler.wording import Phrase, pieces

_TEXT = files("assembler.statute").joinpath("law", "kinds.yaml").read_text(encoding="utf-8")
_ENTRIES: dict[str, dict[str, Any]] = {
    entry["kind"]: entry for entry in read_yaml(_TEXT, "law/kinds.yaml", LibraryError).value["kinds"]
}
_STATUTE = re.compile(r"section .+? Act \d{4}")
_JOINS = re.compile(r"in (?:its|the) capacity (?:as|of)|as (?:the|a|an) ")


def clause_words() -> dict[str, str]:
    """What the parties clause says after the legal name of a party of each kind."""
    paragraph = next(one for one in compiled_library().library.clauses["parties"].paragraphs() if one.id == "party")
    phrase = next(piece for piece in paragraph.wording if isinstance(piece, Phrase))
    found: dict[str, str] = {}
    for choice in phrase.alternatives:
        words = "".join(piece.text if isinstance(piece, Words) else "…" for piece in pieces(choice.wording))
        match choice.when:
            case Comparison(right=constant):
                found[str(constant.value)] = words
            case Membership(values=values):
                found |= dict.fromkeys(values, words)
    return found


def test_the_parties_clause_has_words_for_every_kind():
    assert sorted(clause_words()) == sorted(compiled_library().library.kinds)


def test_the_parties_clause_says_who_alone_is_a_corporation_sole():
    said = {kind for kind, words in clause_words().items() if "a corporation sole" in words}

    assert said == {
        kind.kind for kind in compiled_library().library.kinds.values() if "corporation_sole" in kind.traits
    }


@pytest.mark.parametrize("kind", [kind for kind, entry in _ENTRIES.items() if entry.get("capacity")])
def test_the_parties_clause_says_a_bodys_capacity_and_its_provision(kind: str):
    words = clause_words()[kind]

    assert _JOINS.search(words), words
    assert [cited for cited in _STATUTE.findall(_ENTRIES[kind]["capacity"]) if cited not in words] == []


def faults(text: str) -> list[str]:
    with pytest.raises(LibraryError) as raised:
        read_kinds(read_yaml(text, "kinds.yaml", LibraryError))
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["kinds.yaml:1: This should be a group of names and values."]),
        ("kinds: chief_constable\n", ["kinds.yaml:1, kinds: This should be a list."]),
        ("kinds:\n- chief_constable\n", ["kinds.yaml:2: This should be a group of names and values."]),
        (
            "kinds:\n- kind: chief_constable\n  paragraph: police\n- kind: mopac\n  name: MOPAC\n  paragraph: polise\n",
            [
                "kinds.yaml:2, chief_constable: Names are wrong here (missing: name).",
                "kinds.yaml:4, mopac: “polise” is not a paragraph: police, fire, ambulance or none.",
            ],
        ),
        (
            _TEXT.replace("- kind: mopac", "- kind: mopak"),
            ["kinds.yaml: Kinds and the answers' values differ: mopac, mopak."],
        ),
    ],
    ids=["nothing", "no list", "no group", "wrong names and paragraphs at once", "an unknown kind"],
)
def test_a_fault_in_the_kinds_is_told(text: str, told: list[str]):
    assert faults(text) == told


def test_a_marked_kind_and_its_paragraph_become_facts_about_a_party():
    kinds = {
        kind: BodyKind(kind, paragraph, traits)
        for kind, paragraph, traits in [
            ("county_council", "fire", ("fire_body", "corporate")),
            ("nhs_trust", "ambulance", ("corporate",)),
            ("chief_constable", "police", ()),
            ("welsh_body", "none", ()),
        ]
    }
    made = list(trait_facts(kinds, compiled_library().library.vocabulary))  # type: ignore[arg-type]

    assert [(fact.name, fact.means, str(fact.condition)) for fact in made] == [
        (
            "party.corporate",
            "the party is of a kind marked “corporate”",
            "party.kind in ['county_council', 'nhs_trust']",
        ),
        ("party.fire_body", "the party is of a kind marked “fire body”", "party.kind in ['county_council']"),
        (
            "party.police_paragraph",
            "the party is a kind of police body in section 1(2)",
            "party.kind in ['chief_constable']",
        ),
        (
            "party.fire_paragraph",
            "the party is a kind of fire body in section 1(2)",
            "party.kind in ['county_council']",
        ),
        (
            "party.ambulance_paragraph",
            "the party is a kind of ambulance body in section 1(2)",
            "party.kind in ['nhs_trust']",
        ),
        ("party.none_paragraph", "the party is outside section 1(2)", "party.kind in ['welsh_body']"),
    ]
    assert {(fact.parameter, fact.law) for fact in made} == {("party", ("pca-2017 s.1(2)", "pca-2017 s.5"))}
