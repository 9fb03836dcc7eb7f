"""The files of a model folder: which matter, what each is, and what is wrong with it.

Weights are checked by their headers, a few samples and the opcodes of their pickles; nothing is ever loaded.
"""

# The doctor may lack rights, which a Path's methods answer with an exception, os.path's with False:
# ruff: noqa: PTH112, PTH118

import dataclasses
import os
from collections.abc import Iterable
from typing import Optional

from indextts_doctor.collect.outside.model.modelwalk import Entry, Walk, entry_at, walk
from indextts_doctor.facts import Access, ModelFile, ModelLayout, ModelNeed
from indextts_doctor.formats.modelfile import Look, look, promised
from indextts_doctor.formats.reading import open_regular
from indextts_doctor.target.rights import Gate

MAX_LOOKED = 2000  # files that are opened
_ROOM = 4 * 2**20  # bytes of configurations and of names of tensors that are kept, ten times that in memory
_POINTER = 1024  # bytes; a Git-LFS pointer is smaller
# JSON and YAML that an engine reads; others in a deployment's folder are ignored.
_CONFIGURATION = (
    "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "preprocessor_config.json",
    "special_tokens_map.json", "added_tokens.json", "vocab.json", "configuration.json", "config.yaml", "config.yml",
)  # fmt: skip
_NO_WEIGHTS = ("optimizer", "scheduler", "rng_state", "training_args", "scaler")
_WEIGHTS = ("safetensors", "torch-zip", "torch-legacy", "torchscript", "pickle", "onnx", "torch")


