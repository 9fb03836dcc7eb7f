import platform

import pytest

import elf_files
from elf_files import needs_compiler
from indextts_doctor.formats import elf

SCRIPT = b"/* GNU ld script */\nINPUT(libfoo.so.1)\n"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "empty", id="no byte"),
        pytest.param(b"\0" * 4096, "empty", id="zeros"),
        pytest.param(SCRIPT, "not-elf", id="text"),
        pytest.param(b"\x7fELF", "corrupt", id="magic only"),
        pytest.param(b"\x7fELF\x09" + b"\0" * 60, "corrupt", id="no such class"),
        pytest.param(b"\x7fELF\x02\x01\x01" + b"\0" * 60, "truncated", id="no headers for the loader"),
    ],
)
def test_problem(tmp_path, content, problem):
    path = tmp_path / "x.so"
    path.write_bytes(content)
    found = elf.read(str(path))
    assert (found.problem, found.size) == (problem, len(content))


@needs_compiler
def test_healthy(tmp_path):
    path = elf_files.library(tmp_path / "libone.so.1")
    found = elf.read(str(path))
    assert found.problem == ""
    assert found.soname == "libone.so.1"
    assert found.machine == platform.machine()
    assert not found.executable_stack
    assert 0 < found.needs_size <= found.size


@needs_compiler
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_every_cut_is_a_value(tmp_path, every):
    whole = elf_files.library(tmp_path / "libone.so").read_bytes()
    reaches = elf.read(str(tmp_path / "libone.so")).needs_size
    for size in {*range(0, 200, every), *range(200, len(whole), 97 * every), reaches - 1}:
        path = tmp_path / "cut.so"
        path.write_bytes(whole[:size])
        found = elf.read(str(path))
        if size < reaches:
            assert found.problem in {"empty", "not-elf", "corrupt", "truncated"}, size


@needs_compiler
@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_every_flipped_byte_of_the_head_is_a_value(tmp_path, every):
    whole = elf_files.library(tmp_path / "libone.so").read_bytes()
    path = tmp_path / "flipped.so"
    for at in range(0, 1024, every):
        content = bytearray(whole)
        content[at] ^= 0xFF
        path.write_bytes(content)
        assert isinstance(elf.read(str(path)), elf.Elf)


@needs_compiler
def test_executable_stack(tmp_path):
    assert elf.read(str(elf_files.library(tmp_path / "x.so", "int a;", "-z", "execstack"))).executable_stack


@needs_compiler
def test_needs_and_paths(tmp_path):
    other = elf_files.library(tmp_path / "libother.so.2")
    old = elf_files.needing(tmp_path / "a.so", other, "-Wl,--disable-new-dtags,-rpath,$ORIGIN/libs:/opt/lib")
    new = elf_files.needing(tmp_path / "b.so", other, "-Wl,--enable-new-dtags,-rpath,$ORIGIN")
    assert elf.read(str(old)).rpath == ("$ORIGIN/libs", "/opt/lib")
    assert elf.read(str(new)).runpath == ("$ORIGIN",)
    assert "libother.so.2" in elf.read(str(old)).needed


@needs_compiler
def test_versions_offered_and_wanted(tmp_path):
    script = tmp_path / "versions.map"
    script.write_text("OTHER_1.2 { one; }; OTHER_1.10 { three; } OTHER_1.2;", encoding="ascii")
    source = "int one(void) { return 1; } int three(void) { return 3; }"
    other = elf_files.library(tmp_path / "libother.so.2", source, f"-Wl,--version-script,{script}")
    user = elf_files.needing(tmp_path / "user.so", other)
    assert elf.newest(elf.read(str(other)).offers, "OTHER") == "1.10"
    assert elf.read(str(user)).wants["libother.so.2"] == ("OTHER_1.2",)


@pytest.mark.parametrize(
    ("names", "newest"),
    [
        pytest.param(("GLIBC_2.9", "GLIBC_2.28", "GLIBC_2.3.4"), "2.28", id="by number, not by letter"),
        pytest.param(("GLIBC_PRIVATE", "GLIBC_ABI_DT_RELR"), None, id="names that are no versions"),
        pytest.param(("GLIBCXX_3.4.30",), None, id="another family"),
        pytest.param((), None, id="none"),
    ],
)
def test_newest(names, newest):
    assert elf.newest(names, "GLIBC") == newest


def test_a_missing_file_raises(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        elf.read(str(tmp_path / "none.so"))
    assert elf.executable_machine(str(tmp_path / "none.so")) is None


@needs_compiler
def test_a_name_without_end(tmp_path):
    """The table of names is moved to where no null byte follows for a long way; only a name's length is read."""
    path = elf_files.needing(tmp_path / "b.so", elf_files.library(tmp_path / "liba.so"))
    data = path.read_bytes().replace(b"\0liba.so\0", b"\0liba.so!")
    size = len(data)
    with path.open("wb") as file:
        file.write(data)
        file.write(b"x" * 2**20)
    assert size < path.stat().st_size
    assert all(len(name) <= 500 for name in elf.read(str(path)).needed)
