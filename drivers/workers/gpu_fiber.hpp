#pragma once
// A stack of its own, and the way to it and back.
#include <cstddef>
#include <cstdint>
#if !defined(__x86_64__)
#include <ucontext.h>
#endif

namespace pareval::gpu {

#if defined(__x86_64__)

// A few nanoseconds a switch: what the calling convention wants kept (System V ABI, 3.2.1) is put on
// the stack, and with it nothing else.
struct Fiber {
    void* stack_pointer;
};

extern "C" void pareval_gpu_switch(void** from, void* to);
asm(R"(
.pushsection .text
.type pareval_gpu_switch, @function
pareval_gpu_switch:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    subq $8, %rsp
    stmxcsr (%rsp)
    fnstcw 4(%rsp)
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    ldmxcsr (%rsp)
    fldcw 4(%rsp)
    addq $8, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size pareval_gpu_switch, .-pareval_gpu_switch
.popsection
)");

// At the first switch to it, the fiber enters a function that never returns.
inline void prepare(Fiber& fiber, char* stack, std::size_t bytes, void (*enter)()) {
    auto top = reinterpret_cast<std::uint64_t*>(stack + bytes);
    *--top = 0;  // ends a walk of the stack, and aligns it as after a call
    *--top = reinterpret_cast<std::uint64_t>(enter);
    for (int kept = 0; kept < 6; ++kept) *--top = 0;
    --top;
    auto control = reinterpret_cast<std::uint32_t*>(top);
    asm volatile("stmxcsr %0\n\tfnstcw %1" : "=m"(control[0]), "=m"(control[1]));
    fiber.stack_pointer = top;
}

inline void change(Fiber& from, Fiber& to) {
    pareval_gpu_switch(&from.stack_pointer, to.stack_pointer);
}

#else

struct Fiber {
    ucontext_t context;
};

inline void prepare(Fiber& fiber, char* stack, std::size_t bytes, void (*enter)()) {
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = stack;
    fiber.context.uc_stack.ss_size = bytes;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, enter, 0);
}

inline void change(Fiber& from, Fiber& to) { swapcontext(&from.context, &to.context); }

#endif

}  // namespace pareval::gpu
