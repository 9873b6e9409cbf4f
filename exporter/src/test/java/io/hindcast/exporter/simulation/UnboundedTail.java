package io.hindcast.exporter.simulation;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Keeps whatever is out of the ordinary, and errs never: it is told. As tail sampling is usually
 * done, all records wait for half a minute before it decides. What nobody can do better, and nobody
 * can pay.
 */
final class UnboundedTail implements Contestant {
  private static final long WAIT_NANOS = 30_000_000_000L;

  private record Waiting(long since, int records) {}

  private final Score score;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private int waitingRecords;
  private int mostWaitingRecords;

  UnboundedTail(Score score) {
    this.score = score;
  }

  @Override
  public String name() {
    return "tail, unbounded";
  }

  @Override
  public void decide(List<SimulatedRequest> requests, long now) {
    int records = 0;
    for (SimulatedRequest request : requests) {
      score.arrived(request, 0);
      records += request.spans();
      if (request.anomaly() != Anomaly.NONE) {
        score.kept(request, 0);
      }
    }
    waiting.add(new Waiting(now, records));
    waitingRecords += records;
    for (Waiting oldest = waiting.peek();
        oldest != null && now - oldest.since >= WAIT_NANOS;
        oldest = waiting.peek()) {
      waiting.remove();
      waitingRecords -= oldest.records;
    }
    mostWaitingRecords = Math.max(mostWaitingRecords, waitingRecords);
  }

  @Override
  public void end() {}

  @Override
  public Score score() {
    return score;
  }

  @Override
  public int mostWaitingRecords() {
    return mostWaitingRecords;
  }

  @Override
  public double cpuNanosATrace() {
    return Double.NaN;
  }
}
