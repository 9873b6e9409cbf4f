package io.hindcast.exporter.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbPool;
import org.junit.jupiter.api.Test;

final class PoolNamesTest {
  private final PoolNames names = new PoolNames();

  @Test
  void aPoolThatHasAName_isCalledByIt() {
    assertThat(names.of(new DbPool("orders", "jdbc:postgresql://db/shop"))).isEqualTo("orders");
  }

  @Test
  void aPoolWithoutAName_isCalledByWhereItGoes() {
    assertThat(names.of(new DbPool(null, "jdbc:postgresql://db:5433/shop?user=u&password=p")))
        .isEqualTo("db:5433/shop");
    assertThat(names.of(new DbPool(" ", "jdbc:postgresql://db/shop"))).isEqualTo("db/shop");
  }

  @Test
  void aPoolInsideTheProcess_isCalledByItsSystem() {
    assertThat(names.of(new DbPool(null, "jdbc:h2:mem:shop"))).isEqualTo("h2database/shop");
  }

  @Test
  void nothingKnown() {
    assertThat(names.of(null)).isEqualTo("unknown");
    assertThat(names.of(new DbPool(null, null))).isEqualTo("unknown");
  }

  @Test
  void moreThanThereMayBe_areOne() {
    for (int i = 0; i < PoolNames.MAX_NAMES; i++) {
      assertThat(names.of(new DbPool("tenant-" + i, null))).isEqualTo("tenant-" + i);
    }

    assertThat(names.of(new DbPool("one more", null))).isEqualTo("other");
    assertThat(names.of(new DbPool("tenant-7", null))).isEqualTo("tenant-7");
  }

  @Test
  void aLongName_isCut() {
    assertThat(names.of(new DbPool("x".repeat(1_000), null))).hasSize(255);
  }
}
