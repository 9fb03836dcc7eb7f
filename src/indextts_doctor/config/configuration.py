"""Reading the user's TOML files: strict, with errors that name file, key and the nearest right one."""

import difflib
import os
import re
import sys
from pathlib import Path
from typing import Any, Optional, TypeVar

import msgspec

from indextts_doctor.facts import Record, Route
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text, _

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

T = TypeVar("T")

MAX_BYTES = 250_000
MAX_DOTS = 200  # in one key: tomllib takes quadratic time for them
_REPO = re.compile(r"[A-Za-z0-9][\w.-]{0,95}/[A-Za-z0-9][\w.-]{0,95}", re.ASCII)
CONFIG_NAME = "indextts-doctor.toml"

NESTED = _("{path}: nested too deeply; use fewer levels")
UNREADABLE = _("{path}: {reason}; check the path and its permissions")
UNKNOWN_KEY = _("unknown key {key!r}; did you mean {near!r}?")
PORT = _("{where}: port: {port} is not between 1 and 65535")


class SpeechRequest(Record, frozen=True):
    """What an engine is asked: the table [speech], with the options of the command line in front of it."""

    engine: Optional[str] = None
    fallback: Optional[str] = None
    text: Optional[str] = None  # else what was found
    prompt: Optional[str] = None  # a recorded voice for engines that imitate one
    command: Optional[str] = None  # of the engine "command"; {text} and {output} are replaced
    route: Optional[Route] = None  # of the engine "http"
    trust_remote_code: bool = False


class Config(Record, frozen=True):
    """What indextts-doctor.toml, or [tool.indextts-doctor] of pyproject.toml, may hold."""

    python: Optional[str] = None
    profile: Optional[str] = None
    model_dir: Optional[str] = None
    model_repo: Optional[str] = None  # "owner/name" on the hub, where the model came from
    model_revision: Optional[str] = None
    port: Optional[int] = None
    select: Optional[tuple[str, ...]] = None
    ignore: Optional[tuple[str, ...]] = None
    fast: Optional[bool] = None
    deep: Optional[bool] = None
    smoke: Optional[bool] = None
    strict: Optional[bool] = None
    timeout: Optional[float] = None
    format: Optional[str] = None
    output: Optional[str] = None
    lang: Optional[str] = None
    verbose: Optional[bool] = None
    quiet: Optional[bool] = None
    service_user: Optional[str] = None
    log: Optional[tuple[str, ...]] = None  # files in which the service writes what it does
    engines: dict[str, str] = {}
    thresholds: dict[str, float] = {}
    speech: SpeechRequest = SpeechRequest()
    file: str = ""  # where it was read


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises UserError that names file and line."""
    try:
        data = read_regular(path, MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise UserError(
                _("{path}: larger than {limit} bytes; pass a configuration file").filled(path=path, limit=MAX_BYTES)
            )
        if any(part.count(b".") > MAX_DOTS for line in data.splitlines() for part in line.split(b"=")):
            raise UserError(NESTED.filled(path=path))
        tables: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise UserError(UNREADABLE.filled(path=path, reason=error.strerror or error)) from None
    except UnicodeDecodeError as error:
        raise UserError(
            _("{path}: not UTF-8 at byte {start}; save the file as UTF-8").filled(path=path, start=error.start)
        ) from None
    except ValueError as error:  # TOMLDecodeError is one, and so is a number of thousands of digits
        raise UserError(_("{path}: invalid TOML: {error}").filled(path=path, error=error)) from None
    except RecursionError:
        raise UserError(NESTED.filled(path=path)) from None
    return tables


def decode(data: Any, kind: type[T], where: str) -> T:
    """Convert plain data to a record. Raises UserError that names ``where``, the key and the nearest right one."""
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        raise UserError(_("{where}: {problem}").filled(where=where, problem=explain(str(error), kind))) from None


def explain(message: str, kind: type[Any]) -> Text:
    """Turn the words of a validation error into "key: what is wrong", with the nearest right key."""
    unknown = re.search(r"unknown field `([^`]*)`", message)
    path = re.search(r"at `\$\.?([^`]*)`", message)
    place = path.group(1) if path else ""
    if unknown:
        key = unknown.group(1)
        names = sorted(
            _names(kind) if place else {field.encode_name for field in msgspec.structs.fields(kind)} - {"file"}
        )
        near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
        key = f"{place}.{key}" if place else key
        if near:
            return UNKNOWN_KEY.filled(key=key, near=near[0])
        return _("unknown key {key!r}; known keys: {names}").filled(key=key, names=names)
    words = message.split(" - at ", maxsplit=1)[0]
    return Text.verbatim(f"{place or 'TOML'}: {words[0].lower()}{words[1:]}")


def _names(kind: type[Any], seen: Optional[set[type[Any]]] = None) -> set[str]:
    """All field names of a struct and of the structs inside it."""
    found: set[str] = set()
    seen = set() if seen is None else seen
    if kind in seen or not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return found
    seen.add(kind)
    for field in msgspec.structs.fields(kind):
        found.add(field.encode_name)
        for inner in (field.type, *getattr(field.type, "__args__", ())):
            found |= _names(inner, seen)
    return found - {"file"}


def first(option: Optional[T], configured: Optional[T]) -> Optional[T]:
    """The option of the command line, or the configuration where it is not given."""
    return configured if option is None else option


def expanded(path: Path) -> Path:
    """``path`` with the home folder for "~"; unchanged where no home folder is known."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - a Path raises where there is no home


