// SPDX-License-Identifier: GPL-3.0-or-later
// For the preset tsan. Qt's libraries are not built for ThreadSanitizer, which therefore does not
// see that Qt hands work from one thread to another in order: everything done before would look
// like a race with everything done after. These are the functions of Qt by which our threads hand
// over: work to a pool, a call or a signal to another thread's event loop, the result of a future,
// a semaphore. Each tells the sanitizer so and calls Qt's own.
#include <QFutureInterface>
#include <QMetaObject>
#include <QObject>
#include <QReadWriteLock>
#include <QRunnable>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <future>
#include <memory>
#include <thread>

#include <cstdarg>
#include <dlfcn.h>
#include <sched.h>

extern "C" {
void __tsan_acquire(void *);
void __tsan_release(void *);
}

namespace {

template<typename Function>
Function original(const char *symbol)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, symbol));
}

char threads; // what their ends are told by
char pools;   // what all work on pools is told by

/// Whether the event that brings a call is wholly in the other thread's queue.
struct Posting
{
    const std::thread::id by = std::this_thread::get_id();
    std::atomic<bool> isDone = false;
};

/// Calls what @p slot calls, behind all that came before the release of @p token, and ends behind
/// @p posting, if there is one.
class Handover : public QtPrivate::QSlotObjectBase
{
public:
    Handover(QtPrivate::QSlotObjectBase *slot, void *token, std::shared_ptr<Posting> posting = {})
        : QSlotObjectBase(&Handover::act), m_slot(slot), m_token(token),
          m_posting(std::move(posting))
    {
        __tsan_release(this);
    }

private:
    static void act(int which, QSlotObjectBase *self, QObject *receiver, void **arguments,
                    bool *result)
    {
        __tsan_acquire(self);
        auto *const own = static_cast<Handover *>(self);
        switch (which) {
        case Destroy:
            while (own->m_posting && own->m_posting->by != std::this_thread::get_id() &&
                   !own->m_posting->isDone) {
                std::this_thread::yield();
            }
            own->m_slot->destroyIfLastRef();
            delete own;
            break;
        case Call:
            __tsan_acquire(own->m_token);
            own->m_slot->call(receiver, arguments);
            __tsan_release(own);
            __tsan_release(&threads);
            break;
        case Compare:
            *result = own->m_slot->compare(arguments);
            break;
        default:
            break;
        }
    }

    QtPrivate::QSlotObjectBase *m_slot;
    void *m_token;
    std::shared_ptr<Posting> m_posting;
};

} // namespace

void QThreadPool::start(std::function<void()> work, int priority)
{
    static const auto real = original<void (*)(QThreadPool *, std::function<void()>, int)>(
        "_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> told = [work = std::make_shared<std::function<void()>>(std::move(work))] {
        __tsan_acquire(&pools); // before it looks at what it holds
        (*work)();
        *work = {};
        __tsan_release(&pools);
    };
    __tsan_release(&pools);
    real(this, std::move(told), priority);
}

void QThreadPool::start(QRunnable *work, int priority)
{
    const auto run = [work] {
        const bool isOurs = work->autoDelete(); // else it may be gone behind run()
        work->run();
        if (isOurs) {
            delete work;
        }
    };
    start(std::function<void()>(run), priority);
}

bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    static const auto real =
        original<bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *)>(
            "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt"
            "14ConnectionTypeEPv");
    const auto posting = std::make_shared<Posting>();
    __tsan_release(object);
    const bool isPosted = real(object, new Handover(slot, object, posting), type, result);
    posting->isDone = true;
    return isPosted;
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal,
                                             const QObject *receiver, void **slotPointer,
                                             QtPrivate::QSlotObjectBase *slot,
                                             Qt::ConnectionType type, const int *types,
                                             const QMetaObject *senderMetaObject)
{
    static const auto real = original<decltype(&QObject::connectImpl)>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt"
        "14ConnectionTypeEPKiPK11QMetaObject");
    return real(sender, signal, receiver, slotPointer,
                new Handover(slot, const_cast<QObject *>(sender)), type, types, senderMetaObject);
}

