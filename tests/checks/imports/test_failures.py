import pytest

import healthy_facts
from indextts_doctor.checks.finding import CannotCheck, Finding
from indextts_doctor.checks.imports import failures
from indextts_doctor.checks.registry import builtin
from indextts_doctor.diagnose.running import fold
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.profile import ImportNeed


def failed(module, *links, packages=()):
    return healthy_facts.imported(module, "exception", chain=tuple(Link(*link) for link in links), packages=packages)


@pytest.mark.parametrize(
    ("result", "names"),
    [
        pytest.param(failed("kantts.bin", packages=("sox",)), {"kantts", "kantts.bin", "sox"}, id="met on the way"),
        pytest.param(
            failed("soundfile", ("ModuleNotFoundError", "No module named '_ctypes'")),
            {"soundfile", "_ctypes", "ctypes"},
            id="a standard module that was not built",
        ),
        pytest.param(
            failed("kantts", ("ImportError", "cannot import name 'kaiser' from 'scipy.signal' (/s/x.py)")),
            {"kantts", "scipy", "scipy.signal"},
            id="the library that lacks a name",
        ),
        pytest.param(
            failed("kantts", ("ModuleNotFoundError", "No module named 'pytorch_wavelets'")),
            {"kantts", "pytorch_wavelets", "pytorch-wavelets"},
            id="as distribution and as module",
        ),
    ],
)
def test_about(result, names):
    assert names <= failures.about(result, result.module.split(".")[0])


NOT_THERE = ("ModuleNotFoundError", "No module named 'regex'")
NO_LIBRARY = ("ImportError", "libgomp.so.1: cannot open shared object file: No such file or directory")


@pytest.mark.parametrize(
    ("links", "number"),
    [
        pytest.param([NOT_THERE, ("RuntimeError", "regex is wanted")], 0, id="hidden by others"),
        pytest.param([NOT_THERE, NO_LIBRARY], 1, id="another stands in and breaks"),
        pytest.param([NOT_THERE, NOT_THERE, NO_LIBRARY, ("RuntimeError", "x")], 0, id="it is not the next one"),
        pytest.param([NOT_THERE, NO_LIBRARY, NO_LIBRARY], 1, id="the first library"),
        pytest.param([NO_LIBRARY, ("ImportError", "libgomp.so.1")], 0, id="two libraries"),
    ],
)
def test_root(links, number):
    assert failed("torch", *links).root == Link(*links[number])


NEEDS = healthy_facts.profile(
    imports=tuple(ImportNeed(module, module.partition(".")[0]) for module in ("torch", "scipy.fft", "scipy.signal"))
)


@pytest.mark.parametrize(
    ("results", "names"),
    [
        pytest.param([failed("torch", NO_LIBRARY)], ("torch",), id="a library"),
        pytest.param([healthy_facts.imported("torch", "signal")], ("torch",), id="a crash"),
        pytest.param([failed("torch", ("ImportError", "cannot import name 'x' from 'torch'"))], ("torch",), id="a name"),
        pytest.param([failed("torch", ("AttributeError", "x"))], ("torch",), id="another exception"),
        pytest.param([failed("torch", NOT_THERE)], (), id="a package is not there"),
        pytest.param([failed("torch", NOT_THERE, NO_LIBRARY)], ("torch",), id="what stands in for one that breaks"),
        pytest.param([failed("torch", ("ImportError", "regex>=1 is required"))], (), id="its own words"),
        pytest.param([failed("torch", ("PackageNotFoundError", "regex"))], (), id="no metadata"),
        pytest.param([failed("scipy.fft", NO_LIBRARY), failed("scipy.signal", NOT_THERE)], (), id="one of two wants it"),
        pytest.param([failed("scipy.fft", NO_LIBRARY), healthy_facts.imported("scipy.signal")], ("scipy",), id="one of two works"),
        pytest.param([healthy_facts.imported("torch"), healthy_facts.imported("scipy.fft", "untried")], (), id="nothing fails"),
        pytest.param([failed("yaml", NO_LIBRARY)], (), id="of no package of the profile"),
    ],
)  # fmt: skip
def test_broken_otherwise(results, names):
    assert failures.broken_otherwise(healthy_facts.imports(*results), NEEDS) == names


@pytest.mark.parametrize(
    ("results", "names"),
    [
        pytest.param([healthy_facts.imported("torch"), failed("scipy.fft", NO_LIBRARY)], ("torch",), id="one does not"),
        pytest.param([healthy_facts.imported("scipy.fft")], (), id="one module of two"),
        pytest.param(
            [healthy_facts.imported("scipy.fft"), healthy_facts.imported("scipy.signal")], ("scipy",), id="both"
        ),
        pytest.param([healthy_facts.imported("torch", "untried")], (), id="not tried"),
    ],
)
def test_what_imports(results, names):
    assert failures.imported(healthy_facts.imports(*results), NEEDS) == names


