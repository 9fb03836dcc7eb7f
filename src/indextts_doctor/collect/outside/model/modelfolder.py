"""The model folder: what is there, what is wrong with it, and what the service's user may do with it."""

# The doctor may lack rights, which a Path's methods answer with an exception, os.path's with False:
# ruff: noqa: PTH110, PTH112, PTH113, PTH114, PTH118, PTH120

import os
from collections.abc import Iterable
from typing import Any, Optional

from msgspec.structs import replace

from indextts_doctor.collect.outside.model import configuration
from indextts_doctor.collect.outside.model.modelfiles import Examination, shown
from indextts_doctor.collect.outside.model.modelwalk import is_leftover
from indextts_doctor.facts import Access, ForeignPath, ModelFolder, ModelLayout, Unwritable
from indextts_doctor.target.context import Context
from indextts_doctor.target.rights import Gate, gate_of

MAX_KEPT = 500  # files in the record


def collect(context: Context) -> ModelFolder:
    """What the model folder holds; one that is missing is a fact.

    Raises PermissionError when the doctor itself cannot look and the service's user can.
    """
    layout = context.profile.model
    assert layout is not None, "the collector's condition"
    path = os.path.join(context.target.directory, context.target.model_dir or layout.folder)
    path = os.path.normpath(path)
    gate = gate_of(context.target.service_user)
    access = None if gate is None else gate.access(path)
    folder = replace(_place(path, context.target.directory), access=access)
    if not folder.exists:
        _make_sure(path, access)
    if not folder.is_dir:
        return folder
    return _described(folder, layout, Examination(path, layout, gate, deep=context.target.deep))


def _make_sure(path: str, access: Optional[Access]) -> None:
    own = Gate().access(path)
    denied = access is not None and access.blocked_by is not None
    if own.blocked_by is not None and not denied:
        raise PermissionError(f"{shown(own.blocked_by)} cannot be entered by {own.user}, who runs indextts-doctor")


def _place(path: str, directory: str) -> ModelFolder:
    """Describe what is at ``path``, and where the way to it ends."""
    inside = f"{path}{os.sep}".startswith(directory.rstrip(os.sep) + os.sep)
    nearest = path
    while not os.path.exists(nearest) and os.path.dirname(nearest) != nearest:
        nearest = os.path.dirname(nearest)
    return ModelFolder(
        path=shown(path),
        given=shown(os.path.relpath(path, directory) if inside else path),
        exists=os.path.exists(path),
        is_dir=os.path.isdir(path),
        dangling=os.path.islink(path) and not os.path.exists(path),
        is_file=os.path.isfile(path),
        nearest=None if nearest == path else shown(nearest),
    )


def _described(folder: ModelFolder, layout: ModelLayout, seen: Examination) -> ModelFolder:
    files = [*seen.files(), *seen.missing()]
    matter = [file for file in files if file.required or file.problem or file.kind != "other"]
    matter.sort(key=lambda file: (file.problem is None, not file.required, file.path))
    leftovers = [entry for entry in seen.walk.entries if is_leftover(entry.name)]
    config = _content(seen, "config.yaml")
    said = configuration.excerpt(config) or configuration.excerpt(_content(seen, "config.json"))
    return replace(
        folder,
        files=tuple(matter[:MAX_KEPT]),
        total_files=len(seen.walk.entries),
        total_bytes=sum(entry.size for entry in seen.walk.entries),
        unreadable=tuple(seen.unreadable[:MAX_KEPT]),
        incomplete=tuple(shown(entry.name) for entry in leftovers[:50]),
        incomplete_bytes=sum(entry.size for entry in leftovers),
        unwritable=_unwritable(layout.writes_into, seen),
        foreign_paths=_foreign_paths(seen),
        versions=_versions(layout, seen, config),
        config=said,
        layers=configuration.layers(said, _gpt_names(seen, config), _decoder_names(seen)),
        capped=seen.walk.capped or any(file.problem for file in matter[MAX_KEPT:]),
    )


def _content(seen: Examination, name: str) -> Any:
    return seen.looks[name].content if name in seen.looks else None


def _versions(layout: ModelLayout, seen: Examination, config: Any) -> dict[str, str]:
    present = [version for version, name in layout.variants.items() if name in seen.entries]
    found = {"files": "+".join(present)} if present else {}
    version = configuration.version_of(config) if layout.variants else None
    return {**found, "config": version} if version else found


def _gpt_names(seen: Examination, config: Any) -> Iterable[str]:
    named = config.get("gpt_checkpoint") if isinstance(config, dict) else None
    look = seen.looks.get(named if isinstance(named, str) else "gpt.pth")
    if look is None or look.problem is not None or (look.checkpoint is not None and look.checkpoint.capped):
        return ()
    return look.names


def _decoder_names(seen: Examination) -> Iterable[str]:
    """Names of the tensors of the folder's own transformers model, when all of it was read."""
    whole = [look for name, look in seen.looks.items() if "/" not in name and look.kind == "safetensors"]
    return [] if any(look.problem for look in whole) else [name for look in whole for name in look.names]


def _foreign_paths(seen: Examination) -> tuple[ForeignPath, ...]:
    found: list[ForeignPath] = []
    for name, look in seen.looks.items():
        if look.kind == "yaml" and look.content is not None:
            found += configuration.foreign_paths(shown(name), look.content, seen.entries)
    return tuple(found[:50])


def _unwritable(names: Iterable[str], seen: Examination) -> tuple[Unwritable, ...]:
    """Folders that the engine makes at its start, are not there, and cannot be made by the service's user."""
    if seen.gate is None:
        return ()
    paths = {name: os.path.join(seen.folder, name) for name in names}
    verdicts = {name: seen.gate.access(path, write=True) for name, path in paths.items() if not os.path.isdir(path)}
    return tuple(Unwritable(name, verdict) for name, verdict in verdicts.items() if not verdict.write)
