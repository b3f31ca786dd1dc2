"""The report as one HTML file. Everything from the document is escaped: a judgment is text, whatever it contains."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from xiezhi.report.view import Report


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("xiezhi.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def page(report: Report) -> str:
    """The HTML of a report, complete with its styles."""
    return _template().render(report=report, say=report.say) + "\n"
