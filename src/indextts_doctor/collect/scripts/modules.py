"""A parsed Python file, and what can be read off it. Goes before application.py.

Rules: standard library only, ASCII only, Python 2.7 and 3.6 and later. Nothing happens when it is imported.
"""
import os
import sys

if __name__ == "__main__" and sys.path and sys.path[0] in ("", os.getcwd()):
    del sys.path[0]  # no ast.py of the service's folder may shadow the standard one

import ast

try:
    import builtins
except ImportError:
    import __builtin__ as builtins

MAX_NAMES = 400
LONGEST = 200
FUNCTIONS = tuple(getattr(ast, name) for name in ("FunctionDef", "AsyncFunctionDef") if hasattr(ast, name))
SCOPES = FUNCTIONS + (ast.Lambda,)
ASSIGNS = tuple(getattr(ast, name) for name in ("Assign", "AnnAssign") if hasattr(ast, name))
TRIES = tuple(getattr(ast, name) for name in ("Try", "TryExcept", "TryStar") if hasattr(ast, name))
LOADS = ("from_pretrained", "IndexTTS", "IndexTTS2", "AutoModel", "pipeline", "InferenceSession")
SETTINGS = ("chdir", "preload_app", "pythonpath", "threads", "timeout", "worker_class", "workers", "wsgi_app")
DYNAMIC = ("globals", "exec", "eval", "setattr", "vars", "locals", "__import__", "import_module")


def string(node):
    """The text of a constant, or None."""
    value = getattr(node, "value", None) if type(node).__name__ == "Constant" else getattr(node, "s", None)
    if type(node).__name__ not in ("Constant", "Str"):
        return None
    if isinstance(value, bytes) and sys.version_info[0] == 2:
        value = value.decode("utf-8", "replace")
    return value if isinstance(value, type(u"")) else None


def is_none(node):
    return (type(node).__name__ in ("Constant", "NameConstant") and node.value is None) or (
        isinstance(node, ast.Name) and node.id == "None"
    )


def is_main(node):
    """Whether a statement is: if __name__ == "__main__"."""
    if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare) or len(node.test.ops) != 1:
        return False
    sides = (node.test.left, node.test.comparators[0])
    named = [side for side in sides if isinstance(side, ast.Name) and side.id == "__name__"]
    return isinstance(node.test.ops[0], ast.Eq) and bool(named) and "__main__" in [string(side) for side in sides]


def asks_version(node):
    """Whether a statement does one thing or another by the version of Python, or is for type checkers."""
    versions = ("version_info", "PY2", "PY3", "TYPE_CHECKING")
    tested = within([node.test]) if isinstance(node, ast.If) else ()
    return any(getattr(one, "attr", getattr(one, "id", "")) in versions for one in tested)


def called(node):
    """The last part of what a call calls."""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def within(nodes, stop=()):
    """Nodes and all below them; what is of a type in ``stop`` is met, and not entered."""
    pending = list(nodes)
    while pending:
        node = pending.pop()
        yield node
        if not (stop and isinstance(node, stop)):
            pending.extend(ast.iter_child_nodes(node))


def bindings(statements):
    """(name, whether it is only None, line) of what these statements bind in their own scope."""
    for node in within(statements, SCOPES + (ast.ClassDef,)):
        line = getattr(node, "lineno", 0)
        if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
            yield node.name, False, line
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], False, line
        elif isinstance(node, ASSIGNS) and is_none(node.value):
            for target in getattr(node, "targets", None) or [node.target]:
                if isinstance(target, ast.Name):
                    yield target.id, True, line
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, None, line
        else:  # "except E as name", "case {**name}"
            for field in ("name", "rest"):
                if isinstance(getattr(node, field, None), str) and not isinstance(node, ast.alias):
                    yield getattr(node, field), False, line


def needed(nodes):
    """What is called, indexed, or asked for an attribute: None would not do."""
    for node in nodes:
        if isinstance(node, (ast.Attribute, ast.Subscript)):
            yield node.value
        elif isinstance(node, ast.Call):
            yield node.func


def excused(nodes):
    """Whether a missing name is reckoned with."""
    caught = [node.type for node in nodes if isinstance(node, ast.ExceptHandler) and node.type is not None]
    return any(getattr(one, "id", "") in ("NameError", "AttributeError") for one in within(caught))


