/* Loaded before the program (LD_PRELOAD): calls that write a file whose path holds FAULT_PATH fail at random, by a seed.
   FAULT_CALLS: a list of fsync,write,truncate; FAULT_PER_1000, FAULT_ERRNO, FAULT_SEED: numbers. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static uint64_t dice;

static int number(const char *name, int standard) {
    const char *text = getenv(name);
    return text ? atoi(text) : standard;
}

static int fails(int descriptor, const char *call) {
    const char *calls = getenv("FAULT_CALLS"), *part = getenv("FAULT_PATH");
    if (!calls || !part || !strstr(calls, call)) return 0;
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count <= 0) return 0;
    path[count] = 0;
    if (!strstr(path, part)) return 0;
    if (!dice) dice = (uint64_t)number("FAULT_SEED", 1) * 0x9E3779B97F4A7C15u | 1;
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    if ((int)((dice >> 20) % 1000) >= number("FAULT_PER_1000", 0)) return 0;
    errno = number("FAULT_ERRNO", EIO);
    return 1;
}

int fsync(int descriptor) { return fails(descriptor, "fsync") ? -1 : (int)syscall(SYS_fsync, descriptor); }
int fdatasync(int descriptor) { return fails(descriptor, "fsync") ? -1 : (int)syscall(SYS_fdatasync, descriptor); }
ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    return fails(descriptor, "write") ? -1 : syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}
ssize_t write(int descriptor, const void *bytes, size_t count) {
    return fails(descriptor, "write") ? -1 : syscall(SYS_write, descriptor, bytes, count);
}
int ftruncate64(int descriptor, off64_t size) {
    return fails(descriptor, "truncate") ? -1 : (int)syscall(SYS_ftruncate, descriptor, size);
}
int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }
