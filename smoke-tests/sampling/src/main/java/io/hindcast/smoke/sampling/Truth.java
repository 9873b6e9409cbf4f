package io.hindcast.smoke.sampling;

import io.hindcast.smoke.stage.HttpConnection;
import io.hindcast.smoke.stage.LoadGenerator;
import java.io.IOException;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** What was asked for, and answered as it should: the load's own record. Thread safe. */
final class Truth {
  private final BitSet answered = new BitSet();
  private final Map<FailureClass, Failures> failures = new TreeMap<>();

  /** The requests of a phase. */
  LoadGenerator.Request of(Phase phase) {
    return (connection, index) -> send(connection, Asked.of(phase.number(index)));
  }

  private void send(HttpConnection connection, Asked asked) throws IOException {
    int status = connection.ask(asked.target()).status();
    if (status != asked.status()) {
      throw new IOException(asked.target() + ": " + status + " in place of " + asked.status());
    }
    note(asked, System.currentTimeMillis());
  }

  private synchronized void note(Asked asked, long epochMillis) {
    answered.set(asked.number());
    for (FailureClass one : asked.failures()) {
      failures.computeIfAbsent(one, key -> new Failures()).add(epochMillis);
    }
  }

  /** The numbers of all that were answered. */
  synchronized BitSet answered() {
    return (BitSet) answered.clone();
  }

  /** The failures among them; to be asked for when the load is over. */
  synchronized Map<FailureClass, Failures> failures() {
    return new TreeMap<>(failures);
  }
}
