/* What is needed to make the terminal whole, in one place that a signal handler may read. */
#ifndef CT_GUARD_H
#define CT_GUARD_H
#include <signal.h>
#include <stddef.h>
#include <termios.h>

enum { CT_GUARD_BYTES = 1024 };

typedef struct {
    volatile sig_atomic_t armed;
    int in_fd, stderr_copy;
    volatile sig_atomic_t has_settings;
    struct termios settings;
    char reset[CT_GUARD_BYTES], notice[CT_GUARD_BYTES];
    size_t reset_count, notice_count;
} ct_guard_state;

extern ct_guard_state ct_guard;

/* Whether a signal is left ignored, since the program is at its end. */
int ct_ended(int number);
#endif
