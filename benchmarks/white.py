"""How many pages an agreement takes, and how much of them it leaves white: `python benchmarks/white.py [FILE.docx …]`.

Without files: every example and deal. What white is stands in `tests/paper.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from paper import white  # noqa: E402


def _shipped() -> Iterator[tuple[str, bytes]]:
    from shipped import assembled, house  # noqa: PLC0415 - the library is read only where it is needed

    from assembler.answers.files import read_answers  # noqa: PLC0415
    from assembler.word.writer import document_form  # noqa: PLC0415

    for file in (*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "deals").glob("*.yaml"))):
        answers = read_answers(file.read_text(encoding="utf-8"), file.name)
        yield file.stem, document_form(assembled(answers).agreement, house()).filled()


def main() -> None:
    given = [(Path(name).stem, Path(name).read_bytes()) for name in sys.argv[1:]]
    print("| document | pages | white, per cent | pages more than half white |\n|---|---|---|---|")
    for name, docx in given or _shipped():
        found = white(docx)
        empty = sum(page > 0.5 for page in found.pages)
        print(f"| {name} | {len(found.pages)} | {100 * found.share:.1f} | {empty} |", flush=True)


if __name__ == "__main__":
    main()
