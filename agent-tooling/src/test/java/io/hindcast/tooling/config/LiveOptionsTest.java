package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.tooling.config.LiveOptions.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options that somebody sets in the running process. */
final class LiveOptionsTest {
  private static final String RARE = "hindcast.sampling.rare";
  private static final String RATE = "hindcast.sampling.baseline-rate";

  private final Loaded loaded = new Loaded();

  private LiveOptions options() {
    return loaded.config().live(SamplingOptions.LIVE, List.of("jdbc"));
  }

  private LiveOptions optionsWithFile(Map<String, String> file) {
    LiveOptions options = options();
    options.fileChanged("/etc/h", file);
    return options;
  }

  @Test
  void lines_sayNameValueAndOriginOfEach() {
    loaded
        .system(RATE, "0.5")
        .environment("HINDCAST_SAMPLING_WAIT_THRESHOLD", "2m")
        .arguments("hindcast.sampling.keep-token=hunter2-hunter2");
    LiveOptions options = options();
    assertThat(options.values().lines())
        .hasSameSizeAs(SamplingOptions.LIVE)
        .contains(
            "hindcast.sampling.baseline=adaptive (default)",
            RATE + "=0.5 (system property " + RATE + ")",
            "hindcast.sampling.wait-threshold=120000ms"
                + " (environment variable HINDCAST_SAMPLING_WAIT_THRESHOLD)",
            "hindcast.sampling.keep-token=(not shown)"
                + " (argument hindcast.sampling.keep-token of -javaagent)");
    assertThat(options.values().linesThatWereSet()).hasSize(3);
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void whatIsRefusedAtTheStart_isTheDefault_andSaidOnce() {
    loaded.system(RATE, "0");
    LiveOptions options = options();
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(10);
    assertThat(options.values().lines()).contains(RATE + "=10 (default)");
    options.set(Map.of(RARE, "false"));
    assertThat(loaded.lines()).hasSize(2);
    assertThat(loaded.lines().get(0)).contains("is refused").endsWith("going on with 10");
  }

  @Test
  void wish_goesBeforeEverySource() {
    loaded.arguments(RATE + "=1").system(RATE, "2");
    LiveOptions options = optionsWithFile(Map.of(RATE, "4"));
    Outcome outcome = options.set(Map.of(RATE, " 30 "));
    assertThat(outcome.done()).isTrue();
    assertThat(outcome.lines()).containsExactly(RATE + "=30 (set in the running process)");
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(30);
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option " + RATE + " is changed from 1 to 30 (set in the running process)");
  }

  @Test
  void blankWish_takesBack() {
    loaded.system(RATE, "2");
    LiveOptions options = options();
    options.set(Map.of(RATE, "30"));
    assertThat(options.set(Map.of(RATE, "")).lines())
        .containsExactly(RATE + "=2 (system property " + RATE + ")");
    assertThat(loaded.lines()).hasSize(2).last().asString().contains("from 30 to 2 (system");
  }

  @Test
  void fileThatChangesTheOption_endsTheWish() {
    LiveOptions options = optionsWithFile(Map.of(RATE, "4", RARE, "true"));
    options.set(Map.of(RATE, "30"));

    options.fileChanged("/etc/h", Map.of(RATE, "4", RARE, "false"));
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE))
        .as("the file changed another option")
        .isEqualTo(30);

    options.fileChanged("/etc/h", Map.of(RATE, "5", RARE, "false"));
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(5);

