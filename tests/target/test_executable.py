import os
import shutil
import struct
import sys

import pytest

from indextts_doctor.target.executable import Header, first_line, follow, header

REAL = os.path.realpath(sys.executable)
ELF64 = "<4sBBBBB7xHHIQQQIHHHHHH"


def elf(machine: int, loader: bytes = b"/lib/ld-none.so.1\0", *, filesz=None) -> bytes:
    """The least ELF file that names its machine and its loader."""
    start = 64 + 56
    head = struct.pack(ELF64, b"\x7fELF", 2, 1, 1, 0, 0, 2, machine, 1, 0, 64, 0, 0, 64, 56, 1, 64, 0, 0)
    size = len(loader) if filesz is None else filesz
    return head + struct.pack("<IIQQQQQQ", 3, 4, start, 0, 0, size, size, 1) + loader


def test_follow_names_every_link(tmp_path):
    (tmp_path / "python3.10").write_text("")
    (tmp_path / "python3").symlink_to("python3.10")
    (tmp_path / "python").symlink_to(tmp_path / "python3")
    links = follow(str(tmp_path / "python"))
    assert [path.rpartition("/")[2] for path in links.chain] == ["python", "python3", "python3.10"]
    assert (links.exists, links.loop) == (True, False)


def test_follow_ends_at_what_is_missing(tmp_path):
    (tmp_path / "python").symlink_to("/nowhere/bin/python3.10")
    links = follow(str(tmp_path / "python"))
    assert links.chain[-1] == "/nowhere/bin/python3.10"
    assert not links.exists


def test_follow_resolves_up_from_a_linked_folder(tmp_path):
    (tmp_path / "real/bin").mkdir(parents=True)
    (tmp_path / "real/python3.10").write_text("")
    (tmp_path / "real/bin/python").symlink_to("../python3.10")
    (tmp_path / "bin").symlink_to("real/bin")
    assert follow(str(tmp_path / "bin/python")).chain[-1] == str(tmp_path / "real/python3.10")


def test_follow_notices_a_loop(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    links = follow(str(tmp_path / "a"))
    assert links.loop
    assert not links.exists


def test_follow_ends_after_many_links(tmp_path):
    for number in range(200):
        (tmp_path / str(number)).symlink_to(str(number + 1))
    assert len(follow(str(tmp_path / "0")).chain) < 50


def test_a_folder_is_no_interpreter(tmp_path):
    assert not follow(str(tmp_path)).exists


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_what_may_not_be_seen_is_not_called_missing(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    assert follow(str(tmp_path / "closed/python")).exists


@pytest.mark.skipif(sys.platform != "linux", reason="ELF is Linux's format")
def test_header_of_this_python():
    found = header(REAL)
    assert found.machine == os.uname().machine
    assert found.interpreter is None or os.access(found.interpreter, os.F_OK)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(elf(183), Header("aarch64", "/lib/ld-none.so.1"), id="another machine"),
        pytest.param(elf(62), Header("x86_64", "/lib/ld-none.so.1"), id="this kind of machine"),
        pytest.param(elf(0x9999), Header("39321", "/lib/ld-none.so.1"), id="a machine without a name"),
        pytest.param(elf(62, b"x" * 9000, filesz=2**62), Header("x86_64", "x" * 4096), id="endless loader name"),
        pytest.param(elf(62)[:100], Header("x86_64"), id="cut in the program headers"),
        pytest.param(elf(62)[:20], Header(), id="cut in the header"),
        pytest.param(b"\x7fELF" + b"\xff" * 200, Header(), id="rubbish after the magic"),
        pytest.param(b"#!/bin/sh\n", Header(), id="a script"),
        pytest.param(b"", Header(), id="empty"),
    ],
)
def test_header(tmp_path, content, expected):
    (tmp_path / "python").write_bytes(content)
    assert header(str(tmp_path / "python")) == expected


def test_header_of_a_cut_interpreter(tmp_path):
    shutil.copy(REAL, tmp_path / "python")
    with (tmp_path / "python").open("r+b") as file:
        file.truncate(1000)
    assert isinstance(header(str(tmp_path / "python")), Header)


def test_header_of_nothing(tmp_path):
    assert header(str(tmp_path / "absent")) == Header()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(b"#!/bin/sh\nexec python3\n", "#!/bin/sh", id="a wrapper"),
        pytest.param(b"#!" + b"x" * 10_000, "#!" + "x" * 254, id="an endless line"),
        pytest.param(b"\x7fELF", "", id="no script"),
        pytest.param(b"#!/b\xffn/sh\n", "#!/b\ufffdn/sh", id="not UTF-8"),
    ],
)
def test_first_line(tmp_path, content, line):
    (tmp_path / "python").write_bytes(content)
    assert first_line(str(tmp_path / "python")) == line
