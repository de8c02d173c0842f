"""The files of a pack: each paper in Word with its record, what goes with it, and the list of what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from msgspec import Struct

from assembler.assembly import CompiledLibrary
from assembler.papers.pack import Pack
from assembler.papers.to_do import file_name, to_do
from assembler.word.house_style import HouseStyle
from assembler.word_file import word_file

TO_DO: Final = "what-to-do-next.txt"
"""The name of the list of what to do next."""


class PackFile(Struct, frozen=True):
    """A file of a pack: its name, what is in it, and its record, by which `trace` knows a Word file again."""

    name: str
    content: bytes
    record: bytes | None = None


def pack_files(pack: Pack, compiled: CompiledLibrary, style: HouseStyle) -> Iterator[PackFile]:
    """Every file of a pack, the list of what to do next first, then the papers in order. Equal arguments give equal bytes."""
    yield PackFile(TO_DO, to_do(pack, compiled.library).encode())
    for number, made in enumerate(pack.papers, 1):
        name = file_name(number, made)
        file = word_file(made.result, compiled, style)
        yield PackFile(name, file.content, file.record)
        for ending, content in made.beside.items():
            yield PackFile(f"{PurePath(name).stem}{ending}", content)
