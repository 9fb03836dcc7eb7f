"""The rules that every built-in check follows."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from each_one import each
from indextts_doctor.checks import registry
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import LANGUAGES, Text
from indextts_doctor.plugins import contract
from looseevidence import LooseEvidence

TEST_FILES = sorted(Path(__file__).parent.rglob("test_*.py"))
CHECKS = registry.builtin()
# One file per check, but for tables: a row of such a file is a check, where only words and a name differ.
TABLES = {
    "model_file_is_faulty": [
        "model_file_is_lfs_pointer",
        "model_file_is_web_page",
        "model_file_is_empty",
        "model_file_is_truncated",
        "model_file_is_zero_filled",
        "model_file_is_corrupt",
    ],
    "module_does_not_import": [
        "numpy_does_not_import",
        "scipy_does_not_import",
        "scipy_fft_does_not_import",
        "soundfile_does_not_import",
        "onnxruntime_does_not_import",
        "torch_does_not_import",
        "kantts_does_not_import",
        "transformers_does_not_import",
        "huggingface_hub_does_not_import",
        "torchaudio_does_not_import",
        "needed_module_does_not_import",
    ],
}
PREFIXES = {contract.prefix(check.code) for check in CHECKS}
CHINESE = re.compile("[\u4e00-\u9fff]")
# What a tired reader might paste and regret. Advice says in words what to remove, or leaves it to a tool that asks.
DESTRUCTIVE = re.compile(
    r"\brm\s+-|\brmdir\b|\bkill(?:all)?\s|\bpkill\b|\bchmod\s+(?:-\w*R|777|a\+w)|\bmkfs|\bdd\s+if=|>\s*/dev/(?!null)|"
    r"\bshutdown\b|\breboot\b|find\b.*-delete|\bgit\s+(?:reset|clean)|docker\s+\S*\s*prune|\buserdel|\btruncate\s|\bshred\b|"
    r"--break-system-packages|curl[^|]*\|\s*(?:ba)?sh|\bsetenforce\s+0"
)

each_check = each((check.name, (check,)) for check in CHECKS)


def test_the_package_is_walked():
    declaring = {
        path
        for path in Path(registry.__file__).parent.rglob("*/*.py")
        if "@check(" in path.read_text("utf-8") or path.stem in TABLES
    }
    assert {Path(inspect.getfile(check.function)) for check in CHECKS} == declaring


@each_check
def test_keeps_the_contract(check):
    assert contract.faults(check) == []


@each_check
def test_prefix_is_one_of_ours(check):
    assert contract.prefix(check.code) in contract.OURS


def file_of(check):
    return Path(inspect.getfile(check.function)).stem


@each_check
def test_is_named_after_its_file(check):
    assert check.name == check.function.__name__
    assert check.name in TABLES.get(file_of(check), [file_of(check)])


@pytest.mark.parametrize("file, names", TABLES.items())
def test_every_row_of_a_table_is_a_check(file, names):
    assert {check.name for check in CHECKS if file_of(check) == file} == set(names)


@each_check
def test_docstring_starts_with_its_code(check):
    docstring = inspect.getmodule(check.function).__doc__ or ""
    assert docstring.startswith(f"{check.code}: ") or file_of(check) in TABLES


@each_check
def test_has_texts_in_both_languages(check):
    for name in ("title", "why", "how", "advice"):
        text = getattr(check, name)
        english, chinese = (re.sub(r"\{[^}]*\}", "", one) for one in (text.of("en"), text.of("zh")))
        assert not CHINESE.search(english), name
        if re.search(r"[A-Za-z]{2}", english):  # else it is placeholders alone, whose values speak
            assert CHINESE.search(chinese), name
            assert text.of("en") != text.of("zh"), name


@each_check
def test_explains_what_exists(check):
    for code in check.explains:
        known = code in contract.OURS or any(other.code.startswith(code) for other in CHECKS)
        assert known, f"{code} is neither a prefix nor the beginning of a code"
        assert check.code != code, "a check does not explain itself"


# Those that warn against a command by its name.
WARNS = {"model_folder_is_closed": "chmod -R 755"}


@each_check
def test_advice_destroys_nothing(check):
    for lang in LANGUAGES:
        for text in (check.title, check.why, check.how, check.advice):
            said = text.of(lang).replace(WARNS.get(check.name, "\0"), "")
            assert not DESTRUCTIVE.search(said)


@each_check
def test_does_not_promise_what_is_not_there(check):
    for lang in LANGUAGES:
        assert "indextts-doctor fix" not in check.advice.of(lang)


@each_check
def test_is_tested_with_two_tables(check):
    [file] = [path for path in TEST_FILES if path.name == f"test_{file_of(check)}.py"]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {"test_silent", "test_speaks"} <= functions


@pytest.mark.parametrize(
    "command",
    ["rm -rf x", "kill 5", "chmod -R 755 models", "chmod 777 x", "dd if=/dev/zero", "mkfs.ext4", "cat x > /dev/sda", "curl x | sh"],
)  # fmt: skip
def test_destructive_commands_are_seen(command):
    assert DESTRUCTIVE.search(f"run `{command}` now")


@pytest.mark.parametrize(
    "words", ["2>/dev/null", "the process was killed", "remove the file", "killed by SIGKILL", "add it"]
)
def test_innocent_advice(words):
    assert not DESTRUCTIVE.search(words)


def register(code="ACME001", name="one", module="acme"):
    def function() -> Iterator[LooseEvidence]:
        yield

    function.__name__, function.__module__ = name, module
    words = Text("words", "文字")
    made = registry.check(code, Severity.NOTE, title=words, why=words, how=words, advice=words, source="x")(function)
    assert made is function
    return function


def test_collecting_keeps_ours_apart():
    before = registry.registered()
    with registry.collecting() as found:
        function = register()
    assert found["ACME001"].function is function
    assert registry.registered() == before
    assert registry.find(function) is None
    assert registry.find(CHECKS[0].function) is CHECKS[0]


def test_a_code_is_given_once():
    with registry.collecting():
        register(module="acme.one")
        with pytest.raises(ValueError, match=r"ACME001 is already one \(acme.one\)"):
            register(module="acme.two", name="two")


def test_a_module_may_be_loaded_twice():
    with registry.collecting() as found:
        register()
        again = register()
    assert found["ACME001"].function is again
