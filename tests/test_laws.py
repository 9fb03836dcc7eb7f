"""The laws of the architecture, read from the source."""

import ast
import functools
import sys
from pathlib import Path

import pytest

import indextts_doctor
from each_one import each

ROOT = Path(indextts_doctor.__file__).parent
# These run in the deployment's interpreter, under rules of their own.
INSIDE = ("collect/scripts/", "speech/scripts/", "speech/voice/synthesis.py")
SOURCES = sorted(p for p in ROOT.rglob("*.py") if not p.relative_to(ROOT).as_posix().startswith(INSIDE))
CHECKS = sorted((ROOT / "checks").rglob("*/*.py"))
FIXES = sorted((ROOT / "fixes").rglob("*/*.py"))


# Who may do what. Whoever is added here needs a reason that holds in review.
STARTS_PROCESSES = {"supervise/__init__.py"}
SEES_PROCESSES = {"supervise/descendants.py"}  # waits for what the supervisor started, and ends it
PRINTS = {"cli.py", "commands/terminal.py"}
SAVES = {
    "commands/output.py",
    "supervise/outputs.py",
    "speech/attempt.py",
}  # the last one keeps a recording that is asked for
# Repair: journal, backups, and the steps themselves. Each of these is there to change something.
REPAIRS = {
    f"repair/{name}.py"
    for name in (
        "applying",
        "files/trees",
        "hub/download",
        "hub/stream",
        "journal/backups",
        "journal/records",
        "journal/runs",
        "journal/vault",
        "kinds/hub",
        "kinds/kind",
        "kinds/texts",
    )
}
OWN_FOLDER = {
    "supervise/__init__.py",
    "collect/inside/probe.py",
    "repair/packages/installer.py",
}  # temporary, and outside of all that is examined
OWN_LOADER = {"formats/textfiles.py"}  # yaml.load with a subclass of SafeLoader


def where(path):
    return path.relative_to(ROOT).as_posix()


def each_of(paths):
    return each((where(path), (path,)) for path in paths)


# Standard modules without which a check can think: nothing that reads, waits, starts or asks the machine.
PURE = {
    "ast",
    "__future__",
    "bisect",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "errno",
    "fractions",
    "functools",
    "heapq",
    "ipaddress",
    "itertools",
    "math",
    "ntpath",
    "operator",
    "posixpath",
    "re",
    "shlex",
    "statistics",
    "string",
    "textwrap",
    "typing",
    "unicodedata",
}
IMPURE_CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}


@functools.cache
def nodes(path):
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@functools.cache
def imports(path):
    """Return every module that a file imports, wherever in it."""
    return tuple(_imports(path))


def _imports(path):
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (
                f"{node.module}.{alias.name}" if node.module == "indextts_doctor" else node.module
                for alias in node.names
            )


@functools.cache
def calls(path):
    """Return the dotted name of every call of a file."""
    return tuple(dotted(node.func) for node in nodes(path) if isinstance(node, ast.Call))


def dotted(called):
    """Return what is called as it is written: most are names, for which there is a faster way than that for all."""
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute):
        return f"{dotted(called.value)}.{called.attr}"
    return ast.unparse(called)


@each_of(SOURCES)
def test_processes_are_started_in_one_place(path):
    if where(path) in STARTS_PROCESSES:
        return
    if where(path) in SEES_PROCESSES:
        assert not [call for call in calls(path) if call.startswith("subprocess.")]
        return
    assert not {"subprocess", "multiprocessing", "pty", "concurrent.futures.process"} & set(imports(path))
    starters = (
        "os.system",
        "os.popen",
        "os.fork",
        "os.exec",
        "os.spawn",
        "os.posix_spawn",
        "asyncio.create_subprocess",
    )
    assert not [call for call in calls(path) if call.startswith(starters)]


@each_of(SOURCES)
def test_no_pickle_is_ever_loaded(path):
    assert not {"pickle", "torch", "joblib", "dill", "shelve", "marshal", "cPickle"} & {
        name.split(".")[0] for name in imports(path)
    }
    assert not {"pickle.load", "pickle.loads", "torch.load", "yaml.unsafe_load"} & set(calls(path))
    if where(path) not in OWN_LOADER:
        assert "yaml.load" not in set(calls(path))


@each_of(SOURCES)
def test_nothing_is_evaluated(path):
    assert not {"eval", "exec"} & set(calls(path))


@each_of(SOURCES)
def test_the_patients_libraries_are_not_imported(path):
    heavy = {"numpy", "scipy", "torch", "transformers", "onnxruntime", "soundfile", "kantts", "pydub", "flask"}
    assert not heavy & {name.split(".")[0] for name in imports(path)}


