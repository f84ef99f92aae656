/* pollscope help, version: texts made from the tables of subcommands, options and commands. */
#include "cli/cli.h"
#include "sema/def.h"
#include "session/command.h"
#include <sys/stat.h>

#define VERSION "0.1"
enum { WIDTH = 79 };

typedef struct OptionText { const char *name, *arg, *help; } OptionText;
static const OptionText option_texts[] = {
#define OPTION(id, name, kind, arg, help) {name, arg, help},
#include "cli/option.def"
#undef OPTION
  {"output", "FILE", "`trace`, `page`: write there; the same as -o FILE"},
};

typedef struct StatusText { int status; const char *means; } StatusText;
static const StatusText statuses[] = {
  {0, "all went well"}, {1, "the program was refused: it has errors"}, {2, "wrong usage, or a file that cannot be read"},
  {3, "the program uses Rust that pollscope does not support yet"}, {4, "pollscope stopped the run: a deadlock or a limit"},
  {101, "the program panicked"}, {130, "Ctrl-C"}, {143, "it was told to end (SIGTERM); 129: its terminal closed"},
};

static void say_option(Buf *b, const OptionText *o) {
  size_t was = b->n;
  buf_fmt(b, "  --%s%s%s", o->name, o->arg[0] ? (strcmp(o->name, "real") ? " " : "[=") : "", o->arg);
  if (!strcmp(o->name, "real")) buf_ch(b, ']');
  while (b->n < was + 28) buf_ch(b, ' ');
  buf_fmt(b, " %s\n", o->help);
}

static void say_all(Buf *b) {
  buf_z(b, "pollscope: see async Rust run, one poll at a time, forwards and back\n\nusage: pollscope COMMAND [OPTIONS] FILE.rs\n\n");
  for (u32 i = 0; i < cli_n_subcommands; i++) {
    const Subcommand *s = &cli_subcommands[i];
    if (!s->hidden) buf_fmt(b, "  %-8s %-14s %s\n", s->name, s->args, s->help);
  }
  buf_z(b, "\nOptions, anywhere on the line:\n");
  for (u32 i = 0; i < COUNTOF(option_texts); i++)
    if (option_texts[i].help[0]) say_option(b, &option_texts[i]);
  buf_z(b, "\nCommands of `step`, keys of `view`:\n\n");
  command_help(b, NULL, WIDTH);
  buf_z(b, "\nExit status:\n");
  for (u32 i = 0; i < COUNTOF(statuses); i++) buf_fmt(b, "  %3d  %s\n", statuses[i].status, statuses[i].means);
}

/* --- the manual page -------------------------------------------------------------------- */

/* Text for roff: no line begins with a control character, backslashes and hyphens stay. */
static void roff(Buf *b, const char *s) {
  for (; *s; s++) {
    if (*s == '\\') buf_z(b, "\\e");
    else if (*s == '-') buf_z(b, "\\-");
    else buf_ch(b, *s);
  }
}

static void roff_item(Buf *b, const char *dash, const char *name, const char *args, const char *help, const char *more) {
  buf_z(b, ".TP\n.B ");
  roff(b, dash);
  roff(b, name);
  if (args[0]) buf_z(b, " \\fI"), roff(b, args), buf_z(b, "\\fR");
  buf_ch(b, '\n');
  roff(b, help);
  buf_z(b, "\n");
  if (more[0]) buf_z(b, "\\&"), roff(b, more), buf_ch(b, '\n');
}

static void say_man(Buf *b) {
  buf_z(b, ".TH POLLSCOPE 1 \"\" \"pollscope " VERSION "\" \"User commands\"\n.SH NAME\n"
           "pollscope \\- see async Rust run, one poll at a time, forwards and back\n"
           ".SH SYNOPSIS\n.B pollscope\n.I command\n.RI [ options ]\n.I file.rs\n.SH DESCRIPTION\n"
           "pollscope loads an ordinary async Rust program, runs it on a simulated runtime with a virtual clock, and shows which task is polled, "
           "why, what the poll returned, what the task waits for and what will wake it. It goes back as well as forwards.\n.SH COMMANDS\n");
  for (u32 i = 0; i < cli_n_subcommands; i++) {
    const Subcommand *s = &cli_subcommands[i];
    if (!s->hidden) roff_item(b, "", s->name, s->args, s->help, s->more);
  }
  buf_z(b, ".SH OPTIONS\nThey are taken before and after the command.\n");
  for (u32 i = 0; i < COUNTOF(option_texts); i++)
    if (option_texts[i].help[0]) roff_item(b, "--", option_texts[i].name, option_texts[i].arg, option_texts[i].help, "");
  buf_z(b, ".SH STEPPING\nAt the prompt of\n.B step\nand behind a colon in\n.BR view .\n"
           "Any beginning that no other command has is enough; Enter repeats the last movement.\n");
  for (u32 i = 0; i < CMD_COUNT_; i++)
    roff_item(b, "", command_table[i].name, command_table[i].args, command_table[i].help, command_table[i].more);
  buf_z(b, ".SH KEYS OF THE VIEW\n");
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (command_table[i].keys[0]) roff_item(b, "", command_table[i].keys, "", command_table[i].help, "");
  roff_item(b, "", "Tab", "", "the next pane", "");
  roff_item(b, "", "arrows, PageUp, PageDown", "", "scroll that pane; left and right where lines are cut", "");
  roff_item(b, "", "z", "", "that pane alone on the screen, and all of them again", "");
  roff_item(b, "", ":", "", "a command in words", "");
  buf_z(b, ".SH EXAMPLES\n");
  for (u32 i = 0; i < cli_n_subcommands; i++)
    if (!cli_subcommands[i].hidden) buf_z(b, ".br\npollscope "), roff(b, cli_subcommands[i].example), buf_ch(b, '\n');
  buf_z(b, ".SH EXIT STATUS\n");
  for (u32 i = 0; i < COUNTOF(statuses); i++) {
    char n[8];
    snprintf(n, sizeof n, "%d", statuses[i].status);
    roff_item(b, "", n, "", statuses[i].means, "");
  }
  buf_z(b, ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set, no colours are used\n.TP\n.B XDG_STATE_HOME\n"
           "where the history of the prompt is kept, in pollscope/history (else ~/.local/state)\n");
}

