package io.hindcast.instrumentations.serverthreads;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.pool.ExecutorPools;
import io.hindcast.bootstrap.pool.ExecutorReading;
import io.hindcast.instrumentations.executors.ExecutorsModule;
import io.hindcast.instrumentations.serverthreads.undertow.UndertowThreadsModule;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pool of Undertow 2.0 extends the JDK's, so what is known of that is enough. */
class EarlierUndertowTest {
  @RegisterExtension
  static final WovenExtension woven =
      WovenExtension.of(new ExecutorsModule(), new UndertowThreadsModule());

  private static final int REQUESTS = 20;
  private static final int THREADS = 3;

  private final HandingOver handler = new HandingOver(woven);

  @Test
  void whatAHandlerGivesToTheWorker_runsUnderItsContext() throws Exception {
    LogManager.getLogManager().reset();
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setWorkerThreads(THREADS)
            .setHandler(new BlockingHandler(handler))
            .build();
    server.start();
    List<ExecutorReading> readings;
    try {
      InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      URI uri = URI.create("http://localhost:" + address.getPort() + "/");
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < REQUESTS; i++) {
        HttpResponse<Void> response =
            client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(200);
      }
      readings = ExecutorPools.read();
    } finally {
      server.stop();
    }

    assertThat(handler.begun).hasSize(REQUESTS).containsOnlyNulls();
    assertThat(handler.seen).containsExactlyElementsOf(woven.await(REQUESTS));
    assertThat(readings)
        .filteredOn(reading -> reading.name().equals("XNIO-1 task"))
        .singleElement()
        .satisfies(reading -> assertThat(reading.poolMax()).isEqualTo(THREADS));
  }
}
