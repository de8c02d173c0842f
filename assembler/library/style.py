"""The style that clauses and questions are held to as they are read: words that none may use, each use reported with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from assembler.errors import LibraryError, Place, Problem
from assembler.source import Document, Schema, entries, expect_names

_ALLOWED = Schema(must=("place", "words", "why"))


class LibraryStyle(Struct, frozen=True):
    """Words that no text of the library may use, and where one stands all the same: the clause, or the file of questions, and the words."""

    banned: tuple[str, ...]
    allowed: frozenset[tuple[str, str]]

    def problems(self, texts: Mapping[str, str]) -> Iterator[Problem]:
        """Every use of a banned word in some texts by their file; what follows `#` in YAML, and ids and attributes, are no text."""
        pattern = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, self.banned))})(?![\w/-])", re.IGNORECASE)
        for file, text in texts.items():
            name = file.rpartition("/")[2].rpartition(".")[0]
            for number, line in enumerate(text.splitlines(), 1):
                for found in pattern.findall(_words(line)):
                    if (name, found.casefold()) not in self.allowed:
                        cure = "Say it in plain modern English, or allow it, with the reason, in clauses/style.yaml."
                        yield Problem(f"“{found}” is not in our style.", Place(file, number), cure)


def _words(line: str) -> str:
    return "" if line.lstrip().startswith("#") else re.sub(r"\{#[a-z0-9-]+|[a-z]+=", " ", line)


def read_style(document: Document) -> LibraryStyle:
    """The style in its file. Raises LibraryError where it is not as it must be."""
    value = document.value
    if not isinstance(value, dict) or set(value) != {"banned", "allowed"}:
        raise LibraryError(Problem("The file has `banned` and `allowed`, and nothing else.", Place(document.file)))
    banned = _texts(value["banned"])
    found = [expect_names(entry, _ALLOWED, place) for entry, place in entries(document, ("allowed",))]
    return LibraryStyle(banned, frozenset((one["place"], one["words"]) for one in found))


def _texts(value: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(one).casefold() for one in value)
