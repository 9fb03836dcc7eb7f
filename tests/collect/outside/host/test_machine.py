import platform

import pytest

from indextts_doctor.collect.outside.host import machine
from indextts_doctor.target import procfiles

X86 = "processor\t: 0\nmodel name\t: Intel(R) Xeon(R)\nflags\t\t: fpu sse4_2 avx\n\nprocessor\t: 1\nmodel name\t: other\nflags\t: x\n"
ARM = "processor\t: 0\nBogoMIPS\t: 243.75\nFeatures\t: fp asimd atomics\nCPU implementer\t: 0x41\n"


@pytest.mark.parametrize(
    ("cpuinfo", "model", "flags"),
    [
        pytest.param(X86, "Intel(R) Xeon(R)", ("avx", "fpu", "sse4_2"), id="x86: the first processor"),
        pytest.param(ARM, "", ("asimd", "atomics", "fp"), id="ARM"),
        pytest.param("", "", (), id="unreadable"),
    ],
)
def test_processor(cpuinfo, model, flags):
    assert machine.processor(cpuinfo) == machine.Processor(model, flags)


def test_two_threads_of_one_core_are_one_core():
    block = "processor : {0}\nphysical id\t: 0\ncore id\t\t: {1}\n\n"
    cpuinfo = "".join(block.format(number, number // 2) for number in range(8))
    assert machine.processor(cpuinfo).cores == 4


@pytest.mark.parametrize(
    ("meminfo", "ram"),
    [
        pytest.param("MemTotal: 8 kB\nMemAvailable: 4 kB\nSwapFree: 1 kB\n", (8192, 4096, 1024), id="today"),
        pytest.param("MemTotal: 8 kB\nMemFree: 1 kB\nCached: 2 kB\nBuffers: 1 kB\n", (8192, 4096, 0), id="old kernel"),
    ],
)
def test_ram(meminfo, ram):
    assert machine.ram(meminfo) == machine.Ram(*ram)


def test_no_meminfo():
    assert machine.ram("rubbish") is None


def test_ram_elsewhere():
    ram = machine.ram_elsewhere()
    assert ram.total > ram.available > 0


def test_distribution(tmp_path):
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/os-release").write_text('# x\nPRETTY_NAME="Debian GNU/Linux 12"\nID=debian\nBAD="\n')
    assert machine.distribution(tmp_path) == machine.Distribution("Debian GNU/Linux 12", "debian")


def test_distribution_and_what_it_is_derived_from(tmp_path):
    (tmp_path / "etc").mkdir()
    content = 'NAME="Rocky Linux"\nID="rocky"\nVERSION_ID="9.4"\nID_LIKE="rhel centos fedora"\n'
    (tmp_path / "etc/os-release").write_text(content)
    found = machine.distribution(tmp_path)
    assert (found.version, found.like) == ("9.4", ("rhel", "centos", "fedora"))


def test_a_system_without_os_release(tmp_path):
    assert machine.distribution(tmp_path).identifier == platform.system().lower()


def alpine(root):
    (root / "lib/apk/db").mkdir(parents=True)
    (root / "lib/ld-musl-x86_64.so.1").touch()
    (root / "lib/apk/db/installed").write_text("P:busybox\nV:1.36\n\nC:Q1\nP:musl\nV:1.2.4-r2\n\nP:zlib\nV:1\n")
    return root


@pytest.mark.parametrize(
    ("own", "libc"),
    [
        pytest.param(None, ("musl", "1.2.4"), id="Alpine"),
        pytest.param("glibc 2.36", ("glibc", "2.36"), id="Debian with musl's loader installed"),
    ],
)
def test_libc(tmp_path, own, libc):
    assert machine.libc(alpine(tmp_path), own) == libc


def test_libc_not_known(tmp_path):
    assert machine.libc(tmp_path, None) == ("unknown", None)


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        pytest.param("dev/nvidia0", True, id="a device"),
        pytest.param("proc/driver/nvidia/gpus/0000:65:00.0", True, id="the driver lists one"),
        pytest.param("dev/nvidiactl", False, id="only the control device"),
    ],
)
def test_gpu(tmp_path, path, seen):
    (tmp_path / path).mkdir(parents=True)
    assert machine.gpu(tmp_path) is seen


def test_table_ignores_what_is_no_number():
    assert procfiles.table("a 1\nb x\nc\nd: 2 kB\ne 1 2 3 4\n") == {"a": 1, "d": 2048}


def test_files_are_read_up_to_a_limit(tmp_path):
    (tmp_path / "huge").write_bytes(b"\xff" + b"1" * 1000)
    assert procfiles.text(tmp_path / "huge", 3) == "\ufffd11"
    assert procfiles.text(tmp_path / "absent") is None
    assert procfiles.number(tmp_path / "huge") is None
