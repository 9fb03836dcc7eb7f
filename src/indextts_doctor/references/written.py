"""Which folders the deployment writes to. Pure."""

from indextts_doctor.facts import Host, Place

WRITTEN = ("directory", "model", "cache", "tmp")


def written(host: Host) -> list[Place]:
    """The places where new files may have to fit; on a read-only file system none can."""
    return [place for place in host.places if place.role in WRITTEN and not place.read_only]


def is_offline(host: Host) -> bool:
    """Whether the service is configured to download nothing."""
    values = (host.environment.get(name, "") for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"))
    return any(value.strip().upper() in ("1", "ON", "YES", "TRUE") for value in values)
