"""What is redacted on this machine: the facts of a deployment, and whatever else goes out."""

import getpass
import os
import socket
from functools import partial
from typing import Any

import msgspec

from indextts_doctor.facts import Facts
from indextts_doctor.redact import Redactor, bounded, printable
from indextts_doctor.redact.untrusted import every_number, every_string

LONGEST = 10_000  # characters of one fact


def redactor() -> Redactor:
    """The redactor for this user on this machine."""
    return Redactor(
        home=os.path.expanduser("~"),  # noqa: PTH111 - a Path raises where there is no home
        user=_user(),
        hostname=socket.gethostname(),
        environ=dict(os.environ),
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container's uid without a name
        return ""


def redacted(facts: Facts, redact: Redactor) -> Facts:
    """The facts without secrets, personal data and what a terminal would obey.

    Checks get these, so that a saved report gives the same results.
    """
    plain: dict[str, Any] = every_string(every_number(msgspec.to_builtins(facts)), printable)
    profile = plain.pop("profile")  # ours or the user's own words, and no fact of the deployment
    clean = every_string(redact.value(plain), partial(bounded, limit=LONGEST))
    clean["profile"] = profile
    return msgspec.convert(clean, Facts)
