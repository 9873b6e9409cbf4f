package io.hindcast.instrumentations.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.testing.WovenExtension;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection that one request opens, and others use after it. */
@SuppressWarnings({"deprecation", "FutureReturnValueIgnored"}) // of 4.2; what is in both
class ChannelTest {
  @RegisterExtension static final WovenExtension woven = Woven.extension();

  private static final Object NONE = "no context";

  private final EventLoopGroup servers = new NioEventLoopGroup(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private EventLoopGroup clients = servers;
  private final Map<String, Object> seen = new ConcurrentHashMap<>();
  private final CountDownLatch answered = new CountDownLatch(2);

  @AfterEach
  void close() {
    clients.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
    servers.shutdownGracefully(0, 20, TimeUnit.SECONDS).syncUninterruptibly();
    threads.shutdown();
  }

  private void look(String where) {
    SpanRecord span = ThreadContext.get().span();
    seen.put(where, span == null ? NONE : span);
  }

  /** Sends back whatever comes. */
  private Channel echo() {
    return new ServerBootstrap()
        .group(servers)
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelRead(ChannelHandlerContext context, Object message) {
                context.writeAndFlush(message);
              }

              @Override
              public boolean isSharable() {
                return true;
              }
            })
        .bind(InetAddress.getLoopbackAddress(), 0)
        .syncUninterruptibly()
        .channel();
  }

  private Channel connect(Channel server) {
    return new Bootstrap()
        .group(clients)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                look("initChannel");
                channel.pipeline().addLast(new Looking());
              }
            })
        .connect(server.localAddress())
        .syncUninterruptibly()
        .channel();
  }

  private final class Looking extends ChannelDuplexHandler {
    private int answers;

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
      look("channelActive");
      super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      look("channelRead" + ++answers);
      ReferenceCountUtil.release(message);
      answered.countDown();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      look("write " + ((ByteBuf) message).readableBytes());
      super.write(context, message, promise);
    }
  }

  private void aConnectionKeepsNothingOfWhoOpenedIt() throws Exception {
    Channel server = echo();
    Channel[] connection = new Channel[1];
    InternalRecord opening =
        woven.under(
            () -> {
              Channel opened = connect(server);
              opened.writeAndFlush(Unpooled.wrappedBuffer(new byte[1])).syncUninterruptibly();
              connection[0] = opened;
            });
    await("channelRead1");
    Channel kept = Objects.requireNonNull(connection[0]);
    InternalRecord other =
        woven.under(() -> kept.writeAndFlush(Unpooled.wrappedBuffer(new byte[2])));
    Seen.await(answered);
    kept.close().syncUninterruptibly();
    server.close().syncUninterruptibly();

    assertThat(seen)
        .containsEntry("initChannel", NONE)
        .containsEntry("channelActive", NONE)
        .containsEntry("channelRead1", NONE)
        .containsEntry("channelRead2", NONE)
        .containsEntry("write 1", opening)
        .containsEntry("write 2", other);
    assertThat(woven.await(2)).isEqualTo(List.of(opening, other));
  }

  /** The second write must find the first one answered, or the two may arrive as one. */
  private void await(String where) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!seen.containsKey(where) && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(seen).containsKey(where);
  }

  @Test
  void aLoopWithAThreadOfItsOwn() throws Exception {
    clients = new NioEventLoopGroup(1);
    aConnectionKeepsNothingOfWhoOpenedIt();
  }

  @Test
  void aLoopOnAPoolsThread() throws Exception {
    clients = new NioEventLoopGroup(1, threads);
    aConnectionKeepsNothingOfWhoOpenedIt();
  }
}
