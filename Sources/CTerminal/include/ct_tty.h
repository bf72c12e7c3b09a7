/* The parts of owning a terminal that Swift cannot do safely: line settings, signals, restore after a crash. */
#ifndef CT_TTY_H
#define CT_TTY_H
#include <stddef.h>
#include <stdint.h>

/* Remembers the settings of the terminal and makes it raw, with ^C and ^Z still raising signals; ^\ is a
   key, not a core dump. 0 or -errno. */
int ct_tty_enter(int in_fd, int out_fd);
/* Gives the remembered settings back; `discard` also throws away unread input. 0 or -errno. */
int ct_tty_leave(int discard);
/* Size of the terminal in cells; 0 when it knows it, -1 otherwise. */
int ct_tty_size(int fd, int *width, int *height);

/* What ends up on the terminal if the program dies or exits without leaving properly: these bytes, the remembered
   settings, standard error back in place. All of it is safe in a signal handler. Bytes are copied (at most 1 KiB). */
void ct_guard_arm(const char *reset, size_t reset_count, const char *notice, size_t notice_count);
void ct_guard_disarm(void);

/* Standard error goes to this file until ct_stderr_restore. 0 or -errno. */
int ct_stderr_redirect(const char *path);
void ct_stderr_restore(void);

/* Blocks the signals of a terminal program and returns a signalfd for them, or -errno. Call before any thread starts. */
int ct_signals_open(void);
/* The next pending signal, 0 if there is none. */
int ct_signals_next(int fd);
void ct_signals_close(int fd);
/* The program is at its end: keys that would end or stop it once the terminal is given back (^C, ^\, ^Z) do nothing any
   more. */
void ct_signals_end(void);
/* Whether a shell with job control could continue this process once it has stopped: in the group that leads a session
   (a window's or a service's only program) nobody could. */
int ct_can_stop(void);
/* Stops this process as the terminal's own ^Z would; returns after it was continued. */
void ct_stop_self(void);

/* Runs an editor (a command line) on a file and waits for it, with the signals of any program. Its exit status, 128 + the
   signal that ended it, or -errno. */
int ct_run_editor(const char *command, const char *file);

/* Gives memory that is free, but kept by the C library for later, back to the system. Any thread may call it. */
void ct_give_back_memory(void);

/* CLOCK_MONOTONIC in nanoseconds. */
uint64_t ct_monotonic(void);

enum { CT_READY_IN = 1, CT_READY_HUP = 2 };
/* poll(2) for input on all; ready[i] gets CT_READY_*. What waits to be written is sent on meanwhile, and also ends the
   wait. timeout_ns < 0 waits for ever. Returns the ready count or -errno. */
int ct_poll(const int *fds, uint8_t *ready, int count, int64_t timeout_ns);

/* Takes the user's locale, or C.UTF-8 when that is not UTF-8. 0: the user's, 1: fell back, -1: no UTF-8 locale at all. */
int ct_locale_utf8(void);
#endif
