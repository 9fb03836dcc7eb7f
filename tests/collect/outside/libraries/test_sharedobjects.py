import pytest

from indextts_doctor.collect.outside.libraries import sharedobjects
from indextts_doctor.collect.outside.libraries.sharedobjects import canonical, every_openmp, in_record, shared_objects

RECORD = """\
scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so,sha256=abc,1127456
scipy.libs/libopenblas-1.so.0.3.18,sha256=abc,1
scipy/__init__.py,sha256=abc,1
../../../bin/evil.so,sha256=abc,1
/etc/evil.so,sha256=abc,1
"with,comma.so",sha256=abc,1
scipy/notes.so.txt,sha256=abc,1
"""


def put(path, text=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_in_record():
    assert list(in_record(RECORD)) == [
        "scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so",
        "scipy.libs/libopenblas-1.so.0.3.18",
    ]


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Huggingface_Hub-0.16.4.dist-info", "huggingface-hub"),
        ("ruamel.yaml-0.17.dist-info", "ruamel-yaml"),
        ("rubbish.dist-info", "rubbish-dist"),
    ],
)
def test_canonical(folder, name):
    assert canonical(folder) == name


def test_by_record_and_only_what_exists(tmp_path):
    put(tmp_path / "scipy-1.10.1.dist-info/RECORD", RECORD)
    put(tmp_path / "scipy.libs/libopenblas-1.so.0.3.18")
    put(tmp_path / "scipy/unrecorded.so")
    found, capped = shared_objects([str(tmp_path)], {"scipy": "scipy"})
    assert [(one.name, one.package) for one in found] == [("scipy.libs/libopenblas-1.so.0.3.18", "scipy")]
    assert capped == ()


def test_by_folder_without_a_record(tmp_path):
    put(tmp_path / "numpy/core/x.so")
    put(tmp_path / "numpy/core/y.so.1.2")
    put(tmp_path / "numpy/core/z.so.txt")
    found, _ = shared_objects([str(tmp_path)], {"numpy": "numpy", "absent": "absent"})
    assert {one.name for one in found} == {"numpy/core/x.so", "numpy/core/y.so.1.2"}


def test_the_first_of_a_name_is_the_one(tmp_path):
    for site in ("one", "two"):
        put(tmp_path / site / "numpy-1.dist-info/RECORD", "numpy/x.so,,\n")
        put(tmp_path / site / "numpy/x.so")
    found, _ = shared_objects([str(tmp_path / "one"), str(tmp_path / "two")], {"numpy": "numpy"})
    assert [one.path for one in found] == [str(tmp_path / "one/numpy/x.so")]


def test_too_many_are_reported(tmp_path, monkeypatch):
    monkeypatch.setattr(sharedobjects, "MAX_PER_PACKAGE", 2)
    for name in "abc":
        put(tmp_path / f"p/{name}.so")
    found, capped = shared_objects([str(tmp_path)], {"p": "p"})
    assert (len(found), capped) == (2, ("p",))


def test_copies_of_openmp(tmp_path):
    put(tmp_path / "torch/lib/libgomp.so.1")
    put(tmp_path / "scikit_learn.libs/libgomp-d22c30c5.so.1.0.0")
    put(tmp_path / "torch/lib/libtorch.so")
    assert every_openmp([str(tmp_path)]) == ("scikit_learn.libs/libgomp-d22c30c5.so.1.0.0", "torch/lib/libgomp.so.1")
