"""The Hugging Face cache."""

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import HubCache
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


@collector(HubCache, label=_("cache"), fast=False)
def collect(context: Context) -> HubCache:
    from indextts_doctor.collect.outside.cache import hubcache

    return hubcache.collect(context)
