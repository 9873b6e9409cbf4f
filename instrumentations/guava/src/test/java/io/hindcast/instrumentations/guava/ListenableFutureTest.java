package io.hindcast.instrumentations.guava;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.AsyncFunction;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.testing.Allocation;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener runs under what it was registered under, whoever completes the future. */
@SuppressWarnings("FutureReturnValueIgnored") // listeners tell
class ListenableFutureTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new GuavaModule(), new ExecutorsModule());

  private static final long SEED = 20_261_121;

  /** In place: of every version. */
  private static final Executor DIRECT = Runnable::run;

  private final List<@Nullable SpanRecord> seen = Collections.synchronizedList(new ArrayList<>());
  private final SettableFuture<String> future = SettableFuture.create();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() throws Exception {
    pool.shutdown();
    assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private void look() {
    seen.add(ThreadContext.get().span());
  }

  /** Completes the future in a request of its own, and asserts that this keeps its context. */
  private void completeUnderAnother() throws Exception {
    InternalRecord[] seenAfter = new InternalRecord[1];
    InternalRecord other =
        woven.under(
            () -> {
              assertThat(future.set("done")).isTrue();
              seenAfter[0] = (InternalRecord) ThreadContext.get().span();
            });
    assertThat(seenAfter[0]).isSameAs(other);
  }

  @Test
  void addListener_inPlace() throws Exception {
    future.addListener(this::look, DIRECT);
    InternalRecord root = woven.under(() -> future.addListener(this::look, DIRECT));
    completeUnderAnother();

    assertThat(seen).containsExactlyInAnyOrder(null, root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void addListener_onAPool() throws Exception {
    CountDownLatch ran = new CountDownLatch(2);
    Runnable listener =
        () -> {
          look();
          ran.countDown();
        };
    future.addListener(listener, pool);
    InternalRecord root = woven.under(() -> future.addListener(listener, pool));
    completeUnderAnother();
    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();

    assertThat(seen).containsExactlyInAnyOrder(null, root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void addListener_toWhatIsDone() throws Exception {
    future.set("done");
    InternalRecord root = woven.under(() -> future.addListener(this::look, DIRECT));

    assertThat(seen).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private final class Looking implements FutureCallback<String> {
    @Override
    public void onSuccess(@Nullable String result) {
      look();
    }

    @Override
    public void onFailure(Throwable thrown) {
      look();
    }
  }

  @Test
  void addCallback() throws Exception {
    InternalRecord root = woven.under(() -> Futures.addCallback(future, new Looking(), DIRECT));
    completeUnderAnother();

    assertThat(seen).containsExactly(root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void addCallback_toWhatFailsAndIsCancelled() throws Exception {
    SettableFuture<String> failing = SettableFuture.create();
    SettableFuture<String> cancelled = SettableFuture.create();
    InternalRecord root =
        woven.under(
            () -> {
              Futures.addCallback(failing, new Looking(), DIRECT);
              Futures.addCallback(cancelled, new Looking(), DIRECT);
            });
    failing.setException(new IllegalStateException("expected"));
    cancelled.cancel(false);

    assertThat(seen).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void transform() throws Exception {
    List<ListenableFuture<Integer>> length = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () ->
                length.add(
                    Futures.transform(
                        future,
                        text -> {
                          look();
                          return text.length();
                        },
                        DIRECT)));
    completeUnderAnother();

    assertThat(length.get(0).get()).isEqualTo(4);
    assertThat(seen).containsExactly(root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void transformAsync() throws Exception {
    AsyncFunction<String, String> function =
        text -> {
          look();
          return Futures.immediateFuture(text);
        };
    List<ListenableFuture<String>> derived = new ArrayList<>();
    InternalRecord root =
        woven.under(() -> derived.add(Futures.transformAsync(future, function, DIRECT)));
    completeUnderAnother();

    assertThat(derived.get(0).get()).isEqualTo("done");
    assertThat(seen).containsExactly(root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void catching() throws Exception {
    List<ListenableFuture<String>> recovered = new ArrayList<>();
    InternalRecord root =
        woven.under(
            () ->
                recovered.add(
                    Futures.catching(
                        future,
                        IllegalStateException.class,
                        failure -> {
                          look();
                          return "recovered";
                        },
                        DIRECT)));
    future.setException(new IllegalStateException("expected"));

    assertThat(recovered.get(0).get()).isEqualTo("recovered");
    assertThat(seen).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void derivedFutures_thatOthersDeriveFrom() throws Exception {
    InternalRecord left =
        woven.under(
            () -> {
              ListenableFuture<String> derived =
                  Futures.transform(
                      future,
                      text -> {
                        look();
                        return text;
                      },
                      pool);
              derived.addListener(this::look, DIRECT);
            });
    completeUnderAnother();
    close();

    assertThat(seen).containsExactly(left, left);
    assertThat(woven.await(2)).contains(left);
  }

  @Test
  void allAsList() throws Exception {
    SettableFuture<String> second = SettableFuture.create();
    InternalRecord root =
        woven.under(() -> Futures.allAsList(future, second).addListener(this::look, DIRECT));
    completeUnderAnother();
    second.set("done");

    assertThat(seen).containsExactly(root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void aTask_thatIsAFuture() throws Exception {
    ListenableFutureTask<String> task = ListenableFutureTask.create(() -> "done");
    InternalRecord root = woven.under(() -> task.addListener(this::look, DIRECT));
    woven.under(task::run);

    assertThat(seen).containsExactly(root);
    assertThat(woven.await(2)).contains(root);
  }

  @Test
  void decoratedExecutors_comeRightThroughTheirPools() throws Exception {
    ListeningExecutorService decorated = MoreExecutors.listeningDecorator(pool);
    ListeningScheduledExecutorService scheduled =
        MoreExecutors.listeningDecorator(Executors.newScheduledThreadPool(1));
    InternalRecord root =
        woven.under(
            () -> {
              decorated.submit(this::look).get();
              decorated.execute(this::look);
              assertThat(decorated.invokeAll(List.of(Executors.callable(this::look)))).hasSize(1);
              scheduled.schedule(this::look, 1, TimeUnit.MILLISECONDS).get();
            });
    scheduled.shutdown();
    close();

    assertThat(seen).hasSize(4).containsOnly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  /** The application's executor sees the application's listener. */
  @Test
  void comparableListeners_onAPriorityQueue() throws Exception {
    List<Runnable> queued = Collections.synchronizedList(new ArrayList<>());
    ThreadPoolExecutor byPriority =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(
                4, Comparator.comparing((Runnable task) -> ((Ranked) task).rank())));
    CountDownLatch open = new CountDownLatch(1);
    byPriority.execute(
        new Ranked(
            0,
            () -> {
              try {
                open.await();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            }));
    Ranked one = new Ranked(1, this::look);
    Ranked two = new Ranked(2, this::look);
    InternalRecord root =
        woven.under(
            () -> {
              future.addListener(two, byPriority);
              future.addListener(one, byPriority);
            });
    future.set("done");
    byPriority.getQueue().forEach(queued::add);
    open.countDown();
    byPriority.shutdown();
    assertThat(byPriority.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    assertThat(queued).containsExactlyInAnyOrder(one, two);
    assertThat(seen).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  private record Ranked(int rank, Runnable body) implements Runnable {
    @Override
    public void run() {
      body.run();
    }
  }

  @Test
  void aListenerThatThrows_leavesNoContext() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                future.addListener(
                    () -> {
                      throw new IllegalStateException("the listener's own");
                    },
                    DIRECT));
    future.set("done");

    assertThat(ThreadContext.get().current()).isNull();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aFutureThatNeverCompletes_keepsNothingWhenItIsDropped() throws Exception {
    WeakReference<InternalRecord> request =
        new WeakReference<>(
            woven.under(() -> SettableFuture.create().addListener(() -> {}, DIRECT)));
    woven.takeAll();
    for (int i = 0; i < 2_000 && !request.refersTo(null); i++) {
      System.gc();
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(request.refersTo(null)).isTrue();
  }

  /** The bytes of a listener that waits are those of the wrapper. */
  @Test
  void allocation() throws Exception {
    InternalRecord context = new InternalRecord(ThreadContext.get(), null);
    CarryingExecutor[] kept = new CarryingExecutor[1];
    double bytes =
        Allocation.bytesPerCall(() -> kept[0] = new CarryingExecutor(DIRECT, context), 25);

    assertThat(kept[0].executor()).isSameAs(DIRECT);
    assertThat(bytes).isLessThan(25);
  }

  /** Chains of derived futures over three requests, completed by any of them on any thread. */
  @Test
  void randomHandOvers_neverMix() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    AtomicInteger checked = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    for (int round = 0; round < 3_000; round++) {
      SettableFuture<Integer> source = SettableFuture.create();
      int listeners = 1 + random.nextInt(6);
      CountDownLatch done = new CountDownLatch(listeners);
      for (int i = 0; i < listeners; i++) {
        ThreadContext thread = ThreadContext.get();
        InternalRecord expected = random.nextInt(4) == 0 ? null : new InternalRecord(thread, null);
        Executor executor = random.nextBoolean() ? DIRECT : pool;
        boolean derived = random.nextBoolean();
        Runnable check =
            () -> {
              checked.incrementAndGet();
              if (ThreadContext.get().current() != expected) {
                wrong.incrementAndGet();
              }
              done.countDown();
            };
        thread.swap(expected);
        if (derived) {
          Futures.transform(source, (Integer number) -> number + 1, executor)
              .addListener(check, DIRECT);
        } else {
          source.addListener(check, executor);
        }
        thread.swap(null);
      }
      if (random.nextBoolean()) {
        pool.execute(() -> source.set(1));
      } else {
        woven.under(() -> source.set(1));
      }
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
    woven.takeAll();

    assertThat(wrong).as("of %s, seed %s", checked, SEED).hasValue(0);
    assertThat(checked.get()).isGreaterThan(3_000);
  }
}
