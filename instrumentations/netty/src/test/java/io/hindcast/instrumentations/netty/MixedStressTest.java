package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trees of tasks and listeners, nested at random; each knows the context that it should see. */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // of 4.2; what is in both
class MixedStressTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private static final long SEED = 20_261_121;
  private static final long DURATION_NANOS = 2_000_000_000L;
  private static final long GRACE_NANOS = 60_000_000_000L;
  private static final int MAX_PENDING = 2_000;
  private static final int MAX_DEPTH = 4;

  private final EventExecutorGroup loops = new NioEventLoopGroup(2);
  private final EventExecutorGroup executors = new DefaultEventExecutorGroup(2);
  private final HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

  private final AtomicLong pending = new AtomicLong();
  private final AtomicLong checked = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();

  @Test
  void everyTask_seesItsContext() {
    SplittableRandom random = new SplittableRandom(SEED);
    ThreadContext thread = ThreadContext.get();
    long end = System.nanoTime() + DURATION_NANOS;
    while (System.nanoTime() < end) {
      if (pending.get() > MAX_PENDING) {
        LockSupport.parkNanos(100_000);
        continue;
      }
      InternalRecord root = random.nextInt(8) == 0 ? null : new InternalRecord(thread, null);
      thread.swap(root);
      handOver(new Work(random.nextLong(), MAX_DEPTH, root));
      thread.swap(null);
    }
    while (pending.get() > 0 && System.nanoTime() < end + GRACE_NANOS) {
      LockSupport.parkNanos(1_000_000);
    }
    timer.stop();
    loops.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
    executors.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();

    assertThat(pending).as("tasks that did not end, seed %s", SEED).hasValue(0);
    assertThat(wrong).as("of %s checks, seed %s", checked, SEED).hasValue(0);
    assertThat(checked.get()).isGreaterThan(1_000);
  }

  /** A task, and what it hands over in its turn. */
  private final class Work implements Runnable {
    private final SplittableRandom random;
    private final int depth;
    private final @Nullable InternalRecord expected;

    Work(long seed, int depth, @Nullable InternalRecord expected) {
      this.random = new SplittableRandom(seed);
      this.depth = depth;
      this.expected = expected;
    }

    @Override
    public void run() {
      check(expected);
      int children = depth == 0 ? 0 : random.nextInt(4);
      ThreadContext thread = ThreadContext.get();
      for (int i = 0; i < children; i++) {
        InternalRecord theirs =
            switch (random.nextInt(8)) {
              case 0 -> null;
              case 1, 2, 3 -> new InternalRecord(thread);
              default -> expected;
            };
        thread.swap(theirs);
        handOver(new Work(random.nextLong(), depth - 1, theirs));
        check(theirs);
        thread.swap(expected);
      }
      check(expected);
      pending.decrementAndGet();
    }
  }

  private void check(@Nullable InternalRecord expected) {
    checked.incrementAndGet();
    if (ThreadContext.get().current() != expected) {
      wrong.incrementAndGet();
    }
  }

  private void handOver(Work work) {
    pending.incrementAndGet();
    switch (work.random.nextInt(9)) {
      case 0 -> loops.execute(work);
      case 1 -> loops.submit(work);
      case 2 -> loops.schedule(work, work.random.nextInt(2), TimeUnit.MILLISECONDS);
      case 3 -> executors.execute(work);
      case 4 -> executors.schedule(work, work.random.nextInt(2), TimeUnit.MILLISECONDS);
      case 5 -> GlobalEventExecutor.INSTANCE.execute(work);
      case 6 -> timer.newTimeout(timeout -> work.run(), 0, TimeUnit.MILLISECONDS);
      case 7 -> ImmediateEventExecutor.INSTANCE.execute(work);
      default -> afterSomebodyElse(work);
    }
  }

  /** The listener is called by whoever completes the future, in a context of its own or in none. */
  private void afterSomebodyElse(Work work) {
    Promise<String> promise =
        work.random.nextBoolean()
            ? loops.next().newPromise()
            : ImmediateEventExecutor.INSTANCE.newPromise();
    promise.addListener(future -> work.run());
    ThreadContext thread = ThreadContext.get();
    InternalRecord other = work.random.nextBoolean() ? null : new InternalRecord(thread, null);
    thread.swap(other);
    if (work.random.nextBoolean()) {
      executors.execute(() -> promise.setSuccess("done"));
    } else {
      promise.setSuccess("done");
    }
    check(other);
    thread.swap(work.expected);
  }
}
