import pytest

import make
from indextts_doctor.checks.python_is_for_another_machine import python_is_for_another_machine
from indextts_doctor.facts import Start
from said import said

OK = Start()
DIED = Start("exit", exit_code=1, output="ModuleNotFoundError: No module named 'encodings'")


@pytest.mark.parametrize(
    ("environment", "start"),
    [
        pytest.param(make.environment(), OK, id="healthy"),
        pytest.param(
            make.environment(machine="aarch64", host_machine="x86_64"), OK, id="an emulator runs it"
        ),
        pytest.param(make.environment(machine="i686", host_machine="x86_64"), DIED, id="32 bits on 64"),
        pytest.param(
            make.environment(machine="aarch64", host_machine="arm64"), DIED, id="two names of one machine"
        ),
        pytest.param(make.environment(machine=None, host_machine="x86_64"), DIED, id="a script"),
        pytest.param(
            make.environment(exists=False, link_chain=("/srv/bin/python", "/opt/py/bin/python3.10")),
            DIED,
            id="missing altogether",
        ),
    ],
)
def test_silent(environment, start):
    assert not said(python_is_for_another_machine, environment, start)


@pytest.mark.parametrize(
    ("environment", "start", "expected"),
    [
        pytest.param(
            make.environment(machine="aarch64", host_machine="x86_64"),
            Start("start", output="ENOEXEC: Exec format error"),
            "aarch64",
            id="ARM on x86-64",
        ),
        pytest.param(
            make.environment(machine="x86_64", host_machine="aarch64", loader_exists=False),
            Start("start", output="ENOENT: No such file or directory: python"),
            "x86_64",
            id="x86-64 on ARM, where its loader is absent too",
        ),
    ],
)
def test_speaks(environment, start, expected):
    [evidence] = said(python_is_for_another_machine, environment, start)
    assert evidence.facts["machine"] == expected
