package io.hindcast.exporter.evidence;

import io.hindcast.bootstrap.record.MessagingRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.exporter.memory.MemoryHolder;
import io.hindcast.exporter.render.DbReadings;
import io.hindcast.exporter.render.OperationReadings;
import io.hindcast.exporter.sampling.SamplingSettings;
import io.hindcast.exporter.trace.AssembledTrace;
import io.hindcast.exporter.trace.KeepReason;
import io.hindcast.exporter.trace.Kept;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the baseline, and of what is out of the ordinary as much as the budget allows. Owned by the
 * exporter's thread, but for {@link #use}.
 */
public final class HindsightSampler implements Sampler, MemoryHolder {
  /** A record with what it refers to, about; so at most 1/32 of the heap waits for a decision. */
  private static final int BYTES_PER_RECORD = 1024;

  private static final int MOST_WAITING = 100_000;

  /** Reasons that make a class, the one that says most first. */
  private static final List<KeepReason> BY_WEIGHT =
      List.of(
          KeepReason.REQUESTED,
          KeepReason.ERROR,
          KeepReason.RARE,
          KeepReason.N_PLUS_ONE,
          KeepReason.WAIT,
          KeepReason.SLOW_ROUTE,
          KeepReason.SLOW,
          KeepReason.REMOTE);

  private final Head head;
  private final FactReader reader;
  private final RouteHistories routes = new RouteHistories();
  private final SeenPaths paths = new SeenPaths();
  private final KeptRoots keptRoots = new KeptRoots();
  private final EvidenceWindow window;

  /** Replaced by whoever changes the settings. */
  private volatile Limits limits;

  /**
   * A sampler that has seen nothing.
   *
   * @param readings shared with the renderer of the same thread
   * @param dropped counts the evidence that is not kept; null where nobody asks for metrics
   */
  public HindsightSampler(
      SamplingSettings settings, DbReadings readings, @Nullable EvidenceDropped dropped) {
    this(
        settings,
        readings,
        dropped,
        RecordedHead.INSTANCE,
        (int) Math.min(MOST_WAITING, Runtime.getRuntime().maxMemory() / 32 / BYTES_PER_RECORD));
  }

  HindsightSampler(
      SamplingSettings settings,
      DbReadings readings,
      @Nullable EvidenceDropped dropped,
      Head head,
      int mostWaiting) {
    this.head = head;
    this.reader = new FactReader(new OperationReadings(readings));
    this.window = new EvidenceWindow(keptRoots, dropped, mostWaiting);
    this.limits = Limits.of(settings);
  }

  /** Takes other settings, from the next trace and the next window on. By any thread. */
  public void use(SamplingSettings settings) {
    limits = Limits.of(settings);
  }

  @Override
  public @Nullable Kept decide(AssembledTrace trace, long now) {
    Limits current = limits;
    TraceFacts facts = reader.read(trace, current.rare(), current.repetitions());
    int found = found(facts, current, now);
    int sampled = head.reasons(facts.root());
    if (sampled != 0) {
      return Kept.of(sampled | found);
    }
    long id = facts.root().spanId();
    Kept before = keptRoots.get(id);
    if (before != null) {
      return Kept.of(before.reasons() | found);
    }
    if (window.join(trace, id, found)) {
      return null;
    }
    if (found == 0) {
      return Kept.NOT;
    }
    long randomness = head.randomness(facts.root());
    window.add(
        new Candidate(id, randomness, trace, Kept.of(found)), key(facts, found), current, now);
    return null;
  }

  @Override
  public @Nullable DecidedTrace pollDecided(long now) {
    return window.poll(now);
  }

  @Override
  public void decideAll() {
    window.close();
  }

  @Override
  public int waitingRecords() {
    return window.waitingRecords();
  }

  @Override
  public void heapIs(boolean nearlyFull) {
    window.heapIs(nearlyFull);
  }

  private int found(TraceFacts facts, Limits current, long now) {
    int found = facts.failing() == null ? 0 : KeepReason.ERROR.bit();
    found |= facts.repeats() ? KeepReason.N_PLUS_ONE.bit() : 0;
    boolean waited = current.waitNanos() > 0 && facts.waitedNanos() > current.waitNanos();
    found |= waited ? KeepReason.WAIT.bit() : 0;
    if (!facts.whole()) {
      // Of some of its records: what is said of the whole was or will be said with the root.
      return found;
    }
    SpanRecord root = facts.root();
    found |= KeepRequest.byPerson(root, current.keepToken()) ? KeepReason.REQUESTED.bit() : 0;
    found |= root.isRemoteEvidence() ? KeepReason.REMOTE.bit() : 0;
    if (!waits(root)) {
      long nanos = root.endNanos() - root.startNanos();
      boolean slow = current.slowNanos() > 0 && nanos > current.slowNanos();
      found |= slow ? KeepReason.SLOW.bit() : 0;
      found |= compared(facts, nanos, current, now);
    }
    return found;
  }

  /** With what was before, and remembers it. */
  private int compared(TraceFacts facts, long nanos, Limits current, long now) {
    if (!current.slowRoutes() && !current.rare()) {
      return 0;
    }
    RouteHistory history = routes.of(facts.route(), now);
    if (history == null) {
      return 0;
    }
    int found = 0;
    if (current.slowRoutes()) {
      found |= history.durations().isSlow(nanos) ? KeepReason.SLOW_ROUTE.bit() : 0;
      // What fails at once, or by a time-out, is not what the route normally takes.
      if (facts.failing() == null) {
        history.durations().add(nanos, now);
      }
    }
    if (current.rare() && !paths.seeAgain(facts.path(), now) && history.newPaths().take(now)) {
      paths.add(facts.path(), now);
      found |= KeepReason.RARE.bit();
    }
    return found;
  }

  /** A consumer that asks for messages waits until there are some: that is no slowness. */
  private static boolean waits(SpanRecord root) {
    return root instanceof MessagingRecord message
        && message.operation == MessagingRecord.Operation.POLL;
  }

  /**
   * What a trace competes as. What a person asked for is not one of a thousand failures; of the
   * rest the failure says most, and otherwise what happens least often.
   */
  private EvidenceKey key(TraceFacts facts, int found) {
    KeepReason reason = first(found);
    SpanRecord failing = facts.failing();
    return reason == KeepReason.ERROR && failing != null
        ? new EvidenceKey(reason, facts.route(), facts.errorType(), reader.peer(failing))
        : new EvidenceKey(reason, facts.route(), null, null);
  }

  private static KeepReason first(int found) {
    for (int i = 0; i < BY_WEIGHT.size(); i++) {
      if ((found & BY_WEIGHT.get(i).bit()) != 0) {
        return BY_WEIGHT.get(i);
      }
    }
    throw new IllegalArgumentException("no reason to keep it: " + found);
  }
}
