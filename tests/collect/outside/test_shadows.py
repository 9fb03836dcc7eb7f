"""Real folders of names; that they hide what is said is proven by real interpreters at the end."""

import os
import subprocess
from pathlib import Path

import pytest

import healthy_facts
import interpreters
import minimal_deployments
from indextts_doctor.collect.outside import shadows
from indextts_doctor.target.context import Context
from indextts_doctor.target.environment import environment_of

TREE = {
    "site/scipy": ["__init__.py", "fft/__init__.py", "signal/__init__.py", "linalg/__init__.py", "stats.py"],
    "site/scipy-1.10.1.dist-info": [],
    "site/kantts": ["__init__.py"],
    "site/tests": ["__init__.py"],
    "site/google/protobuf": ["__init__.py"],
    "site/soundfile.py": None,
    "site/yaml": ["__init__.py", "loader.py"],
    "site/PyYAML-6.0.dist-info": [],
    "lib/python3.10/lib-dynload": ["_bisect.cpython-310-x86_64-linux-gnu.so"],
    "lib/python3.10": ["os.py", "random.py", "test/__init__.py", "email/__init__.py", "abc.py", "code.py"],
}


@pytest.fixture
def deployment(tmp_path):
    for name, files in TREE.items():
        lay(tmp_path, *([name] if files is None else [f"{name}/{file}" for file in files]))
    for record, line in (("scipy-1.10.1", "scipy/__init__.py,,\n"), ("PyYAML-6.0", "yaml/__init__.py,,\n")):
        (tmp_path / f"site/{record}.dist-info").mkdir(exist_ok=True)
        (tmp_path / f"site/{record}.dist-info/RECORD").write_text(line)
    (tmp_path / "app").mkdir()
    return tmp_path


def lay(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n")


def observed(root: Path, **variables: str):
    library = str(root / "lib/python3.10")
    environment = healthy_facts.environment(
        site_packages=(str(root / "site"),), standard_library=(library, f"{library}/lib-dynload")
    )
    target = healthy_facts.target(directory=str(root / "app"))
    return shadows.collect(Context(target, healthy_facts.profile(), environment, variables, "this shell"))


@pytest.mark.parametrize(
    "files",
    [
        pytest.param([], id="nothing there"),
        pytest.param(["app.py", "wsgi.py", "gunicorn_conf.py"], id="a service"),
        pytest.param(["scipy/data.bin"], id="a folder without __init__ hides nothing"),
        pytest.param(["scipy/helper.py"], id="nor with modules in it"),
        pytest.param(["scipy.py.bak", "scipy.txt", "scipy-notes.py"], id="names that are no modules"),
        pytest.param(["scipy.cpython-39-x86_64-linux-gnu.so"], id="compiled for another Python"),
        pytest.param(["scipy.pypy310-pp73-x86_64-linux-gnu.so"], id="compiled for PyPy"),
        pytest.param(["__pycache__/scipy.cpython-310.pyc"], id="bytecode whose source is gone"),
        pytest.param([".venv/lib/python3.10/site-packages/scipy/__init__.py"], id="the environment itself"),
        pytest.param(["tests/__init__.py"], id="tests that a careless wheel brought too"),
        pytest.param(["test/__init__.py", "abc.py", "os.py"], id="standard modules that nothing imports from here"),
        pytest.param(["models/__init__.py", "utils/__init__.py"], id="names that were not installed"),
        pytest.param(["kantts/__init__.py", "kantts/bin/text_to_wav.py"], id="a checkout over an empty placeholder"),
        pytest.param(["flask.py"], id="not installed"),
        pytest.param(
            ["scipy/__init__.py", "scipy/fft/__init__.py", "scipy/signal/__init__.py", "scipy/linalg/x.py"],
            id="a vendored copy of the complete package",
        ),
    ],
)
def test_silent(deployment, files):
    lay(deployment / "app", *files)
    assert observed(deployment).found == ()


@pytest.mark.parametrize(
    ("file", "module", "hides"),
    [
        pytest.param("scipy.py", "scipy", "scipy", id="a file"),
        pytest.param("scipy/__init__.py", "scipy", "scipy", id="a package"),
        pytest.param("scipy/__init__.pyc", "scipy", "scipy", id="a package of bytecode"),
        pytest.param("scipy.pyc", "scipy", "scipy", id="bytecode in the folder itself"),
        pytest.param("scipy.cpython-310-x86_64-linux-gnu.so", "scipy", "scipy", id="compiled"),
        pytest.param("scipy.abi3.so", "scipy", "scipy", id="compiled for every Python 3"),
        pytest.param("soundfile.py", "soundfile", "soundfile", id="a single module"),
        pytest.param("soundfile/__init__.py", "soundfile", "soundfile", id="a package over a module"),
        pytest.param("yaml.py", "yaml", "pyyaml", id="named unlike its distribution"),
        pytest.param("google.py", "google", "google", id="over a namespace"),
        pytest.param("random.py", "random", "", id="the standard library"),
        pytest.param("email/__init__.py", "email", "", id="a standard package"),
        pytest.param("_bisect.py", "_bisect", "", id="a compiled standard module"),
    ],
)
def test_speaks(deployment, file, module, hides):
    lay(deployment / "app", file)
    [shadow] = observed(deployment).found
    assert (shadow.module, shadow.hides) == (module, hides)
    assert shadow.file == str(deployment / "app" / file.removesuffix("/__init__.py").removesuffix("/__init__.pyc"))
    assert os.path.lexists(shadow.hidden)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[project]\nname = "SciPy"\n'),
        ("setup.cfg", "[metadata]\nname = scipy\n"),
        ("setup.py", "setup(\n    name='scipy',\n)\n"),
    ],
)
def test_the_project_that_is_installed_from_here(deployment, name, text):
    lay(deployment / "app", "scipy/__init__.py")
    (deployment / "app" / name).write_text(text)
    assert observed(deployment).found == ()


