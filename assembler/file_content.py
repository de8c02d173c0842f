"""Files read from a disk, their size asked first: one that is too large is refused unread, and never fills the memory."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def content_of(path: Path, most: int) -> bytes:
    """All that a file holds. Raises OSError, in words for its reader, where that is more than `most` bytes: a pipe tells no size."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size <= most:
            content = file.read(most + 1)
            if len(content) <= most:
                return content
    raise OSError(errno.EFBIG, f"it is larger than {most // 1_000_000} MB", str(path))
