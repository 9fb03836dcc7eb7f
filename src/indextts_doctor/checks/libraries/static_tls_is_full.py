"""LIB008: a library came too late for a place in the static TLS block."""

import re

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Imports, Libraries

_MESSAGE = re.compile(r"(\S+): cannot allocate memory in static TLS block")


class StaticTlsIsFull(Evidence, frozen=True):
    library: str
    module: str
    copies: int


@check(
    "LIB008",
    Severity.ERROR,
    title=_("{library} finds no room in the static TLS block ({copies} copies of libgomp in the environment)"),
    why=_("""Every package brings its own OpenMP library, and each wants room in a small block that the loader reserves
        at start. On ARM64 it runs out, depending on the order of the imports."""),
    how=_('The import failed with "cannot allocate memory in static TLS block".'),
    advice=_("""Load that library first: start the service with LD_PRELOAD={library} (its full path, as the message
        names it), or import the package it belongs to before all others."""),
    explains=("IMP",),
    source="opencv#14884; LlamaFactory#8768; scikit-learn#17231",
)
def static_tls_is_full(libraries: Libraries, imports: Imports) -> Found[StaticTlsIsFull]:
    for result in imports.results:
        for link in result.chain:
            match = _MESSAGE.search(link.message)
            if match:
                yield StaticTlsIsFull(
                    library=match[1],
                    module=result.module,
                    copies=len(libraries.openmp),
                    about=frozenset({result.module, *result.packages}),
                )
                break
