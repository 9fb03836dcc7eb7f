"""PKG008: a release that holds Python 2 code only is installed under Python 3."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import PYTHON_2
from indextts_doctor.checks.packages.evidence import TooNew
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Interpreter, Packages, Profile, Target


@check(
    "PKG008",
    Severity.ERROR,
    title=_("{name} {version} is Python 2 code, and this is Python {python}"),
    why=_("""Such old releases do not say which Python they need, so pip installs them anywhere: that a pin installs
        does not mean that it works. The import ends with No module named 'StringIO' or a SyntaxError."""),
    how=_("The version is one of those that were seen to fail under Python 3."),
    advice=_("Install a release for Python 3: `{command}`. Guides that say pydub 0.5.1 mean 0.25.1."),
    explains=("IMP", "PKG003", "PKG004", "SMK"),
    source="reproduced: pydub 0.5.1, 0.6.0, 0.7.1 and 0.8.1 fail under Python 3.10, 0.9.0 imports",
)
def release_is_python_2(
    packages: Packages, interpreter: Interpreter, profile: Profile, target: Target
) -> Found[TooNew]:
    if interpreter.version < (3,):
        return
    for package in packages.first():
        if not any(within(package.version, one) for one in PYTHON_2.get(package.name, ())):
            continue
        pin = profile.pin(package.name)
        wanted = f"{package.name}{pin.tested}" if pin and pin.tested else package.name
        yield TooNew(
            name=package.name,
            version=package.version,
            python=".".join(str(number) for number in interpreter.version[:2]),
            command=install(target, packages, "--upgrade", wanted),
            about=frozenset({package.name}),
        )
