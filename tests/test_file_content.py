"""A file is read whole where it is small enough, and is refused unread where it is not."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from assembler.file_content import content_of


def refused(path: Path, most: int) -> OSError:
    with pytest.raises(OSError, match="it is larger") as found:
        content_of(path, most)
    return found.value


def test_a_file_as_large_as_may_be_is_read(tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(b"12345")

    assert (content_of(path, 5), content_of(path, 6)) == (b"12345", b"12345")


def test_a_file_that_is_larger_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(b"1" * 2_500_001)
    found = refused(path, 2_500_000)

    assert (found.errno, found.strerror, found.filename) == (errno.EFBIG, "it is larger than 2 MB", str(path))
    assert len(content_of(path, 2_500_001)) == 2_500_001


def test_what_tells_no_size_is_read_no_further_than_may_be():
    assert refused(Path("/dev/zero"), 1_000_000).strerror == "it is larger than 1 MB"
    assert content_of(Path("/dev/null"), 0) == b""
