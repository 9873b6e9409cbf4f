package io.hindcast.exporter.otlp;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Collects the answer to one call. Written by gRPC's threads, read after {@link #await}. */
final class GrpcAnswer extends ClientCall.Listener<byte[]> {
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile byte[] message = new byte[0];
  private volatile Metadata trailers = new Metadata();
  private volatile Status status = Status.DEADLINE_EXCEEDED;

  @Override
  public void onMessage(byte[] received) {
    message = received;
  }

  @Override
  public void onClose(Status result, Metadata last) {
    trailers = last;
    status = result;
    closed.countDown();
  }

  void await(Duration atMost) throws InterruptedException {
    closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  byte[] message() {
    return message;
  }

  Metadata trailers() {
    return trailers;
  }

  Status status() {
    return status;
  }
}
