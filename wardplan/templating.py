"""Jinja for sites of many pages: compiled once for all processes and builds, with quick calls.

What templates mean is what Jinja says, with one exception: a call is a plain call, since none of
ours asks for the context. The rest leaves out work that comes to nothing here: looking for the item
where an attribute is meant, escaping what is HTML already, asking which globals are new.
"""

import os
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import repeat
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from wardplan import cache
from wardplan.cache import Cache
from wardplan.project import Project

RELIED_ON = ("jinja2", "markupsafe")
PAGE = "page"
"""What templates call the page in hand; nothing else has that name in them."""
WALKING = frozenset({"out", "into", "first", "in_order", "join"})
"""Methods of pointers: no mapping that a template reads has such an item to be called."""


def made(folder: Path, kept: Cache | None = None) -> "Quick":
    """An environment for the templates of a folder; `kept` holds them compiled."""
    return Quick(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=Compiled(kept) if kept else None,
    )


def compiled(project: Project) -> Cache | None:
    """What holds the compiled templates of a project; nothing does where it cannot be written."""
    writable = os.access(project.root, os.W_OK)
    return Cache(project.work / "cache" / "templates") if writable else None


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, one entry each: that of the text and the program it was made with."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self._program = cache.of_code(*RELIED_ON).encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return cache.key(template=name)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; Jinja compares the checksum of the text that it is given with."""
        data = self._kept.get(bucket.key) or b""
        if data.startswith(self._program):
            bucket.bytecode_from_string(data.removeprefix(self._program))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.put(bucket.key, self._program + bucket.bytecode_to_string())


_OF_MAPPINGS = frozenset(dir(dict))
_marked = partial(str.__new__, Markup)
"""A text that is HTML, as such: what `Markup` does, without asking the text what it is."""
_escaped = lru_cache(maxsize=20_000)(escape)


class _Macro(Macro):
    """A macro that, given no more than its own arguments by place, is called at once."""

    def __call__(self, *arguments: object, **named: object) -> str:
        plain = not (named or self.caller or self.catch_kwargs or self.catch_varargs)
        lacking = self._argument_count - len(arguments)
        if not plain or lacking < 0:
            return super().__call__(*arguments, **named)
        return _marked(self._func(*arguments, *repeat(missing, lacking)))


def _shown(value: object) -> str:
    """A value as it stands in a page; texts come again and again."""
    kind = value.__class__
    if kind is Markup:
        return value  # type: ignore[return-value]
    return _escaped(value) if kind is str else escape(value)


class _Template(jinja2.Template):
    """A template that is imported with the globals that all of its environment have."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module(None)


class _Compiler(CodeGenerator):
    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self._modules: set[str] = set()

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
        self._modules.add(node.target)
        super().visit_Import(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Ask a module of macros, or the page in hand, for what it has: they have no items."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._modules | {PAGE}:
            self._write_attribute(node, frame)
        else:
            super().visit_Getattr(node, frame)

    def _write_attribute(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Compile a call to a plain one."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        if isinstance(node.node, nodes.Getattr) and node.node.attr in WALKING:
            self._write_attribute(node.node, frame)
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.")
        super()._output_child_pre(node, frame, finalize)


class Quick(jinja2.Environment):
    """What compiled templates call `environment`.

    `wrapped` gives what stands for a macro, by the names of its template and its own. It is to be
    set before any template is filled.
    """

    code_generator_class = _Compiler
    template_class = _Template
    escape = staticmethod(_shown)
    wrapped: Callable[[str, str, Callable[..., Markup]], Callable[..., Markup]] | None = None

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What Jinja gives, without failing first where a mapping is asked for an item."""
        if obj.__class__ is dict and attribute in obj and attribute not in _OF_MAPPINGS:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def Macro(  # noqa: N802
        self, _: jinja2.Environment, body: Callable[..., str], name: str, *rest: Any
    ) -> Callable[..., Markup]:
        """What a template makes of the body of a macro."""
        macro = _Macro(self, body, name, *rest)
        return self.wrapped(body.__globals__["name"], name, macro) if self.wrapped else macro
