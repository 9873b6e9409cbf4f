package io.hindcast.instrumentations.servlet;

final class JettyTest extends ServletContract {
  @Override
  ServletServer.Starter starter() {
    return JettyServer::start;
  }
}
