package io.hindcast.exporter.retention;

import io.hindcast.bootstrap.record.Cause;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.DbEndpoint;
import io.hindcast.bootstrap.record.DbParameter;
import io.hindcast.bootstrap.record.DbParameters;
import io.hindcast.bootstrap.record.DbPool;
import io.hindcast.bootstrap.record.DbRecord;
import io.hindcast.bootstrap.record.DbWaitRecord;
import io.hindcast.bootstrap.record.HttpClientRecord;
import io.hindcast.bootstrap.record.HttpServerRecord;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.MessagingRecord.Operation;
import io.hindcast.bootstrap.record.QueueWaitRecord;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.RestoredSpan;
import io.hindcast.bootstrap.record.RestoredTrace;
import io.hindcast.bootstrap.record.SpanRecord;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Records of all families with fields of all kinds, as odd as an application may make them. */
final class RandomTraces {
  private static final String[] COMMON = {
    "GET",
    "POST",
    "http",
    "1.1",
    "/owners/{ownerId}",
    "kafka",
    "shop.internal:8080",
    "select * from owners where id = ?",
    "SELECT a, 'secret' FROM b WHERE c = 5",
    "insert into visits (visited,description,pet_id) values (?,?,?)",
    "10.1.2.3",
    "for=\"[2001:db8::1]:80\";proto=http, for=10.0.0.1",
    "",
    "x",
  };

  private static final String[] URLS = {
    "http://stock.internal:8081/stock/17?page=2&token=secret#top",
    "https://user:secret@[2001:db8::1]/",
    "jdbc:postgresql://db.internal:5433/shop?user=u&password=secret",
    "jdbc:h2:mem:test",
    "no url at all",
  };

  private final SplittableRandom random;
  private final boolean unreadable;
  private long clock = 1_000_000;

  /**
   * Traces.
   *
   * @param unreadable whether there are records among them that can't be rendered
   */
  RandomTraces(SplittableRandom random, boolean unreadable) {
    this.random = random;
    this.unreadable = unreadable;
  }

  /** What the records of one trace may share. */
  private final class Shared {
    final RestoredTrace trace;
    final @Nullable RemoteParent remote;
    final List<Throwable> thrown = new ArrayList<>();

    Shared() {
      long high = random.nextLong();
      long low = random.nextLong();
      remote =
          random.nextInt(3) == 0
              ? RemoteParent.restored(high, low, id(), random.nextInt(4), state())
              : null;
      Context origin = remote == null && random.nextInt(3) == 0 ? cause() : remote;
      trace = new RestoredTrace(high, low, random.nextInt(4), state(), origin);
    }
  }

  private Cause cause() {
    return new Cause(random.nextLong(), random.nextLong(), id());
  }

