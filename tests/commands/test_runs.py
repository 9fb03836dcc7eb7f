"""The folder and the run that ``undo``, ``history`` and ``history prune`` are called with."""

import json
from pathlib import Path

import pytest

from indextts_doctor import cli
from indextts_doctor.commands.runs import placed, run_and_folder
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.repair.journal import runs


def called(capsys, monkeypatch, *arguments):
    """Exit code, standard output and standard error of a call in this process."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("sys.argv", ["indextts-doctor", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    return ended.value.code or 0, said.out, said.err


def test_the_argument_of_undo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "20261124-100501").mkdir()  # a run by its form all the same
    (tmp_path / "tts").mkdir()

    assert run_and_folder(None, None) == (None, Path())
    assert run_and_folder(None, tmp_path) == (None, tmp_path)
    assert run_and_folder("20261124-100501", None) == ("20261124-100501", Path())
    assert run_and_folder("20261124-100501-002", tmp_path) == ("20261124-100501-002", tmp_path)
    assert run_and_folder("tts", None) == (None, Path("tts"))
    assert run_and_folder("./20261124-100501", None) == (None, Path("20261124-100501"))


def test_a_run_is_known_by_its_existence(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "folders", lambda _directory: [Path("odd")])
    assert run_and_folder("odd", tmp_path) == ("odd", tmp_path)


def test_no_run_and_no_folder(tmp_path):
    with pytest.raises(UserError, match="nowhere: no such run or folder"):
        run_and_folder("nowhere", tmp_path)


def test_two_folders(tmp_path):
    with pytest.raises(UserError, match="name one folder only"):
        placed(tmp_path, Path("/srv"))
    assert placed(tmp_path, tmp_path) == placed(tmp_path, None) == placed(None, tmp_path) == tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ["history", "{}", "--format", "json"],
        ["history", "--format", "json", "{}"],
        ["history", "-C", "{}", "--format=json"],
    ],
)
def test_history_of_a_folder(capsys, monkeypatch, tmp_path, words):
    code, out, err = called(capsys, monkeypatch, *[word.format(tmp_path) for word in words])
    assert (code, json.loads(out), err) == (0, [], "")


@pytest.mark.parametrize(
    "words",
    [
        ["history", "prune", "{}"],
        ["history", "prune", "-C", "{}"],
        ["history", "{}", "prune"],
        ["history", "-C", "{}", "prune"],
    ],
)
def test_prune_is_about_the_folder_that_is_named(capsys, monkeypatch, tmp_path, words):
    code, _, err = called(capsys, monkeypatch, *[word.format(tmp_path / "nowhere") for word in words])
    assert code == 2
    assert f"{tmp_path}/nowhere: the deployment's folder does not exist" in err


def test_a_slip_in_a_command_is_no_folder(capsys, monkeypatch):
    code, _, err = called(capsys, monkeypatch, "history", "prnue")
    assert (code, err.splitlines()[0]) == (2, "indextts-doctor: no such command: prnue; did you mean prune?")


def test_a_folder_is_no_text(capsys, monkeypatch, tmp_path):
    code, _, err = called(capsys, monkeypatch, "say", tmp_path)
    assert code == 2
    assert f"name it with -C {tmp_path}" in err
