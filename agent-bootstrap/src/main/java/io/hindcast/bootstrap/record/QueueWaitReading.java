package io.hindcast.bootstrap.record;

import java.util.List;

/**
 * The waits of the executors of one name since the start, added up.
 *
 * @param executor the name
 * @param counts how many fell into each bucket; their upper ends are {@link QueueWaits#boundaries}
 * @param sumNanos all of them together, in nanoseconds
 */
public record QueueWaitReading(String executor, List<Long> counts, long sumNanos) {}
