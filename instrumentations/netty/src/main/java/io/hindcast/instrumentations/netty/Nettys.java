package io.hindcast.instrumentations.netty;

/**
 * What belongs to Netty itself, or to gRPC's transport over it. Their own tasks and listeners run
 * for a connection or a loop, which outlive the request that happens to need them first, and serve
 * others with it: they carry nothing.
 */
final class Nettys {
  /** Where its packages are: in its own jars, and in the one of grpc-netty-shaded. */
  static final String[] ROOTS = {"io.netty.", "io.grpc.netty.shaded.io.netty."};

  /**
   * Both of gRPC's jars have their transport in here. It has one task a connection that writes what
   * all callers have queued by then, and adds a listener for each: under the first caller's context
   * these would call back the others.
   */
  private static final String GRPC = "io.grpc.netty.";

  /** Netty's tasks that write what a caller has given, in that one's name, and are over then. */
  private static final String WRITE = "channel.AbstractChannelHandlerContext$Write";

  private Nettys() {}

  /** Whether a task, a listener or what they run is one of theirs. */
  static boolean owns(Object called) {
    String name = called.getClass().getName();
    return rootOf(name) >= 0 || name.startsWith(GRPC);
  }

  /** Whether a task is one of theirs, and not the rest of a write. */
  static boolean keeps(Object task) {
    String name = task.getClass().getName();
    int root = rootOf(name);
    return root >= 0 ? !name.startsWith(WRITE, root) : name.startsWith(GRPC);
  }

  /** The length of Netty's root; negative where the class is somebody else's. */
  private static int rootOf(String name) {
    for (String root : ROOTS) {
      if (name.startsWith(root)) {
        return root.length();
      }
    }
    return -1;
  }
}
