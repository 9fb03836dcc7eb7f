"""A parsed Python file, and what can be read off it. Goes before application.py.

Rules: standard library only, ASCII only, Python 2.7 and 3.6 and later. Nothing happens when it is imported.
"""
import os
import sys

if __name__ == "__main__" and sys.path and sys.path[0] in ("", os.getcwd()):
    del sys.path[0]  # no ast.py of the service's folder may stand in

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
        self.nodes = list(ast.walk(tree))

    def record(self):
        self.bound = self.at_import()
        return {
            "path": self.path, "imports": self.imports(), "taken": self.taken()[:MAX_NAMES],
            "bound": sorted(self.bound)[:MAX_NAMES], "open": self.is_open() or len(self.bound) > MAX_NAMES, "unbound": self.unbound()[:20], "paths": self.paths()[:20], "settings": self.settings(),
            "changes_directory": any(called(node) == "chdir" for node in self.calls()),
        }

    def calls(self):
        return [node for node in self.nodes if isinstance(node, ast.Call)]

    def at_import(self):
        """Names that are bound when it is imported -> whether only to None."""
        found, nones = {}, {}
        for name, none, _ in bindings(self.outside):
            counts = found.setdefault(name, [0, 0])
            counts[0] += none is None or none is False
            counts[1] += none is True
        for name in found:  # an assignment of None is met as such, and as the name that it stores to
            stores, of_none = found[name]
            nones[name] = of_none > 0 and stores == of_none
        return nones

    def is_open(self):
        """Whether it may bind names that cannot be read off it."""
        stars = any(alias.name == "*" for node in self.nodes if isinstance(node, ast.ImportFrom) for alias in node.names)
        return stars or "__getattr__" in self.functions or any(called(node) in DYNAMIC for node in self.calls())

    def imports(self):
        """Modules that it may import, with "." before those of its own package."""
        found = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = "." * (node.level or 0) + (node.module or "")
                found.add(base)
                found.update(base.rstrip(".") + "." + alias.name for alias in node.names if alias.name != "*")
        return sorted(found)[:MAX_NAMES]

    def alive(self, roots):
        """Nodes of all that runs, or can be called: decorated functions and classes, and what they name, and so on."""
        roots = [node for node in roots if not isinstance(node, FUNCTIONS) or node.decorator_list]
        found, pending, seen = [], roots, set()
        while pending:
            found += pending
            used = set(node.id for node in within(pending) if isinstance(node, ast.Name))
            fresh = [name for name in sorted(used) if name in self.functions and name not in seen]
            seen.update(fresh)
            pending = [self.functions[name] for name in fresh if self.functions[name] not in found]
        return found

    def taken(self):
        """What it imports by name from others, but for what it can do without."""
        optional = set()
        for node in self.nodes:
            if (isinstance(node, TRIES) and node.handlers) or (isinstance(node, ast.If) and not is_main(node)):
                optional.update(id(child) for child in within(node.body))
        live = set(id(node) for node in within(self.alive(self.tree.body)))
        found = []
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom) and node.module and not node.level and id(node) not in optional:
                found += [
                    {"module": node.module, "name": alias.name, "line": node.lineno, "called": id(node) in live}
                    for alias in node.names if alias.name != "*"
                ]
        return sorted(found, key=lambda one: one["line"])

    def writers(self, name):
        """Functions that bind a name of the module."""
        return [
            node for node in self.nodes
            if isinstance(node, FUNCTIONS)
            and any(isinstance(one, ast.Global) and name in one.names for one in within(node.body))
        ]

    def unbound(self):
        """Names that functions use which run at import or later, and that only the main block gives a value."""
        live = self.alive(self.outside)
        running = [node for node in within(live)]
        identities = set(id(node) for node in running)
        candidates = dict((name, line) for name, _, line in reversed(list(bindings(self.main))))
        for node in self.nodes:
            if isinstance(node, ast.Global) and id(node) not in identities:
                candidates.update((name, node.lineno) for name in node.names if name not in candidates)
        found = []
        for name in sorted(candidates):
            kept = self.bound.get(name, True) and not [one for one in self.writers(name) if id(one) in identities]
            use = self.use(name, running) if kept and not hasattr(builtins, name) else None
            if use:
                line, function, tested = use
                found.append({"name": name, "bound": candidates[name], "line": line, "function": function,
                              "none": name in self.bound, "tested": tested})
        return found

    def use(self, name, running):
        """(line, function, whether its value is asked for before) of the first use that cannot do without a value."""
        uses = []
        for function in running:
            if isinstance(function, FUNCTIONS) and not self.is_local(name, function):
                inside = list(within(function.body))
                meant = [node for node in inside if isinstance(node, ast.Name) and node.id == name]
                needy = [node for node in meant if node in list(needed(inside))]
                asked = [node for node in within(one.test for one in inside if isinstance(one, ast.If)) if node in meant]
                if meant and not excused(inside) and (name not in self.bound or needy):
                    others = [node for node in meant if node not in needy]
                    if name not in self.bound or all(node in asked for node in others):
                        uses.append((min(node.lineno for node in meant), function.name, name in self.bound and bool(others)))
        return min(uses) if uses else None

    def is_local(self, name, function):
        for node in within([function]):
            if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
                return True
            if getattr(node, "arg", None) == name and not isinstance(node, ast.keyword):
                return True
            if node is not function and name in (getattr(node, "name", None), getattr(node, "asname", None)):
                return True
        return False

    def paths(self):
        """Relative paths from which it loads, as texts or as constants of the module."""
        constants = {}
        for node in self.outside:
            if isinstance(node, ast.Assign) and string(node.value) is not None:
                constants.update((one.id, string(node.value)) for one in node.targets if isinstance(one, ast.Name))
        found = {}
        for node in self.calls():
            function = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if function in LOADS:
                for given in [one for one in node.args] + [one.value for one in node.keywords]:
                    value = string(given) or constants.get(getattr(given, "id", None))
                    if value and "/" in value and value[0] not in "/~" and "://" not in value:
                        found.setdefault(value[:LONGEST], node.lineno)
        return [{"value": value, "line": found[value]} for value in sorted(found)]

    def settings(self):
        """What a configuration of gunicorn sets, as text; "?" where that is computed."""
        if "gunicorn" not in os.path.basename(self.path):
            return {}
        found = {}
        for name, none, _ in bindings(self.outside):
            found[name] = "?"
        for node in self.outside:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        found[target.id] = literal(node.value)
        return dict((name, found[name]) for name in sorted(found)[:MAX_NAMES])


def literal(node):
    if string(node) is not None:
        return string(node)[:LONGEST]
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RuntimeError):
        return "?"
    return "%s" % (value,) if isinstance(value, (bool, int, float)) else "?"
