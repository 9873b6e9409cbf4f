package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that goes on in another thread of the server. */
abstract class AsyncStartContract {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private static final int REQUESTS = 20;

  private final List<@Nullable SpanRecord> begun = Collections.synchronizedList(new ArrayList<>());
  private final List<@Nullable SpanRecord> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<Throwable> failed = new AtomicReference<>();

  /** Starts a server with one servlet, at its root; the port it listens on. */
  abstract int start(HttpServlet servlet) throws Exception;

  /** Stops it, where it was started. */
  abstract void stop() throws Exception;

  /** A pattern of the name of its threads. */
  abstract String threads();

  /** How many there may be. */
  abstract int maximum();

  private final class Going extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      begun.add(ThreadContext.get().span());
      AsyncContext async = request.startAsync();
      try {
        woven.under(
            () ->
                async.start(
                    () -> {
                      seen.add(ThreadContext.get().span());
                      async.complete();
                    }));
      } catch (Exception thrown) {
        failed.set(thrown);
      }
    }
  }

  @Test
  void start_runsUnderTheContext_andTheNextRequestOnTheConnectionDoesNot() throws Exception {
    LogManager.getLogManager().reset();
    List<ExecutorReading> readings;
    try {
      URI uri = URI.create("http://localhost:" + start(new Going()) + "/");
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < REQUESTS; i++) {
        HttpResponse<String> response =
            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
      }
      readings = ExecutorPools.read();
    } finally {
      stop();
    }

    assertThat(failed.get()).isNull();
    assertThat(begun).hasSize(REQUESTS).containsOnlyNulls();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(woven.await(REQUESTS));
    assertThat(readings)
        .filteredOn(reading -> reading.name().matches(threads()))
        .singleElement()
        .satisfies(
            reading -> {
              assertThat(reading.poolMax()).isEqualTo(maximum());
              assertThat(reading.poolSize()).isPositive();
            });
  }
}
