import pytest

import healthy_facts
from indextts_doctor.collect.outside.cache import hubcache
from indextts_doctor.collect.outside.host import host
from indextts_doctor.speech import sandbox
from indextts_doctor.target.context import Context
from indextts_doctor.target.hubsettings import Hub

HOME = "/home/tts"
DEFAULT = f"{HOME}/.cache/huggingface/hub"
EVERY = ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME")


def hub(version="1.0.1", **variables):
    return Hub(variables, HOME, "/srv/tts", version)


@pytest.mark.parametrize(
    ("settings", "path", "decided_by"),
    [
        pytest.param(hub(), DEFAULT, "default", id="nothing set"),
        pytest.param(hub(HF_HOME="/data/hf"), "/data/hf/hub", "HF_HOME", id="HF_HOME"),
        pytest.param(hub(HF_HOME="~/hf"), f"{HOME}/hf/hub", "HF_HOME", id="the home is expanded"),
        pytest.param(hub(HF_HUB_CACHE="/a", HF_HOME="/b"), "/a", "HF_HUB_CACHE", id="the narrower one wins"),
        pytest.param(hub(HUGGINGFACE_HUB_CACHE="/a", HF_HOME="/b"), "/a", "HUGGINGFACE_HUB_CACHE", id="the old name"),
        pytest.param(hub(XDG_CACHE_HOME="/c"), "/c/huggingface/hub", "XDG_CACHE_HOME", id="XDG"),
        pytest.param(hub("0.16.4", HF_HUB_CACHE="/a"), DEFAULT, "default", id="not known before 0.19"),
        pytest.param(hub("0.19.4", HF_HUB_CACHE="/a"), "/a", "HF_HUB_CACHE", id="known from 0.19 on"),
        pytest.param(hub("0.26.5", HF_HUB_CACHE="~/a"), "/srv/tts/~/a", "HF_HUB_CACHE", id="no expansion before 0.30"),
        pytest.param(hub("0.30.2", HF_HUB_CACHE="~/a"), f"{HOME}/a", "HF_HUB_CACHE", id="expansion from 0.30"),
        pytest.param(hub(HF_HOME="$D/x", D="/d"), "/d/x/hub", "HF_HOME", id="names are expanded"),
        pytest.param(hub(HF_HUB_CACHE="./hf"), "/srv/tts/hf", "HF_HUB_CACHE", id="relative to the service"),
        pytest.param(hub(HF_HUB_CACHE=""), DEFAULT, "default", id="set to nothing"),
        pytest.param(hub("", HF_HUB_CACHE="/a"), "/a", "HF_HUB_CACHE", id="no huggingface_hub: as the newest"),
    ],
)
def test_cache(settings, path, decided_by):
    assert settings.cache() == (path, decided_by)


@pytest.mark.parametrize(
    ("settings", "read", "ignored"),
    [
        pytest.param(hub(), EVERY, (None, "", None), id="nothing set"),
        pytest.param(hub(HF_HOME="/b"), EVERY, (None, "", None), id="the engine reads all"),
        pytest.param(hub(HF_HOME="/b"), ("HF_HUB_CACHE",), ("HF_HOME", "the engine", DEFAULT), id="index-tts"),
        pytest.param(hub(HF_HUB_CACHE="/a"), ("HF_HUB_CACHE",), (None, "", None), id="the right one"),
        pytest.param(hub(HF_HOME="~/.cache/huggingface"), ("HF_HUB_CACHE",), (None, "", None), id="the same folder"),
        pytest.param(
            hub("0.16.4", HF_HUB_CACHE="/a"),
            EVERY,
            ("HF_HUB_CACHE", "huggingface_hub 0.16.4", DEFAULT),
            id="the hub itself is too old",
        ),
        pytest.param(hub("0.16.4", HF_HUB_CACHE="/b/hub", HF_HOME="/b"), EVERY, (None, "", None), id="both, the same"),
    ],
)
def test_ignored(settings, read, ignored):
    assert settings.ignored(read) == ignored


