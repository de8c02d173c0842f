"""What is to be corrected: the failed items as a source of their own, beside the agreements. What somebody has edited is never replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, MutableMapping
from contextlib import suppress
from hashlib import file_digest
from itertools import count
from pathlib import Path

from assembler.batch.files import WORK, remove
from assembler.batch.items import digest, digest_of
from assembler.batch.sources import Source
from assembler.errors import OutputError, Place, Problem

_NAME = "to-correct"


def write_corrections(
    source: Source,
    failed: Mapping[tuple[str, int], tuple[Problem, ...]],
    folder: Path,
    ours: MutableMapping[str, str],
) -> str:
    """Write the sets of answers at these places (file and row), with what is wrong with each.

    Returns the name they now have in the folder, empty where none can be copied.

    `ours` holds the SHA-256 of what we wrote under each name, and is brought up to date. Raises OutputError when it cannot be written.
    """
    part = folder / WORK / f"{_NAME}{source.ending}.part"
    try:
        remove(part)
        if not source.write_failed(failed, part):
            return ""
        new = _digest(part)
        name, standing = next(
            (name, standing)
            for name in _names(source.ending)
            if (standing := _digest(folder / name)) in ("", new, ours.get(name))
        )
        if standing != new:
            if part.is_dir():
                remove(folder / name)  # a folder cannot take the place of another
            part.replace(folder / name)
        ours[name] = new
    except OSError as error:
        with suppress(OSError):
            remove(part)
        message = f"What is to be corrected cannot be written: {error.strerror}."
        raise OutputError(Problem(message, Place(str(folder)), "See failures.csv.")) from None
    return name


def _names(ending: str) -> Iterator[str]:
    yield f"{_NAME}{ending}"
    yield from (f"{_NAME}-version-{version}{ending}" for version in count(2))


def remove_corrections(source: Source, folder: Path, ours: MutableMapping[str, str]) -> None:
    """Remove what we wrote and nobody has edited, now that nothing is to be corrected; but never the source that was run."""
    for name, sha256 in list(ours.items()):
        path = folder / name
        if not path.exists() or not name.startswith(_NAME):
            del ours[name]
        elif _digest(path) == sha256 and not path.samefile(source.path):
            remove(path)
            del ours[name]


def is_corrections(source: Source, folder: Path, ours: Collection[str]) -> bool:
    """Whether a source is what an earlier run into the folder left to be corrected, whoever has edited it since."""
    return source.path.name in ours and source.path.resolve().parent == folder.resolve()


def _digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's files and their names; of a link, where it leads. Empty where there is nothing."""
    if path.is_symlink():
        return digest(f"link to {path.readlink()}")
    if path.is_dir():
        return digest_of({one.name: _digest(one) for one in path.iterdir()})
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
