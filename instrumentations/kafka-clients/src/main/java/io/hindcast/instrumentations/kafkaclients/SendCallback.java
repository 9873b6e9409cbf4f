package io.hindcast.instrumentations.kafkaclients;

import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.bootstrap.record.Context;
import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Ends the record when the broker has answered, and runs the application's callback where the
 * application called {@code send}: beside the message, not under it. Called by the producer's I/O
 * thread, or by the sending one where the message could not be handed to it.
 */
final class SendCallback implements Callback {
  final MessagingRecord record;
  private final @Nullable Context context;
  private final @Nullable Callback application;

  SendCallback(MessagingRecord record, @Nullable Context context, @Nullable Callback application) {
    this.record = record;
    this.context = context;
    this.application = application;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    try {
      sent(metadata, exception);
    } catch (Throwable ours) {
      ProbeTable.failed(ours, KafkaClientsModule.NAME);
    }
    if (application == null) {
      return;
    }
    ThreadContext thread = ThreadContext.get();
    Context previous = thread.swap(context);
    try {
      application.onCompletion(metadata, exception);
    } finally {
      thread.swap(previous);
    }
  }

  private void sent(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    // Until 3.x there is no metadata where the message was not sent.
    if (metadata != null && !record.isEnded()) {
      record.partition = metadata.partition();
      record.offset = metadata.hasOffset() ? metadata.offset() : -1;
    }
    record.endOnce(exception);
  }
}
