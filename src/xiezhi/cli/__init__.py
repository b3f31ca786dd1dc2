"""The `xiezhi` command: one file per subcommand, loaded when it is called."""

from __future__ import annotations

import gc
import importlib
import sys

import click

from xiezhi import __version__
from xiezhi.cli.speak import complain
from xiezhi.errors import XiezhiError
from xiezhi.language import language

# name: (module, one-line help shown without importing the module)
COMMANDS = {
    "analyze": "Read documents: facts with their passages, and signs.",
    "annotate": "Read an archive into a run directory.",
    "search": "Search a run by words, or for cases like a given one.",
    "duplicates": "Find filings of a run that repeat one another.",
    "compare": "Show how two documents agree and differ.",
    "screen": "Find signs that need the whole archive.",
    "report": "Write the clue report of documents of a run.",
    "exchange": "Write and check other people's formats: Akoma Ntoso, case packages, tables, labels.",
    "serve": "Open the review pages on this machine.",
    "reviews": "Write what reviewers decided as labels, show agreement.",
    "train": "Fine-tune a model on labelled documents.",
    "evaluate": "Hold the engine against annotations.",
    "schema": "Print the JSON Schema of a format.",
    "signs": "Show or check the catalogue of signs.",
    "doctor": "Show what is installed and which models are found.",
}
_GARBAGE = (50_000, 20, 20)
"""Nearly all that is made at the start stays for good: looking for garbage in it after each 700 objects takes a
twentieth of the time to the first result."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a newcomer."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported only now; in Chinese where the person reads Chinese."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"xiezhi.cli.{cmd_name}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        if language() == "zh":
            from xiezhi.cli.chinese import translate

            return translate(command, cmd_name)
        return command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What xiezhi is, in the language of the person."""
        if language() == "en":
            super().format_help_text(ctx, formatter)
            return
        from xiezhi.cli.chinese import GROUP

        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(GROUP)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing one."""
        if language() == "en":
            shown, title = COMMANDS, "Commands"
        else:
            from xiezhi.cli import chinese

            shown, title = COMMANDS | {name: chinese.COMMANDS[name] for name in COMMANDS}, "命令"
        with formatter.section(title):
            formatter.write_dl(list(shown.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="xiezhi")
def cli() -> None:
    """xiezhi 獬豸 reads Chinese judgments, complaints and awards offline, turns them into facts with their
    passages, and shows the textual signs of fabricated disputes. Signs, never verdicts: a person decides."""


def main() -> None:
    """Entry point: errors go to stderr with their code and a remedy; 0 done, 1 some failed, 2 could not start."""
    gc.set_threshold(*_GARBAGE)
    try:
        cli(standalone_mode=False)
    except XiezhiError as error:
        complain(error)
        sys.exit(2)
    except click.ClickException as error:
        from xiezhi.cli import misuse

        misuse.show(error)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断" if language() == "zh" else "interrupted", err=True)
        sys.exit(130)
