"""The model folder: names, headers and modes; nothing in it is ever loaded."""

from indextts_doctor.collect.registry import Condition, collector
from indextts_doctor.facts import ModelFolder
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context

HAS_MODEL = Condition(lambda context: context.profile.model is not None, _("the profile sets no model folder"))


@collector(ModelFolder, label=_("model"), condition=HAS_MODEL)
def collect(context: Context) -> ModelFolder:
    from indextts_doctor.collect.outside.model import modelfolder

    return modelfolder.collect(context)
