# pollscope. `make help` lists what there is; `make run` and `make test` do all the set-up.
BUILD  ?= build
PREFIX ?= /usr/local
ifeq ($(origin CC),default)
CC = gcc
endif
MAKEFLAGS += --no-print-directory
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
PKGS    = libedit ncursesw libcjson
OPT    ?= -O2
FIXED   = $(if $(SAN),,-no-pie) # addresses: what an image holds pointers to stays where it was
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
FLAGS   = -std=c17 -D_GNU_SOURCE -Isrc -I$(BUILD) $(WARN) $(OPT) -g $(SAN) $(if $(SAN),,-fno-pie) $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
# Linked in where a static version of each is installed: half of a short start would go into finding them.
INTO    = edit bsd md ncursesw tinfo unistring
FOUND   = $(foreach l,$(INTO),$(filter /%,$(shell $(CC) -print-file-name=lib$(l).a)))
INSIDE  = -Wl,-Bstatic $(INTO:%=-l%) -Wl,-Bdynamic
BESIDE  = $(shell pkg-config --libs libedit ncursesw 2>/dev/null) -lunistring
LIBS    = $(if $(filter $(words $(INTO)),$(words $(FOUND))),$(INSIDE),$(BESIDE)) $(shell pkg-config --libs libcjson 2>/dev/null) -lmd4c -lm

CORE    = $(wildcard src/base/*.c src/source/*.c src/trace/*.c src/syntax/*.c)
ALL     = $(CORE) $(wildcard src/sema/*.c src/mir/*.c src/code/*.c src/vm/*.c src/runtime/*.c src/session/*.c \
            src/view/*.c src/explore/*.c src/tui/*.c src/repl/*.c src/lesson/*.c src/export/*.c src/cli/*.c)
obj     = $(patsubst %.c,$(BUILD)/%.o,$(1))
PAGES   = explain $(wildcard explain/*.md)
LIBRARY = $(shell find src/lib -name '*.rs' | LC_ALL=C sort)
UNIT    = $(wildcard tests/unit/test_*.c)

.PHONY: all run test check bench oracle generate soak install clean help deps deps-check tidy
all: pollscope

pollscope: $(BUILD)/pollscope
	ln -f $< $@ 2>/dev/null || cp $< $@
# The executable carries images of the library, read, checked and compiled (src/session/image.c); a
# sanitized one does without.
$(BUILD)/pollscope: $(BUILD)/plain tools/ready.rs tools/addimages
	sh tools/addimages $< tools/ready.rs $@ $(if $(SAN),none)
TEXTS   = $(BUILD)/lib_index.o $(BUILD)/explain_pages.o $(BUILD)/page_html.o
$(BUILD)/plain: $(call obj,$(ALL) src/main.c) $(TEXTS)
	$(CC) $(SAN) $(FIXED) -o $@ $^ $(LIBS)
$(BUILD)/mkindex: $(call obj,$(CORE) src/sema/library_index.c tools/mkindex.c)
	$(CC) $(SAN) $(FIXED) -o $@ $^ -lunistring -lm
$(BUILD)/lib_index.c: $(BUILD)/mkindex $(LIBRARY)
	$(BUILD)/mkindex src/lib $@
$(BUILD)/explain_pages.c: tools/mkexplain $(PAGES)
	@mkdir -p $(@D)
	sh tools/mkexplain explain $@
$(BUILD)/page_html.c: tools/mktext src/export/page.html
	@mkdir -p $(@D)
	sh tools/mktext page_html src/export/page.html $@
$(TEXTS): $(BUILD)/%.o: $(BUILD)/%.c
	$(CC) -std=c17 -Isrc -O0 $(if $(SAN),,-fno-pie) -c -o $@ $<
# the diagnostics that the front end's code really makes: `pollscope support` lists them (stop.c only judges those of others)
$(BUILD)/emitted.def: $(filter-out src/sema/stop.c,$(wildcard src/syntax/*.c src/sema/*.c src/mir/*.c))
	@mkdir -p $(@D)
	grep -oh 'DIAG_[A-Za-z0-9_]*' $^ | sed 's/DIAG_\(.*\)/EMITTED(\1)/' | LC_ALL=C sort -u > $@
$(BUILD)/src/cli/support.o $(BUILD)/tests/unit/test_support.o: $(BUILD)/emitted.def
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc $<"; $(CC) $(FLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/unit: $(call obj,$(ALL) $(UNIT) tests/unit/main.c) $(TEXTS)
	$(CC) $(SAN) $(FIXED) -o $@ $^ $(LIBS) $(shell pkg-config --libs check 2>/dev/null)

deps:       ## install the Debian packages that are missing
	@sh tools/deps
run: deps   ## install what is missing, build, open the view on the first sample program
	@$(MAKE) --no-print-directory all
	@sh tools/run
test: deps  ## install what is missing, build, run the tests
	@$(MAKE) --no-print-directory all $(BUILD)/unit
	@BUILD=$(BUILD) sh tests/run
check: test ## everything CI runs: both compilers, sanitizers, layering, terminal tests
	@sh tests/check
tidy:       ## the rules of the house
	@tests/tidy
bench: all  ## figures beside peers measured in the same run
	@BUILD=$(BUILD) tests/bench/run
oracle: all ## compare with the real rustc and Tokio, where they are installed
	@tests/oracle/run
	@tests/oracle/fix
generate: all ## compare random async programs with real Tokio, where it is installed
	@tests/oracle/generate -v
soak: all   ## long fuzzing runs
	@BUILD=$(BUILD) tests/fuzz/soak
install: all ## PREFIX, DESTDIR
	install -Dm755 pollscope $(DESTDIR)$(PREFIX)/bin/pollscope
	install -d $(DESTDIR)$(PREFIX)/share/pollscope $(DESTDIR)$(PREFIX)/share/man/man1
	cp -R scripts lessons $(DESTDIR)$(PREFIX)/share/pollscope/
	./pollscope help --man > $(DESTDIR)$(PREFIX)/share/man/man1/pollscope.1
compile_commands.json: ; bear -- $(MAKE) -B all
clean:      ## remove what was built
	rm -rf $(BUILD) pollscope
help:       ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
