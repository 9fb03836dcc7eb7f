"""LIB006: a library requests an executable stack, which the installed glibc rejects."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.stackflag import ExecutableStack, unmarked
from indextts_doctor.facts import Host, Interpreter, Libraries, Packages, Target
from indextts_doctor.facts.libraries import numbers

_REFUSES = (2, 41)


@check(
    "LIB006",
    Severity.ERROR,
    title=_("{package} {version} requests an executable stack, which glibc {libc} rejects"),
    summary=_("a library requests an executable stack, which glibc rejects"),
    why=_("""The header of the library requests an executable stack (PT_GNU_STACK RWE). From glibc 2.41 on, loading such
        a library into a running program fails with "cannot enable executable stack as shared object requires".
        onnxruntime 1.15.1 and 1.16.3 have this flag, 1.17.3 and later do not."""),
    how=_("""The program headers of each library in the packages of the profile are read, and the version of glibc is
        checked."""),
    advice=_("""{fix} To keep the version, run the service in an image with an older glibc, for example
        python:3.10-slim-bookworm (2.36)."""),
    remedy=_("""Install a release without the flag; for onnxruntime, this is 1.17.3 or newer. To keep the version, run the
        service in an image with an older glibc, for example python:3.10-slim-bookworm (2.36)."""),
    explains=("IMP",),
    source="program headers of the onnxruntime 1.15.1 to 1.22.1 wheels; onnxruntime#24911, #27377; NEWS of Debian's glibc 2.41",
)
def stack_must_be_executable(
    libraries: Libraries, host: Host, packages: Packages, target: Target, interpreter: Interpreter
) -> Found[ExecutableStack]:
    libc = host.libc_version or ""
    if host.libc_family != "glibc" or numbers(libc) < _REFUSES or libraries.execstack_allowed:
        return
    for one in libraries.objects:
        if one.executable_stack:
            package = packages.find(one.package)
            yield ExecutableStack(
                package=one.package,
                version=package.version if package else "",
                file=one.path,
                libc=libc,
                fix=unmarked(one.package, interpreter, target, packages),
                about=frozenset({one.package}),
            )
