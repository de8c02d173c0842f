"""The files that `pack` writes: each paper in Word, its record in a folder beside them, and what is to be done next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from assembler.assembly import CompiledLibrary
from assembler.batch.outputs import RECORDS, record_path
from assembler.cli.common import house_style
from assembler.cli.write_whole import write_all
from assembler.papers.pack import Pack
from assembler.papers.pack_files import pack_files
from assembler.word.house_style import HouseStyle, load_house_style


def write_pack(pack: Pack, compiled: CompiledLibrary, folder: Path, template: Path | None, *, force: bool) -> None:
    """Write every file of a pack, or none: existing files are refused before any is written. Raises OutputError."""
    style = load_house_style(*house_style(template))
    files = list(_files(pack, compiled, folder, style))
    (folder / RECORDS).mkdir(parents=True, exist_ok=True)
    write_all(files, force=force)


def _files(pack: Pack, compiled: CompiledLibrary, folder: Path, style: HouseStyle) -> Iterator[tuple[Path, bytes]]:
    for file in pack_files(pack, compiled, style):
        yield folder / file.name, file.content
        if file.record is not None:
            yield folder / record_path(file.name, hashlib.sha256(file.record).hexdigest()), file.record
