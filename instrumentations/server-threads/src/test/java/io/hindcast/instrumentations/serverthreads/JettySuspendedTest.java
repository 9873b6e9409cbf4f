package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that waits for another one to end, which gives it to the pool. */
class JettySuspendedTest {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();
  private final QoSHandler oneAtATime = new QoSHandler(new Keeping());
  private final Server server = new Server();

  private record Handled(@Nullable SpanRecord under, Callback callback) {}

  private final class Keeping extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      handled.add(new Handled(ThreadContext.get().span(), callback));
      return true;
    }
  }

  private Handled nextHandled() throws InterruptedException {
    return Objects.requireNonNull(handled.poll(20, TimeUnit.SECONDS), "no request came");
  }

  private void awaitSuspended() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (oneAtATime.getSuspendedRequestCount() == 0 && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(oneAtATime.getSuspendedRequestCount()).isOne();
  }

  @Test
  void aSuspendedRequest_doesNotRunUnderTheOneThatEnds() throws Exception {
    LogManager.getLogManager().reset();
    ServerConnector connector = new ServerConnector(server);
    server.addConnector(connector);
    oneAtATime.setMaxRequestCount(1);
    server.setHandler(new ContextHandler(oneAtATime, "/"));
    server.start();
    InternalRecord ending;
    try {
      URI uri = URI.create("http://localhost:" + connector.getLocalPort() + "/");
      CompletableFuture<?> first = get(uri);
      Handled running = nextHandled();
      CompletableFuture<?> second = get(uri);
      awaitSuspended();
      ending = woven.under(running.callback::succeeded);
      Handled resumed = nextHandled();
      resumed.callback.succeeded();
      first.get(20, TimeUnit.SECONDS);
      second.get(20, TimeUnit.SECONDS);

      assertThat(running.under).isNull();
      assertThat(resumed.under).isNull();
    } finally {
      server.stop();
    }
    assertThat(woven.await(1)).containsExactly(ending);
  }

  private static CompletableFuture<?> get(URI uri) {
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
  }
}
