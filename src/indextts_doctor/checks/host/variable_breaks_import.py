"""HOST031: an import fails with an environment variable and succeeds without it."""

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.imports import failures
from indextts_doctor.facts import Imports, Profile


class VariableBreaksImport(Evidence, frozen=True):
    variable: str
    module: str
    what: Text


@check(
    "HOST031",
    Severity.ERROR,
    title=_("the variable {variable} makes {module} fail: {what}"),
    why=_("""Libraries read variables when they are imported, and few say which one they did not like: a word where a
        number is expected, a name they do not know, a switch that loads parts which are not installed."""),
    how=_("""The import was tried again without the variables of the service, and then without a half of them at a time:
        it succeeds without this one, and fails with it."""),
    advice=_("""Take {variable} out where the service is started, or give it a value that the library knows. Its
        documentation names them."""),
    explains=("IMP", "SMK"),
    source="reproduced: NUMPY_MADVISE_HUGEPAGE with numpy 1.24.3, TORCH_LOGS with torch 2.13.0, EAGER_IMPORT with huggingface_hub 0.16.4",
)
def variable_breaks_import(imports: Imports, profile: Profile) -> Found[VariableBreaksImport]:
    for result in imports.results:
        if result.variable is not None:
            package = failures.package_of(result.module, profile)
            yield VariableBreaksImport(
                variable=result.variable,
                module=result.module,
                what=failures.happened(result),
                about=failures.about(result, package),
            )