void QMetaObject::activate(QObject *sender, const QMetaObject *metaObject, int signal,
                           void **arguments)
{
    static const auto real = original<void (*)(QObject *, const QMetaObject *, int, void **)>(
        "_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    __tsan_release(sender);
    real(sender, metaObject, signal, arguments);
    __tsan_release(sender); // the events it has posted; the sender itself may be gone
}

bool QThreadPool::waitForDone(int milliseconds)
{
    static const auto real =
        original<bool (*)(QThreadPool *, int)>("_ZN11QThreadPool11waitForDoneEi");
    const bool isDone = real(this, milliseconds);
    __tsan_acquire(&pools);
    return isDone;
}

QThread *QThread::createThreadImpl(std::future<void> &&work)
{
    static const auto real =
        original<QThread *(*)(std::future<void> &&)>("_ZN7QThread16createThreadImplEOSt6futureIvE");
    return real(std::async(std::launch::deferred, [work = std::move(work)]() mutable {
        work.get();
        __tsan_release(&threads);
    }));
}

bool QThread::wait(QDeadlineTimer deadline)
{
    static const auto real =
        original<bool (*)(QThread *, QDeadlineTimer)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool isDone = real(this, deadline);
    __tsan_acquire(&threads);
    return isDone;
}

void QFutureInterfaceBase::reportFinished()
{
    static const auto real =
        original<void (*)(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    __tsan_release(d);
    real(this);
}

void QFutureInterfaceBase::reportResultsReady(int begin, int end)
{
    static const auto real = original<void (*)(QFutureInterfaceBase *, int, int)>(
        "_ZN20QFutureInterfaceBase18reportResultsReadyEii");
    __tsan_release(d);
    real(this, begin, end);
}

void QFutureInterfaceBase::waitForFinished()
{
    static const auto real =
        original<void (*)(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase15waitForFinishedEv");
    real(this);
    __tsan_acquire(d);
}

void QFutureInterfaceBase::waitForResult(int index)
{
    static const auto real = original<void (*)(QFutureInterfaceBase *, int)>(
        "_ZN20QFutureInterfaceBase13waitForResultEi");
    real(this, index);
    __tsan_acquire(d);
}

/// The last one that gives a result up destroys it, behind all that the others did with it.
bool QFutureInterfaceBase::derefT() const noexcept
{
    static const auto real =
        original<bool (*)(const QFutureInterfaceBase *)>("_ZNK20QFutureInterfaceBase6derefTEv");
    __tsan_release(d);
    const bool isKept = real(this);
    __tsan_acquire(d);
    return isKept;
}

void QSemaphore::release(int count)
{
    static const auto real = original<void (*)(QSemaphore *, int)>("_ZN10QSemaphore7releaseEi");
    __tsan_release(this);
    real(this, count);
}

void QSemaphore::acquire(int count)
{
    static const auto real = original<void (*)(QSemaphore *, int)>("_ZN10QSemaphore7acquireEi");
    real(this, count);
    __tsan_acquire(this);
}

bool QSemaphore::tryAcquire(int count)
{
    static const auto real = original<bool (*)(QSemaphore *, int)>("_ZN10QSemaphore10tryAcquireEi");
    const bool isAcquired = real(this, count);
    if (isAcquired) {
        __tsan_acquire(this);
    }
    return isAcquired;
}

bool QSemaphore::tryAcquire(int count, int milliseconds)
{
    static const auto real =
        original<bool (*)(QSemaphore *, int, int)>("_ZN10QSemaphore10tryAcquireEii");
    const bool isAcquired = real(this, count, milliseconds);
    if (isAcquired) {
        __tsan_acquire(this);
    }
    return isAcquired;
}

/// Only to be on the stack: tests/support/tsan.supp says why.
void QReadWriteLock::unlock()
{
    static const auto real = original<void (*)(QReadWriteLock *)>("_ZN14QReadWriteLock6unlockEv");
    real(this);
}

extern "C" int __clone(int (*function)(void *), void *stack, int flags, void *argument, ...);

/// By which QProcess starts a program, the memory shared until then. The sanitizer takes it for a
/// fork, and turns itself off in the child, and so from then on in the thread that started it.
extern "C" int clone(int (*function)(void *), void *stack, int flags, void *argument, ...)
{
    std::va_list more;
    va_start(more, argument);
    auto *const parentPid = va_arg(more, pid_t *);
    auto *const storage = va_arg(more, void *);
    auto *const childPid = va_arg(more, pid_t *);
    va_end(more);
    return __clone(function, stack, flags, argument, parentPid, storage, childPid);
}
