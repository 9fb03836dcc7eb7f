"""PKG023: a compiled module says that it was built for another NumPy."""

import re
from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import OldBuild
from indextts_doctor.facts import Import, Imports, Packages, Profile, Target

# What Cython's and NumPy's own tests of the binary interface say; the first may name any type of numpy's.
_SAID = re.compile(
    r"numpy\.\w+(?:\.\w+)* size changed, may indicate binary incompatibility"
    r"|module compiled against A[PB]I version \S+ but this version of numpy is"
)


@check(
    "PKG023",
    Severity.ERROR,
    title=_("{name} was compiled for another NumPy than {numpy}: {said}"),
    why=_("""Compiled modules know the size of NumPy's structures. One that was built with another NumPy refuses this
        one. Few packages name an upper bound, so pip check stays green; a package that pip builds here is built with
        the newest NumPy, which need not be the installed one."""),
    how=_("The module itself says so when it is imported: it compares the sizes, or the versions of the interface."),
    advice=_("""A release of {name} that was built for NumPy {numpy} does: `{command}`. One that is built here needs the
        options --no-build-isolation and --no-binary {name}. Or put NumPy back to the release that {name} was built
        with."""),
    explains=("IMP", "SMK"),
    source="numpy/__init__.cython-30.pxd; numpy/core/__init__.py; reproduced: pycocotools 2.0.7 with numpy 2.4.6",
)
def extension_is_for_another_numpy(
    imports: Imports, packages: Packages, profile: Profile, target: Target
) -> Found[OldBuild]:
    numpy = packages.find("numpy")
    told = set()
    for result in imports.results:
        said = _said(result)
        name = failures.met_first(result, profile, besides="numpy")
        if numpy is None or said is None or name in told:
            continue
        told.add(name)
        yield OldBuild(
            name=name,
            numpy=numpy.version,
            said=said,
            module=result.module,
            command=install(target, packages, "--upgrade", name),
            about=frozenset({name}),
        )


def _said(result: Import) -> Optional[str]:
    messages = (line for link in result.chain for line in link.message.splitlines() if _SAID.search(line))
    return next((line[: failures.LONGEST] for line in messages), None)
