"""Every report with its registry of formats, found in the package, so that none is forgotten."""

import pkgutil
from importlib import import_module

import scoring.report
from scoring.report.formats import Formats


def every_report() -> dict[str, Formats]:
    """The registry of each report, by the name of its folder."""
    modules = {
        found.name: import_module(f"scoring.report.{found.name}")
        for found in pkgutil.iter_modules(scoring.report.__path__)
        if found.ispkg
    }
    return {name: module.FORMATS for name, module in modules.items() if hasattr(module, "FORMATS")}


REPORTS = every_report()
EVERY = [(report, form) for report, forms in REPORTS.items() for form in forms]
"""Each report with each of its formats."""
