"""
The manual of a statute or guideline: the docstring of its module, with an executable example.

An example in a docstring uses names of its module. On a page, the required imports are added above
the example, and the build runs it as readers would.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import io
import pkgutil

from types import FunctionType, ModuleType


def manual(package: ModuleType, constant: str, key: str) -> str:
    """
    Return the manual of the module in *package* whose *constant* has the *key*.

    Raises:
        RuntimeError: The output of its example differs from the docstring.
    """
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        if getattr(module, constant).key == key:
            return runnable(inspect.getdoc(module) or "", module)
    return ""


def runnable(text: str, module: ModuleType) -> str:
    """Return *text* with the imports for its examples, after running them."""
    examples = doctest.DocTestParser().get_examples(text)
    if not examples:
        return text
    imports = "".join(f">>> {line}\n" for line in _imports(examples, module))
    before, prompt, after = text.partition(">>> ")
    whole = f"{before}{imports}{prompt}{after}"
    report = io.StringIO()
    test = doctest.DocTestParser().get_doctest(whole, {}, module.__name__, None, 0)
    if doctest.DocTestRunner(verbose=False).run(test, out=report.write).failed:
        raise RuntimeError(f"the example of {module.__name__} fails:\n{report.getvalue()}")
    return whole


def _imports(examples: list[doctest.Example], module: ModuleType) -> list[str]:
    """Return import statements for the names that *examples* use from their module."""
    nodes = [node for each in examples for node in ast.walk(ast.parse(each.source))]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    bound = {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    bound |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    homes: dict[str, list[str]] = {}
    for name in sorted((names - bound) & vars(module).keys()):
        value = vars(module)[name]
        is_its_own = not isinstance(value, type | FunctionType)
        homes.setdefault(module.__name__ if is_its_own else value.__module__, []).append(name)
    return [f"from {home} import {', '.join(names)}" for home, names in sorted(homes.items())]
