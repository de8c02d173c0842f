from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembler.word.package import MOST_BYTES, UnsafeFileError, join, package_faults, packed_member, unpack


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in members:
            package.writestr(name, data)
    return buffer.getvalue()


def faults(source: bytes) -> tuple[str, ...]:
    with pytest.raises(UnsafeFileError) as caught:
        unpack(source)
    return caught.value.faults


def test_what_is_joined_is_a_zip_that_others_read():
    source = join(
        [
            packed_member("a.xml", b"<a/>"),
            packed_member("\u00e9/b.bin", bytes(range(256)) * 50),
            packed_member("empty", b""),
        ]
    )

    with zipfile.ZipFile(io.BytesIO(source)) as package:
        assert package.testzip() is None
        assert package.namelist() == ["a.xml", "\u00e9/b.bin", "empty"]
    assert unpack(source) == {"a.xml": b"<a/>", "\u00e9/b.bin": bytes(range(256)) * 50, "empty": b""}


@pytest.mark.slow
def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    assert faults(zipped(("bomb.xml", b"\0" * 50_000_000))) == (
        "bomb.xml unpacks to more than 200 times its packed size.",
    )


def test_the_same_member_twice_is_refused_whatever_its_capitals():
    assert faults(zipped(("word/document.xml", b"<a/>"), ("Word/Document.xml", b"<b/>"))) == (
        "It holds word/document.xml twice.",
    )


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "a/../../b", "C:/x", "..\\x"])
def test_unsafe_names_are_refused(name: str):
    assert faults(zipped((name, b""))) == (f"It has a part with an unsafe name: {name!r}.",)


@pytest.mark.parametrize("name", ["", "\0a.xml"])
def test_a_part_without_a_name_is_refused(name: str):
    assert faults(join([packed_member(name, b"<a/>")])) == ("It has a part with an unsafe name: ''.",)


def test_a_file_that_is_too_large_or_has_too_many_parts_is_refused():
    assert faults(b"x" * (MOST_BYTES + 1)) == ("The file is larger than 20 MB.",)
    assert faults(b"x" * MOST_BYTES) == ("It is not a Word file (.docx), or it is damaged or has a password.",)
    assert faults(zipped(*((f"{at}.xml", b"") for at in range(2_001)))) == ("It has more than 2000 parts.",)
    assert len(unpack(zipped(*((f"{at}.xml", b"") for at in range(2_000))))) == 2_000
    assert list(package_faults([zipfile.ZipInfo(f"{at}.xml") for at in range(2_001)])) == [
        "It has more than 2000 parts."
    ]


@pytest.mark.parametrize("declared", [b"<!DOCTYPE a><a/>", b"<!ENTITY x 'y'>", "<!DOCTYPE a><a/>".encode("utf-16")])
def test_a_document_type_is_refused(declared: bytes):
    assert faults(zipped(("a.xml", declared))) == ("a.xml has a document type declaration, which no Word file needs.",)
    assert faults(zipped(("_rels/A.RELS", declared), ("b.XML", declared))) == (
        "_rels/A.RELS has a document type declaration, which no Word file needs.",
        "b.XML has a document type declaration, which no Word file needs.",
    )
    assert unpack(zipped(("a.bin", declared))) == {"a.bin": declared}


@pytest.mark.parametrize("start", [b"\xff\xfe", b"\xfe\xff", b"\0", b" " * 63 + b"\0"])
def test_a_part_whose_signs_take_two_bytes_could_hide_one(start: bytes):
    assert faults(zipped(("a.xml", start + b"<a/>"))) == (
        "a.xml has a document type declaration, which no Word file needs.",
    )
    assert unpack(zipped(("a.xml", b" " * 64 + b"\0"))) == {"a.xml": b" " * 64 + b"\0"}


def test_a_folder_is_no_part():
    assert unpack(zipped(("word/", b""), ("word/a.xml", b"<a/>"))) == {"word/a.xml": b"<a/>"}


