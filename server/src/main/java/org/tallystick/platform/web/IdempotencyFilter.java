package org.tallystick.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.idempotency.IdempotencyClaim;
import org.tallystick.platform.idempotency.IdempotencyKeys;
import org.tallystick.platform.idempotency.IdempotencyKeys.Outcome;
import org.tallystick.platform.idempotency.IdempotencyKeys.StoredAnswer;

/**
 * Gives a mutating request its effect once. The key is the header {@code Idempotency-Key}, in a form the hidden field
 * {@code _key}; the REST interface demands one. Runs inside the company's scope.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {
    /** Set on a request whose answer shows a secret once: that it was done is remembered, the answer is not. */
    public static final String SECRET_ANSWER = IdempotencyFilter.class.getName() + ".SECRET_ANSWER";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int MAX_STORED_BODY = 256 * 1024;

    private final IdempotencyKeys keys;

    public IdempotencyFilter(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CompanyId> company =
                CompanyScope.current().map(scope -> scope instanceof CompanyScope.One one ? one.company() : null);
        if (company.isEmpty() || SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        boolean api = request.getRequestURI().startsWith("/api/");
        RepeatableRequest repeatable = RepeatableRequest.of(request, api);
        String key = key(repeatable);
        if (key == null && api) {
            Problems.write(
                    response,
                    400,
                    "IDEMPOTENCY_KEY_MISSING",
                    "Send a header Idempotency-Key that you keep for retries.");
        } else if (key == null) {
            chain.doFilter(repeatable, response);
        } else if (key.length() > 255) {
            Problems.write(
                    response, 400, "IDEMPOTENCY_KEY_TOO_LONG", "The idempotency key has at most 255 characters.");
        } else {
            guarded(company.get(), key, repeatable, response, chain);
        }
    }

    private void guarded(
            CompanyId company, String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (keys.claim(company, key, request.fingerprint())) {
            case Outcome.Claimed(IdempotencyClaim claim) -> carryOut(claim, request, response, chain);
            case Outcome.Running _ -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "2");
                Problems.write(
                        response,
                        409,
                        "REQUEST_RUNNING",
                        "The same request is being carried out; ask again in a moment.");
            }
            case Outcome.Mismatch _ ->
                Problems.write(
                        response,
                        422,
                        "IDEMPOTENCY_KEY_REUSED",
                        "This idempotency key belongs to another request; use a new one.");
            case Outcome.Done(StoredAnswer answer) -> replay(answer, response);
        }
    }

    private void carryOut(
            IdempotencyClaim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        boolean definite = false;
        try {
            claim.call(() -> {
                try {
                    chain.doFilter(request, caching);
                } catch (ServletException e) {
                    throw new IOException(e);
                }
                return true;
            });
            definite = isDefinite(request, caching);
        } finally {
            if (definite) {
                keys.store(claim, answer(request, caching));
            } else {
                keys.release(claim);
            }
            caching.copyBodyToResponse();
        }
    }

    /** Success and the refusals of business rules stand; a page shown again with its error may be sent again. */
    private static boolean isDefinite(HttpServletRequest request, ContentCachingResponseWrapper response) {
        boolean api = request.getRequestURI().startsWith("/api/");
        int status = response.getStatus();
        return status < 400 || (api && status < 500 && status != 409 && status != 429);
    }

    private static StoredAnswer answer(HttpServletRequest request, ContentCachingResponseWrapper response) {
        byte[] body = response.getContentAsByteArray();
        boolean kept = body.length <= MAX_STORED_BODY && request.getAttribute(SECRET_ANSWER) == null;
        return new StoredAnswer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                kept ? body : null);
    }

    private static void replay(@Nullable StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setHeader(REPLAYED, "true");
        if (answer == null) {
            Problems.write(
                    response, 409, "ALREADY_DONE", "This was done before; its answer is not kept. Look at the result.");
            return;
        }
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.body() != null) {
            response.getOutputStream().write(answer.body());
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        String header = request.getHeader("Idempotency-Key");
        String key = header == null ? request.getParameter("_key") : header;
        return key == null || key.isBlank() ? null : key.strip();
    }
}
