"""LIB007: an import failed because the system denies the executable stack that a library requests."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.stackflag import REMEDY, ExecutableStack, unmarked
from indextts_doctor.facts import Host, Imports, Interpreter, Libraries, Packages, Target
from indextts_doctor.facts.libraries import numbers

_MESSAGE = "cannot enable executable stack"


@check(
    "LIB007",
    Severity.ERROR,
    title=_("{package} requests an executable stack, which the system denies{selinux}"),
    summary=_("the system denies a library the executable stack that it requests"),
    why=_("""The library requests an executable stack (PT_GNU_STACK RWE), and a security policy denies it: SELinux, or
        MemoryDenyWriteExecute= in the systemd unit. File modes and ownership have no influence, and running as root
        does not help."""),
    how=_("""The import fails with "cannot enable executable stack" although the installed version of glibc allows
        executable stacks."""),
    advice=_("{fix}"),
    remedy=REMEDY,
    explains=("IMP",),
    source="onnxruntime#24911; program headers of the onnxruntime 1.15.1 and 1.17.3 wheels",
)
def executable_stack_is_denied(
    libraries: Libraries, host: Host, imports: Imports, packages: Packages, target: Target, interpreter: Interpreter
) -> Found[ExecutableStack]:
    if host.libc_family == "glibc" and numbers(host.libc_version or "") >= (2, 41):
        return  # reported as LIB006
    mode = libraries.selinux
    marked = {one.package for one in libraries.objects if one.executable_stack}
    for result in imports.results:
        if any(_MESSAGE in link.message for link in result.chain):
            package = next((name for name in result.packages if name in marked), result.module)
            yield ExecutableStack(
                package=package,
                module=result.module,
                selinux=_(" (SELinux: {mode})").filled(mode=mode) if mode else "",
                fix=unmarked(package, interpreter, target, packages),
                about=frozenset({package, result.module, *result.packages}),
            )
