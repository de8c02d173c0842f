"""How LibreOffice and poppler are asked, by programs in their place that say what they were asked."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from assembler.errors import OutputError, Problem
from assembler.locking import locked
from assembler.word.office import first_page, read_pages, to_pdf

HERE = "#!/bin/sh\n"
CONVERTS = """\
for last in "$@"; do :; done
printf '%s\\n' "$@" > "$KEPT/asked"
cp "${1#-env:UserInstallation=file://}/user/registrymodifications.xcu" "$KEPT/settings"
cp "$last" "$KEPT/given"
printf 'PDF' > "${last%.docx}.pdf"
"""
PLACES = """\
printf '%s\\n' "$@" > "$KEPT/dests"
echo 'Page  Destination                 Name'
echo '   3  [ XYZ   56  700 null      ] "5Fc5Fone"'
echo '  12  [ XYZ   56  700 null      ] "5Fc5Ftwo5F5Fthree"'
"""
DRAWS = """\
for last in "$@"; do :; done
printf '%s\\n' "$@" > "$KEPT/drawn"
cat "$5" > "$last.png"
"""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the three programs, which keep there what they were asked; conversions have another."""
    own = tmp_path / "temporary"
    own.mkdir()
    monkeypatch.setenv("KEPT", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    for name, does in (("soffice", CONVERTS), ("pdfinfo", PLACES), ("pdftoppm", DRAWS)):
        program(tmp_path, name, does)
    return tmp_path


def program(folder: Path, name: str, does: str) -> None:
    path = folder / name
    path.write_text(HERE + does, encoding="utf-8")
    path.chmod(0o700)


SETTINGS = [
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableOLEAutomation", "true"),
]


def test_a_document_is_converted_by_a_profile_that_fetches_nothing(kept: Path):
    assert to_pdf(b"docx") == b"PDF"
    profile, *asked, out, folder, source = (kept / "asked").read_text(encoding="utf-8").splitlines()

    assert (profile, source) == (f"-env:UserInstallation=file://{folder}/profile", f"{folder}/agreement.docx")
    assert Path(folder).name.startswith("assembler-office-")
    assert [*asked, out] == [
        *("--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to"),
        'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
        '"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
        '"ExportNotes":{"type":"boolean","value":"false"}}',
        "--outdir",
    ]
    assert (kept / "given").read_bytes() == b"docx"
    assert (kept / "settings").read_text(encoding="utf-8") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        + "".join(
            f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
            for path, name, value in SETTINGS
        )
        + "</oor:items>"
    )
    assert list((kept / "temporary").iterdir()) == []


def test_the_pages_of_paragraphs_are_those_of_their_bookmarks(kept: Path):
    assert read_pages(b"docx", ["one", "two#three"]) == {"one": 3, "two#three": 12}
    (option, pdf) = (kept / "dests").read_text(encoding="utf-8").splitlines()
    assert (option, Path(pdf).name) == ("-dests", "agreement.pdf")
    with pytest.raises(OutputError) as raised:
        read_pages(b"docx", ["one", "four", "five"])
    assert str(raised.value) == "LibreOffice gave no page for four, five."


def test_the_first_page_is_drawn_as_one_picture(kept: Path):
    assert first_page(b"PDF of a page") == b"PDF of a page"
    *asked, source, picture = (kept / "drawn").read_text(encoding="utf-8").splitlines()
    assert asked == ["-singlefile", "-png", "-r", "100"]
    assert (Path(source).name, Path(picture).name) == ("pages.pdf", "page")


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("exit 0", "LibreOffice could not make a PDF of the document."),
        ("echo out; echo ' it is broken ' >&2; exit 3", "soffice failed: it is broken"),
        ("exec sleep 60", "soffice took longer than 0.2 seconds and was stopped."),
    ],
)
def test_a_program_that_does_not_do_it_is_told(does: str, told: str, kept: Path):
    program(kept, "soffice", does)

    with pytest.raises(OutputError) as raised:
        to_pdf(b"docx", timeout=0.2 if "sleep" in does else 60)

    assert str(raised.value) == told
    assert list((kept / "temporary").iterdir()) == []


