"""LibreOffice, where it is installed: page numbers for the contents list, and PDF."""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from assembler.errors import OutputError, Problem
from assembler.locking import locked
from assembler.word.bookmarks import bookmark

TIME_LIMIT: Final = 120.0
"""Seconds that LibreOffice may take over one document."""

_WITH_BOOKMARKS: Final = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportNotes":{"type":"boolean","value":"false"}}'
)
_SAFE: Final = (
    ("Writer/Content/Update", "Link", "0"),  # links are never updated
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    (
        "Common/Security/Scripting",
        "BlockUntrustedRefererLinks",
        "true",
    ),  # no file is a trusted one, so nothing is fetched
    ("Common/Security/Scripting", "DisableOLEAutomation", "true"),
)
"""Settings of LibreOffice with which a document fetches and runs nothing; a release that does not know one passes it over."""
_SETTINGS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SAFE
    )
    + "</oor:items>"
)
_DESTINATION: Final = re.compile(r'^\s*(\d+)\s.*"(.+)"\s*$', re.MULTILINE)


def read_pages(docx: bytes, keys: Iterable[str], *, timeout: float = TIME_LIMIT) -> dict[str, int]:
    """The page on which LibreOffice puts each of these paragraphs, by key, counted from 1 at the cover.

    Word may place a heading on the page before or after. Raises OutputError where LibreOffice or poppler's pdfinfo is
    missing, fails, or takes longer than `timeout` seconds.
    """
    with _workplace() as folder:
        pdf = _convert(docx, folder, timeout)
        listing = _run([_program("pdfinfo", "poppler-utils"), "-dests", str(pdf)], timeout)
    places = {name: int(page) for page, name in _DESTINATION.findall(listing)}
    # LibreOffice writes an underscore in a destination's name as its code, 5F.
    pages = {key: places.get(bookmark(key).replace("_", "5F")) for key in keys}
    missing = [key for key, page in pages.items() if page is None]
    if missing:
        raise OutputError(f"LibreOffice gave no page for {', '.join(missing)}.")
    return {key: page for key, page in pages.items() if page is not None}


def to_pdf(docx: bytes, *, timeout: float = TIME_LIMIT) -> bytes:
    """The document as a tagged PDF, made by LibreOffice. Raises OutputError as `read_pages` does."""
    with _workplace() as folder:
        return _convert(docx, folder, timeout).read_bytes()


def first_page(pdf: bytes, *, timeout: float = TIME_LIMIT) -> bytes:
    """The first page of a PDF as a picture (PNG). Raises OutputError where poppler's pdftoppm is missing or fails."""
    with _workplace() as folder:
        source, picture = folder / "pages.pdf", folder / "page"
        source.write_bytes(pdf)
        _run(
            [_program("pdftoppm", "poppler-utils"), "-singlefile", "-png", "-r", "100", str(source), str(picture)],
            timeout,
        )
        return picture.with_suffix(".png").read_bytes()


_PREFIX: Final = "assembler-office-"
_BUSY: Final = Problem("Another run uses this folder.")


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder for one conversion, gone afterwards. What a run that was killed left of its own is swept first."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        _sweep(left)
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name,
        locked(Path(name) / "lock", _BUSY),
    ):
        yield Path(name)


def _sweep(left: Path) -> None:
    """Remove a folder of ours that no run holds: the system lets go of a lock with the process, however that ends."""
    with suppress(OSError, OutputError):
        told = left.lstat()
        if (
            stat.S_ISDIR(told.st_mode)
            and (not hasattr(os, "getuid") or told.st_uid == os.getuid())
            and (left / "lock").exists()
        ):
            with locked(left / "lock", _BUSY):
                shutil.rmtree(left)


def _convert(docx: bytes, folder: Path, timeout: float) -> Path:
    soffice = _program("soffice", "libreoffice-writer")
    source, result = folder / "agreement.docx", folder / "agreement.pdf"
    source.write_bytes(docx)
    settings = (
        folder / "profile" / "user" / "registrymodifications.xcu"
    )  # its own: two runs at once would refuse to share one
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", _WITH_BOOKMARKS]
    _run([soffice, f"-env:UserInstallation={profile}", *options, "--outdir", str(folder), str(source)], timeout)
    if not result.exists():
        raise OutputError("LibreOffice could not make a PDF of the document.")
    return result


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise OutputError(
            Problem(
                f"The program {name} is not on the path.", cure=f"Install LibreOffice and poppler (Debian: {package})."
            )
        )
    return found


def _run(command: list[str], timeout: float) -> str:
    """What a program prints. When its time is up, or we are stopped, it is ended with all it has started: soffice is only a launcher."""
    name = Path(command[0]).name
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:  # noqa: S603
            try:
                out, err = process.communicate(timeout=timeout)
            except BaseException:  # Ctrl-C too, which a session of its own does not hear
                _end(process)
                raise
    except subprocess.TimeoutExpired as error:
        raise OutputError(f"{name} took longer than {timeout:g} seconds and was stopped.") from error
    except OSError as error:
        raise OutputError(f"{name} could not be started: {error.strerror}.") from error
    if process.returncode:
        raise OutputError(f"{name} failed: {err.strip()}")
    return out


def _end(process: subprocess.Popen[str]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
