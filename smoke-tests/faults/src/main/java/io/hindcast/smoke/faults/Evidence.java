package io.hindcast.smoke.faults;

import io.hindcast.smoke.faults.application.Items;
import java.util.BitSet;

/** The anomalous ones among numbered requests. */
final class Evidence {
  private Evidence() {}

  static BitSet of(BitSet numbers) {
    BitSet failing = new BitSet();
    numbers.stream().filter(Items::fails).forEach(failing::set);
    return failing;
  }
}
