import pytest

from indextts_doctor.facts.modelfolder import Access, Blocker
from indextts_doctor.fixes.permissions import opened
from indextts_doctor.fixes.steps import Advice, Mode

ROOT = "/srv/models/tts"
UID = 4711


def access(*blockers, unseen=None, uid=UID):
    return Access("tts", False, False, blocked_by="/", blockers=blockers, unseen=unseen, uid=uid)


def on(path, lacks, applies="o", uid=0, folder=True, read_only=False):
    return Blocker(path, lacks, applies, folder, uid, read_only)


@pytest.mark.parametrize(
    "blocked, words",
    [
        pytest.param(access(on("/srv", "x"), unseen="/srv"), "run it as root", id="more may be below it"),
        pytest.param(access(), "is not known", id="facts of an older doctor"),
        pytest.param(access(on("/mnt/x.bin", "r")), "is outside", id="a link leads outside"),
        pytest.param(access(on("/srv/models/tts2/x.bin", "r")), "is outside", id="a neighbour"),
        pytest.param(access(on("/srv/models", "wx")), "is outside", id="writing in a parent"),
        pytest.param(access(on("/srv/models", "w", "u")), "is outside", id="of the user's own"),
        pytest.param(access(on("/srv/models", "x", "acl")), "access control list", id="an access control list"),
        pytest.param(access(on("/srv/models", "x", "")), "SELinux", id="neither mode nor list"),
        pytest.param(access(on(ROOT, "w", "", read_only=True)), "read-only mount", id="a read-only mount"),
        pytest.param(access(on(ROOT, "w", uid=1000)), "uid 1000", id="to be written, owned by another user"),
        pytest.param(access(on(f"{ROOT}/x", "w", folder=False)), "is owned by another user", id="a file to be written"),
        pytest.param(access(on(ROOT, "w"), uid=None), "is owned by another user", id="who the user is, is not known"),
        pytest.param(access(on("/srv", "x"), on("/srv/models", "x", "acl")), "access control", id="one of several"),
    ],
)
def test_advises(blocked, words):
    [one] = opened([blocked], ROOT)
    assert isinstance(one, Advice)
    assert words in one.why.of("en")


@pytest.mark.parametrize(
    "accesses, steps",
    [
        pytest.param([access(on("/srv", "x"))], [Mode("/srv", 0o001)], id="a parent"),
        pytest.param([access(on("/srv", "x", "g"))], [Mode("/srv", 0o010)], id="through its group"),
        pytest.param([access(on(ROOT, "rx", "u"))], [Mode(ROOT, 0o500)], id="the user's own"),
        pytest.param([access(on(f"{ROOT}/a", "r", folder=False))], [Mode(f"{ROOT}/a", 0o004)], id="a file"),
        pytest.param([access(on(ROOT, "rw", "g"))], [Mode(ROOT, 0o060)], id="the group may write"),
        pytest.param([access(on(ROOT, "wx"))], [Mode(ROOT, 0o300, UID)], id="others never may: its owner"),
        pytest.param(
            [access(on("/srv", "x"), on(ROOT, "x")), access(on("/srv", "x"), on(ROOT, "r"))],
            [Mode("/srv", 0o001), Mode(ROOT, 0o005)],
            id="one step for each place",
        ),
        pytest.param(
            [access(on(ROOT, "x")), access(on(ROOT, "w"))], [Mode(ROOT, 0o201, UID)], id="mode and owner in one"
        ),
    ],
)
def test_opens(accesses, steps):
    assert list(opened(accesses, ROOT)) == steps
