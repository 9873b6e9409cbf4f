package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.MessagingRecord.Operation;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.SpanRecord;
import org.jspecify.annotations.Nullable;

/** The families of records as numbers of four bits; what a message is there for is one of them. */
final class Family {
  static final int MASK = 15;

  /** Of a record that could not be kept: others lie under it, but it is none itself. */
  static final int STAND_IN = 0;

  static final int HTTP_SERVER = 1;
  static final int HTTP_CLIENT = 2;
  static final int DB = 3;
  static final int INTERNAL = 4;
  static final int QUEUE_WAIT = 5;
  static final int DB_WAIT = 6;

  // From here on with the name of a system.
  static final int SEND = 7;
  static final int POLL = 8;
  static final int PROCESS = 9;

  private Family() {}

  static int of(SpanRecord record) {
    if (record instanceof DbRecord) {
      return DB;
    } else if (record instanceof HttpServerRecord) {
      return HTTP_SERVER;
    } else if (record instanceof HttpClientRecord) {
      return HTTP_CLIENT;
    } else if (record instanceof InternalRecord) {
      return INTERNAL;
    } else if (record instanceof QueueWaitRecord) {
      return QUEUE_WAIT;
    } else if (record instanceof DbWaitRecord) {
      return DB_WAIT;
    } else if (record instanceof MessagingRecord message) {
      return of(message.operation);
    }
    return STAND_IN;
  }

  private static int of(Operation operation) {
    return switch (operation) {
      case SEND -> SEND;
      case POLL -> POLL;
      case PROCESS -> PROCESS;
    };
  }

  /**
   * Writes a record's own fields.
   *
   * @return whether that could be done; nothing of use was written otherwise
   */
  static boolean write(SpanRecord record, SegmentWriter out) {
    if (record instanceof DbRecord call) {
      DbFields.write(call, out);
    } else if (record instanceof HttpServerRecord server) {
      HttpServerFields.write(server, out);
    } else if (record instanceof HttpClientRecord client) {
      return HttpClientFields.write(client, out);
    } else if (record instanceof InternalRecord work) {
      out.text(work.name);
      out.text(work.function);
      out.text(work.jobSystem);
    } else if (record instanceof QueueWaitRecord wait) {
      out.text(wait.executor);
    } else if (record instanceof DbWaitRecord wait) {
      DbWaitFields.write(wait, out);
    } else if (record instanceof MessagingRecord message) {
      MessagingFields.write(message, out);
    } else {
      return false;
    }
    return true;
  }

  /** A record of a family without its own fields. */
  static SpanRecord restore(int family, RestoredSpan parts, @Nullable String system) {
    return switch (family) {
      case DB -> new DbRecord(parts);
      case HTTP_SERVER -> new HttpServerRecord(parts);
      case HTTP_CLIENT -> new HttpClientRecord(parts);
      case QUEUE_WAIT -> new QueueWaitRecord(parts);
      case DB_WAIT -> new DbWaitRecord(parts);
      case SEND -> message(parts, system, Operation.SEND);
      case POLL -> message(parts, system, Operation.POLL);
      case PROCESS -> message(parts, system, Operation.PROCESS);
      default -> new InternalRecord(parts);
    };
  }

  private static MessagingRecord message(
      RestoredSpan parts, @Nullable String system, Operation operation) {
    return new MessagingRecord(parts, system == null ? "" : system, operation);
  }

  /**
   * Reads a record's own fields.
   *
   * @return whether {@link #write} could write them
   */
  static boolean read(int family, SpanRecord record, SegmentReader in) {
    if (record instanceof DbRecord call) {
      DbFields.read(call, in);
    } else if (record instanceof HttpServerRecord server) {
      HttpServerFields.read(server, in);
    } else if (record instanceof HttpClientRecord client) {
      return HttpClientFields.read(client, in);
    } else if (record instanceof MessagingRecord message) {
      MessagingFields.read(message, in);
    } else if (record instanceof QueueWaitRecord wait) {
      wait.executor = in.text();
    } else if (record instanceof DbWaitRecord wait) {
      DbWaitFields.read(wait, in);
    } else if (family == INTERNAL && record instanceof InternalRecord work) {
      work.name = in.text();
      work.function = in.text();
      work.jobSystem = in.text();
    } else {
      return false;
    }
    return true;
  }
}
