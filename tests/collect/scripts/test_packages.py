"""The probe of packages, on every available interpreter and on every way in which an installation can be broken."""

import hashlib
import json
import os
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

import distributions
import minimal_deployments
from distributions import elf, install
from indextts_doctor.collect import scripts
from indextts_doctor.collect.scripts import packages as probe

SO = "fast/_fast.cpython-310-x86_64-linux-gnu.so"
FITS = (".cpython-310-x86_64-linux-gnu.so", ".abi3.so", ".so")
BINARY = {"fast/__init__.py": b"import fast._fast\n", SO: elf()}


def collect(site, level="size", *wanted, suffixes=FITS):
    return probe.collect([str(site)], level, wanted, suffixes)


def only(found):
    [one] = found["installed"]
    return one


def inside(python, site, *arguments, cwd):
    """Run the probe as the doctor does: on standard input, behind the prelude."""
    folder = Path(scripts.__file__).parent
    source = b"".join((folder / name).read_bytes() for name in ("prelude.py", "packages.py"))
    with tempfile.TemporaryFile() as result:
        subprocess.run(
            [python, "-B", "-", *arguments],
            input=source,
            env={**minimal_deployments.SHELL, "INDEXTTS_DOCTOR_RESULT": str(result.fileno()), "PYTHONPATH": str(site)},
            pass_fds=(result.fileno(),),
            cwd=cwd,
            check=True,
            timeout=60,
        )
        result.seek(0)
        return json.loads(result.read().split(b"\n", 1)[1])


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_every_interpreter_reads_the_same(python, tmp_path):
    site, cwd = tmp_path / "site-packages", tmp_path / "service"
    site.mkdir()
    cwd.mkdir()
    install(site, "whole", headers="Requires-Dist: numpy (>=1.0) ; python_version >= '3'\nSummary: 你好")
    folder = install(site, "cut", files={"cut/__init__.py": b"", "cut/_c.so": elf(), "cut/语.py": b"x = 1\n"})
    (site / "cut/_c.so").write_bytes(elf()[:1000])

    found = inside(python, site, "hash", "", cwd=cwd)

    mine = {one["name"]: one for one in found["installed"] if one["location"] == str(site)}
    assert mine["whole"]["requires"] == ["numpy (>=1.0) ; python_version >= '3'"]
    assert mine["whole"]["summary"] == "你好"
    assert (mine["whole"]["damage"], mine["cut"]["damaged_files"]) == ([], 1)
    assert mine["cut"]["damage"][0]["kind"] == "truncated"
    assert mine["cut"]["metadata"] == folder.name
    assert found["checked"] == "hash"


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_a_module_of_the_service_does_not_shadow_another(python, tmp_path):
    for name in ("json", "re", "base64", "hashlib", "zipfile", "struct"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one')\n", encoding="ascii")
    found = inside(python, tmp_path / "nothing", "size", "", cwd=tmp_path)
    assert {"json", "re"} <= {one["name"] for one in found["leftovers"] if one["kind"] == "source"}


def test_healthy(tmp_path):
    install(tmp_path, "fast", "2.1+cpu", BINARY, info={"INSTALLER": "uv\n"})
    found = collect(tmp_path, "hash")
    one = only(found)
    assert (one["name"], one["version"], one["installer"]) == ("fast", "2.1+cpu", "uv")
    assert (one["files"], one["python_files"], one["top_level"]) == (4, 1, ["fast"])
    assert (one["damage"], one["foreign_extensions"], found["leftovers"]) == ([], [], [])


def missing(site):
    (site / "fast/__init__.py").unlink()


def empty(site):
    (site / "fast/__init__.py").write_bytes(b"")


def cut(site):
    (site / SO).write_bytes(elf()[:2000])


def zeros(site):
    (site / SO).write_bytes(bytes(5000))


def zero_tail(site):
    (site / SO).write_bytes(elf() + bytes(8192))


def a_page(site):
    (site / SO).write_bytes(b"<!DOCTYPE html><html>not found</html>")


def half_a_line(site):
    (site / "fast/__init__.py").write_bytes(b"import fast._fa(\n")


def nul_bytes(site):
    (site / "fast/__init__.py").write_bytes(b"import fast\0\0\0\0")


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (missing, "missing"), (empty, "empty"), (cut, "truncated"), (zeros, "zeros"), (zero_tail, "zeros"),
        (a_page, "invalid"), (half_a_line, "truncated"), (nul_bytes, "zeros"),
    ],
)  # fmt: skip
def test_damage(damage, kind, tmp_path):
    install(tmp_path, "fast", files=BINARY)
    damage(tmp_path)
    one = only(collect(tmp_path))
    assert ([d["kind"] for d in one["damage"]], one["damaged_files"]) == ([kind], 1)
    assert only(collect(tmp_path, "nothing"))["damage"] == []


