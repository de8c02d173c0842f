"""How many rules of PDF/UA-1 the PDF of each example keeps: `pip install page-validation`, then `python benchmarks/accessible.py`.

With LibreOffice 7.4 two of the 104 are not kept by any: it writes no /Tabs, and leaves some of the lines that it draws untagged.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    import page  # type: ignore[import-not-found]  # noqa: PLC0415 - installed by hand
    from shipped import assembled, house  # noqa: PLC0415

    from assembler.answers.files import read_answers  # noqa: PLC0415
    from assembler.word.office import to_pdf  # noqa: PLC0415
    from assembler.word.writer import document_form  # noqa: PLC0415

    print("| document | rules kept | of | not kept |\n|---|---|---|---|")
    for file in (*sorted((ROOT / "examples").glob("*.yaml")), *sorted((ROOT / "tests" / "deals").glob("*.yaml"))):
        answers = read_answers(file.read_text(encoding="utf-8"), file.name)
        with tempfile.TemporaryDirectory() as folder:
            pdf = Path(folder) / "agreement.pdf"
            pdf.write_bytes(to_pdf(document_form(assembled(answers).agreement, house()).filled()))
            found = page.validate_pdf(str(pdf), profile=page.ValidationProfile.PDF_UA_1).to_dict()
        broken = sorted({str(one.get("rule_id") or one.get("rule")) for one in found["failures"]})
        print(
            f"| {file.stem} | {found['rules']['passed']} | {found['rules']['total']} | {', '.join(broken)} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
