/**
 * Messages that are sent to Kafka, polled from it and processed.
 *
 * <pre>
 *   producer                                     consumer
 *   send ─► interceptors ─► doSend ─► ack        poll ─► ConsumerRecords ─► for (record : …) { body }
 *   │                       │         │          │                          │
 *   record SEND starts      headers   it ends    record POLL, if            record PROCESS, current
 *                           set                  messages came              while the body runs
 * </pre>
 *
 * A record of PROCESS goes on with the trace of its message: the header's context is its parent.
 */
@NullMarked
package io.hindcast.instrumentations.kafkaclients;

import org.jspecify.annotations.NullMarked;
