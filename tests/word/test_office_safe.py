"""LibreOffice is run so that a document fetches nothing, and what a killed run leaves is swept."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from word.gates import require
from word.reading import HOUSE, changed

from assembler.word.office import to_pdf

PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:link="rIdOut"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)  # fmt: skip


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of our own, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


@pytest.mark.row("I1")
@pytest.mark.office
@pytest.mark.parametrize("kind", ["image", "hyperlink"])
def test_libreoffice_fetches_nothing_that_a_document_names(kind: str, asked: tuple[str, list[str]]):
    require("office")
    address, paths = asked
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rIdOut" Type="{office}/{kind}" Target="{address}/a.png" TargetMode="External"/></Relationships>'
    field = f'<w:fldSimple w:instr=" INCLUDEPICTURE &quot;{address}/b.png&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    text = f'<w:fldSimple w:instr=" INCLUDETEXT &quot;{address}/c.docx&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    source = changed(HOUSE.read_bytes(), "word/document.xml", "<w:body>", f"<w:body><w:p>{PICTURE}{field}{text}</w:p>")
    hostile = changed(source, "word/_rels/document.xml.rels", "</Relationships>", link)

    assert to_pdf(hostile).startswith(b"%PDF-")
    assert paths == []


@pytest.mark.slow
@pytest.mark.row("I12")
def test_the_folder_of_a_killed_conversion_is_swept_but_none_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    held = _converting()
    killed = _converting()
    try:
        assert len(list(tmp_path.glob("assembler-office-*"))) == 2
        killed.kill()
        killed.communicate()
        assert len(list(tmp_path.glob("assembler-office-*"))) == 2
        (tmp_path / "assembler-office-link").symlink_to(Path(__file__).parent)
        last = _converting()
        last.communicate(b"\n")
        assert len([path for path in tmp_path.glob("assembler-office-*") if not path.is_symlink()]) == 1
        assert Path(__file__).exists()
    finally:
        held.communicate(b"\n")


def _converting() -> subprocess.Popen[bytes]:
    """Another process in the middle of a conversion, which ends when it is given a line."""
    script = "from assembler.word.office import _workplace\nwith _workplace(): print(flush=True); input()"
    process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process
