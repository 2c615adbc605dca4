"""What several packages are tested on: sample catalogues, and a PostgreSQL server.

Both are made when a test first asks for them; the server is thrown away with the tests.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

GIVEN = "SOURCING_TEST_POSTGRESQL"
"""URL of a database server to test on instead, with the right to make databases there."""

# Ends the server when the tests are over, and takes its files away when they were killed.
KEEPER = """
"$@" & server=$!
read -r over
kill -QUIT "$server" 2>/dev/null
wait "$server"
[ -n "$over" ] || rm -rf "$FOLDER"
"""
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    # Nothing here has to outlive the machine; a killed server still has all it committed.
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "log_min_messages": "fatal",
}


class Cluster:
    """A server of its own on a free loopback port."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="sourcing-postgresql-"))
        self._keepers: list[subprocess.Popen[bytes]] = []
        # The server refuses to run as root: then it runs as somebody who may do nothing else.
        self._user = None if os.geteuid() else unprivileged()
        self.port = free_port()
        self.password = secrets.token_urlsafe(12)
        secret = self._folder / "password"
        secret.write_text(self.password, encoding="utf-8")
        if self._user is not None:
            for path in (self._folder, secret):
                shutil.chown(path, self._user)
        self._run(
            "initdb",
            *("--pgdata", str(self._data), "--username", "tests", "--pwfile", str(secret)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        )

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://tests:{self.password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        settings = [part for pair in SETTINGS.items() for part in ("-c", "=".join(pair))]
        command = [
            str(self._programs / "postgres"),
            *("-D", str(self._data), "-p", str(self.port), "-k", str(self._folder)),
            *settings,
        ]
        self._keepers.append(
            subprocess.Popen(
                ["sh", "-c", KEEPER, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=self._user,
                cwd=self._folder,
                env={"PATH": os.environ["PATH"], "FOLDER": str(self._folder), "LC_ALL": "C"},
            )
        )
        for _ in range(300):
            done = self._run("pg_isready", "-h", "127.0.0.1", "-p", str(self.port), check=False)
            if done.returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL did not start")

    def kill(self) -> None:
        """End the server at once, as a crash would; `start` brings it back."""
        lines = (self._data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        os.kill(int(lines[0]), signal.SIGQUIT)
        while (self._data / "postmaster.pid").exists():
            time.sleep(0.05)

    def close(self) -> None:
        for keeper in self._keepers:
            keeper.communicate(b"over\n", timeout=60)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            capture_output=True,
            text=True,
            check=False,
            user=self._user,
            cwd=self._folder,
        )
        if check and done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done


def unprivileged() -> str:
    """The account that PostgreSQL's package makes, or one that owns nothing."""
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def server_programs() -> Path | None:
    """Folder of PostgreSQL's server programs; Debian keeps them off the search path."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
    newest = sorted(found, key=lambda path: float(path.parent.name.removeprefix("pgsql-")))
    on_path = shutil.which("initdb")
    folders = [*reversed(newest), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((one for one in folders if (one / "postgres").exists()), None)


def no_server() -> None:
    why = f"no PostgreSQL: run tools/system.sh, or set {GIVEN} to the URL of a server"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Homes with so many products of the sample and their index (by words), to be read only.

    Each is built once for all processes of a test run.
    """
    base = tmp_path_factory.getbasetemp()
    # Under xdist each process has a folder of its own in one that all share.
    shared = base.parent if base.name.startswith("popen-") else base

    def home(products: int) -> Path:
        from filelock import FileLock

        from data.catalogue import Catalogue
        from data.ingest import ingest
        from data.sample import write_sample
        from index.snapshot import build_snapshot

        folder = shared / f"sample-{products}"
        with FileLock(shared / f"sample-{products}.lock"):
            if not (folder / "done").exists():
                write_sample(folder / "feeds", products=products)
                ingest([str(folder / "feeds")], home=folder / "home")
                with Catalogue.open(folder / "home") as catalogue:
                    build_snapshot(catalogue, folder / "home")
                (folder / "done").touch()
        return folder / "home"

    return home


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[Cluster]:
    """A server that a test may also kill; never one that was given from outside."""
    programs = server_programs()
    if programs is None:
        no_server()
        return
    cluster = Cluster(programs)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture(scope="session")
def postgresql_server(request: pytest.FixtureRequest) -> str:
    """URL of a server's own database, from which others can be made."""
    if given := os.environ.get(GIVEN):
        return given
    cluster: Cluster = request.getfixturevalue("postgresql_cluster")
    return cluster.url()


@pytest.fixture(scope="session", name="new_database")
def databases() -> Callable[[str], AbstractContextManager[str]]:
    """Makes empty databases on a server, each dropped at the end of its block."""
    return new_database


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """URL of an empty database, which is dropped at the end."""
    import psycopg
    from sqlalchemy import make_url

    admin = make_url(server).set(drivername="postgresql")
    plain = admin.render_as_string(hide_password=False)
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    yield admin.set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def shared_postgresql(postgresql_server: str) -> Iterator[str]:
    """URL of a database that the tests of a session use one after the other."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """URL of a new, empty database."""
    with new_database(postgresql_server) as url:
        yield url
