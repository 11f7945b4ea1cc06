"""The command `tidewatch`: gathers the commands of every floor, and imports a floor only when its command is called.

JSON goes to stdout, sentences to stderr; bad input ends with 2.
"""

from importlib import import_module

import click

from chart.errors import RecordError, Refused

BAD_INPUT = 2

# Command: the module whose list `commands` holds it. Names only, so that the ground floor imports nothing above it.
COMMANDS = {
    "alert-load": "monitors.load_command",
    "lab": "monitors.lab.command",
    "check": "chart.commands",
    "demo": "seed_data.commands",
    "display": "dashboard.commands",
    "examine": "monitors.commands",
    "export": "chart.import_commands",
    "fetch-assets": "dashboard.commands",
    "import": "chart.import_commands",
    "monitor": "monitors.commands",
    "rejudge": "monitors.rejudge_command",
    "replay": "monitors.commands",
    "score": "chart.commands",
    "serve": "dashboard.commands",
    "user": "dashboard.commands",
}


class Floors(click.Group):
    """Knows the commands by name, and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command there is."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        offered: list[click.Command] = import_module(module).commands
        return next(command for command in offered if command.name == cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a mistake of a person or a file becomes one line on stderr."""
        try:
            return super().invoke(ctx)
        except (Refused, RecordError) as mistake:
            click.echo(f"tidewatch: {mistake}", err=True)
            ctx.exit(BAD_INPUT)


@click.command(cls=Floors)
@click.version_option(package_name="tidewatch")
def main() -> None:
    """Watch a detox unit around the clock: chart, look for patterns, tell people."""
