package io.hindcast.instrumentations.servlet;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletContainerInitializer;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.logging.LogManager;

/** Embedded Undertow, the one on the class path. */
final class UndertowServer implements ServletServer {
  private final Undertow server;

  private UndertowServer(Undertow server) {
    this.server = server;
  }

  static ServletServer start(Application application, boolean errorPage) throws Exception {
    LogManager.getLogManager().reset();
    ServletContainerInitializer initializer =
        (classes, servletContext) -> application.register(servletContext);
    DeploymentInfo info =
        Servlets.deployment()
            .setClassLoader(UndertowServer.class.getClassLoader())
            .setDeploymentName("shop")
            .setContextPath(CONTEXT_PATH)
            .addServletContainerInitializer(
                new ServletContainerInitializerInfo(
                    initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of()));
    if (errorPage) {
      info.addErrorPage(Servlets.errorPage(ERROR_PAGE));
    }
    DeploymentManager deployment = Servlets.newContainer().addDeployment(info);
    deployment.deploy();
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(Handlers.path().addPrefixPath(CONTEXT_PATH, deployment.start()))
            .build();
    server.start();
    return new UndertowServer(server);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void stop() {
    server.stop();
  }
}