static bool is_command(const char *name) {
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (!strcmp(command_table[i].name, name)) return true;
  return false;
}

/* The options that name the command in their text. */
static void say_options_of(Buf *b, const char *name) {
  char word[32];
  snprintf(word, sizeof word, "`%s`", name);
  bool first = true;
  for (u32 i = 0; i < COUNTOF(option_texts); i++) {
    if (!strstr(option_texts[i].help, word) || !strcmp(name, "help")) continue;
    if (first) buf_z(b, "\nIts own options (`pollscope help` lists those that others take, too):\n");
    first = false;
    say_option(b, &option_texts[i]);
  }
}

static void say_subcommand(Buf *b, const Subcommand *s) {
  buf_fmt(b, "pollscope %s%s%s: %s\n", s->name, s->args[0] ? " " : "", s->args, s->help);
  say_wrapped(str_of(s->more), 0, WIDTH, b);
  say_options_of(b, s->name);
  buf_fmt(b, "\nFor example: pollscope %s\n", s->example);
}

static bool say_one(Buf *b, const char *name) {
  bool known = false;
  for (u32 i = 0; i < cli_n_subcommands; i++) {
    const Subcommand *s = &cli_subcommands[i];
    if (s->hidden || strcmp(s->name, name) != 0) continue;
    say_subcommand(b, s);
    known = true;
  }
  if (is_command(name)) {
    if (known) buf_z(b, "\nAt the prompt of `step` and in the view:\n");
    command_help(b, name, WIDTH);
    known = true;
  }
  return known;
}

int cli_help(Cli *c) {
  Buf b = {0};
  bool ok = true;
  if (c->opt.man) say_man(&b);
  else if (c->n_args) ok = say_one(&b, c->args[0]);
  else say_all(&b);
  if (ok) cli_write(stdout, buf_view(&b));
  buf_free(&b);
  return ok ? 0 : cli_no_command(c->args[0]);
}

/* --- what may have been meant ------------------------------------------------------------- */

/* Words that others use for what a command here does. */
static const struct { const char *word, *command; } synonyms[] = {
  {"debug", "step"}, {"exec", "run"}, {"open", "view"}, {"tui", "view"}, {"lesson", "learn"}, {"lessons", "learn"}, {"course", "learn"},
  {"tutorial", "learn"}, {"test", "check"}, {"build", "check"}, {"compile", "check"}, {"lint", "check"}, {"fix", "check --fix"},
  {"export", "trace"}, {"json", "trace"}, {"shell", "repl"}, {"state", "states"}, {"man", "help --man"}, {"samples", ""},
};

static const char *nearest(const char *name) {
  const char *near = NULL;
  u32 least = 3;
  for (u32 i = 0; i < COUNTOF(synonyms); i++)
    if (!strcmp(name, synonyms[i].word)) return synonyms[i].command;
  for (u32 i = 0; i < cli_n_subcommands; i++)
    if (!cli_subcommands[i].hidden && name_nearer(str_of(name), cli_subcommands[i].name, &least)) near = cli_subcommands[i].name;
  return near;
}

int cli_no_command(const char *name) {
  struct stat st;
  size_t n = strlen(name);
  const char *near = nearest(name);
  Buf shown = {0};
  say_escaped(str_of(name), &shown);
  buf_ch(&shown, 0);
  if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
    fprintf(stderr, "pollscope: `%s` is a folder: `pollscope check %s` checks the programs in it\n", shown.p, shown.p);
  else if (stat(name, &st) == 0 || (n > 3 && !strcmp(name + n - 3, ".rs")))
    fprintf(stderr, "pollscope: say what to do with `%s`: `pollscope run %s` runs it, `pollscope view %s` steps through it\n",
            shown.p, shown.p, shown.p);
  else if (is_command(name) && !near)
    fprintf(stderr, "pollscope: `%s` is a command of the prompt: `pollscope step FILE.rs` opens one, `pollscope help %s` tells of it\n", name, name);
  else if (near) fprintf(stderr, "pollscope: there is no command `%s`; did you mean `pollscope%s%s`?\n", shown.p, near[0] ? " " : "", near);
  else fprintf(stderr, "pollscope: there is no command `%s`; `pollscope help` lists them\n", shown.p);
  buf_free(&shown);
  return 2;
}

int cli_version(Cli *c) {
  (void)c;
  puts("pollscope " VERSION " (Rust 1.95 semantics; Tokio 1.24 and 1.53)");
  return 0;
}
