"""Known error messages in the lines and exceptions of a log. Pure.

A signature is evidence and no proof: its codes are those of the checks that detect whether the problem persists.
Signatures of exceptions are searched in the message of an exception and in lines with the level of an error; those of
lines match a line from its beginning. So a text that a user sent to the service is never reported as its error.
"""

from typing import NamedTuple

from indextts_doctor.formats.messages import MEANINGS
from indextts_doctor.i18n.text import Text, _

MASK = "masked-by-kantts"
TIMEOUT = "worker-timeout"
MISSING_KEYS = "missing-keys"
KILLED, CRASHED = "killed", "crashed"


class Signature(NamedTuple):
    """A known message and its cause."""

    name: str  # kept in saved facts: it never changes its meaning
    pattern: str  # compiled by re at its first search
    cause: Text
    codes: tuple[str, ...]  # of the checks that detect the same, or prefixes of codes
    source: str  # source of the message
    about: frozenset[str] = frozenset()  # packages, if the codes alone are not specific


def _signature(name: str, pattern: str, cause: Text, codes: str, source: str, about: str = "") -> Signature:
    return Signature(name, pattern, cause, tuple(codes.split()), source, frozenset(about.split()))


def _of_synthesis(name: str, code: str) -> Signature:
    """The signature of a message that is also known from a synthesis."""
    known = next(meaning for meaning in MEANINGS if meaning.code == code)
    return Signature(name, known.pattern, known.cause, (code,), "reproduced: tests/speech")


# Lines that programs print.
LINES = (
    _signature(
        TIMEOUT, r"\[[^\]]{1,40}\] \[\d+\] \[CRITICAL\] WORKER TIMEOUT \(pid: ?\d+\)",
        _("gunicorn stopped a worker that exceeded its timeout"),
        "APP004", "gunicorn 21.2.0 arbiter.py murder_workers, unchanged since 19; benoitc/gunicorn#1840, #2608",
    ),
    _signature(
        MISSING_KEYS, r"(?:>> ?)?load_checkpoint: missing keys \([1-9]\d*\)",
        _("the checkpoint lacks tensors of the model"),
        "MOD017", "index-tts ee40fa7 load_checkpoint; index-tts#151, #236",
    ),
    _signature(
        KILLED,
        r"\[[^\]]{1,40}\] \[\d+\] \[(?:ERROR|WARNING)\] Worker (?:\(pid:\d+\) was sent (?:SIGKILL|code 9)!|with pid \d+ was terminated due to signal 9)"
        r"|\S{1,255}: line \d+: +\d+ Killed +\S|Killed$"
        r"|\S{1,200}\.service: (?:Main process exited, code=killed, status=9/KILL|A process of this unit has been killed by the OOM killer)"
        r"|(?:\[ *\d+\.\d+\] )?(?:Memory cgroup out of memory|Out of memory): Kill(?:ed)? process \d+",
        _("a process of the service was killed"),
        "HOST006 HOST007 HOST008", "gunicorn 21.2.0 arbiter.py reap_workers; bash; systemd 252 service.c; mm/oom_kill.c of Linux",
    ),
    _signature(
        CRASHED,
        r"\[[^\]]{1,40}\] \[\d+\] \[(?:ERROR|WARNING)\] Worker (?:\(pid:\d+\) was sent (?:SIG(?:SEGV|BUS|ILL|FPE)|code (?:13[269]|4|7|8|11|135))!"
        r"|with pid \d+ was terminated due to signal (?:4|7|8|11)\b)"
        r"|(?:\S{1,255}: line \d+: +\d+ (?:Segmentation fault|Bus error|Illegal instruction|Floating point exception) "
        r"|(?:Segmentation fault|Bus error|Illegal instruction|Floating point exception)(?: \(core dumped\))?$)"
        r"|Fatal Python error: (?:Segmentation fault|Bus error|Illegal instruction|Floating point exception)"
        r"|\S{1,200}\.service: Main process exited, code=(?:killed|dumped), status=(?:4/ILL|7/BUS|8/FPE|11/SEGV)",
        _("native code of the service crashed"),
        "LIB012 LIB008 PKG006 PKG010 PKG011 PKG013 PKG017 PKG022 HOST005 HOST021", "gunicorn 21.2.0 arbiter.py reap_workers; bash; faulthandler; systemd 252",
    ),
    _signature(
        "threads-refused",
        r"libgomp: Thread creation failed: Resource temporarily unavailable|OpenBLAS blas_thread_init: pthread_create failed",
        _("the limit on processes and threads is reached"),
        "HOST013 HOST014 HOST022", "libgomp team.c; OpenBLAS blas_server.c; pytorch#193859",
    ),
    _signature(
        "incomplete-for-2.5", r"Model directory .{1,300} is incomplete for v2\.5",
        _("webui.py uses the model folder of version 2 as one of 2.5, its default, and downloads into it"),
        "MOD017 MOD005", "index-tts ee40fa7 webui.py:28, 60-85",
    ),
    _signature(
        "sox-missing", r"(?:.{0,60}WARNING.{0,60}[: ])?SoX could not be found!", _("the program sox is not installed"),
        "LIB009", "sox 1.5.0 core.py, the Python package",
    ),
    _signature(
        "port-in-use", r"\[[^\]]{1,40}\] \[\d+\] \[ERROR\] Connection in use: \(",
        _("the port of the service was in use"),
        "SVC001 SVC002 SVC006", "gunicorn 21.2.0 sock.py",
    ),
    _signature(
        "no-app", r"(?:Error: )?Failed to find attribute '\w+' in '[\w.]+'",
        _("gunicorn finds no application of the configured name"),
        "APP005", "gunicorn 21.2.0 util.py import_app",
    ),
    _signature(
        "no-worker-class", r"(?:Error: )?class uri 'gevent' invalid or not found",
        _("gunicorn is configured to use gevent, which is not installed"),
        "APP006 PKG001 PKG002 IMP", "gunicorn 21.2.0 util.py load_class", "gevent",
    ),
    _signature(
        "no-kantts-to-install",
        r"ERROR: (?:No matching distribution found for|Could not find a version that satisfies the requirement) kantts==",
        _("this version of kantts is not on the package index"),
        "PKG001 PKG002 PKG005 PKG007 IMP", "reproduced with pip 23.3.1 and kantts==0.1.8", "kantts",
    ),
    _signature(
        "no-cpu-torch-to-install", r"ERROR: (?:No matching distribution found for|Could not find a version that satisfies the requirement) torch(?:audio)?==\S+\+cpu",
        _("CPU builds of this torch version are only on PyTorch's own index"),
        "PKG001 PKG002 PKG005 PKG009 PY008 IMP", "pytorch/pytorch#26340; reproduced with pip 23.3.1", "torch torchaudio",
    ),
)  # fmt: skip