  /** The records of a trace, its root first; more of them than are handed over lie above some. */
  List<SpanRecord> records(int count) {
    Shared shared = new Shared();
    List<SpanRecord> made = new ArrayList<>();
    List<SpanRecord> finished = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SpanRecord parent = made.isEmpty() ? null : parent(made);
      SpanRecord record = record(shared, parent);
      boolean unreadable =
          record instanceof HttpClientRecord client && client.url instanceof Unspeakable;
      // What can't be rendered describes no throwable, and is not there to.
      record.thrown = unreadable ? null : thrown(shared);
      made.add(record);
      if (i == 0 || random.nextInt(10) > 0) {
        finished.add(record);
      }
    }
    return finished;
  }

  /** Mostly the last one or one above it, as one thread works; at times any. */
  private SpanRecord parent(List<SpanRecord> made) {
    SpanRecord parent = made.get(made.size() - 1);
    if (random.nextInt(6) == 0) {
      return made.get(random.nextInt(made.size()));
    }
    for (int up = random.nextInt(4); up > 0 && parent.parent() != null; up--) {
      parent = parent.parent();
    }
    return parent;
  }

  private SpanRecord record(Shared shared, @Nullable SpanRecord parent) {
    // At times at the same moment.
    clock += random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(30));
    long end = clock + random.nextInt(1 << random.nextInt(30));
    RestoredSpan parts = new RestoredSpan(shared.trace, parent, id(), clock, end);
    // The root speaks for the trace, so it has to be readable.
    return switch (parent == null ? 0 : random.nextInt(7)) {
      case 0 -> server(new HttpServerRecord(parts));
      case 1 -> client(new HttpClientRecord(parts));
      case 2 -> call(new DbRecord(parts));
      case 3 -> message(parts, shared);
      case 4 -> wait(new QueueWaitRecord(parts));
      case 5 -> wait(new DbWaitRecord(parts));
      default -> work(new InternalRecord(parts));
    };
  }

  private InternalRecord work(InternalRecord record) {
    record.name = text();
    record.function = text();
    record.jobSystem = text();
    return record;
  }

  private QueueWaitRecord wait(QueueWaitRecord record) {
    record.executor = text();
    return record;
  }

  private DbWaitRecord wait(DbWaitRecord record) {
    record.timedOut = random.nextBoolean();
    record.pool = random.nextBoolean() ? new DbPool(text(), text()) : null;
    return record;
  }

  private HttpServerRecord server(HttpServerRecord record) {
    record.method = text();
    record.scheme = text();
    record.path = text();
    record.query = text();
    record.route = text();
    record.status = number();
    record.protocolVersion = text();
    record.host = text();
    record.localPort = number();
    record.peerAddress = text();
    record.peerPort = number();
    record.userAgent = text();
    record.forwarded = text();
    record.forwardedFor = text();
    return record;
  }

  private HttpClientRecord client(HttpClientRecord record) {
    record.method = text();
    record.url = url();
    record.urlTemplate = text();
    record.status = number();
    record.protocolVersion = text();
    record.peer = peer();
    record.resendCount = number();
    record.cancelled = random.nextBoolean();
    return record;
  }

  private DbRecord call(DbRecord record) {
    record.text = text();
    record.parameterised = random.nextBoolean();
    record.transaction = random.nextInt(8) == 0;
    record.batchSize = number();
    if (random.nextInt(3) > 0) {
      record.endpoint = new DbEndpoint(random.nextInt(5) == 0 ? null : pick(URLS), text());
    }
    if (random.nextInt(4) == 0) {
      List<String> texts = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        texts.add(pick(COMMON));
      }
      record.batchTexts = texts;
    }
    if (random.nextInt(4) == 0) {
      List<DbParameter> parameters = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String name = random.nextInt(3) == 0 ? pick(COMMON) : null;
        parameters.add(
            new DbParameter(
                random.nextInt(DbParameters.MAX_PARAMETERS),
                name,
                random.nextBoolean() ? (Object) random.nextLong() : "it's " + text()));
      }
      record.parameters = parameters;
    }
    return record;
  }

  private MessagingRecord message(RestoredSpan parts, Shared shared) {
    Operation[] operations = Operation.values();
    MessagingRecord record =
        new MessagingRecord(parts, pick(COMMON), operations[random.nextInt(operations.length)]);
    record.destination = text();
    record.partition = number();
    record.offset = random.nextBoolean() ? -1 : random.nextLong();
    record.key = random.nextInt(3) == 0 ? (Object) 17 : text();
    record.tombstone = random.nextBoolean();
    record.messageCount = number();
    record.clientId = text();
    record.group = text();
    record.servers = text();
    record.creation =
        switch (random.nextInt(4)) {
          case 0 -> shared.remote;
          case 1 ->
              RemoteParent.restored(
                  random.nextLong(), random.nextLong(), id(), random.nextInt(4), state());
          case 2 -> RemoteParent.restored(0, 0, 0, 0, null);
          default -> null;
        };
    return record;
  }

  private @Nullable Object url() {
    return switch (random.nextInt(5)) {
      case 0 -> null;
      case 1 -> URI.create("http://stock.internal/" + random.nextInt(1_000));
      case 2 -> unreadable && random.nextInt(4) == 0 ? new Unspeakable() : text();
      default -> pick(URLS);
    };
  }

  private @Nullable InetSocketAddress peer() {
    int port = random.nextInt(65_536);
    byte[] number = new byte[random.nextBoolean() ? 4 : 16];
    for (int i = 0; i < number.length; i++) {
      number[i] = (byte) random.nextInt();
    }
    try {
      return switch (random.nextInt(4)) {
        case 0 -> null;
        case 1 -> InetSocketAddress.createUnresolved("stock.internal", port);
        case 2 ->
            new InetSocketAddress(
                Inet6Address.getByAddress(null, new byte[16], 1 + random.nextInt(9)), port);
        default -> new InetSocketAddress(InetAddress.getByAddress("stock", number), port);
      };
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private @Nullable Throwable thrown(Shared shared) {
    if (random.nextInt(4) > 0) {
      return null;
    }
    if (!shared.thrown.isEmpty() && random.nextBoolean()) {
      return shared.thrown.get(random.nextInt(shared.thrown.size()));
    }
    String message = text();
    SQLException cause = new SQLException(message, text(), number());
    Throwable made =
        switch (random.nextInt(5)) {
          case 0 -> new IllegalStateException(message);
          case 1 -> cause;
          case 2 -> new RuntimeException("outer", new RuntimeException(cause));
          case 3 -> new Unspeakable.Failure();
          default -> new IllegalArgumentException(message, new RuntimeException("inner"));
        };
    shared.thrown.add(made);
    return made;
  }

  private @Nullable String state() {
    return switch (random.nextInt(4)) {
      case 0 -> "ot=th:8;rv:0123456789abcd,a=b";
      case 1 -> "a=" + random.nextInt(1_000);
      default -> null;
    };
  }

  @Nullable String text() {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> "/owners/" + random.nextInt(100_000);
      case 2 -> "caf\u00e9 " + random.nextInt(100);
      case 3 -> "\u2713 \ud83d\ude00 \ud800 " + random.nextInt(100);
      case 4 -> random.nextInt(40) == 0 ? "x".repeat(random.nextInt(40_000)) : "y";
      default -> pick(COMMON);
    };
  }

  private int number() {
    return random.nextInt(6) == 0 ? random.nextInt() : random.nextInt(-1, 600);
  }

  private String pick(String[] texts) {
    return texts[random.nextInt(texts.length)];
  }

  private long id() {
    return random.nextLong() | 1;
  }
}
