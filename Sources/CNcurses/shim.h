/* The little that we ask of ncurses: start, colour pairs, runs of cells, flush. Swift cannot import its macros. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <ncurses.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* One cell as it lies in a Frame: 8 bytes. A scalar of 0 is the second half of a wide character. */
typedef struct { uint32_t scalar; uint8_t role, mods; uint16_t spare; } cn_cell;
/* How a role with its mods looks: ncurses attributes and colour pair. */
typedef struct { uint32_t attributes; int32_t pair; } cn_style;

enum { CN_MODS = 16 };
enum { CN_BOLD = 1, CN_REVERSE = 2, CN_UNDERLINE = 4, CN_DIM = 8 };

static inline uint32_t cn_attributes(uint8_t mods) {
    return (mods & CN_BOLD ? A_BOLD : 0) | (mods & CN_REVERSE ? A_REVERSE : 0)
        | (mods & CN_UNDERLINE ? A_UNDERLINE : 0) | (mods & CN_DIM ? A_DIM : 0);
}

/* Starts ncurses on standard input and output. NULL: the terminal type is not known here. */
static inline SCREEN *cn_start(const char *term) {
    use_env(TRUE);
    use_tioctl(TRUE);
    SCREEN *screen = newterm(term, stdout, stdin);
    if (!screen) return NULL;
    typeahead(-1);
    nonl();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    start_color();
    use_default_colors();
    /* newterm makes reads wait for a byte; ours must not (see ct_tty_enter), after a stop neither. */
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) == 0) {
        settings.c_cc[VMIN] = 0;
        tcsetattr(STDIN_FILENO, TCSANOW, &settings);
        def_prog_mode();
    }
    return screen;
}

static inline WINDOW *cn_window(void) { return stdscr; }
static inline int cn_colors(void) { return has_colors() ? COLORS : 0; }
static inline int cn_pairs(void) { return has_colors() ? COLOR_PAIRS : 0; }
/* Hides the cursor and thereby flushes what ncurses holds back. 0 when the terminal can do that. */
static inline int cn_cursor(int visible) { return curs_set(visible ? 1 : 0) == ERR ? -1 : 0; }
static inline int cn_make_pair(int pair, int fg, int bg) { return init_extended_pair(pair, fg, bg) == ERR ? -1 : 0; }
static inline void cn_resize(int height, int width) { resizeterm(height, width); }
/* The next flush repaints the terminal from nothing. */
static inline void cn_repaint(void) { clearok(curscr, TRUE); }
static inline void cn_bell(void) { beep(); }
static inline void cn_end(void) { endwin(); }
static inline void cn_delete(SCREEN *screen) { delscreen(screen); }

/* A string capability of the terminal, NULL when it has none. */
static inline const char *cn_capability(const char *name) {
    const char *found = tigetstr(name);
    return found == (const char *)-1 ? NULL : found;
}

/* Hands `count` cells from column x of row y to ncurses. The run must begin and end on whole characters. */
static inline void cn_run(int y, int x, const void *bytes, int count, const cn_style *styles) {
    const cn_cell *cells = (const cn_cell *)bytes;
    cchar_t out[129];
    while (count > 0) {
        int made = 0, from = 0;
        for (; from < count && made < 128; from++) {
            cn_cell cell = cells[from];
            if (cell.scalar == 0) continue;
            cn_style style = styles[cell.role * CN_MODS + (cell.mods & (CN_MODS - 1))];
            cchar_t *c = &out[made++];
            memset(c, 0, sizeof *c);
            c->chars[0] = (wchar_t)cell.scalar;
            c->attr = style.attributes | COLOR_PAIR(style.pair > 255 ? 255 : style.pair);
#if NCURSES_EXT_COLORS
            c->ext_color = style.pair;
#endif
        }
        while (from < count && cells[from].scalar == 0) from++;
        memset(&out[made], 0, sizeof out[made]);
        mvwadd_wchnstr(stdscr, y, x, out, made);
        x += from;
        cells += from;
        count -= from;
    }
}

/* Flushes; the cursor ends at x, y, or wherever it is least work for y < 0. */
static inline void cn_flush(int y, int x) {
    leaveok(stdscr, y < 0);
    if (y >= 0) wmove(stdscr, y, x);
    wrefresh(stdscr);
}
#endif
