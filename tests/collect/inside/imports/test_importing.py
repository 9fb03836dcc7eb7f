import signal

import pytest

import minimal_deployments
from indextts_doctor import supervise
from indextts_doctor.collect.inside.imports import importing
from indextts_doctor.collect.inside.imports.owners import Owners
from indextts_doctor.facts import Import


def ask(folder, module, **options):
    python = options.pop("python", minimal_deployments.OWN)
    return importing.try_import(minimal_deployments.context(folder, python, **options), module)


def short(stack):
    """Return "file:line function" without folders."""
    return [frame.rsplit("/", 1)[-1] for frame in stack]


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_a_module_that_imports(python, tmp_path):
    minimal_deployments.write(tmp_path, good="__version__ = u'1.2'\n")
    minimal_deployments.write(tmp_path / "pack", __init__="__version__ = '3'", part="")
    good = ask(tmp_path, "good", python=python)
    assert (good.outcome, good.version, good.stderr, good.chain) == ("ok", "1.2", "", ())
    assert good.peak_bytes > 1 << 20
    assert good.seconds < 5
    part = ask(tmp_path, "pack.part", python=python)
    assert (part.outcome, part.version) == ("ok", "3")
    assert part.file.endswith("part.py")


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
def test_an_exception_names_its_place(python, tmp_path):
    minimal_deployments.write(tmp_path, outer="import inner\n", inner="\ndef f():\n    raise KeyError('x')\nf()\n")
    found = ask(tmp_path, "outer", python=python)
    assert found.outcome == "exception"
    assert (found.root.type, found.root.message) == ("KeyError", "'x'")
    assert (found.root.file, found.root.line) == (str(tmp_path / "inner.py"), 3)
    assert short(found.stack) == ["inner.py:3 f", "inner.py:4 <module>", "outer.py:1 <module>"]


CHAINS = {
    "context": "try:\n    import nothing_x\nexcept ImportError:\n    raise ImportError('Please install kantts.')",
    "cause": "try:\n    import nothing_x\nexcept ImportError as e:\n    raise RuntimeError('hidden') from e",
    "suppressed": "try:\n    import nothing_x\nexcept ImportError:\n    raise RuntimeError('hidden') from None",
    "exit": "try:\n    import nothing_x\nexcept ImportError:\n    raise SystemExit(4)",
}


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
@pytest.mark.parametrize("name", CHAINS)
def test_the_chain_begins_with_the_root(name, python, tmp_path):
    minimal_deployments.write(tmp_path, mod=CHAINS[name])
    found = ask(tmp_path, "mod", python=python)
    assert (found.root.type, found.root.message) == ("ModuleNotFoundError", "No module named 'nothing_x'")
    assert (found.root.file, found.root.line) == (str(tmp_path / "mod.py"), 2)
    assert len(found.chain) == 2
    assert found.packages == ("nothing-x",)
    assert (found.outcome, found.exit_code) == (("exit", 4) if name == "exit" else ("exception", None))


@pytest.mark.parametrize(
    ("text", "type_", "message"),
    [
        pytest.param("x = (", "SyntaxError", "", id="a syntax error"),
        pytest.param("print 'Python 2'", "SyntaxError", "", id="Python 2 code"),
        pytest.param("raise KeyboardInterrupt", "KeyboardInterrupt", "", id="an interrupt"),
        pytest.param(
            "class E(Exception):\n    __module__ = 'a.b'\nraise E('x')", "a.b.E", "x", id="a class of its own"
        ),
        pytest.param(
            "class E(Exception):\n    def __str__(s): raise s\nraise E", "mod.E", "E()", id="one that cannot speak"
        ),
        pytest.param("raise ValueError('\\u4f60\\udc80')", "ValueError", "\u4f60\\udc80", id="half a character"),
        pytest.param("raise ValueError('x' * 10**7)", "ValueError", "x" * 2000, id="a long message"),
        pytest.param("def f(): f()\nf()", "RecursionError", "maximum recursion", id="a recursion"),
        pytest.param(
            "raise type('G', (Exception,), {'exceptions': (KeyError('in'),)})()", "KeyError", "'in'", id="a group"
        ),
    ],
)
def test_any_exception_will_do(text, type_, message, tmp_path):
    minimal_deployments.write(tmp_path, mod=text)
    found = ask(tmp_path, "mod")
    assert found.outcome == "exception"
    assert found.root.type == type_
    assert found.root.message.startswith(message)
    assert len(found.root.message) <= 2000
    assert len(found.stack) <= 60
    if type_ == "SyntaxError":
        assert (found.root.file, found.root.line) == (str(tmp_path / "mod.py"), 1)


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
def test_the_import_systems_own_exceptions_are_no_cause(python, tmp_path):
    """It looks for __path__ and raises "not a package" from None when there is none."""
    minimal_deployments.write(tmp_path, scipy="")
    found = ask(tmp_path, "scipy.fft", python=python)
    assert found.root.message == "No module named 'scipy.fft'; 'scipy' is not a package"


