package io.hindcast.instrumentations.jdkhttpserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.SelfSigned;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JdkHttpServerTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new JdkHttpServerModule());

  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT_ID = "b7ad6b7169203331";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService executor = Executors.newFixedThreadPool(8);
  private volatile boolean suppressed;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(task -> executor.execute(() -> runAsTold(task)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    executor.shutdownNow();
  }

  @Test
  void request_isRecordedWithAllThatItsHeadSays() throws Exception {
    HttpContext context = server.createContext("/orders", answering(200, "ok"));

    get("/orders/7%2F8?sort=up&x=%20", "User-Agent", "tests/1", "X-Forwarded-For", "203.0.113.9");

    HttpServerRecord record = server(1);
    assertThat(record.method).isEqualTo("GET");
    assertThat(record.scheme).isEqualTo("http");
    assertThat(record.path).isEqualTo("/orders/7%2F8");
    assertThat(record.query).isEqualTo("sort=up&x=%20");
    assertThat(record.route).isEqualTo("/orders");
    assertThat(record.status).isEqualTo(200);
    assertThat(record.protocolVersion).isEqualTo("1.1");
    assertThat(record.host).endsWith(":" + port());
    assertThat(record.localPort).isEqualTo(port());
    assertThat(record.peerAddress).isEqualTo("127.0.0.1");
    assertThat(record.peerPort).isPositive();
    assertThat(record.userAgent).isEqualTo("tests/1");
    assertThat(record.forwardedFor).isEqualTo("203.0.113.9");
    assertThat(record.forwarded).isNull();
    assertThat(record.thrown).isNull();
    assertThat(record.isLocalRoot()).isTrue();
    assertThat(record.remoteParent()).isNull();
    assertThat(context.getFilters()).isEmpty();
    assertThat(context.getAttributes()).isEmpty();
  }

  @Test
  void rootContext_isNoRoute() throws Exception {
    server.createContext("/", answering(204, ""));

    get("/anything");

    HttpServerRecord record = server(1);
    assertThat(record.route).isNull();
    assertThat(record.status).isEqualTo(204);
  }

  @Test
  void headers_nameTheParent() throws Exception {
    server.createContext("/", answering(200, ""));

    get(
        "/",
        "traceparent",
        "00-" + TRACE_ID + "-" + PARENT_ID + "-01",
        "tracestate",
        "a=1",
        "tracestate",
        "b=2",
        "baggage",
        "user=7");

    HttpServerRecord record = server(1);
    RemoteParent parent = record.remoteParent();
    assertThat(parent).isNotNull();
    assertThat(Long.toHexString(record.parentSpanId())).isEqualTo(PARENT_ID);
    assertThat(Long.toHexString(record.traceIdLow())).isEqualTo(TRACE_ID.substring(16));
    assertThat(record.traceState()).isIn("a=1,b=2", "b=2,a=1");
    assertThat(record.baggage()).isEqualTo("user=7");
  }

  @Test
  void filtersAndHandler_runUnderTheRecord() throws Exception {
    List<SpanRecord> seen = new ArrayList<>();
    HttpContext context =
        server.createContext(
            "/",
            exchange -> {
              seen.add(current());
              new InternalRecord(ThreadContext.get()).end();
              answer(exchange, 200, "");
            });
    context.getFilters().add(Filter.beforeHandler("before", exchange -> seen.add(current())));
    context.getFilters().add(Filter.afterHandler("after", exchange -> seen.add(current())));

    get("/");

    List<SpanRecord> records = woven.await(2);
    assertThat(seen).hasSize(3).containsOnly(records.get(0));
    assertThat(records.get(1).parent()).isSameAs(records.get(0));
    assertThat(context.getFilters()).hasSize(2);
  }

  @Test
  void filterThatWrapsTheExchange_makesNoSecondRecord() throws Exception {
    HttpContext context = server.createContext("/", answering(202, "fine"));
    context
        .getFilters()
        .add(
            new Filter() {
              @Override
              public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                chain.doFilter(new WrappedExchange(exchange));
              }

              @Override
              public String description() {
                return "wraps";
              }
            });

    get("/");

    assertThat(server(1).status).isEqualTo(202);
  }

  @Test
  void filterThatAnswers_isRecorded() throws Exception {
    HttpContext context = server.createContext("/", answering(200, ""));
    context
        .getFilters()
        .add(
            new Filter() {
              @Override
              public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                answer(exchange, 401, "");
              }

              @Override
              public String description() {
                return "refuses";
              }
            });

    get("/");

    HttpServerRecord record = server(1);
    assertThat(record.status).isEqualTo(401);
    assertThat(record.isAnomalous()).isFalse();
  }

  @Test
  void handlerThatThrows_isRecordedAndTheConnectionClosedAsEver() {
    IOException failure = new IOException("no");
    server.createContext(
        "/",
        exchange -> {
          throw failure;
        });

    assertThatThrownBy(() -> post("/")).isInstanceOf(IOException.class);

    HttpServerRecord record = server(1);
    assertThat(record.thrown).isSameAs(failure);
    assertThat(record.status).isZero();
  }

  @Test
  void exceptionAfterTheResponse_isRecordedBesideTheStatus() throws Exception {
    IllegalStateException failure = new IllegalStateException("afterwards");
    server.createContext(
        "/",
        exchange -> {
          answer(exchange, 200, "done");
          throw failure;
        });

    assertThat(get("/").body()).isEqualTo("done");

    HttpServerRecord record = server(1);
    assertThat(record.thrown).isSameAs(failure);
    assertThat(record.status).isEqualTo(200);
  }

  @Test
  void exceptionThatAFilterHandles_isNone() throws Exception {
    HttpContext context =
        server.createContext(
            "/",
            exchange -> {
              throw new IllegalStateException("handled");
            });
    context
        .getFilters()
        .add(
            new Filter() {
              @Override
              public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                try {
                  chain.doFilter(exchange);
                } catch (IllegalStateException expected) {
                  answer(exchange, 400, "");
                }
              }

              @Override
              public String description() {
                return "handles";
              }
            });

    get("/");

    HttpServerRecord record = server(1);
    assertThat(record.thrown).isNull();
    assertThat(record.status).isEqualTo(400);
  }

  @Test
  void answerOfAnotherThread_endsTheRecordWhenItIsWritten() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    CountDownLatch halfWritten = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicReference<@Nullable SpanRecord> seen = new AtomicReference<>();
    server.createContext(
        "/",
        exchange -> {
          seen.set(current());
          executor.execute(
              () -> {
                try {
                  returned.await();
                  exchange.sendResponseHeaders(503, 0);
                  try (OutputStream body = exchange.getResponseBody()) {
                    body.write('a');
                    body.flush();
                    halfWritten.countDown();
                    goOn.await();
                  }
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
        });
    CompletableFuture<HttpResponse<String>> response =
        client.sendAsync(HttpRequest.newBuilder(uri("/")).build(), BodyHandlers.ofString());
    await().until(() -> seen.get() != null);
    returned.countDown();
    halfWritten.await();

    assertThat(Objects.requireNonNull(seen.get()).isEnded()).isFalse();
    goOn.countDown();

    assertThat(response.get().body()).isEqualTo("a");
    HttpServerRecord record = server(1);
    assertThat(record).isSameAs(seen.get());
    assertThat(record.status).isEqualTo(503);
    assertThat(record.thrown).isNull();
  }

  @Test
  void exchangeClosedByAnotherThreadWithoutAnAnswer_endsTheRecord() {
    server.createContext("/", exchange -> executor.execute(exchange::close));

    assertThatThrownBy(() -> post("/")).isInstanceOf(IOException.class);

    assertThat(server(1).status).isZero();
  }

  @Test
  void handlerThatLeavesAFixedBodyOpen_isRecordedAllTheSame() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });

    assertThat(get("/").body()).isEqualTo("ok");

    assertThat(server(1).status).isEqualTo(200);
  }

  @Test
  void head_isRecordedOnce() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });

    client.send(
        HttpRequest.newBuilder(uri("/")).method("HEAD", BodyPublishers.noBody()).build(),
        BodyHandlers.discarding());

    assertThat(server(1).method).isEqualTo("HEAD");
  }

  @Test
  void secondHeaders_changeNothing() throws Exception {
    server.createContext(
        "/",
        exchange -> {
          answer(exchange, 200, "first");
          assertThatThrownBy(() -> exchange.sendResponseHeaders(500, -1))
              .isInstanceOf(IOException.class);
        });

    get("/");

    assertThat(server(1).status).isEqualTo(200);
  }

  @Test
  void suppressedThread_recordsNothing() throws Exception {
    server.createContext("/", answering(200, ""));
    suppressed = true;

    get("/");

    assertThat(woven.await(0)).isEmpty();
  }

  @Test
  void https_isRecordedOnce(@TempDir Path directory) throws Exception {
    SSLContext ssl = SelfSigned.context(directory);
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(ssl));
    secure.createContext("/", answering(200, "safe"));
    secure.start();
    try {
      URI uri = URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/");
      HttpClient trusting = HttpClient.newBuilder().sslContext(ssl).build();
      trusting.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } finally {
      secure.stop(0);
    }

    HttpServerRecord record = server(1);
    assertThat(record.scheme).isEqualTo("https");
    assertThat(record.status).isEqualTo(200);
  }

  @Test
  void manyAtOnce_areNotMixedUp() throws Exception {
    ConcurrentLinkedQueue<SpanRecord> seen = new ConcurrentLinkedQueue<>();
    server.createContext(
        "/",
        exchange -> {
          HttpServerRecord record = (HttpServerRecord) current();
          assertThat(exchange.getRequestURI().getRawQuery()).isEqualTo(record.query);
          new InternalRecord(ThreadContext.get()).end();
          seen.add(record);
          answer(exchange, 200, "x");
        });
    List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();

    for (int i = 0; i < 200; i++) {
      responses.add(
          client.sendAsync(HttpRequest.newBuilder(uri("/?" + i)).build(), BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> response : responses) {
      assertThat(response.get().statusCode()).isEqualTo(200);
    }

    List<SpanRecord> records = woven.await(400);
    assertThat(seen).hasSize(200).doesNotHaveDuplicates();
    for (SpanRecord record : records) {
      assertThat(record.isLocalRoot()).isEqualTo(record instanceof HttpServerRecord);
    }
  }

  private void runAsTold(Runnable task) {
    ThreadContext thread = ThreadContext.get();
    if (suppressed) {
      thread.suppress();
    }
    try {
      task.run();
    } finally {
      if (suppressed) {
        thread.resume();
      }
    }
  }

  private HttpServerRecord server(int count) {
    return (HttpServerRecord) woven.await(count).get(0);
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target)).timeout(Duration.ofSeconds(20));
    if (headers.length > 0) {
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Not a GET: the client would send that again when the connection is closed. */
  private HttpResponse<String> post(String target) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(target)).POST(BodyPublishers.ofString("x")).build(),
        BodyHandlers.ofString());
  }

  private URI uri(String target) {
    return URI.create("http://127.0.0.1:" + port() + target);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static SpanRecord current() {
    return Objects.requireNonNull(ThreadContext.get().span());
  }

  private static HttpHandler answering(int status, String body) {
    return exchange -> answer(exchange, status, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }
}
