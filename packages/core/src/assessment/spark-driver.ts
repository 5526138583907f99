/** The program that `yongyiban sql --dialect spark` writes beside the plan: what a city gives to `spark-submit`. */
export const sparkDriver = `"""Assesses a whole city on Spark: every policy of plan.json over the tables that it names.

    spark-submit assess.py --out hdfs:///city/assessment

Writes facts/ (the table the policies read), entitlements/batch=.../ and totals/ as Parquet below --out. Run again after
an interruption, it goes on from the batch it was in; after a change of policies, mapping or day it begins anew.
"""
import argparse
import json
import os
import time

from pyspark.sql import SparkSession

options = argparse.ArgumentParser()
options.add_argument("--plan", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "plan.json"))
options.add_argument("--out", required=True, help="a folder that driver and workers reach: hdfs://, s3a://, or a shared disk")
options.add_argument("--batch", type=int, default=32, help="policies asked in one job")
given = options.parse_args()

with open(given.plan, encoding="utf-8") as file:
    plan = json.load(file)

# \${...} in a statement is text, not a variable; days and overflows mean what they mean everywhere.
spark = (
    SparkSession.builder.appName(f"yongyiban {plan['asOf']}")
    .config("spark.sql.variable.substitute", "false")
    .config("spark.sql.ansi.enabled", "true")
    .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
    .config("spark.sql.parquet.filterPushdown", "true")
    .getOrCreate()
)
hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs


def exists(path):
    place = hadoop.Path(path)
    return place.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).exists(place)


def done(path):
    """Spark writes _SUCCESS when all of a result is there."""
    return exists(f"{path}/_SUCCESS")


def say(words):
    print(f"{time.strftime('%H:%M:%S')} {words}", flush=True)


# Results of another plan are never taken for those of this one.
home = f"{given.out.rstrip('/')}/plan={plan['digest'][:16]}"
facts, totals = f"{home}/facts", f"{home}/totals"
if not done(facts):
    say("facts")
    spark.sql(plan["facts"]).write.mode("overwrite").parquet(facts)
spark.read.parquet(facts).createOrReplaceTempView("facts")


def write(name, selects):
    """Writes the rows of some SELECTs, unless that was done before."""
    if not done(f"{home}/{name}"):
        say(name)
        spark.sql("\\nUNION ALL\\n".join(f"({one})" for one in selects)).write.mode("overwrite").parquet(f"{home}/{name}")


def view(name):
    spark.read.option("basePath", f"{home}/{name}").parquet(f"{home}/{name}/batch=*").createOrReplaceTempView(name)


# What limits each other waits in found/ until all of it is there.
for kind, policies in (
    ("entitlements", [one["select"] for one in plan["policies"] if not one["combined"]]),
    ("found", [one["select"] for one in plan["policies"] if one["combined"]]),
):
    for first in range(0, len(policies), given.batch):
        write(f"{kind}/batch={first // given.batch:04d}", policies[first : first + given.batch])
if any(one["combined"] for one in plan["policies"]):
    view("found")
    for first in range(0, len(plan["combinations"]), given.batch):
        write(f"combined/batch={first // given.batch:04d}", plan["combinations"][first : first + given.batch])
    if plan["combinations"]:
        view("combined")
    else:
        spark.createDataFrame([], "policy string, subject string, payable bigint").createOrReplaceTempView("combined")
    write("entitlements/batch=combined", [plan["settled"]])
view("entitlements")
spark.sql(plan["totals"]).coalesce(1).write.mode("overwrite").parquet(totals)
[sums] = spark.sql(
    f"SELECT sum(eligible) AS eligible, sum(payable) AS payable, sum(undetermined) AS undetermined FROM parquet.\`{totals}\`"
).collect()
say(f"{sums['eligible']} entitlements, {sums['payable']} fen payable, {sums['undetermined']} undetermined: {home}")
if plan["open"]:
    say(f"too many policies limit each other; their payable is left open: {', '.join(plan['open'])}")
spark.stop()
`;
