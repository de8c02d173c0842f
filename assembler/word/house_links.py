"""Lists that another program saved: their levels linked back to their styles, in the order that Word writes."""

from __future__ import annotations

from typing import Final

from assembler.word.house_names import named_styles
from assembler.word.house_numbers import level_of, link_of
from assembler.word.styles import LISTS
from assembler.word.xml import Element, w

_ORDER: Final = (
    *("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText"),
    *("lvlPicBulletId", "legacy", "lvlJc", "pPr", "rPr"),
)
_PLACES: Final = {w(name): at for at, name in enumerate(_ORDER)}


def relink(styles: Element, numbering: Element) -> bool:
    """Link each level of a sound house style back to the style that is linked to it, where LibreOffice has taken the link away.

    By it Word knows the level of a style. Whether anything was changed.
    """
    named = named_styles(styles)
    changed = [_relink(named[level.style], numbering) for levels in LISTS.values() for level in levels]
    return any(changed)


def _relink(style: Element, numbering: Element) -> bool:
    level = level_of(numbering, *link_of(style))
    if level is None:
        return False
    lacking = level.find(w("pStyle")) is None
    if lacking:
        level.append(level.makeelement(w("pStyle"), {w("val"): str(style.get(w("styleId")))}))
    inside = list(level)
    in_order = sorted(inside, key=lambda one: _PLACES.get(str(one.tag), len(_PLACES)))
    if in_order != inside:
        level[:] = in_order
    return lacking or in_order != inside
