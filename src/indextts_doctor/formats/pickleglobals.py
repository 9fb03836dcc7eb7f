"""Classification of the names that a pickle imports: harmless, foreign code, or access to the system. Pure."""

import re
from collections.abc import Iterable

# Reconstructors and plain containers that normal checkpoints use. Building them runs no foreign code.
_HARMLESS = re.compile(
    r"""
    collections\.(OrderedDict|defaultdict|Counter|deque|ChainMap)
    | (builtins|__builtin__)\.(set|frozenset|list|dict|tuple|int|long|float|complex|bytearray|bytes|str|unicode
        |bool|object|slice|range|xrange|NoneType|Ellipsis)
    | (copyreg|copy_reg)\._reconstructor | _codecs\.encode
    | (argparse\.Namespace|types\.SimpleNamespace|decimal\.Decimal|fractions\.Fraction|uuid\.UUID)
    | pathlib(\._local)?\.(Pure)?(Posix|Windows)?Path
    | datetime\.(datetime|date|time|timedelta|timezone)
    | numpy\.(_?core\.multiarray\.(_reconstruct|scalar)|_?core\.numeric\._frombuffer|ndarray|dtype
        |(u?int|float|complex|bool|str|bytes)_?\d*)
    | numpy\.dtypes\.\w+DType
    | numpy\.random\._pickle\.__\w+_ctor
    | torch\.(Size|device|Tensor|Generator|dtype|\w+Storage|\w+Tensor|[a-z]+\d+\w*|bool|float|double|half|int|long|short)
    | torch\.cuda\.(\w+Storage|\w+Tensor)
    | torch\.storage\.(Untyped|Typed|_Typed|_Untyped)Storage
    | torch\._utils\._rebuild_\w+ | torch\._tensor\._rebuild_from_type_v2 | torch\.serialization\._get_layout
    | torch\.nn\.parameter\.\w+ | torch\.nn\.modules(\.\w+)*\.[A-Z]\w* | torch\.optim(\.\w+)*\.[A-Z]\w*
    | torch\.distributions(\.\w+)*\.[A-Z]\w* | torch\.per_\w+
    | (omegaconf|yacs|easydict|addict|kantts|indextts|fairseq|pytorch_lightning|lightning|TTS|hydra)(\.\w+)*\.[A-Z]\w*
    | transformers(\.\w+)*\.(configuration|tokenization)_\w+\.[A-Z]\w* | transformers\.tokenization\w*\.[A-Z]\w*
    | transformers\.(trainer_utils|training_args)\.[A-Z]\w*
    | typing\.[A-Z]\w*
    """,
    re.VERBOSE,
)

# Names that torch loads by default since 2.6 (weights_only=True): torch/_weights_only_unpickler.py of 2.6 and 2.13.
_WEIGHTS_ONLY = re.compile(
    r"""
    collections\.(OrderedDict|Counter) | _codecs\.encode | (builtins|__builtin__)\.(bytearray|set|complex)
    | torch\.(Size|device|Tensor|\w+Storage|\w+Tensor|[a-z]+\d+\w*|bool|per_\w+)
    | torch\.(cuda|sparse|cuda\.sparse)\.(\w+Storage|\w+Tensor)
    | torch\.storage\.(Untyped|Typed)Storage | torch\._utils\._rebuild_\w+ | torch\._tensor\._rebuild_from_type_v2
    | torch\.serialization\._get_layout | torch\.nn\.parameter\.Parameter
    """,
    re.VERBOSE,
)

# Modules that weights never need: they start programs, run text as code, or access files and network.
_UNSAFE_MODULES = frozenset(
    """
    os posix nt ntpath posixpath subprocess commands popen2 pty sys runpy importlib imp pkgutil zipimport socket ssl
    socketserver http httplib urllib urllib2 urllib3 requests aiohttp asyncio ftplib smtplib telnetlib xmlrpc
    webbrowser shutil tempfile glob fileinput io _io pdb bdb cProfile profile timeit trace code codeop ctypes _ctypes cffi
    multiprocessing threading _thread thread signal marshal pickle _pickle cPickle dill cloudpickle joblib shelve
    functools operator _operator types inspect gc ast dis compileall py_compile doctest distutils setuptools pip venv
    ensurepip site sched platform getpass antigravity idlelib lib2to3 unittest pydoc logging mailcap
    """.split()  # noqa: SIM905 - words read better as words
)
_UNSAFE_NAMES = frozenset(
    """
    eval exec execfile compile getattr setattr delattr hasattr __import__ open file input raw_input breakpoint
    globals locals vars apply reload memoryview type map filter exit quit system popen spawn load loads _load_from_bytes
    runstring call check_call check_output Popen run_path run_module get_all_objects
    """.split()  # noqa: SIM905 - words read better as words
)


def harmless(name: str) -> bool:
    """Whether building ``name`` ("module.attribute") runs no foreign code."""
    return _HARMLESS.fullmatch(name) is not None or loads_by_default(name)


def loads_by_default(name: str) -> bool:
    """Whether torch 2.6 and newer load ``name`` without ``weights_only=False``."""
    return _WEIGHTS_ONLY.fullmatch(name) is not None


def unsafe(name: str) -> bool:
    """Whether ``name`` accesses the system: programs, files, network, or text that is run as code."""
    if harmless(name):
        return False
    parts = name.split(".")
    if name.startswith("(") or parts[0] in _UNSAFE_MODULES:
        return True
    if parts[0] in ("builtins", "__builtin__"):
        return True  # their harmless names are listed above
    return any(part in _UNSAFE_MODULES for part in parts[1:-1]) or parts[-1] in _UNSAFE_NAMES


def sort_out(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names that are not known to be harmless, the unsafe of them, and those that torch >= 2.6 refuses; 50 each at most."""
    found = list(names)
    foreign = [name for name in found if not harmless(name)]
    reaching = [name for name in foreign if unsafe(name)]
    refused = [name for name in found if not loads_by_default(name)]
    return tuple(foreign[:50]), tuple(reaching[:50]), tuple(refused[:50])
