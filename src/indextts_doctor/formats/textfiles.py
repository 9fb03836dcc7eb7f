"""Configuration and vocabulary files: JSON, YAML, tiktoken."""

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Optional

import msgspec

from indextts_doctor.formats import READ_LIMIT, Broken, BrokenFileError

SMALL = 512 * 1024  # bytes of JSON whose content is returned, at most
_YAML_LIMIT = 128 * 1024
_MAX_MERGED = 10_000
_MAX_FLOW = 100  # nested brackets; the time of PyYAML grows with the square of their number
# Exceptions of PyYAML besides YAMLError, for a tag that does not fit its value.
_ODD = (ValueError, RecursionError, TypeError, OverflowError, LookupError, AttributeError)


def read_json(file: BinaryIO, size: int) -> Optional[Any]:
    """Check a JSON file and return its content; None: too large to keep. Raises BrokenFileError."""
    if size > READ_LIMIT * 4:
        return None
    file.seek(0)
    data = file.read(size)
    if len(data) > SMALL:
        _check_large(data)
        return None
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenFileError(_ended(data), f"not valid JSON: {error}") from error


def _check_large(data: bytes) -> None:
    """Check without building objects. msgspec refuses NaN, which Python accepts, so NaN is accepted."""
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if b"NaN" not in data and b"Infinity" not in data:
            raise BrokenFileError(_ended(data), f"not valid JSON: {error}") from error


def _ended(data: bytes) -> Broken:
    begins, ends = data.lstrip()[:1], data.rstrip()[-1:]
    cut = begins in (b"{", b"[") and ends not in (b"}", b"]")
    return "truncated" if cut else "corrupt"


def read_yaml(file: BinaryIO, size: int) -> Optional[Any]:
    """Check a YAML file and return its content; None: too large. Raises BrokenFileError.

    An application tag (``!!python/tuple``) is read as its plain value; its object is never built.
    """
    if size > _YAML_LIMIT:
        return None
    import yaml  # takes 20 ms, and many folders have no YAML

    file.seek(0)
    try:
        return yaml.load(file.read(size), Loader=_loader())  # noqa: S506 - built on the safe one
    except (yaml.YAMLError, *_ODD) as error:
        problem = str(error).replace("\n", " ")
        raise BrokenFileError("corrupt", f"not valid YAML: {problem}") from error


def _loader() -> type[Any]:
    import yaml

    class Loader(yaml.SafeLoader):
        """The safe loader, with limits on depth, merged keys and long numbers, which ignores tags."""

        merged = 0

        def fetch_flow_collection_start(self, token: Any) -> None:
            if self.flow_level >= _MAX_FLOW:
                raise yaml.YAMLError("nested too deeply")
            super().fetch_flow_collection_start(token)

        def flatten_mapping(self, node: yaml.MappingNode) -> None:
            super().flatten_mapping(node)
            self.merged += len(node.value)
            if self.merged > _MAX_MERGED:
                raise yaml.YAMLError("too many merged keys")

        def construct_scalar(self, node: Any) -> Any:
            if len(node.value) > 1000 and node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float"):
                raise yaml.YAMLError("a number of more than 1000 digits")
            return super().construct_scalar(node)

        def plain(self, _suffix: str, node: Any) -> Any:
            if isinstance(node, yaml.ScalarNode):
                return self.construct_scalar(node)
            if isinstance(node, yaml.SequenceNode):
                return self.construct_sequence(node, deep=True)
            return self.construct_mapping(node, deep=True)

    Loader.add_multi_constructor("", Loader.plain)
    return Loader


def strings(content: Any, limit: int = 20_000) -> Iterator[tuple[str, str]]:
    """(dotted key, string) of every string inside, each container once, at most ``limit`` values."""
    seen: set[int] = set()
    todo: list[tuple[str, Any]] = [("", content)]
    for _ in range(limit):
        if not todo:
            return
        key, value = todo.pop()
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, (dict, list)) and id(value) not in seen:
            seen.add(id(value))
            items = value.items() if isinstance(value, dict) else enumerate(value)
            todo.extend((f"{key}.{name}"[-300:].lstrip("."), item) for name, item in items)


def check_tiktoken(file: BinaryIO, size: int) -> None:
    """Check a vocabulary of lines "base64 rank" at both ends. Raises BrokenFileError and OSError."""
    file.seek(0)
    head = file.read(64 * 1024)
    for line in head.splitlines()[:20]:
        if line and not _is_rank(line):
            raise BrokenFileError("corrupt", "a line is not a token and its rank")
    file.seek(max(0, size - 4096))
    tail = file.read(4096)
    if not tail.endswith(b"\n") and not _is_rank(tail.rpartition(b"\n")[2]):
        raise BrokenFileError("truncated", "the last line is cut")


def _is_rank(line: bytes) -> bool:
    token, _, rank = line.strip().partition(b" ")
    try:
        base64.b64decode(token, validate=True)
    except (binascii.Error, ValueError):
        return False
    return rank.isdigit()
