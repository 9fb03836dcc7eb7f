"""The shipped profiles, and how one is chosen."""

import pytest
from msgspec.structs import replace
from packaging.specifiers import SpecifierSet

from indextts_doctor.config import profiles
from indextts_doctor.i18n.errors import UserError

NAMES = ("indextts-2-llm", "indextts2", "reference", "sambert")


def test_all_are_there():
    assert set(profiles.available()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_valid_and_has_both_languages(name):
    profile = profiles.load(name)
    assert profile.name == name
    assert profile.source
    texts = [profile.title, profile.python.reason, *(pin.reason for pin in profile.packages if pin.reason)]
    texts += [broken.reason for pin in profile.packages for broken in pin.broken]
    assert all(text.of("en") and text.of("zh") and text.of("en") != text.of("zh") for text in texts)
    assert all(pin.source for pin in profile.packages)


@pytest.mark.parametrize("name", NAMES)
def test_every_import_belongs_to_a_package_of_the_profile(name):
    profile = profiles.load(name)
    unknown = {need.package for need in profile.imports} - {pin.name for pin in profile.packages}
    assert unknown <= {"huggingface-hub", "soundfile", "onnxruntime", "scipy"}


@pytest.mark.parametrize("name", NAMES)
def test_no_version_is_both_tested_and_broken(name):
    profile = profiles.load(name)
    candidates = [f"{major}.{minor}.1" for major in range(8) for minor in range(60)]
    for pin in (*profile.packages, profile.python):
        tested = SpecifierSet(pin.tested)
        for broken in pin.broken:
            both = [v for v in candidates if pin.tested and v in tested and v in SpecifierSet(broken.range)]
            assert not both


def test_the_recipe_carries_the_truth():
    recipe = profiles.load("indextts-2-llm")
    pydub = SpecifierSet(recipe.pin("pydub").tested)
    assert "0.25.1" in pydub
    assert "0.5.1" not in pydub
    assert recipe.pin("kantts").origin is not None
    assert "3.11" not in SpecifierSet(recipe.python.tested)
    assert not any("3.11" in SpecifierSet(broken.range) for broken in recipe.python.broken)


@pytest.mark.parametrize(
    ("version", "proven"),
    [
        pytest.param("4.45.2", True, id="has no LOSS_MAPPING"),
        pytest.param("4.46.0", False, id="the first that has all names"),
        pytest.param("4.52.1", False, id="upstream's own"),
        pytest.param("4.52.4", False, id="the last that has all names"),
        pytest.param("4.53.0", True, id="has no SequenceSummary"),
        pytest.param("5.0.0", True, id="a major release later"),
    ],
)
def test_transformers_that_indextts2_cannot_use(version, proven):
    pin = profiles.load("indextts2").pin("transformers")

    assert any(version in SpecifierSet(broken.range) for broken in pin.broken) is proven


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, ("reference", None), id="nothing"),
        pytest.param(
            {"models/index_tts_2_llm/config.json": "{}"}, ("indextts-2-llm", "models/index_tts_2_llm"), id="model"
        ),
        pytest.param(
            {"requirements.txt": "transformers==4.35.2\n"}, ("indextts-2-llm", "requirements.txt"), id="recipe"
        ),
        pytest.param({"app.py": 'load("./models/index_tts_2_llm")'}, ("indextts-2-llm", "app.py"), id="app"),
        pytest.param({"checkpoints/gpt.pth": ""}, ("indextts2", "checkpoints/gpt.pth"), id="upstream"),
        pytest.param({"indextts/infer_v2.py": ""}, ("indextts2", "indextts/infer_v2.py"), id="upstream's sources"),
        pytest.param({"resource.zip": ""}, ("sambert", "resource.zip"), id="Sambert"),
        pytest.param({"requirements.txt": "flask\n"}, ("reference", None), id="something else"),
    ],
)
def test_detection(tmp_path, files, expected):
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert profiles.detect(tmp_path) == expected


def test_a_file_of_the_users_own(tmp_path):
    text = (profiles.FOLDER / "reference.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text.replace('name = "reference"', 'name = "mine"'), encoding="utf-8")
    assert profiles.load("mine.toml", base=tmp_path).name == "mine"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        pytest.param("tested = ", "testet = ", "unknown key 'python.testet'; did you mean 'tested'?", id="key"),
        pytest.param('">=3.9,<3.15"', '"3.9 or so"', "'3.9 or so' is not a version range", id="range"),
        pytest.param('name = "reference"', "name = 3", "name: expected `str`, got `int`", id="type"),
    ],
)
def test_a_wrong_file_is_reported_by_name_and_key(tmp_path, before, after, message):
    text = (profiles.FOLDER / "reference.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        profiles.load(str(tmp_path / "mine.toml"))
    assert message in str(caught.value)
    assert "mine.toml" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("indextts-2-lm", "did you mean 'indextts-2-llm'?", id="a slip"),
        pytest.param("nowhere.toml", "No such file", id="no file"),
    ],
)
def test_no_such_profile(name, message):
    with pytest.raises(UserError, match=message):
        profiles.load(name)


def test_thresholds():
    profile = profiles.load("reference")
    changed = profiles.with_thresholds(profile, {"cache-bytes": 5e9}, "file")
    assert changed == replace(profile, thresholds=replace(profile.thresholds, cache_bytes=5_000_000_000))
    with pytest.raises(UserError, match="file: thresholds: unknown key 'cache_bites'; did you mean 'cache_bytes'"):
        profiles.with_thresholds(profile, {"cache_bites": 1}, "file")
