"""Every small change that could be made to a Python file: one operator, constant, condition, statement or returned value at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARED = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
REACHED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "+",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "*",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}


@dataclass(frozen=True)
class Mutant:
    """One change: what stands between two places of a file's text becomes something else."""

    path: str
    line: int
    kind: str
    start: int
    end: int
    new: str
    old: str

    @property
    def name(self) -> str:
        """What names it for as long as the file is not changed: its file, line, kind and place."""
        return f"{self.path}:{self.line}:{self.kind}:{self.start}"

    def applied(self, text: str) -> str:
        """The file's text with the change made."""
        return text[: self.start] + self.new + text[self.end :]

    def __str__(self) -> str:
        old, new = (" ".join(words.split())[:70] for words in (self.old, self.new))
        return f"{self.name}  {old}  ->  {new or '(nothing)'}"


def mutants(root: Path, file: Path) -> list[Mutant]:
    """Every mutant of a file, those included that Python reads as it read the file."""
    return _Finder(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")).found()


def changes(root: Path, mutant: Mutant) -> bool:
    """Whether Python can read a mutant, and reads it as something else than the file."""
    text = (root / mutant.path).read_text(encoding="utf-8")
    return _compiled(mutant.applied(text)) not in (None, _compiled(text))


def _compiled(text: str) -> str | None:
    """The text as Python reads it, without its places; nothing where it is no Python."""
    try:
        return ast.dump(ast.parse(text))
    except SyntaxError:
        return None


class _Finder:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = [f"{line}\n".encode() for line in text.split("\n")]
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.decode()))

    def found(self) -> list[Mutant]:
        return list(dict.fromkeys(self._within(ast.parse(self.text))))

    def _within(self, node: ast.AST) -> Iterator[Mutant]:
        """The mutants of a node and of what stands in it. Types written for a reader, docstrings and imports change nothing."""
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
            return
        yield from self._of(node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params") or isinstance(node, ast.JoinedStr):
                continue
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, ast.AST):
                    yield from self._within(inner)

    def _of(self, node: ast.AST) -> Iterator[Mutant]:  # noqa: C901 - one case for each kind of fault
        match node:
            case ast.Compare(left, [op], [right]) if type(op) in COMPARED:
                yield self._between("compare", left, right, COMPARED[type(op)])
            case ast.BoolOp(op, values):
                word = " or " if isinstance(op, ast.And) else " and "
                yield self._whole("boolean", node, f"({word.join(f'({self._text(value)})' for value in values)})")
            case ast.UnaryOp(ast.Not(), operand):
                yield self._whole("boolean", node, f"({self._text(operand)})")
            case ast.BinOp(left, op, right) if type(op) in REACHED:
                yield self._between("arithmetic", left, right, REACHED[type(op)])
            case ast.If(test) | ast.While(test) | ast.IfExp(test):
                yield self._whole("condition", test, f"(not ({self._text(test)}))")
            case ast.comprehension(ifs=ifs):
                yield from (self._whole("condition", test, "True") for test in ifs)
            case ast.Constant():
                yield from self._constant(node)
            case ast.JoinedStr():
                yield self._whole("words", node, '""')
            case ast.Return(ast.expr() as value):
                yield self._whole("returned", value, "None")
            case (
                ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom())
                | ast.Raise()
                | ast.AugAssign()
                | ast.Continue()
                | ast.Break()
                | ast.Delete()
            ):
                yield self._whole("statement", node, "pass")
            case ast.Assign([ast.Attribute() | ast.Subscript()]):
                yield self._whole("statement", node, "pass")

    def _constant(self, node: ast.Constant) -> Iterator[Mutant]:
        value = node.value
        if isinstance(value, bool):
            yield self._whole("constant", node, str(not value))
        elif isinstance(value, int):
            yield self._whole("constant", node, str(value + 1))
        elif isinstance(value, str):
            yield self._whole("words", node, repr(value + "~") if value else '"~"')

    def _between(self, kind: str, left: ast.expr, right: ast.expr, new: str) -> Mutant:
        """Another operator between two operands, whose brackets stay."""
        start, end = self._place(left)[1], self._place(right)[0]
        old = self.text[start:end]
        before = len(old) - len(old.lstrip(") \n"))
        after = len(old) - len(old.rstrip("( \n"))
        spot = (start + before, end - after)
        return Mutant(self.path, left.lineno, kind, *spot, new, self.text[slice(*spot)])

    def _whole(self, kind: str, node: ast.expr | ast.stmt, new: str) -> Mutant:
        start, end = self._place(node)
        return Mutant(self.path, node.lineno, kind, start, end, new, self.text[start:end])

    def _text(self, node: ast.expr) -> str:
        return self.text[slice(*self._place(node))]

    def _place(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end = self._offset(node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)
        return self._offset(node.lineno, node.col_offset), end

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1][:column].decode())


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
