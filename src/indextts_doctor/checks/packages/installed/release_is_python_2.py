"""PKG008: a release with Python 2 code only is installed under Python 3."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.compatible import PYTHON_2
from indextts_doctor.checks.packages.evidence import TooNew
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Interpreter, Packages, Profile, Target


@check(
    "PKG008",
    Severity.ERROR,
    title=_("{name} {version} contains Python 2 code, incompatible with Python {python}"),
    summary=_("a package contains Python 2 code only"),
    why=_("""Such old releases do not declare the Python that they need, so pip installs them under every Python. The
        import fails with No module named 'StringIO' or a SyntaxError."""),
    how=_("The version is one of those that are known to fail under Python 3."),
    advice=_("Install a release for Python 3: `{command}`. Guides that mention pydub 0.5.1 mean 0.25.1."),
    remedy=_("Install a release for Python 3. Guides that mention pydub 0.5.1 mean 0.25.1."),
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
