package io.hindcast.exporter.otlp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** A collector without a network: it answers as planned, then as its rule says. */
final class FakeTransport implements Transport {
  static final Outcome OK = new Outcome.Delivered(0, "");

  final List<byte[]> sent = new ArrayList<>();
  final List<byte[]> taken = new ArrayList<>();
  Function<byte[], Outcome> rule = message -> OK;
  Runnable during = () -> {};
  private final Deque<Outcome> answers = new ArrayDeque<>();

  void answer(Outcome... next) {
    answers.addAll(List.of(next));
  }

  /** The first byte of each message. */
  List<Integer> sentIds() {
    return sent.stream().map(message -> (int) message[0]).toList();
  }

  @Override
  public Outcome send(byte[] message) {
    sent.add(message);
    during.run();
    Outcome planned = answers.poll();
    Outcome outcome = planned == null ? rule.apply(message) : planned;
    if (outcome instanceof Outcome.Delivered) {
      taken.add(message);
    }
    return outcome;
  }

  @Override
  public void close() {}
}
