import pytest

from indextts_doctor.target import layout


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"home = /usr/bin\nversion = 3.10.13\n", {"home": "/usr/bin", "version": "3.10.13"}, id="venv"),
        pytest.param(b"HOME=/usr/bin\r\n", {"home": "/usr/bin"}, id="capitals, no spaces, Windows line ends"),
        pytest.param(b"prompt = a = b\n", {"prompt": "a = b"}, id="a second equals sign"),
        pytest.param(b"home = /srv/\xff\xfe\n", {"home": "/srv/\ufffd\ufffd"}, id="not UTF-8"),
        pytest.param(b"garbage\n= nothing\n\0\0\n", {}, id="garbage"),
        pytest.param(b"", {}, id="empty"),
        pytest.param(b"home = " + b"x" * 5000, {"home": "x" * 1000}, id="a value without end"),
    ],
)
def test_parse_pyvenv(data, expected):
    assert layout.parse_pyvenv(data) == expected


def test_parse_pyvenv_is_bounded():
    assert len(layout.parse_pyvenv(b"".join(b"k%d = v\n" % n for n in range(100_000)))) == 100


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("3.10.13.final.0", "3.10"),
        ("/usr/lib/python3.9", "3.9"),
        ("/opt/python-3.8/bin/python", None),
        ("/usr/bin/python3.12", "3.12"),
        ("python3", None),
    ],
)
def test_version_of(text, version):
    assert layout.version_of(text) == version


def folders(root, *names):
    for name in names:
        (root / name).mkdir(parents=True)


@pytest.mark.parametrize(
    ("made", "version", "found"),
    [
        pytest.param(
            ["lib/python3.10/site-packages"], "3.10", ["lib/python3.10/site-packages"], id="virtual environment"
        ),
        pytest.param(
            ["lib/python3.10/site-packages", "lib/python3.11/site-packages"],
            "3.10",
            ["lib/python3.10/site-packages"],
            id="two versions, one asked for",
        ),
        pytest.param(
            ["lib/python3.9/site-packages"], "3.10", ["lib/python3.9/site-packages"], id="only another version"
        ),
        pytest.param(
            ["lib/python3.9/site-packages", "lib/python3.10/site-packages"],
            None,
            ["lib/python3.10/site-packages", "lib/python3.9/site-packages"],
            id="version not known: newest first",
        ),
        pytest.param(
            ["lib/python3/dist-packages", "local/lib/python3.11/dist-packages", "lib/python3.11"],
            "3.11",
            ["local/lib/python3.11/dist-packages", "lib/python3/dist-packages"],
            id="Debian",
        ),
        pytest.param(["lib/pypy3.10/site-packages"], "3.10", ["lib/pypy3.10/site-packages"], id="PyPy"),
        pytest.param(["lib/python3.13t/site-packages"], "3.13", ["lib/python3.13t/site-packages"], id="free-threaded"),
        pytest.param(["Lib/site-packages"], "3.10", ["Lib/site-packages"], id="Windows"),
        pytest.param(["lib/pkgconfig"], "3.10", [], id="no Python"),
    ],
)
def test_site_packages(tmp_path, made, version, found):
    folders(tmp_path, *made)
    assert layout.site_packages(str(tmp_path), version) == [str(tmp_path / name) for name in found]


def test_a_linked_lib64_is_the_same_folder(tmp_path):
    folders(tmp_path, "lib/python3.10/site-packages")
    (tmp_path / "lib64").symlink_to("lib")
    assert len(layout.site_packages(str(tmp_path), "3.10")) == 1


def test_standard_library_is_where_os_py_is(tmp_path):
    folders(tmp_path, "venv/lib/python3.10", "base/lib/python3.10/lib-dynload")
    (tmp_path / "base/lib/python3.10/os.py").touch()
    found = layout.standard_library([str(tmp_path / "venv"), str(tmp_path / "base")], "3.10")
    assert found == [str(tmp_path / "base/lib/python3.10"), str(tmp_path / "base/lib/python3.10/lib-dynload")]
    assert layout.standard_library([str(tmp_path / "base")], "3.9") == []
