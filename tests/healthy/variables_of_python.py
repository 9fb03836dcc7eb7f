from healthy_variants import Deployment, Healthy


def arrange(deployment: Deployment) -> None:
    deployment.environ.pop("LANG")
    deployment.environ.update(
        LC_ALL="C",
        PYTHONUTF8="1",
        PYTHONNOUSERSITE="1",
        PYTHONSAFEPATH="1",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONPYCACHEPREFIX=str(deployment.home / "pycache"),
        PYTHONWARNINGS="ignore",
        PYTHONHASHSEED="0",
        PYTHONFAULTHANDLER="1",
        MALLOC_ARENA_MAX="2",
        OMP_NUM_THREADS="1",
    )


HEALTHY = Healthy(
    about="the locale is C, and variables tell Python to use UTF-8 and to be tidy",
    deployment="house-3.12",
    arrange=arrange,
)
