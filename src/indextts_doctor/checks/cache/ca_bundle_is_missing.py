"""HUB013: the CA bundle that a variable refers to does not exist."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.cache.evidence import Setting
from indextts_doctor.facts import HubCache


@check(
    "HUB013",
    Severity.WARNING,
    title=_("{variable} refers to {path}, which does not exist"),
    summary=_("the CA bundle that a variable refers to does not exist"),
    why=_("""Every download fails. Such a variable is set for a proxy that intercepts TLS, but the file is missing on
        this machine or in this container. requests reports "Could not find a suitable TLS CA certificate bundle";
        httpx, which huggingface_hub uses from 1.0 on, reports "No such file or directory". transformers reports a
        failed connection."""),
    how=_("""The variable is read from the service's environment, and the path is checked for existence. The version of
        huggingface_hub decides which variable counts."""),
    advice=_("""Put the certificates at {path}, or set {variable} to their path where the service is started. Debian and
        Ubuntu keep the system's certificates in /etc/ssl/certs/ca-certificates.crt. If no proxy intercepts TLS, remove
        {variable}."""),
    remedy=_("""Put the certificates at that path, or set the variable to their path where the service is started.
        Debian and Ubuntu keep the system's certificates in /etc/ssl/certs/ca-certificates.crt. If no proxy intercepts
        TLS, remove the variable."""),
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
