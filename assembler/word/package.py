"""The zip package of a Word file: written the same way every time, and read with suspicion."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Final

from deflate import crc32, deflate_compress
from msgspec import Struct

from assembler.errors import AssemblerError, Problem

LEVEL: Final = 1
"""The level of deflate for what is made per document: a third of the time of level 6, for files a sixth larger."""
LEVEL_READY: Final = 9
"""The level of deflate for what is compressed once, when the house style is loaded."""

MOST_BYTES: Final = 20_000_000
MOST_UNPACKED: Final = 100_000_000
MOST_RATIO: Final = 200
MOST_MEMBERS: Final = 2_000
_SMALL: Final = 100_000

_DATE: Final = 0x0021  # 1 January 1980 in the zip format's own count, the first day it knows
_UTF8: Final = 0x0800
_DEFLATED: Final = 8
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE|<!ENTITY")


class PackedFile(Struct, frozen=True):
    """One file of the package, compressed and ready to be written."""

    name: str
    packed: bytes
    crc: int
    size: int


def packed_member(name: str, data: bytes, level: int = LEVEL) -> PackedFile:
    """A member made from its content."""
    return PackedFile(name, bytes(deflate_compress(data, level)), crc32(data), len(data))


def join(members: Iterable[PackedFile]) -> bytes:
    """The package: members in the order given, all dated 1 January 1980, so that equal content gives equal bytes."""
    body: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for member in members:
        name = member.name.encode()
        sizes = (member.crc, len(member.packed), member.size, len(name), 0)
        head = _LOCAL.pack(b"PK\3\4", 20, _UTF8, _DEFLATED, 0, _DATE, *sizes) + name
        directory.append(_CENTRAL.pack(b"PK\1\2", 20, 20, _UTF8, _DEFLATED, 0, _DATE, *sizes, 0, 0, 0, 0, at) + name)
        body += (head, member.packed)
        at += len(head) + len(member.packed)
    index = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), len(index), at, 0)
    return b"".join((*body, index, end))


DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a package raises where it is damaged or has a password: zipfile has no one error for that."""


class UnsafeFileError(AssemblerError):
    """A package that is not safe to open, or is no package at all. `faults` says why, in plain words."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(Problem(fault) for fault in self.faults)


def _too_large() -> str:
    """What is said of a file above MOST_BYTES; whoever reads one asks for its size first."""
    return f"The file is larger than {MOST_BYTES // 1_000_000} MB."


def unpack(source: bytes) -> dict[str, bytes]:
    """Every member by name. Raises UnsafeFileError before anything is unpacked if the package is not safe to open."""
    if len(source) > MOST_BYTES:
        raise UnsafeFileError([_too_large()])
    if (
        source.count(b"PK\1\2") > MOST_MEMBERS
    ):  # asked before a list is made of them, each of which takes ten times its length
        raise UnsafeFileError([f"It has more than {MOST_MEMBERS} parts."])
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            faults = list(package_faults(package.infolist()))
            if faults:
                raise UnsafeFileError(faults)
            members = {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}
    except DAMAGE as error:
        raise UnsafeFileError(["It is not a Word file (.docx), or it is damaged or has a password."]) from error
    faults = [f"{name} has a document type declaration, which no Word file needs." for name in _declaring(members)]
    if faults:
        raise UnsafeFileError(faults)
    return members


def package_faults(entries: list[zipfile.ZipInfo]) -> Iterable[str]:
    """What is not safe about the members of a zip package, in plain words, from its directory alone."""
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_MEMBERS:
        yield f"It has more than {MOST_MEMBERS} parts."
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield f"It would unpack to more than {MOST_UNPACKED // 1_000_000} MB."
    for entry in entries:
        yield from _packing_faults(entry)
    for name, times in sorted(Counter(name.lower() for name in names).items()):
        if times > 1:
            yield f"It holds {name} twice."
    for name in names:
        if not name or name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            yield f"It has a part with an unsafe name: {name!r}."


def _packing_faults(entry: zipfile.ZipInfo) -> Iterable[str]:
    if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        yield f"{entry.filename} unpacks to more than {MOST_RATIO} times its packed size."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield f"{entry.filename} is packed in another way than Word and Excel use."
    if entry.flag_bits & 1:
        yield f"{entry.filename} is encrypted."


def _declaring(members: dict[str, bytes]) -> Iterable[str]:
    for name, data in members.items():
        # A part in UTF-16 would hide the declaration from a search of its bytes.
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        if name.lower().endswith((".xml", ".rels")) and (wide or b"\0" in data[:64] or _DOCTYPE.search(data)):
            yield name
