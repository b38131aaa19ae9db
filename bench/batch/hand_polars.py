"""The task as a person writes it with Polars: lazy frames, bits for countries, the streaming engine.

`python bench/batch/hand_polars.py FOLDER -o FILE.parquet`. Every fact except the ecosystem is taken for known.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from task import COUNTED, EDUCATION, FULL, GRANTS, JUDGED, LABOUR, POLICY, PROGRAMME, RULES, SPELLED

BIT = {code: 1 << place for place, code in enumerate(PROGRAMME)}
BIT |= {other: BIT[code] for other, code in SPELLED.items()}


def main() -> None:
    """Read the folder, write the results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()

    import polars as pl

    col = pl.col
    bit = col("country").replace_strict(BIT, default=0, return_dtype=pl.Int64)
    kind = col("type")
    rows = pl.scan_parquet(given.folder / "partners.parquet").filter(col("role").is_in(FULL))
    counted = rows.group_by("proposal_id").agg(
        countries=bit.bitwise_or(),
        full_partners=pl.len(),
        labour_market=kind.is_in(LABOUR).sum(),
        education_providers=kind.is_in(EDUCATION).sum(),
        higher_education=(kind == "HEI").sum(),
        vocational=(kind == "VET").sum(),
        different=col("pic").n_unique(),
    )
    proposals = pl.scan_parquet(given.folder / "proposals.parquet")
    names = [*COUNTED, "different"]
    joined = proposals.join(counted, left_on="id", right_on="proposal_id", how="left").with_columns(
        col(name).fill_null(0) for name in names
    )
    joined = joined.with_columns(col("countries").bitwise_count_ones())
    one = col("lot") == 1
    holds = {rule: col(rule) >= pl.when(one).then(least[1]).otherwise(least[2]) for rule, least in COUNTED.items()}
    months = col("duration_months")
    limit = (
        pl.when(one).then(months.replace_strict(GRANTS[1], default=-1, return_dtype=pl.Int64)).otherwise(GRANTS[2][48])
    )
    holds["duration"] = pl.when(one).then(months.is_in(list(GRANTS[1]))).otherwise(months == 48)
    holds["grant"] = col("requested_grant") <= limit
    holds["listed_once"] = col("different") == col("full_partners")
    tested = joined.with_columns(**{f"t_{rule}": condition for rule, condition in holds.items()})
    no_ecosystem = ~one & col("ecosystem").is_null()
    must = pl.all_horizontal(
        [f"t_{rule}" for rule in holds if rule not in ("higher_education", "vocational", "listed_once")]
    )
    should = [(~col(f"t_{rule}")).cast(pl.Int8) for rule in ("higher_education", "vocational", "listed_once")]
    said = {rule: pl.when(f"t_{rule}").then(pl.lit("pass")).otherwise(pl.lit("fail")) for rule in holds}
    said[JUDGED] = pl.when(one).then(pl.lit("needs_judgement"))
    said["ecosystem"] = pl.when(no_ecosystem).then(pl.lit("undecided")).when(~one).then(pl.lit("pass"))
    outcome = pl.when(~must).then(pl.lit("fail")).when(no_ecosystem).then(pl.lit("undecided")).otherwise(pl.lit("pass"))
    result = tested.select(
        proposal="id",
        policy=pl.when(one).then(pl.lit(POLICY[1])).otherwise(pl.lit(POLICY[2])),
        outcome=outcome,
        warnings=pl.sum_horizontal(should),
        judgements=one.cast(pl.Int8),
        **{rule: said[rule] for rule in RULES},
    )
    result.sink_parquet(given.output, engine="streaming")


if __name__ == "__main__":
    main()
