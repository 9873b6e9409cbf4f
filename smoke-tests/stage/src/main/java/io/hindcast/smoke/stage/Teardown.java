package io.hindcast.smoke.stage;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes what was opened, last first: when asked, or when the JVM is interrupted before that. A
 * failure to close one thing does not keep the others open.
 */
public final class Teardown implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread hook = new Thread(this::closeAll, "teardown");
  private boolean closed;

  public Teardown() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Closes the thing at once if everything else is closed already. */
  public <T extends AutoCloseable> T add(T thing) {
    synchronized (this) {
      if (!closed) {
        open.push(thing);
        return thing;
      }
    }
    close(thing);
    throw new StageException("the stage is being cleared");
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and this is the hook or runs beside it.
    }
  }

  /** Holds the lock to the end: the hook has to wait for a thread that closes already. */
  private synchronized void closeAll() {
    closed = true;
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      System.err.println("could not clear away " + thing + ": " + e);
    }
  }
}
