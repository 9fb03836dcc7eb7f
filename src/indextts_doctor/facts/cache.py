"""Facts about the Hugging Face cache."""

from __future__ import annotations

import shlex
from typing import Optional

from indextts_doctor.facts.libraries import numbers
from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.facts.record import Record, fact

MOST_NAMES = 50  # of each kind, of one repository


class Repo(Record, frozen=True):
    """One repository folder of the cache, e.g. models--facebook--w2v-bert-2.0. Bytes are those on disk."""

    name: str
    bytes: int
    files: int
    detached_bytes: int = 0  # blobs that no snapshot points to
    detached: tuple[str, ...] = ()  # those of them that are not quite new, below the cache; bounded
    incomplete_bytes: int = 0
    dangling: tuple[str, ...] = ()  # snapshot links without their blob; bounded
    incomplete: tuple[str, ...] = ()  # downloads that were broken off; bounded


@fact("cache")
class HubCache(Record, frozen=True):
    """The cache as huggingface_hub in the deployment will look for it. Names in it are relative to ``path``."""

    path: str
    decided_by: str  # "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME" or "default"
    exists: bool
    bytes: int = 0
    files: int = 0
    repos: tuple[Repo, ...] = ()  # largest first
    access: Optional[Access] = None
    detached_bytes: int = 0
    detached: int = 0
    unreadable: tuple[str, ...] = ()  # by the doctor
    unwritable: tuple[Access, ...] = ()  # folders that the service's user cannot write, in a cache that it can
    hub_version: Optional[str] = None  # of the deployment's huggingface_hub
    offline: bool = False
    endpoint: Optional[str] = None
    endpoint_file: Optional[str] = None  # the deployment's .env, where it sets the same
    hf_transfer: bool = False  # HF_HUB_ENABLE_HF_TRANSFER is on
    ca_variable: Optional[str] = None  # names certificates for downloads, at a path where nothing is
    ca_path: Optional[str] = None
    ignored_variable: Optional[str] = None  # set, but what looks for the cache does not read it
    ignored_by: str = ""  # "huggingface_hub 0.16.4" or "the engine"
    engine_path: Optional[str] = None  # where it looks instead
    corrupted: tuple[str, ...] = ()  # the result of huggingface_hub's own scan, with --deep
    walked: bool = True  # False: sizes, links and locks were not looked at
    capped: bool = False

    @classmethod
    def healthy(cls) -> HubCache:
        return cls(
            path="/home/tts/.cache/huggingface/hub",
            decided_by="default",
            exists=True,
            access=Access(user="tts", read=True, write=True),
        )

    def at_least(self, *version: int) -> bool:
        """Whether huggingface_hub is of this version or newer; an unknown one is taken for the newest."""
        known = numbers(self.hub_version or "")
        return not known or known >= version

    def commands(self) -> tuple[str, str]:
        """How this release lists the cache, and how a person picks what to remove; each asks first."""
        if self.at_least(1, 0):
            return "hf cache ls", "hf cache rm model/OWNER/NAME"
        program = "hf cache" if self.at_least(0, 34) else "huggingface-cli"
        words = ("scan", "delete") if self.at_least(0, 34) else ("scan-cache", "delete-cache")
        return f"{program} {words[0]}", f"{program} {words[1]} --disable-tui"

    def download(self, repo: str, python: str) -> str:
        """The command that downloads what the folder ``repo`` of the cache holds.

        ``python`` is the deployment's interpreter, as a shell reads it: old releases have no command of their own.
        """
        kind, _, name = repo.partition("--")
        name = name.replace("--", "/")
        if not self.at_least(0, 17):
            code = f"from huggingface_hub import snapshot_download as get; get({name!r})"
            return f"{python} -c {shlex.quote(code)}"
        program = "hf" if self.at_least(0, 34) else "huggingface-cli"
        option = {"datasets": " --repo-type dataset", "spaces": " --repo-type space"}.get(kind, "")
        return f"{program} download {shlex.quote(name)}{option}"
