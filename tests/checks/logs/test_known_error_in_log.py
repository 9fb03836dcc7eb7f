import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.finding import CannotCheck
from indextts_doctor.checks.logs.known_error_in_log import known_error_in_log
from indextts_doctor.facts.logs import Unread
from indextts_doctor.facts.record import Severity
from indextts_doctor.formats.logs.signatures import BY_NAME
from indextts_doctor.plugins.testing import findings

POINTER = healthy_facts.saying("lfs-pointer", "UnpicklingError: invalid load key, 'v'.")


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(healthy_facts.logs(), id="the log says nothing"),
        pytest.param(healthy_facts.logs(healthy_facts.log(healthy_facts.saying("of-a-newer-doctor"))), id="a signature that is not known here"),
        pytest.param(healthy_facts.logs(healthy_facts.log(healthy_facts.saying("worker-timeout"))), id="reported as LOG001"),
    ],
)  # fmt: skip
def test_silent(logs):
    assert not findings(known_error_in_log, logs)


@pytest.mark.parametrize(
    ("logs", "severity"),
    [
        pytest.param(healthy_facts.logs(healthy_facts.log(POINTER)), Severity.WARNING, id="now"),
        pytest.param(
            healthy_facts.logs(healthy_facts.log(POINTER), now="2026-12-24T10:00:00Z"), Severity.NOTE, id="a month ago"
        ),
        pytest.param(
            healthy_facts.logs(healthy_facts.log(POINTER), service_started="2026-11-24T09:30:00Z"),
            Severity.NOTE,
            id="before the service was started",
        ),
        pytest.param(
            healthy_facts.logs(healthy_facts.log(POINTER), service_started="2026-11-24T08:30:00Z"),
            Severity.WARNING,
            id="by the service that runs",
        ),
        pytest.param(
            healthy_facts.logs(
                healthy_facts.log(healthy_facts.saying("lfs-pointer", time=None), modified="2026-10-01T00:00:00Z")
            ),
            Severity.NOTE,
            id="without a time, in an old file",
        ),
        pytest.param(
            healthy_facts.logs(
                healthy_facts.log(healthy_facts.saying("lfs-pointer", time=None), modified=None, path="-")
            ),
            Severity.WARNING,
            id="without a time, from a pipe",
        ),
    ],
)
def test_speaks(logs, severity):
    [evidence] = findings(known_error_in_log, logs)
    assert evidence.severity is severity
    assert evidence.traces == ("MOD004",)
    assert evidence.settled is Severity.NOTE


def test_recent_entries_come_first_and_the_latest_before_all():
    past = healthy_facts.saying("disk-full", time="2026-11-24T09:59:00Z", superseded=True)
    older = healthy_facts.saying("kaiser", time="2026-11-24T08:00:00Z")
    evidence = findings(known_error_in_log, healthy_facts.logs(healthy_facts.log(past, older, POINTER)))
    assert [one.facts["signature"] for one in evidence] == ["lfs-pointer", "kaiser", "disk-full"]


@pytest.mark.parametrize(
    "name", sorted(set(BY_NAME) - {"worker-timeout", "missing-keys", "killed", "crashed", "masked-by-kantts"})
)
def test_every_signature_is_reported(name):
    [evidence] = findings(known_error_in_log, healthy_facts.logs(healthy_facts.log(healthy_facts.saying(name))))
    assert evidence.facts["codes"] == list(BY_NAME[name].codes)


@pytest.mark.parametrize(
    ("logs", "kind"),
    [
        pytest.param(healthy_facts.logs(), "inapplicable", id="there is no log"),
        pytest.param(healthy_facts.logs(journals=("tts.service",)), "skipped", id="it goes to the journal"),
        pytest.param(
            healthy_facts.logs(unread=(Unread("/var/log/tts.log", "Permission denied"),)),
            "failed",
            id="it cannot be read",
        ),
    ],
)
def test_without_a_log(logs, kind):
    with pytest.raises(CannotCheck) as silent:
        list(known_error_in_log(replace(logs, files=()), healthy_facts.target()))
    assert silent.value.kind == kind
