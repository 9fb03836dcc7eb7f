"""Which interpreter, folder, model folder, port and profile are examined, and how each was chosen."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Optional, Union

from msgspec.structs import replace

from indextts_doctor.config import profiles
from indextts_doctor.config.configuration import Config, expanded, first
from indextts_doctor.facts import ModelLayout, Profile, PythonFrom, Service, Target
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context
from indextts_doctor.target.environment import environment_of, prefix_of
from indextts_doctor.target.layout import python_in
from indextts_doctor.target.pythons import pythons
from indextts_doctor.target.service import find_service
from indextts_doctor.target.settingsfiles import declared

SECONDS = 120.0
NOT_THERE = _("{directory}: the deployment's folder does not exist; check the path")
NO_FOLDER = _("{directory}: this is not a folder; pass the deployment's folder")
ENVIRONMENTS = (".venv", "venv", "env", "index_tts_env")


@dataclasses.dataclass(frozen=True)
class Request:
    """What the user asked for, before anything was looked at."""

    directory: Path = Path()
    python: Optional[str] = None
    profile: Optional[str] = None
    model_dir: Optional[str] = None
    port: Optional[int] = None
    fast: Optional[bool] = None
    deep: Optional[bool] = None
    timeout: Optional[float] = None  # seconds
    logs: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """The time limit of one probe."""
        return SECONDS if self.timeout is None else self.timeout

    def merged_with(self, config: Config) -> Request:
        """The request, completed from the configuration; ``resolve`` adds paths and ports. Raises UserError."""
        seconds = first(self.timeout, config.timeout)
        if seconds is not None and not 0 < seconds < 1e6:
            raise UserError(_("--timeout {seconds:g}: must be more than 0 seconds").filled(seconds=seconds))
        fast, deep = first(self.fast, config.fast), first(self.deep, config.deep)
        return dataclasses.replace(self, timeout=seconds, fast=fast, deep=deep)

    def without(self, written: Collection[str]) -> Request:
        """The request without the options that are ``written`` to the configuration now, which counts."""
        return dataclasses.replace(
            self,
            python=None if "python" in written else self.python,
            profile=None if "profile" in written else self.profile,
            model_dir=None if "model_dir" in written else self.model_dir,
            port=None if "port" in written else self.port,
        )


def resolve(
    request: Request, config: Config, environ: Mapping[str, str], extra_profiles: Iterable[Path] = ()
) -> Context:
    """Choose the target and look at it from outside.

    Raises UserError for a folder, interpreter or profile that does not exist.
    """
    directory = _folder(request)
    profile, profile_from = _profile(request, config, directory, tuple(extra_profiles))
    port = request.port or config.port or profile.port
    service = find_service(str(directory), port, config.service_user)
    python, python_from = _python(request, config, directory, service, environ)
    service = _with_prefix(service, python)
    model_dir, profile = _model(request, config, directory, profile)
    target = Target(
        python=python,
        python_from=python_from,
        directory=str(directory),
        profile=profile.name,
        profile_from=profile_from,
        model_dir=model_dir,
        port=port,
        service_user=config.service_user or (service.user if service else None),
        engines=_engines(config, directory, environ),
        deep=bool(request.deep),
        fast=bool(request.fast),
    )
    variables, variables_from = _variables(service, directory, environ)
    return Context(
        target=target,
        profile=profile,
        environment=replace(environment_of(python), others=pythons(environ)),
        variables=variables,
        variables_from=variables_from,
        service=service,
        seconds=request.seconds,
        speech=config.speech,
        **_logs(request, config, directory),
    )


def _logs(request: Request, config: Config, directory: Path) -> dict[str, Any]:
    """The logs that the user names, and where. Raises UserError for one that is not there, or is no file."""
    where = "--log" if request.logs else f"{config.file}: log"
    base = Path() if request.logs else directory
    paths = [
        name if name == "-" and request.logs else _absolute(base / expanded(Path(name)))
        for name in request.logs or config.log or ()
    ]
    for path in paths:
        if path != "-" and not os.path.exists(path):
            raise UserError(_("{where}: {path} does not exist; check the path").filled(where=where, path=path))
        if os.path.isdir(path):
            raise UserError(_("{where}: {path} is a folder; pass a file").filled(where=where, path=path))
    return {"logs": tuple(paths), "logs_from": "option" if request.logs else "configuration"}


def _folder(request: Request) -> Path:
    directory = expanded(request.directory)
    if not os.path.isdir(directory):
        text = NO_FOLDER if os.path.lexists(directory) else NOT_THERE
        raise UserError(text.filled(directory=request.directory))
    return Path(_absolute(directory))


def _variables(service: Optional[Service], directory: Path, environ: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The environment variables of the service, or what its next start from here would give it, and whose."""
    if service and service.environment:
        return service.environment, f"service process {service.pid}"
    own = declared(directory)
    return {**environ, **own}, "this shell and the deployment's settings" if own else "this shell"


