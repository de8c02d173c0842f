"""Names of files to be written: their ending says what is in them, so it must be the right one."""

from __future__ import annotations

from pathlib import Path

import click


class FileEnding(click.Path):
    """A file whose name ends in one of these; wrong usage where it does not. So nobody finds YAML in what is called a Word file."""

    def __init__(self, *endings: str) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self.endings = endings

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, if it ends as it must."""
        path = Path(str(super().convert(value, param, ctx)))  # type: ignore[arg-type]
        if path.suffix.casefold() not in self.endings:
            self.fail(f"“{path}” must end in {' or '.join(self.endings)}.", param, ctx)
        return path
