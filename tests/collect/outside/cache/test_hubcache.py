import os
import subprocess
import sys

import pytest

import healthy_facts
from indextts_doctor.collect.outside.cache import hubcache
from indextts_doctor.target.context import Context

REPO = "models--owner--name"
COMMIT = "a" * 40


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def observe(home, site="/none", profile=None, service=None, **variables):
    target_options = {key: variables.pop(key) for key in ("deep", "fast", "service_user") if key in variables}
    target = healthy_facts.target(directory=str(home), **{"service_user": None, **target_options})
    environment = healthy_facts.environment(site_packages=(str(site),))
    values = {"HOME": str(home), **variables}
    profile = profile or healthy_facts.profile()
    return hubcache.collect(Context(target, profile, environment, values, "this shell", service))


def put(root, name="1" * 40, size=5000):
    folder = root / REPO
    (folder / "blobs").mkdir(parents=True, exist_ok=True)
    (folder / "blobs" / name).write_bytes(b"x" * size)
    snapshot = folder / "snapshots" / COMMIT
    snapshot.mkdir(parents=True, exist_ok=True)
    (snapshot / f"file-{name}").symlink_to(f"../../blobs/{name}")
    return folder


def hub_of(home):
    root = home / ".cache/huggingface/hub"
    root.mkdir(parents=True)
    return root


def test_none(home):
    found = observe(home)
    assert not found.exists
    assert found.path == str(home / ".cache/huggingface/hub")
    assert found.decided_by == "default"
    assert found.access.write
    assert found.walked


def test_a_cache(home):
    put(hub_of(home))
    found = observe(home)
    assert found.exists
    assert [repo.name for repo in found.repos] == [REPO]
    assert found.bytes >= 5000
    assert found.files == 2


def test_fast_does_not_walk(home):
    put(hub_of(home))
    found = observe(home, fast=True)
    assert (found.exists, found.walked, found.files) == (True, False, 0)


def test_the_version_of_the_deployment_decides(home, tmp_path):
    (tmp_path / "site/huggingface_hub-0.16.4.dist-info").mkdir(parents=True)
    found = observe(home, tmp_path / "site", HF_HUB_CACHE="/data/hub")
    assert (found.hub_version, found.decided_by) == ("0.16.4", "default")
    assert (found.ignored_variable, found.ignored_by) == ("HF_HUB_CACHE", "huggingface_hub 0.16.4")


def test_an_engine_that_reads_less(home):
    profile = healthy_facts.profile(cache_variables=("HF_HUB_CACHE",))
    found = observe(home, profile=profile, HF_HOME=str(home / "hf"))
    assert found.ignored_variable == "HF_HOME"
    assert found.engine_path == str(home / ".cache/huggingface/hub")


def test_a_relative_folder_belongs_to_the_working_folder_of_the_service(home, tmp_path):
    service = healthy_facts.service(directory=str(tmp_path), user="")
    assert observe(home, service=service, HF_HOME="hf").path == str(tmp_path / "hf/hub")


def test_the_home_of_the_service_user(home):
    pwd = pytest.importorskip("pwd")
    user = pwd.getpwuid(0)
    assert observe(home, service_user=user.pw_name).path == f"{user.pw_dir}/.cache/huggingface/hub"


def test_certificates_that_are_there_and_not_there(home, tmp_path):
    (tmp_path / "site/huggingface_hub-0.16.4.dist-info").mkdir(parents=True)
    there = observe(home, tmp_path / "site", REQUESTS_CA_BUNDLE=str(tmp_path))
    assert (there.ca_variable, there.ca_path) == (None, None)
    for lost in (str(tmp_path / "a.pem"), f"{__file__}/a.pem"):
        found = observe(home, tmp_path / "site", REQUESTS_CA_BUNDLE=lost)
        assert (found.ca_variable, found.ca_path) == ("REQUESTS_CA_BUNDLE", lost)


def test_switches(home):
    found = observe(home, HF_HUB_OFFLINE="1", HF_HUB_ENABLE_HF_TRANSFER="true", HF_ENDPOINT="https://m/")
    assert (found.offline, found.hf_transfer, found.endpoint) == (True, True, "https://m/")
    assert not observe(home, HF_HUB_OFFLINE="0").offline


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_parts_that_the_service_cannot_write(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    folder = put(hub_of(home))
    for path in (tmp_path, *tmp_path.parents):  # the folders of pytest are closed to others
        if path.stat().st_uid == 0 and path != path.parent and not path.stat().st_mode & 0o001:
            path.chmod(path.stat().st_mode | 0o011)
    for path in (home, home / ".cache", home / ".cache/huggingface", folder.parent):
        os.chown(path, 12345, 12345)
    found = observe(home, service_user="12345:12345")
    assert found.access.write or found.path != str(folder.parent)
    found = observe(home, service_user="12345:12345", HF_HUB_CACHE=str(folder.parent))
    assert found.access.write
    assert {one.blocked_by for one in found.unwritable} >= {str(folder), str(folder / "blobs")}


def test_the_hub_s_own_scan(home):
    pytest.importorskip("huggingface_hub")
    root = hub_of(home)
    put(root)
    (root / "models--broken--repo").mkdir()
    assert not observe(home).corrupted
    [complaint] = observe(home, deep=True).corrupted
    assert "models--broken--repo" in complaint


def test_what_is_next_to_the_repositories_is_not_corrupted(home):
    pytest.importorskip("huggingface_hub")
    root = hub_of(home)
    put(root)
    (root / "version.txt").write_text("1", encoding="ascii")  # of transformers
    (root / "tmp").mkdir()
    (root / "models--a--file").touch()
    [complaint] = observe(home, deep=True).corrupted
    assert "models--a--file" in complaint


def test_agrees_with_the_hub_s_own_constants(home):
    pytest.importorskip("huggingface_hub")
    code = "from huggingface_hub.constants import HF_HUB_CACHE; print(HF_HUB_CACHE)"
    for variables in ({}, {"HF_HOME": "/a"}, {"HF_HUB_CACHE": "/b"}, {"XDG_CACHE_HOME": "/c"}):
        environ = {"HOME": str(home), "PATH": os.environ["PATH"], **variables}
        done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
        assert observe(home, **variables).path == done.stdout.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("HF_ENDPOINT=https://m.example/\n", True, id="plain"),
        pytest.param("A=1\nexport HF_ENDPOINT = 'https://m.example/'  # a mirror\n", True, id="quoted"),
        pytest.param("HF_ENDPOINT=x\nHF_ENDPOINT=https://m.example/\n", True, id="the last one counts"),
        pytest.param("HF_ENDPOINT=https://m.example/\nHF_ENDPOINT=x\n", False, id="another one comes after it"),
        pytest.param("#HF_ENDPOINT=https://m.example/\n", False, id="a comment"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_where_the_endpoint_is_set(home, text, found):
    assert observe(home, HF_ENDPOINT="https://m.example/").endpoint_file is None
    (home / ".env").write_text(text, encoding="ascii")
    expected = str(home / ".env") if found else None
    assert observe(home, HF_ENDPOINT="https://m.example/").endpoint_file == expected
    assert observe(home).endpoint_file is None
