package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.FakeClock;
import io.hindcast.exporter.Records;
import io.hindcast.exporter.TestLog;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.render.TraceRenderer;
import io.hindcast.exporter.span.RenderedSpan;
import io.hindcast.exporter.span.SpanOrigin;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.resources.Resource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FactReaderTest {
  private static final int REPETITIONS = 5;

  private final FakeClock clock = new FakeClock();
  private final DbReadings readings = new DbReadings(new ExporterStats());
  private final FactReader reader = new FactReader(new OperationReadings(readings));

  @BeforeEach
  void emptyRing() {
    Records.drain();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void failures_areThoseThatTheSpansWillSay(long seed) {
    Random random = new Random(seed);
    TestLog log = new TestLog();
    TraceRenderer renderer =
        new TraceRenderer(
            SpanOrigin.of(Resource.getDefault(), "1.2.3"),
            Set.of(),
            List.of(),
            readings,
            new ExporterStats(),
            log);
    for (int i = 0; i < 300; i++) {
      AssembledTrace trace = randomTrace(random);

      TraceFacts facts = read(trace);

      List<RenderedSpan> failed = new ArrayList<>();
      for (RenderedSpan span : renderer.render(trace, Kept.NOT)) {
        if (span.getStatus().getStatusCode() == StatusCode.ERROR) {
          failed.add(span);
        }
      }
      SpanRecord failing = facts.failing();
      if (failing == null) {
        assertThat(failed).as("seed %d, trace %d", seed, i).isEmpty();
        continue;
      }
      long id = failing.spanId();
      RenderedSpan span = failed.stream().filter(one -> one.spanId() == id).findAny().orElseThrow();
      assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
          .isEqualTo(facts.errorType());
      if (!(failing instanceof HttpServerRecord)) {
        assertThat(span.getAttributes().get(AttributeKey.stringKey("server.address")))
            .isEqualTo(reader.peer(failing));
      }
    }
    assertThat(log.lines).isEmpty();
  }

  @Test
  void failing_isTheInnermost() {
    HttpServerRecord request = Requests.begin("/items/{id}");
    request.status = 500;
    HttpClientRecord outer = Requests.sent(request, "http://stock:8080/items/1");
    outer.status = 404;
    InternalRecord work = new InternalRecord(Records.thread(), request);
    work.thrown = new IllegalStateException("no");
    DbRecord inner = Requests.statement(work, "SELECT 1");
    inner.thrown = new SQLException("no");
    DbRecord later = Requests.statement(work, "SELECT 2");
    later.thrown = new IllegalArgumentException("no");
    outer.end();
    inner.end();
    later.end();
    work.end();

    TraceFacts facts = read(Requests.end(request, clock));

    assertThat(facts.failing()).isSameAs(inner);
    assertThat(facts.errorType()).isEqualTo("java.sql.SQLException");
    assertThat(reader.peer(inner)).isEqualTo("db.internal");
    assertThat(facts.root()).isSameAs(request);
    assertThat(facts.whole()).isTrue();
    assertThat(facts.route().method()).isEqualTo("GET");
    assertThat(facts.route().httpRoute()).isEqualTo("/items/{id}");
    assertThat(facts.route().operation()).isNull();
  }

  @Test
  void clientsFault_isAFailureOfTheCallAndNotOfTheAnswer() {
    HttpServerRecord request = Requests.begin("/items/{id}");
    request.status = 404;
    assertThat(read(Requests.end(request, clock)).failing()).isNull();

    HttpServerRecord other = Requests.begin("/items/{id}");
    HttpClientRecord call = Requests.sent(other, "http://stock/1");
    call.status = 404;
    call.end();

    assertThat(read(Requests.end(other, clock)).failing()).isSameAs(call);
  }

  @Test
  void callThatWasGivenUp_isNoFailure() {
    HttpServerRecord request = Requests.begin("/items/{id}");
    HttpClientRecord call = Requests.sent(request, "http://stock/1");
    call.cancelled = true;
    call.thrown = new IllegalStateException("cancelled");
    call.end();

    assertThat(read(Requests.end(request, clock)).failing()).isNull();
  }

  @Test
  void statement_repeatsUnderOneParentWhateverItsLiterals() {
    assertThat(repeats("SELECT * FROM pets WHERE owner = ", REPETITIONS, true)).isTrue();
    assertThat(repeats("SELECT * FROM pets WHERE owner = ", REPETITIONS - 1, true)).isFalse();
    assertThat(repeats("SELECT * FROM pets WHERE owner = ", 3 * REPETITIONS, false))
        .as("each under a parent of its own")
        .isFalse();
  }

  @Test
  void differentStatements_doNotRepeat() {
    HttpServerRecord request = Requests.begin("/items");
    for (int i = 0; i < 100; i++) {
      Requests.statement(request, "SELECT * FROM t" + i).end();
    }

    assertThat(read(Requests.end(request, clock)).repeats()).isFalse();
  }

  @Test
  void batches_areNoRepetition() {
    HttpServerRecord request = Requests.begin("/items");
    for (int i = 0; i < 100; i++) {
      DbRecord batch = Requests.statement(request, "INSERT INTO items VALUES (?)");
      batch.batchSize = 50;
      batch.end();
    }

    assertThat(read(Requests.end(request, clock)).repeats()).isFalse();
  }

  @Test
  void commits_areNoRepetition() {
    HttpServerRecord request = Requests.begin("/items");
    for (int i = 0; i < 100; i++) {
      DbRecord commit = Requests.statement(request, "COMMIT");
      commit.transaction = true;
      commit.end();
    }

    assertThat(read(Requests.end(request, clock)).repeats()).isFalse();
  }

  @Test
  void path_doesNotDependOnOrderOrNumber() {
    long once = path("/items", "SELECT * FROM items WHERE id = 1", "SELECT * FROM stock");

    assertThat(path("/items", "SELECT * FROM stock", "SELECT * FROM items WHERE id = 2"))
        .isEqualTo(once);
    assertThat(
            path(
                "/items",
                "SELECT * FROM stock",
                "SELECT * FROM stock",
                "SELECT * FROM items WHERE id = 3"))
        .isEqualTo(once);
  }

  @Test
  void path_tellsRoutesCallsAndExceptionsFromEachOther() {
    long one = path("/items", "SELECT * FROM items");

    assertThat(path("/stock", "SELECT * FROM items")).isNotEqualTo(one);
    assertThat(path("/items", "SELECT * FROM stock")).isNotEqualTo(one);
    assertThat(path("/items")).isNotEqualTo(one);
    HttpServerRecord request = Requests.begin("/items");
    DbRecord call = Requests.statement(request, "SELECT * FROM items");
    call.thrown = new SQLException("no");
    call.end();
    assertThat(read(Requests.end(request, clock)).path()).isNotEqualTo(one);
  }

  @Test
  void wait_isTheLongestOfAll_andNoPartOfThePath() {
    HttpServerRecord request = Requests.begin("/items");
    Requests.statement(request, "SELECT * FROM items").end();
    Requests.waits(request);
    Requests.waits(request);

    AssembledTrace trace = Requests.end(request, clock);
    TraceFacts facts = read(trace);

    assertThat(facts.waitedNanos())
        .isPositive()
        .isEqualTo(trace.records().stream().mapToLong(SpanRecord::waitedNanos).max().orElseThrow());
    assertThat(facts.path()).isEqualTo(path("/items", "SELECT * FROM items"));
    assertThat(read(Requests.end(Requests.begin("/items"), clock)).waitedNanos()).isZero();
  }

  @Test
  void calls_areToldByWhomTheyGoTo() {
    long stock = path(Requests.begin("/items"), "http://stock/items/1?a=b");

    assertThat(path(Requests.begin("/items"), "http://u:p@stock/other")).isEqualTo(stock);
    assertThat(path(Requests.begin("/items"), "http://billing/items/1")).isNotEqualTo(stock);
  }

  @Test
  void unreadableRecord_hidesNoOther() {
    HttpServerRecord request = Requests.begin("/items");
    HttpClientRecord broken = Requests.sent(request, "http://stock");
    broken.url =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("no text");
          }
        };
    broken.status = 500;
    broken.end();

    TraceFacts facts = read(Requests.end(request, clock));

    assertThat(facts.failing()).isSameAs(broken);
    assertThat(facts.errorType()).isEqualTo("500");
    assertThat(reader.peer(broken)).isNull();
  }

  @Test
  void stragglers_areNoWholeTraceAndKnowTheirRoot() {
    HttpServerRecord request = Requests.begin("/items");
    InternalRecord late = new InternalRecord(Records.thread(), request);
    Requests.end(request, clock);
    late.end();

    TraceFacts facts = read(Requests.only(clock));

    assertThat(facts.whole()).isFalse();
    assertThat(facts.root()).isSameAs(request);
    assertThat(facts.route().httpRoute()).isEqualTo("/items");
  }

  @Test
  void exceptionThatGoesUpThroughDeepRecursion_isReadInTime() {
    HttpServerRecord request = Requests.begin("/items");
    List<InternalRecord> deep = new ArrayList<>();
    SpanRecord above = request;
    RuntimeException failure = new IllegalStateException("no");
    for (int i = 0; i < 10_000; i++) {
      InternalRecord work = new InternalRecord(Records.thread(), above);
      work.thrown = failure;
      deep.add(work);
      above = work;
    }
    for (int i = deep.size() - 1; i >= 0; i--) {
      deep.get(i).end();
    }

    assertThat(read(Requests.end(request, clock)).failing()).isNotNull();
  }

  private TraceFacts read(AssembledTrace trace) {
    return reader.read(trace, true, REPETITIONS);
  }

  private boolean repeats(String text, int times, boolean oneParent) {
    HttpServerRecord request = Requests.begin("/items");
    for (int i = 0; i < times; i++) {
      SpanRecord parent = request;
      if (!oneParent) {
        InternalRecord work = new InternalRecord(Records.thread(), request);
        work.end();
        parent = work;
      }
      Requests.statement(parent, text + i).end();
    }
    return read(Requests.end(request, clock)).repeats();
  }

  private long path(String route, String... statements) {
    HttpServerRecord request = Requests.begin(route);
    for (String text : statements) {
      Requests.statement(request, text).end();
    }
    return read(Requests.end(request, clock)).path();
  }

  private long path(HttpServerRecord request, String url) {
    Requests.sent(request, url).end();
    return read(Requests.end(request, clock)).path();
  }

  /** Of all families, failing now and then. */
  private AssembledTrace randomTrace(Random random) {
    HttpServerRecord request = Requests.begin("/r" + random.nextInt(3));
    request.status = random.nextInt(10) == 0 ? 500 : 200 + 100 * random.nextInt(3);
    List<SpanRecord> open = new ArrayList<>(List.of(request));
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      SpanRecord parent = open.get(random.nextInt(open.size()));
      SpanRecord child = child(random, parent);
      child.thrown = thrown(random);
      open.add(child);
    }
    for (int i = open.size() - 1; i > 0; i--) {
      open.get(i).end();
    }
    return Requests.end(request, clock);
  }

  private static SpanRecord child(Random random, SpanRecord parent) {
    switch (random.nextInt(4)) {
      case 0 -> {
        HttpClientRecord call = Requests.sent(parent, "https://user:pw@stock:8443/a?b=c");
        call.status = List.of(0, 200, 302, 404, 500).get(random.nextInt(5));
        call.cancelled = random.nextInt(4) == 0;
        return call;
      }
      case 1 -> {
        return Requests.statement(parent, "SELECT * FROM t WHERE a = " + random.nextInt());
      }
      case 2 -> {
        MessagingRecord message =
            new MessagingRecord(Records.thread(), "kafka", MessagingRecord.Operation.SEND, parent);
        message.destination = "orders";
        message.servers = "PLAINTEXT://k1:9092,k2:9092";
        return message;
      }
      default -> {
        return new InternalRecord(Records.thread(), parent);
      }
    }
  }

  private static @Nullable Throwable thrown(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> new IllegalStateException("no");
      case 1 -> new SQLException("no", "57014");
      default -> null;
    };
  }
}
