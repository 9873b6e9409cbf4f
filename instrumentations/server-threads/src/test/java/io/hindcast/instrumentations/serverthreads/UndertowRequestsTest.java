package io.hindcast.instrumentations.serverthreads;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests of one connection, and what their handlers give to the server's threads. */
class UndertowRequestsTest {
  @RegisterExtension static final WovenExtension woven = AllServers.woven();

  private static final int REQUESTS = 3;
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final List<@Nullable SpanRecord> begun = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch left = new CountDownLatch(REQUESTS);

  /** The server reads a pipelined request on the thread that has ended the one before it. */
  @Test
  void requestsThatComeTogether_areNotMixedUp() throws Exception {
    serve(
        exchange -> {
          begun.add(ThreadContext.get().span());
          woven.under(exchange::endExchange);
        });

    assertThat(begun).hasSize(REQUESTS).containsOnlyNulls();
    assertThat(woven.await(REQUESTS)).hasSize(REQUESTS);
  }

  @Test
  void whatAHandlerGivesToTheWorker_runsUnderItsContext() throws Exception {
    HandingOver handler = new HandingOver(woven);
    serve(handler);

    assertThat(handler.begun).hasSize(REQUESTS).containsOnlyNulls();
    assertThat(handler.seen).containsExactlyElementsOf(woven.await(REQUESTS));
  }

  private void serve(HttpHandler handler) throws Exception {
    LogManager.getLogManager().reset();
    HttpHandler counting =
        exchange -> {
          exchange.addExchangeCompleteListener(
              (completed, next) -> {
                left.countDown();
                next.proceed();
              });
          handler.handleRequest(exchange);
        };
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "localhost")
            .setWorkerThreads(2)
            .setHandler(new BlockingHandler(counting))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(REQUEST.repeat(REQUESTS).getBytes(US_ASCII));
      ServerThreadsContract.await(left);
    } finally {
      server.stop();
    }
  }
}
