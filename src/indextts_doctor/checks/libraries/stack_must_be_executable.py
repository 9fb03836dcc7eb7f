"""LIB006: a library asks for an executable stack, which is refused here."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.libraries.stackflag import unmarked
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host, Interpreter, Libraries, Packages, Target
from indextts_doctor.facts.libraries import numbers
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

_REFUSES = (2, 41)


@check(
    "LIB006",
    Severity.ERROR,
    title=Text(
        en="{package} {version} asks for an executable stack, which glibc {libc} refuses",
        zh="{package} {version} 要求可执行栈，glibc {libc} 会拒绝加载",
    ),
    why=Text(
        en="The header of the library marks its stack as executable (PT_GNU_STACK RWE). From glibc 2.41 on, such a "
        'library cannot be loaded into a running program: "cannot enable executable stack as shared object requires". '
        "onnxruntime 1.15.1 and 1.16.3 are marked like this, 1.17.3 and later are not.",
        zh="库文件头把栈标成了可执行（PT_GNU_STACK RWE）。从 glibc 2.41 起，运行中的程序不能再加载这样的库，会报 "
        "cannot enable executable stack as shared object requires。onnxruntime 1.15.1 和 1.16.3 带有这个标记，1.17.3 及以后没有。",
    ),
    how=Text(
        en="The program headers of every library of the profile's packages are read, and the version of glibc.",
        zh="读取配置所用各包的库文件头，并对照 glibc 的版本。",
    ),
    advice=Text(
        en="{cure} To keep the version, run the service in an image with an older glibc, for example "
        "python:3.10-slim-bookworm (2.36).",
        zh="{cure}如果版本不能动，就换用 glibc 较旧的镜像，例如 python:3.10-slim-bookworm（2.36）。",
    ),
    explains=("IMP",),
    source="program headers of the onnxruntime 1.15.1 to 1.22.1 wheels; onnxruntime#24911, #27377; NEWS of Debian's glibc 2.41",
)
def stack_must_be_executable(
    libraries: Libraries, host: Host, packages: Packages, target: Target, interpreter: Interpreter
) -> Iterator[Evidence]:
    libc = host.libc_version or ""
    if host.libc_family != "glibc" or numbers(libc) < _REFUSES or libraries.execstack_allowed:
        return
    for one in libraries.objects:
        if one.executable_stack:
            package = packages.find(one.package)
            facts = {
                "package": one.package,
                "version": package.version if package else "",
                "file": one.path,
                "libc": libc,
                "cure": unmarked(one.package, interpreter, target, packages),
            }
            yield Evidence(facts, about=frozenset({one.package}))
