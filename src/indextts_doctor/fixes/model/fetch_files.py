"""MOD004, MOD005, MOD006, MOD007, MOD008, MOD009, MOD011: downloads the file and replaces the faulty one."""

from collections.abc import Callable

from indextts_doctor.checks.model.problems import of
from indextts_doctor.facts import HubCache, ModelFolder, Profile
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.model.repository import fetched

_DIGEST = "huggingface_hub/file_download.py: get_hf_file_metadata returns the digest"

_TABLE = (
    (
        "MOD004",
        "lfs-pointer",  # contains size and digest
        _("downloads the file that the pointer refers to, and compares its digest"),
        "the Git-LFS specification: oid and size of a pointer are those of the file",
    ),
    ("MOD005", "missing", _("downloads the missing file"), _DIGEST),
    ("MOD006", "html", _("downloads the file and replaces the web page"), _DIGEST),
    ("MOD007", "empty", _("downloads the empty file again"), _DIGEST),
    ("MOD008", "truncated", _("downloads the truncated file again"), _DIGEST),
    ("MOD009", "zero-filled", _("downloads the file that contains zeros again"), _DIGEST),
    (
        "MOD011",
        "dangling",  # the target of the link is not touched
        _("replaces the broken link with the file"),
        "reproduced with transformers 4.35.2: files and links in a model folder are read alike",
    ),
)


def _fetching(problem: str) -> Callable[..., Steps]:
    def fetch_files(model: ModelFolder, profile: Profile, cache: HubCache) -> Steps:
        yield from fetched(of(model, problem), model, profile, cache)

    return fetch_files


for _code, _problem, _title, _source in _TABLE:
    fix(_code, title=_title, source=_source)(_fetching(_problem))
