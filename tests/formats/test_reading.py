"""Only regular files are opened, and nothing is waited for."""

import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from indextts_doctor.formats.reading import open_regular, read_regular

pytestmark = pytest.mark.timeout(20)


def pipe(path):
    os.mkfifo(path)


def endpoint(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(path))


def device(path):
    path.symlink_to("/dev/zero")


def loop(path):
    path.symlink_to(path.name)


def folder(path):
    path.mkdir()


@pytest.mark.parametrize("make", (pipe, endpoint, device, loop, folder))
def test_nothing_but_a_regular_file(tmp_path, monkeypatch, make):
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "x")
    with pytest.raises(OSError):  # noqa: PT011 - each kind has its own message
        open_regular(tmp_path / "x")


def test_no_descriptor_is_left(tmp_path):
    os.mkfifo(tmp_path / "x")
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(OSError):  # noqa: PT011 - each kind has its own message
        open_regular(tmp_path / "x")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_no_more_than_asked_for(tmp_path):
    with (tmp_path / "x").open("wb") as file:
        file.truncate(2**40)
    assert read_regular(str(tmp_path / "x"), 10) == bytes(10)


def test_a_link_to_a_file(tmp_path):
    (tmp_path / "x").write_bytes(b"text")
    (tmp_path / "y").symlink_to("x")
    with open_regular(tmp_path / "y") as file:
        assert file.read() == b"text"
        assert file.seekable()


def test_files_of_proc_are_regular():
    assert read_regular("/proc/self/environ", 100)


@pytest.mark.parametrize("name", ("a\0b", "\ud800"), ids=ascii)
def test_a_name_that_no_file_can_have(tmp_path, name):
    with pytest.raises(OSError, match="Errno 22"):
        open_regular(f"{tmp_path}/{name}")


def test_a_limit_takes_no_memory_that_the_file_does_not(tmp_path):
    (tmp_path / "small").write_bytes(b"x")
    tracemalloc.start()
    assert read_regular(tmp_path / "small", 2**28) == b"x"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**20


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_whose_size_is_not_told():
    assert b"VmHWM" in read_regular("/proc/self/status", 2**20)
