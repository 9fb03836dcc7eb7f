"""Downloads one file from a hub with huggingface_hub's own client: resumes it and verifies it.

The client's ``hf_hub_download`` verifies no digest, and that of 2.4.0 throws away what an interrupted download had got. So
its two lower halves are called, the same in 0.16.4, 0.25.2 and 2.4.0: ``get_hf_file_metadata`` and ``http_get``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from indextts_doctor.fixes.steps import Fetch
from indextts_doctor.i18n.sizes import size
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.hub.errors import BROKEN_OFF, OF_THE_LINE, Source, disk, explained, meaning, shown, status
from indextts_doctor.repair.hub.stream import Progress, Remote, stream

TRIES = 3  # connections in a row without data, beside the client's own retries
_SHA256, _SHA1 = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{40}")


def download(step: Fetch, folder: Path, progress: Progress) -> Path:
    """Download the file of a step into ``folder`` and return its path there; ``progress`` is called with the progress.

    An interrupted download in ``folder`` is resumed. The file is verified by the digest that the step or
    the hub names. Raises StepFailed; what was downloaded until then stays for the next time, if it may be right.
    """
    endpoint = _endpoint(step)
    source = Source(step.repo, step.name, step.revision, shown(endpoint), str(folder))
    try:
        with _client() as client:
            remote = _asked(client, step, endpoint, source)
            return _had(client, remote, folder, source, progress)
    except StepFailed:
        raise
    except Exception as error:
        raise StepFailed(explained(error, source)) from error


def _had(client: _Client, remote: Remote, folder: Path, source: Source, progress: Progress) -> Path:
    """The verified file; a resumed download that fails verification starts again from the beginning."""
    whole, part = folder / remote.digest, folder / f"{remote.digest}.incomplete"
    with disk():
        if _is(whole, remote):
            return whole
        begun = _length(part)
    for _attempt in range(2 if begun else 1):
        fits = _fetched(client, remote, part, source, progress)
        with disk():
            if fits and _is(part, remote):
                part.replace(whole)
                return whole
            part.unlink(missing_ok=True)
    raise StepFailed(
        _("{repo}/{name} from {endpoint} has the wrong size or digest").filled(
            endpoint=source.endpoint, repo=source.repo, name=source.name
        )
    )


def _fetched(client: _Client, remote: Remote, part: Path, source: Source, progress: Progress) -> bool:
    """Download the missing bytes; False when they cannot be right. Raises what the client raises."""
    tries = TRIES
    while tries:
        before = _length(part)
        if part.exists() and remote.size is not None and before >= remote.size:
            return before == remote.size
        _room(remote, before, source)
        try:
            if not stream(client.get, remote, part, source, progress):
                return False
            if remote.size is None or _length(part) == remote.size:
                return True
        except StepFailed:
            raise
        except Exception as error:
            if before and status(error) == 416:  # there is no more of it than that
                return False
            if meaning(error) not in OF_THE_LINE or (meaning(error) != BROKEN_OFF and _length(part) == before):
                raise
        tries = TRIES if _length(part) > before else tries - 1
    raise ConnectionError


def _room(remote: Remote, have: int, source: Source) -> None:
    with disk():
        free = shutil.disk_usage(source.folder).free
    wanted = (remote.size or 0) - have
    if wanted > free:
        raise StepFailed(
            _("{name} needs {wanted} in {folder}, which has {free} free").filled(
                name=source.name, wanted=size(wanted), folder=source.folder, free=size(free)
            )
        )


def _endpoint(step: Fetch) -> str:
    """The address of the hub, the client's own where the deployment names none."""
    own = os.environ.get("HF_ENDPOINT") or "https://huggingface.co"
    endpoint = (step.endpoint or own).strip().rstrip("/")
    if urlsplit(endpoint).scheme not in ("http", "https"):
        raise StepFailed(_("{endpoint} is not a valid hub address").filled(endpoint=shown(endpoint)))
    return endpoint


def _is_own(endpoint: str) -> bool:
    """Whether the user's token may be sent there: a deployment's settings alone do not decide that."""
    own = os.environ.get("HF_ENDPOINT", "").rstrip("/")
    return endpoint in ("https://huggingface.co", own)


def _asked(client: _Client, step: Fetch, endpoint: str, source: Source) -> Remote:
    """Ask the hub for size and digest. Raises StepFailed when they are not the expected ones."""
    revision, name = quote(step.revision, safe=""), quote(step.name)
    url = f"{endpoint}/{step.repo}/resolve/{revision}/{name}"
    token = None if _is_own(endpoint) else False
    answer = client.ask(url, token=token)
    headers = {**client.headers(token=token), "Accept-Encoding": "identity"}
    location = answer.location or url
    if urlsplit(location).netloc != urlsplit(url).netloc:
        headers.pop("authorization", None)
    etag = (answer.etag or "").lower()
    digest = (step.sha256 or etag).lower()
    if not (_SHA256.fullmatch(digest) or _SHA1.fullmatch(digest)):
        raise StepFailed(
            _("{endpoint} provides no digest for {repo}/{name}, so the download cannot be verified").filled(
                endpoint=source.endpoint, repo=source.repo, name=source.name
            )
        )
    wanted = step.size if step.size is not None else answer.size
    if (_SHA256.fullmatch(etag) and etag != digest) or answer.size not in (None, wanted):
        raise StepFailed(
            _("{name} in {repo} at {endpoint} is not the expected version").filled(
                repo=source.repo, endpoint=source.endpoint, name=source.name
            )
        )
    return Remote(location, headers, digest, wanted)


@dataclasses.dataclass(frozen=True)
class _Client:
    """The parts of huggingface_hub that are used."""

    ask: Callable[..., Any]
    get: Callable[..., None]
    headers: Callable[..., dict[str, str]]


@contextlib.contextmanager
def _client() -> Iterator[_Client]:
    """Yield the client: it prints nothing, sends no data about this machine, and starts no helper process."""
    constants, file_download, utils = (
        importlib.import_module(f"huggingface_hub.{name}") for name in ("constants", "file_download", "utils")
    )
    wanted = {"HF_HUB_DISABLE_TELEMETRY": True, "HF_HUB_ENABLE_HF_TRANSFER": False, "DOWNLOAD_CHUNK_SIZE": 2**20}
    before = [
        (module, name, getattr(module, name))
        for module in (constants, file_download)
        for name in wanted
        if hasattr(module, name)
    ]
    loud = utils.logging.get_verbosity()
    utils.logging.set_verbosity(logging.CRITICAL)
    for module, name, _value in before:
        setattr(module, name, wanted[name])
    try:
        with _no_bars(utils):
            yield _Client(file_download.get_hf_file_metadata, file_download.http_get, utils.build_hf_headers)
    finally:
        for module, name, value in before:
            setattr(module, name, value)
        utils.logging.set_verbosity(loud)


@contextlib.contextmanager
def _no_bars(utils: Any) -> Iterator[None]:
    shows = not utils.are_progress_bars_disabled()
    if shows:
        utils.disable_progress_bars()
    try:
        yield
    finally:
        if shows:
            utils.enable_progress_bars()


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _is(path: Path, remote: Remote) -> bool:
    """Whether a file has the expected size and digest."""
    length = _length(path)
    if not path.is_file() or remote.size not in (None, length):
        return False
    found = hashlib.sha256() if len(remote.digest) == 64 else hashlib.sha1(b"blob %d\0" % length)  # noqa: S324 - git's
    with path.open("rb", buffering=0) as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest() == remote.digest
