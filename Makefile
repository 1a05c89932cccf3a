# SPDX-License-Identifier: Apache-2.0
# Short names for the usual commands. CMakePresets.json has the details.

.DEFAULT_GOAL := help
.PHONY: help table verdicts theorems figure test proofs build bench sanitize coverage format dependencies configure clean

JOBS ?= $(shell nproc)

help:          ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-14s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

table: build   ## certify the tables of examples/ into out/ and print them
	build/bin/certau table examples/*.toml --out out --digits 25 --jobs $(JOBS)

test: configure  ## build everything and run every test
	cmake --build --preset release
	ctest --preset release

proofs: build  ## check the theorems in Coq, their audit, and README's tables
	cmake --build --preset release --target proofs
	python3 -B tests/repository/proofs.py build/bin/certau build/proofs
	build/bin/certau table examples/floor-against-tau.toml examples/tiki-taka-convergence.toml --out out/proofs --jobs $(JOBS)
	tools/check_cells out/proofs --jobs $(JOBS)

build: configure  ## build the programs, in build/bin/
	cmake --build --preset release --target certau_app certau-verify

verdicts: build  ## write docs/verdicts.md and docs/witnesses/ anew (certau referee)
	rm -f docs/witnesses/*.json
	build/bin/certau referee --out docs --jobs $(JOBS); test $$? -le 2
	rm -f docs/verdicts.json

theorems: build  ## write docs/generated/theorems.md anew: what Coq checked, as Coq prints it
	cmake --build --preset release --target proofs
	python3 -B tests/repository/proofs.py build/bin/certau build/proofs --update

figure: table  ## draw docs/generated/piecewise.svg from the tables in out/
	python3 bench/plot_piecewise.py out/table.json "$$(python3 bench/plot_piecewise.py --find out/table.json)" docs/generated/piecewise.svg

bench: dependencies  ## build and run the benchmarks
	cmake --preset release -B build/bench -DCERTAU_BUILD_BENCH=ON -DCERTAU_BUILD_TESTS=OFF
	cmake --build build/bench --target certau-bench
	build/bench/bin/certau-bench --benchmark_out=build/bench/bench.json
	python3 bench/plot_digits.py build/bench/bench.json docs/generated/digits.svg

sanitize: dependencies  ## every test under the address and undefined-behaviour sanitizers
	cmake --workflow --preset asan-ubsan

coverage: dependencies  ## every test with line coverage, in build/coverage/
	cmake --workflow --preset coverage

format:        ## clang-format the sources in place
	find lib theorems checks app tests bench -name '*.[ch]pp' -print0 | xargs -0 -r clang-format -i

clean:         ## remove what was built
	rm -rf build

dependencies:
	@tools/install-dependencies

# One configuration serves `build`, `test` and `table`, so that none undoes the work of another.
configure: dependencies
	@cmake --preset release
