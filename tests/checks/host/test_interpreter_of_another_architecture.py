import pytest

import healthy_facts
from indextts_doctor.checks.host.interpreter_of_another_architecture import interpreter_of_another_architecture
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    ("built_for", "host"),
    [
        pytest.param("x86_64", healthy_facts.host(), id="the same"),
        pytest.param("AMD64", healthy_facts.host(), id="another name of the same"),
        pytest.param(None, healthy_facts.host(), id="no ELF file"),
        pytest.param("aarch64", healthy_facts.host(system="Darwin", machine="arm64"), id="not Linux"),
    ],
)
def test_silent(built_for, host):
    assert not list(interpreter_of_another_architecture(healthy_facts.environment(machine=built_for), host))


@pytest.mark.parametrize(
    ("built_for", "machine", "severity"),
    [
        pytest.param("aarch64", "x86_64", None, id="from an ARM machine"),
        pytest.param("x86_64", "aarch64", None, id="to an ARM machine"),
        pytest.param("i386", "x86_64", Severity.WARNING, id="32 bits start, but have no wheels"),
    ],
)
def test_speaks(built_for, machine, severity):
    environment = healthy_facts.environment(machine=built_for)
    [evidence] = interpreter_of_another_architecture(environment, healthy_facts.host(machine=machine))
    assert evidence.severity == severity
    assert evidence.facts["machine"] == machine
