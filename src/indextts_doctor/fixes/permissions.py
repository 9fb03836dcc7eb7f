"""Which bits of which places let the service's user in, and nobody further than that. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Optional, Union

from indextts_doctor.facts.modelfolder import Access, Blocker
from indextts_doctor.fixes.steps import Advice, Mode
from indextts_doctor.i18n.text import Text

_BITS = {"r": 4, "w": 2, "x": 1}
_SHIFT = {"u": 6, "g": 3, "o": 0}


def opened(accesses: Iterable[Access], root: str) -> Iterator[Union[Mode, Advice]]:
    """Yield one step for each place that denies one of these, and why for what no step is safe.

    ``root`` is the real path of the model folder or cache. Its parents can be made passable; whatever else lies
    outside of it, where links lead, is not touched. A way of which one place cannot be opened stays as it is.
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


def obstacle(access: Access, root: str) -> Optional[Text]:
    """Return why no step opens this way; None: steps do."""
    if access.unseen is not None:
        return Text(
            en=f"the doctor cannot look beyond {access.unseen}: run it as root",
            zh=f"本工具看不到 {access.unseen} 之后的内容：请以 root 身份运行",
        )
    if not access.blockers:
        return Text(
            en=f"what keeps {access.user} out is not known", zh=f"不清楚是什么挡住了用户 {access.user}"
        )
    reasons = (_reason(one, access, root) for one in access.blockers)
    return next((reason for reason in reasons if reason is not None), None)


def _reason(one: Blocker, access: Access, root: str) -> Optional[Text]:
    denied = _denied(one)
    if denied is not None:
        return denied
    if not (_inside(one.path, root) or (_inside(root, one.path) and one.lacks == "x")):
        return Text(
            en=f"{one.path} lies outside {root}: its rights are not changed from here",
            zh=f"{one.path} 在 {root} 之外，不从这里修改其权限",
        )
    if not _by_owner(one):
        return None
    if access.uid is None or one.uid != 0 or not one.folder:
        return Text(
            en=f"{one.path} belongs to another user (uid {one.uid}): who else writes there must be known first",
            zh=f"{one.path} 属于其他用户（uid {one.uid}）：需要先弄清还有谁要写入",
        )
    return None


def _denied(one: Blocker) -> Optional[Text]:
    if one.read_only:
        return Text(en=f"{one.path} is on a read-only mount", zh=f"{one.path} 位于只读挂载上")
    if one.applies == "acl":
        return Text(
            en=f"{one.path} has an access control list: an entry for the service's user belongs in it",
            zh=f"{one.path} 带有 ACL：应在其中为服务用户添加一条",
        )
    if one.applies not in _SHIFT:
        return Text(
            en=f"owner and mode of {one.path} allow it: SELinux, AppArmor or a network file system denies it",
            zh=f"{one.path} 的属主和权限本身是允许的：拦截来自 SELinux、AppArmor 或网络文件系统",
        )
    return None


def _by_owner(one: Blocker) -> bool:
    """Whether the place is given to the service's user: "others" never get the right to write."""
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
