package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application's own executor, or its code in place, sees of a task. */
@SuppressWarnings("FutureReturnValueIgnored") // tasks and listeners tell
class IdentityTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private final Seen seen = new Seen();

  /** An executor of the application's. */
  private static final class Asking extends SingleThreadEventExecutor {
    final List<Runnable> asked = Collections.synchronizedList(new ArrayList<>());

    Asking() {
      super(null, new DefaultThreadFactory("asking"), false);
    }

    @Override
    protected void run() {
      do {
        Runnable task = takeTask();
        if (task != null) {
          task.run();
        }
      } while (!confirmShutdown());
    }

    @Override
    protected boolean wakesUpForTask(Runnable task) {
      asked.add(task);
      return super.wakesUpForTask(task);
    }
  }

  @Test
  void anExecutorsOwnQuestions_areAskedOfTheTaskItself() throws Exception {
    Asking executor = new Asking();
    Runnable task = seen::look;
    InternalRecord root = woven.under(() -> executor.execute(task));
    executor.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();

    assertThat(executor.asked).contains(task);
    assertThat(seen.spans()).containsExactly(root);
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void rejected_leavesNothing() throws Exception {
    EventExecutor executor = new DefaultEventExecutor();
    executor.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
    InternalRecord root =
        woven.under(
            () ->
                assertThatThrownBy(() -> executor.execute(seen::look))
                    .isInstanceOf(RejectedExecutionException.class));

    assertThat(seen.spans()).isEmpty();
    assertThat(woven.await(1)).containsExactly(root);
  }

  @Test
  void inPlace_runsUnderTheContext() throws Exception {
    InternalRecord root =
        woven.under(
            () -> {
              ImmediateEventExecutor.INSTANCE.execute(seen::look);
              ImmediateEventExecutor.INSTANCE.submit(seen::look).get();
              seen.look();
            });
    ImmediateEventExecutor.INSTANCE.execute(seen::look);

    List<@Nullable Object> expected = new ArrayList<>();
    Collections.addAll(expected, root, root, root, null);
    assertThat(seen.spans()).isEqualTo(expected);
    assertThat(woven.await(1)).containsExactly(root);
  }
}