    options.set(Map.of(RATE, "30"));
    options.fileChanged("/etc/h", Map.of(RARE, "false"));
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE))
        .as("taken out of the file")
        .isEqualTo(10);
  }

  @Test
  void fileWithAValueThatIsNotAllowed_leavesTheWish_andIsRefusedOnce() {
    LiveOptions options = optionsWithFile(Map.of(RATE, "4"));
    options.set(Map.of(RATE, "30"));
    OptionValues wished = options.values();

    options.fileChanged("/etc/h", Map.of(RATE, "many"));
    options.fileChanged("/etc/h", Map.of(RATE, "many", "hindcast.sampling.unknown", ""));
    assertThat(options.values()).isSameAs(wished);
    assertThat(loaded.lines())
        .filteredOn(line -> line.contains("is refused"))
        .containsExactly(
            "hindcast: option "
                + RATE
                + "=many ("
                + RATE
                + " in /etc/h) is refused; allowed: a number from 0.01 to 1000000;"
                + " going on with 30");

    assertThat(options.set(Map.of(RATE, "")).lines())
        .as("what the file had before")
        .containsExactly(RATE + "=4 (" + RATE + " in /etc/h)");

    options.set(Map.of(RATE, "30"));
    options.fileChanged("/etc/h", Map.of(RATE, "5"));
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(5);
  }

  @Test
  void fileThatIsPutRight_asItWasBefore_leavesTheWish() {
    LiveOptions options = optionsWithFile(Map.of(RATE, "4"));
    options.set(Map.of(RATE, "30"));
    options.fileChanged("/etc/h", Map.of(RATE, "many"));
    options.fileChanged("/etc/h", Map.of(RATE, "4"));
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(30);
  }

  @Test
  void blankWish_takesBack_whereTheSourceWasRefusedAtTheStart() {
    loaded.system(RATE, "0");
    LiveOptions options = options();
    options.set(Map.of(RATE, "30"));
    assertThat(options.set(Map.of(RATE, "")).lines()).containsExactly(RATE + "=10 (default)");
  }

  @Test
  void oneRefusedWish_changesNothingAtAll() {
    LiveOptions options = options();
    OptionValues before = options.values();
    Outcome outcome = options.set(Map.of(RATE, "30", RARE, "perhaps"));
    assertThat(outcome.done()).isFalse();
    assertThat(outcome.lines())
        .containsExactly(
            "option "
                + RARE
                + "=perhaps (set in the running process) is refused;"
                + " allowed: true or false; going on with true");
    assertThat(options.values()).isSameAs(before);
    assertThat(loaded.lines()).as("who asked is told, nobody else").isEmpty();
  }

  @Test
  void wishForWhatIsReadAtTheStart_orIsNoOption_isRefused() {
    LiveOptions options = options();
    assertThat(options.set(Map.of("hindcast.retention.bytes", "32m")).lines())
        .containsExactly(
            "option hindcast.retention.bytes is read when the application starts, and not before");
    assertThat(options.set(Map.of("otel.traces.sampler", "always_on")).done()).isFalse();
    assertThat(options.set(Map.of("hindcast.sampling.raer", "true")).lines())
        .singleElement()
        .asString()
        .contains("is not known", "did you mean hindcast.sampling.rare?");
    assertThat(options.set(Map.of("sampling.rare", "true")).lines())
        .singleElement()
        .asString()
        .contains("did you mean hindcast.sampling.rare?");
  }

  @Test
  void secret_isNeverShown() {
    LiveOptions options = options();
    Map<String, String> wish = Map.of("hindcast.sampling.keep-token", "hunter2-hunter2");
    assertThat(options.set(wish).lines()).allMatch(line -> line.contains("=(not shown) ("));
    assertThat(options.values().find(SamplingOptions.KEEP_TOKEN)).isEqualTo("hunter2-hunter2");
    Outcome refused = options.set(Map.of("hindcast.sampling.keep-token", "hunter2"));
    assertThat(refused.lines()).singleElement().asString().contains("allowed: 8 to 128 letters");
    assertThat(refused.lines()).noneMatch(line -> line.contains("hunter2"));
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.sampling.keep-token is changed from no token to (not shown)"
                + " (set in the running process)");
  }

  @Test
  void sameValueFromElsewhere_isNoChange_butItsOriginIs() {
    LiveOptions options = options();
    options.set(Map.of(RARE, "true"));
    assertThat(options.values().lines()).contains(RARE + "=true (set in the running process)");
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void wishThatHolds_isNotWishedAgain() {
    LiveOptions options = options();
    options.set(Map.of("hindcast.sampling.slow-threshold", "2s"));
    OptionValues before = options.values();
    options.set(Map.of("hindcast.sampling.slow-threshold", "2s"));
    assertThat(options.values()).isSameAs(before);
    assertThat(before.get(SamplingOptions.SLOW_THRESHOLD)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void optionThatIsNotAmongThem_isAMistakeOfOurs() {
    OptionValues values = options().values();
    assertThatThrownBy(() -> values.find(SamplingOptions.MAX_SPANS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hindcast.trace.max-spans");
  }
}
