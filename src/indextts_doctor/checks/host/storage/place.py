"""The evidence of file systems that are nearly full. Pure."""

from typing import Union

from indextts_doctor.checks import UNSET, Evidence, Maybe


class FullPlace(Evidence, frozen=True, kw_only=True):
    """A file system that is nearly full: ``free`` is a readable size, or a number of files."""

    free: Union[str, int]
    inodes: Maybe[int] = UNSET
    mount: str
    quoted: str
    path: str
    role: str
    least: Maybe[str] = UNSET
    fstype: Maybe[str] = UNSET
    free_bytes: Maybe[str] = UNSET