def patched(site):
    (site / "fast/__init__.py").write_bytes(b"import fast._fast\nFIXED = True\n")


def stripped(site):
    (site / SO).write_bytes(elf(3000))


@pytest.mark.parametrize("change", [patched, stripped])
def test_changed_but_intact(change, tmp_path):
    install(tmp_path, "fast", files=BINARY)
    change(tmp_path)
    [damage] = only(collect(tmp_path))["damage"]
    assert (damage["kind"], damage["same_size"]) == ("changed", False)


def test_other_bits_are_seen_by_the_hash_only(tmp_path):
    install(tmp_path, "fast", files=BINARY)
    (tmp_path / SO).write_bytes(elf()[:3000] + b"\xa5" * 1096)
    assert only(collect(tmp_path))["damage"] == []
    assert only(collect(tmp_path, "size", "other"))["damage"] == []
    for found in (collect(tmp_path, "hash"), collect(tmp_path, "size", "Fast")):
        [damage] = only(found)["damage"]
        assert (damage["kind"], damage["same_size"]) == ("changed", True)


def test_a_cleared_executable_stack_is_a_fix_and_no_damage(tmp_path):
    install(tmp_path, "fast", files={SO: elf(flags=7)})
    (tmp_path / SO).write_bytes(elf(flags=6))
    assert only(collect(tmp_path, "hash"))["damage"] == []


@pytest.mark.parametrize(
    "path",
    [
        "fast/tests/test_fast.py", "fast/__pycache__/a.cpython-310.pyc", "fast/py.typed", "fast/include/fast.h",
        "fast/LICENSE", "certifi/cacert.pem", "../../../bin/fast", "../../../share/man/fast.1", "fast/__init__.pyi",
    ],
)  # fmt: skip
def test_what_slim_images_and_installers_change_is_no_damage(path, tmp_path):
    site = tmp_path / "lib/python3.10/site-packages"
    site.mkdir(parents=True)
    install(site, "fast", files={"fast/__init__.py": b"", path: b"as installed"})
    (site / path).unlink()
    assert only(collect(site, "hash"))["damage"] == []


def test_debian_moves_what_a_wheel_records_beside_the_package(tmp_path):
    for folder, damage in (("lib/python3/dist-packages", []), ("lib/python3.11/dist-packages", ["missing"])):
        site = tmp_path / folder
        site.mkdir(parents=True)
        install(site, "distro", files={"distro/__init__.py": b"", "scripts-3.10/distro": b"#!python"})
        (site / "scripts-3.10/distro").unlink()
        assert [d["kind"] for d in only(collect(site))["damage"]] == damage
        (site / "distro/__init__.py").unlink()
        assert "missing" in [d["kind"] for d in only(collect(site))["damage"]]


def test_debian_writes_digests_in_hexadecimal(tmp_path):
    data = b"x = 1\n"
    recorded = f"fast/__init__.py,sha256={hashlib.sha256(data).hexdigest()},{len(data)}\n"
    install(tmp_path, "fast", files={"fast/__init__.py": data})
    (tmp_path / "fast-1.0.dist-info/RECORD").write_text(recorded, encoding="ascii")
    assert only(collect(tmp_path, "hash"))["damage"] == []
    (tmp_path / "fast/__init__.py").write_bytes(b"x = 2\n")
    assert [d["kind"] for d in only(collect(tmp_path, "hash"))["damage"]] == ["changed"]


def test_conda_writes_its_prefix_into_files(tmp_path):
    install(tmp_path, "fast", files=BINARY, info={"INSTALLER": "conda"})
    (tmp_path / "fast/__init__.py").write_bytes(b"PREFIX = '/opt/conda'\n")
    assert only(collect(tmp_path))["damage"] == []
    missing(tmp_path)
    assert [d["kind"] for d in only(collect(tmp_path))["damage"]] == ["missing"]


