package io.hindcast.instrumentations.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Hands on other objects than it got, as filters for security, sessions or compression do. */
final class WrappingFilter implements Filter {
  private final Runnable before;

  WrappingFilter(Runnable before) {
    this.before = before;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    before.run();
    chain.doFilter(
        new HttpServletRequestWrapper((HttpServletRequest) request),
        new HttpServletResponseWrapper((HttpServletResponse) response));
  }
}
