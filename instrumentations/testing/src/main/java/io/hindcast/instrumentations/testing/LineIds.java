package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.SpanRecord;
import java.util.HexFormat;

/**
 * What a line that was logged under a record has to show.
 *
 * @param traceId 32 digits
 * @param spanId 16 digits
 * @param traceFlags 2 digits
 */
public record LineIds(String traceId, String spanId, String traceFlags) {
  /** The texts of a record's ids, made in another way than the agent makes them. */
  public static LineIds of(SpanRecord record) {
    HexFormat hex = HexFormat.of();
    return new LineIds(
        hex.toHexDigits(record.traceIdHigh()) + hex.toHexDigits(record.traceIdLow()),
        hex.toHexDigits(record.spanId()),
        hex.toHexDigits((byte) record.flags()));
  }
}
