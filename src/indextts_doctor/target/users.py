"""The users of this machine, as the kernel sees them: their numbers, groups, names and homes."""

import dataclasses
import os
from typing import Optional

try:
    import pwd
except ImportError:  # pragma: no cover - not a POSIX system: only the current user can be checked
    pwd = None  # type: ignore[assignment]


class UnknownUserError(OSError):
    """The service's user is not known on this machine."""


@dataclasses.dataclass(frozen=True)
class Identity:
    """A user as the kernel sees it. ``current``: the doctor itself runs as this user."""

    name: str
    uid: int
    groups: frozenset[int]
    current: bool = False


def identity(user: Optional[str] = None) -> Identity:
    """Who ``user`` is: a name, "uid" or "uid:gid"; default: the current user. Raises UnknownUserError."""
    if not hasattr(os, "geteuid"):  # pragma: no cover - Windows
        return Identity(user or os.environ.get("USERNAME", ""), -1, frozenset(), current=True)
    uid = os.geteuid()
    groups = frozenset([os.getegid(), *os.getgroups()])
    if user is None:
        return Identity(user_name(uid), uid, groups, current=True)
    number, _, group = user.partition(":")
    found = _passwd(number)
    if found is None and not number.isdecimal():
        raise UnknownUserError(f"there is no user {user!r} here")
    wanted = int(number) if found is None else found.pw_uid
    if wanted == uid and not group:
        return Identity(user, uid, groups, current=True)
    return Identity(user, wanted, _groups(found, group))


def _groups(found: Optional[pwd.struct_passwd], group: str) -> frozenset[int]:
    if group:
        import grp

        try:
            return frozenset([int(group) if group.isdecimal() else grp.getgrnam(group).gr_gid])
        except KeyError:
            raise UnknownUserError(f"there is no group {group!r} here") from None
    if found is None:
        return frozenset([0])  # a container's uid without a name runs in group 0 by default
    return frozenset(os.getgrouplist(found.pw_name, found.pw_gid))


def _passwd(user: str) -> Optional[pwd.struct_passwd]:
    try:
        return pwd.getpwuid(int(user)) if user.isdecimal() else pwd.getpwnam(user)
    except (AttributeError, KeyError, OverflowError, ValueError):
        return None


def user_name(uid: int) -> str:
    """The name of a user, or the number where it has none."""
    found = _passwd(str(uid))
    return found.pw_name if found else str(uid)


def home_of(user: str) -> Optional[str]:
    """The home of a user, as ``identity`` takes it; None for one that is not known here."""
    found = _passwd(user.partition(":")[0])
    return found.pw_dir if found else None


def group_name(gid: int) -> str:
    """The name of a group, or the number where it has none."""
    try:
        import grp

        return grp.getgrgid(gid).gr_name
    except (ImportError, KeyError, OverflowError):
        return str(gid)
