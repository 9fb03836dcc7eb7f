"""Run as ``python -m indextts_doctor``."""

from indextts_doctor.cli import main

if __name__ == "__main__":
    main()
