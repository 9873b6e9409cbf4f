package io.hindcast.bootstrap.record;

import io.hindcast.bootstrap.sampling.Bucket;
import org.jspecify.annotations.Nullable;

/** One message that is sent or processed, or one poll that brought messages. */
public final class MessagingRecord extends SpanRecord {
  /** What is done with the message. */
  public enum Operation {
    /** A producer hands a message to the broker. */
    SEND,
    /** A consumer asks the broker for messages. */
    POLL,
    /** The application works on a message. */
    PROCESS
  }

  /** What is done. */
  public final Operation operation;

  /** {@code kafka}. */
  public final String system;

  /** The topic; null where a poll brought messages of several. */
  public @Nullable String destination;

  /** The partition; -1 where unknown. */
  public int partition = -1;

  /** The offset; -1 where unknown. */
  public long offset = -1;

  /** The message's key: an immutable value, exported only where it is text; null for none. */
  public @Nullable Object key;

  /** Whether the message has no value: it deletes what its key names. */
  public boolean tombstone;

  /** How many messages a poll brought; -1 where it is about one message. */
  public int messageCount = -1;

  /** The client's id in the broker's logs. */
  public @Nullable String clientId;

  /** The consumer group. */
  public @Nullable String group;

  /** The broker list as configured ({@code host:port,…}); null where unknown. */
  public @Nullable String servers;

  /** The context that the message was made under; exported as a link. */
  public @Nullable RemoteParent creation;

  /** Starts under what the thread works under now. */
  public MessagingRecord(ThreadContext thread, String system, Operation operation) {
    super(thread, thread.current(), operation != Operation.POLL);
    this.system = system;
    this.operation = operation;
  }

  /** Starts under a given context; null starts a new trace. */
  public MessagingRecord(
      ThreadContext thread, String system, Operation operation, @Nullable Context context) {
    super(thread, context);
    this.system = system;
    this.operation = operation;
  }

  /** One that is made again. */
  public MessagingRecord(RestoredSpan parts, String system, Operation operation) {
    super(parts);
    this.system = system;
    this.operation = operation;
  }

  /**
   * Ends a poll that brought something, or failed. One that did neither is not ended: consumers
   * poll all the time, and nobody wants to see that.
   *
   * @param thread the calling thread's holder
   */
  public void endPoll(ThreadContext thread, int messages) {
    messageCount = messages;
    thread.begun.countSpan();
    end();
  }

  @Override
  public int bucket() {
    return Bucket.ofName('M', operation.name().hashCode(), destination);
  }
}
