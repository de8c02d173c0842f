"""Bodies that can be a party: looked up by id, searched by name, area or kind."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Body(Struct, frozen=True):
    """One row of the register. An empty field means that no published source was found: it is never filled by guessing.

    `transfer_expected` is the day, in ISO form, on which a transfer of the body's functions has been ordered or announced.
    """

    id: str
    legal_name: str
    short_name: str
    category: str
    kind: str
    area: str
    local_policing_body_id: str
    chief_officer_id: str
    region: str
    principal_office: str
    transfer_expected: str
    source: str
    as_at: str
    note: str


class Register(Struct, frozen=True):
    """Every body, by its permanent id."""

    bodies: Mapping[str, Body]

    def search(self, words: str) -> tuple[Body, ...]:
        """Bodies whose name, area, region or kind hold every word, best first: those whose name begins with the words lead."""
        wanted = words.casefold().split()
        found = [body for body in self.bodies.values() if all(word in _text(body) for word in wanted)]
        return tuple(
            sorted(
                found, key=lambda body: (not body.short_name.casefold().startswith(words.casefold()), body.short_name)
            )
        )

    def meant(self, words: str) -> tuple[Body, ...]:
        """At most five bodies that words which are no id may mean: by name, by the words in it, by what is spelt like it."""
        plain = _plain(words[:_COMPARED])
        named = [body for body in self.bodies.values() if plain in _called(body)]
        held = self.search(plain) if plain and not named else ()
        if named or 0 < len(held) <= _MOST_MEANT:
            return tuple(named or held)
        spelt = {_plain(called): body for body in self.bodies.values() for called in (body.legal_name, body.id)}
        near = difflib.get_close_matches(plain, spelt, _MOST_MEANT, 0.75)
        return tuple(dict.fromkeys(spelt[one] for one in near))

    def nearest(self, words: str, otherwise: str) -> str:
        """The cure for words that are no id of a body: the ids that may be meant, with their names; `otherwise` where there is none."""
        found = [f"“{body.id}” ({body.legal_name})" for body in self.meant(words)]
        return f"Did you mean {' or '.join(found)}?" if found else otherwise


_MOST_MEANT = 5
_COMPARED = 200
"""Letters of a misspelt name that are compared: each comparison takes time."""


def _plain(words: str) -> str:
    """Words as they are compared: without capitals, marks, and “the” at their head."""
    return re.sub(r"[^\w]+", " ", words.casefold().replace("&", " and ")).strip().removeprefix("the ")


def _called(body: Body) -> tuple[str, ...]:
    return _plain(body.legal_name), _plain(body.short_name), _plain(body.id)


def _text(body: Body) -> str:
    kind = body.kind.replace("_", " ")
    return f"{body.id} {body.legal_name} {body.short_name} {body.area} {body.region} {kind}".casefold()


@cache
def load_register() -> Register:
    """The register as shipped, read once."""
    text = files("assembler.register").joinpath("bodies.csv").read_text(encoding="utf-8")
    return Register({body.id: body for body in _rows(csv.DictReader(io.StringIO(text)))})


def _rows(rows: Iterable[dict[str, str]]) -> Iterable[Body]:
    names = Body.__struct_fields__
    for row in rows:
        yield Body(**{name: row[name] for name in names})
