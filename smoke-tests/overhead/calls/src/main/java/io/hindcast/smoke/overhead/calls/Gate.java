package io.hindcast.smoke.overhead.calls;

/**
 * A task that holds its worker until it is let go on. Nobody sleeps: waking a thread costs a
 * hundred times what is measured. Who waits yields, or on a busy machine the other one would wait
 * for its processor.
 */
@SuppressWarnings("ThreadPriorityCheck") // nothing but the time depends on who yields
final class Gate implements Runnable {
  private volatile boolean reached;
  private volatile boolean open;

  @Override
  public void run() {
    reached = true;
    while (!open) {
      Thread.yield();
    }
  }

  void awaitReached() {
    while (!reached) {
      Thread.yield();
    }
  }

  void open() {
    open = true;
  }
}
