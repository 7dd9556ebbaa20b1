"""Fill a Word template: tags run in a sandbox, values are escaped, a broken or forbidden tag is named."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from safetyreg.errors import ExpectedError
from safetyreg.export.outfile import replacing
from safetyreg.i18n import mark

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED: Final = re.compile(r"'([^']+)'")
_BROKEN: Final = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    SyntaxError,
)
_FORBIDDEN_FILTERS: Final = ("safe", "attr", "map")


def fill(path: Path, template: IO[bytes], name: str, values: Mapping[str, object], title: str) -> None:
    """Write a filled template to `path`; `name` is what the template is called in an error.

    Raises ExpectedError for a file that is no Word document and for a broken or forbidden tag.
    """
    try:
        document = DocxTemplate(template)
        document.init_docx()
        found = tuple(_tags(document))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        text = mark("“{file}” is not a Word document: choose a template that Word saved as .docx.")
        raise ExpectedError(text, file=name) from error
    environment = _environment()
    try:
        document.render(dict(values), environment, autoescape=True)
    except _BROKEN as error:
        tag = _culprit(error, found, environment)
        text = mark(
            "The template “{file}” cannot be filled because of {tag}: {reason}. Correct it in Word, or choose"
            " another template."
        )
        raise ExpectedError(text, file=name, tag=tag or "?", reason=str(error)) from error
    properties = document.docx.core_properties
    properties.title, properties.author, properties.comments = title, "safetyreg", ""
    with replacing(path) as (beside,):
        document.save(str(beside))


def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    for name in _FORBIDDEN_FILTERS:
        made.filters.pop(name, None)
    return made


def _tags(document: Any) -> Iterator[str]:  # noqa: ANN401  docxtpl is not typed
    """Yield the tags of body, headers and footers as they are read in Word."""
    section = document.docx.sections
    own = [part for one in section for part in (one.header, one.footer)]
    parts = (document.docx.element.body, *(part._element for part in own))  # noqa: SLF001  no other way
    for part in parts:
        for paragraph in part.iter(f"{{{part.nsmap['w']}}}p"):
            text = "".join(node.text or "" for node in paragraph.iter(f"{{{part.nsmap['w']}}}t"))
            yield from _TAG.findall(text)


def _culprit(error: Exception, found: Iterable[str], environment: ImmutableSandboxedEnvironment) -> str:
    """Return the tag that an error is about, empty where it cannot be told."""
    tags = tuple(found)
    for tag in tags:
        if tag.startswith("{{") and not _compiles(tag, environment):
            return tag
    named = (tag for name in _QUOTED.findall(str(error)) for tag in tags if name in tag)
    return next(named, "")


def _compiles(tag: str, environment: ImmutableSandboxedEnvironment) -> bool:
    try:
        environment.from_string(tag)
    except TemplateSyntaxError:
        return False
    return True
