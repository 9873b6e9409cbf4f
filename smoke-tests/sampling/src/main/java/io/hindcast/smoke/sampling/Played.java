package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedPoint;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a run.
 *
 * @param unanswered a sentence for each phase with requests that were not answered as they should
 * @param answered the numbers of the others
 * @param failures those among them that failed on purpose, by their class
 * @param seconds how long each phase took
 * @param received what arrived, by the number of its request
 * @param measured the last points of {@code http.server.request.duration}
 * @param dropped the last points of {@code hindcast.evidence.dropped}
 * @param lines what the agents have said, by service
 * @param memory by service; empty where it was not looked at
 */
record Played(
    Length length,
    List<String> unanswered,
    BitSet answered,
    Map<FailureClass, Failures> failures,
    Map<Phase, Double> seconds,
    Map<Integer, ReceivedRequest> received,
    List<ReceivedPoint> measured,
    List<ReceivedPoint> dropped,
    Map<String, List<String>> lines,
    Map<String, List<MemorySample>> memory) {

  /** How long a phase took: on a busy machine longer than it was meant to. */
  double seconds(Phase phase) {
    return seconds.getOrDefault(phase, Double.NaN);
  }

  /** All that were answered. */
  Stream<Asked> asked() {
    return answered.stream().mapToObj(Asked::of);
  }

  /** Of those, what arrived. */
  List<ReceivedRequest> arrived() {
    return received.values().stream().filter(this::isAsked).toList();
  }

  /** Spans of nothing that was asked for. */
  List<ReceivedRequest> strangers() {
    return received.values().stream().filter(request -> !isAsked(request)).toList();
  }

  private boolean isAsked(ReceivedRequest request) {
    return request.number() >= 0 && answered.get(request.number());
  }

  /** What arrived of one. */
  ReceivedRequest received(Asked asked) {
    ReceivedRequest there = received.get(asked.number());
    return there == null ? new ReceivedRequest(asked.number(), List.of()) : there;
  }
}
