import os
import shlex
import subprocess
import sys

import pytest
from hypothesis import strategies as st

from examples import held_for
from indextts_doctor.fixes.steps import Assign
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files.settings import assigned
from indextts_doctor.repair.files.trees import HALF
from indextts_doctor.repair.kinds.texts import replace_file

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def put(style, text, value, name="PORT"):
    return assigned(text, Assign(path="f", style=style, name=name, value=value))


@pytest.mark.parametrize(
    "text, value, result",
    [
        pytest.param(None, "1", "PORT=1\n", id="no file"),
        pytest.param("", "1", "PORT=1\n", id="an empty one"),
        pytest.param("A=2\nPORT=5000\nB=3\n", "1", "A=2\nPORT=1\nB=3\n", id="where it is"),
        pytest.param("A=2\n", "1", "A=2\nPORT=1\n", id="where it is not"),
        pytest.param("A=2", "1", "A=2\nPORT=1", id="no last line end"),
        pytest.param("PORT=2", "1", "PORT=1", id="no line end"),
        pytest.param("A=2\r\nPORT=5\r\n", "1", "A=2\r\nPORT=1\r\n", id="CRLF"),
        pytest.param("A=2\r\n", "1", "A=2\r\nPORT=1\r\n", id="CRLF, appended"),
        pytest.param("export PORT='5' # p\n", "1", "export PORT='1' # p\n", id="export, quotes, comment"),
        pytest.param('  PORT = "5"\n', "1", '  PORT = "1"\n', id="blanks"),
        pytest.param("PORT=5#6\n", "1", "PORT=1\n", id="no comment without a blank"),
        pytest.param("PORT=\n", "1", "PORT=1\n", id="an empty value"),
        pytest.param("# PORT=5\n", "1", "# PORT=5\nPORT=1\n", id="a comment"),
        pytest.param("MY_PORT=5\nPORTS=6\n", "1", "MY_PORT=5\nPORTS=6\nPORT=1\n", id="other names"),
        pytest.param("PORT=5\nPORT=6\n", "1", "PORT=5\nPORT=1\n", id="twice: the last one counts"),
        pytest.param('A="x\nPORT=5\ny"\n', "1", 'A="x\nPORT=5\ny"\nPORT=1\n', id="inside another value"),
        pytest.param("\ufeffPORT=5\n", "1", "\ufeffPORT=1\n", id="a byte order mark"),
        pytest.param("PORT=5\n", "a b", "PORT='a b'\n", id="one that needs quotes"),
        pytest.param('PORT="5"\n', "a$b", "PORT='a$b'\n", id="one that needs others"),
        pytest.param("PORT=5\n", "it's", 'PORT="it\'s"\n', id="an apostrophe"),
        pytest.param("A=1\nPORT=5 # x\nB=1\nPORT=6", "", "A=1\nB=1\n", id="taken out, wherever it is"),
        pytest.param("A=1\n", "", "A=1\n", id="nothing to take out"),
        pytest.param("neither this\n= nor that\nPORT=5\n", "1", "neither this\n= nor that\nPORT=1\n", id="rubbish"),
    ],
)
def test_env(text, value, result):
    assert put("env", text, value) == result


@pytest.mark.parametrize(
    "text, value, result",
    [
        pytest.param(None, "1", "[Service]\nEnvironment=PORT=1\n", id="no file"),
        pytest.param("[Service]\nEnvironment=PORT=5\n", "1", "[Service]\nEnvironment=PORT=1\n", id="where it is"),
        pytest.param(
            '[Service]\nEnvironment=A=1 "PORT=5 6" B=2\n',
            "1",
            "[Service]\nEnvironment=A=1 PORT=1 B=2\n",
            id="among others",
        ),
        pytest.param(
            "[Service]\nEnvironment=A=1\n\n[Install]\nEnvironment=PORT=5\n",
            "1",
            "[Service]\nEnvironment=A=1\nEnvironment=PORT=1\n\n[Install]\nEnvironment=PORT=5\n",
            id="its own section only",
        ),
        pytest.param(
            "[Service]\nEnvironment=A=1 \\\n PORT=5\n", "1", "[Service]\nEnvironment=A=1 \\\n PORT=1\n", id="two lines"
        ),
        pytest.param(
            "[Service]\nEnvironment=PORT=5\nEnvironment=\n",
            "1",
            "[Service]\nEnvironment=PORT=5\nEnvironment=\nEnvironment=PORT=1\n",
            id="forgotten in between",
        ),
        pytest.param("[Unit]\n", "a b%", '[Unit]\n[Service]\nEnvironment="PORT=a b%%"\n', id="no section, a blank"),
        pytest.param(
            "[Service]\nEnvironment=PORT=5\nUser=a\n", "", "[Service]\nUser=a\n", id="taken out with its line"
        ),
        pytest.param(
            "[Service]\nEnvironment=A=1 PORT=5\nEnvironment=PORT=5 B=2\n",
            "",
            "[Service]\nEnvironment=A=1\nEnvironment= B=2\n",
            id="taken out of lines",
        ),
        pytest.param("[Service]\r\nUser=a", "1", "[Service]\r\nUser=a\r\nEnvironment=PORT=1", id="CRLF, no last end"),
    ],
)
def test_systemd(text, value, result):
    assert put("systemd", text, value) == result


