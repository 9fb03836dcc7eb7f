import pytest

import healthy_facts
from indextts_doctor.checks.model.checkpoint_would_run_code import checkpoint_would_run_code
from indextts_doctor.facts.modelfolder import ModelFile
from indextts_doctor.facts.record import Severity


def checkpoint(path="gpt.pth", **changes):
    return ModelFile(path=path, size=9, kind="torch-zip", weights=True, **changes)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param((checkpoint(),), id="only weights"),
        pytest.param((checkpoint(refused=("argparse.Namespace",)),), id="old habits, harmless"),
        pytest.param((), id="no files"),
    ],
)
def test_silent(files):
    assert not list(checkpoint_would_run_code(healthy_facts.model(files=files)))


@pytest.mark.parametrize(
    ("file", "severity", "names"),
    [
        pytest.param(
            checkpoint(code=("mine.Net", "os.system"), unsafe=("os.system",)),
            Severity.ERROR,
            ["os.system"],
            id="unsafe",
        ),
        pytest.param(checkpoint(code=("mine.Net",)), Severity.WARNING, ["mine.Net"], id="a class of its own"),
    ],
)
def test_speaks(file, severity, names):
    [evidence] = checkpoint_would_run_code(healthy_facts.model(files=(file,)))
    assert evidence.severity is severity
    assert evidence.facts["names"] == names


def test_the_worst_first():
    files = (checkpoint("a.pth", code=("mine.Net",)), checkpoint("b.pth", code=("os.system",), unsafe=("os.system",)))
    assert [e.severity for e in checkpoint_would_run_code(healthy_facts.model(files=files))] == [
        Severity.ERROR,
        Severity.WARNING,
    ]
