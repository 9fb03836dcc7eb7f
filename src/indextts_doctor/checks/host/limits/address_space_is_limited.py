"""HOST015: the limit on the address space is lower than the deployment needs."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Limit
from indextts_doctor.checks.model.memory import weights
from indextts_doctor.facts import Host, ModelFolder
from indextts_doctor.i18n.sizes import size

_LIBRARIES = 900 * 2**20  # address space of torch, onnxruntime and scipy once imported, measured on two cores


@check(
    "HOST015",
    Severity.WARNING,
    title=_("address space is limited to {limit}; libraries and model need about {needed}"),
    summary=_("the limit on the address space is too low for libraries and model"),
    why=_("""The limit counts every mapped file and the stack of every thread, not only memory in use. Above it,
        libraries fail to load ("failed to map segment from shared object"), and weights end in MemoryError or
        std::bad_alloc."""),
    how=_("""The soft limit RLIMIT_AS of the service (ulimit -v) is compared with the address space that the libraries
        map plus the size of the weights. A limit below the weights alone is an error."""),
    advice=_("""Remove LimitAS= from the systemd unit, or ulimit -v from the start script. To limit memory, use
        MemoryMax= instead."""),
    source="reproduced: with ulimit -v of 300 MiB torch 2.13.0 does not load; imported, it maps 650 MiB, with onnxruntime and "
    "scipy 900 MiB",
)
def address_space_is_limited(host: Host, model: ModelFolder) -> Found[Limit]:
    limit = host.limits.address_space
    if limit is None:
        return
    stored = weights(model).stored
    if limit < stored + _LIBRARIES:
        severity = Severity.ERROR if limit < stored else None
        yield Limit(
            limit=size(limit),
            needed=size(stored + _LIBRARIES),
            weights=size(stored),
            about=frozenset({"address space"}),
            severity=severity,
        )
