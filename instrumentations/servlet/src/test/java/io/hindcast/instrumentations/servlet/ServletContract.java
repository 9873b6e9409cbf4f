package io.hindcast.instrumentations.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.servlet.HandlerServlet.Handler;
import io.hindcast.instrumentations.testing.WovenExtension;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds in every server. */
abstract class ServletContract {
  @RegisterExtension static final WovenExtension woven = WovenExtension.of(new ServletModule());

  private static final EnumSet<DispatcherType> ALL = EnumSet.allOf(DispatcherType.class);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<SpanRecord> seen = new ConcurrentLinkedQueue<>();
  private final Map<String, Handler> servlets = new LinkedHashMap<>();
  private boolean filtered;
  private boolean errorPage;
  private @Nullable ServletServer server;

  abstract ServletServer.Starter starter();

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.stop();
    }
    threads.shutdownNow();
  }

  @Test
  void request_isRecordedWithAllThatItsHeadSays() throws Exception {
    servlets.put("/api/*", (request, response) -> response.setStatus(202));

    get(
        "/api/orders/7%208?sort=up&x=%20",
        "User-Agent", "tests/1", "X-Forwarded-For", "203.0.113.9", "Forwarded", "for=203.0.113.9");

    HttpServerRecord record = only();
    assertThat(record.method).isEqualTo("GET");
    assertThat(record.scheme).isEqualTo("http");
    assertThat(record.path).isEqualTo("/shop/api/orders/7%208");
    assertThat(record.query).isEqualTo("sort=up&x=%20");
    assertThat(record.route).isEqualTo("/shop/api/*");
    assertThat(record.status).isEqualTo(202);
    assertThat(record.protocolVersion).isEqualTo("1.1");
    assertThat(record.host).isEqualTo("127.0.0.1:" + port());
    assertThat(record.localPort).isEqualTo(port());
    assertThat(record.peerAddress).isEqualTo("127.0.0.1");
    assertThat(record.peerPort).isPositive().isNotEqualTo(port());
    assertThat(record.userAgent).isEqualTo("tests/1");
    assertThat(record.forwardedFor).isEqualTo("203.0.113.9");
    assertThat(record.forwarded).isEqualTo("for=203.0.113.9");
    assertThat(record.thrown).isNull();
    assertThat(record.isLocalRoot()).isTrue();
  }

  @Test
  void route_isTheMappingWhereThatSaysSomething() throws Exception {
    Handler nothing = (request, response) -> {};
    servlets.put("/exact", nothing);
    servlets.put("*.do", nothing);
    servlets.put("", nothing);
    servlets.put("/", nothing);

    get("/exact");
    get("/some.do");
    get("/");
    get("/other");

    assertThat(woven.await(4))
        .extracting(record -> ((HttpServerRecord) record).route)
        .containsExactly("/shop/exact", null, "/shop/", null);
  }

  @Test
  void headers_nameTheParent() throws Exception {
    servlets.put("/", (request, response) -> {});

    get(
        "/",
        "traceparent",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "tracestate",
        "a=1",
        "tracestate",
        "b=2",
        "baggage",
        "user=7");

    HttpServerRecord record = only();
    assertThat(record.remoteParent()).isNotNull();
    assertThat(record.parentSpanId()).isEqualTo(0xb7ad6b7169203331L);
    assertThat(record.traceIdLow()).isEqualTo(0x8448eb211c80319cL);
    assertThat(record.traceState()).isEqualTo("a=1,b=2");
    assertThat(record.baggage()).isEqualTo("user=7");
  }

  @Test
  void filtersAndServlet_runUnderOneRecord() throws Exception {
    filtered = true;
    servlets.put(
        "/",
        (request, response) -> {
          look();
          new InternalRecord(ThreadContext.get()).end();
        });

    get("/");

    List<SpanRecord> records = woven.await(2);
    assertThat(seen).hasSize(2).containsOnly(records.get(0));
    assertThat(records.get(1).parent()).isSameAs(records.get(0));
  }

  @Test
  void requestAndItsBody_areUntouched() throws Exception {
    List<String> names = new ArrayList<>();
    servlets.put(
        "/",
        (request, response) -> {
          names.addAll(Collections.list(request.getAttributeNames()));
          byte[] body = request.getInputStream().readAllBytes();
          response.getOutputStream().write(body);
        });

    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(uri("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=1&b=2"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo("a=1&b=2");
    assertThat(names).noneMatch(name -> name.contains("hindcast"));
    assertThat(only().method).isEqualTo("POST");
  }

  @Test
  void forwardAndInclude_belongToTheRequest() throws Exception {
    filtered = true;
    servlets.put(
        "/first",
        (request, response) -> {
          request.getRequestDispatcher("/included").include(request, response);
          request.getRequestDispatcher("/forwarded").forward(request, response);
        });
    servlets.put("/included", (request, response) -> look());
    servlets.put("/forwarded", (request, response) -> response.setStatus(201));

    get("/first");

    HttpServerRecord record = only();
    assertThat(seen).isNotEmpty().containsOnly(record);
    assertThat(record.route).isEqualTo("/shop/first");
    assertThat(record.path).isEqualTo("/shop/first");
    assertThat(record.status).isEqualTo(201);
  }

  @Test
  void exceptionThatLeavesTheApplication_isRecordedWithTheStatusTheClientGets() throws Exception {
    IllegalStateException failure = new IllegalStateException("no");
    filtered = true;
    servlets.put("/", failing(failure));

    assertThat(get("/").statusCode()).isEqualTo(500);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(500);
    assertThat(record.thrown).isSameAs(failure);
  }

  @Test
  void servletException_isUnwrapped() throws Exception {
    IllegalStateException failure = new IllegalStateException("inside");
    servlets.put(
        "/",
        (request, response) -> {
          throw new ServletException("outside", failure);
        });

    assertThat(get("/").statusCode()).isEqualTo(500);

    assertThat(only().thrown).isSameAs(failure);
  }

  @Test
  void temporarilyUnavailableServlet_is503() throws Exception {
    // Jetty calls another servlet in its place: without a filter around both, that is a request
    // more.
    filtered = true;
    servlets.put(
        "/",
        (request, response) -> {
          throw new UnavailableException("later", 60);
        });

    assertThat(get("/").statusCode()).isEqualTo(503);

    assertThat(only().status).isEqualTo(503);
  }

  @Test
  void exceptionAfterTheResponseIsCommitted_leavesTheStatusThatWasSent() throws Exception {
    servlets.put(
        "/",
        (request, response) -> {
          response.setStatus(200);
          response.flushBuffer();
          throw new IllegalStateException("late");
        });

    var unused =
        client
            .sendAsync(HttpRequest.newBuilder(uri("/")).build(), BodyHandlers.ofString())
            .exceptionally(brokenOff -> null)
            .get();

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(200);
    assertThat(record.thrown).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void errorPage_givesNoSecondRecordAndItsWorkBelongsToTheRequest() throws Exception {
    filtered = true;
    errorPage = true;
    servlets.put("/fails", failing(new IllegalStateException("no")));
    servlets.put(
        ServletServer.ERROR_PAGE,
        (request, response) -> {
          new InternalRecord(ThreadContext.get()).end();
          response.getWriter().print("sorry");
        });

    HttpResponse<String> response = get("/fails");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("sorry");
    List<SpanRecord> records = woven.await(2);
    HttpServerRecord record = (HttpServerRecord) records.get(0);
    assertThat(record.status).isEqualTo(500);
    assertThat(record.route).isEqualTo("/shop/fails");
    assertThat(records.get(1).parent()).isSameAs(record);
  }

  @Test
  void sendError_isNoException() throws Exception {
    errorPage = true;
    servlets.put("/gone", (request, response) -> response.sendError(410));
    servlets.put(ServletServer.ERROR_PAGE, (request, response) -> look());

    assertThat(get("/gone").statusCode()).isEqualTo(410);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(410);
    assertThat(record.thrown).isNull();
    assertThat(record.isAnomalous()).isFalse();
    assertThat(seen).containsExactly(record);
  }

  @Test
  void asyncThatIsCompletedByAnotherThread_endsThen() throws Exception {
    filtered = true;
    CompletableFuture<AsyncContext> started = new CompletableFuture<>();
    servlets.put(
        "/async/*",
        (request, response) -> {
          look();
          started.complete(request.startAsync());
        });

    CompletableFuture<HttpResponse<String>> response = getAsync("/async/1");
    AsyncContext async = started.get();
    SpanRecord record = Objects.requireNonNull(seen.peek());
    assertThat(record.isEnded()).isFalse();
    threads.execute(() -> complete(async, 207));

    assertThat(response.get().statusCode()).isEqualTo(207);
    assertThat(only()).isSameAs(record);
    assertThat(((HttpServerRecord) record).status).isEqualTo(207);
    assertThat(((HttpServerRecord) record).route).isEqualTo("/shop/async/*");
  }

  @Test
  void asyncThatIsCompletedAtOnce_endsOnce() throws Exception {
    servlets.put("/", (request, response) -> complete(request.startAsync(), 201));

    assertThat(get("/").statusCode()).isEqualTo(201);

    assertThat(only().status).isEqualTo(201);
  }

  @Test
  void asyncDispatch_goesOnWithTheRecord() throws Exception {
    filtered = true;
    servlets.put(
        "/async",
        (request, response) -> {
          look();
          if (request.getDispatcherType() == DispatcherType.REQUEST) {
            AsyncContext async = request.startAsync(request, response);
            threads.execute(async::dispatch);
          } else {
            new InternalRecord(ThreadContext.get()).end();
            response.setStatus(203);
          }
        });

    assertThat(get("/async").statusCode()).isEqualTo(203);

    List<SpanRecord> records = woven.await(2);
    HttpServerRecord record = (HttpServerRecord) records.get(0);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(3).containsOnly(record);
    assertThat(records.get(1).parent()).isSameAs(record);
    assertThat(record.status).isEqualTo(203);
  }

  @Test
  void asyncThatIsStartedAgain_isOneRequest() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    servlets.put(
        "/",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          look();
          if (calls.incrementAndGet() < 3) {
            threads.execute(async::dispatch);
          } else {
            threads.execute(() -> complete(async, 204));
          }
        });

    assertThat(get("/").statusCode()).isEqualTo(204);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(204);
    assertThat(seen).hasSize(3).containsOnly(record);
  }

  @Test
  void asyncTimeoutThatNobodyHandles_isTheErrorTheClientGets() throws Exception {
    servlets.put("/", (request, response) -> request.startAsync().setTimeout(100));

    assertThat(get("/").statusCode()).isEqualTo(500);

    assertThat(only().status).isEqualTo(500);
  }

  @Test
  void asyncTimeoutThatIsHandled_isWhatTheApplicationMakesOfIt() throws Exception {
    servlets.put(
        "/",
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(100);
          async.addListener(new AnsweringTimeout(async));
        });

    assertThat(get("/").statusCode()).isEqualTo(408);

    assertThat(only().status).isEqualTo(408);
  }

  @Test
  void exceptionAfterStartAsync_isRecorded() throws Exception {
    IllegalStateException failure = new IllegalStateException("no");
    servlets.put(
        "/",
        (request, response) -> {
          // Jetty answers when this time is over.
          request.startAsync().setTimeout(100);
          throw failure;
        });

    // Tomcat 10.1 closes the connection. Not a GET: the client would send that again.
    Integer answered =
        client
            .sendAsync(
                HttpRequest.newBuilder(uri("/")).POST(BodyPublishers.noBody()).build(),
                BodyHandlers.discarding())
            .thenApply(HttpResponse::statusCode)
            .exceptionally(brokenOff -> 500)
            .get();

    HttpServerRecord record = only();
    assertThat(answered).isEqualTo(500);
    assertThat(record.status).isEqualTo(500);
    assertThat(record.thrown).isSameAs(failure);
  }

  @Test
  void exceptionInAnAsyncDispatch_isRecorded() throws Exception {
    IllegalStateException failure = new IllegalStateException("no");
    servlets.put(
        "/",
        (request, response) -> {
          if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.startAsync().dispatch();
          } else {
            throw failure;
          }
        });

    assertThat(get("/").statusCode()).isEqualTo(500);

    HttpServerRecord record = only();
    assertThat(record.status).isEqualTo(500);
    assertThat(record.thrown).isSameAs(failure);
  }

  @Test
  void threadOfTheServer_isLeftWithoutContext() throws Exception {
    servlets.put("/", (request, response) -> {});
    servlets.put("/fails", failing(new IllegalStateException("no")));

    for (int i = 0; i < 20; i++) {
      get(i % 2 == 0 ? "/" : "/fails");
    }

    List<SpanRecord> records = woven.await(20);
    assertThat(records).allMatch(SpanRecord::isLocalRoot);
    assertThat(records).extracting(SpanRecord::traceIdLow).doesNotHaveDuplicates();
  }

  @Test
  void manyAtOnce_areNotMixedUp() throws Exception {
    filtered = true;
    servlets.put(
        "/",
        (request, response) -> {
          InternalRecord child = new InternalRecord(ThreadContext.get());
          child.name = request.getQueryString();
          child.end();
          if (request.getDispatcherType() == DispatcherType.REQUEST
              && request.getQueryString().endsWith("0")) {
            AsyncContext async = request.startAsync();
            threads.execute(() -> complete(async, 200));
          }
        });
    List<CompletableFuture<?>> done = new ArrayList<>();
    URI base = uri("/");
    for (int thread = 0; thread < 4; thread++) {
      int number = thread;
      done.add(
          CompletableFuture.runAsync(
              () -> {
                List<CompletableFuture<?>> responses = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                  URI uri = base.resolve("?n=" + number + "-" + i);
                  responses.add(
                      client.sendAsync(
                          HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()));
                }
                responses.forEach(CompletableFuture::join);
              },
              threads));
    }
    done.forEach(CompletableFuture::join);

    int children = 0;
    for (SpanRecord record : woven.await(400)) {
      if (record instanceof InternalRecord child) {
        children++;
        HttpServerRecord parent = (HttpServerRecord) child.parent();
        assertThat(parent).isNotNull().extracting(it -> it.query).isEqualTo(child.name);
      }
    }
    assertThat(children).isEqualTo(200);
  }

  /** Answers in the place of the server once the time is over. */
  private record AnsweringTimeout(AsyncContext async) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {
      complete(async, 408);
    }

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }

  private static void complete(AsyncContext async, int status) {
    ((HttpServletResponse) async.getResponse()).setStatus(status);
    async.complete();
  }

  private static Handler failing(RuntimeException failure) {
    return (request, response) -> {
      throw failure;
    };
  }

  private void look() {
    SpanRecord span = ThreadContext.get().span();
    if (span != null) {
      seen.add(span);
    }
  }

  private HttpServerRecord only() {
    return (HttpServerRecord) woven.await(1).get(0);
  }

  private HttpResponse<String> get(String target, String... headers) throws Exception {
    return getAsync(target, headers).get();
  }

  private CompletableFuture<HttpResponse<String>> getAsync(String target, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target)).timeout(Duration.ofSeconds(20));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String target) throws Exception {
    return URI.create("http://127.0.0.1:" + port() + ServletServer.CONTEXT_PATH + target);
  }

  private int port() throws Exception {
    if (server == null) {
      server =
          starter()
              .start(
                  context -> {
                    if (filtered) {
                      var filter = context.addFilter("wrapping", new WrappingFilter(this::look));
                      filter.setAsyncSupported(true);
                      filter.addMappingForUrlPatterns(ALL, false, "/*");
                    }
                    servlets.forEach(
                        (mapping, handler) -> {
                          ServletRegistration.Dynamic servlet =
                              context.addServlet("at " + mapping, new HandlerServlet(handler));
                          servlet.setAsyncSupported(true);
                          servlet.addMapping(mapping);
                        });
                  },
                  errorPage);
    }
    return server.port();
  }
}