def test_what_a_program_has_started_is_stopped_with_it(kept: Path):
    program(kept, "soffice", 'sleep 60 &\necho $! > "$KEPT/child"\nwait\n')
    with pytest.raises(OutputError, match="was stopped"):
        to_pdf(b"docx", timeout=0.3)
    child = Path("/proc") / (kept / "child").read_text(encoding="utf-8").strip() / "stat"

    def runs() -> bool:
        try:
            return child.read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
        except OSError:
            return False

    for _ in range(100):
        if not runs():
            break
        time.sleep(0.01)
    assert not runs()


def test_a_program_that_cannot_be_started_is_told(kept: Path):
    (kept / "soffice").write_bytes(b"\x00 no program")

    with pytest.raises(OutputError, match=r"^soffice could not be started: Exec format error\.$"):
        to_pdf(b"docx")


@pytest.mark.parametrize(
    ("name", "package"),
    [("soffice", "libreoffice-writer"), ("pdfinfo", "poppler-utils"), ("pdftoppm", "poppler-utils")],
)
def test_a_program_that_is_not_there_is_told_with_its_package(
    name: str, package: str, kept: Path, monkeypatch: pytest.MonkeyPatch
):
    found = shutil.which
    monkeypatch.setattr(shutil, "which", lambda one: None if one == name else found(one))

    with pytest.raises(OutputError) as raised:
        first_page(b"PDF") if name == "pdftoppm" else read_pages(b"docx", [])

    assert str(raised.value) == (
        f"The program {name} is not on the path. Install LibreOffice and poppler (Debian: {package})."
    )
    assert kept.exists()


class TestWhatIsLeftOfOthers:
    @pytest.fixture
    def around(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A folder for conversions, of which each ends at once for want of a program."""
        monkeypatch.setenv("PATH", str(tmp_path / "none"))
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        return tmp_path

    def left(self, around: Path, name: str, *files: str) -> Path:
        folder = around / name
        folder.mkdir()
        for file in files:
            (folder / file).write_bytes(b"")
        return folder

    def names_after(self, around: Path) -> list[str]:
        with pytest.raises(OutputError):
            to_pdf(b"docx")
        return sorted(path.name for path in around.iterdir())

    def test_a_folder_of_ours_that_no_run_holds_is_swept_with_all_in_it(self, around: Path):
        self.left(around, "assembler-office-a", "lock", "agreement.docx")
        self.left(around, "assembler-office-b", "lock")

        assert self.names_after(around) == []

    def test_what_is_no_folder_of_ours_is_left(self, around: Path):
        self.left(around, "assembler-office-without-lock", "agreement.docx")
        self.left(around, "other-office-a", "lock")
        (around / "assembler-office-file").write_bytes(b"lock")
        aim = self.left(around, "aim", "lock", "kept")
        (around / "assembler-office-link").symlink_to(aim)
        (around / "assembler-office-broken").symlink_to(around / "gone")

        assert self.names_after(around) == [
            "aim",
            "assembler-office-broken",
            "assembler-office-file",
            "assembler-office-link",
            "assembler-office-without-lock",
            "other-office-a",
        ]
        assert sorted(path.name for path in aim.iterdir()) == ["kept", "lock"]

    def test_a_folder_held_by_a_run_is_left_and_later_ones_are_swept(self, around: Path):
        held = self.left(around, "assembler-office-held", "agreement.docx")
        self.left(around, "assembler-office-a", "lock")
        self.left(around, "assembler-office-z", "lock")

        with locked(held / "lock", Problem("")):
            assert self.names_after(around) == ["assembler-office-held"]
            assert (held / "agreement.docx").exists()

    def test_a_folder_of_somebody_else_is_left(self, around: Path, monkeypatch: pytest.MonkeyPatch):
        self.left(around, "assembler-office-a", "lock")
        own = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: own + 1)

        assert self.names_after(around) == ["assembler-office-a"]

    def test_where_nobody_owns_anything_it_is_swept(self, around: Path, monkeypatch: pytest.MonkeyPatch):
        self.left(around, "assembler-office-a", "lock")
        monkeypatch.delattr(os, "getuid")

        assert self.names_after(around) == []
