"""Jinja for sites of many pages: compiled once for all processes and builds, with quick calls.

What templates mean is what Jinja says, with one exception: a call is a plain call, since none of
ours asks for the context. The rest leaves out work that comes to nothing here: looking for the item
where an attribute is meant, escaping what is HTML already, asking which globals are new.
"""

import os
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from types import FunctionType
from typing import Any, cast

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
from wardplan.pointer import Pointer
from wardplan.project import Project

Text = Callable[..., Markup]
"""What a template calls to get a text."""
RELIED_ON = ("jinja2", "markupsafe")
SAID = frozenset({"value", "language", "short", "label", "datatype", "is_iri"})
"""What templates ask of pointers."""
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


@lru_cache(maxsize=20_000)
def _escaped(text: object) -> Markup:
    return escape(text)


def _shown(value: object) -> str:
    """A value that is no HTML as it stands in a page; texts come again and again."""
    if value.__class__ is str:
        return _escaped(value)
    return str(value) if value.__class__ is int else escape(value)


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
        """Ask a module of macros, the page in hand, or a pointer for what it has: no items."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._modules | {PAGE}:
            self._write_attribute(node, frame)
        elif node.attr in SAID:
            self.write(f"(_of.{node.attr} if (_of := ")
            self.visit(node.node, frame)
            self.write(
                f").__class__ is environment.Pointer else environment.getattr(_of, {node.attr!r}))"
            )
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
        self.write("environment.by_name(" if node.kwargs else "(")
        if isinstance(node.node, nodes.Getattr) and node.node.attr in WALKING:
            self._write_attribute(node.node, frame)
        else:
            self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Let the body of a macro give HTML."""
        if force_unescaped:
            self.writeline(f"return environment.marked(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Leave what is HTML already as it is, without a call."""
        if _is_plain(frame):
            self.write("(_shown if (_shown := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _is_plain(frame):
            self.write(").__class__ is Markup else environment.escape(_shown))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_plain(frame: Frame) -> bool:
    """Whether what is put out here is escaped in any case; our environments finalize nothing."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class Quick(jinja2.Environment):
    """What compiled templates call `environment`.

    `wrapped` gives what stands for a macro, by the names of its template and its own. It is to be
    set before any template is filled.
    """

    code_generator_class = _Compiler
    template_class = _Template
    escape = staticmethod(_shown)
    marked = staticmethod(_marked)
    Pointer = Pointer
    wrapped: Callable[[str, str, Text], Text] | None = None

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What Jinja gives, without failing first where a mapping is asked for an item."""
        if obj.__class__ is dict and attribute in obj and attribute not in _OF_MAPPINGS:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def Macro(  # noqa: N802
        self, _: jinja2.Environment, body: FunctionType, name: str, *rest: Any
    ) -> Text:
        """What a template makes of the body of a macro.

        That is the body itself, called at once, where it takes its own arguments only; given by
        name, they are left to Jinja.
        """
        macro = Macro(self, body, name, *rest)
        if macro.caller or macro.catch_kwargs or macro.catch_varargs:
            return cast(Text, macro)
        body.__defaults__ = (missing,) * len(macro.arguments)
        body.__dict__["macro"] = macro
        return self.wrapped(body.__globals__["name"], name, body) if self.wrapped else body

    @staticmethod
    def by_name(called: Callable[..., Any]) -> Callable[..., Any]:
        """What is to be called with arguments by name."""
        return getattr(called, "macro", called)
