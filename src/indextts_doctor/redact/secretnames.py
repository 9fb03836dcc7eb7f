"""Which names have a secret value, and which values cannot be secret. Pure."""

import functools
import re


def words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


_WORDS = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
_STRONG = re.compile(
    r"(?:password|passwd|passphrase|passcode|secret|credentials?|sshpass"
    r"|(?:api|access|secret|private|signing|encryption|master|account|storage|subscription|auth|session|license)"
    r"_?keys?(?:_?id)?)$"
)
_QUERY = re.compile(r"_(?:key|sig|signature|x_amz_\w+)$|accesskeyid$")
_HEADERS = ("_authorization", "_cookie", "_x_api_key", "_x_auth_token")
# Words before "token" that make it a token of text, not of access.
_TEXT_TOKENS = frozenset(
    ["bos", "eos", "pad", "unk", "mask", "cls", "sep", "image", "audio", "video", "text", "speech", "start", "stop", "end", "next", "prev", "previous", "first", "last", "special", "new", "max", "min", "num", "sub", "sot", "eot", "boi", "eoi", "user", "assistant", "system", "prompt", "decoder", "forced", "begin", "language", "task", "word", "char", "subword", "unknown", "unexpected", "invalid", "stopping", "padding", "per", "each", "this", "that", "a", "the"]
)  # fmt: skip
_PUBLIC_KEYS = frozenset(
    [
        "gpg",
        "pgp",
        "public",
        "pub",
        "host",
        "sort",
        "primary",
        "foreign",
        "cache",
        "partition",
        "registry",
        "config",
        "map",
        "dict",
    ]
)
_NOTHING = frozenset(
    ["null", "none", "nil", "undefined", "true", "false", "yes", "no", "on", "off", "str", "string", "bytes", "bool", "int", "float", "any", "object", "optional", "required", "missing", "absent", "unset", "empty", "default"]
)  # fmt: skip
_PLACEHOLDER = re.compile(
    r"[*•x.…-]+|\$\{?\w+\}?|%\(?\w*\)?s|\{+[\w .]*\}+|[A-Za-z_][\w.]*\(.*|"
    r"(?:self|os|args|config|settings|kwargs|options|cls|env|Optional|Union)[.\[].*",
    re.DOTALL,
)
_TEXT_TOKEN_VALUE = re.compile(r"<[^<>]{0,40}>|\[[^\[\]]{0,40}\]|</?\w{0,20}")
_METAVAR = re.compile(r"[A-Z_]{1,24}|<[\w -]{1,40}>?|\[[\w -]{1,40}\]?|\.\.\.")


@functools.lru_cache(maxsize=4096)
def secret_name(name: str, *, query: bool = False) -> str:
    """The kind of secret that ``name`` announces, or "".

    ``query``: the name is in the query of a URL, where "key" and "signature" are secrets, too. The last word
    decides: HF_TOKEN is secret, HF_TOKEN_PATH and TOKENIZERS_PARALLELISM are not.
    """
    parts = [word.lower() for word in _WORDS.split(name) if word and not word.isdigit()]
    if not parts:
        return ""
    last = parts[-1] = parts[-1].rstrip("0123456789") or parts[-1]
    before = parts[-2] if len(parts) > 1 else ""
    plain = "_" + "_".join(parts)
    in_environment = name.isupper() and last == "key" and before and before not in _PUBLIC_KEYS
    rules = (
        ("header", plain.endswith(_HEADERS)),
        ("key" if "key" in last or last == "id" else "password", _STRONG.search(plain)),
        ("token", last.endswith("token") and before not in _TEXT_TOKENS),
        ("password", last in ("pass", "pwd") and before not in ("", "old")),
        ("auth", last == "auth"),
        ("key", in_environment or (query and _QUERY.search(plain))),
    )
    return next((kind for kind, applies in rules if applies), "")


def plausible(kind: str, name: str, value: str, *, quoted: bool = True, is_flag: bool = False) -> bool:
    """Whether ``value`` can be the secret that a name of ``kind`` announces."""
    value = value.strip()
    if len(value) > 200:
        return True
    if not value or value == name or _says_nothing(value, quoted=quoted, is_flag=is_flag):
        return False
    if kind == "token":
        return _plausible_token(name, value)
    if kind in ("auth", "header"):
        return len(value) >= 6 and not all(c.islower() or c in " ,." for c in value)
    return kind == "password" or len(value) >= 4


def _says_nothing(value: str, *, quoted: bool, is_flag: bool) -> bool:
    if value.lower() in _NOTHING or (is_flag and not quoted and _METAVAR.fullmatch(value)):
        return True
    return _PLACEHOLDER.fullmatch(value) is not None and not (quoted and "(" in value)


def _plausible_token(name: str, value: str) -> bool:
    if _TEXT_TOKEN_VALUE.fullmatch(value):
        return False
    if len(_WORDS.split(name)) > 1 or name.isupper():
        return len(value) >= 4
    return len(value) >= 8 and (len(value) >= 20 or not (value.isalpha() and value.islower()))
