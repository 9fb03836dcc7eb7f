"""LIB009: a program that the deployment starts is not on the service's PATH."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.origin import whose
from indextts_doctor.checks.libraries.systempackages import NotInstalled
from indextts_doctor.facts import Libraries, Packages, Profile


@check(
    "LIB009",
    Severity.ERROR,
    title=_("{command} is not on the PATH of {whose}: {why}"),
    summary=_("a required program is not on the PATH"),
    why=_("""Some packages run other programs instead of linking a library. Slim images do not contain these programs,
        and a service under systemd or cron has a shorter PATH than a login shell."""),
    how=_("Each folder on the PATH is searched for an executable file with the name of the program."),
    advice=_("""Install the program, on Debian and Ubuntu as root: `apt-get install {debian}`. If it is installed
        elsewhere, add its folder to the PATH of the service."""),
    remedy=_("""Install the program with the system's package manager. If it is installed elsewhere, add its folder to
        the PATH of the service."""),
    explains=("IMP", "SMK"),
    source="the profile names the program and what for",
)
def command_is_missing(libraries: Libraries, profile: Profile, packages: Packages) -> Found[NotInstalled]:
    missing = [one for one in profile.commands if one.name in libraries.commands]
    missing = [one for one in missing if libraries.commands[one.name] is None]
    missing = [one for one in missing if not one.only_with or is_real(packages, one.only_with)]
    debian = " ".join(dict.fromkeys(one.debian or one.name for one in missing))
    for command in sorted(missing, key=lambda one: not one.required):
        about = frozenset({command.name, command.only_with} - {""})
        yield NotInstalled(
            command=command.name,
            whose=whose(libraries.path_from),
            why=command.why,
            debian=debian,
            about=about,
            severity=None if command.required else Severity.NOTE,
        )


def is_real(packages: Packages, name: str) -> bool:
    """Whether the distribution is installed and is more than an empty placeholder."""
    package = packages.find(name)
    return package is not None and package.python_files != 1
