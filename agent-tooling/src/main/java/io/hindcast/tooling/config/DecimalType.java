package io.hindcast.tooling.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number between two, or one of them. */
class DecimalType extends OptionType<Double> {
  private final double least;
  private final double most;

  DecimalType(double least, double most) {
    this("a number from " + plain(least) + " to " + plain(most), least, most);
  }

  DecimalType(String allowed, double least, double most) {
    super(allowed);
    this.least = least;
    this.most = most;
  }

  @Override
  @Nullable Double parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Java reads "NaN", "1d" and "0x1p3" too, and nobody means that.
      if ("0123456789.eE+-".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    try {
      // Added to 0, -0 is 0.
      double number = Double.parseDouble(text) + 0.0;
      return number >= least && number <= most ? Double.valueOf(number) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  @Override
  String shown(Double value) {
    return plain(value);
  }

  /** As it would be written by hand. */
  private static String plain(double number) {
    if (number == Math.rint(number)) {
      return Long.toString((long) number);
    }
    // Smaller ones Java writes with an exponent.
    return number >= 0.001
        ? Double.toString(number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
