"""pip's settings as options of uv: the machine decides where packages come from."""

import os

import pytest

from indextts_doctor.repair.packages import indexes as sources
from indextts_doctor.repair.packages import uv

ONE, TWO, THREE = (f"https://{name}.example/simple" for name in ("one", "two", "three"))


@pytest.fixture(autouse=True)
def _of_no_machine(monkeypatch):
    """The files of the machine that the tests run on say nothing."""
    monkeypatch.setattr(sources, "SYSTEM", "/nowhere/pip.conf")
    monkeypatch.setattr(sources, "USERS", ())


@pytest.fixture
def prefix(tmp_path):
    """Return a function that writes the environment's pip.conf."""

    def write(text):
        (tmp_path / "pip.conf").write_text(text, encoding="utf-8")
        return str(tmp_path)

    return write


INDEX, BEST = ["--default-index", ONE], ["--index-strategy", "unsafe-best-match"]


@pytest.mark.parametrize(
    ("environ", "options"),
    [
        pytest.param({}, [], id="nothing is said"),
        pytest.param({"PIP_INDEX_URL": ""}, [], id="said to be nothing"),
        pytest.param({"PIP_INDEX_URL": ONE}, INDEX, id="an index"),
        pytest.param(
            {"PIP_EXTRA_INDEX_URL": f"{ONE} {TWO}"},
            ["--index", ONE, "--index", TWO, *BEST],
            id="pip takes the best of all",
        ),
        pytest.param(
            {"PIP_FIND_LINKS": "/wheels /more"},
            ["--find-links", "/wheels", "--find-links", "/more"],
            id="folders of wheels",
        ),
        pytest.param({"PIP_TRUSTED_HOST": "one.example"}, ["--allow-insecure-host", "one.example"], id="a host"),
        pytest.param({"PIP_NO_INDEX": "1"}, ["--no-index"], id="no index"),
        pytest.param({"PIP_NO_INDEX": "True"}, ["--no-index"], id="no index, in another word"),
        pytest.param({"PIP_NO_INDEX": "0"}, [], id="an index after all"),
        pytest.param(
            {"PIP_INDEX_URL": ONE, "PIP_EXTRA_INDEX_URL": TWO, "PIP_NO_INDEX": "no"},
            [*INDEX, "--index", TWO, *BEST],
            id="an index and a further one",
        ),
        pytest.param({"PIP_INDEX_URL": ONE, "UV_DEFAULT_INDEX": TWO}, [], id="uv has its own setting"),
        pytest.param({"PIP_INDEX_URL": ONE, "UV_INDEX_URL": TWO}, [], id="uv has its own setting, by the older name"),
        pytest.param({"PIP_INDEX_URL": ONE, "UV_DEFAULT_INDEX": ""}, INDEX, id="uv has no setting"),
        pytest.param({"PIP_EXTRA_INDEX_URL": ONE, "UV_INDEX": TWO}, [], id="uv has its own further indexes"),
        pytest.param({"PIP_EXTRA_INDEX_URL": ONE, "UV_EXTRA_INDEX_URL": TWO}, [], id="those, by the older name"),
        pytest.param({"PIP_FIND_LINKS": "/wheels", "UV_FIND_LINKS": "/mine"}, [], id="uv has its own wheels"),
        pytest.param({"PIP_TRUSTED_HOST": "one", "UV_INSECURE_HOST": "two"}, [], id="uv trusts others"),
        pytest.param(
            {"PIP_INDEX_URL": ONE, "UV_FIND_LINKS": "/mine"}, INDEX, id="where uv has no setting, pip's counts"
        ),
        pytest.param(
            {"PIP_EXTRA_INDEX_URL": ONE, "UV_INDEX_STRATEGY": "first-index"},
            ["--index", ONE],
            id="uv has its own strategy",
        ),
    ],
)
def test_variables(environ, options):
    assert sources.uv_options(environ, "") == options


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param(f"[global]\nindex-url = {ONE}\n", INDEX, id="an index"),
        pytest.param(f"[global]\nindex_url = {ONE}\n", INDEX, id="with an underscore"),
        pytest.param(f"[global]\nINDEX-URL: {ONE}\n", INDEX, id="as configparser reads it"),
        pytest.param(f"[install]\nindex-url = {ONE}\n", INDEX, id="for pip install"),
        pytest.param(f"[install]\nindex-url = {ONE}\n[global]\nindex-url = {TWO}\n", INDEX, id="that counts more"),
        pytest.param(f"[download]\nindex-url = {ONE}\n", [], id="for another command"),
        pytest.param(
            f"[global]\nextra-index-url =\n    {ONE}\n    {TWO}\n", ["--index", ONE, "--index", TWO, *BEST], id="lines"
        ),
        pytest.param(
            "[global]\nno-index = true\nfind-links = /w\n", ["--find-links", "/w", "--no-index"], id="wheels only"
        ),
        pytest.param(
            "[global]\nindex-url = https://me:50%@one\n", ["--default-index", "https://me:50%@one"], id="a percent sign"
        ),
        pytest.param("no settings at all\n", [], id="rubbish"),
        pytest.param("", [], id="empty"),
    ],
)
def test_files(prefix, text, options):
    assert sources.uv_options({}, prefix(text)) == options


