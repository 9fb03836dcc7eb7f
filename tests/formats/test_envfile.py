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


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("A=#1", {"A": "#1"}, id="a value of a number sign"),
        pytest.param("A= #1", {"A": ""}, id="a comment and no value"),
        pytest.param("A=a#b  c # d", {"A": "a#b  c"}, id="a number sign inside, blanks inside, a comment"),
        pytest.param("A=x y \t \nB=  z", {"A": "x y", "B": "z"}, id="blanks around"),
        pytest.param("A='b' c", {"A": "'b' c"}, id="a word after the quotes"),
        pytest.param("A=b\rc\nB=1", {"B": "1"}, id="a carriage return inside"),
        pytest.param("A=b\0c\nB=1", {"B": "1"}, id="a null byte"),
    ],
)
def test_comments_and_blanks(text, found):
    assert variables(text) == found


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", ("A={}x", "A={}\rx", "A=x{}\rx", "A='{}", "{}x", "export{}x", "A={}'x\ry"))
def test_blanks_take_no_square_of_their_number_in_time(text):
    assert len(variables(text.format(" " * 2**20))) < 2
