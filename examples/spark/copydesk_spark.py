"""Checks a feed on a Spark cluster: learns every part of it, merges what was learnt, checks every part against that.

The articles are JSON Lines, with a field that names each (`--id`) and one that holds its story (`--story`). Findings are
JSON Lines too, sorted by the articles' names. ../../docs/cluster.md says what this leaves out and what it costs.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import zlib

from pyspark import SparkFiles
from pyspark.sql import SparkSession

ARCHIVE = "archive.names"
LEARN = ["learn", "--isolated", "--threads", "1", "--input-format", "jsonl", "-o", "-", "-"]
MERGE = ["learn", "--merge", "-o", "-", "-"]
CHECK = ["check", "--isolated", "--threads", "1", "--input-format", "jsonl", "--no-desk", "--quiet", "--fail-on", "never"]


def main():
    options = arguments()
    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    context = spark.sparkContext
    # Spark lays a copy of the program beside every worker: nothing is installed there.
    context.addFile(options.copydesk)

    lines = context.textFile(options.articles).filter(str.strip)
    parts = lines.keyBy(lambda line: story(line, options.story)).partitionBy(options.parts, int).values()

    # Spark fetches files when a worker first needs them, so the folder must last as long as the work.
    with tempfile.TemporaryDirectory() as folder:
        archive = os.path.join(folder, ARCHIVE)
        with open(archive, "wb") as file:
            file.write(merged(parts.mapPartitions(through(LEARN)), options.fan))
        context.addFile(archive)
        save_findings(parts, options)


def save_findings(parts, options):
    check = CHECK + ["--path-field", options.id, "--against", ARCHIVE, "--format", "json", "-"]
    findings = parts.mapPartitions(through(check)).flatMap(lambda found: found.decode().split("\n")[:-1])
    # An article lies whole in one part, so its findings are in order there already.
    in_order = findings.mapPartitions(numbered).cache().sortByKey(numPartitions=options.parts)
    in_order.values().saveAsTextFile(options.findings)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="JSON Lines: a file, a folder, or whatever else Spark reads text from")
    parser.add_argument("findings", help="the folder that is made for the findings")
    parser.add_argument("--copydesk", default=shutil.which("copydesk"), help="the program, built for the workers' kind of machine")
    parser.add_argument("--parts", type=int, default=8, help="into how many parts the articles are divided")
    parser.add_argument("--id", default="id", help="the field that names an article")
    parser.add_argument("--story", default="text", help="the field that holds the story")
    parser.add_argument("--fan", type=int, default=32, help="how many archives are merged at a time")
    return parser.parse_args()


def story(line, field):
    """A number that copies of one story share: only within a part does `learn` see that it has one twice."""
    try:
        text = json.loads(line)[field]
    except (ValueError, KeyError, TypeError):
        # No article, or none with a story: copydesk says so.
        text = line
    return zlib.crc32(" ".join(str(text).split()).encode())


def through(command):
    """A part of the articles, or of the archives, through a run of copydesk: what it prints.

    `rdd.pipe` does the same for commands that print text. Archives are bytes; and here the run's folder is the one that
    holds what Spark has sent, so that the archive is called the same in messages on all machines.
    """

    def run(part):
        sent = b"".join(piece if isinstance(piece, bytes) else piece.encode() + b"\n" for piece in part)
        folder = SparkFiles.getRootDirectory()
        yield subprocess.run(["./copydesk", *command], input=sent, stdout=subprocess.PIPE, cwd=folder, check=True).stdout

    return run


def merged(archives, fan):
    """One archive of many, level by level: no worker holds more than some `fan` of them, and the driver as few."""
    while archives.getNumPartitions() > fan:
        parts = -(-archives.getNumPartitions() // fan)
        archives = archives.repartition(parts).mapPartitions(through(MERGE))
    return next(through(MERGE)(archives.collect()))


def numbered(findings):
    for number, line in enumerate(findings):
        yield (json.loads(line)["path"], number), line


if __name__ == "__main__":
    main()
