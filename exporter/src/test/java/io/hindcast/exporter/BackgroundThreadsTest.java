package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.ThreadContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BackgroundThreadsTest {
  @Test
  void thread_isADaemonOfTheAgentsAndNotRecorded() throws Exception {
    InheritableThreadLocal<String> ofTheApplication = new InheritableThreadLocal<>();
    ofTheApplication.set("secret");
    CompletableFuture<Boolean> suppressed = new CompletableFuture<>();
    CompletableFuture<String> inherited = new CompletableFuture<>();

    Thread thread =
        new BackgroundThreads("hindcast-test")
            .newThread(
                () -> {
                  inherited.complete(ofTheApplication.get());
                  suppressed.complete(ThreadContext.get().isSuppressed());
                });
    thread.start();

    assertThat(suppressed.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(inherited.get(10, TimeUnit.SECONDS)).isNull();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("hindcast-test");
    assertThat(thread.getContextClassLoader()).isSameAs(Exporter.class.getClassLoader());
  }
}
