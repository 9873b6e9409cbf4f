package io.hindcast.exporter.render;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.jdbcurl.DbTarget;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a record to decide about its trace, read without making a span of it. One
 * object for all records, one after the other.
 *
 * <p>Texts of the application are read here, so any method may throw. Owned by the exporter's
 * thread.
 */
public final class OperationReadings {
  private static final int SERVER = 1;
  private static final int CLIENT = 2;
  private static final int DATABASE = 3;
  private static final int MESSAGE = 4;
  private static final int WORK = 5;

  private final DbReadings db;
  private long operation;
  private int statement;

  /**
   * Readings.
   *
   * @param db shared with the renderer of the same thread
   */
  public OperationReadings(DbReadings db) {
    this.db = db;
  }

  /** Value of {@code error.type}, null where the record did not fail: as its span will say. */
  public static @Nullable String errorType(SpanRecord record) {
    return ErrorTypes.of(record);
  }

  /** The class of what a record's operation threw, whether it failed by that; null for nothing. */
  public static @Nullable String exceptionType(SpanRecord record) {
    return ErrorTypes.ofThrown(record);
  }

  /**
   * Value of {@code server.address} of a call; null where there is none. That of a request which
   * was answered is chosen by its client, so it counts as none.
   */
  public @Nullable String peer(SpanRecord record) {
    if (record instanceof HttpClientRecord client) {
      Object url = client.url;
      return url == null ? null : UrlParts.parse(url.toString()).host();
    }
    if (record instanceof DbRecord call) {
      return db.target(call).target().host();
    }
    if (record instanceof MessagingRecord message) {
      return MessagingRenderer.server(message.servers).host();
    }
    return null;
  }

  /** What a trace is about. */
  public Route route(SpanRecord root) {
    if (root instanceof HttpServerRecord server) {
      return Route.ofRequest(HttpMethods.known(server.method), server.route);
    }
    if (root instanceof HttpClientRecord client) {
      String template = client.urlTemplate;
      return Route.ofWork(
          HttpMethods.known(client.method), template == null ? peer(client) : template);
    }
    if (root instanceof DbRecord call) {
      DbTarget target = db.target(call).target();
      return Route.ofWork(target.system(), db.action(call, target.dialect()));
    }
    if (root instanceof MessagingRecord message) {
      return Route.ofWork(verb(message.operation), message.destination);
    }
    if (root instanceof DbWaitRecord) {
      return Route.ofWork("", "getConnection");
    }
    return Route.ofWork(
        "", root instanceof InternalRecord work && work.name != null ? work.name : "internal");
  }

  /** Reads a record; what was read is asked for by the methods below. */
  public void read(SpanRecord record) {
    statement = 0;
    if (record instanceof DbRecord call) {
      readCall(call);
    } else if (record instanceof HttpClientRecord client) {
      Object url = client.url;
      operation =
          operation(
              CLIENT,
              hash(HttpMethods.known(client.method)),
              hash(client.urlTemplate),
              url == null ? 0 : UrlParts.hashOfAddress(url.toString()));
    } else if (record instanceof HttpServerRecord server) {
      operation = operation(SERVER, hash(HttpMethods.known(server.method)), hash(server.route), 0);
    } else if (record instanceof MessagingRecord message) {
      operation = operation(MESSAGE, hash(verb(message.operation)), hash(message.destination), 0);
    } else if (record instanceof InternalRecord work) {
      operation = operation(WORK, hash(work.name), 0, 0);
    }
  }

  /** A number that is the same for calls of one kind to one target, such as {@code GET shop:80}. */
  public long operation() {
    return operation;
  }

  /**
   * A number that is the same for executions of one statement, whatever its literals; 0 where the
   * record is not one execution of one statement.
   */
  public int statement() {
    return statement;
  }

  private void readCall(DbRecord call) {
    DbTarget target = db.target(call).target();
    boolean batch = DbReadings.isBatch(call);
    String text = call.text;
    String summary = null;
    // Longer ones are not remembered: reading them here would be done once more for the span.
    if (call.transaction) {
      // No statement: a commit after each of many is not one that is executed many times.
      summary = text;
    } else if (text != null && Statements.remembers(text)) {
      Statement known = db.statement(text, target.dialect());
      summary = known.summary();
      if (!batch) {
        int ofText = known.text().hashCode();
        statement = ofText == 0 ? 1 : ofText;
      }
    }
    operation =
        operation(
            DATABASE,
            hash(target.system()),
            31 * hash(target.namespace()) + hash(summary),
            batch ? 1 : 0);
  }

  private static String verb(MessagingRecord.Operation operation) {
    return switch (operation) {
      case SEND -> "send";
      case POLL -> "poll";
      case PROCESS -> "process";
    };
  }

  private static long operation(int family, int first, int second, int third) {
    int hash = 31 * (31 * first + second) + third;
    return ((long) family << 32) | (hash & 0xffff_ffffL);
  }

  private static int hash(@Nullable String text) {
    return text == null ? 0 : text.hashCode();
  }
}
