"""IMP001 to IMP010, IMP099: a module that the deployment needs fails to import. One check for each row."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from indextts_doctor.checks import Severity, Text, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target

_REMEDY = _("""Install the package if it is missing. If its version is outside the tested range, install the tested
    version; otherwise reinstall the same version.""")


class Row(NamedTuple):
    """One module, with its submodules unless these have a row of their own; "" is every module without a row."""

    code: str
    module: str
    why: Text
    source: str
    summary: Text
    advice: Text = _("{fix}")
    remedy: Text = _REMEDY
    explains: tuple[str, ...] = ()


ROWS = (
    Row(
        "IMP001",
        "numpy",
        summary=_("numpy fails to import"),
        why=_("""All other libraries of the deployment compute with numpy. Its message "Importing the numpy C-extensions
            failed" lists several causes. The usual ones are compiled files for another Python version and a folder
            named numpy next to the service."""),
        explains=("IMP",),
        source="numpy/core/__init__.py of 1.24.3; reproduced: extension modules of another Python version",
    ),
    Row(
        "IMP002",
        "scipy",
        summary=_("scipy fails to import"),
        why=_("""kantts filters audio with scipy. scipy 1.10.1 with numpy 2 reports "numpy.core.multiarray failed to
            import". From scipy 1.13 on, "cannot import name 'kaiser' from 'scipy.signal'" means that kantts uses a
            function that was moved. "seems to be broken (extension modules cannot be imported)" means that compiled
            files are missing or do not match the interpreter, or that Python has no ctypes."""),
        explains=("IMP003", "IMP007", "IMP008", "IMP010", "IMP099"),
        source="scipy/__init__.py of 1.10.1; kantts/models/pqmf.py; reproduced with scipy 1.10.1, 1.12 and 1.13",
    ),
    Row(
        "IMP003",
        "scipy.fft",
        summary=_("scipy.fft fails to import"),
        why=_("""Similar messages have different causes. "cannot import name 'fft' from 'scipy' (/…/scipy.py)": a file
            named scipy.py hides the package; rename the file. "(unknown location)": scipy is only partly installed.
            "No module named 'scipy.fft'": its folder is missing. "cannot import name 'pypocketfft' from partially
            initialized module (most likely due to a circular import)": the compiled file is missing or was built for
            another Python; there is no circular import. A crash without a message (SIGBUS): a compiled file is
            truncated. In most of these cases, scipy itself still imports."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="reproduced with scipy 1.10.1: a shadowing file, a half-removed folder, missing, foreign and cut "
        "extension modules",
    ),
    Row(
        "IMP004",
        "soundfile",
        summary=_("soundfile fails to import"),
        why=_("""soundfile is a wrapper for the C library libsndfile. "sndfile library not found" and "cannot load
            library 'libsndfile.so'" mean that neither the wheel nor the system contains the library. "No module named
            '_cffi_backend'" means that cffi was built for another Python; "No module named '_ctypes'" means that Python
            was built without libffi."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="soundfile.py of 0.12.1 and 0.14.0; python-soundfile issues 258 and 352; reproduced without _ctypes",
    ),
    Row(
        "IMP005",
        "onnxruntime",
        summary=_("onnxruntime fails to import"),
        why=_("""onnxruntime up to 1.18 is compiled for numpy 1. With numpy 2 it reports "_ARRAY_API not found" or
            "SystemError: <built-in function __import__> returned a result with an exception set"; the metadata of
            releases up to 1.18.0 does not exclude numpy 2. Release 1.15.1 reports "cannot enable executable stack" on
            glibc 2.41 and later."""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="reproduced: onnxruntime 1.15.1 with numpy 2; onnxruntime issues 21063 and 24911",
    ),
    Row(
        "IMP006",
        "torch",
        summary=_("torch fails to import"),
        why=_("""torch is the largest package. A full disk or an interrupted download leaves it incomplete, and a
            truncated library crashes the process without a message. "libgomp … cannot allocate memory in static TLS
            block" depends on the import order. SIGILL means that the processor lacks instructions that the wheel was
            compiled for. Running out of memory during the import means that the container's limit is lower than torch
            alone needs."""),
        explains=("IMP007", "IMP008", "IMP010", "IMP099"),
        source="pytorch issue 22338 (SIGILL); opencv issue 14884 (static TLS)",
    ),
    Row(
        "IMP007",
        "kantts",
        summary=_("kantts fails to import"),
        why=_("""kantts replaces every ImportError with "Please install kantts.", even when kantts is installed. The
            first exception of the chain is the cause. kantts 0.1.0 on the public package index is an empty placeholder;
            the real package comes from the KAN-TTS repository or from ModelScope's package list."""),
        advice=_("Fix the error in the message first. {fix}"),
        remedy=_("""Fix the first error of the exception chain. If kantts itself is missing, install it from the KAN-TTS
            repository or from ModelScope's package list."""),
        explains=("IMP099",),
        source="kantts/bin/*.py and kantts/preprocess/*.py of KAN-TTS (eight files); modelscope requirements/audio/audio_tts.txt",
    ),
    Row(
        "IMP008",
        "transformers",
        summary=_("transformers fails to import"),
        why=_("""transformers checks the versions of its requirements at import and reports the one that does not match.
            Most of its modules load lazily, so a damaged one may fail only when a model class is used."""),
        explains=("IMP007", "IMP099"),
        source="transformers/dependency_versions_check.py of 4.35.2",
    ),
    Row(
        "IMP009",
        "huggingface_hub",
        summary=_("huggingface_hub fails to import"),
        why=_("""transformers reads models through huggingface_hub. huggingface_hub loads its modules lazily and imports
            even when its own requirements are missing, so a failed import means that the package itself is damaged."""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="reproduced: huggingface_hub 0.16.4 imports without requests, tqdm, filelock and fsspec",
    ),
    Row(
        "IMP010",
        "torchaudio",
        summary=_("torchaudio fails to import"),
        why=_("""The library of torchaudio is compiled against one torch release. "undefined symbol" in libtorchaudio.so
            means that the installed torchaudio and torch do not match."""),
        advice=_("""Match torchaudio to the installed torch (0.13.1 with 1.13.1, 2.8 with 2.8), from the same source.
            {fix}"""),
        remedy=_("""Install the torchaudio release that matches the installed torch (0.13.1 with 1.13.1, 2.8 with 2.8),
            from the same source."""),
        explains=("IMP007", "IMP008", "IMP099"),
        source="pytorch/audio issue 3335",
    ),
    Row(
        "IMP099",
        "",
        summary=_("a module that the deployment needs fails to import"),
        why=_("""The deployment needs the module, as its profile lists it. The service fails where it imports the
            module, at start or at the first request."""),
        advice=_("Check first what the error message refers to. {fix}"),
        remedy=_("""Check first what the error message refers to. Install the package if it is missing. If its version
            is outside the tested range, install the tested version; otherwise reinstall the same version."""),
        source="the profile's imports",
    ),
)
_MODULES = frozenset(row.module for row in ROWS)


def _row_of(module: str) -> str:
    """The module of the row that covers ``module``."""
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
        title=_("{module} fails to import: {what}"),
        summary=row.summary,
        why=row.why,
        how=_("""Each module is imported in its own process, with the service's folder first on sys.path. If
            exceptions are chained, the original one is reported, not the last one raised."""),
        advice=row.advice,
        remedy=row.remedy,
        explains=row.explains,
        source=row.source,
    )(does_not_import)


CHECKS = {row.module: _check_of(row) for row in ROWS}
