"""The real client of huggingface_hub against a hub of the tests' own."""

import errno
import hashlib
import random
import re
import socket
import time

import pytest

import hub_server
from indextts_doctor.fixes.steps import Fetch
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.hub import download, errors, stream

REPO, NAME = "owner/voice", "weights/model.safetensors"
DATA = random.Random(4).randbytes(3 * 2**20 + 17)
SHA256 = hashlib.sha256(DATA).hexdigest()
TOKEN = "hf_" + "x" * 30


@pytest.fixture
def server(monkeypatch, tmp_path):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("NO_PROXY", "*")
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"):  # new and old name
        monkeypatch.setenv(name, TOKEN)
    monkeypatch.setattr(stream, "TICK", 0.02)
    with hub_server.running() as running:
        running.put(REPO, NAME, DATA)
        running.put(REPO, "config.json", b"{}\n", lfs=False)
        yield running


@pytest.fixture
def fast(monkeypatch):
    """Shorten the client's own limits and rests."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_DOWNLOAD_TIMEOUT", 0.5, raising=False)
    sleep = time.sleep
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.01)))


def step(server, name=NAME, **changes):
    base = {"path": f"/srv/models/{name}", "repo": REPO, "name": name, "endpoint": server.endpoint}
    return Fetch(**{**base, **changes})


def get(wanted, folder):
    return download.download(wanted, folder, lambda words: None)


def failed(wanted, folder):
    """Return what is said of a download that fails, in both languages."""
    with pytest.raises(StepFailed) as caught:
        get(wanted, folder)
    text = caught.value.text
    for said in (text.of("en"), text.of("zh")):
        assert TOKEN not in said
        assert "Traceback" not in said
        assert "\n" not in said
    assert re.search("[\u4e00-\u9fff]", text.of("zh"))
    return text.of("en")


def parts(folder):
    return {path.name: path.stat().st_size for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("changes", "data"),
    [
        pytest.param({}, DATA, id="by the digest that the hub reports"),
        pytest.param({"sha256": SHA256, "size": len(DATA)}, DATA, id="by the digest of a pointer"),
        pytest.param({"name": "config.json"}, b"{}\n", id="by the digest of a git blob"),
    ],
)
def test_downloads_and_verifies(server, tmp_path, changes, data):
    path = get(step(server, **changes), tmp_path)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file(server, tmp_path):
    server.put(REPO, "empty.txt", b"", lfs=False)
    assert get(step(server, "empty.txt"), tmp_path).read_bytes() == b""


def test_a_name_with_odd_characters_and_a_revision(server, tmp_path):
    server.put(REPO, "声音 #1?.bin", b"x" * 9, revision="refs/pr/1")
    server.files[REPO, "refs", "pr/1/声音 #1?.bin"] = server.files.pop((REPO, "refs/pr/1", "声音 #1?.bin"))
    assert get(step(server, "声音 #1?.bin", revision="refs/pr/1"), tmp_path).read_bytes() == b"x" * 9
    assert server.asked[0].path == "/owner/voice/resolve/refs%2Fpr%2F1/%E5%A3%B0%E9%9F%B3%20%231%3F.bin"


@pytest.mark.parametrize("slashes", ["", "/", "//"])
def test_a_slash_after_the_endpoint_does_not_matter(server, tmp_path, slashes):
    get(step(server, endpoint=server.endpoint + slashes), tmp_path)
    assert {one.path for one in server.asked} == {f"/{REPO}/resolve/main/{NAME}"}


def test_the_endpoint_of_the_doctors_own_surroundings(server, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", f"{server.endpoint}/")
    assert get(step(server, endpoint=None), tmp_path).read_bytes() == DATA


@pytest.mark.parametrize(("own", "sent"), [(True, f"Bearer {TOKEN}"), (False, "")])
def test_a_token_goes_only_where_its_owner_sends_it(server, tmp_path, monkeypatch, own, sent):
    if own:
        monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
    get(step(server), tmp_path)
    assert {one.token for one in server.asked} == {sent}


def test_a_token_does_not_follow_to_another_host(server, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
    server.manners.redirects = True
    assert get(step(server), tmp_path).read_bytes() == DATA
    assert [(one.method, one.token != "") for one in server.asked] == [("HEAD", True), ("GET", False)]
    assert server.asked[1].path.startswith("/cdn/")


def test_sends_nothing_about_the_machine_and_prints_nothing(server, tmp_path, capfd):
    get(step(server), tmp_path)
    assert len(server.asked) == 2
    assert all(re.fullmatch(r"unknown/None; hf_hub/[^;]+; python/[^;]+", one.agent) for one in server.asked)
    assert capfd.readouterr() == ("", "")


def test_leaves_the_client_as_it_was(server, tmp_path):
    from huggingface_hub import constants, utils

    before = (constants.HF_HUB_DISABLE_TELEMETRY, utils.logging.get_verbosity(), utils.are_progress_bars_disabled())
    get(step(server), tmp_path)
    after = (constants.HF_HUB_DISABLE_TELEMETRY, utils.logging.get_verbosity(), utils.are_progress_bars_disabled())
    assert before == after


def test_reports_how_far_it_is(server, tmp_path):
    server.manners.pause, told = 0.01, []
    download.download(step(server), tmp_path, told.append)
    assert told
    assert all(re.fullmatch(rf"{NAME}: \S+ \S+ / 3.0 MiB", words) for words in told)


# -------------------------------------------------------------------- going on


def test_resumes_where_it_stopped(server, tmp_path):
    (tmp_path / f"{SHA256}.incomplete").write_bytes(DATA[:1_000_000])
    assert get(step(server), tmp_path).read_bytes() == DATA
    assert [(one.range, one.status) for one in server.asked if one.method == "GET"] == [("bytes=1000000-", 206)]


def test_asks_for_nothing_that_is_there(server, tmp_path):
    (tmp_path / f"{SHA256}.incomplete").write_bytes(DATA)
    first = get(step(server), tmp_path)
    assert get(step(server), tmp_path) == first
    assert server.count("GET") == 0


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(b"z" * 1_000_000, id="other bytes"),
        pytest.param(DATA + b"z", id="more than the file has"),
        pytest.param(b"z" * len(DATA), id="as long as the file"),
    ],
)
def test_what_was_left_is_wrong(server, tmp_path, left):
    (tmp_path / f"{SHA256}.incomplete").write_bytes(left)
    assert get(step(server), tmp_path).read_bytes() == DATA
    assert parts(tmp_path) == {SHA256: len(DATA)}


def test_a_finished_file_that_was_changed_is_not_taken(server, tmp_path):
    (tmp_path / SHA256).write_bytes(b"z" * len(DATA))
    assert get(step(server), tmp_path).read_bytes() == DATA


def test_a_hub_without_ranges_sends_all_again(server, tmp_path):
    server.manners.ranges = False
    (tmp_path / f"{SHA256}.incomplete").write_bytes(DATA[:1_000_000])
    assert get(step(server), tmp_path).read_bytes() == DATA


def test_a_connection_that_breaks_is_opened_again(server, tmp_path, fast):
    server.manners.breaks_after, server.manners.breaks = 2_200_000, 2
    assert get(step(server), tmp_path).read_bytes() == DATA
    assert server.count("GET") > 1


def test_what_arrived_before_it_broke_off_is_kept(server, tmp_path, fast):
    server.manners.breaks_after, server.manners.breaks = 0, 10**9
    (tmp_path / f"{SHA256}.incomplete").write_bytes(DATA[:1_000_000])
    assert "closed the connection" in failed(step(server), tmp_path)
    assert parts(tmp_path) == {f"{SHA256}.incomplete": 1_000_000}
    server.manners.breaks_after = None
    assert get(step(server), tmp_path).read_bytes() == DATA


# -------------------------------------------------------------------- wrong data


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(DATA[:-1] + b"z", id="another byte"),
        pytest.param(DATA + b"z", id="too long"),
        pytest.param(b"<html>sign in</html>" + DATA[20:], id="a page"),
    ],
)
def test_a_wrong_body_leaves_nothing(server, tmp_path, body):
    server.manners.body = body
    said = failed(step(server), tmp_path)
    assert said == f"{REPO}/{NAME} from {server.endpoint} has the wrong size or digest"
    assert parts(tmp_path) == {}


def test_a_body_that_ends_too_early_is_no_file(server, tmp_path, fast):
    server.manners.body = DATA[:1000]
    failed(step(server), tmp_path)
    assert SHA256 not in parts(tmp_path)


@pytest.mark.parametrize(
    ("changes", "manners"),
    [
        pytest.param({"sha256": "b" * 64}, {}, id="another digest"),
        pytest.param({"sha256": SHA256, "size": 5}, {}, id="another size"),
        pytest.param({"sha256": SHA256}, {"etag": "c" * 64}, id="a hub with wrong data"),
    ],
)
def test_the_hub_holds_another_version(server, tmp_path, changes, manners):
    for name, value in manners.items():
        setattr(server.manners, name, value)
    assert "is not the expected version" in failed(step(server, **changes), tmp_path)
    assert server.count("GET") == 0


@pytest.mark.parametrize("etag", ["", 'W/"12-34"', "d41d8cd98f00b204e9800998ecf8427e"])
def test_what_cannot_be_verified_is_not_fetched(server, tmp_path, etag):
    server.manners.etag = etag
    assert "provides no digest" in failed(step(server), tmp_path)
    assert get(step(server, sha256=SHA256), tmp_path).read_bytes() == DATA


# -------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        pytest.param(401, "", "HF_TOKEN", id="no token"),
        pytest.param(403, "GatedRepo", "accept its terms", id="gated"),
        pytest.param(403, "", "requires a login", id="forbidden"),
        pytest.param(404, "", "has no file", id="a mirror that gives no reason"),
        pytest.param(404, "RepoNotFound", "has no repository owner/voice", id="no repository"),
        pytest.param(500, "", "returned status 500", id="an error of its own"),
        pytest.param(503, "", "returned status 503", id="overloaded"),
    ],
)
def test_refused(server, tmp_path, fast, status, error, said):
    server.manners.status, server.manners.error = status, error
    assert said in failed(step(server), tmp_path)
    assert parts(tmp_path) == {}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"repo": "owner/other"}, "has no repository owner/other", id="repository"),
        pytest.param({"revision": "v9"}, "has no revision v9", id="revision"),
        pytest.param({"name": "lost.bin"}, "has no file lost.bin in revision main", id="file"),
    ],
)
def test_not_there(server, tmp_path, changes, said):
    assert said in failed(step(server, **changes), tmp_path)


def test_there_is_no_listener(server, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        endpoint = f"http://user:{TOKEN}@127.0.0.1:{free.getsockname()[1]}"
    said = failed(step(server, endpoint=endpoint), tmp_path)
    assert said == f"http://{endpoint.partition('@')[2]} refused the connection"


def test_no_such_name(server, tmp_path):
    assert "cannot be resolved" in failed(step(server, endpoint="http://nowhere.invalid"), tmp_path)


@pytest.mark.parametrize("endpoint", ["file:///etc", "hub.example", "ftp://hub.example"])
def test_no_address_of_a_hub(server, tmp_path, endpoint):
    assert "is not a valid hub address" in failed(step(server, endpoint=endpoint), tmp_path)


def test_a_trickle_is_given_up_and_kept(server, tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "STALLED", 0.6)
    server.manners.pause, server.manners.piece = 0.1, 10
    begun = time.monotonic()
    assert "sent no data for" in failed(step(server), tmp_path)
    assert time.monotonic() - begun < 5
    assert SHA256 not in parts(tmp_path)


# -------------------------------------------------------------------- the disk


def test_too_little_space_is_seen_beforehand(server, tmp_path, monkeypatch):
    monkeypatch.setattr(download.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 2**20})())
    assert failed(step(server), tmp_path) == f"{NAME} needs 3.0 MiB in {tmp_path}, which has 1 MiB free"
    assert server.count("GET") == 0


@pytest.mark.parametrize(
    ("number", "said"),
    [
        pytest.param(errno.ENOSPC, "has no space left for", id="full"),
        pytest.param(errno.EDQUOT, "has no space left for", id="over the quota"),
        pytest.param(errno.EROFS, "is not writable", id="read-only"),
        pytest.param(errno.EIO, "(Input/output error)", id="broken"),
    ],
)
def test_the_disk_fails(server, tmp_path, monkeypatch, number, said):
    def write(self, data):
        with errors.disk():
            raise OSError(number, "Input/output error")

    monkeypatch.setattr(stream.Sink, "write", write)
    assert said in failed(step(server), tmp_path)


def test_the_disk_is_full(server, tmp_path):
    (tmp_path / f"{SHA256}.incomplete").symlink_to("/dev/full")
    assert failed(step(server), tmp_path) == f"{tmp_path} has no space left for {NAME}"


def test_a_folder_that_is_not_there(server, tmp_path):
    assert "No such file or directory" in failed(step(server), tmp_path / "nowhere")


def test_offline(server, tmp_path, monkeypatch):
    class OfflineModeIsEnabled(ConnectionError):  # noqa: N818
        """As the client's own, whose place differs from release to release."""

    def raised(*arguments, **more):
        raise OfflineModeIsEnabled(TOKEN)

    monkeypatch.setattr("huggingface_hub.file_download.get_hf_file_metadata", raised)
    assert "HF_HUB_OFFLINE is set" in failed(step(server), tmp_path)


def test_something_that_is_unexpected(server, tmp_path, monkeypatch):
    def raised(*arguments, **more):
        raise ZeroDivisionError(TOKEN)

    monkeypatch.setattr("huggingface_hub.file_download.http_get", raised)
    assert failed(step(server), tmp_path).endswith("(ZeroDivisionError)")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://hub.example", "https://hub.example"),
        ("https://me:secret@hub.example:8/a?token=1#2", "https://hub.example:8/a"),
        ("nothing", "nothing"),
    ],
)
def test_an_address_is_shown_without_secrets(address, expected):
    assert errors.shown(address) == expected
