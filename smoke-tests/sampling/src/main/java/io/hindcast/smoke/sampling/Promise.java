package io.hindcast.smoke.sampling;

import java.util.List;

/** What has to hold in every run. */
enum Promise {
  ANSWERED("every request is answered as it should") {
    @Override
    List<String> broken(Played played) {
      return played.unanswered();
    }
  },
  ARRIVALS("nothing arrives twice, nor what was not asked for") {
    @Override
    List<String> broken(Played played) {
      return Arrivals.wrong(played);
    }
  },
  WHOLE("every anomaly that there is room for arrives whole") {
    @Override
    List<String> broken(Played played) {
      return Wholeness.wrong(played);
    }
  },
  COUNTED("of each class of failure what is not kept is counted, exactly") {
    @Override
    List<String> broken(Played played) {
      return DroppedCounts.wrong(played);
    }
  },
  FAIR("each class of failure keeps a trace a second, all of them keep to the budget") {
    @Override
    List<String> broken(Played played) {
      return FairShares.wrong(played);
    }
  },
  UNBIASED("the weights of the baseline add up to the true counts, within chance") {
    @Override
    List<String> broken(Played played) {
      return Estimates.wrong(played);
    }
  },
  SHARED("a trace in the baseline is whole over both services") {
    @Override
    List<String> broken(Played played) {
      return SharedBaseline.wrong(played);
    }
  },
  WEIGHTLESS("evidence alone says that it stands for nothing") {
    @Override
    List<String> broken(Played played) {
      return Weightlessness.wrong(played);
    }
  },
  MEASURED("the metric of requests has the true counts") {
    @Override
    List<String> broken(Played played) {
      return RequestCounts.wrong(played);
    }
  },
  FOLLOWED("the baseline follows its option while the service runs") {
    @Override
    List<String> broken(Played played) {
      return BaselineRate.wrong(played);
    }
  },
  QUIET("the agent has nothing to complain of") {
    @Override
    List<String> broken(Played played) {
      return AgentLines.wrong(played);
    }
  },
  FLAT("memory does not grow") {
    @Override
    List<String> broken(Played played) {
      return FlatMemory.wrong(played);
    }
  };

  private final String label;

  Promise(String label) {
    this.label = label;
  }

  /** In sentences, what of it was not kept. */
  abstract List<String> broken(Played played);

  @Override
  public String toString() {
    return label;
  }
}
