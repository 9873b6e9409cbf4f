package io.hindcast.exporter;

import static org.awaitility.Awaitility.await;

/** The threads of exporters that were closed. */
final class ExporterThreads {
  private ExporterThreads() {}

  /** All exporters take from one ring: one that has not ended yet takes from the next test. */
  static void awaitEnd() {
    awaitEnd("hindcast-exporter");
  }

  /** The same of another of their threads. */
  static void awaitEnd(String name) {
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals(name)));
  }
}
