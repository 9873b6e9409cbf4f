package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.instrumentations.fixture.Script;
import java.net.CookieManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JdkClassesTest {
  private final List<@Nullable Object> seen = new ArrayList<>();

  private Woven weave(String type, String method, String... parameters) {
    Woven woven =
        Woven.by(definition -> definition.type(type).method(method, parameters).probe(SCRIPTED));
    Script.on(
        "ScriptedProbe.enter",
        arguments -> {
          seen.addAll(Arrays.asList(arguments));
          return "state";
        });
    return woven;
  }

  private void probeOfTheBootLoader() {
    Object probe = seen.get(0);
    assertThat(probe).isNotNull();
    assertThat(probe.getClass().getClassLoader()).isInstanceOf(ProbeClassLoader.class);
    assertThat(probe.getClass().getClassLoader().getParent()).isNull();
  }

  private static boolean isLoaded(String name) {
    return Arrays.stream(ByteBuddyAgent.getInstrumentation().getAllLoadedClasses())
        .anyMatch(type -> type.getName().equals(name));
  }

  @Test
  void loadedAlready_isWoven() {
    CRC32C crc = new CRC32C();
    try (Woven woven = weave("java.util.zip.CRC32C", "update", "int")) {
      crc.update(7);
      assertThat(crc.getValue()).isNotZero();
      probeOfTheBootLoader();
      assertThat(seen.subList(1, 3)).containsExactly(crc, 7);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void notYetLoaded_isWoven() {
    assertThat(isLoaded("java.util.concurrent.Phaser")).isFalse();
    try (Woven woven = weave("java.util.concurrent.Phaser", "bulkRegister", "int")) {
      Phaser phaser = new Phaser();
      assertThat(phaser.bulkRegister(2)).isZero();
      probeOfTheBootLoader();
      assertThat(seen.subList(1, 3)).containsExactly(phaser, 2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void ofTheJdkAndASubtype_isWovenWhetherLoadedOrNot() {
    assertThat(isLoaded("java.net.CookieManager")).isFalse();
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .subtypesOf("java.net.CookieHandler")
                    .method("put", "java.net.URI", "java.util.Map")
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", seen::add);
      Supplier<CookieManager> later = CookieManager::new;
      org.assertj.core.api.Assertions.assertThatCode(
              () -> later.get().put(java.net.URI.create("http://localhost"), java.util.Map.of()))
          .doesNotThrowAnyException();
      assertThat(seen).hasSize(1);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void ofThePlatformLoader_isWoven() {
    try (Woven woven = weave("java.sql.Timestamp", "setNanos", "int")) {
      java.sql.Timestamp timestamp = new java.sql.Timestamp(0);
      timestamp.setNanos(7);
      assertThat(seen.subList(1, 3)).containsExactly(timestamp, 7);
      assertThat(woven.lines()).isEmpty();
    }
  }
}
