# 聚焦：常用的都在这里，make help 逐条说明。
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

PYTHON ?= python3
YEAR ?= 2025
COURT ?= 示例旗人民法院
PORT ?= 8000
BIN := .venv/bin
JUJIAO := $(BIN)/jujiao
PYTEST := $(BIN)/python -m pytest -q -n 2
CODE := src tests bench

.PHONY: help setup setup-dev demo report check format lint types test test-postgresql bench pages pictures lock clean

help: ## 列出可以做的事
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: .venv/.ready node_modules/.ready ## 装好运行所需（.venv、网页资源、中文字体）

demo: report ## 读入示例法院一年的台账，出年度报告，并在 127.0.0.1:8000 打开
	@$(JUJIAO) serve --port $(PORT)

report: setup ## 同上，只出数字和年度报告（var/reports/），不开网页
	@$(JUJIAO) migrate
	@$(JUJIAO) demo
	@$(JUJIAO) figures --court $(COURT) --year $(YEAR)
	@$(JUJIAO) report annual --court $(COURT) --year $(YEAR) --out var/reports

check: lint types test test-postgresql ## 全部检查：格式、规范、类型、分层、测试（两种数据库、浏览器）

format: setup-dev ## 整理代码格式
	@$(BIN)/ruff check --fix --quiet $(CODE)
	@$(BIN)/ruff format --quiet $(CODE)

lint: setup-dev ## 格式与规范
	@$(BIN)/ruff format --check --quiet $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)

types: setup-dev ## 类型（mypy strict）
	@$(BIN)/mypy

test: setup-dev ## 测试（SQLite，含浏览器）
	@tools/servers.sh
	@$(PYTEST)

test-postgresql: setup-dev ## 用到数据库的测试，在 PostgreSQL 上再跑一遍
	@tools/servers.sh
	@$(BIN)/python tests/postgresql.py $(PYTEST) --database-only

bench: setup-dev ## 六十万条记录下的时间与内存，逐项与上限对照（JSON）
	@$(BIN)/python -m bench

pages: setup-dev ## 由代码重新生成参考页（口径表、权限一览）
	@$(BIN)/python tools/pages.py

pictures: setup-dev ## 重新拍手册里的首页图
	@tools/servers.sh
	@$(BIN)/python tools/pictures.py

lock: setup-dev ## 重新锁定依赖（requirements/*.in → *.txt，含哈希，不含地址）
	@for name in installer node run dev; do \
	    $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-header \
	        --universal --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt; \
	done

clean: ## 删去装好的和算出的（var/ 里的数据不动）
	@rm -rf .venv node_modules .mypy_cache .ruff_cache .hypothesis
	@find src tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

setup-dev: .venv/.ready-dev node_modules/.ready

.venv/.installer: requirements/installer.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更高版本。")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/.ready: .venv/.installer requirements/run.txt pyproject.toml CHANGELOG.md
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

.venv/.ready-dev: .venv/.ready requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc | .venv/.installer
	@tools/assets.sh
	@touch $@
