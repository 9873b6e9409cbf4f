package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listener is called under what it was added under, whoever completes the future. */
@SuppressWarnings("FutureReturnValueIgnored") // tasks and listeners tell
class ListenerTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private final Seen seen = new Seen();

  /** Its listeners are called by whoever completes it. */
  private final Promise<String> promise = ImmediateEventExecutor.INSTANCE.newPromise();

  private FutureListener<String> looking() {
    return future -> seen.look();
  }

  @Test
  void completedByAnotherRequest() throws Exception {
    InternalRecord left = woven.under(() -> promise.addListener(looking()));
    promise.addListener(looking());
    InternalRecord right = woven.under(() -> promise.addListener(looking()));
    InternalRecord other =
        woven.under(
            () -> {
              promise.setSuccess("done");
              assertThat(ThreadContext.get().span()).isNotNull();
              seen.look();
            });

    assertThat(seen.spans()).containsExactly(left, null, right, other);
    assertThat(woven.await(3)).containsExactly(left, right, other);
  }

  @Test
  void completedOutsideOfAllRequests() throws Exception {
    InternalRecord root = woven.under(() -> promise.addListener(looking()));
    promise.setFailure(new IllegalStateException("expected"));

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void completedBefore() throws Exception {
    promise.setSuccess("done");
    InternalRecord root = woven.under(() -> promise.addListener(looking()));

    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void severalAtOnce() throws Exception {
    InternalRecord root = woven.under(() -> addBoth(promise, looking(), looking()));
    promise.setSuccess("done");

    assertThat(seen.spans()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @SuppressWarnings("unchecked") // of Netty's signature
  private static void addBoth(
      Promise<String> to, FutureListener<String> one, FutureListener<String> other) {
    to.addListeners(one, other);
  }

  @Test
  void theSameListener_twice_underBothInOrder() throws Exception {
    FutureListener<String> shared = looking();
    InternalRecord left = woven.under(() -> promise.addListener(shared));
    InternalRecord right = woven.under(() -> promise.addListener(shared));
    promise.setSuccess("done");

    assertThat(seen.spans()).containsExactly(left, right);
    assertThat(woven.await(2)).containsExactly(left, right);
  }

  @Test
  void removed_isNotCalledAndLeavesNothing() throws Exception {
    FutureListener<String> removed = looking();
    WeakReference<InternalRecord> request =
        EventExecutorContract.requestThat(
            () -> {
              promise.addListener(removed);
              promise.removeListener(removed);
            });

    EventExecutorContract.assertIsCollected(request);
    promise.setSuccess("done");
    assertThat(seen.spans()).isEmpty();
  }

  @Test
  void called_leavesNothing() throws Exception {
    WeakReference<InternalRecord> request =
        EventExecutorContract.requestThat(
            () -> {
              for (int i = 0; i < 3; i++) {
                promise.addListener(future -> {});
              }
            });
    promise.setSuccess("done");

    EventExecutorContract.assertIsCollected(request);
  }

  @Test
  void manyListeners_inOrder() throws Exception {
    List<InternalRecord> roots = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      roots.add(woven.under(() -> promise.addListener(looking())));
    }
    promise.setSuccess("done");

    assertThat(seen.spans()).containsExactlyElementsOf(roots);
    assertThat(woven.await(500)).hasSize(500);
  }

  @Test
  void aListenerThatThrows_leavesNoContext() throws Exception {
    InternalRecord root =
        woven.under(
            () ->
                promise.addListener(
                    future -> {
                      throw new IllegalStateException("the listener's own");
                    }));
    promise.addListener(looking());
    promise.setSuccess("done");

    assertThat(ThreadContext.get().current()).isNull();
    assertThat(seen.spans()).hasSize(1).containsOnlyNulls();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void aListenerThatHandsOn() throws Exception {
    Promise<String> next = new DefaultPromise<>(ImmediateEventExecutor.INSTANCE);
    InternalRecord root =
        woven.under(
            () ->
                promise.addListener(
                    future -> {
                      next.addListener(looking());
                      seen.look();
                    }));
    promise.setSuccess("done");
    next.setSuccess("done");

    assertThat(seen.spans()).containsExactly(root, root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void onAnExecutorsThread() throws Exception {
    EventExecutor executor = new DefaultEventExecutorGroup(1).next();
    Promise<String> there = executor.newPromise();
    Future<String> succeeded = executor.newSucceededFuture("at once");
    CountDownLatch called = new CountDownLatch(2);
    FutureListener<String> listener =
        future -> {
          seen.look();
          called.countDown();
        };
    InternalRecord root =
        woven.under(
            () -> {
              there.addListener(listener);
              succeeded.addListener(listener);
            });
    woven.under(() -> there.setSuccess("done"));
    Seen.await(called);
    executor.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();

    List<@Nullable SpanRecord> spans = seen.spans();
    assertThat(spans).containsExactly(root, root);
    assertThat(woven.await(2)).contains(root);
  }
}
