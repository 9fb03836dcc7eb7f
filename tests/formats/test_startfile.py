import pytest

from indextts_doctor.formats import startfile


@pytest.mark.parametrize(
    "line, found",
    [
        ("exec gunicorn -w 1 app:app", [("gunicorn", "-w", "1", "app:app")]),
        ("PORT=1 X='a b' nohup gunicorn app:app > log 2>&1 &", [("gunicorn", "app:app")]),
        ("gunicorn -w 2 >> log app:app", [("gunicorn", "-w", "2", "app:app")]),
        ("(cd a; gunicorn app:app)&", [("cd", "a"), ("gunicorn", "app:app")]),
        ("gunicorn -w $(nproc) -t 300 app:app", [("gunicorn", "-w", "$_nproc_", "-t", "300", "app:app")]),
        ("gunicorn -w $((2 * $(nproc) + 1)) app:app", [("gunicorn", "-w", "$__2_*_$_nproc__+_1__", "app:app")]),
        ('cd "$(dirname "$0")"', [("cd", "$_dirname__$0__")]),
        ("cd /srv && . venv/bin/activate; python app.py", [("cd", "/srv"), (".", "venv/bin/activate"), ("python", "app.py")]),
        ("gunicorn 'app:create_app()'", [("gunicorn", "app:create_app()")]),
        ("# gunicorn app:app", []),
        ("echo 'open", []),
        ("X=1", []),
        ("if [ -f x ]; then gunicorn app:app; fi", [("if", "[", "-f", "x", "]"), ("gunicorn", "app:app"), ("fi",)]),
    ],
)  # fmt: skip
def test_commands(line, found):
    assert list(startfile.commands(line)) == found


def test_script():
    text = "#!/bin/sh\ngunicorn \\\n  -w 1 \\\n  app:app\n  python app.py  # by hand\n"
    found = [one for one in startfile.script(text) if one.words[0] != "#!/bin/sh"]
    assert [one.words for one in found] == [("gunicorn", "-w", "1", "app:app"), ("python", "app.py")]
    assert [one.text for one in found] == ["", "  python app.py  # by hand"]


def test_variables():
    script = 'export A="x y" B=1\nC=2\nif true; then\n  D=3 gunicorn app:app\nfi\n'
    found = {one.words[0]: one.variables for one in startfile.script(script)}
    assert found["gunicorn"] == {"A": "x y", "B": "1", "C": "2", "D": "3"}
    assert [one.variables for one in startfile.procfile("web: A=1 python app.py\n")] == [{"A": "1"}]
    docker = "FROM a\nENV A='x y' B=1\nENV C 2 3\nENV 'open\nCMD x\n"
    assert [one.variables for one in startfile.dockerfile(docker)] == [{"A": "x y", "B": "1", "C": "2 3"}]


def test_many_variables():
    script = "".join(f"A{number}=1\nx\n" for number in range(startfile.MOST_VARIABLES + 100))
    assert len(list(startfile.script(script))[-1].variables) == startfile.MOST_VARIABLES


def test_procfile():
    text = "# a comment: none\nweb: gunicorn app:app --log-file -\nworker: python worker.py\n"
    assert [(one.words, one.text) for one in startfile.procfile(text)] == [
        (("gunicorn", "app:app", "--log-file", "-"), "web: gunicorn app:app --log-file -"),
        (("python", "worker.py"), "worker: python worker.py"),
    ]


@pytest.mark.parametrize(
    "text, found",
    [
        ('CMD ["gunicorn", "app:app"]\n', [("gunicorn", "app:app")]),
        ("CMD gunicorn \\\n  -w 2 app:app\n", [("gunicorn", "-w", "2", "app:app")]),
        ('ENTRYPOINT ["gunicorn"]\nCMD ["app:app"]\n', [("gunicorn", "app:app")]),
        ("FROM a\nCMD old\nFROM b\nRUN gunicorn\n", []),
        ('CMD ["a", 1]\n', [("[a,", "1]")]),
        ("CMD one\nCMD two\n", [("two",)]),
    ],
)
def test_dockerfile(text, found):
    assert [one.words for one in startfile.dockerfile(text)] == found
