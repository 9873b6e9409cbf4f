package io.hindcast.exporter.simulation;

import java.util.List;

/** Keeps a part of all requests, decided when they begin. */
final class HeadSampling implements Contestant {
  private static final double RANGE = 0x1p56;

  private final double ratio;
  private final Score score;

  HeadSampling(double ratio, Score score) {
    this.ratio = ratio;
    this.score = score;
  }

  @Override
  public String name() {
    return "head, " + Math.round(100 * ratio) + " %";
  }

  @Override
  public void decide(List<SimulatedRequest> requests, long now) {
    for (SimulatedRequest request : requests) {
      score.arrived(request, ratio);
      if (request.randomness() >= (1 - ratio) * RANGE) {
        score.kept(request, 1 / ratio);
      }
    }
  }

  @Override
  public void end() {}

  @Override
  public Score score() {
    return score;
  }

  @Override
  public int mostWaitingRecords() {
    return 0;
  }

  @Override
  public double cpuNanosATrace() {
    return Double.NaN;
  }
}
