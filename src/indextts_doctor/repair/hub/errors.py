"""Why a download failed, in one sentence: never an exception's own words, which may hold addresses with secrets."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from typing import NamedTuple, Optional
from urllib.parse import urlsplit

from indextts_doctor.i18n.text import Text


class DiskError(Exception):
    """The download's file could not be written; the cause says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror)
        self.errno = error.errno
        self.words = error.strerror or type(error).__name__


@contextlib.contextmanager
def disk() -> Iterator[None]:
    """Tell errors of the disk from those of the client, which are OSErrors too."""
    try:
        yield
    except OSError as error:
        raise DiskError(error) from error


class Source(NamedTuple):
    """What was asked for, and where; without names and passwords."""

    repo: str
    name: str
    revision: str
    endpoint: str
    folder: str


def shown(address: str) -> str:
    """Return an address without user, password and query."""
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
    """Return the status of the answer that an exception is about."""
    code = getattr(getattr(error, "response", None), "status_code", None)
    return code if isinstance(code, int) else None


def meaning(error: BaseException) -> str:
    """Return one word or two for what happened; "" for what is not known."""
    names = {kind.__name__ for one in _chain(error) for kind in type(one).__mro__}
    told = " ".join(str(one).lower() for one in _chain(error))
    for name, what in _MEANINGS[:_CERTAIN]:
        if name in names:
            return what
    for words, what in _WORDS:
        if words in told:
            return what
    return next((what for name, what in _MEANINGS[_CERTAIN:] if name in names), "")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that it comes from."""
    todo: list[object] = [error]
    seen: list[object] = []
    while todo and len(seen) < 30:
        one = todo.pop()
        if isinstance(one, BaseException) and one not in seen:
            seen.append(one)
            yield one
            todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]


def explained(error: BaseException, source: Source) -> Text:
    """Return the sentence for whatever a client of the hub, or the disk, has raised."""
    if isinstance(error, DiskError):
        return _of_disk(error, source)
    code, what = status(error), meaning(error)
    told = _SENTENCES.get(what) or _by_status(code)
    kind = type(error).__name__
    values = {**source._asdict(), "code": code, "kind": kind, "host": source.endpoint}
    return Text(en=told.fill(values, "en"), zh=told.fill(values, "zh"))


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
        return Text(
            en=f"no space is left in {source.folder} for {source.name}",
            zh=f"{source.folder} 空间不足，放不下 {source.name}",
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return Text(
            en=f"{source.folder} cannot be written ({error.words})",
            zh=f"无法写入 {source.folder}（{error.words}）",
        )
    return Text(
        en=f"{source.name} cannot be written into {source.folder} ({error.words})",
        zh=f"无法把 {source.name} 写入 {source.folder}（{error.words}）",
    )


_SENTENCES = {
    "offline": Text(
        en="HF_HUB_OFFLINE is set where the doctor runs, so {repo}/{name} was not asked for",
        zh="运行本工具的环境设置了 HF_HUB_OFFLINE，因此没有请求 {repo}/{name}",
    ),
    "closed": Text(
        en="{repo} at {host} is only for those who sign in: accept its terms there and set HF_TOKEN",
        zh="{host} 上的 {repo} 需要登录：请先在网站上同意其条款，再设置 HF_TOKEN",
    ),
    "no revision": Text(
        en="{repo} at {host} has no revision {revision}", zh="{host} 上的 {repo} 没有版本 {revision}"
    ),
    "no repository": Text(
        en="{host} has no repository {repo}, or it is private and HF_TOKEN is missing",
        zh="{host} 上没有仓库 {repo}，或它是私有的而未设置 HF_TOKEN",
    ),
    "no file": Text(
        en="{repo} at {host} has no file {name} in revision {revision}",
        zh="{host} 上的 {repo} 在版本 {revision} 中没有文件 {name}",
    ),
    "certificate": Text(en="the certificate of {host} cannot be verified", zh="无法验证 {host} 的证书"),
    "proxy": Text(en="the proxy on the way to {host} refuses", zh="通往 {host} 的代理拒绝了请求"),
    "no name": Text(
        en="the name of {host} cannot be resolved: there is no network, or no DNS",
        zh="无法解析 {host} 的域名：没有网络或 DNS 不可用",
    ),
    "refused": Text(en="{host} refuses the connection", zh="{host} 拒绝连接"),
    "silent": Text(en="{host} does not answer in time", zh="{host} 没有及时响应"),
    BROKEN_OFF: Text(
        en="{host} broke off while it sent {name}; the next attempt goes on from there",
        zh="{host} 在传输 {name} 时断开；下次会从断点继续",
    ),
}
_STATUS = Text(
    en="{host} answers with status {code} when asked for {repo}/{name}",
    zh="请求 {repo}/{name} 时 {host} 返回状态码 {code}",
)
_UNKNOWN = Text(
    en="{repo}/{name} cannot be downloaded from {host} ({kind})",
    zh="无法从 {host} 下载 {repo}/{name}（{kind}）",
)
