"""The components that stand on nearly every line of a page, as names that every template has.

An import is looked up anew wherever a partial is rendered, row by row: these were a third of a list's time.
"""

from functools import lru_cache

from jinja2 import Environment

_KEPT = 4096
"""Results of each component that depends on its arguments alone; categories have names of the households' own."""


def add_components(environment: Environment) -> None:
    """Each file may use those before it. What names a person depends on who reads, so it is not kept."""
    _add(environment, "icon.html", "icon")
    _add(environment, "category.html", "category_tone", "category_icon", "category_chip")
    _add(environment, "person.html", "person_tone", "person_name", "avatar", "person_chip", kept=False)


def _add(environment: Environment, file: str, *names: str, kept: bool = True) -> None:
    module = environment.get_template(f"components/{file}").module
    for name in names:
        macro = getattr(module, name)
        environment.globals[name] = lru_cache(_KEPT)(macro) if kept else macro
