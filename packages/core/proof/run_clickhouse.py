"""Answers questions, one JSON object a line, on the embedded ClickHouse: {"load": folder, "tables": [...]}, {"run": sql}, {"rows": sql}."""
import json
import sys

from chdb import session

engine = session.Session()
engine.query("SET max_query_size = 10000000, max_ast_elements = 1000000, max_expanded_ast_elements = 10000000")
engine.query("CREATE DATABASE IF NOT EXISTS city")
engine.query("USE city")


def answer(question):
    if "load" in question:
        for name in question["tables"]:
            engine.query(f"DROP TABLE IF EXISTS {name}")
            engine.query(
                f"CREATE TABLE {name} ENGINE = Memory AS SELECT * FROM file('{question['load']}/{name}.parquet', Parquet)"
            )
        return {}
    if "stage" in question:
        engine.query("DROP TABLE IF EXISTS facts")
        engine.query(f"CREATE TABLE facts ENGINE = MergeTree ORDER BY tuple() AS {question['stage']}")
    if "run" in question:
        engine.query(question["run"])
    if "rows" in question:
        lines = str(engine.query(question["rows"], "JSONEachRow")).splitlines()
        return {"rows": [json.loads(line) for line in lines]}
    return {}


for line in sys.stdin:
    try:
        result = answer(json.loads(line))
    except Exception as error:  # noqa: BLE001: whatever the engine says is the answer
        result = {"error": str(error)[:3000]}
    print(json.dumps(result), flush=True)
