"""Where every start begins: ``indextts-doctor`` and ``python -m indextts_doctor``."""

import os
import sys

# Modules of the deployment are to be found, not imported: `python -m` looks in the current folder first, and
# PYTHONPATH, which may be meant for the deployment, comes before all that the doctor stands on.
try:
    here = os.getcwd()  # noqa: PTH109 - pathlib could be the deployment's too
except OSError:  # it was removed
    here = ""
if sys.path and sys.path[0] in ("", here):
    del sys.path[0]
if os.environ.get("PYTHONPATH") and not sys.flags.ignore_environment:
    named = {os.path.normpath(os.path.join(here, one)) for one in os.environ["PYTHONPATH"].split(os.pathsep)}  # noqa: PTH118
    sys.path.sort(key=lambda entry: os.path.normpath(entry) in named)  # those last, the order stays otherwise

from indextts_doctor.cli import main

if __name__ == "__main__":
    main()
