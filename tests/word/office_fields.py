"""Run by Debian's own Python, which has UNO: tells every reference field and every number of files as LibreOffice works them out.

One LibreOffice for as many questions as are put: a line of JSON on standard input names files and, if asked, the clause before which one
is put in; the line that answers has each file as it is and, then, as it is with that clause. It ends with its input.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

SWITCH = {2: "h", 9: "n", 10: "w"}  # ReferenceFieldPart TEXT, NUMBER_NO_CONTEXT and NUMBER_FULL_CONTEXT


def connect(pipe: str):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(150):
        with contextlib.suppress(NoConnectException):
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        time.sleep(0.2)
    sys.exit("LibreOffice did not start.")


def insert_clause(document: object, before: int):
    """Type a clause heading after the last paragraph of the clause before, as a lawyer would."""
    count, above = 0, None
    for paragraph in document.Text:
        if not paragraph.supportsService("com.sun.star.text.Paragraph"):
            continue
        count += paragraph.ParaStyleName == "Heading 1"
        if count == before:
            break
        above = paragraph
    else:
        sys.exit(f"There is no clause {before}.")
    cursor = document.Text.createTextCursorByRange(above.End)
    document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    cursor.ParaStyleName = "Heading 1"
    cursor.NumberingLevel = 0  # the new paragraph keeps the level of the one before until told
    document.Text.insertString(cursor, "A clause put in by a lawyer", False)


def fields(document: object):
    document.TextFields.refresh()
    for field in document.TextFields:
        if field.supportsService("com.sun.star.text.TextField.GetReference"):
            yield {
                "bookmark": field.SourceName,
                "switch": SWITCH[field.ReferenceFieldPart],
                "number": field.getPresentation(False),
            }


def labels(document: object):
    """What stands before each paragraph that has a number, in the order of the text."""
    for paragraph in document.Text:
        if paragraph.supportsService("com.sun.star.text.Paragraph") and paragraph.ListLabelString:
            yield paragraph.ListLabelString


def worked_out(document: object):
    return {"fields": list(fields(document)), "labels": list(labels(document))}


def answer(desktop: object, files: list[str], before: int):
    hidden = PropertyValue(Name="Hidden", Value=True)
    for file in files:
        document = desktop.loadComponentFromURL(Path(file).as_uri(), "_blank", 0, (hidden,))
        found = [worked_out(document)]
        if before:
            insert_clause(document, before)
            found.append(worked_out(document))
        document.close(True)
        yield found


def run():
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"assembler{Path(profile).name}"
        command = [
            "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ]
        office = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        desktop = connect(pipe)
        try:
            for line in sys.stdin:
                print(json.dumps(list(answer(desktop, **json.loads(line)))), flush=True)  # noqa: T201 - its one result
        finally:
            with contextlib.suppress(Exception):  # the bridge breaks as it ends
                desktop.terminate()
            office.wait(60)


run()
