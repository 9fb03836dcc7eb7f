"""LIB005: the libstdc++ that the loader takes is older than the packages want."""

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
    title=_("{package} wants {family}_{wanted}; the libstdc++ that is loaded ends at {offered} ({origin})"),
    why=_("""A process has one libstdc++. When LD_LIBRARY_PATH or an old system puts an older one first, every library
        that was compiled against a newer one is refused with "version 'GLIBCXX_...' not found"."""),
    how=_("""The newest version that a library file asks for is compared with the newest that the libstdc++ defines
        which the loader takes."""),
    advice=_("""The loader takes {path}. If that is from LD_LIBRARY_PATH, start the service without the variable. In a
        conda environment, put its lib folder first or install the package with pip. On an old system, use a newer
        image."""),
    explains=("IMP",),
    source="reproduced with scipy 1.10.1 and onnxruntime 1.15.1; scipy#18163; rstudio/reticulate#1282; GNU_VERSION_NEED and GNU_VERSION_DEFINITION in the ELF files",
)
def libstdcxx_is_too_old(libraries: Libraries) -> Found[LibstdcxxIsTooOld]:
    told = set()
    for one in libraries.objects:
        for family in _FAMILIES:
            wanted = one.versions.get(family, "")
            offered = libraries.stdcxx.offers.get(family, "")
            if not numbers(offered) or numbers(wanted) <= numbers(offered) or one.package in told:
                continue
            told.add(one.package)
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