def test_compiled_only(tmp_path):
    install(tmp_path, "fast", files={"fast/__init__.py": b"x = 1\n"})
    (tmp_path / "fast/__init__.py").rename(tmp_path / "fast/__init__.pyc")
    assert only(collect(tmp_path))["damage"] == []


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"one\ntwo,\n,,,,,\n\0\xff,sha256=,x\n", id="rubbish"),
        pytest.param(b"fast/__init__.py,sha256=zz,17\r\n", id="DOS line ends"),
        pytest.param(b"/etc/passwd,sha256=x,1\n../../../../etc/passwd,sha256=x,1\n", id="outside"),
        pytest.param(b'"fast/__init__.py",sha256=zz,17\n', id="quotes"),
        pytest.param(b"fast/__init__.py,md4=zz,17\n", id="a hash that is unknown"),
    ],
)
def test_records_of_all_kinds(record, tmp_path):
    folder = install(tmp_path, "fast", files={"fast/__init__.py": b"import fast._fast"})
    (folder / "RECORD").write_bytes(record)
    damage = only(collect(tmp_path, "hash"))["damage"]
    assert [d for d in damage if d["path"].startswith(("/", ".."))] == []


def test_no_record(tmp_path):
    (install(tmp_path, "fast") / "RECORD").unlink()
    assert only(collect(tmp_path))["has_record"] is False


def test_comma_in_a_name(tmp_path):
    install(tmp_path, "fast", files={"fast/a,b.py": b"x = 1\n"})
    assert only(collect(tmp_path, "hash"))["damage"] == []
    (tmp_path / "fast/a,b.py").unlink()
    assert only(collect(tmp_path))["damage"][0]["path"] == "fast/a,b.py"


def test_damage_is_bounded(tmp_path):
    install(tmp_path, "fast", files={f"fast/m{number}.py": b"x" for number in range(120)})
    for path in (tmp_path / "fast").iterdir():
        path.unlink()
    one = only(collect(tmp_path))
    assert (len(one["damage"]), one["damaged_files"]) == (50, 120)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(
            "License: of many\n        \n        lines\nRequires-Dist: numpy", id="a blank line within a header"
        ),
        pytest.param("Author: \udcff\udcfe\nRequires-Dist: numpy", id="not UTF-8"),
        pytest.param("no colon\nRequires-Dist: numpy", id="a line that is no header"),
        pytest.param("License: " + "x" * 200_000 + "\nRequires-Dist: numpy", id="very long"),
    ],
)
def test_metadata_of_all_kinds(headers, tmp_path):
    folder = install(tmp_path, "fast")
    text = f"Name: fast\nVersion: 1.0\n{headers}\n\nRequires-Dist: not-a-header\n"
    (folder / "METADATA").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert only(collect(tmp_path))["requires"] == ["numpy"]


def test_extension_of_another_python(tmp_path):
    install(tmp_path, "fast", files={"fast/_a.cpython-39-x86_64-linux-gnu.so": elf()})
    [foreign] = only(collect(tmp_path, "nothing"))["foreign_extensions"]
    assert foreign["tag"] == "cpython-39-x86_64-linux-gnu"


@pytest.mark.parametrize(
    "sibling", ["_a.cpython-310-x86_64-linux-gnu.so", "_a.abi3.so", "_a.so", "_a.py", "_a/__init__.py"]
)
def test_a_sibling_that_fits(sibling, tmp_path):
    install(tmp_path, "fast", files={"fast/_a.cpython-39-x86_64-linux-gnu.so": elf(), f"fast/{sibling}": elf()})
    assert only(collect(tmp_path, "nothing"))["foreign_extensions"] == []


def test_extensions_are_checked_by_the_version_where_no_suffix_is_known(tmp_path):
    install(tmp_path, "fast", files=BINARY)
    for version, count in (("310", 0), ("39", 1), ("31", 1), (None, 0)):
        found = probe.collect([str(tmp_path)], "nothing", version=version)
        assert len(only(found)["foreign_extensions"]) == count


