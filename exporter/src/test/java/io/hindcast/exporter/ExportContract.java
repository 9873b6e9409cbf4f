package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.exporter.ExporterStats.DropReason;
import io.hindcast.exporter.otlp.CollectorVoices;
import io.hindcast.exporter.otlp.OtlpSender;
import io.hindcast.exporter.otlp.Overflow;
import io.hindcast.exporter.otlp.Priority;
import io.hindcast.exporter.receiver.Receiver;
import io.hindcast.exporter.receiver.Receiver.Answer;
import io.hindcast.exporter.receiver.TestCertificates;
import io.hindcast.exporter.trace.Clock;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whichever protocol brings spans to the collector: from record to real receiver. */
@Timeout(60)
abstract class ExportContract {
  private static final Duration LONG = Duration.ofSeconds(20);

  final TestLog log = new TestLog();
  private @Nullable Receiver receiver;
  private @Nullable Exporter exporter;

  abstract OtlpProtocol protocol();

  /** Listens in plain text; port 0 for any. */
  abstract Receiver receiver(int port) throws Exception;

  /** Listens by TLS; with clients it asks for their certificate. */
  abstract Receiver tlsReceiver(TestCertificates server, @Nullable TestCertificates clients)
      throws Exception;

  /** The endpoint of a port of this machine. */
  abstract URI endpoint(int port);

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @AfterEach
  void close() {
    if (exporter != null) {
      exporter.close(Duration.ZERO);
    }
    ExporterThreads.awaitEnd();
    if (receiver != null) {
      receiver.close();
    }
    Records.drain();
  }

  @Test
  void trace_arrivesAsItWas() throws Exception {
    Receiver to = listen();
    Exporter running = start(settings(to.endpoint()));

    HttpServerRecord root =
        new HttpServerRecord(
            Records.thread(),
            Records.remote("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1"));
    root.method = "GET";
    root.route = "/stock/{id}";
    root.status = 500;
    InternalRecord child = new InternalRecord(Records.thread(), root);
    child.name = "look up";
    child.thrown = new IllegalStateException("empty");
    child.end();
    root.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.spans()).extracting(Span::getName).containsExactly("GET /stock/{id}", "look up");
    Span server = to.spans().get(0);
    Span inner = to.spans().get(1);
    assertThat(hex(server.getTraceId())).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(hex(server.getParentSpanId())).isEqualTo("b7ad6b7169203331");
    assertThat(inner.getParentSpanId()).isEqualTo(server.getSpanId());
    assertThat(server.getTraceState()).isEqualTo("a=1");
    assertThat(server.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(server.getStatus().getCodeValue()).isEqualTo(2);
    // SpanFlags: the parent is known to be of another process, or not to be.
    assertThat(server.getFlags() & 0x300).isEqualTo(0x300);
    assertThat(inner.getFlags() & 0x300).isEqualTo(0x100);
    assertThat(inner.getEventsList()).hasSize(1);
    ResourceSpans resource = to.requests.get(0).request().getResourceSpans(0);
    assertThat(resource.getScopeSpans(0).getScope().getName()).isEqualTo("io.hindcast");
    assertThat(attributes(resource.getResource().getAttributesList()))
        .containsEntry("service.name", "shop")
        .containsEntry("telemetry.distro.name", "hindcast")
        .containsEntry("telemetry.distro.version", "9.9.9")
        .containsEntry("telemetry.sdk.language", "java")
        .containsKeys("host.name", "service.instance.id", "process.runtime.version");
    assertThat(running.stats().received()).isEqualTo(2);
    assertThat(running.stats().exported()).isEqualTo(2);
    assertThat(log.lines).isEmpty();
  }

