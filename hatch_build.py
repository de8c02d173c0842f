"""What a wheel holds besides the sources: the clause library, read once and ready to use."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Reads the library from the sources beside this file, with the code beside them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the ready library to a wheel; an editable install goes on reading its sources. A fault in the library ends the build."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from assembler.library.preset_sources import read_presets
            from assembler.library.ready import READY, ready_content
            from assembler.library.sources import read_library
        finally:
            sys.path.remove(self.root)

        self.made = tempfile.TemporaryDirectory()
        ready = Path(self.made.name) / READY
        library = read_library()
        ready.write_bytes(ready_content(library, read_presets(library.questionnaire)))
        build_data["force_include"][str(ready)] = f"assembler/data/{READY}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made for the wheel."""
        if version != "editable":
            self.made.cleanup()
