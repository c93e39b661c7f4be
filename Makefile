# What one does with Guichet. Everything that is missing is installed by Scripts/setup.
.PHONY: build test demo bench lint crash-test fault-test fuzz setup

setup:
	Scripts/setup

build: setup
	swift build

demo: setup
	Scripts/demo

test: setup
	swift build --build-tests -Xswiftc -warnings-as-errors
	Scripts/test

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift

bench: setup
	Scripts/bench

crash-test: setup
	Scripts/crash-test

fault-test: setup
	Scripts/fault-test

fuzz: setup
	Scripts/fuzz