def shown(name: str) -> str:
    """A name as text: bytes of it that are no UTF-8, and halves of characters, are replaced."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


class Examination:
    """One look at the files of one folder. ``gate`` is None when the service's user is not known."""

    def __init__(self, folder: str, layout: ModelLayout, gate: Optional[Gate], *, deep: bool) -> None:
        self.folder = folder
        self.layout = layout
        self.gate = gate
        self.deep = deep
        self.walk: Walk = walk(folder)
        if self.walk.capped:
            self._look_beyond()
        self.entries = {entry.name: entry for entry in self.walk.entries}
        self.needed = self._needed()
        self.looks: dict[str, Look] = {}
        self.room = _ROOM
        self.unreadable: list[Access] = []

    # Which files, and which of them are needed.

    def _look_beyond(self) -> None:
        """Add needed files that the walk did not reach."""
        wanted = [name for need in self.layout.files for name in (need.path, *need.alternatives)]
        found = {entry.name for entry in self.walk.entries}
        for name in dict.fromkeys((*wanted, *self.layout.variants.values(), "config.json", "config.yaml")):
            entry = None if name in found else entry_at(self.folder, name)
            if entry is not None:
                self.walk.entries.append(entry)

    def _variant(self) -> Optional[str]:
        """The version of the engine by the files that only it has; then the first one."""
        present = [version for version, name in self.layout.variants.items() if name in self.entries]
        return next(iter([*present, *self.layout.variants]), None)

    def _needed(self) -> dict[str, ModelNeed]:
        """Name -> need, of the files of this variant; of alternatives the first that is there."""
        variant = self._variant()
        found = {}
        for need in self.layout.files:
            if need.variant in ("", variant):
                names = (need.path, *need.alternatives)
                name = next((one for one in names if one in self.entries), need.path)
                found[name] = need
        return found

    def files(self) -> list[ModelFile]:
        """Open and describe the files that matter."""
        return [self._file(entry) for entry in self._chosen()]

    def _chosen(self) -> list[Entry]:
        """The files to be opened: needed ones first, then those whose names promise something, then tiny ones."""

        def rank(entry: Entry) -> int:
            if entry.name in self.needed:
                return 0
            return 1 if self._kind(entry.name) != "other" else 2

        wanted = [
            entry for entry in self.walk.entries if rank(entry) < 2 or 0 < entry.size < _POINTER or entry.dangling
        ]
        self.walk.capped = self.walk.capped or len(wanted) > MAX_LOOKED
        return sorted(wanted, key=lambda entry: (rank(entry), entry.name))[:MAX_LOOKED]

    def _kind(self, name: str) -> str:
        need = self.needed.get(name)
        base = name.rpartition("/")[2]
        kind = promised(base)
        if need is not None:
            return need.kind if need.kind and name == need.path else kind
        index = base.endswith(".index.json")
        return "other" if kind in ("json", "yaml") and not index and base not in _CONFIGURATION else kind

    def _file(self, entry: Entry) -> ModelFile:
        need = self.needed.get(entry.name)
        required = need is not None and need.required
        kind = self._kind(entry.name)
        seen = self._looked(entry, kind, sure=required)
        least = need.min_bytes if need is not None and entry.name == need.path else 0  # an index may be small
        if seen.problem is None and entry.size < least:
            seen = Look(seen.kind, "truncated", "smaller than it ever is", least)
        self.looks[entry.name] = self._bounded(entry, seen)
        pickled = seen.checkpoint
        weights = seen.kind in _WEIGHTS and self._is_weights(entry.name)
        return ModelFile(
            path=shown(entry.name),
            size=entry.size,
            kind=seen.kind,
            problem=seen.problem,
            detail=seen.detail,
            expected_size=seen.expected_size,
            expected_sha256=seen.expected_sha256,
            required=required,
            code=pickled.code if pickled else (),
            unsafe=pickled.unsafe if pickled else (),
            refused=pickled.refused if pickled else (),
            cuda=pickled is not None and pickled.cuda,
            weights=weights,
            weight_bytes=(seen.tensor_bytes or entry.size) if weights else 0,
            dtype=seen.dtype,
            link=None if entry.link is None else shown(entry.link),
        )

    def _bounded(self, entry: Entry, seen: Look) -> Look:
        """The parts of a file that checks need; beyond the limit nothing is kept, and the folder is marked as capped."""
        base = entry.name.rpartition("/")[2]
        if seen.kind == "json" and entry.name != "config.json" and not base.endswith(".index.json"):
            seen = dataclasses.replace(seen, content=None)
        if seen.kind == "safetensors" and "/" in entry.name:
            seen = dataclasses.replace(seen, names=())
        needs = (entry.size if seen.content is not None else 0) + sum(map(len, seen.names))
        if needs > self.room:
            self.walk.capped = True
            return dataclasses.replace(seen, content=None, names=(), checkpoint=None)
        self.room -= needs
        return seen

    def _is_weights(self, name: str) -> bool:
        """Training state is not loaded, nor the second copy that transformers passes over."""
        folder, _, base = name.rpartition("/")
        beside = f"{folder}/model.safetensors".lstrip("/")
        passed_over = base.startswith("pytorch_model") and beside in self.entries
        return not passed_over and not base.startswith(_NO_WEIGHTS)

    def _looked(self, entry: Entry, kind: str, *, sure: bool) -> Look:
        if entry.dangling:
            return Look(kind, "dangling", f"points to {shown(entry.link or '')}")
        if self.gate is not None and not self._may_read(entry):
            return Look(kind, "unreadable")
        if not entry.readable:
            return Look(kind)
        try:
            with open_regular(entry.path) as file:
                seen = look(file, entry.size, kind, sure=sure, deep=self.deep)
        except OSError as error:  # the doctor may not, the service may; or the disk fails
            broken = not isinstance(error, PermissionError)
            return Look(kind, "unreadable" if broken else None, os.strerror(error.errno or 0))
        except MemoryError:
            return Look(kind)
        return self._with_neighbours(entry, seen)

    def _may_read(self, entry: Entry) -> bool:
        assert self.gate is not None
        access = self.gate.access(entry.path)
        if not access.read:
            self.unreadable.append(access)
        return access.read

    def _with_neighbours(self, entry: Entry, seen: Look) -> Look:
        """An ONNX model may keep its tensors in other files."""
        folder = entry.name.rpartition("/")[0]
        lost = [name for name in seen.beside if os.path.normpath(f"{folder}/{name}".lstrip("/")) not in self.entries]
        if seen.problem is None and lost:
            return Look(seen.kind, "corrupt", f"its tensors are in {shown(lost[0])}, which is missing")
        return seen

    def missing(self) -> Iterable[ModelFile]:
        """The missing files: by the profile, and by the indexes of sharded weights."""
        for name, need in self.needed.items():
            if need.required and name not in self.entries and not self._is_folder(name):
                others = ", ".join(need.alternatives)
                detail = f"alternatives: {others}" if others else ""
                yield ModelFile(name, 0, self._kind(name), "missing", detail, required=True)
        for index, names in self._shards().items():
            folder = index.rpartition("/")[0]
            for name in sorted(names):
                path = f"{folder}/{name}".lstrip("/")
                if path not in self.entries and not self._is_beyond(path):
                    yield ModelFile(shown(path), 0, promised(name), "missing", f"index: {shown(index)}", required=True)

    def _is_beyond(self, name: str) -> bool:
        return self.walk.capped and entry_at(self.folder, name) is not None

    def _is_folder(self, name: str) -> bool:
        return os.path.isdir(os.path.join(self.folder, name))

    def _shards(self) -> dict[str, set[str]]:
        """Index -> names of its shards, of the indexes in use."""
        found = {}
        for name, seen in self.looks.items():
            content = seen.content
            whole = name.replace(".index.json", "")
            if not name.endswith(".index.json") or whole in self.entries or not isinstance(content, dict):
                continue
            weights = content.get("weight_map")
            if isinstance(weights, dict):
                found[name] = {value for value in weights.values() if isinstance(value, str) and len(value) < 300}
        return found