def test_a_package_that_is_not_safe_is_an_error_with_each_reason():
    with pytest.raises(UnsafeFileError) as caught:
        unpack(zipped(("/a", b""), ("a/../b", b""), ("x", b""), ("X", b"")))

    assert [str(one) for one in caught.value.problems] == list(caught.value.faults)
    assert caught.value.faults == (
        "It holds x twice.",
        "It has a part with an unsafe name: '/a'.",
        "It has a part with an unsafe name: 'a/../b'.",
    )


@pytest.mark.parametrize("manner", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_packed_in_a_way_that_word_does_not_use_is_refused(manner: int):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", manner) as package:
        package.writestr("a.xml", b"<a/>")

    assert faults(buffer.getvalue()) == ("a.xml is packed in another way than Word and Excel use.",)


@given(st.lists(st.tuples(st.integers(min_value=0), st.integers(0, 255)), min_size=1, max_size=4))
def test_bytes_changed_anywhere_are_read_or_refused_in_our_own_words(changes: list[tuple[int, int]]):
    source = bytearray(zipped(("word/a.xml", b"<a/>" * 9), ("b.xml", b"<b/>")))
    for at, value in changes:
        source[at % len(source)] = value

    with contextlib.suppress(UnsafeFileError):
        unpack(bytes(source))


@pytest.mark.parametrize(
    ("at", "value"),
    [(46, b"\xff"), (16, b"\xff\xff\xff\xff"), (10, b"\x63")],
    ids=["a name that is no UTF-8", "a sum", "a manner of packing"],
)
def test_a_directory_that_lies_is_refused(at: int, value: bytes):
    source = bytearray(zipped(("\u00e9.xml", b"<a/>"), ("b.xml", b"<b/>")))
    start = source.find(b"PK\1\2") + at
    source[start : start + len(value)] = value

    assert len(faults(bytes(source))) == 1


def test_a_damaged_file_is_refused():
    source = bytearray(zipped(("a.xml", b"<a>" + bytes(range(32, 120)) * 20 + b"</a>")))
    source[60] ^= 0xFF

    assert faults(bytes(source)) == ("It is not a Word file (.docx), or it is damaged or has a password.",)


@pytest.mark.row("J7")
def test_the_end_of_a_package_says_what_it_holds_on_one_disk():
    members = [packed_member("a.xml", b"<a/>"), packed_member("b.xml", b"<b/>")]
    whole = join(members)
    directory = whole.index(b"PK\1\2")

    assert struct.unpack("<4s4H2IH", whole[-22:]) == (b"PK\5\6", 0, 0, 2, 2, len(whole) - 22 - directory, directory, 0)


@pytest.mark.row("J7")
def test_a_member_that_is_encrypted_is_refused():
    source = bytearray(zipped(("a.xml", b"<a/>")))
    source[source.index(b"PK\1\2") + 8] |= 1

    assert faults(bytes(source)) == ("a.xml is encrypted.",)


def test_a_package_is_the_same_bytes_wherever_it_is_made():
    made = join([packed_member("\u00e9.xml", b"<a/>"), packed_member("b", b"")])
    name, packed = "\u00e9.xml".encode(), packed_member("\u00e9.xml", b"<a/>").packed
    sizes = struct.pack("<3I2H", zlib.crc32(b"<a/>"), len(packed), 4, len(name), 0)

    assert made.startswith(b"PK\3\4" + struct.pack("<5H", 20, 0x0800, 8, 0, 0x21) + sizes + name + packed)
    assert b"PK\1\2" + struct.pack("<6H", 20, 20, 0x0800, 8, 0, 0x21) + sizes + bytes(14) + name in made


def test_what_unpacks_to_too_much_is_refused_from_its_directory_alone():
    entries = [zipfile.ZipInfo(f"{at}.xml") for at in range(2)]
    for one in entries:
        one.file_size, one.compress_size = 50_000_000, 50_000_000

    assert list(package_faults(entries)) == []
    entries[0].file_size += 1
    assert list(package_faults(entries)) == ["It would unpack to more than 100 MB."]
    small = zipfile.ZipInfo("small.xml")
    small.file_size, small.compress_size = 100_000, 0
    assert list(package_faults([small])) == []
    small.file_size = 100_001
    assert list(package_faults([small])) == ["small.xml unpacks to more than 200 times its packed size."]
    small.compress_size = 501
    assert list(package_faults([small])) == []