def test_a_compiled_module_that_does_not_load_is_its_packages(tmp_path):
    site = tmp_path / "site-packages"
    minimal_deployments.write(site / "pack", __init__="from pack import _core")
    (site / "pack" / "_core.abi3.so").write_bytes(b"no library")
    found = ask(tmp_path, "pack", PYTHONPATH=str(site))
    assert "invalid ELF header" in found.root.message or "file too short" in found.root.message
    assert found.packages == ("pack",)


def test_a_circle_of_causes_ends(tmp_path):
    minimal_deployments.write(
        tmp_path, mod="a, b = ValueError(1), ValueError(2)\na.__cause__, b.__cause__ = b, a\nraise a"
    )
    assert len(ask(tmp_path, "mod").chain) == 2


def test_no_memory_is_distinguished_from_other_exceptions(tmp_path):
    minimal_deployments.write(
        tmp_path, mod="import resource\nresource.setrlimit(resource.RLIMIT_AS, (2**29,) * 2)\nbytearray(2**30)"
    )
    assert ask(tmp_path, "mod").outcome == "memory"


def test_the_memory_limit(tmp_path):
    minimal_deployments.write(tmp_path, mod="import time\nkept = bytearray(300 << 20)\ntime.sleep(60)")
    found = importing.try_import(minimal_deployments.context(tmp_path), "mod", memory_bytes=200 << 20)
    assert found.outcome == "memory"
    assert found.peak_bytes > 200 << 20


@pytest.mark.parametrize("python", minimal_deployments.EVERY)
@pytest.mark.parametrize(
    ("text", "outcome", "code"),
    [
        pytest.param("import sys; sys.exit(3)", "exit", 3, id="sys.exit(3)"),
        pytest.param("import sys; sys.exit()", "exit", 0, id="sys.exit()"),
        pytest.param("import sys; sys.exit('no licence')", "exit", 1, id="sys.exit with a message"),
        pytest.param("import os; os._exit(0)", "exit", 0, id="os._exit(0)"),
        pytest.param("import os; os._exit(9)", "exit", 9, id="os._exit(9)"),
    ],
)
def test_an_exit_is_no_success(text, outcome, code, python, tmp_path):
    minimal_deployments.write(tmp_path, mod=text)
    found = ask(tmp_path, "mod", python=python)
    assert (found.outcome, found.exit_code) == (outcome, code)


TRICKS = {
    "closes every descriptor": "import os\nos.closerange(0, 256)",
    "opens others under the old numbers": "import os\nos.closerange(3, 256)\nkept = [open('other', 'w') for _ in range(99)]",
    "replaces the output": "import sys\nsys.stdout = sys.stderr = None",
    "prints megabytes": "import sys\nfor s in (sys.stdout, sys.stderr): s.write('{} ' * 10**6)",
    "forks": "import os\nos.fork()",
    "forks and raises in the copy": "import os\nif os.fork() == 0: raise ValueError",
    "leaves a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()",
    "hangs at exit": "import atexit, time\natexit.register(time.sleep, 60)",
    "replaces os functions": "import os\nos.write = os._exit = os.getpid = os.fstat = None",
    "changes the folder": "import os\nos.chdir('/')",
    "clears its environment": "import os\nos.environ.clear()",
    "clears the modules": "import sys\nfor n in ('json', 'time', 'traceback'): sys.modules[n] = None",
    "replaces itself": "import sys\nsys.modules[__name__] = object()",
    "cannot say its version": "class V(str):\n    def __str__(s): raise ValueError\n__version__ = V()",
    "ignores children": "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)",
}


