"""HOST016: an import failed because the address space is limited."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Starved, names, shows
from indextts_doctor.facts import Host, Imports
from indextts_doctor.i18n.sizes import size

_PHRASES = (
    "failed to map segment from shared object",
    "cannot allocate memory",
    "cannot create shared object descriptor",
    "cannot apply additional memory protection",
    "std::bad_alloc",
    "MemoryError",
    "Memory allocation still failed",
)


@check(
    "HOST016",
    Severity.ERROR,
    title=_("import of {module} ran out of address space: the limit is {limit}"),
    summary=_("an import ran out of address space"),
    why=_("""Loading a library maps its entire file, and every thread takes a stack of 8 MiB. A limit on the address
        space (ulimit -v) counts all of that, although little of it is ever used."""),
    how=_("""RLIMIT_AS is set, and the output of the failed import contains an error that memory could not be
        allocated."""),
    advice=_("""Remove LimitAS= from the systemd unit, or ulimit -v from the start script. To limit memory, use
        MemoryMax= instead."""),
    explains=("IMP", "HOST015", "LIB"),
    source="reproduced: with ulimit -v of 300 MiB importing torch 2.13.0 reports failed to map segment from shared object",
)
def import_lacked_address_space(host: Host, imports: Imports) -> Found[Starved]:
    limit = host.limits.address_space
    if limit is None:
        return
    for one in imports.results:
        if (one.outcome == "memory" and one.signal is None) or shows(one, *_PHRASES):
            yield Starved(
                module=one.module, limit=size(limit), outcome=one.outcome, about=names(one) | {"address space"}
            )
