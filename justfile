# What CI runs.
ci:
    .ci/run

# Lint the seed articles (ends with status 1: it finds errors).
seeds:
    -cargo run --release -- check seeds --notes

test *ARGS:
    cargo test {{ARGS}}

# Rewrite the tables of rules, the reviewed output of the seeds, and the command lines' output. Read the difference!
update:
    -UPDATE=1 cargo test --test house --test seeds
    -SNAPSHOTS=overwrite cargo test --test cli
    git diff --stat

bench:
    cargo bench

fmt:
    cargo fmt
