"""The deployment's own Python files, parsed by the interpreter that runs them, never imported or run.

modules.py goes before it. Rules: standard library only, ASCII only, Python 2.7 and 3.6 and later.
"""
import stat

MAX_FILES = 200
MAX_ENTRIES = 20000
MAX_BYTES = 1 << 19
MAX_TOTAL = 1 << 21
COMPILED = (".so", ".pyd", ".pyc")  # modules that cannot be read
SKIPPED = ("site-packages", "node_modules", "build", "dist", "__pycache__")


def files(folder):
    """Paths of Python files in the folder and one below, relative to it, and whether there are more."""
    found = own(folder, "")
    for name in names(folder):
        path = os.path.join(folder, name)
        if name[:1] not in ("", ".") and name not in SKIPPED and os.path.isdir(path):
            if not os.path.exists(os.path.join(path, "pyvenv.cfg")):
                found += own(path, name + "/")
    return found[:MAX_FILES], len(found) > MAX_FILES


def own(folder, prefix):
    return [prefix + name for name in names(folder) if name.endswith(".py") and name[:1] != "."]


def names(folder):
    """The names in a folder, sorted; of a very large one a part."""
    try:
        if not hasattr(os, "scandir"):
            return sorted(os.listdir(folder))
        found = []
        for entry in os.scandir(folder):
            found.append(entry.name)
            if len(found) >= MAX_ENTRIES:
                break
        return sorted(found)
    except OSError:
        return []


def read(path):
    """The complete regular file; None when it is none, too long, or not readable."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return None
        with open(path, "rb") as stream:
            return stream.read(MAX_BYTES)
    except (OSError, IOError, ValueError):
        return None


def collect(folder):
    """The record of every file."""
    paths, capped = files(folder)
    capped = capped or any(name.endswith(COMPILED) for name in names(folder))
    found, left = [], MAX_TOTAL
    for path in paths:
        data = read(os.path.join(folder, path))
        if data is None or len(data) > left:
            capped = True
            continue
        left -= len(data)
        found.append(examined(path, data))
    return {"directory": folder, "files": found, "capped": capped}


def examined(path, data):
    try:
        tree = ast.parse(data)
        return Module(path, tree).record()
    except SyntaxError as error:
        return {"path": path, "error": ("%s" % (error.msg,))[:LONGEST], "error_line": error.lineno or 0}
    except (ValueError, TypeError, MemoryError, RuntimeError) as error:  # a zero byte; nested too deeply
        return {"path": path, "unread": ("%s: %s" % (type(error).__name__, error))[:LONGEST]}


finish(collect(os.getcwd()))
