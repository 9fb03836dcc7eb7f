"""HUB013: the certificates for downloads are not where a variable says."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Setting
from indextts_doctor.facts import HubCache


@check(
    "HUB013",
    Severity.WARNING,
    title=_("{variable} names {path}, which does not exist: every download fails"),
    why=_("""A proxy that opens TLS needs its certificate to be known, so the variable was set once; the file is not on
        this machine, or not in this container. requests says "Could not find a suitable TLS CA certificate bundle",
        httpx, which huggingface_hub uses from 1.0 on, "No such file or directory". transformers turns it into a failed
        connection."""),
    how=_("""The variable as the service has it, whether the path exists, and the version of huggingface_hub, which
        decides which variable is read."""),
    advice=_("""Put the certificates there, or name where they are, where the service is started. Debian and Ubuntu keep
        the system's in /etc/ssl/certs/ca-certificates.crt. Where nothing opens TLS, take {variable} out."""),
    source="huggingface_hub#1271; reproduced with huggingface_hub 0.16.4 (requests 2.31.0) and 2.4.0 (httpx)",
)
def ca_bundle_is_missing(cache: HubCache) -> Found[Setting]:
    if cache.ca_variable and not cache.offline:
        yield Setting(
            variable=cache.ca_variable,
            path=cache.ca_path,
            version=cache.hub_version,
            about=frozenset({"huggingface-hub"}),
        )
