#define _GNU_SOURCE
#include "ct_tty.h"
#include "guard.h"
#include <errno.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

static const int ours[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { OURS = sizeof ours / sizeof *ours };
static struct sigaction before[OURS], pipe_before;
static sigset_t mask_before;

int ct_signals_open(void) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < OURS; i++) {
        sigaction(ours[i], NULL, &before[i]);
        sigaddset(&set, ours[i]);
    }
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, &pipe_before);
    if (sigprocmask(SIG_BLOCK, &set, &mask_before) != 0) return -errno;
    int fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (fd < 0) {
        int error = errno;
        sigprocmask(SIG_SETMASK, &mask_before, NULL);
        return -error;
    }
    return fd;
}

int ct_signals_next(int fd) {
    struct signalfd_siginfo info;
    ssize_t got;
    do got = read(fd, &info, sizeof info);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

void ct_signals_close(int fd) {
    if (fd < 0) return;
    close(fd);
    /* ncurses put handlers of its own in place; the dispositions from before come back first. */
    for (int i = 0; i < OURS; i++)
        if (!ct_ended(ours[i])) sigaction(ours[i], &before[i], NULL);
    sigaction(SIGPIPE, &pipe_before, NULL);
    sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

static const int keys[] = {SIGINT, SIGQUIT, SIGTSTP};
static int at_end;

void ct_signals_end(void) {
    at_end = 1;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) sigaction(keys[i], &ignore, NULL);
}

int ct_ended(int number) {
    for (size_t i = 0; at_end && i < sizeof keys / sizeof *keys; i++)
        if (keys[i] == number) return 1;
    return 0;
}

int ct_can_stop(void) {
    if (getpgrp() == getsid(0)) return 0;
    pid_t parent = getppid();
    /* A parent in our own group was started by the same shell; one in another session cannot continue us. */
    return getpgid(parent) == getpgrp() || getsid(parent) == getsid(0);
}

void ct_stop_self(void) {
    /* SIGTSTP and not SIGSTOP: without a shell that could continue us (orphaned group) the kernel ignores it. */
    struct sigaction plain = {.sa_handler = SIG_DFL}, current;
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &plain, &current);
    kill(getpid(), SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    sigaction(SIGTSTP, &current, NULL);
}
