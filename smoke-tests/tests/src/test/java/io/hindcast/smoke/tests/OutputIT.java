package io.hindcast.smoke.tests;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The application's output is, byte for byte, what it is without the agent. */
@ParameterizedClass(name = "{0}")
@EnumSource(Setting.class)
@ExtendWith(ShopRuns.Resolver.class)
final class OutputIT {
  private final Setting setting;
  private ShopRun run;
  private ShopRun bare;

  OutputIT(Setting setting) {
    this.setting = setting;
  }

  @BeforeEach
  void play(ShopRuns runs) throws Exception {
    run = runs.under(setting);
    bare = runs.bare(setting.java());
  }

  @Test
  void answers() {
    assertThat(run.answers()).isEqualTo(bare.answers());
  }

  @Test
  void orders() {
    isUnchanged(run.orders(), bare.orders());
  }

  @Test
  void warehouse() {
    isUnchanged(run.warehouse(), bare.warehouse());
  }

  private static void isUnchanged(Output under, Output bare) {
    assertThat(under.stdout()).isEqualTo(bare.stdout()).isNotEmpty();
    assertThat(under.stderrOfTheApplication()).isEqualTo(bare.stderr());
    assertThat(under.exitCode()).isEqualTo(bare.exitCode());
  }

  @Test
  void theAgentSaysOneLine_withItsServiceAndItsEndpoint() {
    assertThat(run.orders().hindcastLines())
        .singleElement(as(STRING))
        .contains("orders", "http://127.0.0.1:");
    assertThat(run.warehouse().hindcastLines())
        .singleElement(as(STRING))
        .contains("warehouse", "http://127.0.0.1:");
  }
}
