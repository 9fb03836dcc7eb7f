"""Imports one module, the first argument, and reports the result. chains.py goes before it.

Nothing is imported before it: the process is as the service's would be.
"""


def attribute(module, name):
    try:
        value = getattr(sys.modules.get(module), name, None)
        return str(value)[:LONGEST] if isinstance(value, (str, type(u""))) else None
    except BaseException:
        return None


def main(module):
    began = clock()
    try:
        __import__(module)
        seconds = clock() - began
        result = {"outcome": "ok", "file": attribute(module, "__file__"),
                  "version": attribute(module, "__version__")
                  or attribute(module.partition(".")[0], "__version__")}
    except:  # noqa: E722 - Python 2 has exceptions outside of BaseException
        seconds = clock() - began
        try:
            result = failed(*sys.exc_info()[1:])
        except MemoryError:
            result = {"outcome": "memory"}
    result["seconds"] = seconds
    result["peak_bytes"] = peak_bytes()
    finish(result)


main(sys.argv[1])
