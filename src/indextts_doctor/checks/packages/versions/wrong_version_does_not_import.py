"""PKG022: a package does not import, and a requirement has a different version."""

from typing import Optional

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.packages.commands import install
from indextts_doctor.checks.packages.evidence import Required
from indextts_doctor.checks.packages.requirements import Unmet, unsatisfied
from indextts_doctor.facts import Import, Imports, Interpreter, Packages, Target


@check(
    "PKG022",
    Severity.ERROR,
    title=_("{name} {found} breaks {module}: {package} {version} requires {requirement}"),
    summary=_("a package does not import because a requirement has a wrong version"),
    why=_("""The installation of another package, or an upgrade by hand, changed the version. For example, transformers
        checks the versions of its requirements at import and refuses wrong ones."""),
    how=_("""The requirement in the metadata of the package is not satisfied, and the failed import has both packages
        in its message or its stack."""),
    advice=_("Install the required version: `{command}`"),
    remedy=_("Install the version that the package requires."),
    explains=("IMP", "PKG004", "PKG005", "PKG023", "SMK"),
    source="reproduced: transformers 4.35.2 with tokenizers 0.13.3 (utils/versions.py: is required for a normal functioning)",
)
def wrong_version_does_not_import(
    packages: Packages, interpreter: Interpreter, imports: Imports, target: Target
) -> Found[Required]:
    for unmet in unsatisfied(packages, interpreter):
        failed = None if unmet.found is None or unmet.name == "python" else _failed(unmet, imports)
        if failed is None:
            continue
        yield Required(
            package=unmet.package.name,
            version=unmet.package.version,
            requirement=unmet.requirement,
            name=unmet.name,
            found=unmet.found,
            module=failed.module,
            command=install(target, packages, unmet.requirement),
            about=frozenset({unmet.package.name, unmet.name}),
        )


def _failed(unmet: Unmet, imports: Imports) -> Optional[Import]:
    for result in imports.results:
        message = result.root.message.lower().replace("_", "-") if result.root else ""
        names = {unmet.package.name, unmet.name}
        if result.ok or result.outcome == "untried" or unmet.package.name not in result.packages:
            continue
        if names <= set(result.packages) or unmet.name in message:
            return result
    return None
