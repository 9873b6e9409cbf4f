package io.hindcast.smoke.sampling;

import io.hindcast.smoke.collector.ReceivedPoint;
import io.hindcast.smoke.collector.ReceivedSpan;
import io.hindcast.smoke.collector.ReceivedSpan.Kind;
import io.hindcast.smoke.collector.ReceivedSpan.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run in which all was well, made up. Tests spoil it. */
final class FakeRun {
  private static final long EPOCH_MILLIS = 1_000_000_000_000L;
  private static final int RATE = 2_000;
  private static final int REQUESTS = 8_000;

  private static final Length LENGTH =
      new Length(
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4),
          RATE,
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          20,
          0.9);

  final List<ReceivedSpan> spans = new ArrayList<>();
  final List<ReceivedPoint> measured = new ArrayList<>();
  final List<ReceivedPoint> dropped = new ArrayList<>();
  final Map<String, List<String>> lines = new TreeMap<>();
  final Map<String, List<MemorySample>> memory = new TreeMap<>();

  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
  private final BitSet answered = new BitSet();
  private final Map<FailureClass, Failures> failures = new TreeMap<>();
  private final Map<FailureClass, Long> lost = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  FakeRun() {
    for (Phase phase : Phase.values()) {
      if (phase != Phase.WARM_UP) {
        seconds.put(phase, (double) REQUESTS / RATE);
        for (int index = 0; index < REQUESTS; index++) {
          add(Asked.of(phase.number(index)), index);
        }
      }
    }
    lost.forEach(
        (one, count) ->
            dropped.add(
                new ReceivedPoint(
                    one.service(),
                    "hindcast.evidence.dropped",
                    dropped(one),
                    0,
                    (double) count,
                    List.of())));
    counts.forEach((one, count) -> measured.add(measured(one.split(" ", -1), count)));
    for (String service : List.of(Asked.FRONT, Asked.BACK)) {
      lines.put(service, List.of("hindcast: started"));
      memory.put(service, memory(0));
    }
  }

  static List<MemorySample> memory(double megabytesASecond) {
    List<MemorySample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double seconds = i * 20;
      double grown = seconds * megabytesASecond;
      samples.add(new MemorySample(seconds, 50 + grown, 600 + grown));
    }
    return samples;
  }

  Played played() {
    return new Played(
        LENGTH,
        List.of(),
        answered,
        failures,
        seconds,
        ReceivedRequest.byNumber(spans),
        measured,
        dropped,
        lines,
        memory);
  }

  private void add(Asked asked, int index) {
    answered.set(asked.number());
    count(Asked.FRONT + " " + asked.route().path() + " " + asked.status());
    asked
        .calls()
        .forEach(call -> count(Asked.BACK + " " + call.route().path() + " " + call.status()));
    // Their numbers put the phases far apart.
    long began = EPOCH_MILLIS + asked.number() - index;
    long millis = began + index * 1_000L / RATE;
    int weight = weight(asked);
    if (asked.number() % weight == 0) {
      asked.spans().forEach(span -> spans.add(span(span, asked, millis, weight)));
    } else if (isEvidence(asked, index)) {
      asked.evidence().forEach(span -> spans.add(span(span, asked, millis, 0)));
    } else {
      asked.failures().forEach(one -> lost.merge(one, 1L, Long::sum));
    }
    asked
        .failures()
        .forEach(one -> failures.computeIfAbsent(one, key -> new Failures()).add(millis));
  }

  private void count(String one) {
    counts.merge(one, 1L, Long::sum);
  }

  /** Of quiet routes all are kept. */
  private static int weight(Asked asked) {
    return switch (asked.route()) {
      case ABOUT, REPORTS -> 1;
      default -> asked.phase() == Phase.ORDINARY ? 16 : 2;
    };
  }

  /** What there is room for; of the rest some in each second. */
  private static boolean isEvidence(Asked asked, int index) {
    return switch (asked.anomaly()) {
      case NONE -> false;
      case DOWN_BEHIND -> index % 1_000 < 100;
      case FAILS_IN_MANY_WAYS -> index % 1_000 < 640;
      default -> true;
    };
  }

  private static ReceivedSpan span(String name, Asked asked, long millis, int weight) {
    String[] words = name.split(" ", -1);
    String service = words[0];
    String path = words[2];
    Kind kind = Kind.valueOf(words[1]);
    Map<String, Object> attributes = new HashMap<>();
    if (kind == Kind.SERVER) {
      attributes.put("url.path", path);
      attributes.put("http.route", path.substring(0, path.lastIndexOf('/')));
      attributes.put("hindcast.keep.reason", reasons(service, asked, weight));
    } else {
      attributes.put("url.full", "http://127.0.0.1:80" + path);
    }
    if (weight == 0) {
      attributes.put("hindcast.adjusted_count", 0L);
    }
    return new ReceivedSpan(
        "trace " + asked.number(),
        name,
        parent(service, kind, path, asked),
        name,
        kind,
        millis * 1_000_000,
        millis * 1_000_000,
        attributes,
        Status.UNSET,
        "",
        List.of(),
        traceState(weight),
        Map.of("service.name", service),
        "");
  }

  private static List<String> reasons(String service, Asked asked, int weight) {
    List<String> reasons = new ArrayList<>();
    if (asked.isPromised() || weight == 0) {
      reasons.add(service.equals(Asked.FRONT) ? asked.reasonInFront() : asked.reasonBehind());
    }
    if (weight != 0) {
      reasons.add(KeepReasons.BASELINE);
    }
    return reasons;
  }

  private static String parent(String service, Kind kind, String path, Asked asked) {
    if (service.equals(Asked.BACK)) {
      return Asked.FRONT + " CLIENT " + path;
    }
    return kind == Kind.SERVER ? "" : Asked.FRONT + " SERVER " + asked.route().path(asked.number());
  }

  private static String traceState(int weight) {
    return switch (weight) {
      case 1 -> "ot=th:0";
      case 2 -> "ot=th:8";
      case 16 -> "ot=th:f";
      default -> "";
    };
  }

  private static Map<String, Object> dropped(FailureClass one) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("hindcast.keep.reason", "error");
    attributes.put("http.route", one.route());
    attributes.put("error.type", one.error());
    if (!one.peer().isEmpty()) {
      attributes.put("server.address", one.peer());
    }
    return attributes;
  }

  private static ReceivedPoint measured(String[] serviceRouteStatus, long count) {
    return new ReceivedPoint(
        serviceRouteStatus[0],
        "http.server.request.duration",
        Map.of(
            "http.route",
            serviceRouteStatus[1],
            "http.response.status_code",
            Long.valueOf(serviceRouteStatus[2])),
        count,
        0,
        List.of());
  }
}
