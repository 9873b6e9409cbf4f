package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.Propagation;
import io.hindcast.bootstrap.record.RemoteParent;
import io.hindcast.bootstrap.record.ThreadContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One message that an iteration has handed to the application: its record is the context of the
 * iterating thread until the iteration goes on. Where it never does, the thread's next poll of the
 * same consumer, or its close, ends it.
 */
final class Processing {
  private static final Propagation.Getter<Headers> GETTER = Processing::get;

  /**
   * What this thread has open. A type of the boot path, so that a thread which outlives the
   * application does not keep its class loader.
   */
  private static final ThreadLocal<@Nullable MessagingRecord> OPEN = new ThreadLocal<>();

  private final MessagingRecord record;
  private final Thread owner;

  private Processing(MessagingRecord record) {
    this.record = record;
    this.owner = Thread.currentThread();
  }

  /** Null where nothing is to be recorded. */
  static @Nullable Processing begin(ConsumerRecord<?, ?> message, Client client) {
    endAbandoned(client);
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed()) {
      return null;
    }
    RemoteParent creation = Propagation.extract(message.headers(), GETTER);
    MessagingRecord record =
        new MessagingRecord(
            thread, "kafka", MessagingRecord.Operation.PROCESS, context(thread, creation));
    record.creation = creation != null && creation.namesSpan() ? creation : null;
    client.describe(record);
    record.destination = message.topic();
    record.partition = message.partition();
    record.offset = message.offset();
    record.key = message.key() instanceof String key ? key : null;
    record.tombstone = message.value() == null;
    record.activate(thread);
    OPEN.set(record);
    return new Processing(record);
  }

  /** The message's own trace; where it names none, what the thread works under. */
  private static @Nullable Context context(ThreadContext thread, @Nullable RemoteParent creation) {
    Context current = thread.current();
    return creation != null && (creation.namesSpan() || current == null) ? creation : current;
  }

  void end() {
    if (Thread.currentThread() == owner) {
      close(record);
    } else {
      // The iterator wandered to another thread; the one it left has it as its context still.
      record.endOnce(null);
    }
  }

  /** Ends what an iteration over messages of this consumer left open on the calling thread. */
  static void endAbandoned(Client client) {
    MessagingRecord open = OPEN.get();
    if (open != null && Objects.equals(open.clientId, client.id())) {
      close(open);
    }
  }

  private static void close(MessagingRecord record) {
    ThreadContext thread = ThreadContext.get();
    Context current = thread.current();
    MessagingRecord open = OPEN.get();
    // Anything else is of somebody who cleared up after the application: not to be touched.
    if (current == record || (open != null && current == open)) {
      record.deactivate(thread);
    }
    if (open != null && open != record) {
      // Messages of another consumer, iterated inside and abandoned.
      open.endOnce(null);
    }
    OPEN.set(null);
    record.endOnce(null);
  }

  private static @Nullable String get(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }
}