@pytest.mark.parametrize(
    ("name", "path", "text", "cuda"),
    [
        ("torch", "torch/version.py", "__version__ = '1.13.1+cu117'\ncuda = '11.7'\n", "11.7"),
        ("torch", "torch/version.py", "cuda: Optional[str] = '12.8'\n", "12.8"),
        ("torch", "torch/version.py", "cuda: Optional[str] = None\n", None),
        ("torch", "torch/version.py", "cuda = None\nhip = '6.0'\n", None),
        ("torchaudio", "torchaudio/version.py", "__version__ = '2.8.0+cu128'\n", "128"),
        ("torchaudio", "torchaudio/version.py", "__version__ = '0.13.1+cpu'\n", None),
        ("torchvision", "torchvision/version.py", "__version__ = '0.23.0+cu128'\n", "128"),
        ("torchcodec", "torchcodec/version.py", "# generated\n__version__ = '0.10.0'\n", None),
        ("onnxruntime-gpu", "onnxruntime/capi/libonnxruntime_providers_cuda.so", "", "unknown"),
        ("onnxruntime", "onnxruntime/capi/libonnxruntime_providers_cuda.so", "", None),
    ],
)
def test_cuda_builds(name, path, text, cuda, tmp_path):
    install(tmp_path, name, files={path: text.encode()})
    assert only(collect(tmp_path, "nothing"))["cuda"] == cuda


@pytest.mark.parametrize(("text", "file"), [("x = np.complex(1)", True), ("x = np.complex64(1)", False)])
def test_old_names_of_numpy(text, file, tmp_path):
    path = "kantts/preprocess/audio_processor/core/dsp.py"
    install(tmp_path, "kantts", files={path: text.encode()})
    assert only(collect(tmp_path, "nothing"))["old_numpy_names"] == (path if file else None)


@pytest.mark.parametrize(
    ("text", "url", "editable"),
    [
        ('{"url": "https://me:secret@host/x.git?token=t", "vcs_info": {}}', "https://host/x.git", None),
        ('{"url": "file:///srv/x", "dir_info": {"editable": true}}', "file:///srv/x", "/srv/x"),
        ('{"url": "file:///srv/x", "dir_info": {}}', "file:///srv/x", None),
        ("[]", None, None),
        ("not json", None, None),
    ],
)
def test_direct_url(text, url, editable, tmp_path):
    install(tmp_path, "fast", info={"direct_url.json": text})
    one = only(collect(tmp_path))
    assert (one["direct_url"], one["editable"]) == (url, editable)


def test_leftovers(tmp_path):
    site = tmp_path / "site-packages"
    install(site, "whole")
    for folder in (
        "~cipy",
        "~cipy-1.10.1.dist-info",
        "gone/sub",
        "with_code",
        "whole.libs",
        "__pycache__",
        "hollow-2.0.dist-info",
    ):
        (site / folder).mkdir(parents=True)
    (site / "with_code/__init__.py").touch()
    (site / "alone.py").touch()
    (site / "notes.txt").touch()
    found = collect(site)["leftovers"]
    assert {(one["name"], one["kind"], one["importable"]) for one in found} == {
        ("cipy", "tilde", False), ("gone", "no-metadata", False), ("with_code", "no-metadata", True),
        ("alone", "no-metadata", True), ("hollow", "empty-dist-info", False),
    }  # fmt: skip


def test_code_of_other_folders_is_source(tmp_path):
    (tmp_path / "kantts").mkdir()
    (tmp_path / "kantts/__init__.py").touch()
    (tmp_path / "data").mkdir()
    found = collect(tmp_path)["leftovers"]
    assert [(one["name"], one["kind"]) for one in found] == [("kantts", "source")]


def test_the_first_of_a_name_is_the_one_that_is_imported(tmp_path):
    for folder, version in (("a", "1.0"), ("b", "2.0")):
        (tmp_path / folder).mkdir()
        install(tmp_path / folder, "fast", version)
    paths = [str(tmp_path / name) for name in ("a", "b", "a")]
    found = probe.collect(paths, "size")["installed"]
    assert [one["version"] for one in found] == ["1.0", "2.0"]


def test_of_two_in_one_folder_the_intact_one_is_first(tmp_path):
    install(tmp_path, "fast", "1.0", {"fast/__init__.py": b"one"})
    install(tmp_path, "fast", "2.0", {"fast/__init__.py": b"three"})
    found = collect(tmp_path)["installed"]
    assert [(one["version"], one["damaged_files"]) for one in found] == [("2.0", 0), ("1.0", 1)]


