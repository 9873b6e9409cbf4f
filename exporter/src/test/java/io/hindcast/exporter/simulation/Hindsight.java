package io.hindcast.exporter.simulation;

import io.hindcast.bootstrap.sampling.Bucket;
import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import io.hindcast.exporter.ExporterStats;
import io.hindcast.exporter.evidence.DecidedTrace;
import io.hindcast.exporter.evidence.HindsightSampler;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.sampling.Baseline;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ours: the parts that decide, without those that record, retain and send. */
final class Hindsight implements Contestant {
  /** As an HTTP server's record says its bucket. */
  private static final char SERVER = 'S';

  /** A request with what was decided when it began. */
  private record Begun(
      SimulatedRequest request, boolean sampled, double probability, AssembledTrace trace) {}

  private final Score score;
  private final Baseline baseline;
  private final HindsightSampler sampler;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** By the id of their root: those on which the sampler has not decided yet. */
  private final Map<Long, Begun> undecided = new HashMap<>();

  private int mostWaitingRecords;
  private long cpuNanos;
  private long traces;

  Hindsight(SamplingSettings settings, Score score, long now) {
    this.score = score;
    baseline = new Baseline(settings, now);
    sampler = new HindsightSampler(settings, new DbReadings(new ExporterStats()), null);
  }

  @Override
  public String name() {
    return "in hindsight";
  }

  @Override
  public void decide(List<SimulatedRequest> requests, long now) {
    List<Begun> begun = new ArrayList<>(requests.size());
    for (SimulatedRequest request : requests) {
      Begun one = begin(request);
      score.arrived(request, one.probability);
      begun.add(one);
      undecided.put(request.id(), one);
    }
    long before = threads.getCurrentThreadCpuTime();
    for (Begun one : begun) {
      long end = one.request.endNanos();
      Kept kept = sampler.decide(one.trace, end);
      if (kept != null) {
        decided(one.request.id(), kept);
      }
      poll(end);
    }
    poll(now);
    baseline.doWork(now);
    cpuNanos += threads.getCurrentThreadCpuTime() - before;
    traces += begun.size();
  }

  /**
   * Every request begins here, so nobody else has decided on it. Decided when it has ended, which
   * is a little later than an application would.
   */
  private static Begun begin(SimulatedRequest request) {
    int bucket = Bucket.ofPath(SERVER, request.route().method(), request.path());
    int threshold = SamplingPolicy.current().threshold(bucket);
    boolean sampled = Threshold.keeps(threshold, request.randomness());
    double probability = Threshold.probability(Threshold.exact(threshold));
    return new Begun(request, sampled, probability, request.trace(sampled));
  }

  private void poll(long now) {
    mostWaitingRecords = Math.max(mostWaitingRecords, sampler.waitingRecords());
    for (DecidedTrace one = sampler.pollDecided(now); one != null; one = sampler.pollDecided(now)) {
      decided(one.trace().records().get(0).spanId(), one.kept());
    }
  }

  private void decided(long id, Kept kept) {
    Begun one = undecided.remove(id);
    if (one == null) {
      throw new IllegalStateException("decided twice, or never asked: " + id);
    }
    if (one.sampled == (!kept.isKept() || kept.isWeightless())) {
      throw new IllegalStateException(
          "the sample is kept and has a weight, nothing else has: " + id);
    }
    if (kept.isKept()) {
      // A record that is made again does not know its T: it was drawn here, so here it is known.
      score.kept(one.request, one.sampled ? 1 / one.probability : 0);
    }
  }

  @Override
  public void end() {
    sampler.decideAll();
    poll(Long.MAX_VALUE / 2);
    if (!undecided.isEmpty()) {
      throw new IllegalStateException("never decided: " + undecided.size());
    }
  }

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
    return (double) cpuNanos / traces;
  }
}
