"""The laws that every agreement obeys, by name; proved for all answers in `obligations.py`, checked on one document in `checking.py`."""

from __future__ import annotations

import re
from typing import Literal

Law = Literal[
    "reference",
    "defined",
    "defined once",
    "term used",
    "alternatives",
    "asked",
    "not empty",
    "has words",
    "withdrawal",
    "include",
    "binds",
]

LAWS: dict[Law, str] = {
    "reference": "a reference's target is there wherever the reference is",
    "defined": "a term used is defined",
    "defined once": "a term is defined no more than once",
    "term used": "a term defined is used",
    "alternatives": "exactly one of each set of alternatives is in",
    "asked": "a placeholder's question is asked wherever the placeholder stands",
    "not empty": "a clause or schedule left in has something in it",
    "has words": "a paragraph left in has words, and the items it leads to",
    "withdrawal": "the right to withdraw is there, for every party (section 4(7))",
    "include": "what a rule says to include is there",
    "binds": "a clause that binds where only a part does is in the list of what binds",
}
"""Each law with what it promises."""

RIGHT = "withdrawal#right"
"""The paragraph that gives the right to withdraw (section 4(7) of the Policing and Crime Act 2017)."""

RIGHT_WORDS = re.compile(r"A Party may withdraw .*where, in the view of that Party, .*efficiency or effectiveness\.")
"""What the right must say: everybody's, and on the party's own view."""

PROGRAMMED = ("outstanding", "contents", "special")
"""Kinds of section that assembly fills itself."""

WITHOUT_TERMS = ("cover", "particulars", "execution")
"""Kinds of section in which bold words define nothing, as in `library/terms.py`."""
