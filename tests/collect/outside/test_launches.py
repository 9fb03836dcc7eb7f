import pytest

import healthy_facts
from indextts_doctor.collect.outside import launches
from indextts_doctor.target.context import Context


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "srv"
    place.mkdir()
    return place


def observed(folder, service=None):
    context = Context(
        healthy_facts.target(directory=str(folder)),
        healthy_facts.profile(),
        healthy_facts.environment(),
        {},
        "this shell",
        service,
    )
    return launches.collect(context, folder.parent).found


def unit(folder, content, name="tts.service"):
    place = folder.parent / "etc/systemd/system" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content)
    return str(place)


def test_nothing_is_there(folder):
    (folder / "Dockerfile").mkdir()
    assert observed(folder) == ()


def test_files_of_the_folder(folder):
    (folder / "start.sh").write_text("#!/bin/sh\ngunicorn app:app\n")
    (folder / "Procfile").write_text("web: python app.py\nother: sleep 1\n")
    (folder / "Dockerfile").write_text("CMD gunicorn app:app\n")
    found = observed(folder)
    assert [(one.kind, one.words[0], one.directory) for one in found] == [
        ("script", "gunicorn", None),
        ("procfile", "python", str(folder)),
        ("dockerfile", "gunicorn", None),
    ]
    assert found[0].text == "gunicorn app:app"


def test_a_script_that_an_image_starts_is_of_the_image(folder):
    (folder / "entrypoint.sh").write_text("#!/bin/sh\nexec gunicorn app:app\n")
    (folder / "start.sh").write_text("#!/bin/sh\ngunicorn app:app\n")
    (folder / "Dockerfile").write_text('COPY *.sh /srv/\nENTRYPOINT ["/srv/entrypoint.sh"]\n')
    found = observed(folder)
    assert [(one.kind, one.source) for one in found] == [
        ("dockerfile", str(folder / "entrypoint.sh")),
        ("script", str(folder / "start.sh")),
    ]


def test_a_unit(folder):
    source = unit(
        folder,
        f"[Service]\nWorkingDirectory={folder}\nEnvironment=WEB_CONCURRENCY=2 TOKEN=x\n"
        f"ExecStart=-{folder}/.venv/bin/gunicorn -w 1 'app:create()'\n",
    )
    [one] = observed(folder)
    assert (one.kind, one.source, one.directory) == ("systemd", source, str(folder))
    assert one.words == (f"{folder}/.venv/bin/gunicorn", "-w", "1", "app:create()")
    assert one.text == f"ExecStart=-{folder}/.venv/bin/gunicorn -w 1 'app:create()'"
    assert one.variables == {"WEB_CONCURRENCY": "2"}


def test_a_unit_whose_interpreter_is_a_link(folder):
    (folder / "bin").mkdir()
    (folder / "bin/python").symlink_to("/usr/bin/env")
    unit(folder, f"[Service]\nExecStart={folder}/bin/python -m gunicorn app:app\n")
    [one] = observed(folder)
    assert one.directory == "/"


def test_a_drop_in_replaces_the_command(folder):
    source = unit(folder, f"[Service]\nWorkingDirectory={folder}\nExecStart=/bin/gunicorn old:app\n")
    unit(folder, "[Service]\nExecStart=\nExecStart=/bin/gunicorn new:app\n", f"{source}.d/a.conf")
    [one] = observed(folder)
    assert (one.words, one.text) == (("/bin/gunicorn", "new:app"), "")


def test_a_folder_of_systemds_own_words_is_not_known(folder):
    unit(folder, f"[Service]\nWorkingDirectory=%h\nExecStart={folder}/bin/gunicorn app:app\n")
    assert observed(folder)[0].directory is None


def test_the_running_service(folder):
    other = folder.parent / "other"
    for place in (folder, other):
        (place / "models").mkdir(parents=True)
    (folder / "app.py").touch()
    (other / "app.py").symlink_to("x" * 300)  # a link that cannot be followed
    service = healthy_facts.service(directory=str(other), environment={"WEB_CONCURRENCY": "3", "HOME": "/root"})
    [one] = observed(folder, service)
    assert (one.kind, one.source, one.words) == ("service", "process 4711", service.command)
    assert (one.beside, one.variables) == (("models",), {"WEB_CONCURRENCY": "3"})


@pytest.mark.parametrize("command", [("gunicorn: master [app:app]",), ()])
def test_a_process_without_a_command_line(folder, command):
    assert observed(folder, healthy_facts.service(command=command)) == ()


def test_a_folder_that_is_gone(folder):
    [one] = observed(folder, healthy_facts.service(directory=str(folder / "gone")))
    assert one.directory is None


def test_many(folder):
    (folder / "start.sh").write_text("python app.py\n" * 100)
    assert len(observed(folder)) == launches.MOST_FOUND


@pytest.mark.parametrize(
    "lines, words, directory",
    [
        pytest.param("cd FOLDER", "gunicorn", "FOLDER", id="to the folder"),
        pytest.param("cd FOLDER/.", "gunicorn", "FOLDER", id="to the folder, in other words"),
        pytest.param('cd "$(dirname "$0")"', "gunicorn", None, id="to its own folder"),
        pytest.param("cd /", "gunicorn", "/", id="elsewhere"),
        pytest.param("source .venv/bin/activate", ".venv/bin/gunicorn", None, id="an environment"),
        pytest.param(". /opt/tts/bin/activate", "/opt/tts/bin/gunicorn", None, id="another one"),
        pytest.param("conda activate tts", "$CONDA_PREFIX/bin/gunicorn", None, id="one of conda's"),
    ],
)
def test_what_a_script_does_before(folder, lines, words, directory):
    (folder / "start.sh").write_text(f"{lines.replace('FOLDER', str(folder))}\nexec gunicorn app:app\n")
    [one] = observed(folder)
    assert one.words == (words, "app:app")
    assert one.directory == (directory and directory.replace("FOLDER", str(folder)))


@pytest.mark.parametrize("way", ["backend", "$HOME/tts", "../other"])
def test_a_way_that_leads_to_an_unknown_folder(folder, way):
    (folder / "start.sh").write_text(f"cd {way}\ngunicorn app:app\n")
    assert observed(folder) == ()


def test_what_a_procfile_does_before(folder):
    (folder / "Procfile").write_text(
        "a: cd src && gunicorn a:a\nb: PYTHONPATH=src HOME=/ gunicorn b:b\nc: cd / && gunicorn c:c\n"
    )
    found = [(one.words[1], one.directory, one.variables) for one in observed(folder)]
    assert found == [("b:b", str(folder), {"PYTHONPATH": "src"}), ("c:c", "/", {})]


def test_a_file_of_variables(folder):
    (folder / "tts.env").write_text("GUNICORN_CMD_ARGS=--timeout 300\nTOKEN=x\n")
    unit(
        folder,
        f"[Service]\nWorkingDirectory={folder}\nEnvironment=GUNICORN_CMD_ARGS=x\n"
        f"EnvironmentFile=-{folder}/tts.env\nExecStart=/bin/gunicorn a:a\n",
    )
    assert observed(folder)[0].variables == {"GUNICORN_CMD_ARGS": "--timeout 300"}
