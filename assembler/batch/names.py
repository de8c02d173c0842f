"""Names of output files that every system accepts, and that lead nowhere but into the output folder."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
LONGEST = 150
"""Bytes of an agreement's name: with a folder of some length before it, it is still within what Windows allows for a whole path."""

_LONGEST_FILE = 240
"""Bytes of the name of a file that we write: the longest agreement's with every ending that we add, and room for the passing one."""


def name_fault(name: str) -> str:
    """What keeps an agreement's name from being a file's name on every system, in plain words; empty where nothing does."""
    return file_fault(name, LONGEST)


def file_fault(name: str, longest: int = _LONGEST_FILE) -> str:
    """The same of the whole name of a file, its ending included."""
    if not name.strip() or name != name.strip() or name.endswith("."):
        return "is empty, or begins or ends with a space or a full stop"
    if name.startswith((".", "~$")):
        return "begins as hidden and temporary files do"
    found = _FORBIDDEN.search(name)
    if found:
        return f"holds {found.group()!r}, which a file's name cannot have"
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for sign in name):
        return "holds a character that cannot be seen"
    if _DEVICE.fullmatch(name.partition(".")[0].strip()):
        return "is a name that Windows keeps for itself"
    return f"is longer than {longest} bytes, which most letters take one of" if len(name.encode()) > longest else ""


def same_name(name: str) -> str:
    """What two names share when some system would take them for one: capitals and accents' encoding aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
