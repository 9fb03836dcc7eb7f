import pytest

import healthy_facts
from checked_texts import said, title
from indextts_doctor.checks.imports.soundfile_does_not_import import soundfile_does_not_import
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.record import Severity

ABSENT = Link("ModuleNotFoundError", "No module named 'soundfile'")


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("soundfile"), id="imports"),
        pytest.param(healthy_facts.imported("scipy", "signal", signal="SIGSEGV"), id="another module fails"),
        pytest.param(
            healthy_facts.imported("soundfile", "exception", optional=True, chain=(ABSENT,)),
            id="optional and not installed",
        ),
    ],
)
def test_silent(result):
    assert not ask(result)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        pytest.param(
            healthy_facts.imported("soundfile", "exception", chain=(ABSENT,)),
            "not installed",
            id="not installed",
        ),
        pytest.param(
            healthy_facts.imported(
                "soundfile", "exception", optional=True, chain=(Link("OSError", "broken"),)
            ),
            "OSError: broken",
            id="optional, and damaged",
        ),
        pytest.param(
            healthy_facts.imported(
                "soundfile", "exception", chain=(Link("OSError", "sndfile library not found"),)
            ),
            "OSError: sndfile library not found",
            id="no libsndfile",
        ),
        pytest.param(
            healthy_facts.imported(
                "soundfile",
                "exception",
                chain=(
                    Link(
                        "OSError",
                        "cannot load library 'libsndfile.so': libsndfile.so: cannot open shared object file\nAdditionally: more",
                    ),
                ),
            ),
            "OSError: cannot load library 'libsndfile.so': libsndfile.so: cannot open shared object file",
            id="not loadable",
        ),
        pytest.param(
            healthy_facts.imported(
                "soundfile",
                "exception",
                chain=(Link("ModuleNotFoundError", "No module named '_cffi_backend'"),),
            ),
            "ModuleNotFoundError: No module named '_cffi_backend'",
            id="cffi of another Python",
        ),
    ],
)
def test_speaks(result, words):
    [evidence] = ask(result)
    assert title(soundfile_does_not_import, evidence) == f"{result.module} does not import: {words}"
    assert {"soundfile", result.module.lower()} <= evidence.about
    assert evidence.severity == (Severity.WARNING if result.optional else Severity.ERROR)


def ask(result):
    facts = (
        healthy_facts.imports(result),
        healthy_facts.profile(),
        healthy_facts.packages(),
        healthy_facts.target(),
    )
    return said(soundfile_does_not_import, *facts)
