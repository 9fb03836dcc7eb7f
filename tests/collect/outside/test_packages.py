import dataclasses

import pytest

import healthy_facts
import minimal_deployments
from distributions import elf, install
from indextts_doctor.collect.outside import packages


def test_the_same_is_seen_from_outside(tmp_path):
    site = tmp_path / "lib/python3.10/site-packages"
    site.mkdir(parents=True)
    install(site, "fast", files={"fast/__init__.py": b"x = 1\n", "fast/_c.cpython-39-x86_64-linux-gnu.so": elf()})
    (site / "fast/__init__.py").unlink()
    context = minimal_deployments.context(tmp_path, sites=(str(site), str(tmp_path / "not there")))
    found = packages.collect(context)
    [one] = found.installed
    assert (found.from_outside, found.checked) == (True, "size")
    assert [damage.kind for damage in one.damage] == ["missing"]
    assert [extension.tag for extension in one.foreign_extensions] == ["cpython-39-x86_64-linux-gnu"]


@pytest.mark.parametrize(("changes", "level"), [({"fast": True}, "nothing"), ({"deep": True}, "hash"), ({}, "size")])
def test_level(changes, level, tmp_path):
    context = minimal_deployments.context(tmp_path)
    context = dataclasses.replace(context, target=healthy_facts.target(**changes))
    assert packages.collect(context).checked == level


@pytest.mark.parametrize(
    ("environment", "version"),
    [
        pytest.param(healthy_facts.environment(), "310", id="from the folder"),
        pytest.param(
            healthy_facts.environment(site_packages=("/opt/lib/python3.9/dist-packages",)), "39", id="one digit"
        ),
        pytest.param(
            healthy_facts.environment(site_packages=("C:/venv/Lib/site-packages",)), "310", id="from pyvenv.cfg"
        ),
        pytest.param(
            healthy_facts.environment(site_packages=("/usr/lib/python3/dist-packages",), pyvenv={}), None, id="unknown"
        ),
    ],
)
def test_version(environment, version):
    assert packages.version(environment) == version