@each_of(SOURCES)
def test_printing_is_the_commands_business(path):
    if where(path) not in PRINTS:
        assert not {"print", "sys.stdout.write", "sys.stderr.write", "typer.echo", "rich.print"} & set(calls(path))


@each_of(SOURCES)
def test_only_saving_a_report_writes(path):
    if where(path) in SAVES | REPAIRS | OWN_FOLDER:
        return
    writers = {"write_text", "write_bytes", "mkdir", "makedirs", "unlink", "rmdir", "rename", "replace_file", "rmtree",
               "symlink", "symlink_to", "hardlink_to", "link", "touch", "chmod", "chown", "truncate", "utime", "mkstemp",
               "mkdtemp", "copyfile", "copytree", "move", "removedirs"}  # fmt: skip
    names = {call.rpartition(".")[2] for call in calls(path) if "." in call}
    assert not writers & names
    assert not list(_opened_for_writing(path))


def _opened_for_writing(path):
    for node in nodes(path):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("open", "fdopen"):
            modes = [
                a
                for a in (*node.args, *(k.value for k in node.keywords if k.arg == "mode"))
                if isinstance(a, ast.Constant)
            ]
            yield from (
                a.value
                for a in modes
                if isinstance(a.value, str) and a.value.strip("rbt+U") and set(a.value) <= set("wax+bt")
            )


def test_writing_is_seen():
    source = "open(p, 'wb'); p.open(mode='a'); open('what'); open(p, 'rb'); p.open()"
    path = type("P", (), {"read_text": lambda self, encoding: source})()
    assert list(_opened_for_writing(path)) == ["wb", "a"]


@each_of([*CHECKS, *FIXES])
def test_checks_and_fixes_are_pure(path):
    reached = {path.stem: path}
    _reach(path, reached)
    for file in reached.values():
        foreign = {n for n in imports(file) if not n.startswith("indextts_doctor")} - PURE
        assert not {n for n in foreign if n.split(".")[0] not in ("packaging", "msgspec")}, file
        assert not IMPURE_CALLS & set(calls(file)), file


# What a check may build on, each pure itself: followed no further.
GROUND = (
    "indextts_doctor.facts",
    "indextts_doctor.i18n",
    "indextts_doctor.checks.finding",
    "indextts_doctor.checks.registry",
    "indextts_doctor.fixes.registry",
)


def _reach(path, reached):
    """Collect the modules of ours that a check rests on, and those that they rest on."""
    for name in imports(path):
        if not name.startswith("indextts_doctor") or name.startswith(GROUND):
            continue
        file = _file(name)
        if file is not None and str(file) not in reached:
            reached[str(file)] = file
            _reach(file, reached)


def _file(name):
    parts = name.split(".")[1:]
    for count in (len(parts), len(parts) - 1):
        for end in (".py", "/__init__.py"):
            file = ROOT / ("/".join(parts[:count]) + end)
            if count and file.is_file():
                return file
    return None


@each_of([*CHECKS, *FIXES])
def test_checks_and_fixes_do_not_look_at_the_machine(path):
    looking = {
        "indextts_doctor.target",
        "indextts_doctor.collect",
        "indextts_doctor.supervise",
        "indextts_doctor.repair",
    }
    assert not [name for name in imports(path) if name.startswith(tuple(looking))]


@pytest.mark.parametrize(
    "name",
    [
        "redact/__init__",
        "redact/leaks",
        "redact/persons",
        "redact/secretnames",
        "redact/untrusted",
        "plugins/contract",
        "diagnose/running",
        "diagnose/proposals",
        "checks/finding",
    ],
)
def test_pure_modules(name):
    path = ROOT / f"{name}.py"
    known = PURE | {"base64", "binascii", "traceback", "msgspec", "packaging"}
    assert not {n for n in imports(path) if not n.startswith("indextts_doctor")} - known
    assert not IMPURE_CALLS & set(calls(path))


@each_of(SOURCES)
def test_stands_on_the_standard_library_and_the_declared_requirements(path):
    declared = {"msgspec", "packaging", "psutil", "elftools", "yaml", "rich", "typer", "tomli", "importlib_metadata",
                "huggingface_hub", "indextts_doctor", "uv"}  # fmt: skip
    standard = getattr(sys, "stdlib_module_names", None)
    if standard is None:
        pytest.skip("this Python does not name its standard modules")
    assert not {name.split(".")[0] for name in imports(path)} - declared - standard - {"__future__"}


def test_the_symbolic_links_at_the_top_lead_to_the_packages():
    top = ROOT.parent.parent
    if not (top / "pyproject.toml").is_file():
        pytest.skip("not a checkout")
    assert (top / "checks").resolve() == ROOT / "checks"
    assert (top / "fixes").resolve() == ROOT / "fixes"
