"""The folders that the library is read from: the clauses, and the law."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.errors import LibraryError, Place, Problem

if TYPE_CHECKING:
    from assembler.source import Document


def folders(clauses: Path | None = None) -> tuple[Folder, Folder]:
    """The clauses in that folder, or those shipped, and the law."""
    return Folder(clauses or shipped("clauses"), "clauses"), Folder(files("assembler.statute").joinpath("law"), "law")


def shipped(name: str) -> Traversable:
    """Data shipped with the product: inside the wheel, or beside the package in a checkout."""
    inside = files("assembler").joinpath("data")
    return inside.joinpath(name) if inside.is_dir() else files("assembler").joinpath("..", name)


class Folder:
    """A folder of text files, read once each; `seen` is what has been read of it."""

    def __init__(self, root: Traversable, name: str) -> None:
        self.root = root
        self.name = name
        self.seen: dict[str, str] = {}

    def text(self, *path: str) -> str:
        """The text of a file. Raises LibraryError where it is missing, or no text."""
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
        """A YAML file as a document."""
        from assembler.source import read_yaml

        return read_yaml(self.text(*path), "/".join((self.name, *path)), LibraryError)

    def yamls(self, folder: str) -> list[Document]:
        """The YAML files of a folder, in the order of their names."""
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
        """The text of every file, each after its name. One that is not UTF-8 is reported when it is read."""
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
        """The clauses' files: their folder and name, in order."""
        for part in sorted(self.root.iterdir(), key=lambda entry: entry.name):
            if part.is_dir():
                for entry in sorted(part.iterdir(), key=lambda entry: entry.name):
                    if entry.name.endswith(".md"):
                        yield part.name, entry.name
