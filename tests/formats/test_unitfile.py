import pytest

from indextts_doctor.formats.unitfile import lines, values, variables

UNIT = """\
[Unit]
Environment=A=0
[Service]
# Environment=A=9
Environment=A=1 "B=2 3" \\
    C='4'
ExecStart=/srv/python app.py
[Install]
Environment=A=5
"""


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param(UNIT, {"A": "1", "B": "2 3", "C": "4"}, id="words, quotes, two lines"),
        pytest.param("[Service]\nEnvironment=A=1\nEnvironment=\nEnvironment=B=2%%\n", {"B": "2%"}, id="forgotten"),
        pytest.param("[Service]\nEnvironment=A=1\nEnvironment=A=2\n", {"A": "2"}, id="the last one counts"),
        pytest.param("Environment=A=1\n", {}, id="no section"),
    ],
)
def test_variables(text, found):
    assert variables(text) == found


def test_values():
    assert values(UNIT, "ExecStart") == ["/srv/python", "app.py"]


@pytest.mark.parametrize("end", ("\\", "\\\r", "\r", "\\\r\n", "\\\n", "x\\\\"))
def test_any_end(end):
    """A file may stop within a line that goes on."""
    text = f"[Service]\nEnvironment=A=1 {end}"
    assert "".join(line[0] for line in lines(text)) == text
    assert variables(text)["A"].strip() == "1"
