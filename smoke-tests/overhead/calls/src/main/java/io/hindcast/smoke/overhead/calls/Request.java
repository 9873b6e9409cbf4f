package io.hindcast.smoke.overhead.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs work inside of a request that every agent knows: in a handler of the JDK's own server. The
 * one request costs a fraction of a millisecond, so work should be many operations.
 */
public final class Request implements AutoCloseable {
  private static final int TRACE_ID_FROM = 3;
  private static final int TRACE_ID_TO = 35;

  private final HttpServer works;
  private final HttpServer traces;
  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<@Nullable Work> work = new AtomicReference<>();
  private final AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();

  /** What is done inside. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void run() throws Exception;
  }

  private Request(HttpServer works, HttpServer traces) {
    this.works = works;
    this.traces = traces;
    works.setExecutor(worker);
    works.createContext("/", this::handleWork);
    traces.createContext("/", Request::handleTrace);
  }

  /** Starts it; all work is done by one thread. */
  public static Request open() throws IOException {
    Request request = new Request(server(), server());
    request.works.start();
    request.traces.start();
    return request;
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  /** Does work in a request, and throws what it threw. */
  public void run(Work inside) throws Exception {
    work.set(inside);
    get(works);
    Exception failure = thrown.getAndSet(null);
    if (failure != null) {
      throw failure;
    }
  }

  private void handleWork(HttpExchange exchange) throws IOException {
    Work inside = work.getAndSet(null);
    try {
      if (inside != null) {
        inside.run();
      }
    } catch (Exception failure) {
      thrown.set(failure);
    }
    answer(exchange, "");
  }

  /** The id of the trace that the calling thread works for, as a server sees it; "" for none. */
  public String traceId() throws IOException, InterruptedException {
    String traceParent = get(traces);
    return traceParent.isEmpty() ? "" : traceParent.substring(TRACE_ID_FROM, TRACE_ID_TO);
  }

  private static void handleTrace(HttpExchange exchange) throws IOException {
    String traceParent = exchange.getRequestHeaders().getFirst("traceparent");
    answer(exchange, traceParent == null ? "" : traceParent);
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String get(HttpServer server) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    works.stop(0);
    traces.stop(0);
    worker.shutdown();
  }
}
