package io.hindcast.instrumentations.netty;

/**
 * What belongs to Netty itself. Its own tasks and listeners run for a connection or a loop, which
 * outlive the request that happens to need them first: they carry nothing.
 */
final class Nettys {
  /** Where its packages are: in its own jars, and in the one of grpc-netty-shaded. */
  static final String[] ROOTS = {"io.netty.", "io.grpc.netty.shaded.io.netty."};

  /** Its tasks that write what a caller has given, in that one's name, and are over then. */
  private static final String WRITE = "channel.AbstractChannelHandlerContext$Write";

  private Nettys() {}

  /** Whether a task, a listener or what they run is Netty's own. */
  static boolean owns(Object called) {
    return rootOf(called.getClass().getName()) >= 0;
  }

  /** Whether a task is Netty's own, and not the rest of a write. */
  static boolean keeps(Object task) {
    String name = task.getClass().getName();
    int root = rootOf(name);
    return root >= 0 && !name.startsWith(WRITE, root);
  }

  /** The length of the root; negative where the class is somebody else's. */
  private static int rootOf(String name) {
    for (String root : ROOTS) {
      if (name.startsWith(root)) {
        return root.length();
      }
    }
    return -1;
  }
}
