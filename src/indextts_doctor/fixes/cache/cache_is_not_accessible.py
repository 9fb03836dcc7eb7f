"""HUB003: grants the service's user access to the cache."""

from msgspec.structs import replace

from indextts_doctor.facts import Access, HubCache
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import opened


@fix(
    "HUB003",
    title=_("grants the service's user access to the cache, and no more than that"),
    source="h2ogpt#729; reproduced: a cache of root, mode 700",
)
def cache_is_not_accessible(cache: HubCache) -> Steps:
    if cache.access is None:
        return
    access = _to_read(cache.access) if cache.offline else cache.access
    root = access.end if cache.exists and access.end else cache.path
    yield from opened((access,), root)


def _to_read(access: Access) -> Access:
    """The access without write permission: an offline deployment does not write."""
    needed = (replace(one, lacks=one.lacks.replace("w", "")) for one in access.blockers)
    return replace(access, blockers=tuple(one for one in needed if one.lacks))
