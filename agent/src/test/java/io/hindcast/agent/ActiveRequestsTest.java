package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.ActiveThread;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanQueue;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ActiveRequestsTest {
  private final ThreadContext thread = ThreadContext.get();

  @AfterEach
  void nothingIsLeft() {
    thread.swap(null);
    SpanRecord left = SpanQueue.poll();
    while (left != null) {
      left = SpanQueue.poll();
    }
  }

  private static ActiveThread on(String name, SpanRecord record) {
    return new ActiveThread(new Thread(name), record);
  }

  private HttpServerRecord server(String method, String path) {
    HttpServerRecord record = new HttpServerRecord(thread, null);
    record.method = method;
    record.path = path;
    return record;
  }

  @Test
  void none() {
    assertThat(ActiveRequests.lines(List.of(), List.of(), 0))
        .containsExactly("no thread works on a request");
  }

  @Test
  void ageThreadDepthAndNames_oldestFirst() {
    HttpServerRecord older = server("POST", "/checkout/42");
    older.route = "/checkout/{customer}";
    older.activate(thread);
    HttpClientRecord call = new HttpClientRecord(thread);
    call.method = "GET";
    call.url = URI.create("https://user:hunter2@stock:8443/items?secret=hunter2");
    call.activate(thread);
    DbRecord statement = new DbRecord(thread);
    statement.text = "SELECT name FROM orders WHERE card = 'hunter2'";
    thread.swap(null);
    HttpServerRecord younger = server("GET", "/ping");
    long now = older.startNanos() + 12_345_678_901L;

    List<String> lines =
        ActiveRequests.lines(
            List.of(on("exec-2", younger), on("exec-1", statement), on("pool-7", call)),
            List.of(),
            now);

    assertThat(lines).hasSize(4).noneMatch(line -> line.contains("hunter2"));
    assertThat(lines.get(0)).contains("AGE", "DEPTH", "THREAD", "REQUEST");
    assertThat(lines.get(1))
        .startsWith("  12.346 s      3  exec-1  ")
        .contains("  POST /checkout/{customer} > SELECT orders (");
    assertThat(lines.get(2))
        .startsWith("  12.346 s      2  pool-7  ")
        .contains(" > GET stock:8443 (");
    assertThat(lines.get(3)).contains("      1  exec-2  ", "  GET /ping (").doesNotContain(">");
    assertThat(lines.get(1)).matches(".* \\([0-9a-f]{32}\\)");
  }

  @Test
  void requestThatWasAnswered_isNotInFlight_thoughAThreadWorksForIt() {
    HttpServerRecord answered = server("GET", "/ping");
    InternalRecord late = new InternalRecord(thread, answered);
    answered.end();
    assertThat(ActiveRequests.lines(List.of(on("pool-7", late)), List.of(), System.nanoTime()))
        .containsExactly("no thread works on a request");
  }

  @Test
  void requestThatNoThreadWorksOn_isInFlightToo_andThoseThatOneWorksOnAreThereOnce() {
    HttpServerRecord hanging = server("GET", "/report");
    HttpServerRecord worked = server("GET", "/ping");
    InternalRecord inside = new InternalRecord(thread, worked);
    inside.name = "render";
    List<String> lines =
        ActiveRequests.lines(
            List.of(on("exec-1", inside)),
            List.of(worked, hanging),
            hanging.startNanos() + 300_000_000_000L);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(" 300.000 s      1  (none)  ").contains("  GET /report (");
    assertThat(lines.get(2)).contains("      2  exec-1  ", "  GET /ping > render (");
  }

  @Test
  void names_ofWhatIsNotFilledInYet() {
    assertThat(RecordName.of(new HttpServerRecord(thread, null))).isEqualTo("(no name yet)");
    assertThat(RecordName.of(new HttpClientRecord(thread))).isEqualTo("(no name yet)");
    assertThat(RecordName.of(new DbRecord(thread))).isEqualTo("SQL");
    assertThat(RecordName.of(new InternalRecord(thread))).isEqualTo("(no name yet)");
  }

  @Test
  void names_ofMessagesAndOwnWork() {
    MessagingRecord message =
        new MessagingRecord(thread, "kafka", MessagingRecord.Operation.PROCESS);
    message.destination = "orders";
    assertThat(RecordName.of(message)).isEqualTo("process orders");
    InternalRecord work = new InternalRecord(thread);
    work.name = "reindex";
    assertThat(RecordName.of(work)).isEqualTo("reindex");
  }

  @Test
  void namesThatClientsChoose_areShortAndPrintable() {
    HttpServerRecord record = server("GET", "/\u001b[2J" + "x".repeat(500));
    assertThat(RecordName.of(record)).startsWith("GET /?[2Jxxx").hasSize(200);
  }

  @Test
  void namesOfThreads_areOneLineToo() {
    List<String> lines =
        ActiveRequests.lines(
            List.of(on("exec\n\u001b[2J", server("GET", "/ping"))), List.of(), System.nanoTime());
    assertThat(lines).hasSize(2).last().asString().contains("  exec??[2J  ").doesNotContain("\n");
  }
}
