"""Steps that grant the service's user access to files and folders, and no more than that. Pure."""

from collections.abc import Iterable
from typing import Optional, Union

from indextts_doctor.facts import Access, Blocker, HubCache, ModelFolder
from indextts_doctor.fixes import Advice, Mode, Steps, Text, _

_BITS = {"r": 4, "w": 2, "x": 1}
_SHIFT = {"u": 6, "g": 3, "o": 0}


def opened(accesses: Iterable[Access], root: str) -> Steps:
    """One step for each path that denies one of these accesses; an Advice with the reason if no step is safe.

    ``root`` is the real path of the model folder or cache. Its parents can get the right to enter (x); any other path
    outside of it, such as the target of a link, is not changed. If one path of an access cannot be opened, none is.
    """
    steps: dict[str, Mode] = {}
    for access in accesses:
        why = obstacle(access, root)
        if why is not None:
            yield Advice(why)
            continue
        for one in access.blockers:
            steps[one.path] = _merged(steps.get(one.path), _step(one, access))
    yield from steps.values()


def root_of(place: Union[ModelFolder, HubCache]) -> str:
    """The real path of the model folder or cache; its path as configured if the real one is not known."""
    return place.access.end if place.access is not None and place.access.end else place.path


def obstacle(access: Access, root: str) -> Optional[Text]:
    """The reason why no step grants this access; None if steps do."""
    if access.unseen is not None:
        return _("the doctor cannot read below {unseen}: run it as root").filled(unseen=access.unseen)
    if not access.blockers:
        return _("the reason that denies {user} access is not known").filled(user=access.user)
    reasons = (_reason(one, access, root) for one in access.blockers)
    return next((reason for reason in reasons if reason is not None), None)


def _reason(one: Blocker, access: Access, root: str) -> Optional[Text]:
    denied = _denied(one)
    if denied is not None:
        return denied
    if not (_inside(one.path, root) or (_inside(root, one.path) and one.lacks == "x")):
        return _("{path} is outside {root}: its permissions are not changed").filled(path=one.path, root=root)
    if not _by_owner(one):
        return None
    if access.uid is None or one.uid != 0 or not one.folder:
        return _("{path} is owned by another user (uid {uid}): first find out who else writes there").filled(
            path=one.path, uid=one.uid
        )
    return None


def _denied(one: Blocker) -> Optional[Text]:
    if one.read_only:
        return _("{path} is on a read-only mount").filled(path=one.path)
    if one.applies == "acl":
        return _("{path} has an access control list: add an entry for the service's user").filled(path=one.path)
    if one.applies not in _SHIFT:
        return _(
            "{path} allows access by owner and mode, but SELinux, AppArmor or a network file system denies it"
        ).filled(path=one.path)
    return None


def _by_owner(one: Blocker) -> bool:
    """Whether the path must be owned by the service's user: "others" never get the right to write."""
    return "w" in one.lacks and one.applies == "o"


def _step(one: Blocker, access: Access) -> Mode:
    bits = sum(_BITS[letter] for letter in one.lacks)
    if _by_owner(one):
        return Mode(one.path, bits << _SHIFT["u"], access.uid)
    return Mode(one.path, bits << _SHIFT[one.applies])


def _merged(first: Optional[Mode], second: Mode) -> Mode:
    if first is None:
        return second
    return Mode(second.path, first.add | second.add, second.user if first.user is None else first.user)


def _inside(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root.rstrip('/')}/")
