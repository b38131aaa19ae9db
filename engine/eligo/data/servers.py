"""Room `data`: database servers → tables · the only door to SQLAlchemy."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..checking.schema import Kind, Schema
from . import codes
from .databases import Address, Chosen, chosen, readable, table_of, with_columns
from .parquet_writing import Rows
from .records import DataError, unusable
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
    def knows_no_encoding(self) -> bool:
        """Whether the server keeps texts as bytes that may mean anything."""
        asked = "SHOW server_encoding"
        return self.is_postgres and self.connection.exec_driver_sql(asked).scalar() == "SQL_ASCII"

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
    with warnings.catch_warnings():
        # What a driver has to remark is no matter of whoever evaluates.
        warnings.simplefilter("ignore")
        with _connected(_engine(address), address) as connection:
            yield Server(address, _reading_only(connection))


@contextmanager
def _connected(engine: sqlalchemy.Engine, address: Address) -> Iterator[sqlalchemy.Connection]:
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    driver: type[Exception] = engine.dialect.loaded_dbapi.Error
    connected = False
    try:
        with _connection(engine, address) as connection:
            connected = True
            yield connection
    except DBAPIError as wrong:
        raise _failure(wrong.orig, address, engine.url, connected=connected) from None
    except driver as wrong:
        raise _failure(wrong, address, engine.url, connected=connected) from None
    except SQLAlchemyError as wrong:
        raise unusable(codes.DATABASE_ERROR, address.shown, state=type(wrong).__name__) from None
    finally:
        engine.dispose()


def _connection(engine: sqlalchemy.Engine, address: Address) -> sqlalchemy.Connection:
    try:
        return engine.connect()
    except (ImportError, TypeError, ValueError):
        # Drivers let through what they cannot make of the options in an address.
        raise unusable(codes.BAD_ADDRESS, address.shown) from None


def replace_table(
    address: Address, name: str, columns: Sequence[tuple[str, str]], batches: Iterable[Sequence[Sequence[object]]]
) -> None:
    """Write a table in place of the one of that name, in one transaction; raises `DataError` where that fails.

    The types of `columns` are those of DuckDB.
    """
    engine = _engine(address)
    import sqlalchemy

    made = sqlalchemy.Table(name, sqlalchemy.MetaData(), *(sqlalchemy.Column(n, _stored(t)) for n, t in columns))
    insert = made.insert()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _connected(engine, address) as connection, connection.begin():
            made.drop(connection, checkfirst=True)
            made.create(connection)
            if connection.dialect.driver == "psycopg":
                _copied(connection, name, batches)
                return
            names = [n for n, _ in columns]
            for rows in batches:
                connection.execute(insert, [dict(zip(names, row, strict=True)) for row in rows])


def _copied(connection: sqlalchemy.Connection, name: str, batches: Iterable[Sequence[Sequence[object]]]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {name} FROM STDIN") as copy:
        for rows in batches:
            for row in rows:
                copy.write_row(row)


def _stored(type: str) -> sqlalchemy.types.TypeEngine[Any]:
    from sqlalchemy import types

    if type in ("INTEGER", "BIGINT"):
        return types.BigInteger()
    return types.Numeric(38, int(type.rpartition(",")[2].rstrip(")"))) if type.startswith("DECIMAL") else types.Text()


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


@dataclass(frozen=True, slots=True)
class Query:
    """What reads a table, and the fields whose days and moments it gives as text."""

    select: sqlalchemy.Select[Any]
    told: dict[str, Kind]


def query_of(server: Server, table: Chosen) -> Query:
    """What reads the columns of a table, ordered by what its rows share and then as the table identifies them."""
    import sqlalchemy

    inspector = sqlalchemy.inspect(server.connection)
    types = {c["name"]: c["type"] for c in inspector.get_columns(table.name)}
    of = sqlalchemy.table(_quoted(table.name), *(sqlalchemy.column(_quoted(name), types[name]) for name in types))
    told: dict[str, Kind] = {}
    columns: list[Any] = []
    for field, name in table.columns.items():
        read, kind = _read(server, of.c[name], table.kinds[field])
        columns.append(read.label(_quoted(field)))
        if kind is table.kinds[field]:
            told[field] = kind
    select = sqlalchemy.select(*columns).select_from(of).order_by(*_order(server, inspector, of, table))
    return Query(select, told)


def _order(server: Server, inspector: Any, of: Any, table: Chosen) -> list[Any]:
    import sqlalchemy

    identity = inspector.get_pk_constraint(table.name).get("constrained_columns") or []
    names = list(dict.fromkeys([*([table.key] if table.key else []), *identity]))
    if not server.is_postgres:
        return [of.c[name] for name in names]
    indexed = {identity[0] if identity else None}
    indexed |= {index["column_names"][0] for index in inspector.get_indexes(table.name) if index["column_names"]}
    order = [
        # Bytes are compared faster than words; an index is faster still.
        of.c[n].collate("C") if isinstance(of.c[n].type, sqlalchemy.String) and n not in indexed else of.c[n]
        for n in names
    ]
    if not identity and table.name in inspector.get_table_names():
        order.append(sqlalchemy.literal_column("ctid"))
    return order


def _rows(server: Server, table: Chosen) -> Iterator[tuple[int, tuple[object, ...]]]:
    for numbers, columns in batches(server, query_of(server, table), _AT_ONCE):
        for number, cells in zip(numbers, zip(*columns, strict=True), strict=True):
            yield number, tuple(map(readable, cells))


def batches(server: Server, query: Query, size: int) -> Rows:
    """The rows, many at a time, never all at once."""
    number = 0
    with _cursor(server, query, size) as cursor:
        while rows := cursor.fetchmany(size):
            yield range(number + 1, number + len(rows) + 1), list(zip(*rows, strict=True))
            number += len(rows)


@contextmanager
def _cursor(server: Server, query: Query, size: int) -> Iterator[Any]:
    if server.has_psycopg:
        # The driver itself: SQLAlchemy leaves open the cursor of a query that fails.
        with server.driver.cursor("eligo") as cursor:
            cursor.execute(str(query.select.compile(dialect=server.connection.dialect)), ())
            yield cursor
    else:
        streamed = {"stream_results": True, "max_row_buffer": size}
        with server.connection.execute(query.select, execution_options=streamed) as result:
            yield result


def _read(server: Server, column: Any, kind: Kind) -> tuple[Any, Kind | None]:
    """How a column is read, and what its text tells where that is a day or a moment."""
    import sqlalchemy
    from sqlalchemy import types

    plain = (types.Boolean, types.Integer, types.Numeric, types.String, types.LargeBinary)
    if isinstance(column.type, types.String) and server.knows_no_encoding:
        return sqlalchemy.func.convert_to(column, sqlalchemy.literal_column("'SQL_ASCII'")), None
    if not server.is_postgres or isinstance(column.type, plain):
        # Without its type the column gives what the driver read.
        return sqlalchemy.type_coerce(column, types.NullType()), None
    # Days beyond the calendar of Python, and values that it has no type for, are told as they are written.
    text = sqlalchemy.cast(column, types.Text)
    if isinstance(column.type, types.DateTime):
        if column.type.timezone:
            return text, Kind.MOMENT
        if kind is Kind.DAY:
            day = sqlalchemy.cast(column, types.Date)
            return sqlalchemy.case((day == column, sqlalchemy.cast(day, types.Text)), else_=text), Kind.DAY
    return text, Kind.DAY if isinstance(column.type, types.Date) else None


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
        options: dict[str, str | int] = {}
        if "psycopg" in url.drivername:
            options = {"client_encoding": "utf8"}
            options |= {} if "connect_timeout" in url.query else {"connect_timeout": WAIT}
        if url.get_dialect().is_async:
            raise unusable(codes.BAD_ADDRESS, address.shown)
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
        # Every row is fetched, so the plan is the best one for all of them, not for the first.
        connection.exec_driver_sql("SET LOCAL cursor_tuple_fraction TO 1.0")
        connection.exec_driver_sql("SET LOCAL work_mem TO '64MB'")
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
