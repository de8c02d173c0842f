"""The files that `pack` writes: each paper in Word, its record in a folder beside them, and what is to be done next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from assembler.assembly import CompiledLibrary
from assembler.batch.outputs import RECORDS, record_name
from assembler.cli.common import house_style
from assembler.cli.write_whole import write_all
from assembler.papers.pack import Pack
from assembler.papers.to_do import file_name, to_do
from assembler.word import HouseStyle, load_house_style
from assembler.word_file import word_file

TO_DO = "what-to-do-next.txt"


def write_pack(pack: Pack, compiled: CompiledLibrary, folder: Path, template: Path | None, *, force: bool) -> None:
    """Write every file of a pack, or none: existing files are refused before any is written. Raises OutputError."""
    style = load_house_style(*house_style(template))
    files = list(_files(pack, compiled, folder, style))
    (folder / RECORDS).mkdir(parents=True, exist_ok=True)
    write_all(files, force=force)


def _files(pack: Pack, compiled: CompiledLibrary, folder: Path, style: HouseStyle) -> Iterator[tuple[Path, bytes]]:
    for number, made in enumerate(pack.papers, 1):
        name = file_name(number, made)
        file = word_file(made.result, compiled, style)
        yield folder / name, file.content
        yield from ((folder / f"{Path(name).stem}{ending}", content) for ending, content in made.beside.items())
        digest = hashlib.sha256(file.record).hexdigest()
        yield folder / RECORDS / record_name(name, digest), file.record  # by which `trace` finds it
    yield folder / TO_DO, to_do(pack, compiled.library).encode()
