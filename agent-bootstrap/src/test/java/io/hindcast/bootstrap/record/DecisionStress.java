package io.hindcast.bootstrap.record;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import io.hindcast.bootstrap.sampling.SamplingPolicy;
import io.hindcast.bootstrap.sampling.Threshold;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads of one trace ask for its decision while the policy is replaced: both get the same
 * one, and the threshold that belongs to it. One of them replaces it too, for a third actor would
 * not be run where there are two processors.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "By the policy that keeps none.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "By the policy that keeps all.")
@State
public class DecisionStress {
  private static final SamplingPolicy ALL = SamplingPolicy.head(0, true);
  private static final SamplingPolicy NONE = SamplingPolicy.head(Threshold.NEVER, true);

  private final SpanRecord root = new InternalRecord(ThreadContext.get(), null);
  private final SpanRecord child = new InternalRecord(ThreadContext.get(), root);

  /** The request, which calls another process. */
  @Actor
  public void askRoot(II_Result result) {
    result.r1 = seen(root);
  }

  /** The exporter, and then a task of the request, which calls another one. */
  @Actor
  public void replaceAndAskChild(II_Result result) {
    SamplingPolicy.use(SamplingPolicy.current() == ALL ? NONE : ALL);
    result.r2 = seen(child);
  }

  private static int seen(SpanRecord record) {
    boolean sampled = record.isSampled();
    if (record.threshold() != (sampled ? 0 : Threshold.RANGE)) {
      return -1;
    }
    return sampled ? 1 : 0;
  }
}
