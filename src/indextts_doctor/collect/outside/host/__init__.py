"""The machine or container."""

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Host
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


@collector(Host, label=_("host"))
def collect(context: Context) -> Host:
    from indextts_doctor.collect.outside.host import host

    return host.collect(context)