# The message with which kantts hides every failed import. It is searched in complete chains: the root is above it.
MASKS = _signature(
    MASK, r"Please install kantts\.",
    _("kantts hides which import failed"), "PKG IMP LIB PY", "kantts/bin/*.py of KAN-TTS, eight files",
)  # fmt: skip

# Messages of exceptions, the most specific ones first.
EXCEPTIONS = (
    _of_synthesis("lfs-pointer", "MOD004"),
    _of_synthesis("web-page", "MOD006"),
    _of_synthesis("truncated", "MOD008"),
    _of_synthesis("torchcodec", "LIB013"),
    _of_synthesis("disk-full", "HOST018"),
    _of_synthesis("read-only", "HOST020"),
    _signature(
        "python-2", r"No module named 'StringIO'", _("a package is a release for Python 2"),
        "PKG008", "pydub 0.5.1 audio_segment.py:4",
    ),
    _signature(
        "placeholder", r"No module named 'kantts\.(?:bin|models|datasets)|'ttsfrd' has no attribute 'TtsFrontendEngine'",
        _("kantts or ttsfrd is the empty placeholder of that name, or incomplete"),
        "PKG007 PKG011 PKG014", "kantts 0.1.0 and ttsfrd 0.1.0 of the package index", "kantts ttsfrd",
    ),
    _signature(
        "no-such-auto-class", r"cannot import name 'AutoModelForTextToSpeech'",
        _("no release of transformers has AutoModelForTextToSpeech"),
        "APP002", "huggingface/transformers#24952, #25595",
    ),
    _signature(
        "model-in-main", r"name 'model' is not defined",
        _("the application loads the model in code that its server does not run"),
        "APP003", "reproduced with gunicorn 21.2.0: a model loaded under __main__",
    ),
    _signature(
        "accelerate", r"requires Accelerate: `pip install", _("accelerate is not installed"),
        "PKG001 PKG002 IMP", "transformers 4.35.2 modeling_utils.py:2675", "accelerate",
    ),
    _signature(
        "kaiser", r"cannot import name 'kaiser' from 'scipy\.signal'",
        _("scipy 1.13 and newer have no scipy.signal.kaiser"),
        "PKG018", "kantts/models/pqmf.py:10 of KAN-TTS; reproduced",
    ),
    _signature(
        "scipy-half-removed", r"cannot import name '\w+' from 'scipy' \(unknown location\)",
        _("scipy is half removed"), "PKG011 PKG014", "reproduced with scipy 1.10.1", "scipy",
    ),
    _signature(
        "scipy-shadowed", r"cannot import name '\w+' from 'scipy' \((?:(?!-packages/)[^)]){1,500}\)|'scipy' is not a package",
        _("a file of the deployment has the name of scipy"), "PY016 PY019", "reproduced with scipy 1.10.1",
    ),
    _signature(
        "scipy-incomplete", r"No module named 'scipy\.\w+|cannot import name 'pypocketfft' from partially initialized",
        _("scipy is incomplete, or was built for a different Python"),
        "PKG011 PKG014 PKG017", "reproduced with scipy 1.10.1", "scipy",
    ),
    _signature(
        "numpy-2", r"_ARRAY_API not found|numpy\.core\.multiarray failed to import|numpy\.ndarray size changed",
        _("a compiled package was built for a different NumPy"),
        "PKG006 PKG003 PKG022", "reproduced with scipy 1.10.1 and onnxruntime 1.15.1; onnxruntime#21063",
    ),
    _signature(
        "numpy-aliases", r"module 'numpy' has no attribute '(?:complex|float|int|bool|object)'",
        _("the code uses names that NumPy 1.24 removed"), "PKG019", "dsp.py:90 of KAN-TTS",
    ),
    _signature(
        "glibcxx", r"version [`']GLIBCXX_[\d.]+' not found", _("the libstdc++ that is found first is too old"), "LIB005", "glibc dl-version.c; scipy#18163",
    ),
    _signature(
        "glibc", r"version [`']GLIBC_[\d.]+' not found", _("the glibc of the system is too old for a package"), "LIB004 HOST002", "glibc dl-version.c; tokenizers#585",
    ),
    _signature(
        "openssl", r"urllib3 v2\S* only supports OpenSSL", _("Python was built with an OpenSSL that is too old"), "PY018", "urllib3 2.0 __init__.py",
    ),
    _signature(
        "executable-stack", r"cannot enable executable stack",
        _("a library needs an executable stack, which the system refuses"),
        "LIB006 LIB007", "glibc 2.41 dl-execstack.c; onnxruntime#24911",
    ),
    _signature(
        "static-tls", r"cannot allocate memory in static TLS block",
        _("the static TLS space is too small for one more library"),
        "LIB008", "glibc dl-reloc.c; scikit-learn#17231",
    ),
    _signature(
        "no-memory", r"DefaultCPUAllocator: |std::bad_alloc|^MemoryError", _("not enough memory was available"),
        "HOST006 HOST007 HOST008 HOST015 HOST016", "torch 2.13.0 CPUAllocator.cpp",
    ),
    _signature(
        "torch-mismatch",
        r"(?:libtorch|_torchaudio|torchvision|torchaudio)\S{0,200}: undefined symbol|compiled with different CUDA versions|lib(?:c10_cuda|cudart|torch_cuda)\S{0,40}: cannot open",
        _("torch and a companion are of different builds"), "PKG010 PKG009", "pytorch/audio#3335",
    ),
    _signature(
        "libsndfile", r"sndfile library not found|cannot load library '[^']{0,200}libsndfile",
        _("libsndfile is missing"), "LIB001 LIB002", "soundfile 0.10.3 soundfile.py; python-soundfile#258",
    ),
    _signature(
        "old-pickle", r"Weights only load failed[\s\S]*Unsupported (?:global|class|operand)",
        _("the checkpoint contains more than weights, and torch 2.6 and newer refuse it"),
        "MOD015 MOD014", "torch 2.13.0 serialization.py; reproduced",
    ),
    _signature(
        "saved-on-gpu", r"Attempting to deserialize object on a CUDA device",
        _("the checkpoint was saved on a GPU and is loaded without map_location"),
        "MOD016", "torch 2.13.0 serialization.py",
    ),
    _signature(
        "half-on-cpu", r"not implemented for 'Half'",
        _("this release of torch does not support half precision on a CPU"),
        "", "pytorch#52291",
    ),
    _signature(
        "weights-of-another-version", r"(?:Unexpected|Missing) key\(s\) in state_dict",
        _("the weights belong to a different version of the model"), "MOD017", "torch 2.13.0 module.py; index-tts#151",
    ),
    _signature(
        "foreign-path", r"'/cubefs/", _("config.yaml contains paths of the cluster that trained the model"), "MOD013", "index-tts#739",
    ),
    _signature(
        "model-incomplete", r"does not appear to have a file named|couldn't connect to 'https://huggingface\.co' to load",
        _("the model folder is incomplete or missing"),
        "MOD001 MOD002 MOD003 MOD005 MOD011 HUB004", "transformers 4.35.2 utils/hub.py; reproduced",
    ),
    _signature(
        "model-json", r"It looks like the config file at .{1,500} is not a valid JSON file",
        _("config.json of the model is not valid JSON"), "MOD004 MOD006 MOD010", "transformers 4.35.2 configuration_utils.py",
    ),
    _signature(
        "sambert-resource", r"resource invalid|failed to initialize ttsfrd resource",
        _("the resource folder of the text front end is missing or incomplete"),
        "MOD005 MOD004 MOD008 MOD010", "KAN-TTS text_to_wav.py; KAN-TTS#105",
    ),
    _signature(
        "sambert-wrong-checkpoint", r"^KeyError: 'linguistic_unit'",
        _("the checkpoint of the vocoder is used as that of the acoustic model"),
        "", "KAN-TTS#65",
    ),
    _signature(
        "cache-closed", r"There was a problem when trying to write in your cache folder|Permission denied: '[^']{0,500}/\.cache/huggingface",
        _("the model cache is not writable"), "HUB003 HUB011", "transformers 4.35.2 utils/hub.py",
    ),
    _signature(
        "shared-memory", r"unable to open shared memory object|unable to mmap \d+ bytes from file </torch_",
        _("shared memory is too small"), "HOST021", "torch 2.13.0 MapAllocator.cpp",
    ),
    _signature(
        "threads-refused-to-python", r"can't start new thread", _("the limit on processes and threads is reached"), "HOST013 HOST014 HOST022", "CPython _threadmodule.c",
    ),
    _signature(
        "localhost-through-proxy", r"When localhost is not accessible, a shareable link must be created",
        _("a proxy intercepts the requests of Gradio to localhost"), "APP001", "gradio#9817",
    ),
    _signature(
        "address-in-use", r"\[Errno 98\] (?:error while attempting to bind|Address already in use)",
        _("the port of the service was in use"),
        "SVC001 SVC002 SVC006", "CPython socketmodule.c",
    ),
    _signature(
        "encoding", r"'(?:gbk|ascii)' codec can't (?:decode|encode)",
        _("text is read or written in an encoding that does not support it"),
        "HOST030", "KAN-TTS text_to_wav.py",
    ),
    _signature(
        "werkzeug-3", r"cannot import name 'url_quote' from 'werkzeug\.urls'",
        _("Werkzeug 3 is too new for the installed Flask"),
        "PKG020", "werkzeug#2808",
    ),
    _signature(
        "cached-download", r"cannot import name 'cached_download' from 'huggingface_hub'",
        _("huggingface_hub is too new for a package that imports it"), "PKG021", "huggingface_hub 0.26",
    ),
    _signature(
        "tls-intercepted", r"CERTIFICATE_VERIFY_FAILED",
        _("the certificate of a server is not trusted, often because of a proxy that intercepts TLS"),
        "", "CPython _ssl.c; huggingface_hub#1271",
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in (*LINES, MASKS, *EXCEPTIONS)}
