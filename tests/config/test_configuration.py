"""Reading the user's TOML files."""

import pytest

from indextts_doctor.config.configuration import Config, decode, find_config
from indextts_doctor.facts.profile import Profile
from indextts_doctor.i18n.errors import UserError


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        pytest.param("port = 8000", "port", 8000, id="a number"),
        pytest.param('model-dir = "models"', "model_dir", "{folder}/models", id="a path is the folder's"),
        pytest.param('model_dir = "/srv/models"', "model_dir", "/srv/models", id="an absolute path stays"),
        pytest.param('model-repo = "owner/voice-2.0"', "model_repo", "owner/voice-2.0", id="a repository"),
        pytest.param('service_user = "tts"', "service_user", "tts", id="the service's user"),
        pytest.param('select = ["PKG", "MOD"]', "select", ("PKG", "MOD"), id="a list of codes"),
        pytest.param('ignore = "PKG001, MOD"', "ignore", ("PKG001", "MOD"), id="codes in one text"),
        pytest.param('[engines]\nkantts = "py38/bin/python"', "engines", {"kantts": "py38/bin/python"}, id="engines"),
        pytest.param("[thresholds]\ncache_bytes = 5e9", "thresholds", {"cache_bytes": 5e9}, id="thresholds"),
        pytest.param('log = ["a.log", "/var/log/b.log"]', "log", ("a.log", "/var/log/b.log"), id="logs"),
        pytest.param('log = "my tts.log"', "log", ("my tts.log",), id="one log, which may have a space"),
        pytest.param("timeout = 5", "timeout", 5.0, id="a whole number of seconds"),
    ],
)
def test_options(tmp_path, text, field, value):
    (tmp_path / "indextts-doctor.toml").write_text(text)
    expected = value.format(folder=tmp_path) if isinstance(value, str) else value
    assert getattr(find_config(tmp_path), field) == expected


def test_the_recorded_voice_is_the_folders(tmp_path):
    (tmp_path / "indextts-doctor.toml").write_text('[speech]\nprompt = "voice.wav"')
    assert find_config(tmp_path).speech.prompt == str(tmp_path / "voice.wav")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("prot = 1", "unknown key 'prot'; did you mean 'port'?", id="nearest key"),
        pytest.param("zzzzzz = 1", "unknown key 'zzzzzz'; known keys: ", id="no key is near"),
        pytest.param('port = "x"', "port: expected `int | null`, got `str`", id="wrong type"),
        pytest.param("port = 0", "port: 0 is not between 1 and 65535", id="no port"),
        pytest.param('lang = "de"', "lang: 'de' is not supported; use en or zh", id="unknown language"),
        pytest.param('model_repo = "voice"', "model_repo: 'voice' is not a repository", id="no owner"),
        pytest.param('model_repo = "../x"', "model_repo: '../x' is not a repository", id="a path"),
        pytest.param('model_revision = "main"', "model_revision requires model_repo", id="no repository"),
        pytest.param("timeout = 0", "timeout: 0 is not more than 0 seconds", id="no time"),
        pytest.param("a = [", "(at end of document)", id="no TOML, with its line"),
        pytest.param('file = "x"', "unknown key 'file'", id="a key of ours"),
        pytest.param("x = " + "[" * 5000, "nested too deeply", id="a bomb of brackets"),
    ],
)
def test_errors_name_file_and_key(tmp_path, text, message):
    file = tmp_path / "indextts-doctor.toml"
    file.write_text(text)
    with pytest.raises(UserError) as caught:
        find_config(tmp_path)
    assert str(file) in str(caught.value)
    assert message in str(caught.value)


def test_bytes_that_are_no_text(tmp_path):
    (tmp_path / "indextts-doctor.toml").write_bytes(b'lang = "\xff"')
    with pytest.raises(UserError, match="not UTF-8 at byte 8"):
        find_config(tmp_path)


def test_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.indextts-doctor]\nport = 7000\n")
    assert find_config(tmp_path).port == 7000


def test_the_own_file_comes_first(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.indextts-doctor]\nport = 7000\n")
    (tmp_path / "indextts-doctor.toml").write_text("port = 7001\n")
    assert find_config(tmp_path).port == 7001


@pytest.mark.parametrize("text", ["[tool.other]\nport = 1\n", "this is [no TOML", ""])
def test_a_pyproject_without_our_table_is_not_our_business(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text)
    assert find_config(tmp_path) == Config()


def test_a_table_of_the_wrong_shape(tmp_path):
    (tmp_path / "pyproject.toml").write_text('tool.indextts-doctor = "yes"\n')
    with pytest.raises(UserError, match="must be a table"):
        find_config(tmp_path)


def test_an_error_deep_in_a_profile_names_its_place():
    data = {"name": "x", "title": {"en": "x", "zh": "x"}, "python": {"tested": "", "reason": {"en": "", "zh": ""}}}
    with pytest.raises(UserError, match=r"profile\.toml: python: object missing required field `source`"):
        decode(data, Profile, "profile.toml")


@pytest.mark.parametrize("text", [".".join("a" * 100_000) + " = 1", "x = " + "[" * 100_000], ids=("key", "list"))
def test_a_file_without_bottom_is_refused_at_once(tmp_path, text):
    (tmp_path / "indextts-doctor.toml").write_text(text)
    with pytest.raises(UserError, match="nested too deeply"):
        find_config(tmp_path)


def test_a_huge_pyproject_of_others_is_not_read_completely(tmp_path):
    with (tmp_path / "pyproject.toml").open("wb") as file:
        file.truncate(2**40)
    assert find_config(tmp_path) == Config()


def test_a_number_of_thousands_of_digits(tmp_path):
    (tmp_path / "indextts-doctor.toml").write_text(f"port = {'9' * 5000}")
    with pytest.raises(UserError, match=r"indextts-doctor\.toml: "):
        find_config(tmp_path)
