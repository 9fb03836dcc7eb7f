import pytest

import healthy_facts
from indextts_doctor.collect.outside.settingsfiles import collect
from indextts_doctor.target import settingsfiles
from indextts_doctor.target.context import Context


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "srv"
    place.mkdir()
    return place


def observed(folder):
    context = Context(
        healthy_facts.target(directory=str(folder)),
        healthy_facts.profile(),
        healthy_facts.environment(),
        {},
        "this shell",
    )
    return collect(context, folder.parent)


def unit(folder, name, content):
    place = folder.parent / "etc/systemd/system" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content)


def test_nothing_is_there(folder):
    seen = observed(folder)
    assert (seen.env, seen.env_exists) == (str(folder / ".env"), False)
    assert (seen.doctor, seen.doctor_exists) == (str(folder / "indextts-doctor.toml"), False)
    assert (seen.variables, seen.units, seen.in_pyproject) == ({}, (), False)


def test_what_matters_of_a_file_of_variables(folder):
    (folder / ".env").write_text(
        "# x\nexport OMP_NUM_THREADS='4'\nHF_TOKEN=hf_abc\nMY_PORT=5000\nOTHER_PORT=no\nDATABASE=secret\nPORT=1\nPORT=5001\n"
    )
    seen = observed(folder)
    assert seen.env_exists
    assert seen.variables == {"OMP_NUM_THREADS": "4", "MY_PORT": "5000", "PORT": "5001"}


def test_a_link_is_not_written_to(folder):
    (folder / "other").write_text("PORT=1\n")
    (folder / ".env").symlink_to("other")
    assert not observed(folder).env_exists


def test_the_doctors_own(folder):
    (folder / "indextts-doctor.toml").write_text("port = 1\n")
    assert observed(folder).doctor_exists
    (folder / "pyproject.toml").write_text("[tool.indextts-doctor]\nport = 1\n")
    assert observed(folder).in_pyproject


def test_units(folder):
    unit(folder, "tts.service", f'[Service]\nWorkingDirectory={folder}\nEnvironment=OMP_NUM_THREADS=8 "X=1 2"\n')
    unit(folder, "by-program@.service", f"[Service]\nExecStart=-{folder}/.venv/bin/python app.py\n")
    unit(folder, "other.service", f"[Service]\nWorkingDirectory={folder}2\nExecStart=/bin/true {folder.name}\n")
    unit(folder, "notes.txt", f"[Service]\nWorkingDirectory={folder}\n")
    (folder.parent / "etc/systemd/system/masked.service").symlink_to("/dev/null")
    unit(folder, "tts.service.d/a.conf", "[Service]\nEnvironment=OMP_NUM_THREADS=2\n")
    by_program, tts = observed(folder).units
    assert by_program.name == "by-program@.service"
    assert tts.variables == {"OMP_NUM_THREADS": "2"}
    assert tts.drop_in == str(folder.parent / "etc/systemd/system/tts.service.d/indextts-doctor.conf")


def test_null_bytes_are_in_no_variable_and_no_path(folder):
    (folder / ".env").write_bytes(b"HF_HOME=/srv/\0hf\nPORT=5001\n")
    unit(folder, "odd.service", "[Service]\nWorkingDirectory=/a\0b\n")
    unit(folder, "tts.service", f"[Service]\nWorkingDirectory={folder}\nEnvironment=HF_HOME=/a\0b PORT=5002\n")
    assert observed(folder).variables == {"PORT": "5001"}
    assert settingsfiles.declared(folder, folder.parent) == {"PORT": "5002"}
