"""Run as a script by test_determinism: prints the hash of the agreement, Word file and record of each of some examples."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from shipped import SOME, assembled, example, house, recorded

from assembler.plain import agreement_text
from assembler.word.writer import write_document


def digests() -> list[str]:
    """The hash of everything made from each of them."""
    found: list[str] = []
    for path in SOME:
        result = assembled(example(path.name))
        record = recorded(result, template="template").content
        annotations = {section.heading.key: section.id for section in result.agreement.sections if section.heading}
        docx = write_document(result.agreement, house(), record=record, annotations=annotations)
        found += [
            hashlib.sha256(data).hexdigest() for data in (agreement_text(result.agreement).encode(), record, docx)
        ]
    return found


if __name__ == "__main__":
    print("\n".join(digests()))  # noqa: T201 - its one result