@pytest.mark.parametrize(("value", "on"), [("1", True), ("true", True), ("ON", True), ("0", False), ("", False)])
def test_is_on(value, on):
    assert hub(HF_HUB_OFFLINE=value).is_on("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE") is on


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        pytest.param(hub("0.16.4"), ("", ""), id="nothing set"),
        pytest.param(hub("0.16.4", REQUESTS_CA_BUNDLE="/a"), ("REQUESTS_CA_BUNDLE", "/a"), id="requests"),
        pytest.param(hub("0.16.4", CURL_CA_BUNDLE="/a"), ("CURL_CA_BUNDLE", "/a"), id="curl's, for requests"),
        pytest.param(
            hub("0.16.4", CURL_CA_BUNDLE="/a", REQUESTS_CA_BUNDLE="/b"),
            ("REQUESTS_CA_BUNDLE", "/b"),
            id="its own comes first",
        ),
        pytest.param(hub("0.16.4", SSL_CERT_FILE="/a"), ("", ""), id="requests does not read it"),
        pytest.param(hub("1.0.1", SSL_CERT_FILE="/a"), ("SSL_CERT_FILE", "/a"), id="httpx"),
        pytest.param(hub("1.0.1", REQUESTS_CA_BUNDLE="/a"), ("", ""), id="httpx does not read it"),
        pytest.param(hub("1.0.1", SSL_CERT_FILE="a"), ("SSL_CERT_FILE", "/srv/tts/a"), id="relative to the service"),
        pytest.param(hub("", SSL_CERT_FILE="/a"), ("", ""), id="no huggingface_hub"),
    ],
)
def test_certificates(settings, found):
    assert settings.ca_bundle() == found


def places(tmp_path, version, variables, service=None, **target):
    """Return where the check looks, whose disk is measured, and where an engine is sent."""
    (tmp_path / f"site/huggingface_hub-{version}.dist-info").mkdir(parents=True)
    context = Context(
        healthy_facts.target(directory=str(tmp_path), model_dir=None, **{"service_user": None, **target}),
        healthy_facts.profile(),
        healthy_facts.environment(site_packages=(str(tmp_path / "site"),)),
        {"HOME": str(tmp_path), **variables},
        "this shell",
        service,
    )
    measured = dict(host.wanted(context))["cache"]
    told = sandbox.variables(context, str(tmp_path / "scratch"), {})
    return {hubcache.collect(context).path, measured, told["HF_HUB_CACHE"], told["HUGGINGFACE_HUB_CACHE"]}


@pytest.mark.parametrize(
    ("version", "variables", "path"),
    [
        pytest.param("0.16.4", {"HF_HUB_CACHE": "/a"}, ".cache/huggingface/hub", id="too old for HF_HUB_CACHE"),
        pytest.param("0.30.2", {"HF_HUB_CACHE": "$DATA/hub", "DATA": "data"}, "data/hub", id="a name in it"),
        pytest.param("0.26.5", {"HF_HUB_CACHE": "~/hub"}, "~/hub", id="too old for a home in it"),
        pytest.param("0.30.2", {"HF_HOME": "~/hf"}, "hf/hub", id="the home"),
    ],
)  # fmt: skip
def test_one_place_for_all_who_ask(tmp_path, version, variables, path):
    assert places(tmp_path, version, variables) == {str(tmp_path / path)}


def test_one_place_relative_to_where_the_service_runs(tmp_path):
    service = healthy_facts.service(directory=str(tmp_path / "run"), user="")
    assert places(tmp_path, "1.0.1", {"HF_HOME": "hf"}, service) == {str(tmp_path / "run/hf/hub")}


def test_one_place_in_the_home_of_the_services_user(tmp_path):
    user = pytest.importorskip("pwd").getpwuid(0)
    found = places(tmp_path, "1.0.1", {}, service_user=user.pw_name)
    assert found == {f"{user.pw_dir}/.cache/huggingface/hub"}
