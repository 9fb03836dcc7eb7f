"""Sent before probes that run the deployment's code: the exceptions and frames of a failure, as plain data."""
if "time" in sys.builtin_module_names:
    import time
    clock = getattr(time, "monotonic", time.time)
else:  # Python 2 has it as a file, which a time.py of the service would hide

    def clock(times=os.times):
        return times()[4]


HERE = os.getcwd()
LONGEST = 2000  # characters of a message
DEEPEST = 30  # exceptions of a chain
FRAMES = 60


def spoken(thing):
    for say in (str, repr):
        try:
            return say(thing)[:LONGEST]
        except BaseException:
            pass
    return ""


def type_name(error):
    kind = type(error)
    if kind.__module__ in ("builtins", "exceptions", "__main__"):
        return kind.__name__
    return "%s.%s" % (kind.__module__, kind.__name__)


def frames(trace):
    """The lines a traceback passed, innermost first, without the probe and the import system."""
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        name = code.co_filename
        if not name.startswith(("<stdin>", "<frozen importlib")):
            if not name.startswith(("/", "<")):
                name = os.path.join(HERE, name)
            found.append([name, trace.tb_lineno, code.co_name])
        trace = trace.tb_next
    return found[::-1]


def chain(error, trace):
    """The exceptions from the one that was raised last to its root.

    A suppressed context counts: "raise ImportError('please install x') from None" hides what we look for.
    """
    found = []
    while error is not None and len(found) < DEEPEST and not [one for one, _ in found if one is error]:
        found.append((error, getattr(error, "__traceback__", trace)))
        error = inner(error)
    return found


def internal(trace):
    """Whether an exception never left the import system, which uses some for its own ends."""
    last = None
    while trace is not None:
        last = trace.tb_frame.f_code.co_filename
        if not last.startswith("<frozen importlib"):
            return False
        trace = trace.tb_next
    return last is not None


def inner(error):
    for name in ("__cause__", "__context__"):
        cause = getattr(error, name, None)
        if isinstance(cause, StopIteration):  # used by json and others as a normal result, not an error
            continue
        if cause is not None and not internal(getattr(cause, "__traceback__", None)):
            return cause
    group = getattr(error, "exceptions", None)
    return group[0] if isinstance(group, tuple) and group and isinstance(group[0], BaseException) else None


def missing_name(error):
    name = getattr(error, "name", None) if isinstance(error, ImportError) else None
    if name is None and sys.version_info[0] == 2 and isinstance(error, ImportError):
        words = spoken(error).split()
        if words[:3] == ["No", "module", "named"] and len(words) > 3:
            name = words[3].strip("'")
    return name if isinstance(name, str) else None


def link(error, trace):
    where = frames(trace)
    file, line = where[0][:2] if where else (None, None)
    if isinstance(error, SyntaxError) and isinstance(error.filename, str):
        file = os.path.join(HERE, error.filename)
        line = error.lineno
    path = getattr(error, "path", None) if isinstance(error, ImportError) else None
    return {"type": type_name(error), "message": spoken(error), "file": file,
            "line": line if isinstance(line, int) else None,
            "name": missing_name(error), "path": path if isinstance(path, str) else None}


def stack(found):
    """The frames of the complete chain, from the root's innermost outwards."""
    lines = []
    for _, trace in found[::-1]:
        for frame in frames(trace):
            if frame not in lines and len(lines) < FRAMES:
                lines.append(frame)
    return lines


def peak_bytes():
    try:
        descriptor = os.open("/proc/self/status", os.O_RDONLY)
        text = os.read(descriptor, 8192).decode("ascii", "replace")
        return int(text.split("VmHWM:", 1)[1].split()[0]) * 1024
    except Exception:
        return 0


def exit_code(error):
    code = error.code
    if code is None:
        return 0
    return code & 255 if isinstance(code, int) else 1


def failed(error, trace):
    found = chain(error, trace)
    result = {"outcome": "exception", "stack": stack(found),
              "chain": [link(*one) for one in found[::-1]]}
    if isinstance(found[-1][0], MemoryError):
        result["outcome"] = "memory"
    elif isinstance(error, SystemExit):
        result["outcome"] = "exit"
        result["exit_code"] = exit_code(error)
    return result