@pytest.mark.parametrize(
    "text, value, result",
    [
        pytest.param(None, "1", "port = 1\n", id="no file"),
        pytest.param("port = 5 # p\n", "1", "port = 1 # p\n", id="where it is"),
        pytest.param('"port"=5\r\n', "1", '"port"=1\r\n', id="a key in quotes, CRLF"),
        pytest.param("port = '5'\n", "1", 'port = "1"\n', id="a text stays a text"),
        pytest.param("[speech]\nport = 5\n", "1", "port = 1\n[speech]\nport = 5\n", id="another table's"),
        pytest.param(
            "a = [\n  1, # [\n]\n\n# of speech\n[speech]\n",
            "1",
            "a = [\n  1, # [\n]\nport = 1\n\n# of speech\n[speech]\n",
            id="behind the last key",
        ),
        pytest.param('a = """\nport = 5\n"""', "1", 'a = """\nport = 5\n"""\nport = 1', id="inside a text"),
        pytest.param("port.x = 5\n", "", "port.x = 5\n", id="a dotted key is another one"),
        pytest.param("a = 1\nport = 5\n", "", "a = 1\n", id="taken out"),
        pytest.param("a = 1\n", 'a"b', 'a = 1\nport = "a\\"b"\n', id="a text"),
    ],
)
def test_toml(text, value, result):
    assert put("toml", text, value, name="port") == result


@pytest.mark.parametrize(
    "style, text, value",
    [
        pytest.param("toml", "port = \n", "1", id="a file that does not parse"),
        pytest.param("toml", "[port]\n", "1", id="a table of that name"),
        pytest.param("toml", "port.x = 1\n", "1", id="a dotted key of that name"),
        pytest.param("env", "", "a\nB=1", id="a value of two lines"),
        pytest.param("env", "", "'\"$", id="a value that no quotes hold"),
    ],
)
def test_refused(style, text, value):
    with pytest.raises(Refused):
        put(style, text, value, name="port")


LINES = st.lists(
    st.sampled_from(
        ["A=1", "export B='x y' # z", "# PORT=3", "", "PORT=4", ' PORT="5" # q', 'C="m', 'n"', "[Service]",
         "Environment=A=1 PORT=2", "Environment=", "rubbish"]
    ),
    max_size=8,
)  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n"])
VALUES = st.from_regex(r"[A-Za-z0-9_./:, #$-]{1,12}", fullmatch=True).map(str.strip).filter(bool)


@held_for(LINES, ENDS, st.booleans(), VALUES, st.sampled_from(["env", "systemd"]), deadline=None)
def test_everything_else_is_kept(lines, end, last, value, style):
    text = end.join(lines) + (end if last and lines else "")
    once = put(style, text, value)
    assert put(style, once, value) == once
    if 'C="m' not in lines:  # what is in a value of several lines is none of ours
        assert not any(line.startswith("PORT") for line in put("env", once, "").splitlines())
    kept = [line for line in text.splitlines() if line and "PORT" not in line]
    rest = [line for line in once.splitlines() if line and "PORT" not in line]
    added = ["[Service]"] if style == "systemd" and "[Service]" not in lines else []
    assert rest == kept + added


@held_for(VALUES, deadline=None)  # a shell is started for each
def test_a_shell_reads_it_back(value):
    line = put("env", "export PORT=5 # old\n", value)
    done = subprocess.run(["sh", "-c", f'{line}printf %s "$PORT"'], capture_output=True, text=True, check=True)
    assert done.stdout == value
    assert shlex.split(line, comments=True)[1] == f"PORT={value}"


TREES = st.dictionaries(
    st.sampled_from(["a", "b", "port", "x-y"]),
    st.one_of(
        st.integers(0, 9), st.booleans(), st.text("ab#[]'\"\n\\", max_size=6), st.lists(st.integers(0, 9), max_size=3)
    ),
)


def dumped(tree):
    import json

    return "".join(f"{json.dumps(key)} = {json.dumps(value)}\n" for key, value in tree.items())


@held_for(TREES, TREES, ENDS, VALUES, deadline=None)
def test_toml_means_the_same_otherwise(top, table, end, value):
    text = (dumped(top) + "# about\n[t]\n" + dumped(table)).replace("\n", end)
    once = put("toml", text, value, name="port")
    number = value.isdigit() and (value == "0" or value[0] != "0") and not isinstance(top.get("port"), str)
    assert tomllib.loads(once) == {**top, "port": int(value) if number else value, "t": table}
    gone = put("toml", once, "", name="port")
    assert tomllib.loads(gone) == {**{key: top[key] for key in top if key != "port"}, "t": table}


def test_what_a_leftover_is_one_with_stays_as_it_is(tmp_path):
    """A file of the name that the new contents have at first is no place to write into."""
    other, path = tmp_path / "other", tmp_path / ".env"
    other.write_text("of somebody else")
    os.link(other, f"{path}{HALF}")
    replace_file(str(path), b"PORT=1\n")
    assert (other.read_text(), path.read_text()) == ("of somebody else", "PORT=1\n")
    assert not os.path.lexists(f"{path}{HALF}")
