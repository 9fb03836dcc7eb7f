"""Pickles as streams of opcodes: the names that they import, and their references. Nothing is loaded.

The stack of the unpickler is followed with plain values only (strings, numbers, names of globals, flat tuples),
so that a name that is built with the memo, DUP or POP is read as the unpickler reads it.
"""

import dataclasses
import pickletools
from typing import Any, BinaryIO, Union

from indextts_doctor.formats import Broken, BrokenFileError

MAX_BYTES = 16 * 2**20
MAX_OPCODES = 2_000_000
MAX_STACK = 300_000  # values on the stack, and in the memo
_MAX_STRING = 1000  # bytes of a string that are kept
_MAX_TUPLE = 8
_MAX_GLOBALS = 1000

# Layout of arguments, from the table of the standard library: opcode -> bytes, or a negative code.
_TABLE = {ord(op.code): op for op in pickletools.opcodes}
_LENGTH_BYTES = {pickletools.TAKEN_FROM_ARGUMENT1: 1, pickletools.TAKEN_FROM_ARGUMENT4: 4}
_LENGTH_BYTES[getattr(pickletools, "TAKEN_FROM_ARGUMENT4U", -4)] = 4
_LENGTH_BYTES[getattr(pickletools, "TAKEN_FROM_ARGUMENT8U", -5)] = 8


@dataclasses.dataclass(frozen=True)
class Global:
    """A name that the pickle imports, e.g. "collections.OrderedDict"."""

    name: str


class _Mark:
    """The beginning of a run of items on the stack."""


_MARK = _Mark()
COMPUTED = "(a name that is put together while loading)"
Value = Union[None, str, int, Global, tuple[Any, ...], _Mark]


@dataclasses.dataclass
class Contents:
    """Result of reading one or more pickles."""

    globals: dict[str, None] = dataclasses.field(default_factory=dict)  # in order of appearance
    persistent: list[tuple[Any, ...]] = dataclasses.field(default_factory=list)  # ids of storages
    strings: list[str] = dataclasses.field(default_factory=list)  # short ones, e.g. names of tensors
    top: Value = None  # result of the last pickle, if it is a plain value
    opcodes: int = 0
    capped: bool = False  # longer than the limit


def read(file: BinaryIO, contents: Contents, limit: int = MAX_BYTES) -> int:
    """Read one pickle from the position of ``file`` to its STOP; return the number of its bytes.

    Adds to ``contents``; above the limit it sets ``capped`` and stops. Raises BrokenFileError if the stream ends early
    or is invalid.
    """
    return _Reader(file, contents, limit).run()


