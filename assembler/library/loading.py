"""The library read from its folders, strictly: every fault is found at once, with file and line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from assembler.answers.document import STANDARD
from assembler.answers.schema import answers_record
from assembler.conditions import Vocabulary
from assembler.conditions.facts import WrittenFact, parse_facts
from assembler.errors import AssemblerError, LibraryError, Place, Problem
from assembler.library.checks import library_problems
from assembler.library.clauses import Clause
from assembler.library.library import Law, Library, Matter, Subject
from assembler.library.outline_checks import outline_problems
from assembler.library.outlines import Outline, read_outline
from assembler.library.outlining import clauses_of
from assembler.library.packing import packed, unpacked
from assembler.library.reading import read_clause
from assembler.library.stages import Stages
from assembler.library.style import LibraryStyle, read_style
from assembler.library.terms import defined_terms
from assembler.questions import Questionnaire, read_questionnaire
from assembler.source import Document, Schema, entries, expect_names, read_yaml
from assembler.statute.kinds import BodyKind, read_kinds, trait_facts
from assembler.statute.points import read_points
from assembler.statute.powers import Powers, power_facts, read_powers
from assembler.statute.rules import read_rules
from assembler.version import __version__


def load_library(folder: Path | None = None) -> Library:
    """The library in `folder`, or the one shipped, read once. Raises LibraryError with every fault found."""
    return _loaded(folder)


@cache
def _loaded(folder: Path | None) -> Library:
    return read_library(folder) if folder else _ready() or read_library()


def read_library(folder: Path | None = None) -> Library:
    """The library read from its sources. Raises LibraryError with every fault found."""
    clauses, law = _folders(folder)
    kinds, powers, vocabulary = _vocabulary(clauses, law)
    stages = Stages()  # from here on, what is wrong in one of them hides nothing in another
    questionnaire = stages.read(lambda: read_questionnaire(clauses.yamls("questions"), vocabulary))
    rules = stages.read(lambda: read_rules(law.yamls("rules"), vocabulary))
    outlines = stages.read(lambda: _outlines(clauses, vocabulary))
    subjects = stages.read(lambda: _subjects(clauses.yaml("subjects.yaml")))
    matters = stages.read(lambda: _matters(clauses.yaml("matters.yaml")))
    found_law = stages.read(lambda: _law(law.yaml("law.yaml"), vocabulary))
    style = stages.read(lambda: _style(clauses))
    found = stages.read(lambda: _clauses(clauses, outlines or {}, vocabulary))
    stages.problems += style.problems(clauses.prose()) if style else ()
    if stages.problems:
        raise LibraryError(stages.problems)
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
        digest=_digest(clauses, law),
    )
    problems = library_problems(library)
    if problems:
        raise LibraryError(problems)
    return library


def load_questions(folder: Path | None = None) -> tuple[Vocabulary, Questionnaire]:
    """The questions alone, with the vocabulary of their conditions: what an interview needs for its first prompt."""
    ready = None if folder else _ready()
    if ready:
        return ready.vocabulary, ready.questionnaire
    _, _, vocabulary, questionnaire = _questions(*_folders(folder))
    return vocabulary, questionnaire


def _folders(folder: Path | None = None) -> tuple[_Folder, _Folder]:
    law = files("assembler.statute").joinpath("law")
    return _Folder(folder or shipped("clauses"), "clauses"), _Folder(law, "law")


READY = "library.json"
"""The library as it was read when the wheel was built; a checkout has none, and reads its sources."""


def ready_library() -> str:
    """The shipped library, read from its sources, as the text of READY."""
    library = read_library()
    return json.dumps({"sources": _sources(), "rows": packed(library)}, ensure_ascii=False, separators=(",", ":"))


@cache
def _ready() -> Library | None:
    """The library of READY. None where there is none, it is damaged, or somebody has changed a source since: then the sources decide."""
    file = shipped(READY)
    if not file.is_file():
        return None
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        library: Library = unpacked(held["rows"])
    except (ValueError, KeyError, IndexError, TypeError):
        return None
    return library if held.get("sources") == _sources() else None


def _sources() -> str:
    """A hash of every file that the library may be read from, and of the version that reads it."""
    return hashlib.sha256("\0".join([__version__, *(folder.whole() for folder in _folders())]).encode()).hexdigest()


def _questions(clauses: _Folder, law: _Folder) -> tuple[Mapping[str, BodyKind], Powers, Vocabulary, Questionnaire]:
    kinds, powers, vocabulary = _vocabulary(clauses, law)
    return kinds, powers, vocabulary, read_questionnaire(clauses.yamls("questions"), vocabulary)


def _vocabulary(clauses: _Folder, law: _Folder) -> tuple[Mapping[str, BodyKind], Powers, Vocabulary]:
    """What every condition of the library is written in: nothing else can be read without it."""
    kinds_document, powers_document = law.yaml("kinds.yaml"), law.yaml("powers.yaml")
    kinds = read_kinds(kinds_document)
    powers = read_powers(powers_document, kinds)
    vocabulary = Vocabulary(answers_record())
    vocabulary = vocabulary.with_facts(trait_facts(kinds, vocabulary))
    vocabulary = vocabulary.with_facts(power_facts(powers, vocabulary))
    return kinds, powers, parse_facts(_facts(clauses.yaml("facts.yaml")), vocabulary)


def _style(clauses: _Folder) -> LibraryStyle | None:
    """The style of a library that has one."""
    there = clauses.root.joinpath("style.yaml").is_file()
    return read_style(clauses.yaml("style.yaml")) if there else None


def shipped(name: str) -> Traversable:
    """Data shipped with the product: inside the wheel, or beside the package in a checkout."""
    inside = files("assembler").joinpath("data")
    return inside.joinpath(name) if inside.is_dir() else files("assembler").joinpath("..", name)


class _Folder:
    """A folder of text files, read once each; `seen` is what has been read of it."""

    def __init__(self, root: Traversable, name: str) -> None:
        self.root = root
        self.name = name
        self.seen: dict[str, str] = {}

    def text(self, *path: str) -> str:
        if "/".join(path) in self.seen:
            return self.seen["/".join(path)]
        try:
            text = self.root.joinpath(*path).read_text(encoding="utf-8")
        except OSError:
            raise LibraryError(Problem("The file is missing.", Place("/".join((self.name, *path))))) from None
        except UnicodeDecodeError:
            problem = Problem(
                "The file is not text in UTF-8.", Place("/".join((self.name, *path))), "Save it as UTF-8."
            )
            raise LibraryError(problem) from None
        self.seen["/".join(path)] = text
        return text

    def yaml(self, *path: str) -> Document:
        return read_yaml(self.text(*path), "/".join((self.name, *path)), LibraryError)

    def yamls(self, folder: str) -> list[Document]:
        names = sorted(entry.name for entry in self.root.joinpath(folder).iterdir() if entry.name.endswith(".yaml"))
        return [self.yaml(folder, name) for name in names]

    def prose(self) -> dict[str, str]:
        """The clauses and questions as text, by their file: what is held to the style."""
        found = {f"{part}/{name}": self.text(part, name) for part, name in self.markdown()}
        names = (entry.name for entry in self.root.joinpath("questions").iterdir() if entry.name.endswith(".yaml"))
        found |= {f"questions/{name}": self.text("questions", name) for name in sorted(names)}
        return {f"{self.name}/{file}": text for file, text in found.items()}

    def unused(self) -> list[str]:
        """Files, by their path, that nothing reads."""
        return sorted(
            {name for name, _ in self.files()} - set(self.seen) - {"subjects.yaml", "matters.yaml", "style.yaml"}
        )

    def whole(self) -> str:
        """The text of every file, each after its name. One that is not UTF-8 is told when it is read."""
        texts = ((name, entry.read_bytes().decode(errors="replace")) for name, entry in self.files())
        return "\0".join(f"{name}\0{text}" for name, text in texts)

    def files(self) -> list[tuple[str, Traversable]]:
        """Every file by its path; the interview reads presets, and a hidden file (a Mac's) is not ours."""
        found = [(entry.name, entry) for entry in self.root.iterdir() if entry.name != "presets"]
        inner = [
            (f"{name}/{file.name}", file) for name, folder in found if folder.is_dir() for file in folder.iterdir()
        ]
        return sorted((name, entry) for name, entry in (*found, *inner) if entry.is_file() and entry.name[0] != ".")

    def markdown(self) -> Iterator[tuple[str, str]]:
        for part in sorted(self.root.iterdir(), key=lambda entry: entry.name):
            if part.is_dir():
                for entry in sorted(part.iterdir(), key=lambda entry: entry.name):
                    if entry.name.endswith(".md"):
                        yield part.name, entry.name


_FACT = Schema(must=("fact", "means", "when"), may=("law",))
_SUBJECT = Schema(must=("subject", "label"), may=("covered by", "also in"))
_MATTER = Schema(must=("matter", "decided by"), may=("said in",))
_LAW = Schema(must=("as at", "act", "points"))


def _facts(document: Document) -> Iterator[WrittenFact]:
    for entry, place in _entries(document, _FACT):
        yield WrittenFact(entry["fact"], entry["means"], entry["when"], tuple(entry.get("law") or ()), place)


def _outlines(folder: _Folder, vocabulary: Vocabulary) -> dict[str, Outline]:
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


def _clauses(folder: _Folder, outlines: Mapping[str, Outline], vocabulary: Vocabulary) -> dict[str, Clause]:
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
        read[clause.id] = clause
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


def _digest(*folders: _Folder) -> str:
    """A hash of every file, whatever has been read of them so far."""
    whole = hashlib.sha256()
    for folder in folders:
        for name, _ in folder.files():
            text = folder.text(*name.split("/"))
            whole.update(f"{folder.name}/{name}\0{len(text)}\0{text}".encode())
    return whole.hexdigest()
