"""The shipped library ready read: in the wheel, where it was put when that was built, or kept where Python keeps our compiled modules.

It is used only while it is of the very sources that are there, read by the very code. Somebody who changes a clause has the library read
anew, and then kept, where the folder can be written. Whoever could put another file there could as well put code there; but nothing in
this one is run, and one that is damaged is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source, find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import decode

from assembler.library.folders import folders, shipped
from assembler.library.plain_rows import from_rows, to_rows
from assembler.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from assembler.conditions import Vocabulary
    from assembler.library.library import Library
    from assembler.library.presets import Presets
    from assembler.questions import Questionnaire

READY: Final = "library.json"
"""The file in a wheel."""

_READERS: Final = ("markdown_it", "pydantic", "pydantic_core", "yaml")
"""What others wrote that reads the sources with us."""


def presets() -> Presets | None:
    """The presets ready read; None where there is nothing of the sources that are there."""
    held: Presets | None = _value(1)
    return held


def questions() -> tuple[Vocabulary, Questionnaire] | None:
    """The questions alone, with the vocabulary of their conditions."""
    held: tuple[Vocabulary, Questionnaire] | None = _value(2)
    return held


def library() -> Library | None:
    """The whole library."""
    held: Library | None = _value(3)
    return held


def _value(parts: int) -> Any:  # noqa: ANN401 - of whichever of the three was packed
    """What the last of so many parts holds: a part may be made of what is in those before it."""
    try:
        *_, made = from_rows(map(decode, _lines()[:parts]))
    except (ValueError, LookupError, TypeError):  # there is none, or somebody else made it
        return None
    return made


def ready_content(read: Library, presets: Presets) -> bytes:
    """A library and presets that were read from the sources as they are now, as the content of READY."""
    return _content(read, presets, made_of())


def keep(read: Library, presets: Presets, made_of: str) -> None:
    """Keep a library for the next command, if it was read from what is there still. Where it cannot be kept, it is not."""
    if made_of != _made_of_now():
        return
    content = _content(read, presets, f"{made_of} {_read_by()}")
    with suppress(OSError):
        _replace(_kept(), content)


@cache
def made_of() -> str:
    """A hash of every file that the library may be read from, and of the version that reads it."""
    return _made_of_now()


def _made_of_now() -> str:
    whole = hashlib.sha256(__version__.encode())
    for folder in folders():
        for name, entry in _files(str(folder.root), folder.name):
            content = Path(entry.path).read_bytes()
            whole.update(f"\0{name}\0{len(content)}\0".encode())
            whole.update(content)
    return whole.hexdigest()


def _read_by() -> str:
    """What code reads the sources here: each file of it by its size and time, by which Python too knows its own."""
    whole = hashlib.sha256(sys.version.encode())
    ours = [(name, entry.stat()) for name, entry in _files(str(Path(__file__).parents[1])) if name.endswith(".py")]
    others = [(spec.origin, Path(spec.origin).stat()) for name in _READERS if (spec := find_spec(name)) and spec.origin]
    for name, state in (*ours, *others):
        whole.update(f"\0{name}\0{state.st_size}\0{state.st_mtime_ns}".encode())
    return whole.hexdigest()


def _files(folder: str, name: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, in the order of their names; one that is hidden (a Mac's), or that Python made, is no source."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        here = f"{name}/{entry.name}"
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _files(entry.path, here)
        else:
            yield here, entry


def _kept() -> Path:
    """Where a library is kept that was read from its sources."""
    return Path(cache_from_source(__file__)).with_suffix(".json")


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole, whoever else writes or reads it at the same time; who may read our code may read it."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(Path(__file__).stat().st_mode & 0o666)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _content(read: Library, presets: Presets, made_of: str) -> bytes:
    """What it is made of, the hashes of its parts, and the parts: the presets, the questions, then all of it. Each has a line."""
    parts = to_rows(presets, (read.vocabulary, read.questionnaire), read)
    lines = [json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in parts]
    return b"\n".join((made_of.encode(), *map(_hash, lines), *lines))


def _hash(line: bytes) -> bytes:
    return hashlib.sha256(line).hexdigest().encode()


def _lines() -> list[bytes]:
    """The parts of what is ready of the sources that are there; none where nothing is."""
    in_wheel = shipped(READY)
    found = _lines_of(in_wheel, made_of()) if in_wheel.is_file() else []
    kept = _kept()
    return found or (_lines_of(kept, f"{made_of()} {_read_by()}") if kept.is_file() else [])


def _lines_of(file: Traversable, made_of: str) -> list[bytes]:
    with suppress(OSError):
        head, *rest = file.read_bytes().split(b"\n")
        hashes, parts = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        if head == made_of.encode() and hashes == [*map(_hash, parts)]:
            return parts
    return []