class _Reader:
    def __init__(self, file: BinaryIO, contents: Contents, limit: int) -> None:
        self.file = file
        self.seen = contents
        self.limit = limit
        self.taken = 0
        self.stack: list[Value] = []
        self.memo: dict[int, Value] = {}

    def run(self) -> int:
        while True:
            if self._too_long():
                self.seen.capped = True
                return self.taken
            code = self._take(1)[0]
            op = _TABLE.get(code)
            if op is None:
                raise BrokenFileError("corrupt", f"byte {self.taken - 1} is no pickle opcode: {code:#04x}")
            self.seen.opcodes += 1
            argument = self._argument(op)
            if op.name == "STOP":
                self.seen.top = self.stack[-1] if self.stack else None
                return self.taken
            self._apply(op, argument)

    def _too_long(self) -> bool:
        kept = max(len(self.stack), len(self.memo))
        return self.taken > self.limit or self.seen.opcodes > MAX_OPCODES or kept > MAX_STACK

    def _take(self, count: int) -> bytes:
        count = min(count, self.limit - self.taken + 1)  # one more than allowed: the loop then stops
        data = self.file.read(count)
        self.taken += len(data)
        if len(data) < count:
            raise BrokenFileError("truncated", "the pickle ends before its STOP")
        return data

    def _line(self) -> bytes:
        line = self.file.readline(65536)
        self.taken += len(line)
        if not line.endswith(b"\n"):
            problem: Broken = "corrupt" if len(line) == 65536 else "truncated"
            raise BrokenFileError(problem, "a line of the pickle does not end")
        return line[:-1]

    def _argument(self, op: pickletools.OpcodeInfo) -> bytes:
        """The raw bytes of the argument, without its length."""
        if op.arg is None:
            return b""
        if op.arg.n >= 0:
            return self._take(op.arg.n)
        if op.arg.n == pickletools.UP_TO_NEWLINE:
            line = self._line()
            return line + b"\n" + self._line() if op.name in ("GLOBAL", "INST") else line
        length = int.from_bytes(self._take(_LENGTH_BYTES[op.arg.n]), "little")
        return self._skip(length) if length > _MAX_STRING else self._take(length)

    def _skip(self, length: int) -> bytes:
        """Skip a long argument and keep its beginning."""
        kept = self._take(_MAX_STRING)
        left = length - _MAX_STRING
        while left > 0 and self.taken <= self.limit:
            left -= len(self._take(min(left, 2**20)))
        return kept

    def _apply(self, op: pickletools.OpcodeInfo, argument: bytes) -> None:
        handler = _HANDLERS.get(op.name)
        if handler is not None:
            handler(self, argument)
        elif op.name in _STRINGS:
            self._push_string(argument)
        elif op.name in _NUMBERS:
            self.stack.append(int.from_bytes(argument, "little", signed=op.name == "BININT"))
        else:
            self._generic(op)

    def _generic(self, op: pickletools.OpcodeInfo) -> None:
        """Change the stack for any other opcode by the table of the standard library."""
        before, after = op.stack_before, op.stack_after
        if pickletools.markobject in before:
            self._pop_mark()
            extra = before.index(pickletools.markobject)
        else:
            extra = len(before)
        for _ in range(extra):
            self._pop()
        self.stack.extend([None] * len(after))

    def _pop(self) -> Value:
        if not self.stack:
            raise BrokenFileError("corrupt", "the pickle takes more from its stack than there is")
        return self.stack.pop()

    def _pop_mark(self) -> list[Value]:
        items: list[Value] = []
        while True:
            value = self._pop()
            if value is _MARK:
                items.reverse()
                return items
            items.append(value)

    def _push_string(self, argument: bytes) -> None:
        text = argument.decode("utf-8", "replace")
        self.stack.append(text)
        if len(text) < 200 and len(self.seen.strings) < 50_000:
            self.seen.strings.append(text)

    def _add_global(self, module: Value, name: Value) -> None:
        known = isinstance(module, str) and isinstance(name, str)
        full = f"{module}.{name}"[:300] if known else COMPUTED
        if len(self.seen.globals) < _MAX_GLOBALS:
            self.seen.globals[full] = None
        else:
            self.seen.capped = True
        self.stack.append(Global(full))

    # Effects of opcodes, under the names of pickle.

    def on_mark(self, _: bytes) -> None:
        self.stack.append(_MARK)

    def on_global(self, argument: bytes) -> None:
        module, _, name = argument.decode("utf-8", "replace").partition("\n")
        self._add_global(module, name)

    def on_stack_global(self, _: bytes) -> None:
        name = self._pop()
        self._add_global(self._pop(), name)

    def on_inst(self, argument: bytes) -> None:
        self._pop_mark()
        self.on_global(argument)

    def on_extension(self, argument: bytes) -> None:
        self._add_global("copyreg", f"extension {int.from_bytes(argument, 'little')}")

    def on_line_string(self, argument: bytes) -> None:
        self._push_string(argument.strip(b"\"'"))

    def on_int(self, argument: bytes) -> None:
        text = argument.strip(b"L")
        self.stack.append(int(text) if text.isdigit() and len(text) < 20 else None)

    def on_long(self, argument: bytes) -> None:
        self.stack.append(int.from_bytes(argument, "little", signed=True) if len(argument) <= 16 else None)

    def _tuple_of(self, items: list[Value]) -> None:
        """Keep short tuples of plain values; one within another is not followed, so nothing grows."""
        flat = tuple(None if isinstance(item, (tuple, _Mark)) else item for item in items)
        self.stack.append(flat if len(flat) <= _MAX_TUPLE else None)

    def on_tuple(self, _: bytes) -> None:
        self._tuple_of(self._pop_mark())

    def on_tuple1(self, _: bytes) -> None:
        self._tuple_of([self._pop()])

    def on_tuple2(self, _: bytes) -> None:
        second = self._pop()
        self._tuple_of([self._pop(), second])

    def on_tuple3(self, _: bytes) -> None:
        third, second = self._pop(), self._pop()
        self._tuple_of([self._pop(), second, third])

    def on_persistent(self, _: bytes) -> None:
        value = self._pop()
        if isinstance(value, tuple) and len(self.seen.persistent) < 200_000:
            self.seen.persistent.append(value)
        self.stack.append(None)

    def on_dup(self, _: bytes) -> None:
        value = self._pop()
        self.stack += [value, value]

    def on_discard(self, _: bytes) -> None:
        self._pop()

    def on_discard_to_mark(self, _: bytes) -> None:
        self._pop_mark()

    def on_get(self, argument: bytes) -> None:
        self.stack.append(self.memo.get(int.from_bytes(argument, "little")))

    def on_put(self, argument: bytes) -> None:
        self._store(int.from_bytes(argument, "little"))

    def on_get_line(self, argument: bytes) -> None:
        self.stack.append(self.memo.get(_number(argument)))

    def on_put_line(self, argument: bytes) -> None:
        self._store(_number(argument))

    def on_memoize(self, _: bytes) -> None:
        self._store(len(self.memo))

    def _store(self, key: int) -> None:
        if not self.stack:
            raise BrokenFileError("corrupt", "the pickle remembers what is not there")
        self.memo[key] = self.stack[-1]


def _number(argument: bytes) -> int:
    return int(argument) if argument.isdigit() and len(argument) < 20 else -1


_STRINGS = {"BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BINSTRING", "SHORT_BINSTRING"}
_NUMBERS = {"BININT", "BININT1", "BININT2"}
_HANDLERS = {
    "MARK": _Reader.on_mark, "GLOBAL": _Reader.on_global, "STACK_GLOBAL": _Reader.on_stack_global,
    "INST": _Reader.on_inst, "EXT1": _Reader.on_extension, "EXT2": _Reader.on_extension, "EXT4": _Reader.on_extension,
    "STRING": _Reader.on_line_string, "UNICODE": _Reader.on_line_string, "INT": _Reader.on_int, "LONG": _Reader.on_int,
    "LONG1": _Reader.on_long, "LONG4": _Reader.on_long, "TUPLE": _Reader.on_tuple, "TUPLE1": _Reader.on_tuple1,
    "TUPLE2": _Reader.on_tuple2, "TUPLE3": _Reader.on_tuple3, "BINPERSID": _Reader.on_persistent,
    "DUP": _Reader.on_dup, "POP": _Reader.on_discard, "POP_MARK": _Reader.on_discard_to_mark,
    "GET": _Reader.on_get_line, "BINGET": _Reader.on_get, "LONG_BINGET": _Reader.on_get,
    "PUT": _Reader.on_put_line, "BINPUT": _Reader.on_put, "LONG_BINPUT": _Reader.on_put, "MEMOIZE": _Reader.on_memoize,
}  # fmt: skip
