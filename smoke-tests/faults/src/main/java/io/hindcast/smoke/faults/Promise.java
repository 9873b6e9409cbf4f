package io.hindcast.smoke.faults;

import java.util.BitSet;

/** Which traces have to arrive in the end. Whatever does not has to be counted. */
enum Promise {
  /** All: there was room to keep them meanwhile. */
  ALL {
    @Override
    BitSet of(BitSet numbers) {
      return (BitSet) numbers.clone();
    }
  },
  /** The anomalous ones. */
  EVIDENCE {
    @Override
    BitSet of(BitSet numbers) {
      return Evidence.of(numbers);
    }
  },
  /** None: nobody takes them, and nobody will. */
  COUNTED {
    @Override
    BitSet of(BitSet numbers) {
      return new BitSet();
    }
  };

  /** Those of the numbers that have to arrive, as the caller's own. */
  abstract BitSet of(BitSet numbers);
}
