"""The commands. Each imports what it needs when it runs, so that those without a database start at once."""

import argparse
import asyncio
import os
import shlex
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from expense_app import config
from expense_app.local.errors import CannotStart, NotDone

_PYTHON = ("-m", "expense_app")
_NICENESS = 5

Command = Callable[[argparse.Namespace], int | None]
_Add = Callable[[str, Command, str], argparse.ArgumentParser]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 it could not be done (one line says why), 2 wrong usage."""
    try:
        args = _parser().parse_args(argv)
        return args.run(args) or 0
    except (CannotStart, NotDone, config.SettingsError) as reason:
        print(f"expense-app: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our lines (`| head`) has had enough of them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="expense-app",
        description="The expense tracker for a couple. Without a command it runs everything, until Ctrl-C.",
    )
    _add_address(parser, "127.0.0.1", config.port())
    _add_folder(parser, config.data_dir())
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, run: Command, says: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
        command.set_defaults(run=run)
        return command

    _add_parts(add)
    _add_upkeep(add)
    _add_readers(add)
    return parser


def _add_parts(add: _Add) -> None:
    web = add("web", _web, "the web server alone, with DATABASE_URL and REDIS_URL set")
    _add_address(web, argparse.SUPPRESS, argparse.SUPPRESS)
    web.add_argument("--listening-on", type=int, help=argparse.SUPPRESS)
    worker = add("worker", _worker, "the worker alone, with DATABASE_URL and REDIS_URL set")
    worker.add_argument(
        "--check", action="store_true", help="tell whether a worker is alive instead; exit code 1: none"
    )
    for part in (web, worker):
        part.add_argument("--migrate", action="store_true", help="bring the database up to date first")


def _add_upkeep(add: _Add) -> None:
    _add_folder(add("recurring", _recurring, "make what is due by now, once, as a cron job would"), argparse.SUPPRESS)
    _add_folder(add("migrate", _migrate, "bring the database up to date"), argparse.SUPPRESS)
    _add_folder(add("seed-demo", _seed_demo, "make a demo household with two years of expenses"), argparse.SUPPRESS)
    reset = add("reset-password", _reset_password, "give an account a fresh password and end its logins")
    reset.add_argument("email", help="the email that the person logs in with")
    _add_folder(reset, argparse.SUPPRESS)
    erase = add("delete-household", _delete_household, "delete a household for good, with everything in it")
    erase.add_argument("email", help="the email of somebody in the household")
    erase.add_argument("--confirm", metavar="NAME", help="the household's name; without it nothing is deleted")
    _add_folder(erase, argparse.SUPPRESS)
    _add_folder(add("check", _check, "tell whether settings, database and Redis hold"), argparse.SUPPRESS)
    _add_folder(
        add("rotate-keys", _rotate_keys, "encrypt the providers' keys anew under the newest key"), argparse.SUPPRESS
    )
    backup = add("backup", _backup, "save all data of this machine's instance, and its secrets, in one file")
    backup.add_argument("file", type=Path, nargs="?", default=Path(), help="where to; a folder: a file named by date")
    _add_folder(backup, argparse.SUPPRESS)
    restore = add("restore", _restore, "bring back what a backup holds; the product must be stopped")
    restore.add_argument("file", type=Path, help="the file that `expense-app backup` wrote")
    restore.add_argument("--force", action="store_true", help="also where there is data, which is set aside")
    _add_folder(restore, argparse.SUPPRESS)


def _add_readers(add: _Add) -> None:
    for reading in (
        add("parse", _parse, "read messages about spending, JSON lines in and JSON lines out"),
        add("ask", _ask, "read questions about spending, JSON lines in and JSON lines out"),
    ):
        reading.add_argument("--score", type=_file, metavar="FILE", help="compare with what FILE expects instead")


def _add_address(parser: argparse.ArgumentParser, host: str, port: int | str) -> None:
    parser.add_argument("--host", default=host, help="the address to listen on (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, default=port, help="the port to listen on (PORT, else 8000)")


def _add_folder(parser: argparse.ArgumentParser, folder: Path | str) -> None:
    says = "where database, queue and secrets are kept while DATABASE_URL and REDIS_URL are not set"
    parser.add_argument("--data-dir", type=Path, default=folder, help=says)


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path


def _serve(args: argparse.Namespace) -> None:
    from expense_app.serve import Parts, Place, serve

    parts = Parts(web=(*_PYTHON, "web", "--migrate", "--listening-on"), worker=(*_PYTHON, "worker", "--migrate"))
    place = Place(args.host, args.port, args.data_dir.expanduser().absolute())
    serve(place, parts, config.environment(), _say)


def _say(line: str) -> None:
    """Straight to the terminal, which may have been closed: that is no reason to end in disorder."""
    with suppress(OSError):
        os.write(sys.stdout.fileno(), f"{line}\n".encode())


def _web(args: argparse.Namespace) -> None:
    from expense_app.app import create_app
    from expense_app.logs import last_words
    from expense_app.serve.web import run_web

    settings = config.read_settings()
    _make_ready(settings, args)
    with last_words():
        app = create_app(settings)
        run_web(app, host=args.host, port=args.port, handed_down=args.listening_on, on_end=app.state.hub.close)


def _give_way() -> None:
    """People wait for pages, not for the worker: where both share a machine, the pages come first."""
    if sys.platform != "win32":
        os.nice(_NICENESS)


def _worker(args: argparse.Namespace) -> int | None:
    """`worker.py` lies outside the package so that `arq worker.WorkerSettings` finds it."""
    from arq.worker import run_worker

    from expense_app.logs import last_words

    settings = config.read_settings()
    if args.check:
        return _check_worker(settings)
    _make_ready(settings, args)
    sys.path.insert(0, str(config.ROOT))
    _give_way()
    with last_words():
        run_worker(import_module("worker").WorkerSettings)
    return None


def _make_ready(settings: config.Settings, args: argparse.Namespace) -> None:
    from expense_app.logs import configure_logging
    from expense_app.preflight import preflight, prepare

    configure_logging(settings)
    if args.migrate:
        asyncio.run(prepare(settings))
    asyncio.run(preflight(settings))


def _check_worker(settings: config.Settings) -> int:
    from expense_app.check import check_worker

    finding = asyncio.run(check_worker(settings))
    print(f"worker: {finding or 'ok'}")
    return 1 if finding else 0


def _recurring(args: argparse.Namespace) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    from expense_app.due import do_what_is_due
    from expense_app.logs import configure_logging
    from expense_app.preflight import first_line

    with _settings(args) as settings:
        configure_logging(settings)
        try:
            tallies = asyncio.run(do_what_is_due(settings))
        except (OSError, SQLAlchemyError) as error:
            raise CannotStart(f"The database cannot be reached: {first_line(error)}") from error
    for name, tally in tallies.items():
        print(f"{name}: {tally.done} made in {tally.households} households, {tally.failed} households failed")
    return 1 if any(tally.failed for tally in tallies.values()) else 0


def _migrate(args: argparse.Namespace) -> None:
    from expense_app.logs import configure_logging
    from expense_app.preflight import prepare

    with _settings(args, prepared=False) as settings:
        configure_logging(settings)
        found = asyncio.run(prepare(settings))
    ahead = "The database is newer than this version of the product, and was left as it is."
    print(ahead if found == "ahead" else "The database is up to date.")


def _seed_demo(args: argparse.Namespace) -> None:
    from expense_app.demo.command import seed

    with _settings(args) as settings:
        login = asyncio.run(seed(settings))
    print(f"Asha and Ravi have two years of expenses. Log in at {settings.base_url or _home(args)}/auth/login")
    print(f"  as {login.emails[0]} or {login.emails[1]}, password {login.password}")


def _reset_password(args: argparse.Namespace) -> int:
    from expense_app.accounts.reset import reset_with
    from expense_app.errors import NotFound

    with _settings(args) as settings:
        try:
            password = asyncio.run(reset_with(settings, args.email))
        except NotFound as reason:
            print(f"expense-app: {reason.message}", file=sys.stderr)
            return 1
    print(f"{args.email} can log in with: {password}")
    print("Every other login of this account has ended. The password can be changed in the profile.")
    return 0


def _delete_household(args: argparse.Namespace) -> int:
    from expense_app.accounts.erase import erase_with
    from expense_app.errors import NotFound

    with _settings(args) as settings:
        try:
            home = asyncio.run(erase_with(settings, args.email, args.confirm))
        except NotFound as reason:
            print(f"expense-app: {reason.message}", file=sys.stderr)
            return 1
    what = f"“{home.name}” of {' and '.join(home.people)}, with {home.expenses} expenses and all messages"
    if home.deleted:
        print(f"Deleted: {what}. Backups made before still hold it.")
        return 0
    print(f"This would delete {what}. Nothing brings it back. To do it, add: --confirm {shlex.quote(home.name)}")
    return 1


def _home(args: argparse.Namespace) -> str:
    from expense_app.local.address import noted_address

    return noted_address(args.data_dir) or f"http://{args.host}:{args.port}"


def _check(args: argparse.Namespace) -> int:
    from expense_app.check import check_database, check_names, check_queue, check_settings

    async def parts(settings: config.Settings) -> dict[str, str | None]:
        return {"database": await check_database(settings), "redis": await check_queue(settings)}

    environ = config.environment()
    if environ.get("DATABASE_URL"):
        settings, wrong = check_settings(environ)
        found = asyncio.run(parts(settings))
    else:
        wrong = check_names(environ)
        with _settings(args) as settings:
            found = asyncio.run(parts(settings))
    for finding in wrong.values() or ["ok"]:
        print(f"settings: {finding}")
    for part, finding in found.items():
        unread = {"database": "DATABASE_URL", "redis": "REDIS_URL"}[part] in wrong
        print(f"{part}: {'not tried' if unread else finding or 'ok'}")
    return 1 if wrong or any(found.values()) else 0


def _rotate_keys(args: argparse.Namespace) -> int:
    """1 where a key cannot be read: the secret that sealed it is missing in APP_ENCRYPTION_KEY."""
    from expense_app.providers.tasks import rotate

    with _settings(args) as settings:
        done = asyncio.run(rotate(settings))
    print(f"{done.renewed} encrypted anew, {done.current} up to date, {done.lost} cannot be read.")
    return 1 if done.lost else 0


def _backup(args: argparse.Namespace) -> None:
    from expense_app.backup import has_data, save
    from expense_app.backup.words import saved
    from expense_app.local.instance import instance

    _only_for_our_own_database()
    if not has_data(args.data_dir):
        raise NotDone(f"There is nothing to save in {args.data_dir}. Name the data folder with --data-dir.")
    with instance(config.environment(), args.data_dir, share=True) as found:
        settings = config.read_settings(found.environ)
        print(saved(save(found.environ["DATABASE_URL"], settings, args.file.expanduser().absolute())))


def _restore(args: argparse.Namespace) -> None:
    from expense_app.backup import restore
    from expense_app.backup.words import restored

    _only_for_our_own_database()
    print(restored(restore(args.file, args.data_dir, force=args.force)))


def _only_for_our_own_database() -> None:
    if config.environment().get("DATABASE_URL"):
        raise NotDone("DATABASE_URL is set, so the data is kept there and not here: see docs/operating.md.")


def _parse(args: argparse.Namespace) -> int:
    from expense_app.parsing.cli import parse_lines
    from expense_app.parsing.scoring import score_messages

    return score_messages(str(args.score), sys.stdout) if args.score else parse_lines(sys.stdin, sys.stdout)


def _ask(args: argparse.Namespace) -> int:
    from expense_app.parsing.questions.cli import ask_lines, score_questions

    return score_questions(args.score, sys.stdout) if args.score else ask_lines(sys.stdin, sys.stdout)


@contextmanager
def _settings(args: argparse.Namespace, *, prepared: bool = True) -> Generator[config.Settings]:
    """Those of the environment, else of the local instance: the running one, or one started for this command."""
    from expense_app.local.instance import instance
    from expense_app.preflight import prepare

    with instance(config.environment(), args.data_dir, share=True) as found:
        settings = config.read_settings(found.environ)
        if found.own_database and prepared:
            asyncio.run(prepare(settings))
        yield settings
