from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.word.bookmarks import bookmark, moved_bookmark, number_bookmark, of_number, of_paragraph

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


@pytest.mark.parametrize(
    ("key", "start"),
    [
        ("Heads & Tails", "heads_tails"),
        ("#a--b/", "a_b"),
        ("a-b.c-d.e-f.g-h.i-j.k-l", "a_b_c_d_e_f_g_h_i_j"),
        ("abcdefghijklmnopqrs-tuvwxyz-0123456789", "abcdefghijklmnopqrs"),
        ("É", ""),
        ("a\ud83d", "a"),
    ],
)
def test_an_unreadable_key_keeps_its_first_twenty_letters_and_figures(key: str, start: str):
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()

    assert bookmark(key) == f"_h_{start}_{digest[:16]}"


@pytest.mark.parametrize(("own", "number"), [("_c_a__b", "_n_a__b"), ("_h_a_12", "_m_a_12"), ("_v_0f", "_w_0f")])
def test_the_number_of_a_paragraph_has_a_name_beside_its_own(own: str, number: str):
    assert of_number(own) == number
    assert of_paragraph(number) == own
    assert of_paragraph(own) == own
    assert number_bookmark("a#b") == "_n_a__b"


def test_a_paragraph_that_moved_has_a_name_of_a_hash():
    assert moved_bookmark("a#b") == f"_v_{hashlib.sha256(b'a#b').hexdigest()[:32]}"
    half = hashlib.sha256("\ud83d".encode(errors="surrogatepass")).hexdigest()
    assert moved_bookmark("\ud83d") == f"_v_{half[:32]}"
    assert of_paragraph("Mine") == "Mine"


@given(KEYS, KEYS)
def test_different_keys_give_different_names_even_without_capitals(one: str, other: str):
    assert (bookmark(one).lower() == bookmark(other).lower()) == (one == other)


@given(st.text(min_size=1))
def test_every_name_is_one_that_word_allows(key: str):
    assert re.fullmatch(r"_[a-z0-9_]{1,39}", bookmark(key))
