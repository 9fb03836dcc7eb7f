"""Healthy facts, to be varied by tests: ``host(libc_family="musl")``.

Every record of facts has a function here, called as its field of ``Facts`` is; it is made when it is asked for.
"""

import functools
from typing import Any

from msgspec.structs import replace

from indextts_doctor.facts import (
    FIELDS,
    Application,
    Attempt,
    Facts,
    Import,
    ImportOutcome,
    Imports,
    Launch,
    Launches,
    Log,
    Logs,
    Package,
    Packages,
    Place,
    PlaceRole,
    Profile,
    Saying,
    Shadows,
    SharedObject,
    Sound,
    SourceFile,
    Speech,
    Target,
)

GIB = 2**30
SITE = "/srv/tts/.venv/lib/python3.10/site-packages"


def __getattr__(name: str) -> Any:
    """The function that makes the record which ``Facts`` calls ``name``."""
    for kind, field in FIELDS.items():
        if field == name:
            return functools.partial(lambda kind, **changes: replace(kind.healthy(), **changes), kind)
    raise AttributeError(name)


def package(name: str, version: str = "1.0", **changes: Any) -> Package:
    base = Package(
        name=name,
        version=version,
        location=SITE,
        metadata=f"{name}-{version}.dist-info",
        installer="pip",
        top_level=(name.replace("-", "_"),),
        files=10,
        python_files=8,
        tags=("py3-none-any",),
    )
    return replace(base, **changes)


def packages(*installed: Package, **changes: Any) -> Packages:
    return replace(Packages(installed=installed), **changes)


def imported(module: str, outcome: ImportOutcome = "ok", **changes: Any) -> Import:
    return replace(Import(module=module, outcome=outcome, seconds=0.1), **changes)


def imports(*results: Import) -> Imports:
    return Imports(results=results)


def shadows(*found: Any) -> Shadows:
    return replace(Shadows.healthy(), found=found)


def place(role: PlaceRole, **changes: Any) -> Place:
    return replace(Place.healthy(role), **changes)


def shared_object(path: str = "scipy/fft/x.cpython-310-x86_64-linux-gnu.so", **changes: Any) -> SharedObject:
    base = SharedObject(path=path, package="scipy", machine="x86_64", versions={"GLIBC": "2.17"})
    return replace(base, **changes)


def application(*files: SourceFile, **changes: Any) -> Application:
    return replace(Application.healthy(), files=files, **changes)


def launch(*words: str, **changes: Any) -> Launch:
    base = Launch("systemd", "/etc/systemd/system/tts.service", words, " ".join(words), "/srv/tts")
    return replace(base, **changes)


def launches(*found: Launch) -> Launches:
    return Launches(found)


def sound(**changes: Any) -> Sound:
    return replace(Sound.healthy(), **changes)


def attempt(**changes: Any) -> Attempt:
    return replace(Attempt.healthy(), **changes)


def saying(signature: str, text: str = "words", **changes: Any) -> Saying:
    return replace(Saying(signature=signature, text=text, line=7, time="2026-11-24T09:00:00Z"), **changes)


def log(*sayings: Saying, **changes: Any) -> Log:
    return replace(Logs.healthy().files[0], sayings=sayings, **changes)


def logs(*files: Log, **changes: Any) -> Logs:
    base = Logs.healthy()
    return replace(base, files=files or base.files, **changes)


def speech(*attempts: Attempt) -> Speech:
    return Speech(attempts) if attempts else Speech.healthy()


def facts(**changes: Any) -> Facts:
    return replace(Facts.of(Target.healthy(), Profile.healthy()), **changes)
