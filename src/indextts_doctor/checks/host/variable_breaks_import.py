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
    title=_("{variable} makes the import of {module} fail: {what}"),
    summary=_("an environment variable makes an import fail"),
    why=_("""Libraries read variables during import, and few report which one caused the error: a word where a number is
        expected, an unknown name, or a switch that loads parts that are not installed."""),
    how=_("""The import is repeated without the service's variables, and then without half of them at a time. It
        succeeds without this variable and fails with it."""),
    advice=_("""Remove {variable} where the service is started, or set it to a value that the library accepts, as listed
        in its documentation."""),
    remedy=_("""Remove the variable where the service is started, or set it to a value that the library accepts, as
        listed in its documentation."""),
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
