"""PY018: the ssl module is too old for urllib3 2."""

import re

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.packages import commands, requirements
from indextts_doctor.facts import Interpreter, Packages, Target


class OpensslIsTooOld(Evidence, frozen=True):
    version: str
    openssl: str
    install: str


@check(
    "PY018",
    Severity.ERROR,
    title=_("{openssl} is too old for urllib3 {version}"),
    summary=_("the OpenSSL of Python is too old for urllib3"),
    why=_("""urllib3 2 raises ImportError if the ssl module was compiled with an OpenSSL older than 1.1.1, for example on
        CentOS 7. Then requests, huggingface_hub and transformers fail to import as well."""),
    how=_("ssl.OPENSSL_VERSION of the interpreter is compared with the minimum of the installed urllib3."),
    advice=_("""Install a release of urllib3 that supports it: `{install}`. The permanent fix is a Python with a newer
        OpenSSL."""),
    remedy=_("Install a release of urllib3 below 2. The permanent fix is a Python with a newer OpenSSL."),
    explains=("IMP",),
    source="urllib3/__init__.py of 2.0.0, 2.0.2, 2.0.3, 2.2.3 and 2.8.0; urllib3 issue 2168",
)
def openssl_is_too_old(interpreter: Interpreter, packages: Packages, target: Target) -> Found[OpensslIsTooOld]:
    urllib3 = packages.find("urllib3")
    if urllib3 is None or not interpreter.openssl or not _refuses(urllib3.version, interpreter.openssl):
        return
    yield OpensslIsTooOld(
        version=urllib3.version,
        openssl=" ".join(interpreter.openssl.split()[:2]),
        install=commands.install(target, packages, "urllib3<2"),
        about=frozenset({"urllib3", "requests", "huggingface-hub", "huggingface_hub", "transformers"}),
    )


def _refuses(urllib3: str, openssl: str) -> bool:
    if not requirements.within(urllib3, ">=2"):
        return False
    found = re.match(r"OpenSSL (\d+)\.(\d+)\.(\d+)", openssl)
    if found is None:  # LibreSSL and others: rejected by the first releases only
        return bool(requirements.within(urllib3, "<2.0.3")) and not openssl.startswith("OpenSSL ")
    return tuple(map(int, found.groups())) < (1, 1, 1)
