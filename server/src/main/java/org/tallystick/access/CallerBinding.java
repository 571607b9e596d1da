package org.tallystick.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.tallystick.platform.CompanyScope;

/** Lets a request go on inside the scope of its caller's company. */
final class CallerBinding {
    static final String ATTRIBUTE = Caller.class.getName();

    private CallerBinding() {}

    static void proceed(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ATTRIBUTE, caller);
        try {
            CompanyScope.of(caller.company()).call(() -> {
                try {
                    chain.doFilter(request, response);
                    return true;
                } catch (ServletException e) {
                    throw new Wrapped(e);
                }
            });
        } catch (Wrapped e) {
            throw e.servletException;
        }
    }

    /** One checked exception type can cross the scope; the other one travels inside. */
    private static final class Wrapped extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient ServletException servletException;

        Wrapped(ServletException cause) {
            super(cause);
            this.servletException = cause;
        }
    }
}
