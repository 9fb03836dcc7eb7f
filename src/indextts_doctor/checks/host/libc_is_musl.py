"""HOST001: the system uses musl libc."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Host


class LibcIsMusl(Evidence, frozen=True):
    distribution: str
    libc: str


@check(
    "HOST001",
    Severity.ERROR,
    title=_("{distribution} uses musl libc: onnxruntime and torch have no wheels for it"),
    summary=_("the system uses musl libc: onnxruntime and torch have no wheels for it"),
    why=_("""onnxruntime and torch publish Linux wheels for glibc only. No version pin helps: scipy has musl wheels from
        1.11 on, but not in 1.10.1, the guide's version, and onnxruntime has none at all."""),
    how=_("The system and the interpreter are linked to musl as their C library."),
    advice=_("""Move the deployment to an image with glibc, for example python:3.10-slim-bookworm instead of
        python:3.10-alpine."""),
    explains=("IMP", "PKG", "LIB"),
    source="wheel lists of scipy 1.10.1, 1.11.1 and onnxruntime on PyPI; scipy 1.11.2 release notes",
)
def libc_is_musl(host: Host) -> Found[LibcIsMusl]:
    if host.libc_family == "musl":
        yield LibcIsMusl(distribution=host.distribution, libc=f"musl {host.libc_version or ''}".strip())
