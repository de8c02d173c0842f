"""Names of output files that every system accepts, and that lead nowhere but into the output folder."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_LONGEST = 150
"""Bytes: room for an ending within the 255 that file systems allow."""


def name_fault(name: str) -> str:
    """What keeps a name from being a file's name on every system, in plain words; empty where nothing does."""
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
    return f"is longer than {_LONGEST} bytes" if len(name.encode()) > _LONGEST else ""


def same_name(name: str) -> str:
    """What two names share when some system would take them for one: capitals and accents' encoding aside."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
