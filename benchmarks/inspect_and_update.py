"""How long it takes, in one warm process, to inspect a file that came back, to bring it up to date, and to redline two versions."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from returned.editing import edited  # noqa: E402
from shipped import assembled, compiled_library, example, issued  # noqa: E402

from assembler.record import read_record  # noqa: E402
from assembler.returned import Background, inspected, issued_by, locks_of, printed_answers  # noqa: E402
from assembler.returned.redlining import redline  # noqa: E402
from assembler.returned.updating import updated  # noqa: E402
from assembler.word.copy import read_copy  # noqa: E402

TIMES = 15


def timed(name: str, work: Callable[[], object]) -> None:
    took = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        took.append(1_000 * (time.process_time() - started))
    print(f"| {name} | {median(took):.0f} | {min(took):.0f} |")


def main() -> None:
    result, final = assembled(example("harrowmere-hub.yaml")), assembled(example("harrowmere-hub-final.yaml"))
    docx, record = issued(result)
    new = issued(final)[0]
    theirs, _ = edited(docx, 7)
    library = compiled_library().library
    locks = locks_of(library)

    def inspect_it() -> None:
        background = Background(printed_answers(result.answers, library), locks_of(library))
        inspected(issued_by(read_record(record)), read_copy(theirs), background)

    print(f"{len(read_copy(theirs).paragraphs)} paragraphs\n\n| work | ms, median | ms, least |\n|---|---|---|")
    timed("inspect", inspect_it)
    timed("update", lambda: updated(issued_by(read_record(record)), theirs, final.agreement, new, locks))
    timed("redline", lambda: redline(docx, new, "assembler"))


if __name__ == "__main__":
    main()
