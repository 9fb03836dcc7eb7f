import pytest

from indextts_doctor.checks.host import wheeltags


@pytest.mark.parametrize(
    ("tags", "glibc"),
    [
        pytest.param(("cp310-cp310-manylinux_2_28_x86_64",), (2, 28), id="by number"),
        pytest.param(("cp310-cp310-manylinux1_i686",), (2, 5), id="the first name"),
        pytest.param(
            ("cp310-cp310-manylinux2010_x86_64", "cp310-cp310-manylinux_2_28_x86_64"), (2, 12), id="the oldest"
        ),
        pytest.param(("cp310-cp310-musllinux_1_1_x86_64", "cp310-cp310-manylinux1_x86_64"), None, id="musl as well"),
        pytest.param(("py3-none-any",), None, id="pure Python"),
        pytest.param((), None, id="no wheel"),
        pytest.param(("rubbish",), None, id="rubbish"),
    ],
)
def test_glibc(tags, glibc):
    assert wheeltags.glibc(tags) == glibc


@pytest.mark.parametrize(
    ("tag", "is_linux"),
    [("cp310-cp310-manylinux1_x86_64", True), ("cp310-cp310-linux_x86_64", False), ("py3-none-any", False)],
)
def test_is_linux(tag, is_linux):
    assert wheeltags.is_linux((tag,)) is is_linux
