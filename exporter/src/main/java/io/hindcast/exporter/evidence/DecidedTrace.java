package io.hindcast.exporter.evidence;

import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.Kept;

/**
 * A trace that had to wait for its decision.
 *
 * @param trace with records that came in the meantime
 * @param kept what was decided; {@link Kept#NOT} where others were to be kept in its place
 */
public record DecidedTrace(AssembledTrace trace, Kept kept) {}
