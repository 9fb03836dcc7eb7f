import pytest

import healthy_facts
from indextts_doctor.checks.model.model_folder_is_closed import model_folder_is_closed
from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.facts.record import Severity


def closed(**changes):
    base = {
        "user": "tts",
        "read": False,
        "write": False,
        "blocked_by": "/home/ann",
        "mode": "drwx------ ann:ann",
        "lacks": "x",
        "applies": "o",
    }
    return Access(**{**base, **changes})


@pytest.mark.parametrize(
    "access",
    [
        pytest.param(None, id="the user is not known here"),
        pytest.param(Access(user="tts", read=True, write=False), id="may read"),
        pytest.param(Access(user="tts", read=True, write=True, unseen="/home/ann"), id="beyond what can be seen"),
    ],
)
def test_silent(access):
    assert not list(model_folder_is_closed(healthy_facts.model(access=access)))


@pytest.mark.parametrize(
    ("access", "severity", "fix"),
    [
        pytest.param(closed(), Severity.ERROR, "Add the missing permission: `chmod o+x /home/ann`", id="a parent"),
        pytest.param(closed(applies="g"), Severity.ERROR, "chmod g+x /home/ann", id="through its group"),
        pytest.param(closed(applies="acl"), Severity.ERROR, "setfacl -m u:tts:x /home/ann", id="a list"),
        pytest.param(closed(applies=""), Severity.ERROR, "SELinux", id="neither mode nor list"),
        pytest.param(closed(lacks="r"), Severity.WARNING, "chmod o+r /home/ann", id="may enter, not list"),
        pytest.param(closed(blocked_by="/home/a b"), Severity.ERROR, "chmod o+x '/home/a b'", id="a name with a space"),
    ],
)
def test_speaks(access, severity, fix):
    [evidence] = model_folder_is_closed(healthy_facts.model(access=access))
    assert evidence.severity is severity
    assert fix in evidence.facts["fix"].of("en")
    assert evidence.facts["blocked_by"] == access.blocked_by
