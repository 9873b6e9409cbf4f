package io.hindcast.instrumentations.servlet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Embedded Tomcat, the one on the class path. */
final class TomcatServer implements ServletServer {
  private final Tomcat tomcat;

  private TomcatServer(Tomcat tomcat) {
    this.tomcat = tomcat;
  }

  static ServletServer start(Application application, boolean errorPage) throws Exception {
    // It would print each failure that a test provokes.
    LogManager.getLogManager().reset();
    Path directory = Files.createTempDirectory("tomcat");
    directory.toFile().deleteOnExit();
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext(CONTEXT_PATH, directory.toString());
    context.addServletContainerInitializer(
        (classes, servletContext) -> application.register(servletContext), Set.of());
    if (errorPage) {
      ErrorPage page = new ErrorPage();
      page.setLocation(ERROR_PAGE);
      context.addErrorPage(page);
    }
    tomcat.getConnector();
    tomcat.start();
    return new TomcatServer(tomcat);
  }

  @Override
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
