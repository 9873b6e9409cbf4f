package io.hindcast.smoke.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plays scenarios one after the other, and between them, for each setup, the runs without a fault
 * that they are compared with: the machine may become slower meanwhile.
 */
final class Suite {
  /** Names in which this finds something; all where it is empty. */
  private static final Pattern ONLY = Pattern.compile(System.getProperty("faults.only", ""));

  private final Length length;
  private final Map<Setup, Control> controls = new HashMap<>();
  private int played;

  Suite(Length length) {
    this.length = length;
  }

  /** Every scenario there is. The first one has no fault: it shows the noise. */
  static List<Scenario> scenarios() {
    List<Scenario> all = new ArrayList<>();
    all.add(new NoFault(Setup.usual()));
    all.addAll(CollectorFaults.all());
    all.addAll(ProcessFaults.all());
    return all.stream().filter(scenario -> isWanted(scenario.toString())).toList();
  }

  /** Every end that a program may have. */
  static List<Ending> endings() {
    return Arrays.stream(Ending.values()).filter(end -> isWanted(end.label())).toList();
  }

  private static boolean isWanted(String name) {
    return ONLY.matcher(name).find();
  }

  Row run(Scenario scenario) throws IOException, InterruptedException {
    Optional<String> obstacle = scenario.obstacle();
    if (obstacle.isPresent()) {
      return Row.notPlayed(scenario, obstacle.get());
    }
    Latency control = control(scenario.control());
    Played result = Run.play(scenario, length);
    played++;
    return Row.played(
        scenario, new Row.Result(result, control), Verdict.of(scenario, result, control, length));
  }

  private Latency control(Setup setup) throws IOException, InterruptedException {
    Control last = controls.get(setup);
    if (last != null && played - last.after() < length.controlEvery()) {
      return last.latency();
    }
    Latency latency = Run.play(new NoFault(setup), length).latency();
    controls.put(setup, new Control(latency, played));
    return latency;
  }

  /** The latest run without a fault, and how many scenarios had been played by then. */
  private record Control(Latency latency, int after) {}

  /** Nothing happens. */
  private static final class NoFault extends Scenario {
    private final Setup setup;

    NoFault(Setup setup) {
      super("none", setup.promise());
      this.setup = setup;
    }

    @Override
    Setup setup() {
      return setup;
    }
  }
}
