#define _GNU_SOURCE
#include "ct_output.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { ROOM_BEFORE = 8, SYNC_FROM = 1024 };
static const char sync_begin[] = "\033[?2026h", sync_end[] = "\033[?2026l";

/* The first bytes are kept free, so that the opening bracket needs no second copy. */
static char *buffer;
static size_t used, capacity;
static int failed;
static _Thread_local int collected_fd = -1;

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

int ct_write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        long sent = syscall(SYS_write, fd, bytes, count);
        if (sent > 0) {
            bytes += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && errno == EAGAIN) {
            struct pollfd p = {.fd = fd, .events = POLLOUT};
            if (poll(&p, 1, -1) < 0 && errno != EINTR) return -errno;
            if (p.revents & (POLLERR | POLLHUP | POLLNVAL)) return -EIO;
        } else if (sent < 0 && errno != EINTR) {
            return -errno;
        }
    }
    return 0;
}

void ct_output_begin(int fd) {
    used = 0;
    failed = 0;
    if (reserve(ROOM_BEFORE)) used = ROOM_BEFORE;
    else failed = ENOMEM;
    collected_fd = fd;
}

void ct_output_add(const char *bytes, size_t count) { put(bytes, count); }

long ct_output_end(int synchronized) {
    int fd = collected_fd;
    collected_fd = -1;
    if (fd < 0) return 0;
    if (failed) return -failed;
    size_t start = ROOM_BEFORE, count = used - ROOM_BEFORE;
    if (count == 0) return 0;
    if (synchronized && count >= SYNC_FROM) {
        start = 0;
        memcpy(buffer, sync_begin, ROOM_BEFORE);
        put(sync_end, sizeof sync_end - 1);
        if (failed) return -failed;
        count = used;
    }
    int status = ct_write_all(fd, buffer + start, count);
    return status < 0 ? status : (long)count;
}
