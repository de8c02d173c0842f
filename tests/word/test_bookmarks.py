from __future__ import annotations

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from assembler.word.bookmarks import bookmark

KEYS = st.text(st.sampled_from("aAb1-_#/.é"), min_size=1, max_size=60)


def test_a_readable_key_gives_a_readable_name():
    assert bookmark("withdrawal#notice") == "_c_withdrawal__notice"
    assert bookmark("parties#party/pcc-norvale") == "_c_parties__party___pcc_norvale"


def test_a_long_key_keeps_its_start_and_ends_in_a_hash():
    key = "special-conditions#paragraph/a-very-long-name"

    assert bookmark(key) == f"_h_special_conditions_p_{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def test_the_edge_between_readable_and_hashed_is_forty_characters():
    assert bookmark("a" * 37) == "_c_" + "a" * 37
    assert bookmark("a" * 38).startswith("_h_")


@given(KEYS, KEYS)
def test_different_keys_give_different_names_even_without_capitals(one: str, other: str):
    assert (bookmark(one).lower() == bookmark(other).lower()) == (one == other)


@given(st.text(min_size=1))
def test_every_name_is_one_that_word_allows(key: str):
    assert re.fullmatch(r"_[a-z0-9_]{1,39}", bookmark(key))
