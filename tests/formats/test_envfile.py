import pytest

from indextts_doctor.formats.envfile import variables


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("", {}, id="empty"),
        pytest.param("A=1\nB = 2 # x\nexport C='a b'\n", {"A": "1", "B": "2", "C": "a b"}, id="each kind"),
        pytest.param('A="x\ny"\r\nB=\r\n', {"A": "x\ny", "B": ""}, id="two lines, CRLF, nothing"),
        pytest.param('A="a\\"b"', {"A": 'a"b'}, id="an escaped quote"),
        pytest.param("A=1\nA=2", {"A": "2"}, id="the last one counts"),
        pytest.param("# A=1\n=2\nrubbish\n", {}, id="no assignments"),
        pytest.param('A="open\nB=1\n', {"A": '"open', "B": "1"}, id="a quote that is never closed"),
    ],
)
def test_variables(text, found):
    assert variables(text) == found
