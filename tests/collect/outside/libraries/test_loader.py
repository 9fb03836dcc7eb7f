import platform

import pytest

import elf_files
from elf_files import needs_compiler
from indextts_doctor.collect.outside.libraries.loader import Loader, configured, expand, library_path, system_folders
from indextts_doctor.formats.elf import Elf

MACHINE = platform.machine()


def loader(root, path="", own=()):
    return Loader({"LD_LIBRARY_PATH": path}, MACHINE, own, str(root))


def put(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return str(path)


@pytest.mark.parametrize(
    ("value", "folders"),
    [
        pytest.param("", (), id="not set"),
        pytest.param("/a:/b", ("/a", "/b"), id="two"),
        pytest.param(":/a::", ("/a",), id="empty ones mean the current folder"),
        pytest.param("/a;/b", ("/a", "/b"), id="semicolons"),
    ],
)
def test_library_path(value, folders):
    assert library_path({"LD_LIBRARY_PATH": value}) == folders


def test_expand():
    folders = list(expand(["$ORIGIN/../x.libs", "${ORIGIN}", "/opt/$LIB"], "/site/pkg"))
    assert folders == ["/site/x.libs", "/site/pkg", "/opt/lib64", "/opt/lib"]


def test_configured_follows_includes(tmp_path):
    more = tmp_path / "ld.so.conf.d"
    more.mkdir()
    (more / "b.conf").write_text("/usr/local/b  # ours\n", encoding="ascii")
    (more / "a.conf").write_text("include ld.so.conf\n/usr/local/a\nrelative\n", encoding="ascii")
    (tmp_path / "ld.so.conf").write_text("include ld.so.conf.d/*.conf\nhwcap 1 x\n", encoding="ascii")
    assert configured(str(tmp_path / "ld.so.conf")) == ["/usr/local/a", "/usr/local/b"]


def test_configured_ends_when_it_includes_itself(tmp_path):
    conf = tmp_path / "ld.so.conf"
    conf.write_text(f"include {conf}\n/a\n", encoding="ascii")
    assert configured(str(conf)) == ["/a"]


def test_musl_has_a_file_of_its_own(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/ld-musl-x86_64.path").write_text("/opt/musl:/lib\n", encoding="ascii")
    assert f"{tmp_path}/opt/musl" in list(system_folders("x86_64", str(tmp_path)))


def test_order(tmp_path):
    elf = Elf(1, needed=("libx.so",), rpath=("$ORIGIN/r",), runpath=())
    where = str(tmp_path / "site/m.so")
    system = put(tmp_path / "usr/lib/libx.so")
    assert loader(tmp_path).find("libx.so", elf, where) == system
    own = put(tmp_path / "base/lib/libx.so")
    assert loader(tmp_path, own=[str(tmp_path / "base/lib")]).find("libx.so", elf, where) == own
    rpath = put(tmp_path / "site/r/libx.so")
    assert loader(tmp_path).find("libx.so", elf, where) == rpath
    assert loader(tmp_path).find("libx.so") == system


def test_runpath_switches_rpath_off(tmp_path):
    put(tmp_path / "site/r/libx.so")
    elf = Elf(1, rpath=("$ORIGIN/r",), runpath=("$ORIGIN/n",))
    assert loader(tmp_path).find("libx.so", elf, str(tmp_path / "site/m.so")) is None


def test_nowhere(tmp_path):
    assert loader(tmp_path, "/does/not/exist").find("libx.so") is None


@needs_compiler
def test_library_path_comes_before_runpath_and_the_system(tmp_path):
    first = elf_files.library(tmp_path / "first/libx.so")
    put(tmp_path / "site/n/libx.so")
    elf = Elf(1, runpath=("$ORIGIN/n",))
    found = loader(tmp_path, str(first.parent)).find("libx.so", elf, str(tmp_path / "site/m.so"))
    assert found == str(first)


@needs_compiler
def test_another_architecture_is_passed_over(tmp_path):
    elf_files.foreign(elf_files.library(tmp_path / "first/libx.so"))
    system = put(tmp_path / "usr/lib/libx.so")
    assert loader(tmp_path, str(tmp_path / "first")).find("libx.so") == system


@pytest.mark.parametrize("content", [b"", b"not a library"])
def test_a_bad_file_is_not_passed_over(tmp_path, content):
    bad = tmp_path / "first/libx.so"
    put(bad)
    bad.write_bytes(content)
    put(tmp_path / "usr/lib/libx.so")
    assert loader(tmp_path, str(bad.parent)).find("libx.so") == str(bad)
