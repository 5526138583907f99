"""Answers questions, one JSON object a line, on Spark: {"load": folder, "tables": [...]}, {"stage": sql}, {"rows": sql}."""
import json
import os
import sys

from pyspark.sql import SparkSession

# What the engine itself prints goes where messages go.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
engine = (
    SparkSession.builder.master(sys.argv[1])
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.sql.codegen.wholeStage", "false")
    .config("spark.driver.memory", "3g")
    .config("spark.sql.session.timeZone", "UTC")
    .getOrCreate()
)
engine.sparkContext.setLogLevel("ERROR")


def answer(question):
    if "load" in question:
        # What was read from the same file before is remembered by its place.
        engine.catalog.clearCache()
        for name in question["tables"]:
            engine.read.parquet(f"{question['load']}/{name}.parquet").coalesce(1).cache().createOrReplaceTempView(name)
        return {}
    if "compiled" in question:
        engine.conf.set("spark.sql.codegen.factoryMode", "FALLBACK" if question["compiled"] else "NO_CODEGEN")
    if "stage" in question:
        if engine.catalog.tableExists("facts"):
            engine.catalog.uncacheTable("facts")
        engine.sql(question["stage"]).coalesce(1).cache().createOrReplaceTempView("facts")
    if "rows" in question:
        return {"rows": [row.asDict(recursive=True) for row in engine.sql(question["rows"]).collect()]}
    return {}


for line in sys.stdin:
    try:
        result = answer(json.loads(line))
    except Exception as error:  # noqa: BLE001: whatever the engine says is the answer
        result = {"error": str(error)[:3000]}
    answers.write(json.dumps(result, default=str) + "\n")
    answers.flush()
