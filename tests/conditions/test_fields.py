"""Which fields a condition reads, however it comes to them."""

from __future__ import annotations

import pytest
from conditions.vocabulary import PARTY, STREAM, VOCABULARY

from assembler.conditions import parse_condition
from assembler.conditions.fields import fields_read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("pays and notice > 2", {"pays", "notice"}),
        ("recorded(payee.contact.email)", {"payee", "parties[].contact.email"}),
        ("any(party.kind == 'fire' for party in parties)", {"parties[]", "parties[].kind"}),
        ("count(party.fire_body for party in parties) > 1", {"parties[]", "parties[].kind"}),
        ("total(party.share for party in parties) == 100", {"parties[]", "parties[].share"}),
        ("parties.fire", {"parties[]", "parties[].kind"}),
        ("payee.fire_body", {"payee", "parties[].kind"}),
        ("party.police_body.fire_body", {"parties[].police_body", "parties[].kind"}),
        (
            "any(recorded(part.party.name) for part in stream.parts)",
            {"streams[].parts[]", "streams[].parts[].party", "parties[].name"},
        ),
    ],
)
def test_every_field_on_the_way_is_read(text: str, read: set[str]):
    condition = parse_condition(text, VOCABULARY, {"party": PARTY, "stream": STREAM})

    assert fields_read(condition, VOCABULARY) == read


def test_fields_of_the_very_item_asked_about_are_marked_as_its_own():
    condition = parse_condition("party.fire_body and parties.fire", VOCABULARY, {"party": PARTY})

    assert fields_read(condition, VOCABULARY, own="party") == {"parties[=].kind", "parties[]", "parties[].kind"}
