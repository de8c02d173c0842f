"""The one place that decides which face an interview has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TextIO

from assembler.interview.faces.plain_face import PlainFace
from assembler.interview.talk.prompts import Face


def choose_face(
    source: TextIO | None,
    out: TextIO | None,
    environment: Mapping[str, str],
    *,
    plain: bool,
    one_by_one: bool,
    shown: Callable[[], None],
) -> Face | None:
    """The face for a terminal, or None where there is no terminal, and so nobody to ask.

    `shown` is called whenever a question is on the screen.

    Plain for `--plain`, for ACCESSIBLE=1 and for TERM=dumb; else rich, without colours where NO_COLOR is set. The rich face puts related
    questions on one screen, or, for `--one-by-one`, each by itself as the plain face does.
    """
    if source is None or out is None:  # closed
        return None
    if not (source.isatty() and out.isatty()):
        return None
    if plain or environment.get("ACCESSIBLE", "") not in ("", "0") or environment.get("TERM") == "dumb":
        return PlainFace(source, out, shown)
    colours = not environment.get("NO_COLOR")
    if one_by_one:
        from assembler.interview.faces.rich_face import RichFace  # noqa: PLC0415 - a plain interview needs no terminal library

        return RichFace(colours=colours, shown=shown)
    from assembler.interview.faces.screen_face import ScreenFace  # noqa: PLC0415 - as above

    return ScreenFace(colours=colours, shown=shown)
