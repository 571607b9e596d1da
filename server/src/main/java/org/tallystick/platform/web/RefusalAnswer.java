package org.tallystick.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/** One refusal in the form its reader expects: problem details, a part of a page, or a page. */
final class RefusalAnswer {
    private RefusalAnswer() {}

    static Object of(int status, String code, String sentence, HttpServletRequest request) {
        if (address(request).startsWith("/api/")) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.of(status, code, sentence));
        }
        boolean part = request.getHeader("HX-Request") != null;
        HttpStatusCode statusCode = HttpStatus.valueOf(status);
        return new ModelAndView(
                part ? "layout/refused" : "layout/refusal",
                Map.of("page", RefusalPage.of(status, code, sentence, request)),
                statusCode);
    }

    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
    }
}
