"""Runs the SQL of a file of jobs on Spark and writes the rows as JSON. Opt-in: nothing of the packages needs Python."""
import json
import sys

from pyspark.sql import SparkSession

folder, master = sys.argv[1], sys.argv[2]
spark = (
    SparkSession.builder.master(master)
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
with open(f"{folder}/jobs.json", encoding="utf-8") as file:
    given = json.load(file)
for table in given["tables"]:
    spark.read.parquet(f"{folder}/{table}.parquet").createOrReplaceTempView(table)
answers = []
for job in given["jobs"]:
    try:
        spark.sql(job["stage"]).createOrReplaceTempView("facts")
        answers.append({"rows": [row.asDict() for row in spark.sql(job["sql"]).collect()]})
    except Exception as error:  # noqa: BLE001 - whatever the engine says is reported, job by job
        answers.append({"error": str(error)[:2000]})
with open(f"{folder}/answers.json", "w", encoding="utf-8") as file:
    json.dump(answers, file, default=str)
spark.stop()
