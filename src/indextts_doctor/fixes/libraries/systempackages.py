"""Steps that install packages of the operating system. Pure."""

from collections.abc import Iterable
from typing import Union

from indextts_doctor.checks.libraries.systempackages import manager, package
from indextts_doctor.facts import Command, Host, SystemLibrary
from indextts_doctor.fixes import Advice, Steps, System, _

Wanted = Union[Command, SystemLibrary]


def installed(host: Host, wanted: Iterable[Wanted]) -> Steps:
    """Yield one step for all packages that are known, and an Advice for each one that is not."""
    which = manager(host)
    if which is None:
        yield Advice(_("the package manager of {distribution} is unknown").filled(distribution=host.distribution))
        return
    found = {_name(one): package(which, one) for one in wanted}
    packages = tuple(dict.fromkeys(one for one in found.values() if one is not None))
    if packages:
        yield System(which, packages)
    for missing in (what for what, one in found.items() if one is None):
        yield Advice(_("the {which} package of {missing} is unknown").filled(which=which, missing=missing))


def _name(wanted: Wanted) -> str:
    return wanted.name if isinstance(wanted, Command) else wanted.soname
