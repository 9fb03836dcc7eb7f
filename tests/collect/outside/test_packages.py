import dataclasses

import pytest

import make
import minimal
from distributions import elf, install
from indextts_doctor.collect.outside import packages


def test_the_same_is_seen_from_outside(tmp_path):
    site = tmp_path / "lib/python3.10/site-packages"
    site.mkdir(parents=True)
    install(
        site, "fast", files={"fast/__init__.py": b"x = 1\n", "fast/_c.cpython-39-x86_64-linux-gnu.so": elf()}
    )
    (site / "fast/__init__.py").unlink()
    context = minimal.context(tmp_path, sites=(str(site), str(tmp_path / "not there")))
    found = packages.observe(context)
    [one] = found.installed
    assert (found.from_outside, found.checked) == (True, "size")
    assert [damage.kind for damage in one.damage] == ["missing"]
    assert [extension.tag for extension in one.foreign_extensions] == ["cpython-39-x86_64-linux-gnu"]


@pytest.mark.parametrize(
    ("changes", "level"), [({"fast": True}, "nothing"), ({"deep": True}, "hash"), ({}, "size")]
)
def test_level(changes, level, tmp_path):
    context = minimal.context(tmp_path)
    context = dataclasses.replace(context, target=make.target(**changes))
    assert packages.observe(context).checked == level


@pytest.mark.parametrize(
    ("environment", "version"),
    [
        pytest.param(make.environment(), "310", id="from the folder"),
        pytest.param(
            make.environment(site_packages=("/opt/lib/python3.9/dist-packages",)), "39", id="one digit"
        ),
        pytest.param(
            make.environment(site_packages=("C:/venv/Lib/site-packages",)), "310", id="from pyvenv.cfg"
        ),
        pytest.param(
            make.environment(site_packages=("/usr/lib/python3/dist-packages",), pyvenv={}), None, id="unknown"
        ),
    ],
)
def test_version(environment, version):
    assert packages.version(environment) == version