  @Test
  void headers_areSent() throws Exception {
    Receiver to = listen();
    OtlpSettings otlp =
        new OtlpSettings(
            protocol(),
            to.endpoint(),
            Map.of("api-key", "s3cret", "X-Tenant", "a"),
            OtlpSettings.DEFAULT_TIMEOUT,
            false,
            null,
            null,
            null);

    Exporter running = start(settings(otlp));
    finished("one");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.requests.get(0).headers())
        .containsEntry("api-key", "s3cret")
        .containsEntry("x-tenant", "a");
    assertThat(to.requests.get(0).headers().get("user-agent")).contains("OTel-OTLP-Exporter-Java");
  }

  @Test
  void bodies_areCompressed() throws Exception {
    Receiver to = listen();
    OtlpSettings otlp =
        new OtlpSettings(
            protocol(),
            to.endpoint(),
            Map.of(),
            OtlpSettings.DEFAULT_TIMEOUT,
            true,
            null,
            null,
            null);

    Exporter running = start(settings(otlp));
    finished("one");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.spans()).hasSize(1);
    Map<String, String> headers = to.requests.get(0).headers();
    assertThat(headers.getOrDefault("content-encoding", headers.get("grpc-encoding")))
        .isEqualTo("gzip");
  }

  @Test
  void manySpans_goInBatches() throws Exception {
    Receiver to = listen();
    Exporter running = start(settings(to.endpoint()));
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 5_000; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
    root.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.spans()).hasSize(5_001);
    assertThat(to.requests).hasSize(3);
    assertThat(running.stats().exported()).isEqualTo(5_001);
  }

  @Test
  void bigSpans_goInSmallerBatches() throws Exception {
    Receiver to = listen();
    Exporter running = start(settings(to.endpoint()));
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 0; i < 400; i++) {
      InternalRecord child = new InternalRecord(Records.thread(), root);
      child.name = "x".repeat(16_000);
      child.end();
    }
    root.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.spans()).hasSize(401);
    assertThat(to.requests)
        .hasSizeGreaterThan(1)
        .allSatisfy(sent -> assertThat(sent.request().getSerializedSize()).isLessThan(4 << 20));
  }

  @Test
  void unavailableCollector_isAskedAgain() throws Exception {
    Receiver to = listen();
    to.answer(Answer.UNAVAILABLE, Answer.THROTTLED);
    Exporter running = start(settings(to.endpoint()));
    finished("one");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.requests).hasSize(3);
    assertThat(running.stats().exported()).isEqualTo(1);
    assertThat(running.stats().dropped()).isZero();
    assertThat(log.lines).as("one a minute").hasSize(1);
    assertThat(log.lines.get(0)).startsWith("WARN").contains("can't take spans now");
  }

  @Test
  void refusedRequest_isNotSentAgain() throws Exception {
    Receiver to = listen();
    to.answer(Answer.REFUSED, Answer.REFUSED);
    Exporter running = start(settings(to.endpoint()));
    finished("one");
    assertThat(running.flush(LONG)).isTrue();
    finished("two");
    assertThat(running.flush(LONG)).isTrue();

    assertThat(to.requests).hasSize(2);
    assertThat(running.stats().dropped(DropReason.REFUSED)).isEqualTo(2);
    assertThat(log.lines).as("one line, not one for each").hasSize(1);
    assertThat(log.lines.get(0)).contains("refuses spans");
  }

  @Test
  void badSpan_costsItself() throws Exception {
    Receiver to = listen();
    to.badName = "bad";
    Exporter running = start(settings(to.endpoint()));
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 1; i < 2_048; i++) {
      InternalRecord child = new InternalRecord(Records.thread(), root);
      child.name = i == 1_234 ? "bad" : "good";
      child.end();
    }
    root.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.taken()).hasSize(2_047);
    assertThat(to.requests).hasSize(1 + 2 * 11);
    assertThat(running.stats().exported()).isEqualTo(2_047);
    assertThat(running.stats().dropped(DropReason.REFUSED)).isEqualTo(1);
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("refuses spans");
  }

  @Test
  void tooLargeRequests_areDivided_andLaterOnesFit() throws Exception {
    Receiver to = listen();
    to.mostBytes = 60_000;
    Exporter running = start(settings(to.endpoint()));
    manySpans(3_000);
    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.taken()).hasSize(3_000);

    int before = to.requests.size();
    manySpans(3_000);
    assertThat(running.flush(LONG)).isTrue();

    assertThat(to.taken()).hasSize(6_000);
    assertThat(to.requests.subList(before, to.requests.size()))
        .allSatisfy(sent -> assertThat(sent.answer()).isEqualTo(Answer.OK));
    assertThat(running.stats().exported()).isEqualTo(6_000);
    assertThat(running.stats().dropped()).isZero();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void tracesWithAnError_goApartAndFirst() throws Exception {
    Receiver to = listen();
    Exporter running = start(settings(to.endpoint()));
    finished("good");
    InternalRecord bad = new InternalRecord(Records.thread());
    bad.name = "bad";
    bad.thrown = new IllegalStateException("empty");
    bad.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.requests).hasSize(2);
    assertThat(to.spans()).extracting(Span::getName).containsExactly("bad", "good");
  }

  @Test
  void longAnswer_isSuccess() throws Exception {
    Receiver to = listen();
    to.answer(Answer.LONG_ANSWER);
    Exporter running = start(settings(to.endpoint()));
    finished("one");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.requests).hasSize(1);
    assertThat(running.stats().exported()).isEqualTo(1);
  }

  @Test
  void metrics_goToTheirOwnService() throws Exception {
    Receiver to = listen();
    ExporterStats points = new ExporterStats();
    OtlpSender sender =
        new OtlpSender(
            Signal.METRICS,
            OtlpSettings.of(protocol(), to.metricsEndpoint()),
            "9.9.9",
            points,
            Overflow.NONE,
            new CollectorVoices(),
            (nanos, error) -> {},
            log,
            Clock.system());
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    request
        .addResourceMetricsBuilder()
        .addScopeMetricsBuilder()
        .addMetricsBuilder()
        .setName("up")
        .getGaugeBuilder()
        .addDataPointsBuilder()
        .setAsInt(1);
    try {
      sender.send(request.build().toByteArray(), 1, Priority.BASELINE);

      assertThat(sender.awaitDelivery(LONG.toNanos())).isTrue();
      assertThat(to.metrics).containsExactly(request.build());
      assertThat(points.exported()).isEqualTo(1);
      assertThat(log.lines).isEmpty();
    } finally {
      sender.stop();
    }
  }

  @Test
  void partialSuccess_isCountedAndTold() throws Exception {
    Receiver to = listen();
    to.answer(Answer.PARTIAL);
    Exporter running = start(settings(to.endpoint()));
    InternalRecord root = new InternalRecord(Records.thread());
    new InternalRecord(Records.thread(), root).end();
    root.end();

    assertThat(running.flush(LONG)).isTrue();
    assertThat(running.stats().exported()).isEqualTo(1);
    assertThat(running.stats().dropped(DropReason.PARTIALLY_REJECTED)).isEqualTo(1);
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("too old");
  }

  @Test
  void collectorThatComesLate_getsWhatWaited() throws Exception {
    int port = freePort();
    Exporter running = start(settings(endpoint(port)));
    finished("early");
    await().atMost(LONG).until(() -> !log.lines.isEmpty());
    assertThat(log.lines.get(0)).contains("can't take spans now");

    receiver = receiver(port);
    Receiver to = receiver;

    assertThat(running.flush(LONG)).isTrue();
    assertThat(to.spans()).extracting(Span::getName).containsExactly("early");
    assertThat(running.stats().exported()).isEqualTo(1);
    assertThat(log.lines).as("one a minute").hasSize(1);
  }

  @Test
  void close_deliversWhatIsThere() throws Exception {
    Receiver to = listen();
    Exporter running = start(settings(to.endpoint()));
    finished("last words");

    running.close();

    assertThat(to.spans()).extracting(Span::getName).containsExactly("last words");
    assertThat(running.stats().dropped()).isZero();
    running.close();
    assertThat(log.debugLines).containsExactly("spans at the end: received=1 exported=1");
  }

  @Test
  void close_deliversToACollectorThatIsJustBack() throws Exception {
    int port = freePort();
    Exporter running = start(settings(endpoint(port)));
    finished("early");
    await().atMost(LONG).until(() -> !log.lines.isEmpty());
    receiver = receiver(port);
    Receiver to = receiver;

    running.close();

    assertThat(to.spans()).extracting(Span::getName).containsExactly("early");
    assertThat(running.stats().dropped()).isZero();
  }

  @Test
  void close_givesUpOnACollectorThatHangs() throws Exception {
    Receiver to = listen();
    to.answer(Answer.HANGS);
    Exporter running = start(settings(to.endpoint()));
    finished("lost");
    await().atMost(LONG).until(() -> !to.requests.isEmpty());
    finished("lost too");

    long start = System.nanoTime();
    running.close(Duration.ofMillis(700));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(690), Duration.ofSeconds(5));
    assertThat(running.stats().dropped(DropReason.SHUTDOWN)).isEqualTo(2);
    assertThat(log.lines).anyMatch(line -> line.contains("2 spans could not be delivered"));
  }

  @Test
  void close_doesNotWaitForACollectorThatIsNotThere() throws Exception {
    Exporter running = start(settings(endpoint(freePort())));
    finished("lost");

    long start = System.nanoTime();
    running.close(Duration.ofSeconds(30));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    assertThat(running.stats().dropped(DropReason.SHUTDOWN)).isEqualTo(1);
  }

  @Test
  void tls_withAGivenAuthority(@TempDir Path directory) throws Exception {
    TestCertificates server = TestCertificates.create(directory, "server");
    receiver = tlsReceiver(server, null);
    Exporter running = start(settings(tls(receiver.endpoint(), server, null)));
    finished("secret");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(receiver.spans()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void tls_withAClientCertificate(String algorithm, @TempDir Path directory) throws Exception {
    TestCertificates server = TestCertificates.create(directory, "server");
    TestCertificates client = TestCertificates.create(directory, "client", algorithm);
    receiver = tlsReceiver(server, client);
    Exporter running = start(settings(tls(receiver.endpoint(), server, client)));
    finished("secret");

    assertThat(running.flush(LONG)).isTrue();
    assertThat(receiver.spans()).hasSize(1);
  }

  @Test
  void tls_withoutTheClientCertificateThatIsAskedFor(@TempDir Path directory) throws Exception {
    TestCertificates server = TestCertificates.create(directory, "server");
    receiver = tlsReceiver(server, TestCertificates.create(directory, "client"));
    Exporter running = start(settings(tls(receiver.endpoint(), server, null)));
    finished("secret");

    await().atMost(LONG).until(() -> !log.lines.isEmpty());
    finished("another");
    running.close(Duration.ofMillis(500));

    assertThat(receiver.requests).isEmpty();
    assertThat(log.lines).filteredOn(line -> line.contains("can't take spans now")).hasSize(1);
    assertThat(log.lines).hasSize(2).last().asString().contains("2 spans could not be delivered");
    assertThat(running.stats().dropped(DropReason.SHUTDOWN)).isEqualTo(2);
  }

  @Test
  void clientKeyInPkcs1_isToldOfOnce_withWhatIsAllowed(@TempDir Path directory) throws Exception {
    TestCertificates client = TestCertificates.create(directory, "client", "RSA");
    Path key = client.key();
    Files.writeString(key, Files.readString(key).replace(" PRIVATE", " RSA PRIVATE"));
    Exporter running = start(settings(tls(endpoint(freePort()), client, client)));
    finished("one");
    assertThat(running.flush(LONG)).isTrue();

    assertThat(running.stats().dropped(DropReason.REFUSED)).isEqualTo(1);
    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains(
            "otel.exporter.otlp.client.key=" + key + " is a key in PKCS 1",
            "allowed: an unencrypted key in PKCS 8 (\"-----BEGIN PRIVATE KEY-----\")");
  }

  @Test
  void garbledCertificate_isToldOfOnce_withItsFile(@TempDir Path directory) throws Exception {
    TestCertificates server = TestCertificates.create(directory, "server");
    Files.writeString(server.certificate(), "no certificate");
    Exporter running = start(settings(tls(endpoint(freePort()), server, null)));
    finished("one");
    assertThat(running.flush(LONG)).isTrue();

    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("otel.exporter.otlp.certificate=" + server.certificate() + " can't be read");
  }

  @Test
  void tls_withAnotherAuthority_sendsNothing(@TempDir Path directory) throws Exception {
    TestCertificates server = TestCertificates.create(directory, "server");
    TestCertificates other = TestCertificates.create(directory, "other");
    receiver = tlsReceiver(server, null);
    Exporter running = start(settings(tls(receiver.endpoint(), other, null)));
    finished("secret");

    await().atMost(LONG).until(() -> !log.lines.isEmpty());
    running.close(Duration.ofMillis(500));
    assertThat(receiver.requests).isEmpty();
    assertThat(log.lines.get(0)).contains("can't take spans now");
    assertThat(running.stats().dropped(DropReason.SHUTDOWN)).isEqualTo(1);
  }

  @Test
  void unreadableCertificate_isToldOnceAndCounted(@TempDir Path directory) throws Exception {
    OtlpSettings otlp =
        new OtlpSettings(
            protocol(),
            endpoint(freePort()),
            Map.of(),
            OtlpSettings.DEFAULT_TIMEOUT,
            false,
            directory.resolve("missing.pem"),
            null,
            null);
    Exporter running = start(settings(otlp));
    finished("one");
    assertThat(running.flush(LONG)).isTrue();
    finished("two");
    assertThat(running.flush(LONG)).isTrue();

    assertThat(running.stats().dropped(DropReason.REFUSED)).isEqualTo(2);
    assertThat(log.lines).hasSize(1);
    assertThat(log.lines.get(0)).contains("missing.pem");
  }

  private Receiver listen() throws Exception {
    Receiver listening = receiver(0);
    receiver = listening;
    return listening;
  }

  final Exporter start(ExporterSettings settings) {
    Exporter started =
        Exporter.start(
            settings,
            TestSampling.everything(),
            log,
            new PrintStream(new ByteArrayOutputStream(), true));
    exporter = started;
    return started;
  }

  private ExporterSettings settings(URI endpoint) {
    return settings(OtlpSettings.of(protocol(), endpoint));
  }

  static ExporterSettings settings(OtlpSettings otlp) {
    return new ExporterSettings(
        Set.of(TracesExporter.OTLP),
        otlp,
        new MetricsSettings(
            Set.of(),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Temporality.CUMULATIVE,
            true,
            "localhost",
            0,
            2_000,
            otlp),
        null,
        Map.of("service.name", "shop"),
        Set.of(),
        List.of(),
        "9.9.9",
        Duration.ofSeconds(2));
  }

  private OtlpSettings tls(
      URI endpoint, TestCertificates authority, @Nullable TestCertificates client) {
    return new OtlpSettings(
        protocol(),
        endpoint,
        Map.of(),
        OtlpSettings.DEFAULT_TIMEOUT,
        false,
        authority.certificate(),
        client == null ? null : client.key(),
        client == null ? null : client.certificate());
  }

  private static void finished(String name) {
    InternalRecord record = new InternalRecord(Records.thread());
    record.name = name;
    record.end();
  }

  static void manySpans(int count) {
    InternalRecord root = new InternalRecord(Records.thread());
    for (int i = 1; i < count; i++) {
      new InternalRecord(Records.thread(), root).end();
    }
    root.end();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Map<String, String> attributes(List<KeyValue> list) {
    Map<String, String> map = new TreeMap<>();
    for (KeyValue entry : list) {
      map.put(entry.getKey(), entry.getValue().getStringValue());
    }
    return map;
  }
}
