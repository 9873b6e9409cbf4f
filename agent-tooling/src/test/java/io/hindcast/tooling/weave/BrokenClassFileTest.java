package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is no class file, or one that nobody can weave, is left as it is. */
final class BrokenClassFileTest {
  private static Woven weave() {
    return Woven.by(
        definition -> {
          definition
              .type(Generated.NAME)
              .method("apply", "java.lang.Object")
              .replaceResult()
              .probe(SCRIPTED);
          definition
              .subtypesOf("java.util.function.UnaryOperator")
              .method("apply", "java.lang.Object")
              .probe(SCRIPTED);
        });
  }

  private static byte[] transform(Woven woven, byte[] bytes) {
    byte[] transformed =
        woven.weaver.transform(
            BrokenClassFileTest.class.getClassLoader(), "generated/Service", null, null, bytes);
    return transformed == null ? new byte[0] : transformed;
  }

  @Test
  void garbage_isDeclinedAndSaidAtMostOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (Woven woven = weave()) {
      for (int i = 0; i < 100; i++) {
        byte[] garbage = new byte[20];
        random.nextBytes(garbage);
        assertThat(transform(woven, garbage)).as("seed=%d", seed).isEmpty();
        assertThat(transform(woven, new byte[0])).isEmpty();
      }
      assertThat(woven.lines())
          .as("seed=%d", seed)
          .hasSizeLessThanOrEqualTo(1)
          .allMatch(line -> line.contains("class generated/Service could not be woven"));
    }
  }

  @Test
  void cutOffClassFiles_areDeclinedWhereverTheyEnd() {
    byte[] whole = Generated.ofVersion(52);
    try (Woven woven = weave()) {
      for (int length = 0; length < whole.length; length++) {
        assertThat(transform(woven, Arrays.copyOf(whole, length)))
            .as("length=%d", length)
            .isEmpty();
      }
      assertThat(transform(woven, whole)).isNotEmpty();
      assertThat(woven.lines()).hasSize(1);
    }
  }

  @Test
  void brokenClassFile_theJvmRefusesItAsWithoutTheAgent() {
    byte[] broken = Arrays.copyOf(Generated.ofVersion(52), 100);
    try (Woven woven = weave()) {
      TestLoader loader = new TestLoader().with(Generated.NAME, broken);
      assertThatThrownBy(() -> loader.loadClass(Generated.NAME))
          .isInstanceOf(ClassFormatError.class)
          .hasMessageContaining("Truncated class file");
      assertThat(woven.lines()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void classFilesOfTheFuture_areDeclinedOrWovenButNeverThrow() {
    byte[] bytes = Generated.ofVersion(52);
    bytes[7] = 120;
    try (Woven woven = weave()) {
      assertThat(transform(woven, bytes)).isEmpty();
      assertThat(woven.lines()).hasSize(1);
    }
  }

  @Test
  void methodThatWouldGetTooLarge_isLeftAsItIs() throws ReflectiveOperationException {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Generated.HUGE)
                    .method("apply", "java.lang.Object")
                    .probe(SCRIPTED))) {
      TestLoader loader = new TestLoader().with(Generated.HUGE, Generated.huge());
      assertThat(Generated.in(loader, Generated.HUGE).apply("x")).isEqualTo("x");
      assertThat(woven.lines())
          .singleElement()
          .asString()
          .contains("class generated/Huge could not be woven", "too large");
    }
  }

  @Test
  void nameless_isDeclined() {
    try (Woven woven = weave()) {
      assertThat(woven.weaver.transform(null, null, null, null, Generated.ofVersion(52))).isNull();
      assertThat(woven.lines()).isEmpty();
    }
  }
}
