package io.hindcast.instrumentations.jdkhttpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.SelfSigned;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class JdkHttpClientTest {
  @RegisterExtension
  static final WovenExtension woven = WovenExtension.of(new JdkHttpClientModule());

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void get_isRecordedUnderItsParentAndInjected() throws Exception {
    InternalRecord parent = woven.under(() -> send("/path?q=1"));

    HttpClientRecord record = underParent(parent);
    assertThat(record.method).isEqualTo("GET");
    assertThat(record.url).isEqualTo(server.uri("/path?q=1"));
    assertThat(record.status).isEqualTo(200);
    assertThat(record.protocolVersion).isEqualTo("1.1");
    assertThat(record.thrown).isNull();
    assertThat(record.cancelled).isFalse();
    assertInjected(server.requests.get(0), record);
  }

  @Test
  void withoutParent_itIsTheRoot() throws Exception {
    send("/path");

    HttpClientRecord record = only();
    assertThat(record.isLocalRoot()).isTrue();
    assertInjected(server.requests.get(0), record);
  }

  @Test
  void otherMethodsAndBodies_passThrough() throws Exception {
    InternalRecord parent =
        woven.under(
            () -> {
              send(request("/").PUT(BodyPublishers.ofString("a")).build());
              send(request("/").POST(BodyPublishers.ofString("b")).build());
              send(request("/").method("REPORT", BodyPublishers.noBody()).build());
            });

    List<SpanRecord> records = woven.await(4);
    assertThat(records.get(0)).isSameAs(parent);
    assertThat(records.subList(1, 4))
        .extracting(record -> ((HttpClientRecord) record).method)
        .containsExactly("PUT", "POST", "REPORT");
    assertThat(server.requests)
        .extracting(headers -> headers.getFirst("Content-Length"))
        .startsWith("1", "1");
  }

  @Test
  void sendAsync_isRecordedOnceAndTheFutureIsTheClientsOwn() throws Exception {
    AtomicReference<@Nullable CompletableFuture<?>> future = new AtomicReference<>();
    InternalRecord parent =
        woven.under(
            () -> {
              var sent = client.sendAsync(request("/").build(), BodyHandlers.ofString());
              future.set(sent);
              assertThat(sent.get().body()).isEqualTo("ok");
            });

    assertThat(underParent(parent).status).isEqualTo(200);
    assertThat(Objects.requireNonNull(future.get()).getClass().getSimpleName())
        .isEqualTo("MinimalFuture");
  }

  @Test
  void bodyHandlerAndStages_doNotRunUnderTheCall() throws Exception {
    AtomicReference<@Nullable SpanRecord> inHandler = new AtomicReference<>();
    AtomicReference<@Nullable SpanRecord> inStage = new AtomicReference<>();
    BodyHandler<String> handler =
        response -> {
          inHandler.set(ThreadContext.get().span());
          return BodyHandlers.ofString().apply(response);
        };

    woven.under(
        () ->
            client
                .sendAsync(request("/").build(), handler)
                .thenAccept(response -> inStage.set(ThreadContext.get().span()))
                .get());

    woven.await(2);
    assertThat(inHandler.get() instanceof HttpClientRecord).isFalse();
    assertThat(inStage.get() instanceof HttpClientRecord).isFalse();
  }

  @Test
  void requestOfTheResponse_isEqualToTheOneThatWasSent() throws Exception {
    HttpRequest request = request("/").header("X-Own", "1").build();

    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

    // Not the same object without us either.
    assertThat(response.request()).isEqualTo(request);
    assertThat(response.request().headers().map()).containsOnlyKeys("X-Own");
    assertThat(request.headers().map()).containsOnlyKeys("X-Own");
    assertInjected(server.requests.get(0), only());
  }

  @Test
  void requestOfARedirectedResponse_showsNothingOfUs() throws Exception {
    HttpResponse<String> response = send(request("/redirect/1").header("X-Own", "1").build());

    assertThat(response.request().headers().map()).containsOnlyKeys("X-Own");
    assertThat(response.previousResponse().orElseThrow().request().headers().map())
        .containsOnlyKeys("X-Own");
    only();
  }

  @Test
  void propagationHeadersOfTheApplication_stayVisibleInItsRequests() throws Exception {
    HttpRequest request =
        request("/redirect/1").header("Traceparent", "own").header("tracestate", "old=1").build();

    HttpResponse<String> response = send(request);

    assertInjected(server.requests.get(1), only());
    assertThat(response.request().headers()).isEqualTo(request.headers());
    assertThat(response.previousResponse().orElseThrow().request().headers())
        .isEqualTo(request.headers());
  }

  @Test
  void propagationHeadersOfACallThatIsNotRecorded_stayVisible() throws Exception {
    HttpRequest request = request("/").header("traceparent", "own").build();
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try {
      assertThat(send(request).request().headers()).isEqualTo(request.headers());
    } finally {
      thread.resume();
    }
    assertThat(server.requests.get(0).get("traceparent")).containsExactly("own");
  }

  @Test
  void requestThatIsSentAgain_isInjectedAnew() throws Exception {
    HttpResponse<String> first = send("/");
    send(first.request());

    List<SpanRecord> records = woven.await(2);
    assertInjected(server.requests.get(0), records.get(0));
    assertInjected(server.requests.get(1), records.get(1));
  }

  @Test
  void propagationHeadersOfTheApplication_areReplacedAndNotDoubled() throws Exception {
    send(
        request("/")
            .header("TraceParent", "00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-00")
            .header("Traceparent", "00-" + "3".repeat(32) + "-" + "4".repeat(16) + "-00")
            .header("tracestate", "old=1")
            .header("baggage", "kept=1")
            .build());

    Headers headers = server.requests.get(0);
    assertInjected(headers, only());
    assertThat(headers.get("tracestate")).containsExactly("ot=th:0");
    assertThat(headers.get("baggage")).containsExactly("kept=1");
  }

  @Test
  void reusedRequest_givesTwoRecordsWithTheirOwnIds() throws Exception {
    HttpRequest request = request("/").build();

    send(request);
    send(request);

    List<SpanRecord> records = woven.await(2);
    assertInjected(server.requests.get(0), records.get(0));
    assertInjected(server.requests.get(1), records.get(1));
    assertThat(records.get(0).traceIdLow()).isNotEqualTo(records.get(1).traceIdLow());
  }

  @Test
  void errorStatuses_areAnomalous() throws Exception {
    send("/status/404");
    send("/status/500");
    send("/status/204");

    assertThat(woven.await(3))
        .extracting(record -> ((HttpClientRecord) record).status, SpanRecord::isAnomalous)
        .containsExactly(tuple(404, true), tuple(500, true), tuple(204, false));
  }

  @Test
  void redirects_areOneRecordOfTheFinalStatus() throws Exception {
    assertThat(send("/redirect/2").uri()).isEqualTo(server.uri("/redirect/0"));

    HttpClientRecord record = only();
    assertThat(record.status).isEqualTo(200);
    assertThat(record.url).isEqualTo(server.uri("/redirect/2"));
    assertThat(server.requests).hasSize(3).allSatisfy(headers -> assertInjected(headers, record));
  }

  @Test
  void redirectLoop_endsWithTheLastRedirect() throws Exception {
    assertThat(send("/loop").statusCode()).isEqualTo(302);

    assertThat(only().status).isEqualTo(302);
  }

  @Test
  void redirect_keepsTheAuthorization() throws Exception {
    send(request("/redirect/1").header("Authorization", "Bearer x").build());

    only();
    assertThat(server.requests)
        .hasSize(2)
        .allSatisfy(headers -> assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer x"));
  }

  @Test
  void connectionRefused_isTheErrorTheApplicationGets() throws Exception {
    URI refusing = refusing();

    Throwable thrown =
        catchThrowable(
            () -> client.send(HttpRequest.newBuilder(refusing).build(), BodyHandlers.ofString()));

    HttpClientRecord record = only();
    assertThat(thrown).isInstanceOf(ConnectException.class);
    assertThat(record.thrown).isSameAs(thrown);
    assertThat(record.status).isZero();
  }

  @Test
  void connectionRefusedAsync_isTheCauseTheApplicationGets() throws Exception {
    URI refusing = refusing();
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(HttpRequest.newBuilder(refusing).build(), BodyHandlers.ofString());

    assertThatThrownBy(future::join).isInstanceOf(CompletionException.class);

    HttpClientRecord record = only();
    assertThat(record.thrown).isInstanceOf(ConnectException.class);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(record.thrown);
  }

  @Test
  void readTimeout_isAnError() {
    HttpRequest request = request("/silent").timeout(Duration.ofMillis(200)).build();

    Throwable thrown = catchThrowable(() -> send(request));

    HttpClientRecord record = only();
    assertThat(thrown).isExactlyInstanceOf(HttpTimeoutException.class);
    assertThat(record.thrown).isSameAs(thrown);
    assertThat(record.cancelled).isFalse();
  }

  @Test
  void readTimeoutAsync_isAnError() {
    HttpRequest request = request("/silent").timeout(Duration.ofMillis(200)).build();

    assertThatThrownBy(() -> client.sendAsync(request, BodyHandlers.ofString()).join())
        .hasCauseInstanceOf(HttpTimeoutException.class);

    assertThat(only().thrown).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void cancelledFuture_isNoError() {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(request("/silent").build(), BodyHandlers.ofString());

    assertThat(future.cancel(true)).isTrue();

    HttpClientRecord record = only();
    assertThat(record.cancelled).isTrue();
    assertThat(record.thrown).isNull();
    assertThat(record.isAnomalous()).isFalse();
  }

  @Test
  void interruptedSend_isNoError() throws Exception {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread sender = new Thread(() -> thrown.set(catchThrowable(() -> send("/silent"))));
    sender.start();
    await().until(() -> server.requests.size() == 1);

    sender.interrupt();
    sender.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(only().cancelled).isTrue();
  }

  @Test
  void refusedArguments_failAsTheyDoWithoutUs() {
    HttpRequest request = request("/").build();

    assertThatThrownBy(() -> client.send(request, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> client.sendAsync(null, BodyHandlers.ofString()))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void streamedBody_isReadAfterTheRecordHasEnded() throws Exception {
    var response = client.send(request("/trickle").build(), BodyHandlers.ofInputStream());

    HttpClientRecord record = only();
    assertThat(record.status).isEqualTo(200);
    server.finishBody();
    assertThat(response.body().readAllBytes()).isEmpty();
  }

  @Test
  void suppressedThread_recordsAndInjectsNothing() throws Exception {
    ThreadContext thread = ThreadContext.get();
    thread.suppress();
    try {
      send("/");
    } finally {
      thread.resume();
    }

    assertThat(woven.await(0)).isEmpty();
    assertThat(server.requests.get(0).get("traceparent")).isNull();
  }

  @Test
  void requestOfTheApplicationsOwnClass_isInjected() throws Exception {
    HttpRequest own = new OwnRequest(request("/").header("X-Own", "1").build());

    HttpResponse<String> response = client.send(own, BodyHandlers.ofString());

    assertThat(response.request()).isEqualTo(own);
    assertInjected(server.requests.get(0), only());
    assertThat(server.requests.get(0).getFirst("X-Own")).isEqualTo("1");
  }

  @Test
  void https_isRecorded(@TempDir Path directory) throws Exception {
    SSLContext ssl = SelfSigned.context(directory);
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(ssl));
    secure.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    secure.start();
    URI uri = URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/");
    try {
      HttpClient trusting = HttpClient.newBuilder().sslContext(ssl).build();
      trusting.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    } finally {
      secure.stop(0);
    }

    HttpClientRecord record = only();
    assertThat(record.url).isEqualTo(uri);
    assertThat(record.status).isEqualTo(200);
  }

  @Test
  void manyAtOnceOnFourThreads_areNotMixedUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int number = thread;
        done.add(threads.submit(() -> fiftyUnderParents(number)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    List<SpanRecord> records = woven.await(400);
    int calls = 0;
    for (SpanRecord record : records) {
      if (record instanceof HttpClientRecord call) {
        calls++;
        String query = ((URI) Objects.requireNonNull(call.url)).getQuery();
        InternalRecord parent = (InternalRecord) call.parent();
        assertThat(parent).isNotNull().extracting(it -> it.name).isEqualTo(query);
        assertInjected(server.byQuery.get(query), call);
      }
    }
    assertThat(calls).isEqualTo(200);
  }

  private void fiftyUnderParents(int thread) {
    ThreadContext context = ThreadContext.get();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    List<InternalRecord> parents = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      InternalRecord parent = new InternalRecord(context, null);
      parent.name = "n=" + thread + "-" + i;
      parent.activate(context);
      sent.add(client.sendAsync(request("/?" + parent.name).build(), BodyHandlers.ofString()));
      parent.deactivate(context);
      parents.add(parent);
    }
    CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
    parents.forEach(SpanRecord::end);
  }

  private HttpClientRecord only() {
    return (HttpClientRecord) woven.await(1).get(0);
  }

  private static HttpClientRecord underParent(InternalRecord parent) {
    List<SpanRecord> records = woven.await(2);
    assertThat(records.get(0)).isSameAs(parent);
    assertThat(records.get(1).parent()).isSameAs(parent);
    return (HttpClientRecord) records.get(1);
  }

  private static void assertInjected(@Nullable Headers headers, SpanRecord record) {
    assertThat(headers).isNotNull();
    assertThat(headers.get("traceparent"))
        .containsExactly(
            String.format(
                "00-%016x%016x-%016x-%02x",
                record.traceIdHigh(), record.traceIdLow(), record.spanId(), record.flags()));
  }

  private HttpResponse<String> send(String target) throws IOException, InterruptedException {
    return send(request(target).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(server.uri(target));
  }

  private static URI refusing() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/");
    }
  }
}
