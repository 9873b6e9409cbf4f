package io.hindcast.instrumentations.servlet;

import jakarta.servlet.ServletContainerInitializer;
import java.lang.reflect.Method;
import java.util.logging.LogManager;

/**
 * Embedded Jetty, the one on the class path. By reflection: the two generations that are tested
 * have the same methods in different packages.
 */
final class JettyServer implements ServletServer {
  private static final String[] PACKAGES = {
    "org.eclipse.jetty.ee11.servlet.", "org.eclipse.jetty.servlet."
  };

  private final Object server;

  private JettyServer(Object server) {
    this.server = server;
  }

  static ServletServer start(Application application, boolean errorPage) throws Exception {
    LogManager.getLogManager().reset();
    Object context = servletClass("ServletContextHandler").getConstructor().newInstance();
    call(context, "setContextPath", CONTEXT_PATH);
    ServletContainerInitializer initializer =
        (classes, servletContext) -> application.register(servletContext);
    call(context, "addServletContainerInitializer", initializer, new Class<?>[0]);
    if (errorPage) {
      Object pages = servletClass("ErrorPageErrorHandler").getConstructor().newInstance();
      call(pages, "addErrorPage", 400, 599, ERROR_PAGE);
      call(context, "setErrorHandler", pages);
    }
    Object server =
        Class.forName("org.eclipse.jetty.server.Server").getConstructor(int.class).newInstance(0);
    call(server, "setHandler", context);
    call(server, "start");
    return new JettyServer(server);
  }

  @Override
  public int port() {
    try {
      Object[] connectors = (Object[]) call(server, "getConnectors");
      return (int) call(connectors[0], "getLocalPort");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() throws Exception {
    call(server, "stop");
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

  private static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name) && accepts(method, arguments)) {
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }

  private static boolean accepts(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (!types[i].isInstance(arguments[i])
          && !(types[i] == int.class && arguments[i] instanceof Integer)) {
        return false;
      }
    }
    return true;
  }
}
