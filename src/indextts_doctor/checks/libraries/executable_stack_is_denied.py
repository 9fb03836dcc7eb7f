"""LIB007: an import failed because this system denies the executable stack that a library asks for."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.libraries.stackflag import ExecutableStack, unmarked
from indextts_doctor.facts import Host, Imports, Interpreter, Libraries, Packages, Target
from indextts_doctor.facts.libraries import numbers

_MESSAGE = "cannot enable executable stack"


@check(
    "LIB007",
    Severity.ERROR,
    title=_("{package} is denied an executable stack by this system{selinux}"),
    why=_("""The library asks for an executable stack (PT_GNU_STACK RWE), and a security policy says no: SELinux, or
        MemoryDenyWriteExecute= in the systemd unit. Modes and ownership of files have nothing to do with it, nor does
        being root help."""),
    how=_('The import failed with "cannot enable executable stack" although this glibc would allow it.'),
    advice=_("{cure}"),
    explains=("IMP",),
    source="onnxruntime#24911; program headers of the onnxruntime 1.15.1 and 1.17.3 wheels",
)
def executable_stack_is_denied(
    libraries: Libraries, host: Host, imports: Imports, packages: Packages, target: Target, interpreter: Interpreter
) -> Found[ExecutableStack]:
    if host.libc_family == "glibc" and numbers(host.libc_version or "") >= (2, 41):
        return  # LIB006 says it
    mode = libraries.selinux
    marked = {one.package for one in libraries.objects if one.executable_stack}
    for result in imports.results:
        if any(_MESSAGE in link.message for link in result.chain):
            package = next((name for name in result.packages if name in marked), result.module)
            yield ExecutableStack(
                package=package,
                module=result.module,
                selinux=_(" (SELinux: {mode})").filled(mode=mode) if mode else "",
                cure=unmarked(package, interpreter, target, packages),
                about=frozenset({package, result.module, *result.packages}),
            )
