/* Collects what ncurses writes while a frame is flushed and sends it in one write(2). */
#ifndef CT_OUTPUT_H
#define CT_OUTPUT_H
#include <stddef.h>

/* From now on write(2) to fd by this thread is collected. */
void ct_output_begin(int fd);
/* Adds bytes of our own at this place of the frame. */
void ct_output_add(const char *bytes, size_t count);
/* Sends what was collected, between begin/end of synchronized output if `synchronized` and the frame is long.
   Returns the bytes sent (0: nothing was collected, nothing written) or -errno. */
long ct_output_end(int synchronized);
/* Writes all bytes: survives EINTR, EAGAIN and partial writes. Returns 0 or -errno. */
int ct_write_all(int fd, const char *bytes, size_t count);
#endif
