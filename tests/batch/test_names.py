"""What cannot be a file's name on every system, and why."""

from __future__ import annotations

import pytest

from assembler.batch.names import LONGEST, file_fault, name_fault, same_name

EDGES = "is empty, or begins or ends with a space or a full stop"
HIDDEN = "begins as hidden and temporary files do"
UNSEEN = "holds a character that cannot be seen"
WINDOWS = "is a name that Windows keeps for itself"
LONG = "is longer than 150 bytes, which most letters take one of"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        *(
            (name, "")
            for name in ("a", "Yard Agreement", "a.b", "é", "con-1", "common", "com", "com10", "a~$", "a con")
        ),
        *((name, EDGES) for name in ("", " ", " a", "a ", "a.", "\n")),
        *((name, HIDDEN) for name in (".a", "~$a")),
        *((f"a{sign}b", f"holds {sign!r}, which a file's name cannot have") for sign in '<>:"/\\|?*\x00\x1f\x7f'),
        *((f"a{sign}b", UNSEEN) for sign in "\x80\u202e\ud800\ue000\u0378\u2028\u2029"),
        *(
            (name, WINDOWS)
            for name in ("con", "CON", "prn", "aux", "nul", "com1", "lpt9", "com¹", "con.docx", "con .x")
        ),
        ("a" * LONGEST, ""),
        ("a" * (LONGEST + 1), LONG),
        ("é" * 76, LONG),
    ],
)
def test_a_name_that_some_system_refuses_is_refused_with_the_reason(name: str, fault: str):
    assert name_fault(name) == fault


@pytest.mark.parametrize(
    ("length", "fault"), [(240, ""), (241, "is longer than 240 bytes, which most letters take one of")]
)
def test_a_whole_file_s_name_may_be_longer(length: int, fault: str):
    assert file_fault("a" * length) == fault


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yard", "yARD", True),
        ("é", "e\u0301", True),
        ("STRASSE", "straße", True),
        ("a", "b", False),
        ("a b", "ab", False),
    ],
)
def test_names_that_some_system_takes_for_one_are_the_same(one: str, other: str, same: bool):
    assert (same_name(one) == same_name(other)) is same
