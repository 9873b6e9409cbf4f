package io.hindcast.smoke.collector;

/** Threads that do not keep a finished program alive. */
final class Daemons {
  private Daemons() {}

  static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "otlp-receiver");
    thread.setDaemon(true);
    return thread;
  }
}
