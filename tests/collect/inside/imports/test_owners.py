import pytest

from indextts_doctor.collect.inside.imports.owners import Owners


@pytest.fixture
def site(tmp_path):
    """Metadata of a few distributions."""
    folder = tmp_path / "lib" / "site-packages"

    def metadata(name, top_level="", record=""):
        (folder / name).mkdir(parents=True)
        (folder / name / "top_level.txt").write_text(top_level)
        (folder / name / "RECORD").write_text(record)

    metadata("scipy-1.10.1.dist-info", record="scipy/__init__.py,,\n")
    metadata("PyYAML-6.0.dist-info", top_level="_yaml\nyaml\n")
    metadata("scikit_learn-1.2.dist-info", record="sklearn/__init__.py,sha256=x,12\nsklearn/base.py,,\n")
    metadata("nvidia_cublas-12.dist-info", top_level="nvidia\n", record="nvidia/cublas/lib.so,,\n")
    metadata("nvidia_cudnn-9.dist-info", top_level="nvidia\n", record="nvidia/cudnn/lib.so,,\n")
    metadata("kantts-1.0-py3.8.egg-info", top_level="kantts")
    (folder / "broken-1.dist-info").write_text("not a folder")
    return folder


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        pytest.param("{site}/scipy/fft/_basic.py", ("scipy",), id="of its own name"),
        pytest.param("{site}/yaml/__init__.py", ("pyyaml",), id="of top_level.txt"),
        pytest.param("{site}/_yaml.cpython-310-x86_64-linux-gnu.so", ("pyyaml",), id="a compiled module"),
        pytest.param("{site}/sklearn/base.py", ("scikit-learn",), id="of RECORD"),
        pytest.param("{site}/nvidia/cudnn/lib.so", ("nvidia-cudnn",), id="of a shared folder"),
        pytest.param("{site}/kantts/bin/x.py", ("kantts",), id="of an egg"),
        pytest.param("{site}/Left_Over/x.py", ("left-over",), id="of no package"),
        pytest.param("/usr/lib/python3/dist-packages/six.py", ("six",), id="of another folder"),
        pytest.param("/usr/lib/python3.10/json/decoder.py", (), id="of the standard library"),
        pytest.param("yaml.nodes", ("pyyaml",), id="a module"),
        pytest.param("sklearn", ("scikit-learn",), id="a module of RECORD"),
        pytest.param("nothing.like.it", ("nothing",), id="a module of no package"),
        pytest.param("no module at all", (), id="no module"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_owner(thing, names, site):
    assert Owners([str(site)]).of([thing.format(site=site)]) == names


def test_each_comes_once_and_in_order(site):
    things = [f"{site}/yaml/a.py", f"{site}/scipy/b.py", "yaml"]
    assert Owners([str(site)]).of(things) == ("pyyaml", "scipy")


def test_there_are_not_too_many():
    assert len(Owners([]).of(f"module{number}" for number in range(1000))) == 40


def test_a_folder_that_is_not_there():
    assert Owners(["/no/such/site-packages"]).of(["yaml"]) == ("yaml",)
