"""What another user's home holds is not known, and that is no fault."""

from pathlib import Path

from indextts_doctor.target.pythons import pythons


def test_a_home_that_may_not_be_entered(monkeypatch):
    def refuse(_self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr(Path, "stat", refuse)
    assert pythons({"PATH": "/nowhere", "PYENV_ROOT": "/somewhere/.pyenv"}) == {}
