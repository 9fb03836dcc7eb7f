"""Projects of the deployment's own that its packages are installed from, by the real tools."""

from __future__ import annotations

import subprocess
from pathlib import Path

from deployments import Deployment

SETUP = """\
from setuptools import find_packages, setup

setup(name={name!r}, version="1.0", packages=find_packages({where!r}), package_dir={{"": {where!r}}},
      zip_safe=True, entry_points={{"console_scripts": ["{module} = {module}:main"]}})
"""


def write(folder: Path, name: str, module: str, where: str = ".") -> Path:
    """Write a project ``name`` with one package in ``folder``, its code below ``where``, and return the folder."""
    package = folder / where / module
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("def main():\n    print('ready')\n")
    (package / "text.py").write_text("PUNCTUATION = ',.'\n")
    (folder / "setup.py").write_text(SETUP.format(name=name, module=module, where=where))
    return folder


def setup(deployment: Deployment, folder: Path, *arguments: str) -> None:
    """Run the project's setup.py in the deployment's interpreter. Raises RuntimeError with what it said."""
    command = [str(deployment.python), "setup.py", "-q", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=deployment.environ, capture_output=True, text=True, timeout=120, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
