#define _GNU_SOURCE
#include "ct_output.h"
#include "ct_tty.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

enum { ROOM_BEFORE = 8, SYNC_FROM = 1024 };
static const char sync_begin[] = "\033[?2026h", sync_end[] = "\033[?2026l";
static const uint64_t ms = 1000000;

/* head..<used waits to be written. The first bytes are kept free, so that the opening bracket needs no second copy. */
static char *buffer;
static size_t head, used, capacity, start;
static int failed, broken;
static _Thread_local int collected_fd = -1;

/* Where bytes go: the terminal opened once more, so that writing without waiting is nobody else's matter; where that
   cannot be, the caller's descriptor, with its flags remembered for as long as it is ours. */
static int sink = -1, is_shared, shared_flags;
/* When the terminal last took something, or began to have something to take. */
static uint64_t moved_at;

static int reserve(size_t more) {
    if (used + more <= capacity) return 1;
    size_t wanted = capacity ? capacity : 1 << 15;
    while (wanted < used + more) wanted *= 2;
    char *bigger = realloc(buffer, wanted);
    if (!bigger) return 0;
    buffer = bigger;
    capacity = wanted;
    return 1;
}

static void put(const char *bytes, size_t count) {
    if (!reserve(count)) { failed = ENOMEM; return; }
    memcpy(buffer + used, bytes, count);
    used += count;
}

/* Replaces libc's for the whole program, ncurses included; everything but a collected frame goes straight through. */
ssize_t write(int fd, const void *bytes, size_t count) {
    if (collected_fd < 0 || fd != collected_fd) return syscall(SYS_write, fd, bytes, count);
    put(bytes, count);
    return (ssize_t)count;
}

void ct_output_open(int fd) {
    if (sink >= 0) return;
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    sink = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    is_shared = sink < 0;
    if (is_shared) sink = fd;
    ct_output_take();
}

void ct_output_close(void) {
    ct_output_lend();
    if (sink >= 0 && !is_shared) close(sink);
    sink = -1;
    head = used = 0;
    broken = 0;
}

void ct_output_take(void) {
    if (sink < 0 || !is_shared) return;
    int flags = fcntl(sink, F_GETFL);
    if (flags < 0) return;
    shared_flags = flags;
    fcntl(sink, F_SETFL, flags | O_NONBLOCK);
}

void ct_output_lend(void) {
    if (sink >= 0 && is_shared) fcntl(sink, F_SETFL, shared_flags & ~O_NONBLOCK);
}

int ct_output_fd(void) { return sink; }

int ct_output_state(void) { return broken ? -broken : head < used; }

/* Waits until the terminal takes more; 0 where it did not in time. */
static int has_room(int fd, int milliseconds) {
    struct pollfd p = {.fd = fd, .events = POLLOUT};
    int found;
    do found = poll(&p, 1, milliseconds);
    while (found < 0 && errno == EINTR);
    return found > 0;
}

int ct_output_flush(void) {
    while (head < used) {
        long count = syscall(SYS_write, sink, buffer + head, used - head);
        if (count > 0) {
            head += (size_t)count;
            moved_at = ct_monotonic();
        } else if (count < 0 && errno == EAGAIN) {
            return 1;
        } else if (count < 0 && errno != EINTR) {
            broken = errno;
            head = used = 0;
            return -broken;
        }
    }
    head = used = 0;
    return 0;
}

int ct_output_drain(int patience, int limit) {
    uint64_t end = ct_monotonic() + (uint64_t)limit * ms;
    for (;;) {
        int state = ct_output_flush();
        if (state <= 0) return state;
        uint64_t now = ct_monotonic(), until = moved_at + (uint64_t)patience * ms;
        if (until > end) until = end;
        if (now >= until) return 1;
        has_room(sink, (int)((until - now) / ms) + 1);
    }
}

void ct_output_abandon(const char *bytes, size_t count) {
    /* Ends whatever sequence or character was cut in the middle. */
    static const char cancel[] = "\030";
    int cut = head < used;
    head = used = 0;
    collected_fd = -1;
    if (sink < 0) return;
    if (cut) ct_write_within(sink, cancel, sizeof cancel - 1, 0);
    if (ct_write_within(sink, bytes, count, cut ? 0 : 50) == 0) return;
    /* Nobody reads: what the system still keeps for the reader makes room for what makes the terminal whole. */
    tcflush(sink, TCOFLUSH);
    ct_write_within(sink, cancel, sizeof cancel - 1, 0);
    ct_write_within(sink, bytes, count, 0);
}

int ct_write_within(int fd, const char *bytes, size_t count, int milliseconds) {
    while (count > 0) {
        /* A descriptor that waits takes a byte at a time: more could wait for a reader. */
        if (!has_room(fd, milliseconds)) return -EAGAIN;
        int flags = fcntl(fd, F_GETFL);
        size_t portion = flags >= 0 && flags & O_NONBLOCK ? count : 1;
        long sent = syscall(SYS_write, fd, bytes, portion);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno != EINTR && errno != EAGAIN) {
            return -errno;
        }
    }
    return 0;
}

void ct_output_begin(int fd) {
    failed = 0;
    if (head == used) {
        head = used = 0;
        if (reserve(ROOM_BEFORE)) head = used = ROOM_BEFORE;
        else failed = ENOMEM;
    }
    start = used;
    collected_fd = fd;
}

void ct_output_add(const char *bytes, size_t count) { put(bytes, count); }

long ct_output_end(int synchronized) {
    int fd = collected_fd;
    collected_fd = -1;
    if (fd < 0) return 0;
    size_t count = used - start;
    int is_first = head == start;
    if (!failed && is_first && synchronized && count >= SYNC_FROM) {
        put(sync_end, sizeof sync_end - 1);
        head = 0;
        memcpy(buffer, sync_begin, ROOM_BEFORE);
        count = used - head;
    }
    if (failed || count == 0) {
        /* What waited before goes on waiting. */
        used = start;
        if (is_first) head = used;
        return -failed;
    }
    if (is_first) moved_at = ct_monotonic();
    /* A reader that is merely slower than we are gets the whole frame here and now. */
    int state = ct_output_drain(5, 30);
    return state < 0 ? state : (long)count;
}
