"""Room `data`: database servers → tables · the only door to SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..checking.schema import Schema
from . import codes
from .databases import Address, Chosen, chosen, table_of, with_columns
from .records import DataError, unusable
from .sqlite_files import as_text
from .tables import Table

if TYPE_CHECKING:
    import sqlalchemy

WAIT = 15
"""How many seconds a server may take to answer at all."""
EXTRA = "databases"
_AT_ONCE = 10_000
_POSTGRES = "postgresql"
_STANDARD = {_POSTGRES, "mysql", "mariadb", "oracle"}
"""The systems in which a transaction can be declared to read only, as the standard says it."""
_LOST = {"57P01", "57P02", "57P03"}


@dataclass(frozen=True, slots=True)
class Server:
    """An open transaction that only reads."""

    address: Address
    connection: sqlalchemy.Connection

    @property
    def is_postgres(self) -> bool:
        """Whether the system is PostgreSQL, or speaks like it."""
        return self.connection.dialect.name == _POSTGRES

    @property
    def has_psycopg(self) -> bool:
        """Whether the driver is the one that Eligo installs."""
        return self.connection.dialect.driver == "psycopg"

    @property
    def driver(self) -> Any:
        """The connection as the driver knows it."""
        return self.connection.connection.driver_connection


def read_server(address: Address, schema: Schema) -> list[Table]:
    """The tables of a database that the policy knows; raises `DataError` where they cannot be read."""
    with opened(address) as server:
        return [table_of(t, address, _rows(server, t)) for t in tables_in(server, schema)]


@contextmanager
def opened(address: Address) -> Iterator[Server]:
    """The database as it is at one moment, for reading only; what fails inside becomes `DataError`."""
    engine = _engine(address)
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    driver: type[Exception] = engine.dialect.loaded_dbapi.Error
    connected = False
    try:
        with engine.connect() as connection:
            connected = True
            yield Server(address, _reading_only(connection))
    except DBAPIError as wrong:
        raise _failure(wrong.orig, address, engine.url, connected=connected) from None
    except driver as wrong:
        raise _failure(wrong, address, engine.url, connected=connected) from None
    except SQLAlchemyError as wrong:
        raise unusable(codes.DATABASE_ERROR, address.shown, state=type(wrong).__name__) from None
    finally:
        engine.dispose()


def tables_in(server: Server, schema: Schema) -> list[Chosen]:
    """The tables and views that the policy knows, with their columns."""
    import sqlalchemy

    inspector = sqlalchemy.inspect(server.connection)
    names = [*inspector.get_table_names(), *inspector.get_view_names()]
    if server.is_postgres:
        names += inspector.get_materialized_view_names()
    found = chosen(sorted(dict.fromkeys(names)), server.address, schema)
    return [
        with_columns(kind, name, [c["name"] for c in inspector.get_columns(name)], server.address, schema)
        for name, kind in found.items()
    ]


def query_of(server: Server, table: Chosen) -> sqlalchemy.Select[Any]:
    """What reads the columns of a table, ordered by what its rows share and then as the table identifies them."""
    import sqlalchemy

    inspector = sqlalchemy.inspect(server.connection)
    types = {c["name"]: c["type"] for c in inspector.get_columns(table.name)}
    of = sqlalchemy.table(_quoted(table.name), *(sqlalchemy.column(_quoted(name), types[name]) for name in types))
    identity = inspector.get_pk_constraint(table.name).get("constrained_columns") or []
    order: list[Any] = [of.c[name] for name in dict.fromkeys([*([table.key] if table.key else []), *identity])]
    if server.is_postgres:
        order = [column.collate("C") if isinstance(column.type, sqlalchemy.String) else column for column in order]
        if not identity and table.name in inspector.get_table_names():
            order.append(sqlalchemy.literal_column("ctid"))
    columns = [_read(server, of.c[name], name) for name in table.columns.values()]
    return sqlalchemy.select(*columns).select_from(of).order_by(*order)


def _rows(server: Server, table: Chosen) -> Iterator[tuple[int, tuple[object, ...]]]:
    query = query_of(server, table)
    if server.has_psycopg:
        # The driver itself: SQLAlchemy leaves open the cursor of a query that fails.
        with server.driver.cursor("eligo") as cursor:
            cursor.itersize = _AT_ONCE
            cursor.execute(text_of(server, query), ())
            yield from _numbered(cursor)
    else:
        result = server.connection.execution_options(stream_results=True).execute(query)
        yield from _numbered(result.yield_per(_AT_ONCE))


def text_of(server: Server, query: sqlalchemy.Select[Any]) -> str:
    """The query as SQL, in which the sign of parameters is doubled where it stands for itself."""
    return str(query.compile(dialect=server.connection.dialect))


def _numbered(rows: Iterable[Any]) -> Iterator[tuple[int, tuple[object, ...]]]:
    for number, row in enumerate(rows, 1):
        yield number, tuple(_readable(cell) for cell in row)


def _readable(cell: object) -> object:
    match cell:
        case bytes() | bytearray() | memoryview():
            return as_text(bytes(cell))
        case Decimal() if cell.is_finite() and cell.adjusted() < 18 and cell == cell.to_integral_value():
            return int(cell)
        case _:
            return cell


def _read(server: Server, column: Any, name: str) -> Any:
    import sqlalchemy

    plain = (sqlalchemy.Boolean, sqlalchemy.Integer, sqlalchemy.Numeric, sqlalchemy.String, sqlalchemy.LargeBinary)
    if not server.is_postgres or isinstance(column.type, plain):
        # Without its type the column gives what the driver read.
        return sqlalchemy.type_coerce(column, sqlalchemy.types.NullType()).label(_quoted(name))
    return sqlalchemy.cast(column, sqlalchemy.Text).label(_quoted(name))


def _quoted(name: str) -> Any:
    import sqlalchemy

    return sqlalchemy.quoted_name(name, quote=True)


def _engine(address: Address) -> sqlalchemy.Engine:
    try:
        import sqlalchemy
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError
        from sqlalchemy.pool import NullPool
    except ImportError:
        raise unusable(codes.NO_LIBRARY, address.shown, library="SQLAlchemy", extra=EXTRA) from None
    try:
        url = sqlalchemy.make_url(address.url)
        if url.drivername in (_POSTGRES, "postgres"):
            url = url.set(drivername=f"{_POSTGRES}+psycopg")
        options = (
            {"connect_timeout": WAIT} if "psycopg" in url.drivername and "connect_timeout" not in url.query else {}
        )
        return sqlalchemy.create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=options)
    except ModuleNotFoundError as missing:
        name = missing.name or url.drivername
        if name == "psycopg":
            raise unusable(codes.NO_LIBRARY, address.shown, library=name, extra=EXTRA) from None
        raise unusable(codes.NO_DRIVER, address.shown, library=name) from None
    except (ArgumentError, NoSuchModuleError, ValueError, TypeError):
        raise unusable(codes.BAD_ADDRESS, address.shown) from None


def _reading_only(connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
    if connection.dialect.name == _POSTGRES:
        # Both tables as they are at one moment, dates as the standard writes them, and instants in one zone.
        connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        connection.exec_driver_sql("SET LOCAL datestyle TO ISO")
        connection.exec_driver_sql("SET LOCAL timezone TO 'UTC'")
    elif connection.dialect.name in _STANDARD:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    return connection


def _failure(wrong: BaseException | None, address: Address, url: sqlalchemy.URL, *, connected: bool) -> DataError:
    state = getattr(wrong, "sqlstate", None) or getattr(wrong, "pgcode", None)
    said = str(wrong)
    if not connected:
        return _not_connected(wrong, said, state, address, url)
    lost = state is None and type(wrong).__name__ in ("OperationalError", "InterfaceError")
    if lost or state in _LOST or str(state).startswith("08"):
        return unusable(codes.CONNECTION_LOST, address.shown)
    if state == "42501":
        return unusable(codes.TABLE_REFUSED, address.shown)
    return unusable(codes.DATABASE_ERROR, address.shown, state=state or type(wrong).__name__)


def _not_connected(
    wrong: BaseException | None, said: str, state: str | None, address: Address, url: sqlalchemy.URL
) -> DataError:
    # A server says in its own language why it refuses, and names in it what it does not know.
    session = getattr(wrong, "pgconn", None)
    asked = bool(getattr(session, "needs_password", False) or getattr(session, "used_password", False))
    names_database, names_user = _names(said, url.database), _names(said, url.username)
    if state == "3D000" or (names_database and (not names_user or "database" in said)):
        return unusable(codes.NO_SUCH_DATABASE, address.shown, database=url.database)
    if asked or names_user or str(state).startswith("28"):
        return unusable(codes.LOGIN_REFUSED, address.shown)
    if type(wrong).__name__ == "ProgrammingError":
        return unusable(codes.BAD_ADDRESS, address.shown)
    return unusable(codes.NO_SERVER, address.shown)


def _names(said: str, name: str | None) -> bool:
    return bool(name) and any(f"{a}{name}{b}" in said for a, b in ('""', "“”", "„“", "«»", "''"))
