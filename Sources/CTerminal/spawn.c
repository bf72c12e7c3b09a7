#define _GNU_SOURCE
#include "ct_tty.h"
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Waits a little for the signals that end us, which are blocked; 0 where none came. */
static int ended_meanwhile(void) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    const struct timespec little = {.tv_nsec = 50 * 1000 * 1000};
    int number = sigtimedwait(&ending, NULL, &little);
    return number > 0 ? number : 0;
}

/* The editor gets a third of a second to put its text aside. */
static void end(pid_t child) {
    const struct timespec little = {.tv_nsec = 10 * 1000 * 1000};
    kill(child, SIGHUP);
    kill(child, SIGCONT);
    for (int i = 0; i < 33; i++) {
        if (waitpid(child, NULL, WNOHANG) != 0) return;
        nanosleep(&little, NULL);
    }
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
}

int ct_run_editor(const char *command, const char *file) {
    extern char **environ;
    posix_spawnattr_t attributes;
    if (posix_spawnattr_init(&attributes) != 0) return -ENOMEM;
    sigset_t none, standard;
    sigemptyset(&none);
    sigemptyset(&standard);
    const int mine[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE};
    for (size_t i = 0; i < sizeof mine / sizeof *mine; i++) sigaddset(&standard, mine[i]);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &standard);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    /* The command may have options of its own, so a shell takes it apart; the file is never read as a word of it. */
    char *const words[] = {"sh", "-c", "eval \"exec $1 \\\"\\$2\\\"\"", "sh", (char *)command, (char *)file, NULL};
    pid_t child;
    int error = posix_spawn(&child, "/bin/sh", NULL, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) return -error;
    int status = 0;
    for (;;) {
        pid_t got = waitpid(child, &status, WUNTRACED | WNOHANG);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        if (got == 0) {
            int number = ended_meanwhile();
            if (number == 0) continue;
            end(child);
            /* It is taken again from where signals are read, and ends us in the usual way. */
            kill(getpid(), number);
            return 128 + number;
        }
        if (!WIFSTOPPED(status)) break;
        /* ^Z in the editor stops both; both go on together. */
        ct_stop_self();
        kill(child, SIGCONT);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
