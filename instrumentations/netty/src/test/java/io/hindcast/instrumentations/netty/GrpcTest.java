package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of several requests over one connection. */
@SuppressWarnings("FutureReturnValueIgnored") // the loops are awaited
class GrpcTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private static final String SERVICE = "echoes";
  private static final int REQUESTS = 3;

  /** Only a call that streams is told that it is ready. */
  private static final MethodDescriptor<byte[], byte[]> METHOD =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(SERVICE + "/echo")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private final EventLoopGroup loops = new NioEventLoopGroup(1);
  private final Server server = server();
  private final ManagedChannel channel =
      NettyChannelBuilder.forAddress(server.getListenSockets().get(0))
          .eventLoopGroup(loops)
          .channelType(NioSocketChannel.class)
          // Calls back on the loop, where nothing else carries a context.
          .directExecutor()
          .usePlaintext()
          .build();

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  private static Server server() {
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              InsecureServerCredentials.create())
          .addService(
              ServerServiceDefinition.builder(SERVICE)
                  .addMethod(METHOD, (call, headers) -> new Echo(call))
                  .build())
          .build()
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Echo extends ServerCall.Listener<byte[]> {
    private final ServerCall<byte[], byte[]> call;

    Echo(ServerCall<byte[], byte[]> call) {
      this.call = call;
      call.sendHeaders(new Metadata());
      call.request(1);
    }

    @Override
    public void onMessage(byte[] message) {
      call.sendMessage(message);
    }

    @Override
    public void onHalfClose() {
      call.close(Status.OK, new Metadata());
    }
  }

  /** A callback, and what it ran under. */
  private record Callback(String name, @Nullable SpanRecord span) {}

  private static final class Answer extends ClientCall.Listener<byte[]> {
    final List<Callback> callbacks = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch closed = new CountDownLatch(1);

    private void look(String name) {
      callbacks.add(new Callback(name, ThreadContext.get().span()));
    }

    @Override
    public void onReady() {
      look("ready");
    }

    @Override
    public void onHeaders(Metadata headers) {
      look("headers");
    }

    @Override
    public void onMessage(byte[] message) {
      look("message");
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      look("close " + status.getCode());
      closed.countDown();
    }
  }

  private Answer call() {
    Answer answer = new Answer();
    ClientCall<byte[], byte[]> call = channel.newCall(METHOD, CallOptions.DEFAULT);
    call.start(answer, new Metadata());
    call.request(1);
    call.sendMessage(new byte[1]);
    call.halfClose();
    return answer;
  }

  @AfterEach
  void close() throws Exception {
    channel.shutdownNow();
    server.shutdownNow();
    assertThat(channel.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(server.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    loops.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void callsThatOpenTheConnection_areNotMixedUp() throws Exception {
    makeCalls(() -> {});
  }

  @Test
  void callsThatAreWrittenTogether_areNotMixedUp() throws Exception {
    Seen.await(call().closed);
    CountDownLatch open = new CountDownLatch(1);
    loops.execute(() -> Seen.await(open));
    makeCalls(open::countDown);
  }

  /** Several requests at a time. */
  private void makeCalls(Runnable whenMade) throws Exception {
    List<Answer> answers = new ArrayList<>();
    List<InternalRecord> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(woven.under(() -> answers.add(call())));
    }
    whenMade.run();

    for (int i = 0; i < REQUESTS; i++) {
      Answer answer = answers.get(i);
      InternalRecord request = requests.get(i);
      Seen.await(answer.closed);
      assertThat(answer.callbacks)
          .extracting(Callback::name)
          .contains("ready", "headers", "message", "close OK");
      assertThat(answer.callbacks)
          .allMatch(callback -> callback.span() == null || callback.span() == request);
    }
    assertThat(woven.await(REQUESTS)).containsExactlyElementsOf(requests);
  }
}
