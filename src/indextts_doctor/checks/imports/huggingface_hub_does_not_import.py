"""IMP009: huggingface_hub does not import."""

from collections.abc import Iterator

from indextts_doctor.checks import Evidence, Severity, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Packages, Profile, Target


@check(
    "IMP009",
    Severity.ERROR,
    title=_("{module} does not import: {what}"),
    why=_(
        "transformers reads models through huggingface_hub. It loads its parts only when they "
        "are used, and imports even where its own requirements are missing: an import that fails "
        "means that the package itself is damaged."
    ),
    how=_(
        "The module was imported alone, in a process of its own, with the service's folder first "
        "on sys.path. The exception shown is the first of its chain, not the one that hides it."
    ),
    advice=_("{cure}"),
    explains=("IMP007", "IMP008", "IMP099"),
    source="reproduced: huggingface_hub 0.16.4 imports without requests, tqdm, filelock and fsspec",
)
def huggingface_hub_does_not_import(
    imports: Imports, profile: Profile, packages: Packages, target: Target
) -> Iterator[Evidence]:
    yield from failures.failures("huggingface_hub", imports, profile, packages, target)
