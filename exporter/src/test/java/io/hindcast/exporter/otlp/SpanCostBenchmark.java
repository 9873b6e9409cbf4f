package io.hindcast.exporter.otlp;

import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.metrics.Metrics;
import io.hindcast.exporter.metrics.TestMetrics;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationMetrics;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.resource.ResourceDetector;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.sql.SqlDialect;
import io.hindcast.exporter.sql.SqlSanitizer;
import io.hindcast.exporter.sql.SqlText;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import io.hindcast.exporter.trace.TestTraces;
import io.hindcast.exporter.trace.TraceAssembler;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the background threads pay for a span, and where: each stage contains those before it, and
 * one operation is one span of a request with seven (an answered request, three statements, a
 * request sent, a message, work inside). {@code peer*} is what an OpenTelemetry exporter pays to
 * encode the same spans when they are there as {@code SpanData}: making these is not in it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SpanCostBenchmark {
  private static final int SPANS = 7;
  private static final Kept KEPT = Kept.of(KeepReason.BASELINE.bit());
  private static final int TRACES = 512 / SPANS;

  private static final SpanOrigin ORIGIN =
      SpanOrigin.of(ResourceDetector.detect(Map.of("service.name", "shop"), "1.2.3"), "1.2.3");

  private static final DbEndpoint DATABASE =
      new DbEndpoint("jdbc:postgresql://db.internal:5433/shop?user=u&password=secret", null);

  private static final String OWNERS =
      "select o1_0.id,o1_0.address,o1_0.city,o1_0.first_name,o1_0.last_name,o1_0.telephone"
          + " from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id"
          + " where o1_0.last_name like ? escape ''";
  private static final String VISITS = "SELECT id, visited FROM visits WHERE pet_id = 4711";
  private static final String INSERT =
      "insert into visits (visited,description,pet_id) values (?,?,?)";

  private final InetSocketAddress peer =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8081);
  private final URI url = URI.create("http://stock.internal:8081/stock/17?page=2&size=50");
  private final TraceAssembler assembler = TestTraces.assembler();
  private final DbReadings readings = new DbReadings(new ExporterStats());
  private final TraceRenderer renderer =
      new TraceRenderer(ORIGIN, Set.of(), List.of(), readings, new ExporterStats(), new TestLog());
  private final OperationMetrics operations =
      new OperationMetrics(
          Metrics.of(ORIGIN, TestMetrics.CUMULATIVE, new TestLog()).instruments(),
          readings,
          new TestLog());
  private final RequestEncoder encoder = new RequestEncoder(ORIGIN);
  private final List<SpanData> batch = new ArrayList<>();
  private final PeerEncoder reusable = new PeerEncoder(MemoryMode.REUSABLE_DATA);
  private final PeerEncoder immutable = new PeerEncoder(MemoryMode.IMMUTABLE_DATA);
  private int made;

  /** Makes the spans that the peers encode. */
  @Setup
  public void begin() {
    for (int i = 0; i < TRACES; i++) {
      for (SpanData span : renderer.render(trace(), KEPT)) {
        batch.add(new Ready(span));
      }
    }
  }

  /** The application's part, which is no background cost: subtract it. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public @Nullable SpanRecord record1() {
    records();
    return SpanQueue.poll();
  }

  /** And put together. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public AssembledTrace record2Assemble() {
    return trace();
  }

  /** And measured: what a span costs whose trace is not kept. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public AssembledTrace measured() {
    AssembledTrace trace = trace();
    operations.measure(trace, false);
    return trace;
  }

  /** And measured, with exemplars. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public AssembledTrace measuredAndKept() {
    AssembledTrace trace = trace();
    operations.measure(trace, true);
    return trace;
  }

  /** And rendered. */
  @Benchmark
  @OperationsPerInvocation(SPANS)
  public List<RenderedSpan> record3Render() {
    return renderer.render(trace(), KEPT);
  }

  /** And encoded: all of it up to the bytes that are sent. */
  @Benchmark
  @OperationsPerInvocation(SPANS * TRACES)
  public byte[] record4Encode() {
    for (int i = 0; i < TRACES; i++) {
      for (RenderedSpan span : renderer.render(trace(), KEPT)) {
        encoder.add(span);
      }
    }
    return encoder.take(encoder.count(), encoder.bytes());
  }

  /** What a statement costs that was not seen before. */
  @Benchmark
  public SqlText sqlUnknown() {
    return SqlSanitizer.sanitize(OWNERS, SqlDialect.POSTGRESQL);
  }

  /** The exporter in its mode that allocates little. */
  @Benchmark
  @OperationsPerInvocation(SPANS * TRACES)
  public byte[] peerReusable() {
    return reusable.encode(batch);
  }

  /** The exporter in its other mode. */
  @Benchmark
  @OperationsPerInvocation(SPANS * TRACES)
  public byte[] peerImmutable() {
    return immutable.encode(batch);
  }

  private AssembledTrace trace() {
    records();
    SpanRecord newest = SpanQueue.poll();
    if (newest == null) {
      throw new IllegalStateException("the ring is empty");
    }
    assembler.add(newest, 0);
    AssembledTrace trace = assembler.pollOldest();
    if (trace == null) {
      throw new IllegalStateException("no trace");
    }
    return trace;
  }

  /** New texts where an application makes new ones for each request. */
  private void records() {
    ThreadContext thread = ThreadContext.get();
    int id = made++ & 1023;
    HttpServerRecord server = new HttpServerRecord(thread, null);
    server.method = "GET";
    server.scheme = "http";
    server.path = "/owners/" + id + "/visits";
    server.query = "page=1";
    server.route = "/owners/{ownerId}/visits";
    server.status = 200;
    server.protocolVersion = "1.1";
    server.host = "shop.internal:8080";
    server.localPort = 8080;
    server.peerAddress = "10.1.2.3";
    server.peerPort = 40000 + id;
    server.userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    server.activate(thread);
    InternalRecord work = new InternalRecord(thread);
    work.name = "OwnerController.visits";
    work.activate(thread);
    statement(thread, OWNERS, true);
    statement(thread, VISITS, false);
    statement(thread, INSERT, true);
    HttpClientRecord client = new HttpClientRecord(thread);
    client.method = "GET";
    client.url = url;
    client.status = 200;
    client.protocolVersion = "1.1";
    client.peer = peer;
    client.end();
    MessagingRecord send = new MessagingRecord(thread, "kafka", MessagingRecord.Operation.SEND);
    send.destination = "visits";
    send.partition = 3;
    send.offset = 123_456L + id;
    send.key = "owner-17";
    send.clientId = "producer-1";
    send.servers = "kafka-1.internal:9092,kafka-2.internal:9092";
    send.end();
    work.deactivate(thread);
    work.end();
    server.deactivate(thread);
    server.end();
  }

  private static void statement(ThreadContext thread, String text, boolean parameterised) {
    DbRecord call = new DbRecord(thread);
    call.text = text;
    call.parameterised = parameterised;
    call.endpoint = DATABASE;
    call.end();
  }

  /** The SDK's data, all made before the peers get it. */
  private static final class Ready extends DelegatingSpanData {
    private final Attributes attributes;
    private final SpanContext context;
    private final SpanContext parent;

    Ready(SpanData span) {
      super(span);
      attributes = span.getAttributes();
      context = span.getSpanContext();
      parent = span.getParentSpanContext();
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    @Override
    public SpanContext getSpanContext() {
      return context;
    }

    @Override
    public SpanContext getParentSpanContext() {
      return parent;
    }

    @Override
    public String getTraceId() {
      return context.getTraceId();
    }

    @Override
    public String getSpanId() {
      return context.getSpanId();
    }

    @Override
    public String getParentSpanId() {
      return parent.getSpanId();
    }
  }
}
