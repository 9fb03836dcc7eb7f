"""Finds secrets in a text: by their shape, by the name before them, by their place. Pure.

Every search begins with a literal that ``str.find`` or the regex engine skips to, and every repetition is bounded
or starts where the one before it cannot, so that the time is linear in the text whatever the text is.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple, Optional

from indextts_doctor.redact.secretnames import plausible, secret_name, words


class Leak(NamedTuple):
    """A secret in ``text[start:end]``. ``learn``: it is to be looked for elsewhere in the report, too."""

    start: int
    end: int
    kind: str
    learn: bool = False


_W = r"[A-Za-z0-9]"
# Kind, literal that must occur, pattern. A lookbehind after the literal keeps the engine's fast search for it.
_SHAPES = tuple(
    (kind, literal, re.compile(pattern))
    for kind, literal, pattern in (
        ("Hugging Face token", "hf_", rf"hf_(?:{_W}{{30,}}|(?<![\w]hf_){_W}{{16,}})"),
        ("Hugging Face token", "api_org_", rf"api_org_{_W}{{20,}}"),
        ("API key", "sk-", r"sk-(?<![A-Za-z0-9]sk-)(?:[A-Za-z0-9]{20,}|(?=[\w-]{0,99}\d)[\w-]{20,})"),
        ("GitHub token", "gh", rf"gh[pousr]_{_W}{{20,}}"),
        ("GitHub token", "github_pat_", r"github_pat_(?<!\wgithub_pat_)\w{20,}"),
        ("GitLab token", "gl", r"gl(?:pat|ptt|dt|rt|cbt|soat)-(?<![\w-]gl(?:pat|ptt|cbt)-)[\w-]{16,}"),
        ("AWS access key", "AKIA", r"AKIA(?<![A-Z0-9]AKIA)[A-Z0-9]{16}(?![A-Z0-9])"),
        ("AWS access key", "ASIA", r"ASIA(?<![A-Z0-9]ASIA)[A-Z0-9]{16}(?![A-Z0-9])"),
        ("Google API key", "AIza", r"AIza(?<![\w-]AIza)[\w-]{30,}"),
        ("Google token", "ya29.", r"ya29\.[\w-]{20,}"),
        ("Aliyun access key", "LTAI", rf"LTAI(?<!{_W}LTAI){_W}{{12,30}}(?!{_W})"),
        ("Tencent access key", "AKID", rf"AKID(?<!{_W}AKID){_W}{{16,40}}(?!{_W})"),
        ("ModelScope token", "ms-", r"ms-(?<!\wms-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ("Slack token", "xox", r"xox[abeoprs]-(?<!\wxox.-)[\w-]{10,}"),
        ("PyPI token", "pypi-", r"pypi-(?<![\w-]pypi-)[\w-]{50,}"),
        ("npm token", "npm_", rf"npm_{_W}{{30,}}"),
        ("JWT", "eyJ", r"eyJ(?<![\w-]eyJ)[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]+){0,3}"),
        ("SSH key", "AAAA", r"AAAA(?<=[a-z0-9] AAAA)[A-Za-z0-9+/]{40,}={0,2}"),
    )
)

_QUOTE = r"""\\{0,7}["']|&quot;|&\#(?:34|39|x22|x27);"""
_AFTER_NAME = re.compile(
    rf"""(?P<rest>s?(?:[_-]?\d{{1,3}}|_?id)?)(?P<close>{_QUOTE})?\]?[ \t]{{0,8}}(?:=>|:=|=(?!=)|:(?!:|//)|%3d)[ \t]{{0,8}}"""
    rf"""(?P<open>[bur]?(?:{_QUOTE}))?""",
    re.IGNORECASE,
)
_AFTER_FLAG = re.compile(rf"[ \t]{{1,8}}(?P<open>{_QUOTE})?(?![-\s])")
_BARE = re.compile(r"""(?:[^\s"'`&\\]|&(?![\w.%-]{1,40}=|quot;|\#|lt;|gt;)|\\(?!\\{0,6}["'ntr]))+""", re.IGNORECASE)
_LINE = re.compile(r"""(?:[^\r\n"'\\]|\\(?!\\{0,6}["'nr]))+""")
_SCHEME = re.compile(r"(?:bearer|basic|digest|token|apikey|negotiate|ntlm|key)(?:[ \t]{1,3}|$)", re.IGNORECASE)
_PARENS = re.compile(r"\([^()\n]{1,300}\)")
_KEYWORDS = (
    "token", "secret", "password", "passwd", "passphrase", "passcode", "_pass", "-pass", "sshpass", "pwd", "key",
    "credential", "auth", "authorization", "cookie", "signature", "sig",
)  # fmt: skip
_NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."
_SHORT = 2000
_HINTS = (
    "token", "secret", "pass", "pwd", "key", "credential", "auth", "cookie", "sig", "bearer", "basic", "@", "login",
    *(literal.lower() for _, literal, _ in _SHAPES),
)  # fmt: skip
_LONGEST = 65536  # characters of one secret
_MAIL_DOMAIN = re.compile(r"(?:[A-Za-z0-9-]{1,63}\.){1,6}([A-Za-z]{2,24})(?![\w])")
_NO_DOMAINS = words(
    "service socket timer target slice scope mount device path swap "  # systemd units: tts@5000.service
    "so py pyc wav json txt log yaml yml toml pth whl gz"
)
_USERINFO = re.compile(r"""([^\s/"'?\\@:]{0,256})(:[^\s/"'?\\]{0,512})?@""")
_CREDENTIAL = re.compile(r"[ \t]{1,3}([A-Za-z0-9._~+/=-]{8,})")
_NETRC = re.compile(
    r"login\s{1,40}([^\s\"']{1,200})\s{1,40}(?:account\s{1,40}\S{1,200}\s{1,40})?password\s{1,40}([^\s\"']{1,500})"
)
_PEM_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PEM_BODY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\\ \t"
_PEM_LONGEST = 16384


def leaks(text: str) -> Iterator[Leak]:
    """Yield every secret of ``text``, in no order; they may overlap."""
    if len(text) < _SHORT:
        hint = text.lower()
        if not any(map(hint.__contains__, _HINTS)):
            return
    for kind, literal, pattern in _SHAPES:
        if literal in text:
            for match in pattern.finditer(text):
                yield Leak(match.start(), match.end(), kind)
    lower = lowered(text)
    for keyword in _KEYWORDS:
        yield from _named(text, lower, keyword)
    yield from _credentials(text, lower)
    yield from _private_keys(text)
    yield from _logins(text)
    yield from _addresses(text)


def lowered(text: str) -> str:
    """``text`` in lower case with every character at the place it had."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return re.sub("[A-Z]+", lambda match: match[0].lower(), text)


def _find(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


def _named(text: str, lower: str, keyword: str) -> Iterator[Leak]:
    """Yield values after the name of a secret: ``NAME=value``, ``"name": "value"``, ``--name value``."""
    covered = 0
    for at in _find(lower, keyword):
        if at < covered:
            continue  # inside a value that is a secret itself
        end = at + len(keyword)
        match = _AFTER_NAME.match(text, end)
        flag = None if match else _AFTER_FLAG.match(text, end)
        if match is None and flag is None:
            continue
        head = text[max(0, at - 80) : at]
        start = at - len(head) + len(head.rstrip(_NAME_CHARACTERS))
        name = text[start:end]
        leak = None
        if match:
            query = start > 0 and text[start - 1] in "?&;"
            leak = _value(text, match, secret_name(name + match["rest"], query=query), name)
        elif flag and name.startswith("--"):
            leak = _value(text, flag, secret_name(name), name, is_flag=True)
        if leak:
            covered = leak.end
            yield leak


def _value(text: str, match: re.Match[str], kind: str, name: str, *, is_flag: bool = False) -> Optional[Leak]:
    """The value after ``match`` when it can be a secret of ``kind``."""
    start, opening = match.end(), match["open"]
    if not kind or (not opening and not is_flag and match["close"]):
        return None  # {"token": null}, {"password": 5}: a value that is no string
    end = _closing(text, start, opening.lstrip("burBUR")) if opening else _bare_end(text, start, kind)
    scheme = _SCHEME.match(text, start, end) if kind == "header" else None
    start = scheme.end() if scheme else start
    if scheme is None and not plausible(kind, name, text[start:end], quoted=bool(opening), is_flag=is_flag):
        return None
    return Leak(start, end, kind, learn=True) if start < end else None


def _closing(text: str, start: int, quote: str) -> int:
    """Where the string that was opened with ``quote`` ends."""
    limit = min(len(text), start + _LONGEST)
    end = text.find(quote, start, limit)
    while end > 0 and len(quote) == 1 and _escaped(text, end):
        end = text.find(quote, end + 1, limit)
    if end < 0:
        newline = text.find("\n", start, limit)
        end = limit if newline < 0 else newline
    return end


def _escaped(text: str, at: int) -> bool:
    head = text[max(0, at - 32) : at]
    return (len(head) - len(head.rstrip("\\"))) % 2 == 1


def _bare_end(text: str, start: int, kind: str) -> int:
    limit = start + _LONGEST
    if kind == "auth":
        parens = _PARENS.match(text, start)
        if parens:
            return parens.end()
    match = (_LINE if kind == "header" else _BARE).match(text, start, limit)
    if match is None:
        return start
    return start + len(match[0].rstrip(",;)]}.")) if kind != "header" else match.end()


def _credentials(text: str, lower: str) -> Iterator[Leak]:
    """Yield what follows "Bearer", "Basic" and "Token"."""
    for scheme in ("bearer", "basic", "token"):
        for at in _find(lower, scheme):
            match = _CREDENTIAL.match(text, at + len(scheme), at + len(scheme) + _LONGEST)
            if match and _is_credential(scheme, match[1].rstrip(".")):
                yield Leak(match.start(1), match.end(1), "authorization", learn=True)


def _is_credential(scheme: str, value: str) -> bool:
    if scheme == "basic":
        try:
            return b":" in base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            return False
    if scheme == "token":
        return len(value) >= 20 and any(c.isdigit() for c in value)
    return not (value.isalpha() and value[1:].islower() and len(value) <= 16)


def _private_keys(text: str) -> Iterator[Leak]:
    if "PRIVATE KEY" not in text:
        return
    covered = 0
    for begin in _PEM_BEGIN.finditer(text):
        if begin.start() < covered:
            continue
        dashes = text.find("-----END", begin.end(), begin.end() + _PEM_LONGEST)
        end = _PEM_END.match(text, dashes) if dashes >= 0 else None
        covered = end.end() if end else begin.end() + _body(text[begin.end() : begin.end() + _PEM_LONGEST])
        yield Leak(begin.start(), covered, "private key")
    for end in _PEM_END.finditer(text):  # a tail whose beginning was cut off
        if end.start() >= covered:
            head = text[max(covered, end.start() - _PEM_LONGEST) : end.start()]
            yield Leak(end.start() - _body(head[::-1]), end.end(), "private key")
            covered = end.end()


def _body(text: str) -> int:
    """How many characters at the beginning can belong to a key."""
    return len(text) - len(text.lstrip(_PEM_BODY))


def _logins(text: str) -> Iterator[Leak]:
    """Yield logins and passwords of .netrc lines."""
    if "login" in text and "password" in text:
        for match in _NETRC.finditer(text):
            yield Leak(match.start(1), match.end(1), "login")
            yield Leak(match.start(2), match.end(2), "password", learn=True)


def _addresses(text: str) -> Iterator[Leak]:
    """Yield user and password of URLs, and e-mail addresses."""
    if "@" not in text:
        return
    ats = set()
    for at in _find(text, "://"):
        match = _USERINFO.match(text, at + 3)
        if match:
            ats.add(match.end() - 1)
            yield from _userinfo(text, at, match)
    for at in _find(text, "@"):
        domain = _MAIL_DOMAIN.match(text, at + 1) if at not in ats else None
        if domain and domain[1].lower() not in _NO_DOMAINS:
            head = text[max(0, at - 64) : at]
            start = at - len(head) + len(head.rstrip(_NAME_CHARACTERS + "+%"))
            if start < at and text[start:at] != "git":
                yield Leak(start, domain.end(), "e-mail address")


def _userinfo(text: str, at: int, match: re.Match[str]) -> Iterator[Leak]:
    web = text[max(0, at - 5) : at].lower().endswith(("http", "https"))
    if match[1] and (match[2] or (web and match[1] != "git")):
        yield Leak(match.start(1), match.end(1), "login")
    if match[2] and len(match[2]) > 1:
        yield Leak(match.start(2) + 1, match.end(2), "password", learn=True)