def test_no_file(tmp_path):
    assert sources.uv_options({}, str(tmp_path)) == []


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "pip.conf").write_bytes(b"[global]\nindex-url = \xff\n")
    assert sources.uv_options({}, str(tmp_path)) == []


def test_a_variable_counts_more_than_a_file(prefix):
    folder = prefix(f"[install]\nindex-url = {TWO}\nfind-links = /wheels\n")
    assert sources.uv_options({"PIP_INDEX_URL": ONE}, folder) == [*INDEX, "--find-links", "/wheels"]


def named(tmp_path, text):
    path = tmp_path / "named.conf"
    path.write_text(text)
    return {"PIP_CONFIG_FILE": str(path)}


def test_the_file_that_is_named_counts_more_than_the_environments(tmp_path, prefix):
    environ = named(tmp_path, f"[global]\nindex-url = {ONE}\n")
    assert sources.uv_options(environ, prefix(f"[global]\nindex-url = {TWO}\n")) == INDEX


def test_what_is_for_pip_install_counts_more_whichever_file_it_is_in(tmp_path, prefix):
    environ = named(tmp_path, f"[global]\nindex-url = {TWO}\n")
    assert sources.uv_options(environ, prefix(f"[install]\nindex-url = {ONE}\n")) == INDEX


def test_without_any_file(prefix):
    folder = prefix(f"[global]\nindex-url = {ONE}\n")
    assert sources.uv_options({"PIP_CONFIG_FILE": os.devnull}, folder) == []


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return a function that writes a file of the user's."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sources, "SYSTEM", str(tmp_path / "system.conf"))
    monkeypatch.setattr(sources, "USERS", ("~/.pip/pip.conf", "~/.config/pip/pip.conf"))

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return write


SYSTEM, OLD, USER = "system.conf", "home/.pip/pip.conf", "home/.config/pip/pip.conf"


@pytest.mark.parametrize(
    ("files", "options"),
    [
        pytest.param({SYSTEM: ONE}, INDEX, id="the machine's"),
        pytest.param({SYSTEM: TWO, USER: ONE}, INDEX, id="the user's before the machine's"),
        pytest.param({OLD: TWO, USER: ONE}, INDEX, id="the new place before the old one"),
        pytest.param({USER: TWO, "xdg/pip/pip.conf": ONE}, INDEX, id="the user's own place of settings"),
        pytest.param({USER: TWO, "pip.conf": ONE}, INDEX, id="the environment's before the user's"),
    ],
)
def test_which_file_counts(home, tmp_path, files, options):
    for name, index in files.items():
        home(name, f"[global]\nindex-url = {index}\n")
    assert sources.uv_options({"XDG_CONFIG_HOME": str(tmp_path / "xdg")}, str(tmp_path)) == options


def test_beside_a_file_that_is_named_the_users_is_not_read(home, tmp_path):
    home(USER, f"[global]\nindex-url = {TWO}\n")
    home(SYSTEM, "[global]\nfind-links = /wheels\n")
    environ = named(tmp_path, "[global]\ntimeout = 60\n")
    assert sources.uv_options(environ, "") == ["--find-links", "/wheels"]


@pytest.mark.parametrize(
    ("environ", "variables"),
    [
        pytest.param({}, {}, id="none are named"),
        pytest.param({"PIP_CERT": "/own.pem"}, {"SSL_CERT_FILE": "/own.pem"}, id="pip's"),
        pytest.param({"PIP_CERT": "/own.pem", "SSL_CERT_FILE": "/other.pem"}, {}, id="uv has its own setting"),
    ],
)
def test_certificates(environ, variables):
    assert sources.uv_variables(environ, "") == variables


def test_no_address_is_among_the_words_of_the_process():
    indexes = ["--default-index", "http://me:pass@here", "--index", "a", "--index", "b"]
    words = ["uv", *indexes, "--find-links", "/c d", "--no-deps", "--find-links", "e"]
    variables = {"UV_DEFAULT_INDEX": "http://me:pass@here", "UV_INDEX": "a b", "UV_FIND_LINKS": "/c d,e"}
    assert uv.unseen(words) == (["uv", "--no-deps"], variables)
