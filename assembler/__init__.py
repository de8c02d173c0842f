"""Collaboration agreements for the emergency services in England (Policing and Crime Act 2017, sections 1 to 5).

From Python: `load_library`, `read_answers`, `check`, `assemble`, `explain`, `load_house_style`, `write_word`, `cover_note_text`; `pack` and
`write_pack` for the papers of its life, `read_signed`, `vary` and `write_variation` for its change. All are in `assembler.api`, and are
imported when the first of them is used (`docs/python.md`). Every error raised on purpose is an
`AssemblerError`.
"""

from importlib import import_module
from typing import Any

from assembler.version import __version__

_HOMES = {
    "AssemblerError": "assembler.errors",
    "assemble": "assembler.api",
    "check": "assembler.api",
    "cover_note_text": "assembler.api",
    "explain": "assembler.api",
    "load_house_style": "assembler.api",
    "load_library": "assembler.api",
    "pack": "assembler.api",
    "read_answers": "assembler.api",
    "read_signed": "assembler.api",
    "vary": "assembler.api",
    "write_pack": "assembler.api",
    "write_variation": "assembler.api",
    "write_word": "assembler.api",
}
"""Where each public name is: `import assembler` reads none of these modules."""

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - they are strings


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name is
    if name not in _HOMES:
        message = f"module 'assembler' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