def test_a_link_to_the_installed_package(deployment):
    (deployment / "app/scipy").symlink_to(deployment / "site/scipy")
    assert observed(deployment).found == ()


@pytest.mark.parametrize(("version", "found"), [("3.10", 1), ("3.11", 0)])
def test_the_folder_is_not_on_the_path(deployment, version, found):
    lay(deployment / "app", "scipy.py")
    os.renames(deployment / "lib/python3.10", deployment / f"lib/python{version}")
    environment = healthy_facts.environment(
        site_packages=(str(deployment / "site"),), standard_library=(str(deployment / f"lib/python{version}"),)
    )
    context = Context(
        healthy_facts.target(directory=str(deployment / "app")),
        healthy_facts.profile(),
        environment,
        {"PYTHONSAFEPATH": "1"},
        "",
    )
    assert len(shadows.collect(context).found) == found


def test_bounded(deployment):
    names = [f"m{number}.py" for number in range(200)]
    lay(deployment / "app", *names)
    for name in names:
        (deployment / "site" / name).write_text("# another\n")
    assert len(observed(deployment).found) == 50


def test_a_missing_folder(deployment):
    (deployment / "app").rmdir()
    assert observed(deployment).found == ()


@pytest.mark.parametrize("version", minimal_deployments.VERSIONS_3)
@pytest.mark.parametrize("name", ["wave.py", "wave/__init__.py", "wave/nothing.txt", "abc.py"])
def test_real_interpreters_agree(tmp_path, version, name):
    """What the observer calls hidden is what `python app.py` does not find, and nothing else.

    Not with Python 2: a folder without __init__ and a module loaded at start behave alike there, but paths differ.
    """
    python = interpreters.every()[version]
    lay(tmp_path, name)
    module = name.replace("/", ".").split(".")[0]
    (tmp_path / "app.py").write_text(f"import sys, {module}; print({module}.__file__.startswith(sys.path[0]))")
    said = subprocess.run([python, "-B", "app.py"], cwd=tmp_path, capture_output=True, text=True, check=True)

    context = Context(
        healthy_facts.target(directory=str(tmp_path)),
        healthy_facts.profile(),
        environment_of(str(python)),
        {},
        "this shell",
    )
    assert bool(shadows.collect(context).found) == (said.stdout.strip() == "True")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ("\n", " \n", "\t", "name=\n"))
def test_a_project_of_blanks(tmp_path, piece):
    (tmp_path / "setup.py").write_text(piece * 100_000)
    assert shadows.project_name(str(tmp_path)) in (None, "name")
