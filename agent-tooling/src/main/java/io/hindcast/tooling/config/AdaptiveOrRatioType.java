package io.hindcast.tooling.config;

import org.jspecify.annotations.Nullable;

/** A share of traces; or NaN, which is as large a share as a rate allows. */
final class AdaptiveOrRatioType extends DecimalType {
  private static final String ADAPTIVE = "adaptive";

  AdaptiveOrRatioType() {
    super("adaptive, or a number from 0 to 1", 0, 1);
  }

  @Override
  @Nullable Double parse(String text) {
    if (text.equalsIgnoreCase(ADAPTIVE)) {
      return Double.NaN;
    }
    return super.parse(text);
  }

  @Override
  String shown(Double value) {
    return value.isNaN() ? ADAPTIVE : super.shown(value);
  }
}
