package org.tallystick.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What a person reads when a request was refused, and the page of ours they came from. */
public record RefusalPage(
        int status, String code, String sentence, @Nullable String back) {
    /** Shown by the browser itself when nothing comes back. */
    public static final RefusalPage NO_ANSWER = new RefusalPage(
            503,
            "NO_ANSWER",
            "The server did not answer. What you typed is still here; check the connection and send it again.",
            null);

    static RefusalPage of(int status, String code, String sentence, HttpServletRequest request) {
        return new RefusalPage(status, code, sentence, back(request));
    }

    public String title() {
        return switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Nothing here";
            case 500 -> "Our mistake";
            case 503 -> "Busy";
            default -> "That did not work";
        };
    }

    private static @Nullable String back(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return null;
        }
        try {
            URI address = URI.create(referer);
            boolean ours = request.getServerName().equals(address.getHost()) && address.getRawPath() != null;
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            return ours && address.getRawPath().startsWith("/") ? address.getRawPath() + query : null;
        } catch (IllegalArgumentException e) {
            return null; // a header can say anything
        }
    }
}
