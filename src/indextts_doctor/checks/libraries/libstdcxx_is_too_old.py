"""LIB005: the libstdc++ that the loader selects is older than a package requires."""

from typing import Optional

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.libraries.origin import origin
from indextts_doctor.facts import Libraries
from indextts_doctor.facts.libraries import numbers

_FAMILIES = ("GLIBCXX", "CXXABI")


class LibstdcxxIsTooOld(Evidence, frozen=True):
    package: str
    file: str
    family: str
    wanted: str
    offered: str
    path: Optional[str]
    origin: Text


@check(
    "LIB005",
    Severity.ERROR,
    title=_("{package} requires {family}_{wanted}; libstdc++ ({origin}) provides {offered}"),
    summary=_("libstdc++ is too old for a package"),
    why=_("""A process loads only one libstdc++. If LD_LIBRARY_PATH or an old system provides an older one, each library
        that was compiled against a newer one fails with "version 'GLIBCXX_...' not found"."""),
    how=_("""The newest version that each library requires is compared with the newest version in the libstdc++ that the
        loader selects."""),
    advice=_("""The loader selects {path}. If it comes from LD_LIBRARY_PATH, start the service without the variable. In a
        conda environment, put its lib folder first or install the package with pip. On an old system, use a newer
        image."""),
    remedy=_("""If the old libstdc++ comes from LD_LIBRARY_PATH, start the service without the variable. In a conda
        environment, put its lib folder first or install the package with pip. On an old system, use a newer image."""),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1 and onnxruntime 1.15.1; scipy#18163; rstudio/reticulate#1282; GNU_VERSION_NEED and GNU_VERSION_DEFINITION in the ELF files",
)
def libstdcxx_is_too_old(libraries: Libraries) -> Found[LibstdcxxIsTooOld]:
    reported = set()
    for one in libraries.objects:
        for family in _FAMILIES:
            wanted = one.versions.get(family, "")
            offered = libraries.stdcxx.offers.get(family, "")
            if not numbers(offered) or numbers(wanted) <= numbers(offered) or one.package in reported:
                continue
            reported.add(one.package)
            yield LibstdcxxIsTooOld(
                package=one.package,
                file=one.path,
                family=family,
                wanted=wanted,
                offered=offered,
                path=libraries.stdcxx.path,
                origin=origin(libraries.stdcxx.origin),
                about=frozenset({one.package}),
            )
