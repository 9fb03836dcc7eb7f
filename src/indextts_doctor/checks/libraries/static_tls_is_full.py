"""LIB008: the static TLS block has no space left for a library."""

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
    title=_("{library} does not fit in the static TLS block; copies of libgomp: {copies}"),
    summary=_("a library does not fit in the static TLS block"),
    why=_("""Each package contains its own OpenMP library, and each copy needs space in a small block that the loader
        reserves at start. On ARM64 the block can run out, depending on the import order. The import then fails."""),
    how=_('The import fails with "cannot allocate memory in static TLS block".'),
    advice=_("""Load the library first: start the service with LD_PRELOAD={library} (the full path from the message), or
        import its package before all others."""),
    remedy=_("""Load the library first: start the service with LD_PRELOAD set to its full path from the message, or
        import its package before all others."""),
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
