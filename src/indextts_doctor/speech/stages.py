"""The names of the stages of a speech test."""

from indextts_doctor.i18n.text import Text, _

NAMES = {
    "import": _("import"), "config": _("config"), "tokenizer": _("tokenizer"), "load": _("load"), "prompt": _("prompt"),
    "generate": _("generate"), "decode": _("decode"), "s2mel": _("s2mel"), "vocoder": _("vocoder"), "write": _("write"),
    "connect": _("connect"), "ask": _("request"), "answer": _("response"), "run": _("run"),
}  # fmt: skip


def named(stage: str, lang: str) -> str:
    """The name of a stage; its own where it has none."""
    return NAMES.get(stage, Text.verbatim(stage)).of(lang)