def test_distributions_of_old(tmp_path):
    egg = tmp_path / "Old_Name-1.2-py3.10.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Name: Old.Name\nVersion: 1.2\n", encoding="ascii")
    (egg / "requires.txt").write_text("six\n\n[fast]\ncffi\n\n[:python_version < '3']\nfutures\n", encoding="ascii")
    (egg / "top_level.txt").write_text("old\n", encoding="ascii")
    (egg / "installed-files.txt").write_text("../old/__init__.py\nPKG-INFO\n", encoding="ascii")
    (tmp_path / "single-3.egg-info").write_text("Name: single\nVersion: 3\n", encoding="ascii")
    with zipfile.ZipFile(tmp_path / "zipped-4-py3.10.egg", "w") as archive:
        archive.writestr("EGG-INFO/PKG-INFO", "Name: zipped\nVersion: 4\n")
    found = {one["name"]: one for one in collect(tmp_path)["installed"]}
    assert {name: one["version"] for name, one in found.items()} == {"old-name": "1.2", "single": "3", "zipped": "4"}
    assert found["old-name"]["requires"] == ["six", 'cffi ; extra == "fast"', "futures ; (python_version < '3')"]
    assert [d["path"] for d in found["old-name"]["damage"]] == ["old/__init__.py"]


@pytest.mark.parametrize("folder", [pytest.param("", id="in site-packages"), pytest.param("eggs", id="elsewhere")])
def test_an_egg_that_sys_path_names_counts_once(tmp_path, folder):
    site, eggs = tmp_path / "site-packages", tmp_path / "site-packages" / folder
    eggs.mkdir(parents=True)
    with zipfile.ZipFile(eggs / "zipped-4-py3.10.egg", "w") as archive:
        archive.writestr("EGG-INFO/PKG-INFO", "Name: zipped\nVersion: 4\n")
    found = probe.collect([str(site), str(eggs / "zipped-4-py3.10.egg")], "size")
    assert only(found)["version"] == "4"


def test_develop_install(tmp_path):
    site, project = tmp_path / "site-packages", tmp_path / "project"
    site.mkdir()
    (project / "mine.egg-info").mkdir(parents=True)
    (project / "mine.egg-info/PKG-INFO").write_text("Name: mine\nVersion: 1\n", encoding="ascii")
    (site / "mine.egg-link").write_text(f"{project}\n.", encoding="utf-8")
    found = probe.collect([str(site), str(project)], "size")
    assert only(found)["editable"] == str(project)


def test_unreadable_and_odd_files(tmp_path):
    install(tmp_path, "fast")
    os.mkfifo(tmp_path / "fast-1.0.dist-info/direct_url.json")
    (tmp_path / "loop-1.dist-info").symlink_to("loop-1.dist-info")
    (tmp_path / "broken.egg").write_bytes(b"PK\x03\x04 no zip")
    assert only(collect(tmp_path, "hash"))["name"] == "fast"


@pytest.mark.slow
def test_two_thousand_packages(tmp_path):
    files = {f"{{name}}/m{number}.py": b"x = 1\n" for number in range(10)}
    for number in range(2000):
        install(tmp_path, f"p{number}", files=files)
    started = time.monotonic()
    found = collect(tmp_path)
    assert len(found["installed"]) == 2000
    assert time.monotonic() - started < 10  # measured: 0.6 s for its 24,000 files


def test_nothing_is_written(tmp_path):
    install(tmp_path, "fast", files=BINARY)
    cut(tmp_path)
    before = minimal_deployments.tree(tmp_path)
    collect(tmp_path, "hash")
    assert minimal_deployments.tree(tmp_path) == before


def test_the_line_of_a_record():
    assert distributions.line("a,b", b"").startswith('"a,b",sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0')


def test_sizes_that_no_file_has(tmp_path):
    folder = install(tmp_path, "torch", files={"torch/__init__.py": b"x = 1\n"})
    (folder / "RECORD").write_bytes(b"torch/__init__.py,sha256=x," + b"9" * 5000 + b"\ntorch/a\0b.so,,5\n")
    one = only(collect(tmp_path))
    assert [damage["recorded"] for damage in one["damage"]] == [5, None]
    assert one["bytes"] == 5


@pytest.mark.parametrize("digest", (b"shake_128=x", b"no such=x", b"\xff=x", b"=x"))
def test_digests_that_cannot_be_made(digest, tmp_path):
    folder = install(tmp_path, "a", files={"a/x.bin": b"1"})
    (folder / "RECORD").write_bytes(b"a/x.bin," + digest + b",1\n")
    assert only(collect(tmp_path, "hash"))["damage"] == []


def test_an_origin_nested_too_deeply(tmp_path):
    install(tmp_path, "a", info={"direct_url.json": "[" * 60_000})
    assert only(collect(tmp_path))["direct_url"] is None
