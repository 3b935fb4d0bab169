# What CI runs.
ci:
    .ci/run

# Lint the seed articles (ends with status 1: it finds errors).
seeds:
    -cargo run --release -- check seeds --notes

# Try the hooks in a scratch git repository: with the real pre-commit where it is installed (`pip install pre-commit`).
hooks:
    cargo build --release
    tests/hooks/run "${CARGO_TARGET_DIR:-target}/release/copydesk" `command -v pre-commit > /dev/null && echo pre-commit || echo git`

test *ARGS:
    cargo test {{ARGS}}

# Rewrite the tables of rules, the reviewed output of the seeds, the options' paper, and the command lines' output. Read the
# difference!
update:
    -UPDATE=1 cargo test --test house --test seeds --test comfort
    -SNAPSHOTS=overwrite cargo test --test cli --test comfort
    git diff --stat

# What the dependencies are held to: licences, known weaknesses, versions, sources (`cargo install cargo-deny --locked`).
deny:
    cargo deny check

# Time of each stage and of whole passes, over invented copy: docs/performance.md. `just bench stage` runs the stages alone.
bench *ARGS:
    cargo bench --bench lint -- {{ARGS}}

# Instructions of each stage, counted by valgrind; fails where they grew since the last run.
instructions *ARGS:
    cargo bench --locked --manifest-path benches/instructions/Cargo.toml --target-dir target -- {{ARGS}}

# Processor time of copydesk and of other programs over a folder of articles.
compare FOLDER *ARGS:
    cargo build --release
    benches/compare {{FOLDER}} {{ARGS}}

# Write articles that nobody wrote into a folder, to measure on.
invented-copy FOLDER NUMBER:
    cargo run --release --locked --manifest-path benches/instructions/Cargo.toml --target-dir target --bin invented-copy -- {{FOLDER}} {{NUMBER}}

fmt:
    cargo fmt

# Fuzz every target for some seconds (needs cargo-fuzz, and a nightly toolchain or RUSTC_BOOTSTRAP=1).
fuzz SECONDS="600" *TARGETS:
    fuzz/run {{SECONDS}} {{TARGETS}}
