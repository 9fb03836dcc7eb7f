"""Where huggingface_hub, and an engine beside it, look for the cache: the one rule for it.

Read in huggingface_hub/constants.py of 0.16.4, 0.18.0, 0.19.4, 0.26.5, 0.28.1, 0.30.2, 1.0.1 and 2.4.0: HF_HUB_CACHE
is read from 0.19 on, and a "~" or "$NAME" in it is expanded from 0.30 on; HF_HOME's "~" always was.
"""

# Paths are joined as huggingface_hub does it:
# ruff: noqa: PTH111, PTH118, PTH208

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Optional

from indextts_doctor.facts.libraries import numbers
from indextts_doctor.target.context import Context
from indextts_doctor.target.users import home_of

TRUE = frozenset({"1", "ON", "YES", "TRUE"})  # as huggingface_hub reads them
_VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)\})")


def deployments_hub(context: Context) -> Hub:
    """What decides for the deployment: its own variables, home, working folder and huggingface_hub."""
    directory = context.service.directory if context.service else None
    version = hub_version(context.environment.site_packages)
    return Hub(context.variables, _home(context), directory or context.target.directory, version)


def hub_version(sites: Iterable[str]) -> str:
    """The version of the first huggingface_hub, by the name of its metadata; "" when there is none."""
    for site in sites:
        try:
            names = os.listdir(site)
        except OSError:
            continue
        for name in names:
            if name.startswith("huggingface_hub-") and name.endswith(".dist-info"):
                return name[len("huggingface_hub-") : -len(".dist-info")]
    return ""


def _home(context: Context) -> str:
    """The service's home folder: by its process, else by its user, else by this shell."""
    user = context.target.service_user
    home = home_of(user) if context.service is None and user else None
    return home or context.variables.get("HOME") or os.path.expanduser("~")


@dataclasses.dataclass(frozen=True)
class Hub:
    """What decides: the variables, the home, the current folder and the version ("": the newest is assumed)."""

    variables: Mapping[str, str]
    home: str
    directory: str
    version: str = ""

    def at_least(self, *version: int) -> bool:
        """Whether huggingface_hub is of this version or newer."""
        return not numbers(self.version) or numbers(self.version) >= version

    def cache(self) -> tuple[str, str]:
        """The folder and the name of the variable that decided it, or "default"."""
        get = self.variables.get
        if self.at_least(0, 19) and get("HF_HUB_CACHE"):
            return self._path(get("HF_HUB_CACHE", ""), expand=self.at_least(0, 30)), "HF_HUB_CACHE"
        if get("HUGGINGFACE_HUB_CACHE"):
            path = self._path(get("HUGGINGFACE_HUB_CACHE", ""), expand=self.at_least(0, 30))
            return path, "HUGGINGFACE_HUB_CACHE"
        if get("HF_HOME"):
            return os.path.join(self._path(get("HF_HOME", ""), expand=True), "hub"), "HF_HOME"
        if get("XDG_CACHE_HOME"):
            home = os.path.join(self._path(get("XDG_CACHE_HOME", ""), expand=True), "huggingface")
            return os.path.join(home, "hub"), "XDG_CACHE_HOME"
        return self.default(), "default"

    def default(self) -> str:
        """The folder when nothing is set."""
        return os.path.join(self.home, ".cache", "huggingface", "hub")

    def engine(self, read: Collection[str]) -> str:
        """Where an engine looks that reads only these variables."""
        kept = {name: value for name, value in self.variables.items() if name in read}
        return dataclasses.replace(self, variables=kept, version="").cache()[0]

    def ignored(self, read: Collection[str]) -> tuple[Optional[str], str, Optional[str]]:
        """A variable without effect, the library that does not read it, and the folder that it uses instead."""
        path, decided_by = self.cache()
        wanted = self.variables.get("HF_HUB_CACHE")
        if wanted and not self.at_least(0, 19) and self._path(wanted, expand=True) != path:
            return "HF_HUB_CACHE", f"huggingface_hub {self.version}", path
        instead = self.engine(read)
        if decided_by not in ("default", *read) and instead != path:
            return decided_by, "the engine", instead
        return None, "", None

    def ca_bundle(self) -> tuple[str, str]:
        """The variable that names the certificates for downloads and its path, or two empty strings.

        Up to 0.36 huggingface_hub asks through requests, from 1.0 on through httpx.
        """
        if not self.version:
            return "", ""
        names = ("SSL_CERT_FILE",) if self.at_least(1, 0) else ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
        name = next((name for name in names if self.variables.get(name)), "")
        return name, os.path.join(self.directory, self.variables[name]) if name else ""

    def is_on(self, *names: str) -> bool:
        """Whether one of the switches is on, as huggingface_hub reads them."""
        return any(self.variables.get(name, "").upper() in TRUE for name in names)

    def _path(self, value: str, *, expand: bool) -> str:
        if expand:
            value = self._expanded(value)
        return os.path.normpath(os.path.join(self.directory, value))

    def _expanded(self, value: str) -> str:
        if value == "~" or value.startswith("~/"):
            value = self.home + value[1:]
        if self.at_least(0, 30):
            value = _VARIABLE.sub(lambda match: self.variables.get(match[1] or match[2], match[0]), value)
        return value
