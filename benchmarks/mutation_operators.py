"""The changes of code that ``mutation.py`` tries: what a slip of the pen would be."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_CALCULATED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_REMOVABLE = (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)
_SYMMETRIC = {"max", "min", "np.maximum", "np.minimum"}
_SKIPPED = {"annotation", "returns", "decorator_list", "type_params"}
"""Types change nothing, and most decorators are caches, whose size changes no result."""


class Mutant(NamedTuple):
    """One change of a module."""

    lines: range
    """The lines of its statement, or of that statement's head."""
    before: str
    after: str
    """The first line of the statement, as it was and as it is."""
    code: str
    """The module with the change."""


def count_mutants(source: str) -> int:
    """Return how many mutants a module has."""
    return sum(len(_changes(node)) for _, node, _, _, _ in _places(ast.parse(source)))


def make_mutant(source: str, number: int) -> Mutant:
    """Return one of the mutants of a module, by its number from 0."""
    tree = ast.parse(source)
    for statement, node, parent, field, index in _places(tree):
        changes = _changes(node)
        if number < len(changes):
            before, lines, changed = _head(statement), _lines(statement), changes[number]
            _put(parent, field, index, changed)
            after = _head(changed if node is statement else statement)
            return Mutant(lines, before, after, ast.unparse(ast.fix_missing_locations(tree)))
        number -= len(changes)
    raise IndexError(number)


def _places(tree: ast.AST) -> Iterator[tuple[ast.stmt, ast.AST, ast.AST, str, int | None]]:
    """Yield each node with its statement and where it stands: its parent, the field and the index in that."""
    waiting: list[tuple[ast.stmt | None, ast.AST]] = [(None, tree)]
    while waiting:
        statement, parent = waiting.pop()
        for field, value in ast.iter_fields(parent):
            if field in _SKIPPED or _is_typing_only(parent, field):
                continue
            for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST) and not _is_text(child):
                    own = child if isinstance(child, ast.stmt) else statement
                    if own is not None:
                        yield own, child, parent, field, index
                    waiting.append((own, child))


def _is_typing_only(parent: ast.AST, field: str) -> bool:
    return field == "body" and isinstance(parent, ast.If) and "TYPE_CHECKING" in ast.unparse(parent.test)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST) -> list[ast.AST]:
    return [*_changed(node), ast.Pass()] if isinstance(node, _REMOVABLE) else [*_changed(node)]


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, [operator], right):
            yield ast.Compare(left, [_COMPARED[type(operator)]()], right)
        case ast.BinOp(left, operator, right) if type(operator) in _CALCULATED:
            yield ast.BinOp(left, _CALCULATED[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in _CALCULATED:
            yield ast.AugAssign(target, _CALCULATED[type(operator)](), value)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Return(ast.AST() as value) if ast.unparse(value) not in ("None", "False"):
            yield ast.Return(ast.Constant(None))
        case ast.Call(function, [first, second, *rest], keywords) if _minds_order(node):
            yield ast.Call(function, [second, first, *rest], keywords)


def _minds_order(call: ast.Call) -> bool:
    has_starred = any(isinstance(argument, ast.Starred) for argument in call.args[:2])
    return not has_starred and ast.unparse(call.func) not in _SYMMETRIC


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def _head(statement: ast.AST) -> str:
    return ast.unparse(ast.fix_missing_locations(statement)).split("\n", 1)[0]


def _lines(statement: ast.stmt) -> range:
    end = statement.end_lineno or statement.lineno
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if body:
        first = body[0]
        end = max(statement.lineno, getattr(first, "lineno", statement.lineno + 1) - 1)
    return range(statement.lineno, end + 1)
