package io.hindcast.smoke.sampling;

import io.hindcast.smoke.stage.LoadGenerator;
import io.hindcast.smoke.stage.LoadOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Plays all phases, from the start of the services to their end. */
final class Run {
  private static final String BASELINE_RATE = "hindcast.sampling.baseline-rate";

  private final Length length;
  private final Services services;
  private final Consumer<String> progress;
  private final Truth truth = new Truth();
  private final List<String> unanswered = new ArrayList<>();
  private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);

  private Run(Length length, Services services, Consumer<String> progress) {
    this.length = length;
    this.services = services;
    this.progress = progress;
  }

  /**
   * Plays them.
   *
   * @param progress gets a line now and then, from any thread
   */
  static Played play(Length length, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (Services services = Services.start(length)) {
      return new Run(length, services, progress).play();
    }
  }

  private Played play() throws IOException, InterruptedException {
    load(Phase.WARM_UP);
    Map<String, List<MemorySample>> memory = ordinary();
    services.setOption(BASELINE_RATE, Integer.toString(BaselineRate.LARGER));
    load(Phase.LARGER_BASELINE);
    services.setOption(BASELINE_RATE, "");
    load(Phase.CASCADE);
    load(Phase.MANY_WAYS);
    services.end();
    return new Played(
        length,
        unanswered,
        truth.answered(),
        truth.failures(),
        seconds,
        ReceivedRequest.byNumber(services.received().spans()),
        services.received().points("http.server.request.duration"),
        services.received().points("hindcast.evidence.dropped"),
        services.lines(),
        memory);
  }

  private Map<String, List<MemorySample>> ordinary() throws InterruptedException {
    if (!length.watchesMemory()) {
      load(Phase.ORDINARY);
      return Map.of();
    }
    MemoryWatch watch = MemoryWatch.start(services.vitals(), length.memoryEvery(), progress);
    load(Phase.ORDINARY);
    return watch.end();
  }

  private void load(Phase phase) throws InterruptedException {
    progress.accept(phase + ", " + length.of(phase).toSeconds() + " s");
    LoadOutcome outcome =
        LoadGenerator.atRate(
            services.port(), truth.of(phase), length.rate(phase), length.of(phase));
    seconds.put(phase, outcome.seconds());
    if (outcome.failed() > 0) {
      unanswered.add(
          phase
              + ": "
              + outcome.failed()
              + " requests were not answered as they should, the first: "
              + outcome.firstFailure());
    }
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %d answered as they should, %d not, p99 %.1f ms; %d spans are here",
            phase,
            outcome.answered(),
            outcome.failed(),
            outcome.milliseconds(99),
            services.received().spans().size()));
  }
}
