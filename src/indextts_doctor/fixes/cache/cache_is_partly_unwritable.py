"""HUB011: grants the service's user write access to folders of the cache that another user owns."""

from indextts_doctor.facts import HubCache
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.permissions import opened, root_of


@fix(
    "HUB011",
    title=_("grants the service's user write access to these folders"),
    source="reproduced: PermissionError for a lock in a folder of root; h2ogpt#729",
)
def cache_is_partly_unwritable(cache: HubCache) -> Steps:
    yield from opened((one for one in cache.unwritable if not one.read_only), root_of(cache))
