"""PKG006: packages that were compiled for NumPy 1 are installed with NumPy 2."""

from indextts_doctor.checks import Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import install, tested
from indextts_doctor.checks.packages.compatible import NUMPY_2_SINCE, installs
from indextts_doctor.checks.packages.evidence import LostNames
from indextts_doctor.checks.packages.requirements import within
from indextts_doctor.facts import Interpreter, Package, Packages, Profile, Target

OLD = "numpy<2"


@check(
    "PKG006",
    Severity.ERROR,
    title=_("numpy {numpy} is too new for {name} {version}, compiled for NumPy 1"),
    summary=_("numpy 2 is installed with a package compiled for NumPy 1"),
    why=_("""NumPy 2 changed its binary interface. A module compiled for NumPy 1 fails at import (_ARRAY_API not found,
        numpy.core.multiarray failed to import, numpy.dtype size changed) or at the first array: torch with an
        exception, onnxruntime 1.15 with a segmentation fault. Many wheels set no upper bound on numpy, so pip check
        reports no problem."""),
    how=_("""The version of the package is older than its first release with wheels for NumPy 2. Each of these releases
        was tested."""),
    advice=_("{fix}"),
    remedy=_("Install a numpy below 2, or upgrade the package to a release with wheels for NumPy 2."),
    explains=("IMP", "PKG004", "PKG005", "PKG022", "PKG023", "SMK"),
    source="reproduced with the wheels of each package beside numpy 2.2.6; torch: pytorch/pytorch#132179; microsoft/onnxruntime#21063",
)
def numpy_2_under_numpy_1_packages(
    packages: Packages, profile: Profile, target: Target, interpreter: Interpreter
) -> Found[LostNames]:
    numpy = packages.find("numpy")
    if numpy is None or not within(numpy.version, ">=2.0.0.dev0"):
        return
    imports = [need.package for need in profile.imports]
    for package in sorted(packages.first(), key=lambda one: (one.name not in imports, one.name)):
        since = NUMPY_2_SINCE.get(package.name)
        # conda rebuilds old releases for NumPy 2
        if since is None or package.installer == "conda" or not within(package.version, f"<{since}"):
            continue
        yield LostNames(
            name=package.name,
            version=package.version,
            numpy=numpy.version,
            since=since,
            fix=_back(package, since, profile, target, packages)
            if installs(OLD, interpreter.version)
            else _forward(package, since, target, packages),
            about=frozenset({"numpy", package.name}),
        )


def _back(package: Package, since: str, profile: Profile, target: Target, packages: Packages) -> Text:
    command = install(target, packages, tested(profile, "numpy", "<2"))
    return _("Downgrade numpy: `{command}`. Or upgrade {name} to {since} or newer, if the profile allows it.").filled(
        command=command, name=package.name, since=since
    )


def _forward(package: Package, since: str, target: Target, packages: Packages) -> Text:
    """The fix if NumPy 1 has no wheels for this Python."""
    command = install(target, packages, f"{package.name}>={since}")
    return _("Upgrade {name}: `{command}`. NumPy 1 has no wheels for this Python.").filled(
        name=package.name, command=command
    )
