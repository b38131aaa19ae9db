"""The task as a person writes it for Apache Spark on one machine: each predicate once a row, bits for countries.

`python bench/batch/hand_spark.py FOLDER -o FILE.parquet` (a folder of Parquet files, as Spark writes them). Every fact except the
ecosystem is taken for known. Look-up joins are slower than predicates here, unlike on DuckDB.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from hand_duckdb import BIT, FULL_SQL, known, quoted
from task import LABOUR

CASE_BIT = "CASE country " + " ".join(f"WHEN '{code}' THEN {bit}L" for code, bit in BIT.items()) + " ELSE 0L END"
ROWS = f"""SELECT proposal_id, pic, f, CASE WHEN f THEN bit ELSE 0L END AS m, f AND type IN {quoted(LABOUR)} AS l,
  f AND type = 'HEI' AS h, f AND type = 'VET' AS v
FROM (SELECT proposal_id, pic, type, {FULL_SQL} AS f, {CASE_BIT} AS bit FROM partners)"""
AGGREGATES = f"""SELECT proposal_id, bit_count(bit_or(m)) AS n_countries, count_if(f) AS n_full_partners,
  count_if(l) AS n_labour_market, count_if(h) + count_if(v) AS n_education_providers, count_if(h) AS n_higher_education,
  count_if(v) AS n_vocational, size(collect_set(CASE WHEN f THEN pic END)) AS n_different
FROM ({ROWS}) GROUP BY proposal_id"""


def main() -> None:
    """Read the folder, write the results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()

    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(f"local[{os.cpu_count()}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.memory", "3g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for name in ("proposals", "partners"):
        session.read.parquet(str(given.folder / f"{name}.parquet")).createOrReplaceTempView(name)
    session.sql(known(AGGREGATES, "proposals", False, True)).write.mode("overwrite").parquet(str(given.output))
    session.stop()


if __name__ == "__main__":
    main()
