"""A key by identity is that of one object, and of none that is equal to it."""

from __future__ import annotations

from assembler.identity import ByIdentity


def test_two_keys_are_equal_where_they_are_of_the_same_object():
    one, same = ["a"], ["a"]

    assert ByIdentity(one) == ByIdentity(one)
    assert ByIdentity(one) != ByIdentity(same)
    assert ByIdentity(one) != one
    assert {ByIdentity(one): 1, ByIdentity(same): 2, ByIdentity(one): 3} == {ByIdentity(one): 3, ByIdentity(same): 2}
    assert ByIdentity(one).it is one
