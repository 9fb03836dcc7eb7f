import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.host.encoding_breaks_chinese import encoding_breaks_chinese
from indextts_doctor.facts.python import Encoding
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    ("preferred", "filesystem", "mode"),
    [
        pytest.param("UTF-8", "utf-8", False, id="a UTF-8 locale"),
        pytest.param("utf-8", "utf-8", True, id="LANG=C on 3.7 and later"),
        pytest.param("utf_8", "utf8", False, id="other spellings"),
        pytest.param("cp65001", "utf-8", False, id="Windows with UTF-8"),
    ],
)
def test_silent(preferred, filesystem, mode):
    encoding = Encoding(preferred, filesystem, mode)
    assert not said(encoding_breaks_chinese, healthy_facts.interpreter(encoding=encoding))


@pytest.mark.parametrize(
    ("preferred", "filesystem", "shown", "severity"),
    [
        pytest.param("ANSI_X3.4-1968", "ascii", "ANSI_X3.4-1968", Severity.ERROR, id="PYTHONUTF8=0 and LC_ALL=C"),
        pytest.param("GBK", "gbk", "GBK", Severity.WARNING, id="a GBK locale"),
        pytest.param("ISO-8859-1", "iso8859-1", "ISO-8859-1", Severity.WARNING, id="Latin"),
        pytest.param("UTF-8", "ascii", "ascii", Severity.ERROR, id="only file names"),
    ],
)
def test_speaks(preferred, filesystem, shown, severity):
    deployment = healthy_facts.interpreter(
        encoding=Encoding(preferred, filesystem, False), environment={"LC_ALL": "C", "HOME": "/"}
    )
    [evidence] = said(encoding_breaks_chinese, deployment)
    assert (evidence.facts["encoding"], evidence.severity) == (shown, severity)
    assert evidence.facts["variables"] == {"LC_ALL": "C"}


@pytest.mark.parametrize(("version", "fix"), [((3, 6, 15), "LC_ALL=C.UTF-8"), ((3, 7, 0), "PYTHONUTF8=1")])
def test_the_fix_suits_the_version(version, fix):
    deployment = healthy_facts.interpreter(version=version, encoding=Encoding("ascii", "ascii", False))
    [evidence] = said(encoding_breaks_chinese, deployment)
    assert evidence.facts["set"] == fix
