"""A patient that belongs to an ordinary user, and the doctor run as that user."""

import os
import sys
from pathlib import Path

import pytest

import namespaces
import patients
import trees


def own(patient):
    """Let the ordinary user own the deployment, except the environment: those files are shared."""
    environment = patient.python.parent.parent
    owned = [patient.home, patient.directory]
    owned += [Path(entry.path) for entry in trees.walk(patient.directory)]
    for path in owned:
        if environment not in (path, *path.parents):
            os.chown(path, namespaces.ORDINARY, namespaces.ORDINARY)


def wrapper(patient):
    """Return the command that becomes that user, or skip the test where nobody can."""
    needed = [Path(sys.prefix), Path(sys.base_prefix), patients.ROOT, patient.directory.parent]
    needed.append(patient.python.resolve().parent.parent)
    opened = namespaces.opened(needed)
    command = [*opened, *namespaces.ordinary_user()]
    reason = namespaces.why_not(*command)
    if reason:
        pytest.skip(reason)
    return command
