"""PKG023: a compiled module was built for a different NumPy."""

import re
from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import OldBuild
from indextts_doctor.facts import Import, Imports, Packages, Profile, Target

# Messages of Cython's and NumPy's checks of the binary interface; the first may contain any type of NumPy.
_MESSAGE = re.compile(
    r"numpy\.\w+(?:\.\w+)* size changed, may indicate binary incompatibility"
    r"|module compiled against A[PB]I version \S+ but this version of numpy is"
)


@check(
    "PKG023",
    Severity.ERROR,
    title=_("{name} is compiled for a different NumPy than {numpy}: {message}"),
    summary=_("a package is compiled for a different NumPy"),
    why=_("""A compiled module contains the sizes of NumPy's structures, and refuses a NumPy with different ones. Few
        packages set an upper bound, so pip check reports no problem. A package that pip builds on this machine is
        built with the newest NumPy, which may differ from the installed one."""),
    how=_("""The module compares the sizes, or the versions of the interface, when it is imported, and reports the
        difference."""),
    advice=_("""Install a release of {name} that is built for NumPy {numpy}: `{command}`. To build it on this machine,
        use the options --no-build-isolation and --no-binary {name}. Or install the NumPy that {name} was built
        with."""),
    remedy=_("""Install a release of the package that is built for the installed NumPy. To build it on this machine,
        use the options --no-build-isolation and --no-binary. Or install the NumPy that the package was built with."""),
    explains=("IMP", "SMK"),
    source="numpy/__init__.cython-30.pxd; numpy/core/__init__.py; reproduced: pycocotools 2.0.7 with numpy 2.4.6",
)
def extension_is_for_another_numpy(
    imports: Imports, packages: Packages, profile: Profile, target: Target
) -> Found[OldBuild]:
    numpy = packages.find("numpy")
    seen = set()
    for result in imports.results:
        message = _message(result)
        name = failures.met_first(result, profile, besides="numpy")
        if numpy is None or message is None or name in seen:
            continue
        seen.add(name)
        yield OldBuild(
            name=name,
            numpy=numpy.version,
            message=message,
            module=result.module,
            command=install(target, packages, "--upgrade", name),
            about=frozenset({name}),
        )


def _message(result: Import) -> Optional[str]:
    messages = (line for link in result.chain for line in link.message.splitlines() if _MESSAGE.search(line))
    return next((line[: failures.LONGEST] for line in messages), None)
