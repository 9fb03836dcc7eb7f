"""IMP001 to IMP010, IMP099: a module that the deployment needs does not import. One check for each row."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from indextts_doctor.checks import Severity, Text, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


class Row(NamedTuple):
    """What is known of one module."""

    code: str
    module: str  # and what lies below it, unless that has a row of its own; "": all that have none
    why: Text
    source: str
    advice: Text = _("{cure}")
    explains: tuple[str, ...] = ()


ROWS = (
    Row(
        "IMP001",
        "numpy",
        why=_("""Everything else here computes with numpy. Its message "Importing the numpy C-extensions failed" names
            several causes; the usual ones are compiled files for another Python version, and a folder named numpy
            beside the service."""),
        explains=("IMP",),
        source="numpy/core/__init__.py of 1.24.3; reproduced: extension modules of another Python version",
    ),
    Row(
        "IMP002",
        "scipy",
        why=_("""kantts filters sound with scipy. Three causes look alike. With numpy 2, scipy 1.10.1 says
            "numpy.core.multiarray failed to import". From scipy 1.13 on, "cannot import name 'kaiser' from
            'scipy.signal'" means that kantts asks for a function that has moved. "seems to be broken (extension modules
            cannot be imported)" means missing or foreign compiled files, or a Python without ctypes."""),
        explains=("IMP003", "IMP007", "IMP008", "IMP010", "IMP099"),
        source="scipy/__init__.py of 1.10.1; kantts/models/pqmf.py; reproduced with scipy 1.10.1, 1.12 and 1.13",
    ),
    Row(
        "IMP003",
        "scipy.fft",
        why=_("""Messages that look alike have different causes. "cannot import name 'fft' from 'scipy' (/…/scipy.py)":
            a file of yours hides scipy; rename that file. "(unknown location)": scipy is half removed. "No module named
            'scipy.fft'": its folder is missing. "cannot import name 'pypocketfft' from partially initialized module
            (most likely due to a circular import)": no circle at all, the compiled file is missing or belongs to
            another Python. A crash without a word (SIGBUS): a compiled file was cut off. Note that scipy alone imports
            in most of these cases."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="reproduced with scipy 1.10.1: a shadowing file, a half-removed folder, missing, foreign and cut "
        "extension modules",
    ),
    Row(
        "IMP004",
        "soundfile",
        why=_("""soundfile is a wrapper of the C library libsndfile. "sndfile library not found" and "cannot load
            library 'libsndfile.so'" mean that neither its wheel nor the system brings it; "No module named
            '_cffi_backend'" that cffi belongs to another Python; "No module named '_ctypes'" that Python was built
            without libffi."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="soundfile.py of 0.12.1 and 0.14.0; python-soundfile issues 258 and 352; reproduced without _ctypes",
    ),
    Row(
        "IMP005",
        "onnxruntime",
        why=_("""Up to 1.18 onnxruntime is compiled for numpy 1: with numpy 2 it says "_ARRAY_API not found" or
            "SystemError: <built-in function __import__> returned a result with an exception set", and up to 1.18.0 no
            metadata forbids the pair. "cannot enable executable stack" comes with 1.15.1 on glibc 2.41 and later."""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="reproduced: onnxruntime 1.15.1 with numpy 2; onnxruntime issues 21063 and 24911",
    ),
    Row(
        "IMP006",
        "torch",
        why=_("""torch is by far the largest package: a full disk or an interrupted download leaves a part of it, and a
            library that was cut off crashes the process without a message. "libgomp … cannot allocate memory in static
            TLS block" depends on the order of imports. SIGILL means that this processor lacks instructions the wheel
            was compiled for. Being killed for lack of memory at import means that the container grants less than torch
            alone needs."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="pytorch issue 22338 (SIGILL); opencv issue 14884 (static TLS)",
    ),
    Row(
        "IMP007",
        "kantts",
        why=_("""kantts turns every ImportError on its way into "Please install kantts.", although kantts is there: what
            counts is the first exception of the chain, shown above. The kantts 0.1.0 of the public package index is an
            empty placeholder; the real one comes from KAN-TTS's repository or ModelScope's package list."""),
        advice=_("Cure what the message names. {cure}"),
        explains=("IMP099",),
        source="kantts/bin/*.py and kantts/preprocess/*.py of KAN-TTS (eight files); modelscope requirements/audio/audio_tts.txt",
    ),
    Row(
        "IMP008",
        "transformers",
        why=_("""transformers checks the versions of its own requirements at import and names the one it does not like.
            It loads most of itself lazily: what is broken inside may only show when a model class is used."""),
        explains=("IMP007", "IMP099"),
        source="transformers/dependency_versions_check.py of 4.35.2",
    ),
    Row(
        "IMP009",
        "huggingface_hub",
        why=_("""transformers reads models through huggingface_hub. It loads its parts only when they are used, and
            imports even where its own requirements are missing: an import that fails means that the package itself is
            damaged."""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="reproduced: huggingface_hub 0.16.4 imports without requests, tqdm, filelock and fsspec",
    ),
    Row(
        "IMP010",
        "torchaudio",
        why=_("""torchaudio's library is compiled against one torch release: "undefined symbol" in libtorchaudio.so
            means that the two do not belong together."""),
        advice=_("""torchaudio must belong to the installed torch (0.13.1 to 1.13.1, 2.8 to 2.8) and be of the same
            source. {cure}"""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="pytorch/audio issue 3335",
    ),
    Row(
        "IMP099",
        "",
        why=_("""The profile of this deployment imports the module; the service stops where it does, at start or at the
            first request."""),
        advice=_("Look first at what the message names. {cure}"),
        source="the profile's imports",
    ),
)
_MODULES = frozenset(row.module for row in ROWS)


def _row_of(module: str) -> str:
    """Return the module of the row that speaks of ``module``."""
    return next((name for name in (module, module.partition(".")[0]) if name in _MODULES), "")


def _check_of(row: Row) -> Callable[..., Iterator[failures.Failure]]:
    def does_not_import(
        imports: Imports, profile: Profile, packages: Packages, target: Target
    ) -> Iterator[failures.Failure]:
        for result in imports.results:
            if _row_of(result.module) == row.module:
                yield from failures.failure(result, profile, packages, target)

    does_not_import.__name__ = f"{(row.module or 'needed_module').replace('.', '_')}_does_not_import"
    return check(
        row.code,
        Severity.ERROR,
        title=_("{module} does not import: {what}"),
        why=row.why,
        how=_("""The module was imported alone, in a process of its own, with the service's folder first on sys.path.
            The exception shown is the first of its chain, not the one that hides it."""),
        advice=row.advice,
        explains=row.explains,
        source=row.source,
    )(does_not_import)


CHECKS = {row.module: _check_of(row) for row in ROWS}
