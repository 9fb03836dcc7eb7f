import os
import platform
import shutil
import time

import pytest

import elf_files
import healthy_facts
from elf_files import needs_compiler
from indextts_doctor.collect.outside.libraries import libraries
from indextts_doctor.facts.profile import Command, ImportNeed, SystemLibrary
from indextts_doctor.i18n.text import Text
from indextts_doctor.target.context import Context

pytestmark = pytest.mark.skipif(platform.system() != "Linux", reason="ELF files are Linux's")
MACHINE = platform.machine()
WORDS = Text(en="why", zh="为何")


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "venv/lib/python3.10/site-packages"
    folder.mkdir(parents=True)
    return folder


def observe(site, *modules, variables=None, **profile):
    needs = tuple(ImportNeed(module=module, package=module) for module in modules)
    environment = healthy_facts.environment(
        machine=MACHINE, prefix=str(site.parents[2]), site_packages=(str(site),), link_chain=(), pyvenv={}
    )
    values = {"PATH": os.environ["PATH"], **(variables or {})}
    profile = healthy_facts.profile(imports=needs, **profile)
    return libraries.collect(Context(healthy_facts.target(), profile, environment, values, "this shell"))


@needs_compiler
def test_a_healthy_package_has_nothing_to_report_but_its_versions(site):
    elf_files.library(site / "pkg/mod.so")
    found = observe(site, "pkg")
    assert found.looked_at == 1
    assert not [one for one in found.objects if one.problem or one.unresolved or one.executable_stack]
    assert found.machine == MACHINE


@needs_compiler
def test_what_resolves_nowhere(site, tmp_path):
    other = elf_files.library(tmp_path / "build/libnowhere.so.3")
    elf_files.needing(site / "pkg/mod.so", other)
    [one] = observe(site, "pkg").objects
    assert (one.path, one.unresolved) == ("pkg/mod.so", ("libnowhere.so.3",))


@needs_compiler
@pytest.mark.parametrize("where", ["pkg.libs", "pkg/lib", "system"])
def test_what_resolves_beside(site, tmp_path, where):
    other = elf_files.library((tmp_path if where == "system" else site) / where / "libother.so.3")
    elf_files.needing(site / "pkg/mod.so", other, "-Wl,-rpath,$ORIGIN/../pkg.libs")
    variables = {"LD_LIBRARY_PATH": str(other.parent)} if where == "system" else {}
    found = observe(site, "pkg", variables=variables)
    assert not any(one.unresolved for one in found.objects)


@needs_compiler
@pytest.mark.parametrize(
    ("harm", "field", "value"),
    [
        pytest.param(lambda path: elf_files.cut(path, 9000), "problem", "truncated", id="cut"),
        pytest.param(lambda path: elf_files.cut(path, 0), "problem", "empty", id="emptied"),
        pytest.param(lambda path: path.write_bytes(b"\x7fELFrubbish"), "problem", "corrupt", id="rubbish"),
        pytest.param(elf_files.foreign, "machine", "aarch64", id="another architecture"),
    ],
)
def test_what_is_wrong_with_a_file(site, harm, field, value):
    harm(elf_files.library(site / "pkg/mod.so"))
    [one] = observe(site, "pkg").objects
    assert getattr(one, field) == value


@needs_compiler
def test_executable_stack(site):
    elf_files.library(site / "pkg/mod.so", "int a;", "-z", "execstack")
    [one] = observe(site, "pkg").objects
    assert one.executable_stack
    assert not observe(site, "pkg").execstack_allowed
    tuned = observe(site, "pkg", variables={"GLIBC_TUNABLES": "glibc.rtld.execstack=2"})
    assert tuned.execstack_allowed


@needs_compiler
def test_an_old_libstdcxx_in_the_library_path(site, tmp_path):
    script = tmp_path / "versions.map"
    script.write_text("GLIBCXX_3.4.9 { one; };", encoding="ascii")
    old = tmp_path / "old/libstdc++.so.6"
    elf_files.library(old, "int one(void) { return 1; }", f"-Wl,--version-script,{script}")
    found = observe(site, variables={"LD_LIBRARY_PATH": str(old.parent)}).stdcxx
    assert (found.path, found.origin, found.offers) == (str(old), "LD_LIBRARY_PATH", {"GLIBCXX": "3.4.9"})
    assert observe(site).stdcxx.origin in ("system", "absent")


def sndfile(site, **variables):
    (site / "soundfile.py").write_text("", encoding="ascii")
    return observe(site, variables=variables).sndfile


def test_no_soundfile(site):
    assert observe(site).sndfile is None


@needs_compiler
def test_libsndfile_in_the_wheel_whatever_the_library_path_is(site, tmp_path):
    suffix = {"aarch64": "arm64"}.get(MACHINE, MACHINE)
    bundled = elf_files.library(site / f"_soundfile_data/libsndfile_{suffix}.so")
    other = elf_files.library(tmp_path / "other/libsndfile.so.1")
    found = sndfile(site, LD_LIBRARY_PATH=str(other.parent))
    assert (found.origin, found.path, found.usable) == ("bundled", str(bundled), True)


@needs_compiler
def test_a_bad_libsndfile_in_the_library_path(site, tmp_path):
    bad = elf_files.cut(elf_files.library(tmp_path / "other/libsndfile.so.1"), 9000)
    found = sndfile(site, LD_LIBRARY_PATH=str(bad.parent))
    assert (found.origin, found.usable, found.problem) == ("LD_LIBRARY_PATH", False, "truncated")


@needs_compiler
def test_a_libsndfile_that_lacks_a_library_itself(site, tmp_path):
    other = elf_files.library(tmp_path / "build/libFLAC.so.8")
    bad = elf_files.needing(tmp_path / "other/libsndfile.so.1", other)
    found = sndfile(site, LD_LIBRARY_PATH=str(bad.parent))
    assert (found.usable, found.problem) == (False, "needs libFLAC.so.8")


def test_commands_and_libraries_of_the_profile(site, tmp_path):
    tool = tmp_path / "bin/doctor-tool"
    tool.parent.mkdir()
    tool.write_text("#!/bin/sh\n", encoding="ascii")
    tool.chmod(0o755)
    found = observe(
        site,
        variables={"PATH": str(tool.parent)},
        commands=(Command("doctor-tool", WORDS), Command("doctor-none", WORDS)),
        libraries=(SystemLibrary("libdoctor-none.so.1", WORDS),),
    )
    assert found.commands == {"doctor-tool": str(tool), "doctor-none": None}
    assert found.sonames == {"libdoctor-none.so.1": None}


@pytest.mark.parametrize(("text", "mode"), [("1", "enforcing"), ("0\n", "permissive"), (None, None)])
def test_selinux(tmp_path, text, mode):
    if text is not None:
        (tmp_path / "enforce").write_text(text, encoding="ascii")
    assert libraries.selinux(str(tmp_path)) == mode


@needs_compiler
def test_a_hundred_and_fifty_files_cost_little(site):
    first = elf_files.library(site / "pkg/mod0.so")
    for number in range(1, 150):
        shutil.copy(first, site / f"pkg/mod{number}.so")
    started = time.process_time()
    assert observe(site, "pkg").looked_at == 150
    assert time.process_time() - started < 1.0  # 0.1 s on two quiet cores; reading sections too would take longer
