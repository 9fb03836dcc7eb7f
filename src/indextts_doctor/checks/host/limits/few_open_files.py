"""HOST017: the limit on open files is very low."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Limit
from indextts_doctor.facts import Host

_LEAST = 256  # a quarter of what every distribution grants


@check(
    "HOST017",
    Severity.WARNING,
    title=_("the limit on open files is {limit}"),
    summary=_("the limit on open files is very low"),
    why=_("""Connections count as open files, and so do libraries and weights while they load. At the limit, requests
        fail with "Too many open files"."""),
    how=_("The soft limit on open files (ulimit -n) of the service, or of this shell, is read; 1024 is usual."),
    advice=_("Raise the limit to 1024 or more: LimitNOFILE= in the systemd unit, docker run --ulimit nofile=1024."),
    source="getrlimit(2), RLIMIT_NOFILE; the kernel's default is 1024",
)
def few_open_files(host: Host) -> Found[Limit]:
    limit = host.limits.open_files
    if limit is not None and limit < _LEAST and host.system == "Linux":
        yield Limit(limit=limit)
