"""Sent before the scripts of engines that load their own weights: weights that were not loaded, and the running stage.

Upstream reports both only on standard output, or not at all.
"""


class Weights(object):
    """Meanwhile, every load_state_dict of torch is noted, and every line that reports something was left out."""

    SHAPES = "due to shape mismatch"  # IndexTTS2 drops these before torch sees them
    LOGS = (" is not in the checkpoint", "were not initialized from the model checkpoint")

    def __init__(self):
        self.loads = {}  # id of a module -> the module, its missing and its unexpected keys
        self.said = []  # keys of printed and logged lines: missing, unexpected
        self.dropped = []

    def __enter__(self):
        import builtins
        import logging
        import torch

        self._old = [(torch.nn.Module, "load_state_dict"), (builtins, "print"), (logging.Logger, "handle")]
        self._old = [(owner, name, getattr(owner, name)) for owner, name in self._old]
        for (owner, name, old), new in zip(self._old, (self._load, self._print, self._handle)):
            setattr(owner, name, new(old))
        return self

    def __exit__(self, *_):
        for owner, name, old in self._old:
            setattr(owner, name, old)

    def _load(self, old):
        def load_state_dict(module, *args, **options):
            result = old(module, *args, **options)
            if sys._getframe(1).f_globals.get("__name__", "").startswith("transformers"):
                return result  # it loads one parameter at a time, and logs what is missing in the end
            wanted = set(name for name, _ in module.named_parameters())
            # Buffers are mostly computed: positions, masks. Statistics of a normalisation are not.
            missing = [key for key in getattr(result, "missing_keys", ()) if key in wanted or ".running_" in key]
            self.loads[id(module)] = module, missing, list(getattr(result, "unexpected_keys", ()))
            return result
        return load_state_dict

    def _print(self, old):
        def print(*args, **options):
            line = " ".join([spoken(arg) for arg in args])
            if self.SHAPES in line:
                self.dropped += quoted(line)
            return old(*args, **options)
        return print

    def _handle(self, old):
        def handle(logger, record):
            line = spoken(record.getMessage())
            if self.LOGS[0] in line:
                self.said.append(line.split(self.LOGS[0])[0])
            elif self.LOGS[1] in line:
                self.said += quoted(line.split("[", 1)[-1])
            return old(logger, record)
        return handle

    def told(self, roots=()):
        """The keys; of ``roots``, (name, module), those parts that nothing was ever loaded into count as missing."""
        missing, unexpected = list(self.said), list(self.dropped)
        for module, absent, extra in self.loads.values():
            missing += ["%s.%s" % (type(module).__name__, key) for key in absent]
            unexpected += ["%s.%s" % (type(module).__name__, key) for key in extra]
        for name, root in roots:
            missing += self._untouched(name, root)
        return keys(missing, unexpected)

    def _untouched(self, name, module):
        if id(module) in self.loads or next(module.parameters(), None) is None:
            return []
        if not [part for part in module.modules() if id(part) in self.loads]:
            return [name]
        parts = [self._untouched("%s.%s" % (name, child), part) for child, part in module.named_children()]
        return sum(parts, [])


def quoted(line):
    """The words in single quotes."""
    return line.split("'")[1::2]


def watch(owner, name, before, after=None):
    """Call ``before`` with the arguments of each ``owner.name(...)``, and ``after`` with what it returned."""
    old = getattr(owner, name, None)
    if old is None:  # another release
        return

    def watched(*args, **options):
        before(*args)
        result = old(*args, **options)
        if after is not None:
            after(result)
        return result

    try:
        setattr(owner, name, watched)
    except (AttributeError, TypeError):  # it can only not be seen
        pass


def named(function, **values):
    """Those of the values that the function has a parameter for."""
    import inspect

    return {name: value for name, value in values.items() if name in inspect.signature(function).parameters}
