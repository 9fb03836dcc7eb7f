"""How the deployment imports a module."""

from collections.abc import Iterable
from typing import Optional

import msgspec

from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.collect.inside.probe import send
from indextts_doctor.facts import Import, ImportOutcome, Link, Record
from indextts_doctor.supervise import Outcome
from indextts_doctor.target.context import Context


class Raised(Record, frozen=True):
    """An exception, as the probe reports it."""

    type: str
    message: str
    file: Optional[str] = None
    line: Optional[int] = None
    name: Optional[str] = None  # the module that an ImportError is about
    path: Optional[str] = None  # the file that it is about


class _Result(Record, frozen=True):
    """The complete result of the probe."""

    outcome: ImportOutcome
    seconds: float = 0.0
    peak_bytes: int = 0
    version: Optional[str] = None
    file: Optional[str] = None
    exit_code: Optional[int] = None
    chain: tuple[Raised, ...] = ()
    stack: tuple[tuple[str, int, str], ...] = ()


def try_import(context: Context, module: str, *, optional: bool = False, memory_bytes: Optional[int] = None) -> Import:
    """Import ``module`` in a process of its own and return the result.

    ``memory_bytes`` is the limit of its memory, if there is one.
    """
    outcome = send(context, "imports", module, memory_bytes=memory_bytes)
    owners = Owners(context.environment.site_packages)
    return msgspec.structs.replace(read(module, outcome, owners), optional=optional)


def read(module: str, outcome: Outcome, owners: Owners) -> Import:
    """The facts that an outcome of the probe holds."""
    if outcome.kind != "ok":
        return _died(module, outcome, owners)
    try:
        result = msgspec.convert(outcome.result, _Result)
    except msgspec.ValidationError:
        return Import(module=module, outcome="rubbish", seconds=outcome.seconds, stderr=outcome.stderr)
    return Import(
        module=module,
        outcome=result.outcome,
        seconds=result.seconds,
        peak_bytes=max(result.peak_bytes, outcome.peak_bytes),
        version=result.version,
        file=result.file,
        chain=links(result.chain),
        exit_code=result.exit_code,
        stack=tuple(f"{file}:{line} {function}" for file, line, function in result.stack),
        packages=() if result.outcome == "ok" else owners.of(met(result.chain, result.stack)),
        stderr="" if result.outcome == "ok" else outcome.stderr,
    )


def _died(module: str, outcome: Outcome, owners: Owners) -> Import:
    return Import(
        module=module,
        outcome=outcome.kind if outcome.began else "start",
        seconds=outcome.seconds,
        peak_bytes=outcome.peak_bytes,
        signal=outcome.signal,
        exit_code=outcome.exit_code,
        stack=outcome.stack,
        packages=owners.of(frame.rpartition(":")[0] for frame in outcome.stack),
        stderr=outcome.stderr or outcome.text,
    )


def links(chain: Iterable[Raised]) -> tuple[Link, ...]:
    """The exceptions that a probe reported, as facts."""
    return tuple(Link(link.type, link.message, link.file, link.line) for link in chain)


def met(chain: Iterable[Raised], stack: Iterable[tuple[str, int, str]]) -> Iterable[str]:
    """Yield the files and module names that a failure touches, the root cause's first."""
    for link in chain:
        about = link.path or link.name  # of a file that does not load, the name is no more than its own
        yield from (place for place in (about, link.file) if place)
    for file, _, _ in stack:
        yield file
