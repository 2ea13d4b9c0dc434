# `just` lists the commands.
default:
    @just --list

# Format, lints, tests: what CI runs.
check:
    bash .ci/run

# The HTML report and the served page in a headless Chromium, which it installs where it can.
browser:
    bash tests/browser/run

# The pictures in README.md and docs/ from the demo's report of today. Look at them.
pictures:
    bash tests/browser/run pictures.mjs

# The report on the shipped event.
demo:
    cargo run --release -- demo

# Two thousand files and 50 MB, on a release build.
scale:
    cargo test --release --test it scale -- --ignored

# Takes today's output as what the cases expect. Read the difference line by line.
accept:
    CORROBORATE_ACCEPT=1 cargo test --test it cases
    git diff tests/cases

# Puts the demo's report of today into README.md. Read the difference.
readme:
    CORROBORATE_ACCEPT=1 cargo test --test it readme
    git diff README.md

# Trains tagger, parser and names again on ../shared/data; about half an hour on two free cores.
train data="../shared/data":
    cargo run --release --example train -- model \
        trees={{data}}/ud_ewt/en_ewt-ud-train.conllu names={{data}}/uner_ewt/en_ewt-ud-train.iob2 \
        dev={{data}}/ud_ewt/en_ewt-ud-dev.conllu dev-names={{data}}/uner_ewt/en_ewt-ud-dev.iob2 \
        more-names={{data}}/wikigold/CONLL-format/data/wikigold.conll.txt \
        more-names={{data}}/wnut17/CONLL-format/data/train/wnut17train.conll \
        raw={{data}}/polnear/train/text raw={{data}}/polnear/dev/text raw={{data}}/tempeval3/AQUAINT \
        raw={{data}}/tempeval3/TimeBank raw={{data}}/news_cluster/articles.jsonl out=data/models/english.bin
