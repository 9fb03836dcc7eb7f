"""Wheels written by hand: stand-ins for packages that no index at hand offers.

What stands in for what, and why:

- ``torch`` 1.13.1+cpu and ``torchaudio`` 0.13.1+cpu live on PyTorch's own index only, which a test must not depend
  on; the releases of the same number on the package index are CUDA builds of several gigabytes. The stand-ins carry
  the right metadata and import, and have the few names that a look at a CPU deployment touches. They cannot compute.
- ``kantts`` (KAN-TTS) and ``ttsfrd`` are not on the package index, which has placeholders under both names. The
  stand-ins have the layout of the real ones, and ``kantts`` the two habits that matter here: it imports
  ``scipy.signal.kaiser``, and it hides every failed import behind "Please install kantts.".
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Union

STAMP = (2023, 1, 1, 0, 0, 0)  # the same bytes at every build

TORCH = {
    "torch/version.py": "__version__ = '1.13.1+cpu'\ndebug = False\ncuda = None\ngit_version = ''\nhip = None\n",
    "torch/cuda/__init__.py": "def is_available():\n    return False\n\n\ndef device_count():\n    return 0\n",
    "torch/backends/__init__.py": "from . import mps\n",
    "torch/backends/mps.py": "def is_available():\n    return False\n",
    "torch/utils/__init__.py": "from . import _pytree\n",
    "torch/utils/_pytree.py": (  # transformers registers its outputs here when it is imported
        "def _register_pytree_node(kind, flatten, unflatten):\n    pass\n\n\n"
        "def _dict_flatten(node):\n    return list(node.values()), list(node)\n\n\n"
        "def _dict_unflatten(values, context):\n    return dict(zip(context, values))\n"
    ),
    "torch/__init__.py": (
        "from .version import __version__\nfrom . import backends, cuda, utils, version\n\n"
        "float32 = 'torch.float32'\nfloat16 = 'torch.float16'\n\n\n"
        "def get_num_threads():\n    return 1\n\n\ndef set_num_threads(number):\n    pass\n"
    ),
}
TORCHAUDIO = {
    "torchaudio/version.py": "__version__ = '0.13.1+cpu'\n",
    "torchaudio/__init__.py": "import torch\nfrom .version import __version__\n",
}
HIDE = "try:\n{imports}\nexcept ImportError:\n    raise ImportError('Please install kantts.')\n"
KANTTS = {
    "kantts/__init__.py": "",
    "kantts/bin/__init__.py": "",
    "kantts/bin/infer_sambert.py": HIDE.format(imports="    import soundfile\n    import kantts.models.sambert"),
    "kantts/bin/infer_hifigan.py": HIDE.format(imports="    import soundfile\n    import kantts.models.pqmf"),
    "kantts/bin/text_to_wav.py": HIDE.format(
        imports="    import kantts.bin.infer_sambert\n    import kantts.bin.infer_hifigan\n    import ttsfrd"
    ),
    "kantts/datasets/__init__.py": "",
    "kantts/models/__init__.py": "",
    "kantts/models/pqmf.py": "import numpy as np\nimport torch\nfrom scipy.signal import kaiser\n",
    "kantts/models/hifigan/__init__.py": "",
    "kantts/models/sambert/__init__.py": "import torch\n",
    "kantts/preprocess/__init__.py": "",
    "kantts/train/__init__.py": "",
    "kantts/utils/__init__.py": "",
    "kantts/utils/ling_unit/__init__.py": "",
}
TTSFRD = {"ttsfrd/__init__.py": "class TtsFrontendEngine:\n    def initialize(self, path):\n        return True\n"}


def standins(folder: Path) -> Path:
    """Write every stand-in into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for python in ("cp39", "cp310"):
        tag = f"{python}-{python}-linux_x86_64"
        write(folder, "torch", "1.13.1+cpu", TORCH, tag=tag)
        write(folder, "torchaudio", "0.13.1+cpu", TORCHAUDIO, tag=tag, requires=("torch==1.13.1",))
    write(folder, "kantts", "0.0.1", KANTTS)
    write(folder, "ttsfrd", "0.3.6", TTSFRD)
    return folder


def write(
    folder: Path,
    name: str,
    version: str,
    files: Mapping[str, Union[str, bytes]],
    *,
    tag: str = "py3-none-any",
    requires: tuple[str, ...] = (),
) -> Path:
    """Write a wheel of ``files`` into ``folder`` and return its path."""
    info = f"{name}-{version}.dist-info"
    pure = str(tag.endswith("-any")).lower()
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: stand-in for the tests\n"]
    lines += [f"Requires-Dist: {requirement}\n" for requirement in requires]
    entries = {
        **files,
        f"{info}/METADATA": "".join(lines),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: {pure}\nTag: {tag}\n",
        f"{info}/top_level.txt": f"{name}\n",
    }
    record = "".join(_recorded(path, _bytes(content)) for path, content in entries.items())
    entries[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n"
    wheel = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in entries.items():
            archive.writestr(zipfile.ZipInfo(path, STAMP), content)
    return wheel


def _bytes(content: Union[str, bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _recorded(path: str, data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"
