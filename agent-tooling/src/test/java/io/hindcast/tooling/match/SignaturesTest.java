package io.hindcast.tooling.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignaturesTest {
  private static boolean contains(Signatures signatures, String name, String descriptor) {
    // Somewhere in a class file, with other bytes around them.
    byte[] bytes = ("??" + name + "??" + descriptor + "??").getBytes(StandardCharsets.UTF_8);
    int nameLength = name.getBytes(StandardCharsets.UTF_8).length;
    int descriptorLength = descriptor.getBytes(StandardCharsets.UTF_8).length;
    return signatures.mayContain(bytes, 2, nameLength, nameLength + 4, descriptorLength);
  }

  @Test
  void member_isFoundWhateverItReturns() {
    Signatures signatures = new Signatures(List.of("run(I)", "call()", "grüße(Lä;)"));
    assertThat(contains(signatures, "run", "(I)V")).isTrue();
    assertThat(contains(signatures, "run", "(I)Ljava/lang/Object;")).isTrue();
    assertThat(contains(signatures, "call", "()V")).isTrue();
    assertThat(contains(signatures, "grüße", "(Lä;)V")).isTrue();
  }

  @Test
  void other_isNotFound() {
    Signatures signatures = new Signatures(List.of("run(I)", "call()"));
    assertThat(contains(signatures, "run", "()V")).isFalse();
    assertThat(contains(signatures, "run", "(II)V")).isFalse();
    assertThat(contains(signatures, "runs", "(I)V")).isFalse();
    assertThat(contains(signatures, "", "(I)V")).isFalse();
    assertThat(contains(new Signatures(List.of()), "run", "(I)V")).isFalse();
  }

  @Test
  void randomOnes_foundExactlyWhereTheyAreMembers() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<String> members = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      members.add(name(random) + "(" + name(random) + ")");
    }
    Signatures signatures = new Signatures(members);
    for (int i = 0; i < 100_000; i++) {
      String name = name(random);
      String parameters = "(" + name(random) + ")";
      assertThat(contains(signatures, name, parameters + "V"))
          .as("seed=%d i=%d", seed, i)
          .isEqualTo(members.contains(name + parameters));
    }
  }

  private static String name(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      text.append((char) ('a' + random.nextInt(6)));
    }
    return text.toString();
  }
}
