"""Where a variable of the deployment is set, so that the deployment reads it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional, Union

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import SettingsFiles
from indextts_doctor.fixes.steps import Advice, Assign
from indextts_doctor.i18n.text import Text


def assigned(files: SettingsFiles, name: str, value: str) -> Union[Assign, Advice]:
    """Return the step that sets a variable: in .env, or beside the one unit where that sets it or there is no .env."""
    unit = files.units[0] if len(files.units) == 1 else None
    if unit is not None and (name in unit.variables or not files.env_exists):
        return Assign(unit.drop_in, "systemd", name, value)
    if files.env_exists:
        return Assign(files.env, "env", name, value)
    return Advice(_nowhere(files, f"export {name}={quoted(value)}"))


def _nowhere(files: SettingsFiles, line: str) -> Text:
    if files.units:
        names = ", ".join(one.name for one in files.units)
        return Text(
            en=f"several services belong to this folder ({names}): set it in the right one: `{line}`",
            zh=f"有多个服务属于该目录（{names}）：请在正确的那个里设置：`{line}`",
        )
    return Text(
        en=f"there is no .env and no systemd service that sets this deployment's variables: put `{line}` where it is "
        "started",
        zh=f"没有 .env，也没有设置其环境变量的 systemd 服务：请在启动该部署的地方加上 `{line}`",
    )


def without_folder(files: SettingsFiles, folder: Optional[str]) -> Iterator[Union[Assign, Advice]]:
    """Yield the step that takes a folder out of LD_LIBRARY_PATH, where a file sets it."""
    name = "LD_LIBRARY_PATH"
    unit = files.units[0] if len(files.units) == 1 else None
    value = (unit.variables.get(name) if unit is not None else None) or files.variables.get(name)
    if folder is None or value is None or "$" in value:
        yield Advice(
            Text(
                en=f"{name} is set in no file that can be edited from here: start the service without it",
                zh=f"{name} 不是在这里可以编辑的文件中设置的：启动服务时请去掉它",
            )
        )
        return
    kept = [part for part in value.split(":") if part and part.rstrip("/") != folder.rstrip("/")]
    step = assigned(files, name, ":".join(kept))
    if ":".join(kept) == value or (not kept and isinstance(step, Assign) and step.style == "systemd"):
        yield Advice(
            Text(
                en=f"take {folder} out of {name} where the service is started",
                zh=f"请在启动服务的地方把 {folder} 从 {name} 中去掉",
            )
        )
        return
    yield step


def moved(files: SettingsFiles, old: int, new: Optional[int]) -> Iterator[Union[Assign, Advice]]:
    """Yield the steps that give the service another port, and tell the doctor of it."""
    if new is None:
        yield Advice(Text(en="no free port was found above it", zh="在它之上没有找到空闲端口"))
        return
    names = [name for name, value in files.variables.items() if name.endswith("PORT") and value == str(old)]
    if not names or not files.env_exists:
        yield Advice(
            Text(
                en=f"port {new} is free, but no .env says which port the service takes: change it where it is started",
                zh=f"端口 {new} 空闲，但没有 .env 说明服务使用哪个端口：请在启动服务的地方修改",
            )
        )
        return
    for name in names:
        yield Assign(files.env, "env", name, str(new))
    if files.in_pyproject and not files.doctor_exists:
        yield Advice(
            Text(
                en=f"tell the doctor, too: `port = {new}` under [tool.indextts-doctor] in pyproject.toml",
                zh=f"也请告诉本工具：在 pyproject.toml 的 [tool.indextts-doctor] 下写 `port = {new}`",
            )
        )
    else:
        yield Assign(files.doctor, "toml", "port", str(new))
