import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.cpu_lacks_instructions import cpu_lacks_instructions

CORE_2 = ("sse2", "ssse3", "cx16")  # before SSE4
NEHALEM = (*CORE_2, "sse4_1", "sse4_2", "popcnt")  # before AVX
CORTEX_A72 = ("fp", "asimd", "crc32")


def machine(*flags, machine="x86_64"):
    host = healthy_facts.host(machine=machine)
    return replace(host, cpu=replace(host.cpu, flags=flags))


def wheel(name, version, platform="manylinux_2_28_x86_64"):
    return healthy_facts.packages(healthy_facts.package(name, version, tags=(f"cp310-cp310-{platform}",)))


@pytest.mark.parametrize(
    ("packages", "host"),
    [
        pytest.param(wheel("numpy", "2.4.6"), machine(*NEHALEM), id="no AVX is needed"),
        pytest.param(wheel("numpy", "1.24.3"), machine(*CORE_2), id="an older numpy"),
        pytest.param(wheel("torch", "2.13.0+cpu"), machine(*NEHALEM), id="torch needs no AVX"),
        pytest.param(wheel("numpy", "2.4.6", "linux_x86_64"), machine(*CORE_2), id="built on this machine"),
        pytest.param(wheel("numpy", "2.4.6"), machine(), id="instructions not known"),
        pytest.param(wheel("torch", "2.10.0"), machine(*CORTEX_A72), id="the same version for another processor"),
        pytest.param(wheel("numpy", "rubbish"), machine(*CORE_2), id="version not understood"),
        pytest.param(healthy_facts.packages(), machine(*CORE_2), id="not installed"),
    ],
)
def test_silent(packages, host):
    assert not list(cpu_lacks_instructions(packages, host))


ARM = "manylinux_2_28_aarch64"


@pytest.mark.parametrize(
    ("packages", "host", "missing"),
    [
        pytest.param(wheel("numpy", "2.4.6"), machine(*CORE_2), ["sse4_1", "sse4_2", "popcnt"], id="numpy 2.4"),
        pytest.param(wheel("torch", "2.1.2+cpu"), machine(*CORE_2), ["sse4_1"], id="torch 2.1"),
        pytest.param(
            wheel("torch", "2.10.0", ARM), machine(*CORTEX_A72, machine="aarch64"), ["atomics"], id="torch 2.10 on ARM"
        ),
    ],
)
def test_speaks(packages, host, missing):
    [evidence] = cpu_lacks_instructions(packages, host)
    assert evidence.facts["missing"] == missing
    assert evidence.about == {packages.installed[0].name}
