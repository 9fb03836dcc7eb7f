"""The logs of the service."""

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Logs
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


def _named(context: Context) -> bool:
    """Whether the user names a log: then it is read, with --fast too."""
    return bool(context.logs)


@collector(Logs, label=_("logs"), fast=_named)
def collect(context: Context) -> Logs:
    from indextts_doctor.collect.outside.logs import logs

    return logs.collect(context)
