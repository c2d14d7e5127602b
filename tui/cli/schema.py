"""The option that prints what the JSON of a command is like."""

import click


def _print_schema(context: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted and not context.resilient_parsing:
        from tui.export.record import schema

        click.echo(schema(), nl=False)
        context.exit()


schema_option = click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of what --format json writes, and read nothing.",
)
