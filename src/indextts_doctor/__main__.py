"""Run as ``python -m indextts_doctor``."""

import os
import sys

# `python -m` looks for modules in the current folder first, which may be a deployment's: its random.py is to be
# found, not imported.
try:
    here = os.getcwd()  # noqa: PTH109 - pathlib could be the deployment's too
except OSError:  # it was removed
    here = ""
if sys.path and sys.path[0] in ("", here):
    del sys.path[0]

from indextts_doctor.cli import main

if __name__ == "__main__":
    main()
