"""Completion in PowerShell, Nushell and Elvish, which pass words and take suggestions as JSON."""

import json
import os
from collections.abc import Iterable, Iterator
from typing import ClassVar

from click.shell_completion import CompletionItem, ShellComplete

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $line, $cursor)
    $before = $line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor }
    $words = @(@($before) + "$word" | Where-Object { $null -ne $_ } | ForEach-Object { "$_".Trim([char[]]"'`"") })
    $env:COMP_WORDS = ConvertTo-Json -Compress -InputObject $words
    $env:%(complete_var)s = 'powershell_complete'
    try { $found = %(prog_name)s | ConvertFrom-Json }
    finally { Remove-Item Env:COMP_WORDS, Env:%(complete_var)s }
    foreach ($item in $found) {
        $text = $item.value
        if ($text -match "[\\s']") { $text = "'" + $text.Replace("'", "''") + "'" }
        $about = if ($item.description) { $item.description } else { $item.value }
        [System.Management.Automation.CompletionResult]::new($text, $item.value, 'ParameterValue', $about)
    }
}
"""
_NUSHELL = """\
let %(prog_name)s_before = $env.config.completions.external.completer?
$env.config.completions.external.enable = true
$env.config.completions.external.completer = {|spans: list<string>|
    if ($spans | first) == "%(prog_name)s" {
        let words = $spans | skip 1 | to json --raw
        with-env {%(complete_var)s: nushell_complete, COMP_WORDS: $words} { ^%(prog_name)s } | from json | each {|item|
            if ($item.value =~ '\\s') { $item | update value ($item.value | to json) } else { $item }
        }
    } else if $%(prog_name)s_before != null {
        do $%(prog_name)s_before $spans
    }
}
"""
_ELVISH = """\
set edit:completion:arg-completer[%(prog_name)s] = {|@words|
    tmp E:COMP_WORDS = (put $words[1..] | to-json)
    tmp E:%(complete_var)s = elvish_complete
    for item (e:%(prog_name)s | from-json) {
        var shown = $item[value]
        if (not-eq $item[description] '') {
            set shown = $item[value]' ('$item[description]')'
        }
        var after = ' '
        if (==s / $item[value][-1]) {
            set after = ''
        }
        edit:complex-candidate $item[value] &display=$shown &code-suffix=$after
    }
}
"""


class _JsonComplete(ShellComplete):
    """Reads ``COMP_WORDS``, a list of the words after the program, and prints a list of values and descriptions."""

    def get_completion_args(self) -> tuple[list[str], str]:
        *before, incomplete = json.loads(os.environ["COMP_WORDS"]) or [""]
        return before, incomplete

    def complete(self) -> str:
        items = _with_files(self.get_completions(*self.get_completion_args()))
        return json.dumps([{"value": item.value, "description": item.help or ""} for item in items])


class PowerShellComplete(_JsonComplete):
    """For PowerShell 5 and newer."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = _POWERSHELL


class NushellComplete(_JsonComplete):
    """For Nushell, by its external completer, which others may have set before."""

    name: ClassVar[str] = "nushell"
    source_template: ClassVar[str] = _NUSHELL


class ElvishComplete(_JsonComplete):
    """For Elvish 0.18 and newer."""

    name: ClassVar[str] = "elvish"
    source_template: ClassVar[str] = _ELVISH


def _with_files(items: Iterable[CompletionItem]) -> Iterator[CompletionItem]:
    """Yield the items, with the matching files in place of an item that stands for files."""
    for item in items:
        if item.type in ("file", "dir"):
            yield from (CompletionItem(path) for path in _paths(str(item.value), item.type == "dir"))
        else:
            yield item


def _paths(beginning: str, only_folders: bool) -> Iterator[str]:
    folder, name = os.path.split(beginning)
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:  # noqa: PTH111 - Path raises for ~nobody
            found = sorted(entries, key=lambda entry: entry.name)
    except (OSError, ValueError):
        return
    for entry in found:
        if entry.name.startswith(name) and (name or not entry.name.startswith(".")):
            path = beginning[: len(beginning) - len(name)] + entry.name
            if entry.is_dir():
                yield f"{path}/"
            elif not only_folders:
                yield path
