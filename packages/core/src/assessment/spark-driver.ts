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
facts, entitlements, totals = f"{home}/facts", f"{home}/entitlements", f"{home}/totals"
if not done(facts):
    say("facts")
    spark.sql(plan["facts"]).write.mode("overwrite").parquet(facts)
spark.read.parquet(facts).createOrReplaceTempView("facts")

policies = plan["policies"]
for first in range(0, len(policies), given.batch):
    batch = f"{entitlements}/batch={first // given.batch:04d}"
    if done(batch):
        continue
    say(f"policies {first + 1} to {min(first + given.batch, len(policies))} of {len(policies)}")
    union = "\\nUNION ALL\\n".join(one["select"] for one in policies[first : first + given.batch])
    spark.sql(union).write.mode("overwrite").parquet(batch)

spark.read.option("basePath", entitlements).parquet(f"{entitlements}/batch=*").createOrReplaceTempView("entitlements")
spark.sql(plan["totals"]).coalesce(1).write.mode("overwrite").parquet(totals)
[sums] = spark.sql(
    f"SELECT sum(eligible) AS eligible, sum(payable) AS payable, sum(undetermined) AS undetermined FROM parquet.\`{totals}\`"
).collect()
left = [one["id"] for one in policies if one["combined"]]
say(f"{sums['eligible']} entitlements, {sums['payable']} fen payable, {sums['undetermined']} undetermined: {home}")
if left:
    say(f"payable is left open where policies exclude each other or share a ceiling: {', '.join(left)}")
spark.stop()
`;
