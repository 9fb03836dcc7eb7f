"""The reason of a failed download as one sentence, never an exception's own words: they may contain secrets."""

import contextlib
import errno
from collections.abc import Iterator
from typing import NamedTuple, Optional
from urllib.parse import urlsplit

from indextts_doctor.i18n.text import Text, _


class DiskError(Exception):
    """The download's file could not be written; the cause holds the reason."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror)
        self.errno = error.errno
        self.words = error.strerror or type(error).__name__


@contextlib.contextmanager
def disk() -> Iterator[None]:
    """Turn errors of the disk into DiskError: those of the client are OSErrors too."""
    try:
        yield
    except OSError as error:
        raise DiskError(error) from error


class Source(NamedTuple):
    """The requested file and its place, without users and passwords."""

    repo: str
    name: str
    revision: str
    endpoint: str
    folder: str


def shown(address: str) -> str:
    """An address without user, password and query."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}" if host else parts.path


BROKEN_OFF = "broken off"
# Name of an exception's class, its own or a parent's -> what it means. requests, httpx and the hub share most names.
_MEANINGS = (
    ("OfflineModeIsEnabled", "offline"),
    ("GatedRepoError", "closed"),
    ("RevisionNotFoundError", "no revision"),
    ("RepositoryNotFoundError", "no repository"),
    ("EntryNotFoundError", "no file"),
    ("SSLError", "certificate"),
    ("SSLCertVerificationError", "certificate"),
    ("ProxyError", "proxy"),
    ("gaierror", "no name"),
    ("NameResolutionError", "no name"),
    ("ConnectionRefusedError", "refused"),
    ("Timeout", "silent"),
    ("TimeoutException", "silent"),
    ("TimeoutError", "silent"),
    ("ConnectionError", BROKEN_OFF),
    ("NetworkError", BROKEN_OFF),
    ("ProtocolError", BROKEN_OFF),
    ("ChunkedEncodingError", BROKEN_OFF),
    ("ContentDecodingError", BROKEN_OFF),
)
_CERTAIN = 11  # of them; the others are looked at after the words
_WORDS = (
    ("certificate verify failed", "certificate"),
    ("name or service not known", "no name"),
    ("name resolution", "no name"),
    ("nodename nor servname", "no name"),
    ("no address associated", "no name"),
    ("connection refused", "refused"),
)
OF_THE_LINE = (BROKEN_OFF, "silent", "no name", "refused")  # going on where it stopped may help


def status(error: BaseException) -> Optional[int]:
    """The status of the answer that an exception is about."""
    code = getattr(getattr(error, "response", None), "status_code", None)
    return code if isinstance(code, int) else None


def meaning(error: BaseException) -> str:
    """The kind of failure in one or two words; "" for an unknown one."""
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    text = " ".join(str(one).lower() for one in _chain(error))
    for name, what in _MEANINGS[:_CERTAIN]:
        if name in names:
            return what
    for words, what in _WORDS:
        if words in text:
            return what
    return next((what for name, what in _MEANINGS[_CERTAIN:] if name in names), "")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and its causes."""
    todo: list[object] = [error]
    seen: list[object] = []
    while todo and len(seen) < 30:
        one = todo.pop()
        if isinstance(one, BaseException) and one not in seen:
            seen.append(one)
            yield one
            todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def explained(error: BaseException, source: Source) -> Text:
    """The sentence for an exception of the hub's client or the disk."""
    if isinstance(error, DiskError):
        return _of_disk(error, source)
    code, what = status(error), meaning(error)
    sentence = _SENTENCES.get(what) or _by_status(code)
    return sentence.filled(**source._asdict(), code=code, kind=type(error).__name__, host=source.endpoint)


def _by_status(code: Optional[int]) -> Text:
    if code is None:
        return _UNKNOWN
    if code in (401, 403):
        return _SENTENCES["closed"]
    if code == 404:
        return _SENTENCES["no file"]
    return _STATUS


def _of_disk(error: DiskError, source: Source) -> Text:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("{folder} has no space left for {name}").filled(folder=source.folder, name=source.name)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return _("{folder} is not writable ({words})").filled(folder=source.folder, words=error.words)
    return _("{name} cannot be written to {folder} ({words})").filled(
        name=source.name, folder=source.folder, words=error.words
    )


_SENTENCES = {
    "offline": _("HF_HUB_OFFLINE is set, so {repo}/{name} was not downloaded; unset it and try again"),
    "closed": _("{repo} at {host} requires a login: accept its terms there and set HF_TOKEN"),
    "no revision": _("{repo} at {host} has no revision {revision}"),
    "no repository": _("{host} has no repository {repo}, or it is private and HF_TOKEN is missing"),
    "no file": _("{repo} at {host} has no file {name} in revision {revision}"),
    "certificate": _("the certificate of {host} cannot be verified"),
    "proxy": _("the proxy for {host} refused the request"),
    "no name": _("the name of {host} cannot be resolved: no network or no DNS"),
    "refused": _("{host} refused the connection"),
    "silent": _("{host} did not respond in time"),
    BROKEN_OFF: _("{host} closed the connection while sending {name}; the next attempt resumes the download"),
}
_STATUS = _("{host} returned status {code} for {repo}/{name}")
_UNKNOWN = _("{repo}/{name} cannot be downloaded from {host} ({kind})")
