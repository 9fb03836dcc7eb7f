"""Which uv is called."""

import os
import shutil
import sys
from pathlib import Path

import uv

from indextts_doctor.repair.world import find_uv

OTHER = "/usr/local/bin/uv"


def test_the_one_that_was_installed_with_the_doctor_comes_before_the_path(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: OTHER)

    assert Path(find_uv()).samefile(uv.find_uv_bin())


def test_without_its_program_the_path_is_asked(monkeypatch, tmp_path):
    not_to_be_run = tmp_path / "uv"
    not_to_be_run.write_text("")
    monkeypatch.setattr(shutil, "which", lambda name: OTHER)
    for own in (not_to_be_run, tmp_path / "missing"):
        monkeypatch.setattr(uv, "find_uv_bin", lambda own=own: os.fspath(own))
        assert find_uv() == OTHER


def test_without_its_package_the_path_is_asked(monkeypatch):
    monkeypatch.setitem(sys.modules, "uv", None)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert find_uv() is None
