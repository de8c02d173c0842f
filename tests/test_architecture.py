"""The imports, the size of functions and modules, and the voice of each layer, held against docs/architecture.md."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter

import pytest
from shipped import ROOT

PACKAGE = ROOT / "assembler"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MODULES = {"markdown-it-py": "markdown_it", "pyyaml": "yaml"}
"""What a library is imported as, where that is not its name."""
LONGEST_FUNCTION = 50
LONGEST_MODULE = 330


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours by its path below the package."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def package_of(path: str) -> str:
    return path.removesuffix(".py").partition("/")[0]


@cache
def imported(tree: ast.Module) -> tuple[str, ...]:
    """The full name of everything a module imports, wherever in it."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a module stands"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(found)


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = PAGE.partition(f"# {heading}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:])


def table() -> dict[str, set[str]]:
    """What each package may import, in the order of the page."""
    return {cells[0].strip("`"): set(re.findall(r"`(\w+)`", cells[2])) for cells in rows("Who may import what")}


@cache
def used() -> dict[str, set[str]]:
    """What each package of ours imports of ours."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, tree in modules().items():
        for name in imported(tree):
            top, _, rest = name.partition(".")
            inner = rest.partition(".")[0]
            if (
                top == "assembler"
                and inner != package_of(path)
                and (PACKAGE / inner).exists() | (PACKAGE / f"{inner}.py").exists()
            ):
                found[package_of(path)].add(inner)
    return found


@pytest.mark.slow
def test_every_package_stands_in_the_table():
    assert {package_of(path) for path in modules()} - {"__init__"} == set(table())


@pytest.mark.parametrize("package", [name for name in table() if name != "cli"])
def test_a_package_imports_only_what_the_table_allows(package: str):
    assert used()[package] - table()[package] == set()


def test_imports_run_one_way():
    order = list(table())

    assert [(name, other) for name in order for other in table()[name] if order.index(other) >= order.index(name)] == []


def module_of(path: str) -> str:
    return f"assembler.{path.removesuffix('.py').removesuffix('/__init__').replace('/', '.')}".removesuffix(".__init__")


@cache
def arrows() -> dict[str, set[str]]:
    """Each module of ours with those it imports, for types alone and within functions included."""
    names = {module_of(path) for path in modules()}
    found: dict[str, set[str]] = {}
    for path, tree in modules().items():
        own = module_of(path)
        full = {name if name in names else name.rpartition(".")[0] for name in imported(tree)}
        found[own] = (full & names) - {own}
    return found


def test_no_modules_import_each_other_in_a_circle_of_any_kind():
    TopologicalSorter(arrows()).prepare()  # CycleError names the modules of a circle


@pytest.mark.slow
def test_a_room_of_the_interview_imports_only_the_rooms_above_it():
    order = [cells[0].strip("`") for cells in rows("The rooms of the interview")]
    rooms = {name: name.split(".")[2] for name in arrows() if name.count(".") >= 3 and ".interview." in name}
    inner = {name: room for name, room in rooms.items() if name.startswith("assembler.interview.")}
    back = [
        (name, other)
        for name, room in inner.items()
        for other in arrows()[name]
        if other in inner and order.index(inner[other]) > order.index(room)
    ]

    assert set(inner.values()) == set(order)
    assert back == []


def test_nothing_imports_the_command_line():
    assert [package for package, others in used().items() if "cli" in others] == []


def homes() -> Iterator[tuple[str, str]]:
    for libraries, home in rows("Whose home is whose"):
        yield from ((library, home.strip("`")) for library in re.findall(r"`(\w+)`", libraries))


@pytest.mark.parametrize(("library", "home"), list(homes()))
def test_a_library_is_used_in_its_only_home(library: str, home: str):
    users = {
        package_of(path)
        for path, tree in modules().items()
        for name in imported(tree)
        if name.partition(".")[0] == library
    }

    assert users == {home}


def test_every_library_installed_with_the_product_is_used_by_it():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    needed = {re.split(r"[^\w-]", line)[0] for line in listed}
    used_names = {name.partition(".")[0] for tree in modules().values() for name in imported(tree)}

    assert {line for line in needed if MODULES.get(line, line.replace("-", "_")) not in used_names} == set()


@cache
def functions() -> tuple[tuple[str, ast.FunctionDef], ...]:
    return tuple(
        (f"{path}:{node.lineno} {node.name}", node)
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    )


def length(function: ast.FunctionDef) -> int:
    """Its lines, without its docstring."""
    docstring = function.body[0] if ast.get_docstring(function) else None
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0)


def depth(node: ast.AST) -> int:
    """How many of its blocks stand in one another; an elif is no deeper than its if."""
    block = isinstance(node, ast.If | ast.For | ast.While | ast.With | ast.Try)
    chained = {id(one) for one in node.orelse} if isinstance(node, ast.If) and len(node.orelse) == 1 else set()
    inner = [
        depth(child) - (isinstance(child, ast.If) and id(child) in chained) for child in ast.iter_child_nodes(node)
    ]
    return block + max(inner, default=0)


@pytest.mark.slow
def test_no_function_is_longer_than_fifty_lines():
    assert [name for name, function in functions() if length(function) > LONGEST_FUNCTION] == []


def test_nearly_all_functions_are_under_thirty_lines():
    lengths = [length(function) for _, function in functions()]

    assert sum(lines > 30 for lines in lengths) <= len(lengths) // 200


@pytest.mark.slow
def test_blocks_hardly_ever_stand_more_than_three_deep():
    deep = {name: most for name, function in functions() if (most := max(depth(node) for node in function.body)) > 3}

    assert len(deep) < len(functions()) * 15 / 1000, deep


def test_no_module_is_too_long_to_read():
    long = {path: (PACKAGE / path).read_text(encoding="utf-8").count("\n") for path in modules()}

    assert {path: lines for path, lines in long.items() if lines > LONGEST_MODULE} == {}


def test_hardly_anything_takes_or_gives_any_value_without_a_reason():
    waivers = [
        (path, waiver)
        for path in modules()
        for waiver in re.findall(r"# noqa: .*ANN401.*", (PACKAGE / path).read_text(encoding="utf-8"))
    ]

    assert len(waivers) <= 10
    assert [waiver for waiver in waivers if not re.search(r"ANN401 - \w", waiver[1])] == []


SPEAKS = re.compile(r"\b(?:print|input|exit|sys\.exit|date\.today|datetime\.now|time\.time|random\.\w+|os\.getcwd)\(")


@pytest.mark.slow
def test_only_the_edge_prints_prompts_exits_or_reads_the_clock():
    inner = [path for path in modules() if package_of(path) not in ("cli", "interview")]
    calls = {path: SPEAKS.findall(ast.unparse(modules()[path])) for path in inner}

    assert {path: found for path, found in calls.items() if found} == {}


@pytest.mark.slow
def test_no_handler_catches_everything_unnamed():
    bare = [
        path
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and not node.type
    ]

    assert bare == []


def test_no_page_names_the_machine_it_was_written_on():
    folders = [folder for folder in ROOT.iterdir() if folder.is_dir() and folder.name not in ("node_modules", ".venv")]
    pages = [*ROOT.glob("*.md"), *(page for folder in folders for page in folder.rglob("*.md"))]
    named = {str(page): re.findall(r"/work/|/tmp/", page.read_text(encoding="utf-8")) for page in pages}

    assert {page: found for page, found in named.items() if found} == {}


KEPT_FOR_GOOD = {
    "api.py load_library": "a library is read once in a process",
    "library/loading.py _loaded": "a library is read once in a process",
    "library/plain_rows.py _ways": "one for each type of the library",
    "answers/schema.py references_to": "one for each list of the answers",
    "answers/schema.py groups_within": "one for each type of the answers",
}
"""Functions of something that keep every result, and why those are few."""


def decorators(function: ast.FunctionDef) -> list[str]:
    return [ast.unparse(one) for one in function.decorator_list]


def test_what_modules_keep_has_a_limit_or_a_reason():
    unlimited = {
        f"{name.partition(':')[0]} {function.name}"
        for name, function in functions()
        if {"cache", "lru_cache"} & set(decorators(function)) and function.args.args
    }

    assert unlimited == set(KEPT_FOR_GOOD)


VALUE = ast.Dict | ast.List | ast.Set
FILLED_IN_AS_THEY_ARE_ASKED = {"answers/values.py _SCHEMAS": "pydantic's own value for each type of the answers"}


def test_no_module_has_a_collection_that_something_else_fills():
    empty = {
        f"{path} {ast.unparse(target)}"
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, VALUE)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if not any(ast.iter_child_nodes(node.value)) or ast.unparse(node.value) in ("{}", "[]")
    }

    assert {one for one in empty if not one.endswith(("_NONE", "NOWHERE"))} == set(FILLED_IN_AS_THEY_ARE_ASKED)


ANSWERS = "the answers' own section or question of that name; what completed answers and records call it rests on it"
PRINT = "the same piece before and after: as markup has it, with its conditions looked up, or as it is printed"
SORT = "a sort of answer, as the language of conditions names it, and never beside the other"
BORNE_TWICE = {
    "Answer": "the words of an answer in an agreement, and the event of answering",
    "Change": f"{ANSWERS}; a change of answers; a tracked change in a Word file",
    "Choice": f"{SORT}; an alternative of a phrase",
    "Document": f"{ANSWERS}; what a file says",
    "Item": "an item of a list in wording; an agreement to be made in a batch",
    "Money": f"{ANSWERS}; {SORT}",
    "Number": f"{SORT}; the number of a paragraph",
    "Part": f"{ANSWERS}; a part of an outline, as its file calls it",
    "Phrase": PRINT,
    "Place": f"{ANSWERS}, of a building that is shared; where in a file something is",
    "Record": f"{SORT}; the record of a Word file",
    "Reference": f"{SORT}; a reference in an agreement",
    "Scope": f"{ANSWERS}; what a condition is evaluated on",
    "Section": "a section of an agreement; a section of the questions",
    "Step": f"{ANSWERS}, of setting a service up; a step of an interview; a step of a redline",
    "Text": f"{SORT}; words in an agreement",
}
"""Public classes of one name in two modules, and why each is what people call it."""


def homes_of(kind: type[ast.ClassDef | ast.FunctionDef]) -> dict[str, list[str]]:
    """The modules in which a public class or function of each name is defined, where they are more than one."""
    found: dict[str, list[str]] = {}
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, kind) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(path)
    return {name: paths for name, paths in found.items() if len(paths) > 1}


def test_a_public_class_has_a_name_of_its_own_or_a_reason():
    assert set(homes_of(ast.ClassDef)) == set(BORNE_TWICE)


DONE_TWICE = {
    "all_of": "of conditions, and of formulas",
    "any_of": "of conditions, and of formulas",
    "applied": "a script to its document, and instructions to their terms",
    "compared": "of two values, and of two quantities of a proof",
    "faults": "of a house style, each module saying those of one thing in it",
}
"""Public functions of one name in two modules: the same thing, done to another."""


def test_a_public_function_has_its_own_name_or_does_the_same_thing():
    inner = {
        name: [path for path in paths if package_of(path) not in ("api", "cli")]
        for name, paths in homes_of(ast.FunctionDef).items()
    }

    assert {name for name, paths in inner.items() if len(paths) > 1} == set(DONE_TWICE)


DATACLASSES = {
    "answers/schema.py": "a field's type does not count when two fields are compared",
    "batch/cluster.py": "it goes on a class that is no value",
    "batch/crew.py": "it goes on a class that is no value",
    "interview/sitting/session.py": "two of its fields are made of the others",
}
"""Why a module has a dataclass: everywhere else a value is a Struct, which is made in a thirtieth of the time when a command begins."""


def test_values_are_structs_but_where_a_reason_is_written_down():
    found = {
        path for path, tree in modules().items() if any(name.startswith("dataclasses.") for name in imported(tree))
    }

    assert found == set(DATACLASSES)


def test_a_module_takes_fields_and_copies_of_values_from_one_library():
    mixed = {
        path
        for path, tree in modules().items()
        if {"dataclasses.field", "msgspec.Struct"} <= set(imported(tree)) or "dataclasses.replace" in imported(tree)
    }

    assert mixed <= {"batch/crew.py"}


FOR_ALL_OTHERS = {
    "markup/parser.py": "whatever else Markdown has is refused",
    "spoken.py": "an answer may be anything at all as it is typed, and stands where it is no option's",
}
"""Why a match ends in what it does with all else: everywhere else a new node, sort or event fails the types."""


def left_to_all_others(tree: ast.Module) -> bool:
    """Whether a match in it ends in a case for all else that does more than say that there is nothing else."""
    ends = [node.cases[-1] for node in ast.walk(tree) if isinstance(node, ast.Match)]
    return any(
        isinstance(end.pattern, ast.MatchAs)
        and end.pattern.pattern is None
        and not ast.unparse(end.body[0]).startswith("assert_never(")
        for end in ends
    )


def test_no_match_has_a_case_for_all_else_without_a_written_reason():
    assert {path for path, tree in modules().items() if left_to_all_others(tree)} == set(FOR_ALL_OTHERS)


def assigned(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives at its top, each as often as it does."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()):
                yield name


def test_no_module_gives_a_name_to_two_values():
    given = {path: Counter(assigned(tree)) for path, tree in modules().items()}

    assert {
        path: [n for n, times in names.items() if times > 1]
        for path, names in given.items()
        if max(names.values(), default=0) > 1
    } == {}


FILLED = {
    "_Begun": "a worker of a batch, with what it was given and what it has done",
    "_Batch": "a batch as it runs",
    "_Field": "a field of Word's, piece by piece as it is read",
    "_Gathering": "the rows of a batch as they are read",
    "_Held": "a record that was found, and the Word files that are found with it",
    "_Making": "a paragraph as it is read",
    "_Move": "a file on its way to its name",
    "_Parts": "the parts of a file as they are read",
    "_Place": "a group of the answers as its questions fill it",
    "_Presence": "what is found of a question while the outline is read",
    "_Printer": "the printed library as it is made",
    "_Work": "the answers as they are completed",
    "DraftParagraph": "a paragraph, of which more is known once its references are",
    "Lists": "the drop-downs of a workbook, each as it is needed",
    "PartedParagraph": "a paragraph as it is printed",
    "PrintedLibrary": "what a library could print, as it is found",
    "SheetShape": "what is found of a sheet as it is read",
    "Sink": "what printing one paragraph notices",
    "Solving": "a solver, with what it has settled",
    "SymbolicAnswers": "fields and slots, each made when first read",
    "Tally": "what has become of the items so far",
    "Translator": "what it has translated",
    "WorkbookShape": "what is found of a workbook as it is read",
}
"""The structs that are filled while something is made, and what each holds then: no other is changed once it is there."""


def said_of_classes(name: str) -> Iterator[tuple[str, bool | None]]:
    """The structs and dataclasses, each with what the head of its class says under a name; nothing where it says nothing."""
    for tree in modules().values():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                of_dataclass = [one for one in node.decorator_list if isinstance(one, ast.Call)]
                said = [*node.keywords, *(keyword for one in of_dataclass for keyword in one.keywords)]
                values = [one.value for one in said if one.arg == name]
                if values or any(isinstance(base, ast.Name) and base.id == "Struct" for base in node.bases):
                    yield node.name, ast.literal_eval(values[0]) if values else None


def test_a_value_is_not_changed_once_made_unless_filled_step_by_step():
    assert {name for name, frozen in said_of_classes("frozen") if frozen is not True} == set(FILLED)
