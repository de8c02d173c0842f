"""What the commands share: the files that they read, and the compiled library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assembler.input_files import answers_file, answers_text, file_text, house_style
from assembler.library.loading import load_library

if TYPE_CHECKING:
    from assembler.assembly import CompiledLibrary

__all__ = ["answers_file", "answers_text", "compiled_library", "file_text", "house_style"]


def compiled_library() -> CompiledLibrary:
    """The shipped library, compiled."""
    from assembler.assembly import compile_library

    return compile_library(load_library())
