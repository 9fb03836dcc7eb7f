"""Files of a hub: a download replaces a file; old revisions are deleted from a cache."""

import contextlib
import hashlib
import os
import shutil
import stat
from pathlib import Path

from msgspec.structs import replace

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.fixes import steps
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.files.states import State, look
from indextts_doctor.repair.hub import download, pruning
from indextts_doctor.repair.journal import backups as keep
from indextts_doctor.repair.journal import runs
from indextts_doctor.repair.journal.backups import Kept
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds.kind import ABSENT, Act, outside, writable
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.world import World


class _Fetching(Act[steps.Fetch]):
    def look(self, step: steps.Fetch, codes: tuple[str, ...], world: World) -> Planned:
        state = look(step.path)
        if state.kind not in ("file", "link", "absent"):
            raise Refused(_("{path} is not a file").filled(path=step.path))
        writable(step.path)
        return Planned(
            step,
            codes,
            before=(state,),
            rows=(Row(step.path, _described(state), _size(step.size) or f"{step.repo}@{step.revision}"),),
            commands=(f"hf download {step.repo} {quoted(step.name)} --revision {step.revision}",),
            needs=("network", *outside(world, step.path)),
        )

    def keep(self, step: steps.Fetch, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (keep.keep_path(step.path, vault.name(step.path)),)

    def act(self, step: steps.Fetch, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        folder = downloads(Path(world.directory), step)
        got = download.download(step, folder, lambda _line: None)
        os.makedirs(os.path.dirname(step.path), exist_ok=True)
        half = step.path + trees.HALF
        with contextlib.suppress(FileNotFoundError):
            os.unlink(half)  # a copy would follow a link
        shutil.move(str(got), half)
        _dress(half, step.path)
        os.replace(half, step.path)
        trees.discard(str(folder))


def downloads(directory: Path, step: steps.Fetch) -> Path:
    """The folder for a download: the same in the next run, so that an interrupted one resumes."""
    key = hashlib.sha256(f"{step.repo} {step.revision} {step.name}".encode()).hexdigest()[:16]
    state = runs.held_state(directory)
    assert state is not None
    folder = state / "downloads" / key
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _dress(half: str, path: str) -> None:
    """Give a new file the owner and mode of the old one, or of a readable file of the folder's owner."""
    old = os.lstat(path) if os.path.lexists(path) else None
    regular = old is not None and stat.S_ISREG(old.st_mode)
    status = old if old is not None and regular else os.stat(os.path.dirname(path))
    mode = stat.S_IMODE(status.st_mode) if regular else 0o644
    keep.set_mode(half, (mode, status.st_uid, status.st_gid))  # which follows no link


def _described(state: State) -> str:
    if state.kind == "file":
        return _size(state.size) or "0"
    return ABSENT if state.kind == "absent" else f"→ {state.target}"


def _size(size: object) -> str:
    return f"{size:,} B" if isinstance(size, int) else ""


class _Pruning(Act[steps.Prune]):
    def look(self, step: steps.Prune, codes: tuple[str, ...], world: World) -> Planned:
        choice = pruning.choose(pruning.scan(Path(step.cache)), step.most)
        if not choice.revisions:
            raise Refused(_("every model in the cache may be in use; delete the ones that are not needed by hand"))
        writable(step.cache)
        return Planned(
            replace(step, revisions=choice.revisions),
            codes,
            before=tuple(look(os.path.join(repo, "snapshots")) for repo in choice.repos),
            rows=(Row(step.cache, _size(choice.left + choice.freed), _size(choice.left)),),
            commands=tuple(f"hf cache rm {revision}" for revision in choice.revisions),
            needs=(*(() if step.kept else ("irreversible",)), *outside(world, step.cache)),
        )

    def keep(self, step: steps.Prune, world: World, vault: Vault) -> tuple[Kept, ...]:
        repos = pruning.choose(pruning.scan(Path(step.cache)), step.most).repos if step.kept else ()
        return tuple(keep.keep_tree(repo, vault.name(os.path.dirname(repo))) for repo in repos)

    def act(self, step: steps.Prune, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        pruning.delete(Path(step.cache), step.revisions)


Act.known.update({steps.Fetch: _Fetching(), steps.Prune: _Pruning()})
