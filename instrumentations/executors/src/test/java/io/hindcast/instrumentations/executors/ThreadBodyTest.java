package io.hindcast.instrumentations.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.instrumentations.testing.Requests;
import io.hindcast.instrumentations.testing.SeenContexts;
import org.junit.jupiter.api.Test;

/** What is called before a task must not keep it from running. */
class ThreadBodyTest {
  @Test
  void aThreadThatDoesNotSayItsHandler_runsItsTaskUnderTheContext() throws Exception {
    SeenContexts seen = new SeenContexts();
    Context request = Requests.next();
    Thread thread =
        new Thread(new ThreadBody(seen::look, request)) {
          @Override
          public UncaughtExceptionHandler getUncaughtExceptionHandler() {
            throw new IllegalStateException("expected");
          }
        };
    thread.start();
    thread.join();

    assertThat(seen.contexts()).containsExactly(request);
  }
}
