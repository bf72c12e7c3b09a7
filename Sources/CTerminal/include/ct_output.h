/* Collects what ncurses writes while a frame is flushed and sends it in one write(2), and never waits for a terminal that
   does not read: what it does not take is kept, and sent on while ct_poll waits. */
#ifndef CT_OUTPUT_H
#define CT_OUTPUT_H
#include <stddef.h>

/* From now on bytes go to the terminal of this descriptor without waiting for it. */
void ct_output_open(int fd);
void ct_output_close(void);
/* Others may write to the terminal as they are used to (an editor, a shell), until it is taken again. */
void ct_output_lend(void);
void ct_output_take(void);
/* The descriptor that bytes go to; -1 where there is none. */
int ct_output_fd(void);

/* From now on write(2) to fd by this thread is collected. */
void ct_output_begin(int fd);
/* Adds bytes of our own at this place of the frame. */
void ct_output_add(const char *bytes, size_t count);
/* Sends what was collected, between begin/end of synchronized output if `synchronized` and the frame is long. Returns the
   bytes collected (0: nothing was, nothing is written) or -errno; what the terminal does not take at once waits. */
long ct_output_end(int synchronized);

/* 1 while something waits to be written, 0 where nothing does, -errno once the terminal has failed. */
int ct_output_state(void);
/* Writes what the terminal takes now; the state afterwards. */
int ct_output_flush(void);
/* Writes what waits, for at most so many milliseconds, and gives up where the terminal took nothing for `patience` of
   them, from before the call on. The state afterwards. */
int ct_output_drain(int patience, int limit);
/* Drops what waits, in the middle of a sequence if need be, and sends these bytes in its place, past everything that the
   system still keeps for a reader that does not read. Safe in a signal handler. */
void ct_output_abandon(const char *bytes, size_t count);
/* Writes all bytes, but waits no longer than so many milliseconds for each portion. 0 or -errno. */
int ct_write_within(int fd, const char *bytes, size_t count, int milliseconds);
#endif
