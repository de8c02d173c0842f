"""A statement of when clauses apply, of whatever shape: read, or refused in plain words with its line."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.errors import LibraryError
from assembler.library.loading import load_library
from assembler.proof.applicability import read_lines
from assembler.source import Document, read_yaml

VOCABULARY = load_library().vocabulary
_NAMES = st.sampled_from(["facts", "lines", "clause", "says", "from", "when", "each", "words", "fact", "means"])
_ANY = st.recursive(
    st.none() | st.sampled_from(["always", "x", "scope.workstreams as w", "parties", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=12,
)


@pytest.mark.row("I11")
@pytest.mark.parametrize(
    "text",
    ["- a\n", "words\n", "lines: 5\n", "lines: [5]\n", "lines: [{clause: []}]\n", "facts: [a]\n", "facts: {a: b}\n"],
)
def test_a_file_of_another_shape_is_refused_in_plain_words(text: str):
    with pytest.raises(LibraryError, match=r"should be|Names are wrong|should have"):
        read_lines(read_yaml(text, "a.yaml"), VOCABULARY)


@pytest.mark.slow
@pytest.mark.row("I11")
@given(_ANY)
def test_no_shape_is_a_fault_of_ours(value: Any):
    with suppress(LibraryError):
        read_lines(Document(value, {}, "a.yaml"), VOCABULARY)
