package io.hindcast.instrumentations.serverthreads;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The Jetty on the class path. Its servlets by reflection: the generations that are tested have the
 * same methods in different packages.
 */
class JettyAsyncTest extends AsyncStartContract {
  private static final String[] PACKAGES = {
    "org.eclipse.jetty.ee11.servlet.",
    "org.eclipse.jetty.ee10.servlet.",
    "org.eclipse.jetty.servlet."
  };

  private static final String POOL = "jetty-async";
  private static final int THREADS = 8;

  private final QueuedThreadPool pool = new QueuedThreadPool(THREADS);
  private final Server server = new Server(pool);

  @Override
  int start(HttpServlet servlet) throws Exception {
    pool.setName(POOL);
    Class<?> holderClass = servletClass("ServletHolder");
    Object holder = holderClass.getConstructor(Servlet.class).newInstance(servlet);
    holderClass.getMethod("setAsyncSupported", boolean.class).invoke(holder, true);
    Object context = servletClass("ServletContextHandler").getConstructor().newInstance();
    context.getClass().getMethod("setContextPath", String.class).invoke(context, "/");
    context
        .getClass()
        .getMethod("addServlet", holderClass, String.class)
        .invoke(context, holder, "/*");
    server.setHandler((Handler) context);
    ServerConnector connector = new ServerConnector(server);
    server.addConnector(connector);
    server.start();
    return connector.getLocalPort();
  }

  private static Class<?> servletClass(String name) throws ClassNotFoundException {
    for (String candidate : PACKAGES) {
      try {
        return Class.forName(candidate + name);
      } catch (ClassNotFoundException otherGeneration) {
        // The next one then.
      }
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  void stop() throws Exception {
    server.stop();
  }

  @Override
  String threads() {
    return POOL;
  }

  @Override
  int maximum() {
    return THREADS;
  }
}