def find_config(directory: Path) -> Config:
    """The configuration of a deployment; an empty one when there is none."""
    own = directory / CONFIG_NAME
    if os.path.lexists(own):
        return _config(read_toml(own), str(own), directory)
    project = directory / "pyproject.toml"
    if _mentions(project):
        table = read_toml(project).get("tool", {}).get("indextts-doctor")
        if table is not None:
            return _config(table, f"{project}: [tool.indextts-doctor]", directory)
    return Config()


def _mentions(project: Path) -> bool:
    """Whether the section can be there at all: a broken pyproject.toml without the section is ignored."""
    try:
        return b"tool.indextts-doctor" in read_regular(project, MAX_BYTES)
    except OSError:
        return False


def _config(table: Any, where: str, directory: Path) -> Config:
    if not isinstance(table, dict):
        raise UserError(_("{where}: must be a table").filled(where=where))
    plain = {key.replace("-", "_"): value for key, value in table.items()}
    if "file" in plain:
        raise UserError(
            _("{where}: {problem}").filled(where=where, problem=UNKNOWN_KEY.filled(key="file", near="profile"))
        )
    for key in ("select", "ignore"):
        if isinstance(plain.get(key), str):
            plain[key] = [code for code in re.split(r"[,\s]+", plain[key]) if code]
    if isinstance(plain.get("log"), str):
        plain["log"] = [plain["log"]]
    config = decode(plain, Config, where)
    _validate(config, where)
    paths = {key: _in(directory, value) for key in ("model_dir", "output") for value in [getattr(config, key)] if value}
    speech = config.speech
    if speech.prompt:
        speech = msgspec.structs.replace(speech, prompt=_in(directory, speech.prompt))
    return msgspec.structs.replace(config, file=where, speech=speech, **paths)


def _in(directory: Path, path: str) -> str:
    """A path of the configuration of ``directory``, which it is relative to."""
    return str(directory / expanded(Path(path)))


def _validate(config: Config, where: str) -> None:
    if config.lang is not None and config.lang not in ("en", "zh"):
        raise UserError(
            _("{where}: lang: {lang!r} is not supported; use en or zh").filled(where=where, lang=config.lang)
        )
    if config.port is not None and not 1 <= config.port <= 65535:
        raise UserError(PORT.filled(where=where, port=config.port))
    if config.model_repo is not None and not _REPO.fullmatch(config.model_repo):
        raise UserError(
            _("{where}: model_repo: {repo!r} is not a repository; use OWNER/NAME").filled(
                where=where, repo=config.model_repo
            )
        )
    if config.model_revision is not None and config.model_repo is None:
        raise UserError(_("{where}: model_revision requires model_repo; set both").filled(where=where))
    if config.timeout is not None and config.timeout <= 0:
        raise UserError(
            _("{where}: timeout: {seconds:g} is not more than 0 seconds").filled(where=where, seconds=config.timeout)
        )
