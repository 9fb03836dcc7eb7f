"""Shared libraries: who needs them, and what the dynamic loader would find."""

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Libraries
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context


@collector(Libraries, label=_("libraries"), fast=False)
def collect(context: Context) -> Libraries:
    from indextts_doctor.collect.outside.libraries import libraries

    return libraries.collect(context)
