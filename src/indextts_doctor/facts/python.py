"""Facts about the deployment's interpreter: from inside (Interpreter) and from outside (Environment)."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.record import Ending, Record, fact

LibcFamily = Literal["glibc", "musl", "unknown"]


class Libc(Record, frozen=True):
    """The C library that the interpreter is linked to."""

    family: LibcFamily
    version: Optional[str] = None


class Encoding(Record, frozen=True):
    """What ``open(f)`` and file names use in the deployment."""

    preferred: str
    filesystem: str
    utf8_mode: bool


class PthLine(Record, frozen=True):
    """A line of a .pth file that runs code at every start."""

    file: str
    line: int
    text: str


@fact("interpreter")
class Interpreter(Record, frozen=True):
    """What the interpreter reports about itself."""

    executable: str
    version: tuple[int, int, int]
    implementation: str  # "cpython", "pypy"
    prefix: str
    base_prefix: str
    path: tuple[str, ...]  # sys.path as the service sees it
    markers: dict[str, str]  # PEP 508 environment
    ext_suffixes: tuple[str, ...]  # e.g. ".cpython-310-x86_64-linux-gnu.so", ".abi3.so", ".so"
    soabi: Optional[str]
    machine: str  # as platform.machine()
    bits: int
    libc: Libc
    encoding: Encoding
    user_site: Optional[str]  # the folder, when it exists and is on the path
    environment: dict[str, str]  # the variables that matter, see collect/inside/interpreter.py
    sitecustomize: Optional[str] = None  # file
    usercustomize: Optional[str] = None
    pth_code: tuple[PthLine, ...] = ()
    missing_modules: tuple[str, ...] = ()  # standard modules that do not import: ctypes, zlib, ssl, ...
    openssl: Optional[str] = None
    startup_output: str = ""  # what start-up printed before the probe's first line, bounded

    @classmethod
    def healthy(cls) -> Interpreter:
        return cls(
            executable="/srv/tts/.venv/bin/python",
            version=(3, 10, 13),
            implementation="cpython",
            prefix="/srv/tts/.venv",
            base_prefix="/usr",
            path=("/srv/tts", "/usr/lib/python3.10", "/srv/tts/.venv/lib/python3.10/site-packages"),
            markers={
                "implementation_name": "cpython",
                "implementation_version": "3.10.13",
                "os_name": "posix",
                "platform_machine": "x86_64",
                "platform_python_implementation": "CPython",
                "platform_release": "6.1.0",
                "platform_system": "Linux",
                "platform_version": "#1 SMP",
                "python_full_version": "3.10.13",
                "python_version": "3.10",
                "sys_platform": "linux",
            },
            ext_suffixes=(".cpython-310-x86_64-linux-gnu.so", ".abi3.so", ".so"),
            soabi="cpython-310-x86_64-linux-gnu",
            machine="x86_64",
            bits=64,
            libc=Libc("glibc", "2.36"),
            encoding=Encoding(preferred="UTF-8", filesystem="utf-8", utf8_mode=False),
            user_site=None,
            environment={},
            openssl="OpenSSL 3.0.11",
        )


@fact("start", optional=False)
class Start(Record, frozen=True):
    """How the interpreter came to its first line, or did not."""

    outcome: Ending = "ok"
    seconds: float = 0.0
    exit_code: Optional[int] = None
    signal: Optional[str] = None  # e.g. "SIGSEGV"
    stack: tuple[str, ...] = ()  # "file:line function", innermost first: a sitecustomize or .pth that hangs
    output: str = ""  # what it wrote until then, or why it could not be executed; bounded

    @property
    def ok(self) -> bool:
        """Whether the interpreter started."""
        return self.outcome == "ok"


@fact("environment")
class Environment(Record, frozen=True):
    """The interpreter and its environment, from outside: nothing of it is run."""

    executable: str
    link_chain: tuple[str, ...]  # the executable and what its links point to; the last one is missing or real
    exists: bool  # the end of the chain is a file
    loop: bool = False  # the links lead back to themselves
    machine: Optional[str] = None  # of the ELF file, as platform.machine() returns it; None: not ELF
    host_machine: str = ""  # what this machine is
    interpreter: Optional[str] = None  # the ELF file's program interpreter, e.g. /lib64/ld-linux-x86-64.so.2
    loader_exists: Optional[bool] = None
    script: str = ""  # first line, when the executable is a script (a wrapper, a pyenv shim)
    prefix: Optional[str] = None
    pyvenv: dict[str, str] = {}  # pyvenv.cfg, keys lower case; empty: not a virtual environment
    base_exists: Optional[bool] = None  # the folder that pyvenv.cfg calls home
    site_packages: tuple[str, ...] = ()
    standard_library: tuple[str, ...] = ()  # its folders, with lib-dynload
    pth_code: tuple[PthLine, ...] = ()  # found in site_packages
    customize: tuple[str, ...] = ()  # sitecustomize and usercustomize found in site_packages
    foreign_scripts: dict[str, str] = {}  # script in bin/ -> interpreter of another place that it starts
    own_scripts: int = 0  # scripts in bin/ that start this interpreter
    conda: bool = False
    mode: Optional[int] = None  # permissions of the end of the chain; None: it is no file, or not to be seen
    others: dict[str, str] = {}  # version, as "3.10" -> another interpreter on this machine

    @classmethod
    def healthy(cls) -> Environment:
        return cls(
            executable="/srv/tts/.venv/bin/python",
            link_chain=("/srv/tts/.venv/bin/python", "/usr/bin/python3.10"),
            exists=True,
            machine="x86_64",
            interpreter="/lib64/ld-linux-x86-64.so.2",
            loader_exists=True,
            prefix="/srv/tts/.venv",
            pyvenv={"home": "/usr/bin", "include-system-site-packages": "false", "version": "3.10.13"},
            base_exists=True,
            site_packages=("/srv/tts/.venv/lib/python3.10/site-packages",),
        )


class Shadow(Record, frozen=True):
    """A module of the service's folder that hides an installed or standard one."""

    module: str
    file: str
    hides: str  # canonical name of the distribution, or "" for the standard library
    hidden: str = ""  # the file or folder that is hidden


@fact("shadows")
class Shadows(Record, frozen=True):
    """All of them; ``searched`` is the first folder on sys.path."""

    searched: str
    found: tuple[Shadow, ...] = ()

    @classmethod
    def healthy(cls) -> Shadows:
        return cls(searched="/srv/tts")
