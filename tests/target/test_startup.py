import pytest

from indextts_doctor.target import startup


def test_pth_code_lists_only_what_runs(tmp_path):
    (tmp_path / "a.pth").write_text("# comment\n/srv/lib\nimport evil; evil.start()\nimportant\n")
    (tmp_path / "b.txt").write_text("import nothing\n")
    [line] = startup.pth_code([str(tmp_path), str(tmp_path / "absent")])
    assert (line.file, line.line, line.text) == (str(tmp_path / "a.pth"), 3, "import evil; evil.start()")


def test_pth_code_is_bounded(tmp_path):
    (tmp_path / "a.pth").write_bytes(b"import x\n" * 100_000 + b"import \xff" + b"y" * 10_000)
    found = startup.pth_code([str(tmp_path)])
    assert len(found) == 100
    assert all(len(line.text) <= 500 for line in found)


def test_pth_code_does_not_wait_for_a_pipe(tmp_path):
    startup.os.mkfifo(tmp_path / "a.pth")
    assert startup.pth_code([str(tmp_path)]) == ()


def test_customize(tmp_path):
    (tmp_path / "sitecustomize.py").touch()
    (tmp_path / "usercustomize").mkdir()
    assert startup.customize([str(tmp_path)]) == (str(tmp_path / "sitecustomize.py"),)


@pytest.mark.parametrize(
    ("text", "interpreter"),
    [
        pytest.param("#!/srv/.venv/bin/python\n", "/srv/.venv/bin/python", id="plain"),
        pytest.param("#!/srv/.venv/bin/python3.10 -sE\n", "/srv/.venv/bin/python3.10", id="with options"),
        pytest.param("#!/srv/my tts/bin/python\n", "/srv/my tts/bin/python", id="with a space"),
        pytest.param(
            "#!/bin/sh\n'''exec' /very/long/bin/python \"$0\" \"$@\"\n", "/very/long/bin/python", id="long path"
        ),
        pytest.param('#!/bin/sh\n\'\'\'exec\' "/my tts/bin/python" "$0" "$@"\n', "/my tts/bin/python", id="quoted"),
        pytest.param(
            '#!/bin/sh\n\'\'\'exec\' "$(dirname -- "$(realpath -- "$0")")"/\'python\' "$0" "$@"\n',
            "python",
            id="relocatable",
        ),
        pytest.param("#!/usr/bin/env python\n", None, id="asks env"),
        pytest.param("#!/bin/sh\necho\n", None, id="a shell script"),
        pytest.param("#!/usr/bin/node\n", None, id="another language"),
        pytest.param("\x7fELF", None, id="compiled"),
        pytest.param("", None, id="empty"),
    ],
)
def test_parse_shebang(text, interpreter):
    assert startup.parse_shebang(text) == interpreter


def test_scripts_are_sorted_by_what_they_start(tmp_path):
    here = tmp_path / "real/bin"
    here.mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    (here / "pip").write_text(f"#!{here}/python\n")
    (here / "flask").write_text(f"#!{tmp_path}/link/bin/python\n")
    (here / "gunicorn").write_text("#!/old/.venv/bin/python\n")
    (here / "odd").write_text("#!/usr/bin/python3\n")
    assert startup.scripts(str(here)) == startup.Scripts(2, {"gunicorn": "/old/.venv/bin/python"})
