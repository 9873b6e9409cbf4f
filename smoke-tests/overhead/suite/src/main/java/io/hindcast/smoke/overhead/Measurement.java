package io.hindcast.smoke.overhead;

import java.io.IOException;

/** What is done with one arm in one round. */
interface Measurement {
  /** Before the first round, for each arm. */
  default void prepare(Arm arm) throws IOException, InterruptedException {}

  void measure(Arm arm, Recorder rows) throws IOException, InterruptedException;

  /** Takes a figure of the arm and the round that are being measured. */
  interface Recorder {
    void add(String subject, Figure figure, double value) throws IOException;
  }
}
