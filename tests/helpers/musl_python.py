"""A Python on musl, as Alpine has one: Debian's sources of it, compiled against Debian's musl, in a mount namespace.

Building takes three minutes, once: the result is kept beside the healthy deployments.
"""

from __future__ import annotations

import functools
import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import Optional

import debian_packages
import deployments
import elf_files
import namespaces

NAME = "musl"
ALL = "INDEXTTS_DOCTOR_FAULTS"  # where it is "all" there is time to build
PACKAGES, SOURCES = ("musl", "musl-dev", "musl-tools"), ("python3.11", "zlib", "libffi", "openssl")
HEADERS = "usr/include/x86_64-linux-musl"
OUT_OF_TIME = 124  # what timeout ends with
KERNEL = ("linux", "asm-generic", "x86_64-linux-gnu/asm")  # its headers are the same for every C library
ALPINE = (
    'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.19.1\nPRETTY_NAME="Alpine Linux v3.19"\n'
    'HOME_URL="https://alpinelinux.org/"\n'
)
# $1 is what was made: musl's loader and headers are laid over the machine's own, and it says that it is an Alpine.
OVER = """\
set -e
mount -t overlay none -o "lowerdir=$1/usr:/usr" /usr
mount --bind "$1/os-release" "$(readlink -f /etc/os-release)"
shift
exec "$@"
"""
# Debian's compiler names the folder of glibc when it is asked for that of the platform.
COMPILER = """\
#!/bin/sh
case "$1" in *-print-multiarch) exec echo x86_64-linux-musl ;; esac
exec x86_64-linux-musl-gcc "$@"
"""
# What the doctor does not import is not built: it would want libraries on musl of its own.
LEFT_OUT = """\
*disabled*
_sqlite3 _curses _curses_panel readline _dbm _gdbm _tkinter _ctypes_test _bz2 _lzma nis _uuid
ossaudiodev _crypt spwd _testcapi _testbuffer _testinternalcapi _testimportmultiple _testmultiphase _testclinic
_xxtestfuzz xxlimited xxlimited_35 xxsubtype _xxsubinterpreters _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr
_codecs_tw audioop
"""
BUILD = """\
set -e
export CC="$1/cc" CFLAGS="-O1 -fPIC" libraries="$1/libraries"
cd "$1/zlib"
./configure --static --prefix="$libraries"
make -j2 install
cd "$1/libffi"
./configure --disable-shared --disable-docs --with-pic --prefix="$libraries"
make -j2 install
cd "$1/openssl"
./Configure linux-x86_64 no-shared no-tests no-engine no-legacy --prefix="$libraries" --libdir=lib
make -j2 build_libs
make install_dev
cd "$1/python3.11"
./configure --prefix="$1/python" --without-ensurepip --disable-test-modules --with-openssl="$libraries" \\
    OPT="-O1 -DNDEBUG -fwrapv" CPPFLAGS="-I$libraries/include" LDFLAGS="-L$libraries/lib"
make -j2 all
make install
"""


def python() -> Path:
    """Return the interpreter, which starts behind ``wrapper`` only. RuntimeError: it cannot be had."""
    return _made() / "python/bin/python3"


def wrapper() -> list[str]:
    """Return the command after which everything is started on a machine with musl. RuntimeError: it cannot be had."""
    return _over(_made())


@functools.cache
def why_not() -> Optional[str]:
    """Return why it cannot be had here, or None."""
    if platform.machine() != "x86_64":
        return "the compiler for musl is one for x86-64"
    if reason := debian_packages.why_not():
        return reason
    if elf_files.COMPILER is None:
        return "no C compiler on this machine"
    if not (deployments.cache() / NAME).exists() and os.environ.get(ALL) != "all":
        return f"building a Python on musl takes three minutes; {ALL}=all does it"
    try:
        return namespaces.why_not(*wrapper(), str(python()), "-m", "this")
    except RuntimeError as error:
        return str(error)


def _made() -> Path:
    return deployments.made(NAME, _make)


def _over(place: Path) -> list[str]:
    return ["unshare", "--mount", "sh", "-c", OVER, "sh", str(place)]


def _make(place: Path) -> None:
    debian_packages.fetch(place, debian_packages.codename(), PACKAGES, SOURCES)
    shutil.copytree(place / "lib", place / "usr/lib", symlinks=True, dirs_exist_ok=True)
    for name in KERNEL:
        Path(place, HEADERS, Path(name).name).symlink_to(Path("/usr/include", name))
    for name in SOURCES:
        _unpack(place, name)
    (place / "python3.11/Modules/Setup.local").write_text(LEFT_OUT, encoding="ascii")
    (place / "os-release").write_text(ALPINE, encoding="utf-8")
    compiler = place / "cc"
    compiler.write_text(COMPILER, encoding="ascii")
    compiler.chmod(0o755)
    # timeout, not Python's: it ends the compilers as well
    command = [*_over(place), "timeout", str(deployments.SECONDS_TO_BUILD), "sh", "-c", BUILD, "sh", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        why = "it takes too long" if done.returncode == OUT_OF_TIME else done.stderr.strip()[-300:]
        raise RuntimeError(f"a Python on musl was not built: {why}")
    for name in (*SOURCES, "lib", "libraries"):
        shutil.rmtree(place / name)


def _unpack(place: Path, name: str) -> None:
    [archive] = place.glob(f"{name}_*.orig.tar.*[z2]")
    (place / name).mkdir()
    without = [f"--exclude=*/{part}" for part in ("Lib/test", "Lib/lib2to3/tests", "Doc")]
    subprocess.run(["tar", "-xf", str(archive), "-C", str(place / name), "--strip-components=1", *without], check=True)
    archive.unlink()
