"""What a legal name tells of the body that bears it: whose name it is, and what kind of body it speaks of.

Names are compared as readers compare them, whatever their capitals, quotation marks, spaces and
usual abbreviations. Nothing is decided by a name alone:
rules ask whether it agrees with what was recorded.
"""

from __future__ import annotations

import re

from assembler.answers.parties import NameSays

_MAYOR = re.compile(
    r"^(?:(?:directly )?elected |metro )?mayor (?:(?:for|of) (?:the area of )?)?(?:the )?(?=.*\bauthority\b)"
    r"|(?<=\bauthority) (?:(?:elected )?mayor|area)$"
)
"""What stands about an authority's name in the name of its mayor, whose functions are the authority's."""

_MAYOR_OF = re.compile(r"^(?:(?:directly )?elected |metro )?mayor (?:for|of) (?:the area of )?(?:the )?(.+)$")

_AUTHORITIES = {
    "elected_mayor_pcc_functions": "combined authority",
    "elected_mayor_fire_functions": "combined authority",
    "cca_mayor_pcc_functions": "combined county authority",
    "cca_mayor_fire_functions": "combined county authority",
}
"""What a mayor of each of these kinds is the mayor of, where the name gives the area alone."""

_CAPACITY = re.compile(
    r"\s*(?:\((?:as|in its|in the|acting|mayoral|fire|police|policing|pcc)\b[^()]*\)"
    r"|\b(?:acting (?:by|through)|in (?:its|the) capacity (?:as|of)|as (?:the )?(?:elected mayor|fire|police|policing))\b.*)$",
    re.IGNORECASE,
)
"""In what capacity a body joins, or by whom it acts, where that is written behind its name: it is the same body in any."""

_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_SHORT = {
    "auth": "authority",
    "ca": "combined authority",
    "cca": "combined county authority",
    "fra": "fire and rescue authority",
    "frs": "fire and rescue service",
    "mopac": "mayor s office for policing and crime",
    "pcc": "police and crime commissioner",
    "pfcc": "police fire and crime commissioner",
}
"""What the usual abbreviations stand for."""

_SAYS: tuple[tuple[NameSays, str], ...] = (
    ("policing_body", r"^mayor s office for policing"),
    ("mayor", r"^(?:(?:directly )?elected |metro )?mayor (?:for|of)\b"),
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


def name_key(name: str, kind: str | None = None) -> str:
    """A key that the names of one body share, a mayor's with that of the authority, which the kind tells where the name does not."""
    key = _MAYOR.sub("", _plain(_CAPACITY.sub("", name)))
    own = _MAYOR_OF.match(key) if kind in _AUTHORITIES else None
    return f"{own[1]} {_AUTHORITIES[kind]}" if own and kind else key


def name_says(name: str) -> NameSays | None:
    """The kind of body that a name speaks of, or None where it speaks of none that these rules tell apart."""
    plain = _plain(name)
    return next((says for says, pattern in _SAYS if re.search(pattern, plain)), None)


def _plain(name: str) -> str:
    told = _INITIALS.sub(r"\1", name.casefold().replace("&", " and "))
    words = " ".join(_SHORT.get(word, word) for word in re.sub(r"[^\w]+", " ", told).split())
    return words.removeprefix("the ").replace("mayoral combined ", "combined ")
