package io.hindcast.smoke.redeploy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;

/**
 * Deploys an application, asks it once and undeploys it, again and again; then says how many of its
 * class loaders can still be reached.
 *
 * <p>Arguments: the application's directory, that of its classes, and how often.
 */
public final class Redeploy {
  private static final String APPLICATION = "io.hindcast.smoke.redeploy.application.";
  private static final String PATH = "/shop";
  private static final int COLLECTIONS = 300;
  private static final long BETWEEN_NANOS = 100_000_000;

  private Redeploy() {}

  /** Ends with the server. */
  public static void main(String[] arguments) throws IOException, LifecycleException {
    Path application = Path.of(arguments[0]);
    Path classes = Path.of(arguments[1]);
    int times = Integer.parseInt(arguments[2]);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Path.of("tomcat").toAbsolutePath().toString());
    tomcat.setPort(0);
    tomcat.getConnector();
    tomcat.start();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      loaders.add(deployAskAndUndeploy(tomcat, application, classes));
    }
    // The connector remembers whom it asked last.
    if (ask(tomcat).isPresent()) {
      throw new IllegalStateException("it is still there");
    }
    System.out.println("loaders left of " + times + ": " + left(loaders));
    tomcat.stop();
    tomcat.destroy();
  }

  private static WeakReference<ClassLoader> deployAskAndUndeploy(
      Tomcat tomcat, Path application, Path classes) throws IOException {
    Context context = context(application, classes);
    tomcat.getHost().addChild(context);
    ClassLoader loader = context.getLoader().getClassLoader();
    String answer = ask(tomcat).orElse("");
    if (!answer.equals(loader.getClass().getSimpleName())) {
      throw new IllegalStateException("not the application's own class loader: " + answer);
    }
    tomcat.getHost().removeChild(context);
    return new WeakReference<>(loader);
  }

  private static Context context(Path application, Path classes) {
    StandardContext context = new StandardContext();
    context.setName(PATH);
    context.setPath(PATH);
    context.setDocBase(application.toString());
    context.addLifecycleListener(new Tomcat.FixContextListener());
    StandardRoot resources = new StandardRoot(context);
    resources.addPreResources(
        new DirResourceSet(resources, "/WEB-INF/classes", classes.toString(), "/"));
    context.setResources(resources);
    context.addApplicationListener(APPLICATION + "Surroundings");
    Tomcat.addServlet(context, "orders", APPLICATION + "OrdersServlet").addMapping("/*");
    return context;
  }

  /** What the application says; nothing where there is none. */
  private static Optional<String> ask(Tomcat tomcat) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + PATH + "/");
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    if (connection.getResponseCode() == 404) {
      return Optional.empty();
    }
    try (InputStream body = connection.getInputStream()) {
      return Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static long left(List<WeakReference<ClassLoader>> loaders) {
    long left = loaders.size();
    for (int i = 0; i < COLLECTIONS && left > 0; i++) {
      System.gc();
      LockSupport.parkNanos(BETWEEN_NANOS);
      left = loaders.stream().filter(loader -> !loader.refersTo(null)).count();
    }
    return left;
  }
}
