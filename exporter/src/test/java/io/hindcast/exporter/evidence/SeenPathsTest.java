package io.hindcast.exporter.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeenPathsTest {
  private final SeenPaths paths = new SeenPaths();

  @Test
  void path_isForgottenWhenItWasNotSeenForAWhile() {
    paths.add(0, 0);

    assertThat(paths.seeAgain(0, SeenPaths.FORGET_NANOS - 1)).isTrue();
    assertThat(paths.seeAgain(0, 2 * SeenPaths.FORGET_NANOS - 2)).as("seen meanwhile").isTrue();
    assertThat(paths.seeAgain(0, 3 * SeenPaths.FORGET_NANOS - 2)).isFalse();
    assertThat(paths.seeAgain(0, 3 * SeenPaths.FORGET_NANOS - 2)).as("not added").isFalse();

    paths.add(0, 3 * SeenPaths.FORGET_NANOS);

    assertThat(paths.seeAgain(0, 3 * SeenPaths.FORGET_NANOS)).isTrue();
  }

  @Test
  void thousandPaths_areRemembered() {
    Random random = new Random(1);
    long[] known = new long[1_000];
    for (int i = 0; i < known.length; i++) {
      known[i] = random.nextLong();
      paths.add(known[i], i);
    }

    int seen = 0;
    for (long path : known) {
      seen += paths.seeAgain(path, 2_000) ? 1 : 0;
    }

    assertThat(seen).isGreaterThan(990);
  }

  @Test
  void floodOfPaths_pushesOutWhatWasNotSeenForLongest() {
    Random random = new Random(2);
    long daily = random.nextLong();
    paths.add(daily, 0);
    for (int i = 1; i < 100_000; i++) {
      paths.add(random.nextLong(), i);
      assertThat(i % 100 != 0 || paths.seeAgain(daily, i)).isTrue();
    }
  }
}
