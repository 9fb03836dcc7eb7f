"""Sent before every engine's script: the request, the stages, the samples and the result."""
KEYS = 20  # names that are reported of many
SHORT = 190  # characters of an announcement that are read completely
TOLD = {}  # what the script knows so far; sent with a failure, too


def stage(name):
    """Announce the next stage: a hang, crash or exception from here on is attributed to it."""
    mark("stage %s %.6f" % (name, clock()))


def tell(**facts):
    """Send what is known already, in case nothing more follows: it survives even a SIGKILL."""
    TOLD.update(facts)
    text = encode(facts)
    if len(text) <= SHORT:
        mark("told " + text)


def keep(request, samples):
    """Write the samples, a float array or one of 16-bit integers, to be measured, before anything saves them.

    Where that fails, for example on a full disk, the recording itself is measured: this is not the engine's fault.
    """
    import numpy

    samples = numpy.asarray(samples).reshape(-1)
    scale = 32768.0 if samples.dtype.kind == "i" else 1.0
    try:
        (samples.astype("<f4") / numpy.float32(scale)).tofile(request["samples"])
    except (IOError, OSError):
        open(request["samples"], "wb").close()


def wav(request, samples, rate):
    """Save as the deployments do, with soundfile."""
    import soundfile

    soundfile.write(request["wav"], samples, rate, subtype="PCM_16")


def keys(missing, unexpected):
    """Report weights that were not loaded."""
    missing, unexpected = sorted(missing), sorted(unexpected)
    return {"missing_keys": missing[:KEYS], "missing_count": len(missing),
            "unexpected_keys": unexpected[:KEYS], "unexpected_count": len(unexpected)}


def versions(*modules):
    """Report the versions of the libraries."""
    found = {}
    for name in modules:
        version = getattr(sys.modules.get(name), "__version__", None)
        if isinstance(version, str):
            found[name] = version
    return found


def run(speak):
    """Run the synthesis and send the result."""
    try:
        import json

        TOLD.update(speak(json.loads(sys.argv[1])) or {})
        result = {"outcome": "ok"}
    except BaseException:
        try:
            result = failed(*sys.exc_info()[1:])
        except MemoryError:
            result = {"outcome": "memory"}
    mark("end %.6f" % clock())
    result["told"] = TOLD
    result["peak_bytes"] = peak_bytes()
    finish(result)
