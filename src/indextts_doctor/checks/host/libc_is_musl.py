"""HOST001: the machine uses musl libc."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "HOST001",
    Severity.ERROR,
    title=Text(
        en="{distribution} uses musl libc, for which onnxruntime and torch have no wheels",
        zh="{distribution} 使用 musl libc，onnxruntime 和 torch 没有对应的安装包",
    ),
    why=Text(
        en="onnxruntime and torch publish Linux wheels for glibc only. No version pin helps: scipy has musl wheels "
        "from 1.11 on, not in 1.10.1 as the guide says, and onnxruntime has none at all.",
        zh="onnxruntime 和 torch 只发布 glibc 的 Linux 安装包，改版本号无济于事：scipy 从 1.11 起才有 musl 包"
        "（指南说的 1.10.1 恰恰没有），onnxruntime 则完全没有。",
    ),
    how=Text(
        en="The C library that this system and the interpreter are linked to is musl.",
        zh="系统和解释器链接的 C 库是 musl。",
    ),
    advice=Text(
        en="Move the deployment to an image with glibc, for example python:3.10-slim-bookworm instead of python:3.10-alpine.",
        zh="改用基于 glibc 的镜像，例如用 python:3.10-slim-bookworm 代替 python:3.10-alpine。",
    ),
    explains=("IMP", "PKG", "LIB"),
    source="wheel lists of scipy 1.10.1, 1.11.1 and onnxruntime on PyPI; scipy 1.11.2 release notes",
)
def libc_is_musl(host: Host) -> Iterator[Evidence]:
    if host.libc_family == "musl":
        yield Evidence({"distribution": host.distribution, "libc": f"musl {host.libc_version or ''}".strip()})
