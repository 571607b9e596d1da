package org.tallystick.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tallystick.platform.Companies;

/**
 * Enters the company that a page's address names, {@code /c/ACME/…}, for its members. For everybody else it is not there.
 */
final class CompanyFilter extends OncePerRequestFilter {
    private static final Pattern ADDRESS = Pattern.compile("/c/([^/]+)(/.*)?");

    private final Companies companies;
    private final Memberships memberships;

    CompanyFilter(Companies companies, Memberships memberships) {
        this.companies = companies;
        this.memberships = memberships;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller = companies
                .find(address.group(1))
                .flatMap(company -> signedIn().flatMap(person -> memberships.caller(person, company.id())));
        if (caller.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        CallerBinding.proceed(caller.get(), request, response, chain);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private static Optional<Person> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person
                ? Optional.of(person)
                : Optional.empty();
    }
}