class Uses(object):
    """What a function uses of its module's names."""

    def __init__(self, function):
        self.function, self.inside = function, list(within(function.body))
        self.names = set(node.id for node in self.inside if isinstance(node, ast.Name))

    def of(self, name, is_none):
        """(line, function, whether its value is asked for before) of the first use that cannot do without a value."""
        meant = [node for node in self.inside if isinstance(node, ast.Name) and node.id == name]
        if self.is_local(name) or excused(self.inside):
            return None
        line = min(node.lineno for node in meant)
        if not is_none:
            return line, self.function.name, False
        needy = set(id(node) for node in needed(self.inside))
        asked = set(id(node) for node in within(one.test for one in self.inside if isinstance(one, ast.If)))
        others = [node for node in meant if id(node) not in needy]
        needs = len(others) < len(meant) and all(id(node) in asked for node in others)
        return (line, self.function.name, bool(others)) if needs else None

    def is_local(self, name):
        for node in within([self.function]):
            if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
                return True
            if getattr(node, "arg", None) == name and not isinstance(node, ast.keyword):
                return True
            if node is not self.function and name in (getattr(node, "name", None), getattr(node, "asname", None)):
                return True
        return False


class Module(object):
    """A parsed file. ``outside`` runs at import; ``main`` only when the file itself is started."""

    def __init__(self, path, tree):
        self.path, self.tree = path, tree
        self.outside, self.main = [], []
        for node in tree.body:
            self.outside.append(node) if not is_main(node) else self.main.extend(node.body)
            if is_main(node):
                self.outside.extend(node.orelse)
        self.functions = dict((node.name, node) for node in tree.body if isinstance(node, FUNCTIONS))
        self.nodes = list(within([tree]))
        self.calls = [node for node in self.nodes if isinstance(node, ast.Call)]
        self.live = self.alive(tree.body)

    def record(self):
        self.bound = self.at_import()
        return {
            "path": self.path, "imports": self.imports(), "taken": self.taken()[:MAX_NAMES],
            "bound": sorted(set(self.bound) | self.declared())[:MAX_NAMES], "open": self.is_open() or len(self.bound) > MAX_NAMES,
            "unbound": self.unbound()[:20], "paths": self.paths()[:20], "on_gpu": self.on_gpu()[:20],
            "settings": self.settings(),
            "changes_directory": any(called(node) == "chdir" for node in self.calls),
        }

    def at_import(self):
        """Names that are bound when it is imported -> whether only to None."""
        found = {}
        for name, none, _ in bindings(self.outside):
            counts = found.setdefault(name, [0, 0])
            counts[0] += none is None or none is False
            counts[1] += none is True
        # An assignment of None is met as such, and as the name that it stores to.
        return dict((name, 0 < nones == stores) for name, (stores, nones) in found.items())

    def declared(self):
        """Names that functions which may run set in the module."""
        return set(name for one in self.alive(self.outside) if isinstance(one, ast.Global) for name in one.names)

    def is_open(self):
        """Whether it may bind names that cannot be read off it."""
        stars = any(alias.name == "*" for node in self.nodes if isinstance(node, ast.ImportFrom) for alias in node.names)
        return stars or "__getattr__" in self.functions or any(called(node) in DYNAMIC for node in self.calls)

    def imports(self):
        """Modules that it may import, with "." before those of its own package."""
        found = set()
        chosen = set(id(node) for one in self.nodes if asks_version(one) for node in within([one]))
        for node in [one for one in self.nodes if id(one) not in chosen]:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = "." * (node.level or 0) + (node.module or "")
                found.add(base)
                found.update(base.rstrip(".") + "." + alias.name for alias in node.names if alias.name != "*")
        return sorted(found)[:MAX_NAMES]

    def alive(self, roots):
        """Nodes of all that runs, or can be called: decorated functions and classes, and what they name, and so on."""
        pending = [node for node in roots if not isinstance(node, FUNCTIONS) or node.decorator_list]
        found, met = [], set(map(id, pending))
        while pending:
            nodes = list(within(pending))
            found += nodes
            used = set(node.id for node in nodes if isinstance(node, ast.Name))
            fresh = [self.functions[name] for name in sorted(used) if name in self.functions]
            pending = [node for node in fresh if id(node) not in met]
            met.update(map(id, pending))
        return found

    def taken(self):
        """What it imports by name from others, but for what it can do without."""
        optional = set()
        for node in self.nodes:
            if (isinstance(node, TRIES) and node.handlers) or (isinstance(node, ast.If) and not is_main(node)):
                optional.update(id(child) for child in within(node.body))
        live = set(map(id, self.live))
        found = []
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom) and node.module and not node.level and id(node) not in optional:
                found += [
                    {"module": node.module, "name": alias.name, "line": node.lineno, "called": id(node) in live}
                    for alias in node.names if alias.name != "*"
                ]
        return sorted(found, key=lambda one: one["line"])

    def unbound(self):
        """Names that functions use which run at import or later, and that only the main block gives a value."""
        running = dict((id(node), node) for node in self.alive(self.outside))
        written = self.declared()
        candidates = dict((name, line) for name, _, line in reversed(list(bindings(self.main))))
        for node in self.nodes:
            if isinstance(node, ast.Global) and id(node) not in running:
                candidates.update((name, node.lineno) for name in node.names if name not in candidates)
        functions = [Uses(node) for node in running.values() if isinstance(node, FUNCTIONS)]
        found = []
        for name in sorted(candidates):
            if self.bound.get(name, True) and name not in written and not hasattr(builtins, name):
                uses = [one.of(name, name in self.bound) for one in functions if name in one.names]
                if any(uses):
                    line, function, tested = min(filter(None, uses))
                    found.append({"name": name, "bound": candidates[name], "line": line, "function": function,
                                  "none": name in self.bound, "tested": tested})
        return found

    def constants(self):
        """The string constants of the module, by name."""
        found = {}
        for node in self.outside:
            if isinstance(node, ast.Assign) and string(node.value) is not None:
                found.update((one.id, string(node.value)) for one in node.targets if isinstance(one, ast.Name))
        return found

    def on_gpu(self):
        """Where it moves something to a GPU whether there is one or not."""
        if any("is_available" == getattr(node, "attr", getattr(node, "id", "")) for node in self.nodes):
            return []
        choices = [node for node in self.nodes if isinstance(node, (ast.If, ast.IfExp, ast.BoolOp) + TRIES) and not is_main(node)]
        optional = set(id(node) for node in within(choices))
        constants, found = self.constants(), set()
        for node in self.live:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and id(node) not in optional:
                given = [string(one) or constants.get(getattr(one, "id", None), "") for one in node.args[:1]]
                if node.func.attr == "to" and given and given[0].split(":")[0] == "cuda":
                    found.add((node.lineno, "to"))
                elif node.func.attr == "cuda" and not node.args and getattr(node.func.value, "id", "") != "torch":
                    found.add((node.lineno, "cuda"))
        return [{"line": line, "method": method} for line, method in sorted(found)]

    def paths(self):
        """Relative paths from which it loads, as texts or as constants of the module."""
        constants = self.constants()
        found = {}
        for node in self.calls:
            if called(node) in LOADS:
                for given in [one for one in node.args] + [one.value for one in node.keywords]:
                    value = string(given) or constants.get(getattr(given, "id", None))
                    if value and "/" in value and value[0] not in "/~" and "://" not in value:
                        found[value[:LONGEST]] = min(found.get(value[:LONGEST], node.lineno), node.lineno)
        return [{"value": value, "line": found[value]} for value in sorted(found)]

    def settings(self):
        """What it sets if it is a configuration of gunicorn, which may have any name, as text; "?" where computed."""
        found = {}
        for node in self.outside:
            found.update((name, "?") for name, _, _ in bindings([node]))
            if isinstance(node, ast.Assign):
                found.update((one.id, literal(node.value)) for one in node.targets if isinstance(one, ast.Name))
        return dict((name, found[name]) for name in SETTINGS if name in found)


def literal(node):
    try:
        value = string(node) or ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RuntimeError):
        return "?"
    return ("%s" % (value,))[:LONGEST] if isinstance(value, (bool, int, float, str, type(u""))) else "?"
