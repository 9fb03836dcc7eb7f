"""What the scripts of local models share: handing over samples and saving them."""


class NoSpeech(Exception):
    """The model cannot synthesize, or produced nothing."""


def deliver(request, samples, rate):
    """Hand over one channel of float samples, save them as the deployment would, and return what is reported of them."""
    import numpy

    samples = numpy.asarray(samples)
    while samples.ndim > 1:
        samples = samples[0]
    tell(sample_rate=int(rate), samples=int(samples.size))
    if not samples.size:
        tell(returned_nothing=True)
        return
    if not numpy.isfinite(samples).all():
        tell(nonfinite=True)
    keep(request, samples)
    stage("write")
    save(request, samples.astype("float32"), int(rate))


def save(request, samples, rate):
    """Save with soundfile; with scipy where only that is installed, as some deployments have it."""
    try:
        wav(request, samples, rate)
    except ImportError:
        if "soundfile" in sys.modules or installed("soundfile") or not installed("scipy"):
            raise  # it is there and broken
        import numpy
        import scipy.io.wavfile

        whole = numpy.clip(numpy.nan_to_num(samples), -1, 1) * 32767
        scipy.io.wavfile.write(request["wav"], rate, whole.astype("<i2"))


def installed(name):
    import importlib.util

    return importlib.util.find_spec(name) is not None
