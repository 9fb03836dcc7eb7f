import pytest

import minimal_deployments
from distributions import install
from indextts_doctor.collect.inside import packages
from indextts_doctor.facts import Packages
from indextts_doctor.facts.record import Missing


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_every_interpreter_answers(python, tmp_path):
    found = packages.installed(minimal_deployments.context(tmp_path, python), level="size")
    assert isinstance(found, Packages)
    assert (found.checked, found.from_outside) == ("size", False)


def test_hashes_of_named_packages(tmp_path):
    python, site = minimal_deployments.venv(tmp_path / ".venv")
    for name in ("one", "two"):
        install(site, name, files={f"{name}/__init__.py": b"x = 1\n"})
        (site / name / "__init__.py").write_bytes(b"x = 2\n")
    found = packages.installed(minimal_deployments.context(tmp_path, python), level="size", hash_packages=("two",))
    assert {one.name: one.damaged_files for one in found.installed} == {"one": 0, "two": 1}
    assert found.hashed == ("two",)


@pytest.mark.parametrize(
    ("sitecustomize", "said"),
    [
        pytest.param("import os; os._exit(3)", "exited with code 3", id="exits"),
        pytest.param("import os; os.kill(os.getpid(), 9)", "SIGKILL", id="is killed"),
        pytest.param("import time; time.sleep(60)", "hung", id="hangs"),
    ],
)
def test_every_death_is_a_value(sitecustomize, said, tmp_path):
    minimal_deployments.write(tmp_path / "site", sitecustomize=sitecustomize)
    context = minimal_deployments.context(tmp_path, seconds=2.0, PYTHONPATH=str(tmp_path / "site"))
    found = packages.installed(context, level="size")
    assert isinstance(found, Missing)
    assert said in found.reason.of("en")


@pytest.mark.parametrize("answer", [None, [], {"installed": [{"name": 7}]}, {"installed": [], "more": 1}])
def test_a_forged_answer(answer):
    assert isinstance(packages.decode(answer), Missing)