@pytest.mark.parametrize(
    ("module", "package"),
    [
        pytest.param("yaml.loader", "pyyaml", id="as the profile says"),
        pytest.param("huggingface_hub", "huggingface-hub", id="by its own name"),
    ],
)
def test_package_of(module, package):
    profile = healthy_facts.profile(imports=(ImportNeed("yaml", "pyyaml"),))
    assert failures.package_of(module, profile) == package


@pytest.mark.parametrize(
    ("frame", "place"),
    [
        ("/srv/.venv/lib/python3.10/site-packages/scipy/fft/_basic.py:6 <module>", "scipy/fft/_basic.py:6"),
        ("/usr/lib/python3/dist-packages/numpy/core/a b.py:12 f", "numpy/core/a b.py:12"),
        ("/srv/my tts/app.py:3 <module>", "/srv/my tts/app.py:3"),
        ("<frozen site>:607 main", "<frozen site>:607"),
    ],
)
def test_short(frame, place):
    assert failures.short(frame) == place


@pytest.mark.parametrize(
    ("message", "line"),
    [
        pytest.param("\n\n one \n two", "one", id="the first that is not empty"),
        pytest.param("/srv/.venv/lib/python3.10/site-packages/a/b.so: undefined symbol: c", "a/b.so: undefined symbol: c", id="a file of a package"),
        pytest.param("No such file: '/usr/lib/python3/dist-packages/a b/c'", "No such file: 'a b/c'", id="quoted"),
        pytest.param("/srv/models/config.yaml", "/srv/models/config.yaml", id="elsewhere"),
    ],
)  # fmt: skip
def test_first_line(message, line):
    assert failures.first_line(message) == line


UNLINKED = "/srv/.venv/lib/python3.10/site-packages/charset_normalizer/md.so: undefined symbol: x"


@pytest.mark.parametrize(
    ("message", "package"),
    [
        pytest.param(UNLINKED, "charset-normalizer==3.3", id="the package of the library"),
        pytest.param(UNLINKED.replace("charset_normalizer/", "charset_normalizer.libs/"), "charset-normalizer==3.3", id="brought by it"),
        pytest.param(UNLINKED.replace("charset_normalizer", "other"), "transformers==4.35.2", id="of no package"),
        pytest.param("libgomp.so.1: cannot open shared object file", "transformers==4.35.2", id="of the system"),
    ],
)  # fmt: skip
def test_what_is_installed_again(message, package):
    packages = healthy_facts.packages(
        healthy_facts.package("transformers", "4.35.2"), healthy_facts.package("charset-normalizer", "3.3")
    )
    result = failed("transformers", ("ImportError", message))
    [evidence] = failures.failure(result, healthy_facts.profile(), packages, healthy_facts.target())
    assert package in str(evidence.facts["fix"])


def test_messages_are_bounded():
    result = failed("numpy", ("ImportError", "\n\n" + "x" * 10_000))
    [evidence] = failures.failure(result, healthy_facts.profile(), healthy_facts.packages(), healthy_facts.target())
    assert len(evidence.facts["error"]) <= 2000
    assert len(evidence.facts["what"].of("en")) < 200


@pytest.mark.parametrize(
    ("cause", "symptom"),
    [
        pytest.param("IMP001", "IMP006", id="numpy accounts for torch"),
        pytest.param("IMP003", "IMP007", id="scipy.fft accounts for kantts"),
        pytest.param("IMP009", "IMP008", id="huggingface_hub accounts for transformers"),
        pytest.param("IMP006", "IMP010", id="torch accounts for torchaudio"),
    ],
)
def test_causes_come_before_symptoms(cause, symptom):
    checks = {check.code: check for check in builtin()}
    module = {"IMP001": "numpy", "IMP003": "scipy.fft", "IMP009": "huggingface_hub", "IMP006": "torch"}[cause]
    met = failures.package_of(module, healthy_facts.profile())

    def finding(code, result):
        evidence = failures.failure(result, healthy_facts.profile(), healthy_facts.packages(), healthy_facts.target())
        return Finding(checks[code], tuple(evidence))

    broken = finding(cause, failed(module, ("ImportError", "damaged"), packages=(met,)))
    hit = finding(symptom, failed("other", ("ImportError", "damaged"), packages=(met,)))
    unhurt = finding(symptom, failed("other", ("ImportError", "damaged"), packages=("third",)))
    [root] = fold([hit, broken])
    assert root.check.code == cause
    assert [finding.check.code for finding in root.consequences] == [symptom]
    assert len(fold([unhurt, broken])) == 2


def test_what_was_not_tried_is_unknown():
    result = healthy_facts.imported("torch", "untried")
    with pytest.raises(CannotCheck) as silent:
        list(failures.failure(result, healthy_facts.profile(), healthy_facts.packages(), healthy_facts.target()))
    assert silent.value.kind == "failed"
    assert "torch" in silent.value.reason.of("zh")
