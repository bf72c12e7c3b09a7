#define _GNU_SOURCE
#include "ct_tty.h"
#include "ct_output.h"
#include "guard.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

int ct_tty_enter(int in_fd, int out_fd) {
    struct termios settings;
    if (tcgetattr(in_fd, &settings) != 0) return -errno;
    ct_guard.in_fd = in_fd;
    ct_output_open(out_fd);
    ct_output_take();
    ct_guard.settings = settings;
    ct_guard.has_settings = 1;
    settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
    settings.c_lflag |= ISIG;
    settings.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | IXOFF | ISTRIP | BRKINT | PARMRK);
    settings.c_oflag &= ~(tcflag_t)ONLCR;
    settings.c_cc[VQUIT] = _POSIX_VDISABLE;
    /* A read never waits: a signal key empties the line behind the back of a poll that saw input. */
    settings.c_cc[VMIN] = 0;
    settings.c_cc[VTIME] = 0;
    /* Not after what was written: a terminal that does not read would never let it out. */
    return tcsetattr(in_fd, TCSANOW, &settings) == 0 ? 0 : -errno;
}

int ct_tty_leave(int discard) {
    if (!ct_guard.has_settings) return 0;
    ct_guard.has_settings = 0;
    ct_output_lend();
    if (discard) tcflush(ct_guard.in_fd, TCIFLUSH);
    return tcsetattr(ct_guard.in_fd, TCSANOW, &ct_guard.settings) == 0 ? 0 : -errno;
}

int ct_tty_size(int fd, int *width, int *height) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *width = size.ws_col;
    *height = size.ws_row;
    return 0;
}

uint64_t ct_monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int ct_poll(const int *fds, uint8_t *ready, int count, int64_t timeout_ns) {
    struct pollfd polls[65];
    if (count > 64) return -EINVAL;
    for (int i = 0; i < count; i++) polls[i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    int writes = ct_output_state() > 0;
    polls[count] = (struct pollfd){.fd = ct_output_fd(), .events = POLLOUT};
    struct timespec limit = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
    int found = ppoll(polls, (nfds_t)(count + writes), timeout_ns < 0 ? NULL : &limit, NULL);
    if (found < 0) return -errno;
    if (writes && polls[count].revents) {
        found--;
        ct_output_flush();
    }
    for (int i = 0; i < count; i++)
        ready[i] = (uint8_t)((polls[i].revents & POLLIN ? CT_READY_IN : 0)
                             | (polls[i].revents & (POLLHUP | POLLERR | POLLNVAL) ? CT_READY_HUP : 0));
    return found;
}

static int is_utf8(void) {
    const char *name = nl_langinfo(CODESET);
    return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

int ct_locale_utf8(void) {
    setlocale(LC_ALL, "");
    setlocale(LC_NUMERIC, "C");
    if (is_utf8()) return 0;
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_CTYPE, names[i]) && is_utf8()) return 1;
    return -1;
}
