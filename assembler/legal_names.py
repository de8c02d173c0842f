"""What a legal name tells of the body that bears it: whose name it is, and what kind of body it speaks of.

Names are compared as readers compare them, whatever their capitals, quotation marks and spaces. Nothing is decided by a name alone:
rules ask whether it agrees with what was recorded.
"""

from __future__ import annotations

import re

from assembler.answers.parties import NameSays

_MAYOR = re.compile(r"^(?:elected )?mayor (?:for (?:the area of )?|of )(?:the )?(?=.*\bauthority\b)")
"""What stands before an authority's name in the name of its mayor, whose functions are the authority's."""

_SAYS: tuple[tuple[NameSays, str], ...] = (
    ("policing_body", r"^mayor s office for policing"),
    ("mayor", r"^(?:elected )?mayor (?:for|of)\b"),
    ("fire_authority", r"\bfire (?:and rescue )?authority$"),
    ("combined_authority", r"\bcombined (?:county )?authority$"),
    ("policing_body", r"\bpolice(?: fire)? and crime commissioner\b"),
    ("chief_officer", r"\bchief constable\b|^commissioner of police\b"),
    ("trust", r"\bnhs (?:foundation )?trust$"),
    ("fire_service", r"\bfire (?:and rescue )?service$|\bfire brigade$"),
    ("ambulance_service", r"\bambulance service$"),
    ("force", r"\b(?:police|constabulary|police (?:force|service))$"),
)
"""The first that fits says what the name speaks of: an authority is named before the service that it runs."""


def name_key(name: str) -> str:
    """A key that the names of one body share, a mayor's with that of the authority."""
    return _MAYOR.sub("", _plain(name))


def name_says(name: str) -> NameSays | None:
    """The kind of body that a name speaks of, or None where it speaks of none that these rules tell apart."""
    plain = _plain(name)
    return next((says for says, pattern in _SAYS if re.search(pattern, plain)), None)


def _plain(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.casefold().replace("&", " and ")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
