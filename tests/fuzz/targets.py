"""Every reader of what the deployment has written. A new one is a line in one of these modules."""

from __future__ import annotations

from fuzz import host, installed, layouts, told, weights

TARGETS = {target.name: target for module in (weights, installed, host, told, layouts) for target in module.TARGETS}
