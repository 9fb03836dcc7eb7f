"""LIB001: soundfile finds no libsndfile."""

from collections.abc import Iterator

from indextts_doctor.checks.finding import Evidence
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.registry import check
from indextts_doctor.facts import Libraries, Packages, Target
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text


@check(
    "LIB001",
    Severity.ERROR,
    title=Text(
        en="soundfile {version} brings no libsndfile, and this system has none",
        zh="soundfile {version} 不带 libsndfile，系统里也没有装",
    ),
    why=Text(
        en="soundfile is only a wrapper: reading and writing sound is done by the C library libsndfile. Releases before "
        "0.12 do not contain it for Linux, and neither does the py2.py3-none-any wheel that pip falls back to where no platform "
        "wheel fits (old glibc, musl, rare processors).",
        zh="soundfile 只是一层封装，真正读写音频的是 C 库 libsndfile。0.12 之前的版本在 Linux 上都不带它；"
        "pip 找不到适合本机的平台包时（glibc 太旧、musl、少见的处理器）退而安装的 py2.py3-none-any 包也不带。",
    ),
    how=Text(
        en="There is no libsndfile in soundfile's own folder, in LD_LIBRARY_PATH, or in the system's library folders.",
        zh="soundfile 自己的目录、LD_LIBRARY_PATH 和系统库目录里都没有 libsndfile。",
    ),
    advice=Text(
        en="On Debian and Ubuntu, as root: `apt-get install libsndfile1`. On Fedora and RHEL: `dnf install "
        "libsndfile`. On x86-64 and ARM64 with glibc 2.28 or newer, a soundfile that contains the library "
        "will do: `{command}`",
        zh="Debian、Ubuntu 上以 root 执行：`apt-get install libsndfile1`。Fedora、RHEL 上执行：`dnf install "
        "libsndfile`。如果是 x86-64 或 ARM64 且 glibc 不低于 2.28，也可以换成自带该库的 soundfile："
        "`{command}`",
    ),
    explains=("IMP",),
    source="soundfile.py of 0.10.3.post1, 0.12.1, 0.13.1 and 0.14.0; reproduced: OSError: sndfile library not found",
)
def libsndfile_is_missing(libraries: Libraries, packages: Packages, target: Target) -> Iterator[Evidence]:
    if libraries.sndfile is not None and libraries.sndfile.path is None:
        package = packages.find("soundfile")
        yield Evidence(
            {
                "version": package.version if package else "?",
                "wheel": list(package.tags) if package else [],
                "command": install(target, packages, "soundfile>=0.13"),
            },
            about=frozenset({"soundfile"}),
        )
