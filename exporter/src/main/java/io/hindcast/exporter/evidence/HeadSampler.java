package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was sampled when it began ({@code OTEL_TRACES_SAMPLER}), whatever became of it.
 * Failures decide only what is sent first. Owned by the exporter's thread.
 */
public final class HeadSampler implements Sampler {
  @Override
  public Kept decide(AssembledTrace trace, long now) {
    List<SpanRecord> records = trace.records();
    if (RecordedHead.INSTANCE.reasons(records.get(0)) == 0) {
      return Kept.NOT;
    }
    for (int i = 0; i < records.size(); i++) {
      if (OperationReadings.errorType(records.get(i)) != null) {
        return Kept.atItsHead(true);
      }
    }
    return Kept.atItsHead(false);
  }

  @Override
  public @Nullable DecidedTrace pollDecided(long now) {
    return null;
  }

  @Override
  public void decideAll() {}

  @Override
  public int waitingRecords() {
    return 0;
  }
}
