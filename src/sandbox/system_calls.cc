#include "sandbox/system_calls.h"

#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

namespace vitae {

namespace {

constexpr int kAllowed[] = {
    // the document in, the answer out
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(pread64),
    // memory
    SCMP_SYS(brk),
    SCMP_SYS(mremap),
    SCMP_SYS(munmap),
    SCMP_SYS(madvise),
    // locks, time, randomness, the number of processors
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sysinfo),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    // to end, by abort() too
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall)};

constexpr int kHostile[] = {
    // other programs and processes
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    // the network
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(recvmsg),
    // the machine
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(fsopen),
    SCMP_SYS(open_tree),
    SCMP_SYS(move_mount),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key)};

/// libseccomp answers each call with 0 or a negative errno; the first failure stands.
class Filter {
public:
    Filter() : context_(::seccomp_init(SCMP_ACT_ERRNO(EPERM))) {
        if (context_ == nullptr) failed_ = -ENOMEM;
        set(SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
        set(SCMP_FLTATR_CTL_TSYNC, 1);
    }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;
    ~Filter() { ::seccomp_release(context_); }

    template <class... Conditions>
    void add(std::uint32_t action, int call, Conditions... conditions) {
        if (failed_ == 0)
            failed_ =
                ::seccomp_rule_add(context_, action, call, sizeof...(conditions), conditions...);
    }
    int load() { return failed_ == 0 ? ::seccomp_load(context_) : failed_; }

private:
    void set(scmp_filter_attr attribute, std::uint32_t value) {
        if (failed_ == 0) failed_ = ::seccomp_attr_set(context_, attribute, value);
    }

    scmp_filter_ctx context_;
    int failed_ = 0;
};

scmp_arg_cmp is(unsigned argument, scmp_datum_t value) {
    return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}

scmp_arg_cmp lacks(unsigned argument, scmp_datum_t flags) {
    return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = flags, .datum_b = 0};
}

void allow_reading_files(Filter& filter) {
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(openat), lacks(2, O_ACCMODE | O_CREAT | O_TRUNC));
    // The C library's fstat. It also tells size and time of a file by its path, which Landlock does
    // not forbid.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), is(3, AT_EMPTY_PATH));
}

}  // namespace

Result<void> restrict_system_calls(Opens opens) {
    Filter filter;
    if (opens == Opens::for_reading) allow_reading_files(filter);
    for (const int call : kAllowed) filter.add(SCMP_ACT_ALLOW, call);
    for (const int call : kHostile) filter.add(SCMP_ACT_KILL_PROCESS, call);
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), lacks(2, PROT_EXEC));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), lacks(2, PROT_EXEC));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), is(0, static_cast<scmp_datum_t>(::getpid())));
    // A new process is hostile, a new thread just fails. clone3 hides which it is; without it the C
    // library takes clone.
    filter.add(SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), lacks(0, CLONE_THREAD));
    filter.add(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    if (const int failed = filter.load(); failed != 0)
        return Error{
            .code = Code::unavailable,
            .reason = "extract_unavailable",
            .message = "The kernel refused the filter of system calls (seccomp).",
            .native = -failed};
    return {};
}

}  // namespace vitae
