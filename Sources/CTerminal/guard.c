#define _GNU_SOURCE
#include "guard.h"
#include "ct_output.h"
#include "ct_tty.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ct_guard_state ct_guard = {.in_fd = -1, .stderr_copy = -1};

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
enum { CRASHES = sizeof crashes / sizeof *crashes, STACK = 1 << 16 };
static struct sigaction before[CRASHES];
static char stack[STACK];
static int installed, wants_backtrace;

static void make_whole(int crashed) {
    if (!ct_guard.armed) return;
    ct_guard.armed = 0;
    ct_output_abandon(ct_guard.reset, ct_guard.reset_count);
    if (ct_guard.has_settings) tcsetattr(ct_guard.in_fd, TCSANOW, &ct_guard.settings);
    ct_stderr_restore();
    ct_output_lend();
    if (crashed) ct_write_within(2, ct_guard.notice, ct_guard.notice_count, 50);
}

static void on_crash(int number) {
    int saved = errno;
    make_whole(1);
    /* Swift's own backtracer, which was there before us, would stop and ask questions: only who wants it gets it. */
    for (int i = 0; i < CRASHES; i++) {
        if (crashes[i] != number) continue;
        if (wants_backtrace) sigaction(number, &before[i], NULL);
        else signal(number, SIG_DFL);
    }
    errno = saved;
    /* Blocked until this handler returns, then delivered. */
    raise(number);
}

static void on_exit_normally(void) { make_whole(0); }

static void install(void) {
    if (!installed) atexit(on_exit_normally);
    installed = 1;
    wants_backtrace = getenv("SWIFT_BACKTRACE") != NULL;
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &before[i]);
}

static size_t copy(char *to, const char *from, size_t count) {
    if (count > CT_GUARD_BYTES) count = CT_GUARD_BYTES;
    memcpy(to, from, count);
    return count;
}

void ct_guard_arm(const char *reset, size_t reset_count, const char *notice, size_t notice_count) {
    int again = ct_guard.armed;
    ct_guard.reset_count = copy(ct_guard.reset, reset, reset_count);
    ct_guard.notice_count = copy(ct_guard.notice, notice, notice_count);
    if (!again) install();
    ct_guard.armed = 1;
}

void ct_guard_disarm(void) {
    if (!ct_guard.armed) return;
    ct_guard.armed = 0;
    for (int i = 0; i < CRASHES; i++)
        if (!ct_ended(crashes[i])) sigaction(crashes[i], &before[i], NULL);
}

int ct_stderr_redirect(const char *path) {
    if (ct_guard.stderr_copy >= 0) return 0;
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return -errno;
    int copy_of_stderr = fcntl(2, F_DUPFD_CLOEXEC, 3);
    if (copy_of_stderr < 0 || dup2(file, 2) < 0) {
        int error = errno;
        close(file);
        if (copy_of_stderr >= 0) close(copy_of_stderr);
        return -error;
    }
    close(file);
    ct_guard.stderr_copy = copy_of_stderr;
    return 0;
}

void ct_stderr_restore(void) {
    if (ct_guard.stderr_copy < 0) return;
    dup2(ct_guard.stderr_copy, 2);
    close(ct_guard.stderr_copy);
    ct_guard.stderr_copy = -1;
}
