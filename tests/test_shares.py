"""Slow tests begin first on each worker, those of a module together."""

from shares import slow_first

ITEMS = ["a1", "a2", "b1!", "b2!", "b3", "c1!", "d1", "e1!", "e2!", "f1"]


def test_each_worker_begins_with_slow_tests_and_no_module_is_parted():
    dealt = slow_first(ITEMS, 2, lambda item: item.endswith("!"), lambda item: item[0])

    assert (dealt[:5], dealt[5:]) == (["b1!", "b2!", "a1", "a2", "b3"], ["c1!", "e1!", "e2!", "d1", "f1"])


def test_one_worker_begins_with_slow_tests_too():
    assert slow_first(["a", "b!"], 1, lambda item: item.endswith("!"), lambda item: item[0]) == ["b!", "a"]


def test_nothing_is_lost_where_more_is_slow_than_a_share_holds():
    assert sorted(slow_first(["a1!", "a2!", "a3!"], 3, lambda _: True, lambda item: item[0])) == ["a1!", "a2!", "a3!"]