@pytest.mark.parametrize("python", minimal_deployments.EVERY[:1] + minimal_deployments.EVERY[-1:])
@pytest.mark.parametrize("name", TRICKS)
def test_no_trick_hides_a_success(name, python, tmp_path):
    minimal_deployments.write(tmp_path, mod=TRICKS[name])
    assert ask(tmp_path, "mod", python=python, seconds=5).outcome == "ok"
    assert all(path.stat().st_size == 0 for path in tmp_path.glob("other"))


@pytest.mark.parametrize(
    "name", ["closes every descriptor", "prints megabytes", "leaves a thread", "replaces os functions"]
)
def test_no_trick_hides_a_failure(name, tmp_path):
    minimal_deployments.write(tmp_path, mod=TRICKS[name] + "\nraise ValueError('x')")
    assert ask(tmp_path, "mod", seconds=5).root.type == "ValueError"


@pytest.mark.parametrize("python", minimal_deployments.EVERY_3)
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGBUS", "SIGILL"])
def test_a_crash_names_line_and_package(name, python, tmp_path):
    site = tmp_path / "lib" / "site-packages"
    minimal_deployments.write(
        site / "broken", __init__=f"import os\n\nos.kill(os.getpid(), {signal.Signals[name].value})"
    )
    found = ask(tmp_path, "broken", python=python, PYTHONPATH=str(site))
    assert (found.outcome, found.signal) == ("signal", name)
    assert short(found.stack) == ["__init__.py:3 <module>"]
    assert found.packages == ("broken",)
    assert "Fatal Python error" in found.stderr


def test_a_kill_is_a_signal(tmp_path):
    minimal_deployments.write(tmp_path, mod="import os\nos.kill(os.getpid(), 9)")
    found = ask(tmp_path, "mod")
    assert (found.outcome, found.signal, found.stack) == ("signal", "SIGKILL", ())


def test_a_hang_names_its_line(tmp_path):
    minimal_deployments.write(
        tmp_path, outer="import mod", mod="import threading\nthreading.Lock().acquire()\nthreading.Event().wait()"
    )
    found = ask(tmp_path, "outer", seconds=0.8)
    assert found.outcome == "time"
    assert short(found.stack)[-2:] == ["mod.py:3 <module>", "outer.py:1 <module>"]


def test_a_start_that_fails_is_no_import(tmp_path):
    minimal_deployments.write(tmp_path, sitecustomize="import os\nos._exit(3)")
    found = ask(tmp_path, "json", PYTHONPATH=str(tmp_path))
    assert (found.outcome, found.exit_code) == ("start", 3)
    assert ask(tmp_path, "json", python="/no/such/python").outcome == "start"


def test_the_folder_of_the_service_comes_first(tmp_path):
    minimal_deployments.write(tmp_path, json="raise ValueError('shadow')")
    found = ask(tmp_path, "json")
    assert found.root.file == str(tmp_path / "json.py")


def test_nothing_is_imported_before(tmp_path):
    minimal_deployments.write(
        tmp_path, **dict.fromkeys(("json", "traceback", "re", "time"), "raise SystemExit"), mod=""
    )
    assert ask(tmp_path, "mod").ok


def test_optional_is_kept(tmp_path):
    context = minimal_deployments.context(tmp_path)
    assert importing.try_import(context, "json", optional=True).optional
    assert not importing.try_import(context, "json").optional


@pytest.mark.parametrize("result", [None, [], {"outcome": 5}, {"outcome": "ok", "more": 1}])
def test_an_answer_that_is_none(result):
    outcome = supervise.Outcome("ok", result=result, began=True, stderr="noise")
    found = importing.read("mod", outcome, Owners(()))
    assert found == Import(module="mod", outcome="rubbish", seconds=0.0, stderr="noise")
