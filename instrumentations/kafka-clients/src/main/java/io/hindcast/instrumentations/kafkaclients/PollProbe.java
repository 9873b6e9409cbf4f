package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * {@code KafkaConsumer.poll}: recorded where it brought messages or failed. It is not made current:
 * what runs inside of a poll that brings nothing would hang under a span that is never sent.
 */
public final class PollProbe extends Probe {
  /** For the slot. */
  public PollProbe() {}

  private record Poll(MessagingRecord record, Client client) {}

  @Override
  public @Nullable Object enter(
      @Nullable Object self, @Nullable Object a0, @Nullable Object a1, @Nullable Object a2) {
    if (self == null) {
      return null;
    }
    Client client = Client.find(self);
    Processing.endAbandoned(client);
    ThreadContext thread = ThreadContext.get();
    if (thread.isSuppressed()) {
      return null;
    }
    return new Poll(new MessagingRecord(thread, "kafka", MessagingRecord.Operation.POLL), client);
  }

  @Override
  public @Nullable Object exit(Object state, @Nullable Object result, @Nullable Throwable thrown) {
    Poll poll = (Poll) state;
    if (result instanceof ConsumerRecords<?, ?> messages && messages.count() > 0) {
      poll.client.keepFor(messages);
      poll.client.describe(poll.record);
      poll.record.destination = topic(messages);
      poll.record.endPoll(ThreadContext.get(), messages.count());
    } else if (thrown != null && !isCancellation(thrown)) {
      poll.client.describe(poll.record);
      poll.record.thrown = thrown;
      poll.record.endPoll(ThreadContext.get(), 0);
    }
    return result;
  }

  /** The one topic that the messages are of; null for several. */
  private static @Nullable String topic(ConsumerRecords<?, ?> messages) {
    Iterator<TopicPartition> partitions = messages.partitions().iterator();
    String topic = partitions.next().topic();
    while (partitions.hasNext()) {
      if (!partitions.next().topic().equals(topic)) {
        return null;
      }
    }
    return topic;
  }

  // How a consumer is told to stop.
  private static boolean isCancellation(Throwable thrown) {
    return thrown instanceof WakeupException || thrown instanceof InterruptException;
  }
}