def _profile(request: Request, config: Config, directory: Path, extra: tuple[Path, ...]) -> tuple[Profile, str]:
    if request.profile:
        profile, how = profiles.load(request.profile, extra=extra), "option"
    elif config.profile:
        profile, how = profiles.load(config.profile, base=directory, extra=extra), "configuration"
    else:
        name, sign = profiles.detect(directory, extra)
        profile, how = profiles.load(name, extra=extra), sign or "default"
    return profiles.with_thresholds(profile, config.thresholds, config.file), how


def _python(
    request: Request, config: Config, directory: Path, service: Optional[Service], environ: Mapping[str, str]
) -> tuple[str, PythonFrom]:
    """The interpreter's path and what chose it. Links are kept: a virtual environment is its link."""
    if request.python:
        return find_python(request.python, Path(), "--python", environ), "option"
    if config.python:
        return find_python(config.python, directory, f"{config.file}: python", environ), "configuration"
    if service:
        return service_python(service), "service"
    for name in ENVIRONMENTS:
        candidate = python_in(str(directory / name))
        if os.path.lexists(candidate):
            return candidate, "folder"
    variables: tuple[PythonFrom, ...] = ("VIRTUAL_ENV", "CONDA_PREFIX")
    for variable in variables:
        prefix = environ.get(variable)
        if prefix and os.path.lexists(python_in(prefix)):
            return python_in(prefix), variable
    return sys.executable, "doctor"


def _engines(config: Config, directory: Path, environ: Mapping[str, str]) -> dict[str, str]:
    return {
        name: find_python(python, directory, f"{config.file}: engines.{name}", environ)
        for name, python in config.engines.items()
    }


def find_python(wanted: str, base: Path, where: str, environ: Mapping[str, str]) -> str:
    """The path of the interpreter for a path, a folder of an environment, a command or a version.

    Raises UserError when there is none. A dangling link counts as one: the examination reports why it dangles.
    """
    if re.fullmatch(r"\d+(\.\d+){0,2}", wanted):
        found = _by_version(wanted, environ)
        if found:
            return found
        raise UserError(
            _("{where} {wanted}: no python{wanted} on the PATH or in pyenv; pass the path of an interpreter").filled(
                where=where, wanted=wanted
            )
        )
    path = _absolute(os.path.join(base, os.path.expanduser(wanted)))
    for candidate in (python_in(path), path):
        if os.path.lexists(candidate) and not os.path.isdir(candidate):
            return candidate
    command = shutil.which(wanted, path=environ.get("PATH")) if os.sep not in wanted else None
    if command:
        return command
    raise UserError(
        _("""{where} {wanted}: no interpreter found; pass a path, an environment's folder,
            or a version such as 3.10""").filled(where=where, wanted=wanted)
    )


def _absolute(path: Union[str, os.PathLike[str]]) -> str:
    try:
        return os.path.abspath(path)
    except OSError:
        raise UserError(
            _("{path}: the current folder was removed; pass an absolute path").filled(path=str(path))
        ) from None


def _by_version(version: str, environ: Mapping[str, str]) -> Optional[str]:
    root = Path(environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv"))
    minor = ".".join(version.split(".")[:2])
    for pattern in (version, f"{version}.*"):
        for folder in sorted((root / "versions").glob(pattern), reverse=True):
            if os.path.exists(python_in(str(folder))):
                return python_in(str(folder))
    if version == minor or version.count(".") == 0:
        folders = [f for f in environ.get("PATH", os.defpath).split(os.pathsep) if not f.endswith("shims")]
        return shutil.which(f"python{version}", path=os.pathsep.join(folders))
    return None


def service_python(service: Service) -> str:
    """The interpreter of a running service as it was called: /proc/PID/exe hides the environment's link."""
    called = service.command[0] if service.command else ""
    path = os.path.join(service.directory or "/", called)
    same = os.path.exists(path) and os.path.realpath(path) == os.path.realpath(service.executable)
    if os.sep in called and same:
        return path
    prefix = service.environment.get("VIRTUAL_ENV") or service.environment.get("CONDA_PREFIX") or ""
    guess = python_in(prefix)
    if prefix and os.path.exists(guess) and os.path.realpath(guess) == os.path.realpath(service.executable):
        return guess
    return service.executable


def _with_prefix(service: Optional[Service], python: str) -> Optional[Service]:
    if service is None:
        return None
    prefix = prefix_of(service_python(service))
    same = os.path.realpath(prefix) == os.path.realpath(prefix_of(os.path.abspath(python)))
    return replace(service, prefix=prefix, same_interpreter=same)


def _model(request: Request, config: Config, directory: Path, profile: Profile) -> tuple[Optional[str], Profile]:
    given = _absolute(os.path.expanduser(request.model_dir)) if request.model_dir else config.model_dir
    if profile.model is None:
        layout = _from_where(config, ModelLayout(folder=given)) if given else None
        return given, replace(profile, model=layout)
    folder = given or str(directory / profile.model.folder)
    return os.path.normpath(folder), replace(profile, model=_from_where(config, profile.model))


def _from_where(config: Config, layout: ModelLayout) -> ModelLayout:
    """The layout with the repository that the configuration names."""
    if config.model_repo is None:
        return layout
    return replace(layout, repo=config.model_repo, revision=config.model_revision or "", repo_is_given=True)
