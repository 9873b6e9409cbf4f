package io.hindcast.smoke.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the agent itself says of its spans when it ends, on standard error. The one place that knows
 * how it says so:
 *
 * <pre>
 *   hindcast: … received=400 exported=370 spooled=10 dropped[REFUSED]=20    all of it, for machines
 *   hindcast: 3 spans could not be delivered before the end of the JVM      for people, in any case
 *   hindcast: 7 spans did not reach the exporter: QUEUE_FULL                lost before it was received
 * </pre>
 *
 * @param complete whether the line for machines is there; else the losses are those told to people,
 *     which are some, at the end, and not all
 * @param received taken over by the exporter
 * @param exported taken by a collector
 * @param spooled on the disk for the next start
 * @param lost by reason
 * @param lines all that the agent has said
 */
record AgentCounts(
    boolean complete,
    long received,
    long exported,
    long spooled,
    Map<String, Long> lost,
    List<String> lines) {

  private static final Pattern OURS = Pattern.compile("^(hindcast: |\\[hindcast\\]).*");
  private static final Pattern COUNTER =
      Pattern.compile("\\b(?<name>received|exported|spooled)=(?<spans>\\d+)");
  private static final Pattern DROPPED =
      Pattern.compile("\\bdropped\\[(?<name>\\w+)\\]=(?<spans>\\d+)");
  private static final Pattern UNDELIVERED =
      Pattern.compile("(\\d+) spans?(?: and \\d+ data points?)? could not be delivered");
  private static final Pattern EARLY =
      Pattern.compile("(?<spans>\\d+) spans? did not reach the exporter: (?<name>\\w+)");

  /** Of the exporter's reasons: the JVM ended first. */
  private static final String SHUTDOWN = "SHUTDOWN";

  /** Before the ring's reasons, which have names of the exporter's too. */
  private static final String RING = "ring ";

  AgentCounts {
    lost = Map.copyOf(lost);
    lines = List.copyOf(lines);
  }

  static AgentCounts of(String stderr) {
    List<String> lines = stderr.lines().filter(line -> OURS.matcher(line).matches()).toList();
    String ours = String.join("\n", lines);
    Map<String, Long> counters = numbers(COUNTER, ours);
    Map<String, Long> lost = numbers(DROPPED, ours);
    Matcher undelivered = UNDELIVERED.matcher(ours);
    if (undelivered.find()) {
      // Holds what was under way when the JVM ended too, which nobody came to counting.
      lost.put(SHUTDOWN, Long.parseLong(undelivered.group(1)));
    }
    numbers(EARLY, ours).forEach((reason, spans) -> lost.put(RING + reason, spans));
    return new AgentCounts(
        counters.containsKey("received"),
        counters.getOrDefault("received", 0L),
        counters.getOrDefault("exported", 0L),
        counters.getOrDefault("spooled", 0L),
        lost,
        lines);
  }

  /** The last one of each name. */
  private static Map<String, Long> numbers(Pattern pattern, String text) {
    Map<String, Long> numbers = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      numbers.put(matcher.group("name"), Long.parseLong(matcher.group("spans")));
    }
    return numbers;
  }

  /** Of two lives of an application: what the first one has spooled, the next one takes over. */
  AgentCounts plus(AgentCounts other) {
    Map<String, Long> sum = new TreeMap<>(lost);
    other.lost.forEach((reason, spans) -> sum.merge(reason, spans, Long::sum));
    List<String> both = new ArrayList<>(lines);
    both.addAll(other.lines);
    return new AgentCounts(
        complete && other.complete,
        received - spooled + other.received,
        exported + other.exported,
        other.spooled,
        sum,
        both);
  }

  /** All that was lost, whatever the reason. */
  long allLost() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Lost before the exporter could receive it. */
  long lostEarly() {
    return lost.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(RING))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
