"""Turns Markdown into plain text, and takes the front matter off it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import yaml  # type: ignore[import-untyped, unused-ignore]
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_DEEPEST = 100
"""Levels of nesting that are read; markdown-it drops what is deeper, and its own default is 20."""

_PARSER = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])

_OPENING = re.compile(r"---[ \t]*\r?\n(?![ \t]*\r?\n)")
"""A first line of three hyphens; with an empty line after it, it is a rule and not front matter."""

_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_FRONT_MATTER = 64_000
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])


class BrokenFrontMatter(Exception):
    """The front matter is not the YAML that it should be; the message names the line of the file."""


def split_front_matter(source: str) -> tuple[dict[str, object], str]:
    """The fields of the front matter and the Markdown after it; a scalar is its string as written, a null is `None`.

    Markdown without front matter, or with something else than fields between two rules, comes back whole.
    Raises `BrokenFrontMatter` when what stands there is not YAML, or is longer than 64,000 characters.
    """
    opening = _OPENING.match(source)
    closing = opening and _CLOSING.search(source, opening.end())
    if not opening or not closing:
        return {}, source
    fields = _yaml(source[opening.end() : closing.start()])
    if fields is None or fields == "":
        return {}, source[closing.end() :]
    if not isinstance(fields, dict):
        return {}, source
    return {key: None if _is_null(value) else value for key, value in fields.items()}, source[closing.end() :]


def to_plain_text(source: str, *, title: str | None) -> tuple[str | None, str]:
    """The heading that titles the document, if one does, and the text without markup.

    The document's first heading titles it when it is of the first level or stands before everything else. A
    first-level heading that is the title (`title`, where the caller knows it) is left out of the text.
    """
    blocks = SyntaxTreeNode(_PARSER.parse(source)).children
    first = next((block for block in blocks if block.type == "heading"), None)
    if first is None or (first.tag != "h1" and first is not blocks[0]):
        return None, _joined(blocks, "\n\n")
    heading = " ".join(_plain(first).split())
    if first.tag == "h1" and (title is None or title.casefold() == heading.casefold()):
        blocks = [block for block in blocks if block is not first]
    return heading or None, _joined(blocks, "\n\n")


def _yaml(block: str) -> object:
    if len(block) > _LONGEST_FRONT_MATTER:
        raise BrokenFrontMatter(f"the front matter is longer than {_LONGEST_FRONT_MATTER:,} characters")
    try:
        # The base loader makes strings, lists and dictionaries, and no other object: "007" stays "007".
        return yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        position = mark.index if mark else getattr(error, "position", 0)
        line = 2 + block.count("\n", 0, position)
        problem = getattr(error, "problem", None) or getattr(error, "reason", "it cannot be parsed")
        raise BrokenFrontMatter(f"line {line}: the front matter is not valid YAML ({problem})") from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise BrokenFrontMatter(f"the front matter from line 2 is not valid YAML ({error})") from error


def _is_null(value: object) -> bool:
    return isinstance(value, str) and value in _NULLS


def _joined(nodes: Iterable[SyntaxTreeNode], separator: str) -> str:
    return separator.join(text for text in map(_plain, nodes) if text)


def _plain(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if _LINE_BREAK_TAG.fullmatch(node.content) else ""
        case "html_block" | "hr":
            return ""
        case "fence" | "code_block":
            return node.content.rstrip("\n")
        case "heading" | "paragraph" | "inline" | "th" | "td" | "link" | "image" | "em" | "strong" | "s":
            return "".join(map(_plain, node.children))
        case "tr":
            return " | ".join(map(_plain, node.children))
        case "list_item":
            return _list_item(node.children)
        case _:
            return _joined(node.children, "\n\n")


def _list_item(blocks: Sequence[SyntaxTreeNode]) -> str:
    """One line for the item's own paragraphs; lists, code and quotations inside it are paragraphs of their own."""
    text = ""
    after_paragraph = False
    for block in blocks:
        is_paragraph = block.type == "paragraph"
        if plain := _plain(block):
            text += (" " if is_paragraph and after_paragraph else "\n\n") + plain if text else plain
            after_paragraph = is_paragraph
    return text
