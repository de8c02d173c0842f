"""The library read from its folders, strictly: every fault is found at once, with file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from assembler.answers.document import STANDARD
from assembler.answers.schema import answers_record
from assembler.conditions import Condition, Vocabulary
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.conditions.fields import fields_judged
from assembler.errors import AssemblerError, LibraryError, Place, Problem
from assembler.library.checks import library_problems
from assembler.library.clause_reader import read_clause
from assembler.library.clauses import Clause
from assembler.library.folders import Folder, folders
from assembler.library.library import Law, Library, Matter, Subject
from assembler.library.outline_checks import outline_problems
from assembler.library.outline_clauses import clauses_of, looked_into
from assembler.library.outlines import Outline, read_outline
from assembler.library.problem_gatherer import ProblemGatherer
from assembler.library.style import LibraryStyle, read_style
from assembler.library.terms import defined_terms
from assembler.questions import Questionnaire, read_questionnaire
from assembler.source import Document, Schema, entries, expect_names
from assembler.statute.kinds import BodyKind, read_kinds, trait_facts
from assembler.statute.points import read_points
from assembler.statute.powers import Powers, power_facts, read_powers
from assembler.statute.rules import Rule, read_rules


def read_library(folder: Path | None = None) -> Library:
    """The library read from its sources. Raises LibraryError with every fault found."""
    clauses, law = folders(folder)
    kinds, powers, vocabulary = _vocabulary(clauses, law)
    gatherer = ProblemGatherer()  # from here on, a fault in one part hides none in another
    questionnaire = gatherer.read(lambda: read_questionnaire(clauses.yamls("questions"), vocabulary))
    rules = gatherer.read(lambda: read_rules(law.yamls("rules"), vocabulary))
    outlines = gatherer.read(lambda: _outlines(clauses, vocabulary))
    subjects = gatherer.read(lambda: _subjects(clauses.yaml("subjects.yaml")))
    matters = gatherer.read(lambda: _matters(clauses.yaml("matters.yaml")))
    found_law = gatherer.read(lambda: _law(law.yaml("law.yaml"), vocabulary))
    style = gatherer.read(lambda: _style(clauses))
    found = gatherer.read(lambda: _clauses(clauses, outlines or {}, vocabulary))
    gatherer.problems += style.problems(clauses.prose()) if style else ()
    if gatherer.problems:
        raise LibraryError(gatherer.problems)
    assert questionnaire and rules and outlines and found and subjects is not None  # noqa: S101, PT018 - or there was a problem
    assert matters is not None and found_law  # noqa: S101, PT018
    library = Library(
        vocabulary=vocabulary,
        questionnaire=questionnaire,
        kinds=kinds,
        powers=powers,
        rules=rules,
        clauses=found,
        outlines=outlines,
        terms=_terms(found, outlines),
        subjects=subjects,
        matters=matters,
        law=found_law,
        judged=fields_judged(_conditions(vocabulary, questionnaire, rules, found), vocabulary),
        digest=_digest(clauses, law),
    )
    problems = library_problems(library)
    if problems:
        raise LibraryError(problems)
    return library


def _conditions(
    vocabulary: Vocabulary, questionnaire: Questionnaire, rules: Iterable[Rule], clauses: Mapping[str, Clause]
) -> Iterator[Condition]:
    """Every condition of a library."""
    yield from (fact.condition for fact in vocabulary.facts.values())
    for question in questionnaire.questions:
        yield question.ask_when
    for rule in rules:
        yield rule.when
        for check in rule.checks:
            yield from (check.when, check.requires)
    for clause in clauses.values():
        yield from clause.conditions()


def read_questions(folder: Path | None = None) -> tuple[Vocabulary, Questionnaire]:
    """The questions alone, with the vocabulary of their conditions, read from their sources."""
    clauses, law = folders(folder)
    _, _, vocabulary = _vocabulary(clauses, law)
    return vocabulary, read_questionnaire(clauses.yamls("questions"), vocabulary)


def _vocabulary(clauses: Folder, law: Folder) -> tuple[Mapping[str, BodyKind], Powers, Vocabulary]:
    """What every condition of the library is written in: nothing else can be read without it."""
    kinds_document, powers_document = law.yaml("kinds.yaml"), law.yaml("powers.yaml")
    kinds = read_kinds(kinds_document)
    powers = read_powers(powers_document, kinds)
    vocabulary = Vocabulary(answers_record())
    vocabulary = vocabulary.with_facts(trait_facts(kinds, vocabulary))
    vocabulary = vocabulary.with_facts(power_facts(powers, vocabulary))
    return kinds, powers, parse_facts(_facts(clauses.yaml("facts.yaml")), vocabulary)


def _style(clauses: Folder) -> LibraryStyle | None:
    """The style of a library that has one."""
    there = clauses.root.joinpath("style.yaml").is_file()
    return read_style(clauses.yaml("style.yaml")) if there else None


_FACT = Schema(must=("fact", "means", "when"), may=("law",))
_SUBJECT = Schema(must=("subject", "label"), may=("covered by", "also in"))
_MATTER = Schema(must=("matter", "decided by"), may=("said in",))
_LAW = Schema(must=("as at", "act", "points"))


def _facts(document: Document) -> Iterator[WrittenFact]:
    for entry, place in _entries(document, _FACT):
        yield WrittenFact(entry["fact"], entry["means"], entry["when"], tuple(entry.get("law") or ()), place)


def _outlines(folder: Folder, vocabulary: Vocabulary) -> dict[str, Outline]:
    """Every outline, the standard one first, then those of agreements, then papers."""
    problems: list[Problem] = []
    read: list[Outline] = []
    for document in folder.yamls("outlines"):
        try:
            read.append(read_outline(document, vocabulary))
        except AssemblerError as error:
            problems += error.problems
    if not problems and STANDARD not in {outline.id for outline in read}:
        problems.append(Problem("The file is missing.", Place(f"clauses/outlines/{STANDARD}.yaml")))
    if problems:
        raise LibraryError(problems)
    return {outline.id: outline for outline in sorted(read, key=lambda one: (one.id != STANDARD, one.kind, one.id))}


def _terms(clauses: Mapping[str, Clause], outlines: Mapping[str, Outline]) -> dict[str, str]:
    """Every defined term with its place: in the standard form, if that defines it."""
    terms: dict[str, str] = {}
    for outline in reversed(list(outlines.values())):
        terms = {**terms, **defined_terms(clauses_of(outline, clauses).values())}
    return terms


def _entries(document: Document, schema: Schema) -> Iterator[tuple[dict[str, Any], Place]]:
    """The entries of a file that is a list, each seen to have the right names, with its place."""
    for entry, place in entries(document):
        yield expect_names(entry, schema, place), place


def _clauses(folder: Folder, outlines: Mapping[str, Outline], vocabulary: Vocabulary) -> dict[str, Clause]:
    """Every clause, those of the standard form first, in its order."""
    problems: list[Problem] = []
    read: dict[str, Clause] = {}
    for part, name in folder.markdown():
        try:
            clause = read_clause(folder.text(part, name), f"clauses/{part}/{name}", vocabulary)
        except AssemblerError as error:
            problems += error.problems
            continue
        problems += _misplaced(clause, part, name, outlines[STANDARD]) if outlines else ()
        read[clause.id] = looked_into(clause)
    ordered = [identity for outline in outlines.values() for part in outline.parts for identity in part.clauses]
    if outlines and not problems:
        problems += [Problem(f"No outline takes “{name}”.", read[name].place) for name in read if name not in ordered]
        problems += [problem for outline in outlines.values() for problem in outline_problems(outline, read)]
        problems += [Problem("Nothing uses this file.", Place(f"clauses/{path}")) for path in folder.unused()]
    if problems:
        raise LibraryError(problems)
    return {identity: read[identity] for identity in dict.fromkeys(ordered)}


def _misplaced(clause: Clause, folder: str, name: str, standard: Outline) -> Iterator[Problem]:
    """What is wrong with where a clause's file stands."""
    home = next((part.id for part in standard.parts if clause.id in part.clauses), folder)
    if home != folder:
        yield Problem(f"{STANDARD}.yaml puts it in “{home}”, so its file belongs in that folder.", clause.place)
    if clause.id != name.removesuffix(".md"):
        yield Problem(f"The file of the clause “{clause.id}” must be {clause.id}.md.", clause.place)


def _subjects(document: Document) -> tuple[Subject, ...]:
    return tuple(
        Subject(entry["subject"], entry["label"], entry.get("covered by") or "", tuple(entry.get("also in") or ()))
        for entry, _ in _entries(document, _SUBJECT)
    )


def _matters(document: Document) -> tuple[Matter, ...]:
    return tuple(
        Matter(entry["matter"], tuple(entry["decided by"]), tuple(entry.get("said in") or ()))
        for entry, _ in _entries(document, _MATTER)
    )


def _law(document: Document, vocabulary: Vocabulary) -> Law:
    value = expect_names(document.value, _LAW, Place(document.file, 1))
    return Law(value["as at"], value["act"], read_points(document, vocabulary))


def _digest(*folders: Folder) -> str:
    """A hash of every file, whatever has been read of them so far."""
    whole = hashlib.sha256()
    for folder in folders:
        for name, _ in folder.files():
            text = folder.text(*name.split("/"))
            whole.update(f"{folder.name}/{name}\0{len(text)}\0{text}".encode())
    return whole.hexdigest()
