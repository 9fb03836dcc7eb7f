import pytest

import make
from indextts_doctor.checks.library_is_of_another_architecture import library_is_of_another_architecture


@pytest.mark.parametrize(
    ("path", "changes", "machine"),
    [
        pytest.param("scipy/x.so", {}, "x86_64", id="the same"),
        pytest.param("qnn/libQnnSkel.so", {"machine": "hexagon"}, "x86_64", id="data for another processor"),
        pytest.param("scipy/x.so", {"machine": ""}, "x86_64", id="no ELF file"),
        pytest.param("scipy/x.so", {"machine": "aarch64"}, "", id="interpreter not known"),
    ],
)
def test_silent(path, changes, machine):
    libraries = make.libraries(objects=(make.shared_object(path, **changes),), machine=machine)
    assert not list(library_is_of_another_architecture(libraries))


@pytest.mark.parametrize(
    "path", ["scipy/x.cpython-310-aarch64-linux-gnu.so", "tokenizers/tokenizers.abi3.so"]
)
def test_speaks(path):
    objects = (
        make.shared_object(path, machine="aarch64"),
        make.shared_object("scipy/y.so", machine="aarch64"),
    )
    [evidence] = library_is_of_another_architecture(make.libraries(objects=objects))
    assert (evidence.facts["built_for"], evidence.facts["machine"]) == ("aarch64", "x86_64")
    assert evidence.about == {"scipy"}
